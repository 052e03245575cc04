//! What is asked of the terminal itself, which works over ssh too: to put text on the clipboard
//! (OSC 52), to show a notice on the desktop (OSC 9).
//!
//! In: a text that may hold words of a web page. Out: one sequence of bounded length whose text
//! holds no control characters. Nothing is written here.

use crate::news::visible;

/// The longest text that common terminals take.
const LONGEST: usize = 70_000;

/// The sequence that copies `text`.
pub fn copy(text: &str) -> String {
    let end = text.len().min(LONGEST);
    format!("\x1b]52;c;{}\x07", base64(&text.as_bytes()[..end]))
}

/// RFC 4648, section 4.
pub fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut group = [0; 3];
        group[..chunk.len()].copy_from_slice(chunk);
        let bits = u32::from_be_bytes([0, group[0], group[1], group[2]]);
        for place in 0..4 {
            if place <= chunk.len() {
                let index = bits >> (18 - 6 * place) & 63;
                out.push(char::from(ALPHABET[index as usize]));
            } else {
                out.push('=');
            }
        }
    }
    out
}

/// The longest notice in characters.
const NOTICE: usize = 160;

/// The sequence that shows `text` on a terminal called `term`.
pub fn alert(text: &str, term: &str) -> Option<String> {
    if term == "linux" || term.starts_with("vt") {
        return None;
    }
    let line = visible(text);
    let line: String = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let line: String = line.chars().filter(|c| !c.is_control()).take(NOTICE).collect();
    // Behind `9;` some terminals read a leading number as another command.
    Some(format!("\x1b]9;warta: {line}\x07"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_as_the_rfc_shows() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded, "{plain}");
        }
        assert_eq!(copy("foo"), "\x1b]52;c;Zm9v\x07");
    }

    #[test]
    fn whatever_a_title_holds_it_stays_one_bounded_line() {
        for (text, term, wanted) in [
            ("Pantauan: lelang", "xterm-256color", Some("\x1b]9;warta: Pantauan: lelang\x07")),
            ("4;1;99", "tmux", Some("\x1b]9;warta: 4;1;99\x07")),
            ("Pantauan", "linux", None),
            ("Pantauan", "vt100", None),
        ] {
            assert_eq!(alert(text, term).as_deref(), wanted, "{text}");
        }
        let hostile = alert("a\x07b\x1b]52;c;eA==\x1b\\c\u{9d}9;d\n\u{202e}e", "xterm").unwrap();
        assert_eq!(hostile.matches('\x1b').count(), 1, "{hostile:?}");
        assert!(hostile.ends_with('\x07') && hostile.matches('\x07').count() == 1, "{hostile:?}");
        assert!(!hostile.contains(['\u{9d}', '\n', '\u{202e}']), "{hostile:?}");
        assert!(alert(&"x".repeat(9_000), "xterm").unwrap().len() < 200);
    }
}
