//! What the house says to people, in Indonesian and English: one typed function per phrase.
//!
//! The sentences are Fluent files under `locales/`. Rooms below return values, never
//! sentences; the shells turn them into words here.

mod cli;
mod dates;
mod facts;
mod failure;
mod figures;
mod follow;
mod manage;
mod paper;
mod phrases;
mod picture;
mod relay;
mod screen;
mod ui;

pub use phrases::{Lang, Language};
