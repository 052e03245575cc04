//! The sanitiser, always last; the only maker of [`CleanHtml`].
//!
//! In: HTML from anywhere, however broken. Out: canonical HTML of a few elements (`p h1-h6 ul
//! ol li blockquote pre table tr th td dl dt dd figure figcaption hr br a[href] img[src alt]
//! strong em code sub sup`), or plain text. It runs over every item of every feed, so it is a
//! single pass of an own tokenizer and an own writer instead of a tree builder: the writer puts
//! down only tags that it opened itself and text that it escaped, so that what comes out is safe,
//! balanced and bounded by construction, in linear time. It never keeps an attribute but an
//! absolute web address and a picture's text.

mod entities;
mod tag;
mod token;
mod write;

use url::Url;

use crate::news::{CleanHtml, resolve, visible};

pub use entities::decode;
use tag::Inline;
pub use tag::Tag;
pub use token::{Token, Tokens, attribute, attributes};
use write::Writer;
pub use write::squeeze;

/// Keeps the structure of `html` and nothing dangerous; relative addresses are resolved against `base`.
pub fn clean(html: &str, base: Option<&Url>) -> CleanHtml {
    let mut writer = Writer::new(html.len());
    let mut tokens = Tokens::new(html);
    let mut skipper = Skipper::default();
    while let Some(token) = tokens.next() {
        if writer.is_full() {
            break;
        }
        match token {
            Token::Text(text) => writer.text(text),
            Token::Start(name, raw) => match Tag::of(name) {
                Tag::Raw | Tag::Drop => skipper.skip(&mut tokens, name, raw),
                tag => start(&mut writer, tag, name, raw, base),
            },
            Token::End(name) => end(&mut writer, Tag::of(name), name),
        }
    }
    CleanHtml::from_sanitised(writer.finish())
}

fn start(writer: &mut Writer, tag: Tag, name: &str, raw: &str, base: Option<&Url>) {
    match tag {
        Tag::Block(block) => writer.start_block(block),
        Tag::Inline(Inline::A) => {
            let href = attribute(raw, "href").and_then(|href| resolve(&decode(href), base));
            match href {
                Some(href) => writer.start_inline(Inline::A, href.as_str()),
                None => writer.end_inline(Inline::A),
            }
        }
        Tag::Inline(inline) => writer.start_inline(inline, ""),
        Tag::Boundary if name.eq_ignore_ascii_case("p") => writer.start_p(),
        Tag::Boundary => writer.boundary(),
        Tag::Break => writer.line_break(),
        Tag::Rule => writer.rule(),
        Tag::Caption => writer.start_caption(),
        Tag::Image => image(writer, raw, base),
        Tag::Drop | Tag::Raw | Tag::Other | Tag::Unknown => {}
    }
}

fn end(writer: &mut Writer, tag: Tag, name: &str) {
    match tag {
        Tag::Block(block) => writer.end_block(block),
        Tag::Inline(inline) => writer.end_inline(inline),
        Tag::Boundary if name.eq_ignore_ascii_case("p") => writer.end_p(),
        Tag::Boundary => writer.boundary(),
        Tag::Break => writer.line_break(),
        Tag::Caption => writer.end_caption(),
        _ => {}
    }
}

/// Writes a picture; pictures that load late name their address elsewhere than in `src`, counters
/// are one point wide, and an emoji's text says it better than its picture.
fn image(writer: &mut Writer, raw: &str, base: Option<&Url>) {
    let alt = decode(attribute(raw, "alt").unwrap_or_default());
    let tiny = |name| matches!(attribute(raw, name).map(str::trim), Some("0" | "1"));
    if tiny("width") || tiny("height") {
        return;
    }
    let is_emoji = |c: char| !c.is_ascii() && !c.is_alphabetic();
    if !alt.is_empty() && alt.chars().count() <= 8 && alt.chars().all(is_emoji) {
        return writer.text(&alt);
    }
    let address = ["data-src", "data-lazy-src", "data-original", "src"]
        .iter()
        .filter_map(|name| attribute(raw, name))
        .find_map(|src| resolve(&decode(src), base));
    if let Some(address) = address {
        writer.image(address.as_str(), &alt);
    }
}

/// The plain text of a fragment of HTML or of escaped text, on one line.
///
/// What looks like a tag but is none that HTML has (`a <b or c>`) stays as text.
pub fn line(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut tokens = Tokens::new(html);
    let mut skipper = Skipper::default();
    let mut from = 0;
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(raw) => entities::decode_into(raw, &mut text),
            Token::Start(name, raw) => match Tag::of(name) {
                Tag::Raw | Tag::Drop => skipper.skip(&mut tokens, name, raw),
                Tag::Unknown => text.push_str(html.get(from..tokens.offset()).unwrap_or_default()),
                tag => part(&mut text, tag),
            },
            Token::End(name) => part(&mut text, Tag::of(name)),
        }
        from = tokens.offset();
    }
    let folded = squeeze(&text);
    squeeze(&visible(&folded)).trim().to_owned()
}

fn part(text: &mut String, tag: Tag) {
    if tag.parts_words() {
        text.push(' ');
    }
}

/// Passes over elements that go with their content. An element that never ends (a cut-off
/// page) is not passed over, and is remembered, so that the text is scanned but once for it.
#[derive(Default)]
pub struct Skipper {
    endless: Vec<String>,
}

impl Skipper {
    /// Passes over the element whose start tag was just read.
    pub fn skip(&mut self, tokens: &mut Tokens<'_>, name: &str, raw: &str) {
        let name = name.to_ascii_lowercase();
        let is_foreign = matches!(name.as_str(), "svg" | "math");
        if self.endless.contains(&name) || (is_foreign && raw.ends_with('/')) {
            return;
        }
        let before = tokens.clone();
        let found = match Tag::of(&name) {
            Tag::Raw => tokens.skip_raw(&name),
            _ => skip_nested(tokens, &name),
        };
        if !found && !matches!(name.as_str(), "script" | "style") {
            *tokens = before;
            self.endless.push(name);
        }
    }
}

fn skip_nested(tokens: &mut Tokens<'_>, name: &str) -> bool {
    let mut open = 1_u32;
    while let Some(token) = tokens.next() {
        match token {
            Token::Start(other, _) if other.eq_ignore_ascii_case(name) => open += 1,
            Token::Start(other, _) if Tag::of(other) == Tag::Raw => {
                tokens.skip_raw(other);
            }
            Token::End(other) if other.eq_ignore_ascii_case(name) => {
                open -= 1;
                if open == 0 {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cleaned(html: &str) -> String {
        let base = Url::parse("https://kantor.example.go.id/berita/satu").unwrap();
        clean(html, Some(&base)).as_str().to_owned()
    }

    #[test]
    fn paragraphs() {
        let cases = [
            ("halo", "<p>halo</p>"),
            ("  a\n b&nbsp;&nbsp;c ", "<p>a b c</p>"),
            ("<div>a</div><div>b</div>", "<p>a</p><p>b</p>"),
            ("a<br>b", "<p>a<br>b</p>"),
            ("a<br /> <br>b<br><br><br>c<br>", "<p>a</p><p>b</p><p>c</p>"),
            ("<p>&nbsp;</p><p><b> </b></p><p>a</p><p></p>", "<p>a</p>"),
            ("<p>a<p>b", "<p>a</p><p>b</p>"),
            ("<b>a<br><br>b</b>", "<p><strong>a</strong></p><p><strong>b</strong></p>"),
            ("<p>x <b> y </b>z</p>", "<p>x <strong>y</strong> z</p>"),
            ("<h2><div>Judul</div></h2>isi", "<h2>Judul</h2><p>isi</p>"),
            ("a<hr>b", "<p>a</p><hr><p>b</p>"),
            ("<center><font>a</font></center>", "<p>a</p>"),
        ];
        for (given, wanted) in cases {
            assert_eq!(cleaned(given), wanted, "{given}");
        }
    }

    #[test]
    fn lists_tables_and_figures() {
        let cases = [
            ("<ul><li>a<li>b<ul><li>c</ul></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
            ("<ul>\n<li><p>a</p><p>b</p></li></ul>", "<ul><li>a<p>b</p></li></ul>"),
            ("<li>a</li><li>b</li>", "<ul><li>a</li><li>b</li></ul>"),
            (
                "<table><thead><tr><th>A<th>B</thead><tr><td><p>1</p><td></table>x",
                "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td></td></tr></table><p>x</p>",
            ),
            ("<table><tr><td></td><td>a</td></tr></table>", "<table><tr><td></td><td>a</td></tr></table>"),
            ("<table><tr><td> </td></tr></table>", ""),
            (
                "<table><caption>Data</caption><tr><td>1</td></tr></table>",
                "<p>Data</p><table><tr><td>1</td></tr></table>",
            ),
            (
                "<figure><img src=/a.jpg alt='Foto \"A\"'><figcaption>Ket</figcaption></figure>",
                "<figure><img src=\"https://kantor.example.go.id/a.jpg\" alt=\"Foto &quot;A&quot;\">\
                 <figcaption>Ket</figcaption></figure>",
            ),
            ("<dl><dt>a<dd>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
            ("<blockquote>a<p>b</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
            ("<pre>\n a\n\tb <b>c</b>\n</pre>", "<pre> a\n    b c</pre>"),
            ("<table><tr><td>a</ul>b</td></tr></table>", "<table><tr><td>a<p>b</p></td></tr></table>"),
        ];
        for (given, wanted) in cases {
            assert_eq!(cleaned(given), wanted, "{given}");
        }
    }

    #[test]
    fn links_and_pictures_keep_web_addresses_only() {
        let cases = [
            ("<a href=dua>x</a>", "<p><a href=\"https://kantor.example.go.id/berita/dua\">x</a></p>"),
            ("<a href='javascript:alert(1)'>x</a>", "<p>x</p>"),
            ("<a href='java&#10;script:alert(1)'>x</a>", "<p>x</p>"),
            (
                "<a href='https://a.id/?a=1&amp;b=\"2'>x</a>",
                "<p><a href=\"https://a.id/?a=1&amp;b=%222\">x</a></p>",
            ),
            (
                "<img src='data:image/png;base64,x' data-src='/b.png'>",
                "<p><img src=\"https://kantor.example.go.id/b.png\" alt=\"\"></p>",
            ),
            ("<img src=/hit.gif width=1 height=1>", ""),
            ("ya <img class=emoji alt='👍' src=/e.png>", "<p>ya 👍</p>"),
            ("<a href=/x></a>y", "<p>y</p>"),
            (
                "<a href=/1>a<a href=/2>b",
                "<p><a href=\"https://kantor.example.go.id/1\">a</a>\
              <a href=\"https://kantor.example.go.id/2\">b</a></p>",
            ),
        ];
        for (given, wanted) in cases {
            assert_eq!(cleaned(given), wanted, "{given}");
        }
    }

    #[test]
    fn what_is_no_text_goes() {
        for (given, wanted) in [
            ("a<script>document.write('<b>x</b>')</script>b", "<p>ab</p>"),
            ("<style>p{}</style><svg><text>x</text></svg><p onclick=x()>a", "<p>a</p>"),
            ("<form>x<form>y</form>z</form>a", "<p>a</p>"),
            ("<iframe src=x>a", "<p>a</p>"),
            ("a<!-- <p>b --><textarea><p>c</textarea>", "<p>a</p>"),
            ("1 < 2 &lt;script&gt;", "<p>1 &lt; 2 &lt;script&gt;</p>"),
        ] {
            assert_eq!(cleaned(given), wanted, "{given}");
        }
    }

    #[test]
    fn a_line_is_plain() {
        for (given, wanted) in [
            ("AT&amp;T <b>Tebal</b>\n biasa", "AT&T Tebal biasa"),
            ("a<br>b<p>c", "a b c"),
            ("Pelatihan C <vector> dasar", "Pelatihan C <vector> dasar"),
            ("Jum&#039;at", "Jum'at"),
            ("<o:p></o:p>x<script>y</script>", "x"),
        ] {
            assert_eq!(line(given), wanted, "{given}");
        }
    }

    #[test]
    fn hostile_nesting_takes_linear_time_and_bounded_depth() {
        let many = 100_000;
        for start in [
            "<div>",
            "<ul><li>",
            "<b>",
            "<table><tr><td>",
            "<blockquote>",
            "<svg>",
            "<form>",
            "<title>",
            "<!--",
            "<a href='",
            "<a href=/x>",
            "<pre>",
            "</ul>",
            "<br>",
            "&",
            "<h1>",
            "<li>",
            "<td>",
            "<table><caption>",
            "<dl>",
            "<figure><figcaption>",
            "<p><i>",
        ] {
            let html = format!("{}x", start.repeat(many));
            let once = cleaned(&html);
            let (mut depth, mut deepest) = (0_i64, 0);
            for token in Tokens::new(&once) {
                match token {
                    Token::Start("br" | "hr" | "img", _) | Token::Text(_) => {}
                    Token::Start(..) => depth += 1,
                    Token::End(_) => depth -= 1,
                }
                deepest = deepest.max(depth);
            }
            assert_eq!(depth, 0, "{start}");
            assert!(deepest <= 72, "{start} {deepest}");
        }
    }

    #[test]
    fn the_result_is_capped() {
        let html = format!("<p>{}</p>", "kata ".repeat(1_000_000));
        assert!(cleaned(&html).len() < write::LONGEST + 100);
    }

    fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
        let piece = prop::sample::select(vec![
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<ul>",
            "</ul>",
            "<ol>",
            "<li>",
            "</li>",
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<a href=/x>",
            "</a>",
            "<table>",
            "</table>",
            "<tr>",
            "</tr>",
            "<td>",
            "</td>",
            "<th>",
            "<caption>",
            "</caption>",
            "<blockquote>",
            "</blockquote>",
            "<pre>",
            "</pre>",
            "<br>",
            "<hr>",
            "<h2>",
            "</h2>",
            "<dl>",
            "<dt>",
            "<dd>",
            "</dl>",
            "<figure>",
            "</figure>",
            "<figcaption>",
            "</figcaption>",
            "<img src=/i.png alt=x>",
            "<script>",
            "</script>",
            "<svg>",
            "</svg>",
            "a",
            "b ",
            " c",
            "\n",
            "&nbsp;",
            "&lt;b&gt;",
            "&#27;[31m",
            "<",
            "&",
            "<!--",
            "-->",
            "\u{301}",
            "\u{200b}",
            "<code>",
            "</code>",
            "<sub>",
            "\"",
            "<x>",
            "\t",
        ]);
        prop::collection::vec(piece, 0..60)
    }

    proptest! {
        #[test]
        fn idempotent_on_tag_soup(html in pieces().prop_map(|pieces| pieces.concat())) {
            let once = cleaned(&html);
            prop_assert_eq!(cleaned(&once), once);
        }

        #[test]
        fn idempotent_on_any_string(html in ".*") {
            let once = cleaned(&html);
            prop_assert_eq!(cleaned(&once), once);
            line(&html);
        }

        #[test]
        fn keeps_every_word(words in prop::collection::vec("[a-z]{1,6}", 1..20), pieces in pieces()) {
            let eaters = ["<", "&", "<!--", "<script>", "<svg>", "</svg>"];
            let tags: String = pieces.into_iter().filter(|piece| !eaters.contains(piece)).collect();
            let html: String = words.iter().flat_map(|word| [tags.as_str(), " ", word, " "]).collect();
            let text = line(cleaned(&html).as_str());
            for word in &words {
                prop_assert!(text.split_whitespace().any(|it| it == word), "{} in {}", word, text);
            }
        }
    }
}
