//! Data that a script framework has packed: a list in which fields name their values by number.
//!
//! In: a value. Out: the same, or what it unpacks to: `[{"a": 1}, "satu"]` is `{"a": "satu"}`. The
//! same value may be named often; what comes out is bounded however often that is.

use serde_json::Value;

/// Values nested deeper than this are left out.
const DEEPEST: usize = 32;
/// So many values come out at most, and so many bytes.
const MOST: usize = 100_000;
const ROOM: usize = 16 << 20;

/// `value` without its packing, if it has one.
pub fn unpacked(value: Value) -> Value {
    match &value {
        Value::Array(list) if is_packed(list) => Unpacker { list, left: MOST, room: ROOM }.at(0, 0),
        _ => value,
    }
}

/// Whether the first of a list only names others by number, and some of these are texts.
fn is_packed(list: &[Value]) -> bool {
    let names = |value: &Value| value.as_u64().is_some_and(|at| at > 0 && at < list.len() as u64);
    let first = match list.first() {
        Some(Value::Object(members)) => !members.is_empty() && members.values().all(names),
        Some(Value::Array(members)) => wrapped(members).is_some_and(|inner| inner < list.len()),
        _ => false,
    };
    first && list.iter().any(Value::is_string)
}

/// The number of what `["Reactive", 1]` wraps.
fn wrapped(members: &[Value]) -> Option<usize> {
    match members {
        [Value::String(_), inner] => usize::try_from(inner.as_u64()?).ok(),
        _ => None,
    }
}

struct Unpacker<'v> {
    list: &'v [Value],
    left: usize,
    room: usize,
}

impl Unpacker<'_> {
    fn at(&mut self, at: usize, depth: usize) -> Value {
        if depth > DEEPEST {
            return Value::Null;
        }
        let list = self.list;
        match list.get(at) {
            Some(Value::Object(members)) => {
                let member = |(name, inner): (&String, &Value)| {
                    self.room = self.room.checked_sub(name.len())?;
                    Some((name.clone(), self.named(inner, depth)?))
                };
                Value::Object(members.iter().map_while(member).collect())
            }
            Some(Value::Array(members)) => match (members.first(), wrapped(members)) {
                (_, Some(inner)) => self.at(inner, depth + 1),
                (Some(Value::String(_)), _) => members.get(1).map_or(Value::Null, |plain| self.copy(plain)),
                _ => members.iter().map_while(|inner| self.named(inner, depth)).collect(),
            },
            Some(plain) => self.copy(plain),
            None => Value::Null,
        }
    }

    /// The value that a number names; `None` when enough has come out.
    fn named(&mut self, number: &Value, depth: usize) -> Option<Value> {
        self.left = self.left.checked_sub(1)?;
        let at = number.as_u64().and_then(|at| usize::try_from(at).ok());
        Some(at.map_or(Value::Null, |at| self.at(at, depth + 1)))
    }

    /// A plain `value` once more, while there is room for it.
    fn copy(&mut self, value: &Value) -> Value {
        let room = match value {
            Value::Array(_) | Value::Object(_) => None,
            Value::String(text) => self.room.checked_sub(text.len()),
            _ => Some(self.room),
        };
        let Some(room) = room else { return Value::Null };
        self.room = room;
        value.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_become_what_they_name() {
        let cases = [
            (
                json!([["ShallowReactive", 1], {"data": 2, "kosong": -1}, [3, 3], {"judul": 4, "tanggal": 5}, "Rapat", ["Date", "2026-11-24"]]),
                json!({"data": [{"judul": "Rapat", "tanggal": "2026-11-24"}, {"judul": "Rapat", "tanggal": "2026-11-24"}], "kosong": null}),
            ),
            (json!([{"a": 1}, "satu"]), json!({"a": "satu"})),
            (json!([{"id": 1}, {"id": 2}]), json!([{"id": 1}, {"id": 2}])),
            (json!([{"id": 70}, "satu"]), json!([{"id": 70}, "satu"])),
        ];
        for (given, wanted) in cases {
            assert_eq!(unpacked(given.clone()), wanted, "{given}");
        }
    }

    #[test]
    fn what_names_itself_or_others_without_end_ends() {
        let ring = json!([{"a": 1}, {"b": 1}, "x"]);
        assert!(unpacked(ring).to_string().len() < 1000);
        let mut twice: Vec<Value> = (1..40).map(|at| json!([at, at])).collect();
        twice[0] = json!(["Ref", 1]);
        twice.push(json!("x"));
        assert!(unpacked(Value::Array(twice)).to_string().len() < 1_000_000);
        let often: Vec<u8> = vec![2; 100];
        let long = json!([["Ref", 1], often, "x".repeat(1 << 20)]);
        assert!(unpacked(long).to_string().len() < 17 << 20);
        let mut wide = vec![json!(-1); 5000];
        wide.splice(..2, [json!(1), json!(1)]);
        let nested = json!([["Ref", 1], wide, "x"]);
        assert!(unpacked(nested).to_string().len() < 1 << 20, "what is empty counts too");
    }
}
