//! warta, a small newsroom in a terminal.

pub mod app;
pub mod cli;
pub mod config;
pub mod demo;
pub mod engine;
pub mod jobs;
pub mod lang;
pub mod net;
pub mod news;
pub mod parse;
pub mod render;
pub mod store;
pub mod tui;
pub mod view;
pub mod words;
