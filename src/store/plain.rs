//! The words of clean HTML, for the index.
//!
//! In: HTML that the sanitiser made. Out: its text with a space wherever an element began or
//! ended a block. Not for showing: nothing of the layout is kept.

/// The text of `html`.
pub(super) fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('<') {
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            if !is_inline(&rest[..end]) {
                text.push(' ');
            }
            rest = &rest[end..];
        } else {
            let (letter, length) = entity(rest);
            text.push(letter);
            rest = &rest[length..];
        }
    }
    text.push_str(rest);
    text
}

/// Whether a tag may stand inside a word.
fn is_inline(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).split([' ', '>', '/']).next().unwrap_or_default();
    matches!(name, "a" | "b" | "i" | "u" | "s" | "em" | "strong" | "sub" | "sup" | "span" | "small" | "mark")
}

/// The entities that a serialiser writes; any other is left as it stands.
fn entity(text: &str) -> (char, usize) {
    for (name, letter) in
        [("&amp;", '&'), ("&nbsp;", ' '), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\'')]
    {
        if text.starts_with(name) {
            return (letter, name.len());
        }
    }
    ('&', 1)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn blocks_part_words_and_emphasis_does_not() {
        let cases = [
            ("<p>satu</p><p>dua</p>", " satu  dua "),
            ("ke<b>berangkat</b>an", "keberangkatan"),
            ("a&nbsp;&amp; b &lt;c&gt; &x", "a & b <c> &x"),
            ("putus <a href=\"x", "putus "),
        ];
        for (html, wanted) in cases {
            assert_eq!(text(html), wanted, "{html}");
        }
    }
}
