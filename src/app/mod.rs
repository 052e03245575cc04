//! The screen's core, pure: what the reader sees and what a key does.
