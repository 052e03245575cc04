//! The data in a page's scripts and attributes.
//!
//! In: the text of a script, or the attributes of an element. Out: the places where a value that
//! may hold a list begins, and the value read from such a place. A script framework streams its
//! page as rows, cut into pieces at any byte: the pieces are joined before the rows are read.

use std::borrow::Cow;

use serde_json::Value;

use super::{literal, packed};
use crate::parse::clean::{attribute, attributes, decode};

/// The least bytes of data that may be a list.
const LEAST: usize = 120;
/// A script is searched for so many values.
const TRIES: usize = 8;
/// How a piece of a streamed page begins.
const PIECE: &str = "__next_f.push([1,";
/// A row of text tells its length in so many bytes at most.
const LENGTH: usize = 16;
/// How a function begins that is called with the values that its result repeats.
const FUNCTION: &str = "(function(";

/// Where values begin in a script's text: all of it is one, or one is given to a name or a call.
pub fn data<'s>(script: &'s str, raw: &str) -> Vec<&'s str> {
    let kind = attribute(raw, "type").unwrap_or_default().to_ascii_lowercase();
    if script.len() < LEAST || attribute(raw, "src").is_some() {
        return Vec::new();
    }
    if kind.ends_with("json") {
        return vec![script];
    }
    let mut found = Vec::new();
    let mut rest = script;
    while found.len() < TRIES
        && let Some(at) = rest.find(['=', '('])
    {
        let given = rest.as_bytes().get(at) == Some(&b'=');
        rest = rest.get(at + 1..).unwrap_or_default();
        let value = rest.trim_start();
        if value.len() >= LEAST && (begins(value) || given && value.starts_with(FUNCTION)) {
            found.push(value);
        }
    }
    found
}

/// Whether a text begins as a list of objects or an object with fields does, be it in quotes.
fn begins(text: &str) -> bool {
    let inner = |text: &str| text.get(1..).unwrap_or_default().trim_start().chars().next();
    match text.chars().next() {
        Some('[') => inner(text) == Some('{') || text.starts_with("[null,"),
        Some('{') => inner(text).is_some_and(|c| c.is_alphabetic() || matches!(c, '"' | '\'' | '_' | '$')),
        Some('"' | '\'') => text.get(1..).is_some_and(|text| text.starts_with(['[', '{'])),
        _ => false,
    }
}

/// The JSON in an element's attributes.
pub fn held(raw: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let values = attributes(raw).map(|(_, value)| value.trim_ascii());
    values.filter(|value| value.len() >= LEAST && value.starts_with(['{', '['])).map(decode)
}

/// The value at the beginning of `text`: JSON, or what a program would write for it.
pub fn value(text: &str) -> Option<Value> {
    let found = as_json(text).or_else(|| literal::read(text))?;
    let found = match &found {
        Value::String(inner) => as_json(inner).or_else(|| literal::read(inner))?,
        _ => found,
    };
    Some(packed::unpacked(found))
}

fn as_json(text: &str) -> Option<Value> {
    serde_json::Deserializer::from_str(text).into_iter::<Value>().next()?.ok()
}

/// The piece of a streamed page that a script holds.
pub fn piece(script: &str) -> Option<String> {
    let at = script.find(PIECE)?;
    match literal::read(script.get(at + PIECE.len()..)?)? {
        Value::String(piece) => Some(piece),
        _ => None,
    }
}

/// The values in the rows of a streamed page: `5:["$","div",...]`. A row of text tells its length.
pub fn rows(streamed: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut rest = streamed;
    while let Some((number, row)) = rest.split_once(':') {
        let number = number.trim_start();
        let numbered = !number.is_empty() && number.bytes().all(|b| b.is_ascii_hexdigit());
        if let Some(after) = text_row(row).filter(|_| numbered) {
            rest = after;
            continue;
        }
        let (row, more) = row.split_once('\n').unwrap_or((row, ""));
        if numbered && row.starts_with(['[', '{']) {
            found.extend(as_json(row));
        }
        rest = more;
    }
    found
}

/// What follows a row of text (`T1f,` and so many bytes), if `row` is one.
fn text_row(row: &str) -> Option<&str> {
    let row = row.strip_prefix('T')?;
    // Nothing far away is searched for: a page may hold a million rows that only begin so.
    let comma = row.bytes().take(LENGTH).position(|byte| byte == b',')?;
    let (length, text) = row.split_at(comma);
    let length = usize::from_str_radix(length, 16).ok()?;
    let text = text.strip_prefix(',')?;
    text.get(text.ceil_char_boundary(length)..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn data_stands_in_scripts_and_attributes() {
        let long = format!("[{{\"judul\": \"{}\"}}]", "Rapat ".repeat(30));
        assert_eq!(data(&long, " type=\"application/json\""), [long.as_str()]);
        for given in [format!("let a = 1; window.berita = {long};"), format!("tampilkan({long})")] {
            assert!(data(&given, "")[0].starts_with(&long), "{given}");
        }
        assert!(data(&format!("let a = {long}"), " src=a.js").is_empty());
        assert!(data("let a = {};", "").is_empty());
        let raw = format!(" class=a data-page=\"{}\"", long.replace('"', "&quot;"));
        assert_eq!(held(&raw).collect::<Vec<_>>(), [long]);
    }

    #[test]
    fn a_value_is_json_or_what_a_program_writes_for_it() {
        let cases = [
            (r#"[{"a": 1}]; lain()"#, json!([{"a": 1}])),
            ("[{judul: 'Rapat', dilihat: 7,},];", json!([{"judul": "Rapat", "dilihat": 7}])),
            (r#"'[{"a": "b\'c"}]')"#, json!([{"a": "b'c"}])),
        ];
        for (given, wanted) in cases {
            assert_eq!(value(given), Some(wanted), "{given}");
        }
        assert_eq!(value("lain(1)"), None);
    }

    #[test]
    fn streamed_pieces_are_joined_to_rows() {
        let scripts = [
            "(self.__next_f=self.__next_f||[]).push([0])",
            r#"self.__next_f.push([1,"1:I[9,[]]\n2:Ta,satu\ndua: 3"])"#,
            r#"self.__next_f.push([1,"4:{\"judul\":\"Ra"])"#,
            r#"self.__next_f.push([1,"pat\"}\n5:[\"$\",1]\n"])"#,
        ];
        let streamed: String = scripts.iter().filter_map(|script| piece(script)).collect();
        assert_eq!(rows(&streamed), [json!({"judul": "Rapat"}), json!(["$", 1])]);
        assert_eq!(rows("a:b:c:\n::1:[\n"), Vec::<Value>::new());
    }
}
