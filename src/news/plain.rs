//! Text from outside made fit for a terminal: the one filter for every string that is kept,
//! printed or painted.
//!
//! Comes in any text, goes out text without control characters, whole escape sequences (with
//! their payload), invisible or reordering characters, and without towers of marks. What is
//! already clean is borrowed, not copied. It never changes a visible character, and filtering
//! twice is filtering once.

mod marks;

use std::borrow::Cow;

pub use marks::is_mark;

/// More marks than this on one base only serve to paint over the lines above and below.
const MOST_MARKS: u8 = 4;

/// More joined emoji than a family has are one endless cell.
const MOST_JOINED: u8 = 8;

/// One line of `text` that is safe to show: line breaks and tabs become one space.
pub fn visible(text: &str) -> Cow<'_, str> {
    filter(text, Breaks::Fold)
}

/// As [`visible`], but line feeds stay (`CRLF`, `CR` and the Unicode separators become `LF`).
pub fn visible_block(text: &str) -> Cow<'_, str> {
    filter(text, Breaks::Keep)
}

/// What happens to the ends of lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    Fold,
    Keep,
}

/// What happens to a character.
enum Act {
    /// It stays as it is.
    Keep,
    /// So many bytes from its start vanish.
    Drop(usize),
    /// It is white space of some kind and becomes this one.
    Space(char),
}

fn filter(text: &str, breaks: Breaks) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut pass = Pass { text, breaks, out: None, base: None, last: None, marks: 0, joined: 0 };
    let mut at = 0;
    while at < bytes.len() {
        let run = plain_run(&bytes[at..], breaks);
        if run > 0 {
            pass.take_run(at, run);
            at += run;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        at += pass.take(c, at);
    }
    match pass.out {
        None => Cow::Borrowed(text),
        Some(out) => Cow::Owned(out),
    }
}

/// How many bytes from the start are ASCII that is always safe.
fn plain_run(bytes: &[u8], breaks: Breaks) -> usize {
    let safe = |b: u8| b.wrapping_sub(0x20) < 0x5f || (b == b'\n' && breaks == Breaks::Keep);
    // Whole blocks first: their test has no branch, so the processor does it in one go.
    let blocks = bytes.chunks_exact(32);
    let clean = blocks.take_while(|block| block.iter().fold(true, |clean, b| clean & safe(*b))).count() * 32;
    clean + bytes[clean..].iter().position(|b| !safe(*b)).unwrap_or(bytes.len() - clean)
}

/// One walk over a text. `out` stays empty until something has to change.
struct Pass<'t> {
    text: &'t str,
    breaks: Breaks,
    out: Option<String>,
    /// The last kept character that is neither mark nor joiner.
    base: Option<char>,
    /// The last kept character.
    last: Option<char>,
    /// Marks on `base` so far.
    marks: u8,
    /// Joiners since the last character that was not joined.
    joined: u8,
}

impl Pass<'_> {
    fn take_run(&mut self, at: usize, len: usize) {
        let run = &self.text[at..at + len];
        if let Some(out) = &mut self.out {
            out.push_str(run);
        }
        self.base = run.chars().next_back();
        self.last = self.base;
        (self.marks, self.joined) = (0, 0);
    }

    /// Deals with `c`, which stands at `at`; returns how many bytes that took.
    fn take(&mut self, c: char, at: usize) -> usize {
        match self.judge(c, at) {
            Act::Keep => {
                if let Some(out) = &mut self.out {
                    out.push(c);
                }
                self.remember(c);
                c.len_utf8()
            }
            Act::Drop(len) => {
                self.changed(at);
                len
            }
            Act::Space(with) => {
                self.changed(at);
                if with != ' ' || self.last != Some(' ') {
                    if let Some(out) = &mut self.out {
                        out.push(with);
                    }
                    self.remember(with);
                }
                c.len_utf8()
            }
        }
    }

    /// From `at` on the result differs from the text.
    fn changed(&mut self, at: usize) {
        if self.out.is_none() {
            let mut out = String::with_capacity(self.text.len());
            out.push_str(&self.text[..at]);
            self.out = Some(out);
        }
    }

    fn remember(&mut self, c: char) {
        if is_joiner(c) {
            self.joined += 1;
        } else if is_mark(c) {
            self.marks += 1;
        } else {
            if !self.last.is_some_and(is_joiner) {
                self.joined = 0;
            }
            self.base = Some(c);
            self.marks = 0;
        }
        self.last = Some(c);
    }

    fn judge(&self, c: char, at: usize) -> Act {
        let rest = &self.text[at..];
        match c {
            '\u{1b}' => Act::Drop(escape_len(rest.as_bytes())),
            '\r' if rest.as_bytes().get(1) == Some(&b'\n') => Act::Drop(1),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => match self.breaks {
                Breaks::Fold => Act::Space(' '),
                Breaks::Keep => Act::Space('\n'),
            },
            '\t' | '\u{b}' | '\u{c}' | '\u{85}' => Act::Space(' '),
            '\u{80}'..='\u{9f}' => Act::Drop(c1_len(&self.text[..at], rest)),
            // Latin letters with accents.
            '\u{ae}'..='\u{2ff}' => Act::Keep,
            _ if c.is_control() || is_hidden(c) => Act::Drop(c.len_utf8()),
            '\u{200c}' | '\u{200d}' if !self.may_join(c, rest) => Act::Drop(c.len_utf8()),
            _ if is_joiner(c) => Act::Keep,
            _ if is_mark(c) && (self.base.is_none() || self.marks >= MOST_MARKS) => Act::Drop(c.len_utf8()),
            _ => Act::Keep,
        }
    }

    /// Whether a joiner or non-joiner means something where it stands.
    fn may_join(&self, joiner: char, rest: &str) -> bool {
        let Some(base) = self.base else { return false };
        if self.last.is_some_and(is_joiner) || self.joined >= MOST_JOINED {
            return false;
        }
        let next = rest[joiner.len_utf8()..].chars().next();
        if is_emoji(base) {
            return joiner == '\u{200d}' && next.is_some_and(|next| is_emoji(next) && !is_mark(next));
        }
        let Some(script) = joining_script(base) else { return false };
        match next {
            // The joined form of a last letter, as in the sign for Hijri years.
            None => joiner == '\u{200d}',
            Some(next) if (' '..='~').contains(&next) => joiner == '\u{200d}',
            Some(next) => joining_script(next) == Some(script) && !is_mark(next),
        }
    }
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Scripts whose letters change with a joiner between them.
fn joining_script(c: char) -> Option<u8> {
    match c {
        '\u{620}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{8a0}'..='\u{8ff}'
        | '\u{fb50}'..='\u{fdcf}'
        | '\u{fdf0}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' => Some(1),
        '\u{900}'..='\u{dff}' => Some(2),
        _ => None,
    }
}

/// Symbols that a joiner can make one picture of; wider than the emoji list, which does no harm.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{a9}' | '\u{ae}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}'
        | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Characters that show nothing, reorder what stands around them or have no agreed meaning.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}')
        || (c as u32) & 0xfffe == 0xfffe
}

/// The length of the escape sequence at the start of `bytes`, which begins with `ESC`.
///
/// ECMA-48: `ESC [` parameters, intermediates, final; `ESC ] P X ^ _` a string up to its
/// terminator; otherwise intermediates and one final byte.
fn escape_len(bytes: &[u8]) -> usize {
    match bytes.get(1) {
        Some(b'[') => 2 + control_len(&bytes[2..]),
        Some(b']' | b'P' | b'X' | b'^' | b'_') => {
            2 + match string_end(&bytes[2..]) {
                StringEnd::Closed(len) | StringEnd::Open(len) => len,
            }
        }
        // A single shift takes the next character with it.
        Some(b'N' | b'O') => 2 + bytes[2..].iter().take(1).filter(|b| b.is_ascii_graphic()).count(),
        _ => {
            let between = bytes[1..].iter().take_while(|b| (0x20..0x30).contains(*b)).count();
            let last = bytes.get(1 + between).is_some_and(|b| (0x30..0x7f).contains(b));
            1 + if last { between + 1 } else { 0 }
        }
    }
}

/// The length of the sequence that the C1 control at the start of `rest` opens.
///
/// Text decoded twice by mistake has C1 characters where its quotation marks were, always
/// after U+0080, and pages in wrong charsets have stray ones: such a character goes alone,
/// and so does one that opens a string nobody closes.
fn c1_len(before: &str, rest: &str) -> usize {
    let bytes = rest.as_bytes();
    if before.ends_with('\u{80}') {
        return 2;
    }
    match rest.chars().next() {
        Some('\u{9b}') => 2 + control_len(&bytes[2..]),
        Some('\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}') => match string_end(&bytes[2..]) {
            StringEnd::Closed(len) => 2 + len,
            StringEnd::Open(_) => 2,
        },
        _ => 2,
    }
}

/// Parameters, intermediates and the final byte of a control sequence.
fn control_len(bytes: &[u8]) -> usize {
    let parameters = bytes.iter().take_while(|b| (0x30..0x40).contains(*b)).count();
    let between = bytes[parameters..].iter().take_while(|b| (0x20..0x30).contains(*b)).count();
    let len = parameters + between;
    len + usize::from(bytes.get(len).is_some_and(|b| (0x40..0x7f).contains(b)))
}

/// Where a control string ends.
enum StringEnd {
    /// After its terminator.
    Closed(usize),
    /// Nobody closes it; it reaches to the end of its line or to the next escape.
    Open(usize),
}

fn string_end(bytes: &[u8]) -> StringEnd {
    for (at, b) in bytes.iter().enumerate() {
        match b {
            0x07 | 0x18 | 0x1a => return StringEnd::Closed(at + 1),
            0x1b if bytes.get(at + 1) == Some(&b'\\') => return StringEnd::Closed(at + 2),
            0xc2 if bytes.get(at + 1) == Some(&0x9c) => return StringEnd::Closed(at + 2),
            0x1b | b'\n' | b'\r' => return StringEnd::Open(at),
            _ => {}
        }
    }
    StringEnd::Open(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn clean_text_is_borrowed() {
        for text in [
            "",
            "Kemenag Luncurkan Aplikasi",
            "Musta’in — “halo” 100 %",
            "بِسْمِ ٱللَّهِ",
            "می‌خواهم",
            "👩‍👩‍👧 🇮🇩 ❤️",
            "नमस्ते क्‍ष",
            "a\u{a0}b",
        ] {
            assert!(matches!(visible(text), Cow::Borrowed(_)), "{text:?} became {:?}", visible(text));
        }
        assert!(matches!(visible_block("satu\ndua"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_harms_goes_with_its_payload() {
        for (text, wanted) in [
            ("a\u{1b}[2Jb", "ab"),
            ("a\u{1b}[38;5;1mmerah\u{1b}[0m", "amerah"),
            ("a\u{1b}]0;judul\u{7}b", "ab"),
            ("a\u{1b}]52;c;ZWNobw==\u{1b}\\b", "ab"),
            ("a\u{1b}]8;;http://x\u{1b}\\tautan\u{1b}]8;;\u{1b}\\b", "atautanb"),
            ("a\u{1b}Pq#0;2\u{1b}\\b", "ab"),
            ("a\u{1b}_Gf=32\u{9c}b", "ab"),
            ("a\u{1b}^pm\u{1b}\\b\u{1b}Xsos\u{1b}\\c", "abc"),
            ("a\u{9b}31mb", "ab"),
            ("a\u{9d}0;judul\u{7}b", "ab"),
            ("a\u{90}q\u{9c}b", "ab"),
            ("a\u{1b}(Bb\u{1b}cc\u{1b}7d", "abcd"),
            ("a\u{1b}OPb", "ab"),
            ("a\u{1b}", "a"),
            ("a\u{1b}[", "a"),
            ("a\u{1b}é", "aé"),
            ("a\u{1b}]0;tak selesai\nbaris dua", "a baris dua"),
            ("a\u{9d}tak selesai", "atak selesai"),
            ("\u{e2}\u{80}\u{9c}kutip\u{e2}\u{80}\u{9d} lalu \u{e2}\u{80}\u{9c}lagi", "âkutipâ lalu âlagi"),
            ("a\tb\r\nc\rd\u{2028}e\u{2029}f", "a b c d e f"),
            ("a\r\n\r\n\tb", "a b"),
            ("a\u{7}\u{8}\u{0}\u{7f}b", "ab"),
            ("rtl\u{202e}gpj.exe\u{202c}", "rtlgpj.exe"),
            ("\u{feff}a\u{200b}b\u{ad}c\u{2066}d\u{2069}\u{200e}", "abcd"),
            ("a\u{e0041}\u{e007f}\u{fffe}\u{fdd0}\u{1ffff}\u{e000}b", "ab"),
            ("a\u{200d}b\u{200c}c", "abc"),
            ("\u{301}a", "a"),
        ] {
            assert_eq!(visible(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn marks_and_joiners_have_an_end() {
        let tower = format!("a{}b", "\u{301}".repeat(500));
        assert_eq!(visible(&tower), format!("a{}b", "\u{301}".repeat(4)));
        let chain = "👩\u{200d}".repeat(300);
        assert!(visible(&chain).contains(&"👩\u{200d}".repeat(8)));
        assert!(!visible(&chain).contains(&"👩\u{200d}".repeat(9)));
        assert_eq!(visible("❤\u{fe0f}\u{200d}🔥"), "❤\u{fe0f}\u{200d}🔥");
        assert_eq!(visible("1442 ه\u{200d} lalu"), "1442 ه\u{200d} lalu");
        assert_eq!(visible("ب\u{200d}\u{200d}\u{200d}ب"), "ب\u{200d}ب");
    }

    #[test]
    fn a_block_keeps_its_lines() {
        assert_eq!(visible_block("a\r\nb\rc\u{2029}d\te\u{1b}[1mf\n\ng"), "a\nb\nc\nd ef\n\ng");
    }

    /// Text in which what the filter looks for is frequent.
    fn dirty() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            any::<char>().prop_map(String::from),
            "[ -~]{0,3}",
            proptest::sample::select(vec![
                "\u{1b}",
                "\u{1b}[",
                "\u{1b}]",
                "\u{1b}\\",
                "\u{9b}",
                "\u{9c}",
                "\u{9d}",
                "\u{80}",
                "\u{200d}",
                "\u{200c}",
                "\u{301}",
                "\u{64e}",
                "ب",
                "क",
                "👩",
                "❤",
                "\u{fe0f}",
                "\r",
                "\n",
                "\t",
                " ",
                "\u{7}",
                "\u{200e}",
                "\u{1f3fb}",
                "\u{85}",
            ])
            .prop_map(String::from),
        ];
        proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn nothing_hidden_is_left_and_twice_is_once(text in dirty()) {
            let once = visible(&text).into_owned();
            prop_assert!(!once.chars().any(|c| c.is_control() || is_hidden(c)), "{once:?}");
            prop_assert_eq!(&visible(&once), &once);
            let block = visible_block(&text).into_owned();
            prop_assert!(!block.chars().any(|c| (c.is_control() && c != '\n') || is_hidden(c)));
            prop_assert_eq!(&visible_block(&block), &block);
        }
    }
}
