//! The sources as OPML 2.0, for other readers and for a colleague's warta.

use std::fmt::Write;

use crate::news::Source;

/// `sources` as an OPML document; groups become folders, in the order of their first source.
pub fn opml(sources: &[Source]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n\
         <head><title>warta</title></head>\n<body>\n",
    );
    let mut groups: Vec<Option<&str>> = Vec::new();
    for source in sources {
        if !groups.contains(&source.group.as_deref()) {
            groups.push(source.group.as_deref());
        }
    }
    for group in groups {
        if let Some(name) = group {
            let _ = writeln!(text, "<outline text=\"{}\">", escaped(name));
        }
        for source in sources.iter().filter(|source| source.group.as_deref() == group) {
            text.push_str(&outline(source));
        }
        if group.is_some() {
            text.push_str("</outline>\n");
        }
    }
    text.push_str("</body>\n</opml>\n");
    text
}

/// Other readers understand `type="rss"`; what a source really is shows at its first visit.
fn outline(source: &Source) -> String {
    let (name, url) = (escaped(&source.name), escaped(source.url.as_str()));
    format!("<outline type=\"rss\" text=\"{name}\" title=\"{name}\" xmlUrl=\"{url}\"/>\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_folders_and_markup_is_escaped() {
        let url = |text: &str| url::Url::parse(text).unwrap();
        let mut a = Source::new("A & \"B\" <c>", url("https://a.id/?x=1&y=2"));
        a.group = Some("Kanwil".into());
        let b = Source::new("B", url("https://b.id/"));
        let text = opml(&[a, b]);
        assert!(text.contains(
            "<outline text=\"Kanwil\">\n<outline type=\"rss\" text=\"A &amp; &quot;B&quot; &lt;c&gt;\""
        ));
        assert!(text.contains("xmlUrl=\"https://a.id/?x=1&amp;y=2\"/>\n</outline>\n<outline"));
    }
}
