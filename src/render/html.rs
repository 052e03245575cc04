//! Articles as one page that stands on its own: to be read anywhere, printed on A4, filed.
//!
//! In: articles, one after the other. Out: pieces of an HTML file. The page fetches nothing and
//! runs nothing, and says so itself to the browser.

use std::fmt::Write;

use super::table::Clip;
use super::xhtml::{literal, xhtml};
use crate::lang::Lang;
use crate::news::visible;

const STYLE: &str = "body { max-width: 42em; margin: 2em auto; padding: 0 1em; line-height: 1.5; \
font-family: Georgia, 'Noto Serif', serif; color: #1a1a1a; background: #fff }
article { margin-top: 2.5em; padding-top: 1em; border-top: 1px solid #999 }
h1 { font-size: 1.4em } h2 { font-size: 1.3em; line-height: 1.25; margin-bottom: 0.3em }
.about { color: #555; font-size: 0.9em; overflow-wrap: anywhere }
table { border-collapse: collapse } td, th { border: 1px solid #999; padding: 0.2em 0.5em; \
vertical-align: top; text-align: left }
pre { white-space: pre-wrap } blockquote { margin-left: 1em; padding-left: 1em; border-left: 3px solid #bbb }
@page { size: A4; margin: 2cm }
@media print { body { margin: 0; max-width: none; font-size: 11pt } h2 { break-after: avoid } \
a { color: inherit; text-decoration: none } }
";

/// What stands before the first article.
pub fn html_head(lang: &Lang) -> String {
    let title = literal(&lang.clipping_title());
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        lang.language().code()
    )
}

/// One article.
pub fn html_article(clip: &Clip<'_>, lang: &Lang) -> String {
    let title = literal(&visible(&clip.article.item.title));
    let text = chapter(clip, lang).replace("<br/>", "<br>").replace("<hr/>", "<hr>");
    format!("<article>\n<h2>{title}</h2>\n{text}</article>\n")
}

/// What stands after the last one.
pub fn html_foot() -> &'static str {
    "</body>\n</html>\n"
}

/// Whence and from when it is.
pub(super) fn about(clip: &Clip<'_>, lang: &Lang) -> String {
    let item = &clip.article.item;
    let date = item.published.map(|when| lang.moment(when));
    let parts = [Some(clip.source), date.as_deref(), item.section.as_deref(), item.byline.as_deref()];
    let parts: Vec<String> = parts.into_iter().flatten().map(|part| visible(part).into_owned()).collect();
    parts.join(" · ")
}

/// The article without its title, as XHTML.
pub(super) fn chapter(clip: &Clip<'_>, lang: &Lang) -> String {
    let item = &clip.article.item;
    let mut text = format!("<p class=\"about\">{}", literal(&about(clip, lang)));
    if let Some(url) = item.url.as_ref().filter(|url| crate::news::is_web(url)) {
        let url = literal(url.as_str());
        let _ = write!(text, "<br/><a href=\"{url}\">{url}</a>");
    }
    text.push_str("</p>\n");
    match (&item.body, &item.summary) {
        (Some(body), _) if !body.is_empty() => text.push_str(&xhtml(body)),
        (_, Some(summary)) => {
            let _ = writeln!(text, "<p>{}</p>", literal(&visible(summary)));
        }
        _ => {}
    }
    text
}
