//! Lists of subscriptions from other readers.
//!
//! In: OPML, in any state. Out: names, addresses and groups, and what could not be taken. It
//! resolves no entity, follows no inclusion, and knows no command: an address is http or https
//! or it is left out.

use url::Url;

use super::clean::line;
use super::repair::{Entities, Tag, Token, Tokens};
use crate::news::resolve;

/// The most outlines that are read.
const OUTLINES: usize = 10_000;

/// The deepest outline that is read.
const DEPTH: usize = 32;

/// The longest name, in bytes.
const NAME: usize = 200;

/// A list of subscriptions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opml {
    /// Name, address and group of each subscription, in order, each address once.
    pub sources: Vec<(String, Url, Option<String>)>,
    /// What was left out: the address, or the name where there is none that could be shown.
    pub skipped: Vec<String>,
}

/// Reads `text` as OPML; other text gives an empty list.
pub fn read(text: &str) -> Opml {
    let mut opml = Opml::default();
    let mut groups: Vec<Option<String>> = Vec::new();
    let mut over = 0_usize;
    let outline = |name: &str| name.eq_ignore_ascii_case("outline");
    let mut outlines = 0;
    for token in Tokens::new(text) {
        match token {
            Token::Start(tag) if outline(tag.name) => {
                outlines += 1;
                if outlines > OUTLINES {
                    break;
                }
                let group = groups.iter().rev().flatten().next().cloned();
                let is_source = take(&tag, group, &mut opml);
                if tag.closed {
                    continue;
                }
                if groups.len() >= DEPTH {
                    over += 1;
                } else {
                    groups.push((!is_source).then(|| name(&tag)).filter(|name| !name.is_empty()));
                }
            }
            Token::End(name) if outline(name) => {
                if over > 0 {
                    over -= 1;
                } else {
                    groups.pop();
                }
            }
            _ => {}
        }
    }
    opml
}

/// Takes the subscription that `tag` names; `false` where it names none.
fn take(tag: &Tag<'_>, group: Option<String>, opml: &mut Opml) -> bool {
    let text = |name: &str| tag.attribute(name).map(|value| Entities::default().replace(value));
    let kind = text("type").unwrap_or_default();
    let address =
        text("xmlUrl").or_else(|| if kind.eq_ignore_ascii_case("link") { text("url") } else { None });
    let Some(address) = address.filter(|address| !address.trim().is_empty()) else { return false };
    // Old lists write the scheme of a feed reader.
    let plain = address.trim();
    let web = plain.strip_prefix("feed://").map(|rest| format!("http://{rest}"));
    let web = web.as_deref().or_else(|| plain.strip_prefix("feed:")).unwrap_or(plain);
    match resolve(web, None) {
        Some(url) => {
            if opml.sources.iter().all(|(_, known, _)| *known != url) {
                let name = Some(name(tag)).filter(|name| !name.is_empty());
                let name = name.or_else(|| url.host_str().map(str::to_owned)).unwrap_or_default();
                opml.sources.push((name, url, group));
            }
        }
        None => opml.skipped.push(cut(&line(&address.replace('<', "&lt;")))),
    }
    true
}

fn name(tag: &Tag<'_>) -> String {
    let name = ["text", "title"].iter().filter_map(|name| tag.attribute(name)).map(line);
    cut(&name.into_iter().find(|name| !name.is_empty()).unwrap_or_default())
}

fn cut(text: &str) -> String {
    text[..text.floor_char_boundary(NAME)].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_list_of_another_reader() {
        let text = r#"<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <opml version="2.0"><body>
            <outline text="Pusat &amp; Daerah">
              <outline type="rss" text="Kemenag R&D" xmlUrl="https://pusat.example.go.id/feed?a=1&amp;b=2"/>
              <outline text="Kepri"><outline title="" xmlurl="http://kepri.example.go.id/rss.xml"></outline></outline>
            </outline>
            <outline text="Perintah" xmlUrl="exec:rm -rf /"/><outline text="&x;" xmlUrl="file:///etc/passwd"/>
            <outline text="Lama" xmlUrl="feed://lama.example.id/rss"/>
            <outline text="Dua kali" xmlUrl="feed:http://lama.example.id/rss"/>"#;
        let opml = read(text);
        let sources: Vec<_> = opml
            .sources
            .iter()
            .map(|(name, url, group)| (name.as_str(), url.as_str(), group.as_deref()))
            .collect();
        let wanted = [
            ("Kemenag R&D", "https://pusat.example.go.id/feed?a=1&b=2", Some("Pusat & Daerah")),
            ("kepri.example.go.id", "http://kepri.example.go.id/rss.xml", Some("Kepri")),
            ("Lama", "http://lama.example.id/rss", None),
        ];
        assert_eq!(sources, wanted);
        assert_eq!(opml.skipped, ["exec:rm -rf /", "file:///etc/passwd"]);
    }

    #[test]
    fn caps_hold() {
        let many = "<outline text='a'>".repeat(100_000);
        assert_eq!(read(&many).sources.len(), 0);
        let one = |n| format!("<outline xmlUrl='http://a.example/{n}'/>");
        let many: Vec<String> = (0..OUTLINES + 5).map(one).collect();
        assert_eq!(read(&many.concat()).sources.len(), OUTLINES);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(<outline|/>|>|</outline>| xmlUrl='| text=\"|http://a.b/|'|\"|é|&){0,60}") {
            for (_, url, _) in read(&text).sources {
                prop_assert!(crate::news::is_web(&url));
            }
        }
    }
}
