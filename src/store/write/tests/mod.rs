//! What is written, read again: a file per kind of change that needs many cases.

mod copies;
mod edit;
mod index;
