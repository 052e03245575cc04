//! What a page gives to its scripts instead of to its readers: addresses behind clicks, and data.
//!
//! In: the attributes of an element, or the text of a script. Out: where a click leads, and the
//! values that stand in scripts and attributes as JSON, as the literals of a program, packed by
//! number or streamed in pieces. Runs nothing.

mod click;
mod data;
mod literal;
mod packed;

pub use click::{address, is_date};
pub use data::{data, held, piece, rows, value};

use serde_json::Value;

/// About so many bytes a copy of `value` takes.
fn weight(value: &Value) -> usize {
    let inside = match value {
        Value::String(text) => text.len(),
        Value::Array(members) => members.iter().map(weight).sum(),
        Value::Object(members) => members.iter().map(|(name, inner)| name.len() + weight(inner)).sum(),
        _ => 0,
    };
    size_of::<Value>() + inside
}
