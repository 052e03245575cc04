//! JSON as it should have been written.
//!
//! In: text that a strict reader refuses. Out: the same with its slips mended: raw control
//! characters and unknown escapes in strings, commas too many, comments; of text that ends in
//! the middle, everything up to the last whole object of a list. It reads nothing into values.

/// Deeper than this no strict reader goes either.
const DEPTH: usize = 120;

/// Mended text.
#[derive(Debug, PartialEq, Eq)]
pub struct Mended {
    /// JSON, as far as mending helps.
    pub text: String,
    /// Whether it ended in the middle.
    pub cut: bool,
}

/// Mends `text`; `None` where no whole object of a list came before the cut.
pub fn mend(text: &str) -> Option<Mended> {
    let mut pen = Pen { out: String::with_capacity(text.len()), ..Pen::default() };
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => pen.string(rest),
            '/' => comment(rest),
            ',' => {
                pen.comma = !pen.out.ends_with(['[', '{', ':']);
                1
            }
            '{' | '[' if pen.open.len() >= DEPTH => return None,
            '{' | '[' => pen.opening(first),
            '}' | ']' => match pen.closing(first) {
                Closed::Part => 1,
                Closed::Whole => return Some(Mended { text: pen.out, cut: false }),
                Closed::Amiss => break,
            },
            _ if first.is_ascii_control() || first == ' ' => 1,
            _ => pen.bare(rest),
        };
        rest = &rest[length..];
    }
    pen.cut()
}

/// What a closing bracket did.
enum Closed {
    Part,
    Whole,
    Amiss,
}

#[derive(Default)]
struct Pen {
    out: String,
    /// The brackets that close what is open.
    open: Vec<char>,
    /// A comma that was read and is not yet known to part two values.
    comma: bool,
    /// How much was written, and what was open, behind the last whole object of a list.
    whole: Option<(usize, Vec<char>)>,
}

impl Pen {
    /// Writes the comma before a value that has proved to come.
    fn part(&mut self) {
        if std::mem::take(&mut self.comma) {
            self.out.push(',');
        }
    }

    fn opening(&mut self, bracket: char) -> usize {
        self.part();
        self.out.push(bracket);
        self.open.push(if bracket == '{' { '}' } else { ']' });
        1
    }

    fn closing(&mut self, bracket: char) -> Closed {
        if self.open.pop() != Some(bracket) {
            return Closed::Amiss;
        }
        self.comma = false;
        self.out.push(bracket);
        match self.open.last() {
            None => return Closed::Whole,
            Some(']') if bracket == '}' => {
                let (length, open) = self.whole.get_or_insert_default();
                *length = self.out.len();
                open.clone_from(&self.open);
            }
            Some(_) => {}
        }
        Closed::Part
    }

    /// A number or a word; gives its length.
    fn bare(&mut self, rest: &str) -> usize {
        self.part();
        let ends = |c: char| matches!(c, ',' | ':' | '}' | ']' | '{' | '[' | '"') || c.is_ascii_whitespace();
        let length = rest.find(ends).unwrap_or(rest.len()).max(1);
        self.out.push_str(&rest[..length]);
        length
    }

    /// A string, with its quotes; gives its length.
    fn string(&mut self, rest: &str) -> usize {
        self.part();
        self.out.push('"');
        let mut at = 1;
        loop {
            let plain = rest[at..].find(|c: char| matches!(c, '"' | '\\' | '\0'..='\x1f'));
            let Some(plain) = plain else { return rest.len() };
            self.out.push_str(&rest[at..at + plain]);
            at += plain;
            match rest.as_bytes()[at] {
                b'"' => {
                    self.out.push('"');
                    return at + 1;
                }
                b'\\' => at += self.escape(&rest[at..]),
                byte => {
                    self.out.push_str(match byte {
                        b'\n' => "\\n",
                        b'\t' => "\\t",
                        _ => "",
                    });
                    at += 1;
                }
            }
        }
    }

    /// What a backslash begins; the backslash of an unknown escape is left out.
    fn escape(&mut self, rest: &str) -> usize {
        let Some(second) = rest[1..].chars().next() else { return 1 };
        let hex = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        match second {
            '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' => {
                self.out.push_str(&rest[..2]);
                2
            }
            'u' if rest.get(2..6).is_some_and(hex) => {
                self.out.push_str(&rest[..6]);
                6
            }
            _ => 1,
        }
    }

    /// What there is where the text ends before its value does.
    fn cut(mut self) -> Option<Mended> {
        let (length, open) = self.whole?;
        self.out.truncate(length);
        self.out.extend(open.iter().rev());
        Some(Mended { text: self.out, cut: true })
    }
}

/// The length of the comment that `rest` begins with, or of its slash.
fn comment(rest: &str) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    match rest.strip_prefix("/*") {
        Some(inner) => inner.find("*/").map_or(rest.len(), |end| end + 4),
        None => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slips_of_generators() {
        let cases = [
            (r#"{"a":1,}"#, r#"{"a":1}"#),
            (r#"[{"a":1},,{"a":2},]"#, r#"[{"a":1},{"a":2}]"#),
            ("{\"a\":\"x\ny\u{1}\"}", r#"{"a":"x\ny"}"#),
            (r#"{"a":"Jum\'at \q \u00e9 \u00g"}"#, r#"{"a":"Jum'at q \u00e9 u00g"}"#),
            ("{\"a\":1 // satu\n, /* dua */ \"b\":true}<!-- 0.2 s -->", r#"{"a":1,"b":true}"#),
        ];
        for (text, wanted) in cases {
            assert_eq!(mend(text), Some(Mended { text: wanted.to_owned(), cut: false }), "{text}");
        }
    }

    #[test]
    fn what_came_before_the_cut() {
        let cases = [
            (r#"{"items":[{"a":1},{"a":"#, Some(r#"{"items":[{"a":1}]}"#)),
            (r#"{"d":{"items":[{"a":[1,{"b":2}]},{"a":"x"#, Some(r#"{"d":{"items":[{"a":[1,{"b":2}]}]}}"#)),
            (r#"{"items":[{"a":1}}"#, Some(r#"{"items":[{"a":1}]}"#)),
            (r#"{"items":["#, None),
            ("", None),
        ];
        for (text, wanted) in cases {
            let mended = mend(text).map(|mended| (mended.text, mended.cut));
            assert_eq!(mended, wanted.map(|text| (text.to_owned(), true)), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_ends(text in "[\\[\\]{},:\"\\\\/*u0-9a é\n]{0,80}") {
            mend(&text);
        }

        #[test]
        fn good_json_keeps_its_value(numbers: Vec<i32>, name in ".{0,20}") {
            let value = serde_json::json!({"items": [{"a": numbers, "n": name}]});
            let mended = mend(&value.to_string()).unwrap();
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&mended.text).unwrap(), value);
        }
    }
}
