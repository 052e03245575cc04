//! The screen's core, pure: what the reader sees and what a key does.
//!
//! In: a [`Msg`] and the time. Out: a changed [`Model`] and [`Effect`]s as data, which the shell
//! performs and answers with further messages. Never reads a clock, a terminal or the cache.

mod action;
mod command;
mod effect;
mod health;
mod key;
pub mod keymap;
mod keys;
mod layout;
mod model;
mod msg;
mod notice;
mod overlay;
mod pages;
mod panes;
mod suggest;
pub mod text;
mod update;

pub use crate::news::Deed;
pub use action::Action;
pub use command::TABLE as COMMANDS;
pub use effect::{Effect, ListEdit, Purpose, Slice, Target, Ticket};
pub use health::{Condition, Health, Place as HealthPlace, Side, report};
pub use key::{Code, Held, Key};
pub use keys::{Candidate, Does, Keymap, candidates};
pub use layout::{Desk, Layout, Pane, Shape};
pub use model::{Connection, Copies, Model, Online, Sequels, Settings, Typed, Way};
pub use msg::{Edited, Msg, Reading, Refusal, Setup, Trouble, Unsaved};
pub use notice::Notice;
pub use overlay::{
    Adding, Choice, Fetching, Looking, Offer, Overlay, Prompt, PromptKind, Showing, Stage as PictureStage,
    hint,
};
pub use pages::{PageLine, lines as page_lines};
pub use panes::{
    Arrangement, Chosen, Entry, Find, Group, Grouping, Line, LineKind, List, ListLine, PageState, Placed,
    Reader, Ready, RelatedPane, Scroll, Sheet, Sight, Sources, Zen, day,
};
pub use suggest::suggest;
pub use update::{start, update};
