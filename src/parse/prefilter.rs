//! One streaming pass over a page before a tree is built of it.
//!
//! In: any HTML. Out: the same page without scripts, styles, drawings, frames and templates, with
//! few and short attributes, with every element closed where it ends, and never nested deeper
//! than [`DEEPEST`]: tree builders are quadratic in depth and some recurse until the stack ends.
//! JSON-LD is set aside. It never fails and takes linear time.

use std::borrow::Cow;

use super::Warning;
use super::clean::{Skipper, Tag, Token, Tokens, attribute, attributes, decode};
use super::scripted;

/// Real pages nest at most 51 deep; a walk of 128 steps fits the smallest thread stack many times.
const DEEPEST: usize = 128;
/// The largest page that is read, in bytes of text.
const LARGEST: usize = 4 * 1024 * 1024;
/// The most elements that are kept.
const MOST: usize = 30_000;
/// The most bytes that writing texts out again may look at, in all.
const DEAREST: u64 = 1_000_000_000;
/// Texts are looked at in pieces of this many bytes.
const PIECE: usize = 4096;
/// Attributes that any reader of the tree asks for.
const KEPT: &[&str] = &[
    "id",
    "class",
    "href",
    "src",
    "data-src",
    "data-lazy-src",
    "data-original",
    "alt",
    "title",
    "rel",
    "type",
    "name",
    "property",
    "content",
    "itemprop",
    "itemtype",
    "datetime",
    "lang",
    "role",
    "hidden",
    "aria-hidden",
    "aria-label",
    "width",
    "height",
    "size",
];
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// A page fit for a tree builder.
#[derive(Debug, Default)]
pub struct Filtered {
    /// The page.
    pub html: String,
    /// Its JSON-LD scripts, as written.
    pub json_ld: Vec<String>,
    /// Texts that begin with other data that stands in the page for its scripts, where it was asked for.
    pub data: Vec<String>,
    /// What it streams to its scripts, where it was asked for.
    pub streamed: String,
    /// PDF files shown in frames, as written.
    pub files: Vec<String>,
    /// Which caps it met.
    pub warnings: Vec<Warning>,
}

/// Makes `page` fit for a tree builder.
pub fn prefilter(page: &str) -> Filtered {
    filtered(page, Pass::default())
}

/// As [`prefilter`], with what the page gives to its scripts: every element that a click leads
/// away from has the address as its `href`, and JSON is set aside.
pub fn with_scripted(page: &str) -> Filtered {
    filtered(page, Pass { scripted: true, ..Pass::default() })
}

fn filtered(page: &str, mut pass: Pass) -> Filtered {
    let cut = page.floor_char_boundary(LARGEST);
    if cut < page.len() {
        pass.out.warnings.push(Warning::Cap("page size"));
    }
    let page = page.get(..cut).unwrap_or(page);
    pass.out.html.reserve(page.len());
    let mut tokens = Tokens::new(page);
    let mut skipper = Skipper::default();
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) => pass.text(text),
            Token::Start(name, raw) => pass.start(page, &mut tokens, &mut skipper, name, raw),
            Token::End(name) => pass.end(&name.to_ascii_lowercase()),
        }
    }
    pass.close_to(0);
    pass.out
}

#[derive(Default)]
struct Pass {
    out: Filtered,
    open: Vec<String>,
    elements: usize,
    /// The text since the last tag.
    run: Run,
    /// What the runs so far cost, in bytes looked at.
    spent: u64,
    /// Whether what is meant for scripts is wanted.
    scripted: bool,
}

/// Text without a tag in it.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    length: u64,
    references: u64,
}

impl Run {
    fn cost(self) -> u64 {
        self.length * self.references
    }
}

impl Pass {
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let (piece, more) = rest.split_at(rest.ceil_char_boundary(PIECE.min(rest.len())));
            self.piece(piece);
            rest = more;
        }
    }

    /// A `<` here opens no tag; the tree builder is not asked to decide that again. It counts
    /// what it would complain of, so control characters are not shown to it at all.
    fn piece(&mut self, text: &str) {
        let dear = self.is_dear(text);
        if dear {
            self.warn("references");
        }
        let mut rest = text;
        let special = |c: char| c == '<' || c == '\0' || (dear && matches!(c, '&' | '\u{a0}'));
        while let Some(at) = rest.find(special) {
            let (before, found) = rest.split_at(at);
            self.out.html.push_str(before);
            let mut found = found.chars();
            match found.next() {
                Some('<') if !dear => self.out.html.push_str("&lt;"),
                Some('\0') | None => {}
                Some(_) => self.out.html.push(' '),
            }
            rest = found.as_str();
        }
        self.out.html.push_str(rest);
    }

    /// Whether writing this text out again would cost too much: the writer of a tree looks
    /// through the rest of a text for each character that it has to write as a reference.
    fn is_dear(&mut self, text: &str) -> bool {
        let many = text.bytes().filter(|byte| matches!(byte, b'&' | b'<' | 0xC2)).count() as u64;
        let run = Run { length: self.run.length + text.len() as u64, references: self.run.references + many };
        let more = run.cost() - self.run.cost();
        if self.spent + more > DEAREST {
            self.run.length = run.length;
            return many > 0;
        }
        self.spent += more;
        self.run = run;
        false
    }

    fn start(&mut self, page: &str, tokens: &mut Tokens<'_>, skipper: &mut Skipper, name: &str, raw: &str) {
        let lower = name.to_ascii_lowercase();
        let name = lower.as_str();
        if name == "script" && attribute(raw, "type").is_some_and(|kind| kind.contains("ld+json")) {
            let from = tokens.offset();
            tokens.skip_raw(name);
            let script = page.get(from..tokens.offset()).unwrap_or_default();
            let end = script.rfind("</").unwrap_or(script.len());
            self.out.json_ld.push(script.get(..end).unwrap_or_default().to_owned());
            return;
        }
        if name == "script" && self.scripted {
            let from = tokens.offset();
            tokens.skip_raw(name);
            let script = page.get(from..tokens.offset()).unwrap_or_default();
            let end = script.rfind("</").unwrap_or(script.len());
            let script = script.get(..end).unwrap_or_default();
            if let Some(piece) = scripted::piece(script) {
                return self.out.streamed.push_str(&piece);
            }
            return self.out.data.extend(scripted::data(script, raw).into_iter().map(str::to_owned));
        }
        match Tag::of(name) {
            Tag::Raw if name == "title" => self.title(page, tokens),
            // Whole pages stand in a form (ASP.NET); only its fields are no text.
            Tag::Drop if name == "form" => self.element(name, raw),
            Tag::Drop if name == "button" && self.scripted && scripted::address(raw).is_some() => {
                self.element(name, raw);
            }
            Tag::Raw | Tag::Drop => {
                self.file(raw);
                skipper.skip(tokens, name, raw);
            }
            Tag::Unknown if name.len() > 32 => {}
            _ => self.element(name, raw),
        }
    }

    /// Remembers a PDF that a frame or object shows.
    fn file(&mut self, raw: &str) {
        let address = ["src", "data", "data-src"].iter().find_map(|name| attribute(raw, name));
        if let Some(address) = address.filter(|address| address.to_ascii_lowercase().ends_with(".pdf")) {
            self.out.files.push(decode(address).into_owned());
        }
    }

    fn title(&mut self, page: &str, tokens: &mut Tokens<'_>) {
        let before = tokens.clone();
        if !tokens.skip_raw("title") {
            *tokens = before;
            return;
        }
        let text = page.get(before.offset()..tokens.offset()).unwrap_or_default();
        let text = text.get(..text.rfind("</").unwrap_or(text.len())).unwrap_or_default();
        self.out.html.push_str("<title>");
        self.text(text.get(..text.floor_char_boundary(1024)).unwrap_or_default());
        self.out.html.push_str("</title>");
    }

    fn element(&mut self, name: &str, raw: &str) {
        self.elements += 1;
        if self.elements > MOST {
            return self.warn("elements");
        }
        self.close_implied(name);
        let is_frame = matches!(name, "html" | "head" | "body");
        let is_void = VOID.contains(&name);
        if !is_frame && !is_void {
            if self.open.len() >= DEEPEST {
                return self.warn("depth");
            }
            self.open.push(name.to_owned());
        }
        self.run = Run::default();
        self.out.html.push('<');
        self.out.html.push_str(written(name));
        self.attributes(raw);
        self.out.html.push('>');
    }

    fn attributes(&mut self, raw: &str) {
        let led = self.scripted.then(|| scripted::address(raw)).flatten();
        if self.scripted && raw.len() > 100 {
            self.out.data.extend(scripted::held(raw).map(Cow::into_owned));
        }
        for (name, value) in attributes(raw).take(24) {
            let mut lower = name.to_ascii_lowercase();
            if self.scripted && scripted::is_date(&lower) {
                "datetime".clone_into(&mut lower);
            }
            let hides = lower == "style" && hides(value);
            if hides {
                self.out.html.push_str(" hidden");
            } else if KEPT.contains(&lower.as_str())
                && value.len() <= 4096
                && (led.is_none() || lower != "href")
            {
                self.attribute(&lower, value);
            }
        }
        if let Some(led) = led {
            self.attribute("href", &led.replace('&', "&amp;"));
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        for part in [" ", name, "=\"", &value.replace('"', "&quot;"), "\""] {
            self.out.html.push_str(part);
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|open| open == name) {
            self.close_to(at);
        }
    }

    fn close_to(&mut self, length: usize) {
        while self.open.len() > length {
            let Some(name) = self.open.pop() else { return };
            self.run = Run::default();
            self.out.html.push_str("</");
            self.out.html.push_str(written(&name));
            self.out.html.push('>');
        }
    }

    /// Ends what the start of `name` ends by itself, so that lists without end tags are not deep.
    fn close_implied(&mut self, name: &str) {
        let (closes, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu", "dir", "td", "table"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "td", "table"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
            "option" => (&["option"], &["select"]),
            "a" => (&["a"], &["div", "p", "li", "td", "section", "article", "table"]),
            _ if matches!(Tag::of(name), Tag::Block(_) | Tag::Boundary | Tag::Rule) => (
                &["p"],
                &["div", "li", "td", "th", "section", "article", "table", "blockquote", "dd", "figure"],
            ),
            _ => return,
        };
        for (at, open) in self.open.iter().enumerate().rev() {
            if closes.contains(&open.as_str()) {
                return self.close_to(at);
            }
            if within.contains(&open.as_str()) {
                return;
            }
        }
    }

    fn warn(&mut self, cap: &'static str) {
        let warning = Warning::Cap(cap);
        if !self.out.warnings.contains(&warning) {
            self.out.warnings.push(warning);
        }
    }
}

/// Readers of articles throw forms away with all they hold; a button that is kept leads somewhere.
fn written(name: &str) -> &str {
    match name {
        "form" => "div",
        "button" => "a",
        _ => name,
    }
}

/// Whether a `style` takes its element off the page.
fn hides(style: &str) -> bool {
    let plain: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    plain.contains("display:none") || plain.contains("visibility:hidden")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keeps_the_page_and_drops_the_machinery() {
        let cases = [
            ("<p onclick=x() class=a>b</p><script>c()</script>", "<p class=\"a\">b</p>"),
            ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
            ("<p>a<div>b</div>", "<p>a</p><div>b</div>"),
            ("<p><b>a</p>c", "<p><b>a</b></p>c"),
            ("a</div></body></html><p>b", "a<p>b</p>"),
            ("<form action=x><input name=q>y</form>", "<div><input name=\"q\">y</div>"),
            ("<title>A < B</title>", "<title>A &lt; B</title>"),
            ("<div style='display: none'>x</div>", "<div hidden>x</div>"),
            ("<td>a<td>b", "<td>a</td><td>b</td>"),
        ];
        for (given, wanted) in cases {
            assert_eq!(prefilter(given).html, wanted, "{given}");
        }
    }

    #[test]
    fn json_ld_is_set_aside() {
        let page = "<script type='application/ld+json'>{\"a\": \"</b>\"}</script>x";
        let filtered = prefilter(page);
        assert_eq!(filtered.json_ld, ["{\"a\": \"</b>\"}"]);
        assert_eq!(filtered.html, "x");
    }

    #[test]
    fn clicks_and_data_are_kept_where_they_are_wanted() {
        let page = "<tr onclick=\"location.href='/b?x=1&amp;y=2'\" data-date=2026-11-24><td>a</td></tr>\
                    <button onclick=\"location='/c/d'\">Baca</button><button>Tutup</button>";
        let wanted =
            "<tr datetime=\"2026-11-24\" href=\"/b?x=1&amp;y=2\"><td>a</td></tr><a href=\"/c/d\">Baca</a>";
        assert_eq!(with_scripted(page).html, wanted);
        assert_eq!(prefilter(page).html, "<tr><td>a</td></tr>");
        let data = format!("<script>var a = [{{\"judul\": \"{}\"}}]</script>", "b".repeat(200));
        assert_eq!((with_scripted(&data).data.len(), prefilter(&data).data.len()), (1, 0));
    }

    #[test]
    fn references_are_kept_until_they_cost_too_much() {
        let real = format!("<p>{}</p>", "Pasal&nbsp;1 &amp; 2 ".repeat(2000)).repeat(3);
        assert_eq!(prefilter(&real).html, real);
        for unit in ["&", "&amp;", "<", "\u{a0}", "&#160;"] {
            let filtered = prefilter(&format!("<p>{}", unit.repeat(400_000)));
            assert!(filtered.warnings.contains(&Warning::Cap("references")), "{unit:?}");
            let kept = filtered.html.matches(['&', '\u{a0}']).count() as u64;
            assert!(kept * kept <= DEAREST, "{unit:?}: {kept}");
        }
    }

    #[test]
    fn zeros_are_not_passed_on() {
        assert_eq!(prefilter("<p>a\0b\0</p>").html, "<p>ab</p>");
    }

    #[test]
    fn hostile_pages_become_small() {
        let cases = [
            ("<div>", Some("depth")),
            ("<svg><g>", None),
            ("<b>", Some("depth")),
            ("<ul><li>", Some("depth")),
            ("<font size=1><p>", Some("elements")),
            ("<br>", Some("elements")),
        ];
        for (start, cap) in cases {
            let filtered = prefilter(&start.repeat(100_000));
            let mut depth = 0_usize;
            for token in Tokens::new(&filtered.html) {
                match token {
                    Token::Start(name, _) if !VOID.contains(&name) => depth += 1,
                    Token::End(_) => depth -= 1,
                    _ => {}
                }
                assert!(depth <= DEEPEST, "{start}");
            }
            if let Some(cap) = cap {
                assert!(filtered.warnings.contains(&Warning::Cap(cap)), "{start} {:?}", filtered.warnings);
            }
        }
    }

    proptest! {
        #[test]
        fn never_panics(page in ".*") {
            prefilter(&page);
        }
    }
}
