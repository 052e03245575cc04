//! Values as a program writes them: names without quotes, single quotes, `!0` for true.
//!
//! In: the text of a script from where a value begins. Out: the value, if all of it is written
//! out; of a function that is called at once its result, with the arguments in their places.
//! Runs nothing: what would have to be computed is no value.

use std::collections::HashMap;

use serde_json::{Map, Value};

/// Values nested deeper than this are read no further.
const DEEPEST: usize = 64;
/// More values than this are no list of news.
const MOST: usize = 200_000;
/// So many bytes are copied for names at most: a long text may be named often.
const COPIED: usize = 8 << 20;

type Names<'t> = HashMap<&'t str, (Value, usize)>;

/// The value at the beginning of `text`.
pub fn read(text: &str) -> Option<Value> {
    match text.trim_start().strip_prefix("(function(") {
        Some(function) => result(function),
        None => Reader::new(text, &Names::new()).value(0),
    }
}

/// What a function returns that is called where it stands: `a,b){return {x:a}}(1,"b"))`.
fn result(function: &str) -> Option<Value> {
    let (names, body) = function.split_once(')')?;
    let body = body.get(body.find("return")? + "return".len()..)?;
    let none = Names::new();
    let mut reader = Reader::new(body, &none);
    reader.value(0)?;
    for sign in [";", "}", ")", "("] {
        reader.take(sign);
    }
    let mut given = Names::new();
    for name in names.split(',').map(str::trim) {
        let Some(value) = reader.value(0) else { break };
        let weight = super::weight(&value);
        given.insert(name, (value, weight));
        if !reader.take(",") {
            break;
        }
    }
    Reader::new(body, &given).value(0)
}

struct Reader<'t> {
    rest: &'t str,
    names: &'t Names<'t>,
    left: usize,
    room: usize,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, names: &'t Names<'t>) -> Self {
        Self { rest: text, names, left: MOST, room: COPIED }
    }

    /// Goes past `sign`, if it comes next.
    fn take(&mut self, sign: &str) -> bool {
        self.rest = self.rest.trim_start();
        while let Some((_, after)) = self.rest.strip_prefix("/*").and_then(|rest| rest.split_once("*/")) {
            self.rest = after.trim_start();
        }
        let Some(after) = self.rest.strip_prefix(sign) else { return false };
        self.rest = after;
        true
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.left = self.left.checked_sub(1)?;
        if depth > DEEPEST {
            return None;
        }
        self.take("");
        match self.rest.chars().next()? {
            '{' => self.object(depth),
            '[' => self.list(depth),
            '"' | '\'' | '`' => self.string().map(Value::String),
            '!' => {
                self.take("!");
                let value = self.value(depth + 1)?;
                Some(Value::Bool(value == Value::Bool(false) || value.as_f64() == Some(0.0)))
            }
            c if c.is_ascii_digit() || matches!(c, '-' | '.') => self.number(),
            _ => self.named(depth),
        }
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        let mut members = Map::new();
        self.take("{");
        while !self.take("}") {
            let name = match self.rest.chars().next()? {
                '"' | '\'' => self.string()?,
                _ => self.word()?.to_owned(),
            };
            let value = if self.take(":") { self.value(depth + 1)? } else { self.given(&name)? };
            members.insert(name, value);
            if !self.take(",") && !self.rest.starts_with('}') {
                return None;
            }
        }
        Some(Value::Object(members))
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        let mut members = Vec::new();
        self.take("[");
        while !self.take("]") {
            members.push(if self.rest.starts_with(',') { Value::Null } else { self.value(depth + 1)? });
            if !self.take(",") && !self.rest.starts_with(']') {
                return None;
            }
        }
        Some(Value::Array(members))
    }

    fn number(&mut self) -> Option<Value> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+');
        let (digits, rest) = self.rest.split_at(self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len()));
        self.rest = rest;
        let whole = digits.parse::<i64>().ok().map(Value::from);
        whole.or_else(|| digits.parse::<f64>().ok().map(Value::from))
    }

    /// A word that stands for a value: one that all programs know, or one that was given.
    fn named(&mut self, depth: usize) -> Option<Value> {
        match self.word()? {
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            "void" => self.value(depth + 1).map(|_| Value::Null),
            "new" => {
                (self.word()? == "Date" && self.take("(")).then_some(())?;
                let value = self.value(depth + 1)?;
                self.take(")").then_some(value)
            }
            // What a call or a field of something comes to is not known.
            _ if self.rest.starts_with(['(', '.', '[']) => None,
            name => self.given(name),
        }
    }

    /// What was given for a name: nothing for one that is not known.
    fn given(&mut self, name: &str) -> Option<Value> {
        let Some((value, weight)) = self.names.get(name) else { return Some(Value::Null) };
        self.room = self.room.checked_sub(*weight)?;
        Some(value.clone())
    }

    fn word(&mut self) -> Option<&'t str> {
        self.take("");
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
        let (word, rest) = self.rest.split_at(self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len()));
        self.rest = rest;
        (!word.is_empty()).then_some(word)
    }

    fn string(&mut self) -> Option<String> {
        let mut letters = self.rest.chars();
        let quote = letters.next()?;
        let mut units: Vec<u16> = Vec::new();
        let mut text = String::new();
        loop {
            match letters.next()? {
                '\\' => escaped(&mut letters, &mut text, &mut units)?,
                c if c == quote => break,
                '$' if quote == '`' && letters.as_str().starts_with('{') => return None,
                c => {
                    settle(&mut units, &mut text);
                    text.push(c);
                }
            }
        }
        settle(&mut units, &mut text);
        self.rest = letters.as_str();
        Some(text)
    }
}

/// Writes the half characters that were escaped one by one.
fn settle(units: &mut Vec<u16>, text: &mut String) {
    if !units.is_empty() {
        text.push_str(&String::from_utf16_lossy(units));
        units.clear();
    }
}

/// Reads what stands behind a backslash into `text`, or into `units` if it may be half a character.
fn escaped(letters: &mut std::str::Chars<'_>, text: &mut String, units: &mut Vec<u16>) -> Option<()> {
    let digits = match letters.next()? {
        'u' => 4,
        'x' => 2,
        other => {
            settle(units, text);
            match other {
                'n' => text.push('\n'),
                'r' => text.push('\r'),
                't' => text.push('\t'),
                'b' | 'f' | 'v' | '0' | '\n' => {}
                other => text.push(other),
            }
            return Some(());
        }
    };
    let code = letters.as_str().get(..digits)?;
    let unit = u16::from_str_radix(code, 16).ok()?;
    *letters = letters.as_str().get(digits..)?.chars();
    units.push(unit);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn literals_are_read() {
        let cases = [
            (
                "{a:1,'b':-2.5,\"c\":!0,d:!1,e:null,f:void 0,}",
                json!({"a":1,"b":-2.5,"c":true,"d":false,"e":null,"f":null}),
            ),
            (
                "[ /* satu */ 'it\\'s', `dua`, \"\\u0041\\x42\\ud83d\\ude00\\n\", ,3 ]",
                json!(["it's", "dua", "AB😀\n", null, 3]),
            ),
            ("{a:new Date(\"2026-11-24\"),b}", json!({"a":"2026-11-24","b":null})),
            (
                "(function(a,b){a.x=1;return {k:[{t:a,u:b}]}}(\"Rapat\",{y:2}));",
                json!({"k":[{"t":"Rapat","u":{"y":2}}]}),
            ),
        ];
        for (given, wanted) in cases {
            assert_eq!(read(given), Some(wanted), "{given}");
        }
    }

    #[test]
    fn what_would_have_to_be_computed_is_no_value() {
        for given in ["{a:b.c}", "[f(1)]", "`a${b}`", "{...a}", "{a:1;b:2}", "[1", "'a", "", "/* a"] {
            assert_eq!(read(given), None, "{given}");
        }
        assert_eq!(read(&"[".repeat(100_000)), None);
        assert_eq!(read(&"!".repeat(100_000)), None);
        let long = "x".repeat(1 << 20);
        let often = |times| format!("(function(a){{return [{}]}}(\"{long}\"))", "a,".repeat(times));
        assert!(read(&often(7)).is_some());
        assert_eq!(read(&often(100)), None, "a long text that is named often");
    }
}
