//! The terminal: events in, frames out, effects performed.
