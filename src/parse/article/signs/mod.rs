//! The words by which pages name their parts, in class names and in text.
//!
//! In: a class attribute in lower case, or a line of text. Out: yes or no. Indonesian ministry
//! sites and the common content systems are known here; everything that knows a language's or a
//! system's habits stands in this folder, so that the other files hold rules only.

mod class;
mod fact;
mod name;
mod phrase;
mod shape;
mod signature;

pub use class::{Icon, has_name, has_word, icon, is_crumbs, names_writer, zone};
pub use fact::{are_apart, is_fact, is_fact_line, parts};
pub use name::{byline, byline_inside, byline_of, editor, is_label, is_name, names};
pub use phrase::{is_box_heading, is_credit, is_related_heading, is_see_also, is_trimming};
pub use shape::{ends_sentence, is_dated, is_initials, letters, spells, starts_with_any};
pub use signature::{is_signature, signature};
