//! Articles as a book: EPUB 3, one chapter an article, readable on any telephone.
//!
//! In: articles, one after the other. Out: the file, written front to back, so that a thousand
//! articles need no more memory than one. Pictures are left out: they would have to be fetched.

use std::fmt::Write as _;
use std::io::{self, Write};

use jiff::Timestamp;

use super::html::{about, chapter};
use super::table::Clip;
use super::xhtml::literal;
use super::zip::{Method, Zip};
use crate::lang::Lang;
use crate::news::{stable_hash, visible};

const CONTAINER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"#;

const STYLE: &str = "body { line-height: 1.4 }
.about { color: #555; font-size: 0.9em }
table { border-collapse: collapse }
td, th { border: 1px solid #999; padding: 0.2em 0.4em; vertical-align: top; text-align: left }
pre { white-space: pre-wrap }
blockquote { margin-left: 1em; padding-left: 0.8em; border-left: 3px solid #bbb }
";

/// A book that is being written.
pub struct Book<'l, W> {
    zip: Zip<W>,
    lang: &'l Lang,
    now: Timestamp,
    chapters: Vec<Chapter>,
}

/// A chapter as the table of contents names it.
struct Chapter {
    file: String,
    title: String,
    about: String,
    id: u64,
}

impl<'l, W: Write> Book<'l, W> {
    /// A book without chapters, made `now`.
    pub fn new(to: W, lang: &'l Lang, now: Timestamp) -> io::Result<Self> {
        let mut zip = Zip::new(to);
        // First and as it is, so that the file's first bytes say what it is.
        zip.add("mimetype", Method::Stored, b"application/epub+zip")?;
        zip.add("META-INF/container.xml", Method::Deflated, CONTAINER.as_bytes())?;
        zip.add("EPUB/style.css", Method::Deflated, STYLE.as_bytes())?;
        Ok(Self { zip, lang, now, chapters: Vec::new() })
    }

    /// Adds a chapter.
    pub fn add(&mut self, clip: &Clip<'_>) -> io::Result<()> {
        let file = format!("a{:05}.xhtml", self.chapters.len() + 1);
        let title = literal(&visible(&clip.article.item.title));
        let body = format!("<h1>{title}</h1>\n{}", chapter(clip, self.lang));
        let page = self.page(&title, clip.article.item.lang.as_deref(), &body);
        self.zip.add(&format!("EPUB/{file}"), Method::Deflated, page.as_bytes())?;
        let about = literal(&about(clip, self.lang));
        self.chapters.push(Chapter { file, title, about, id: clip.article.id.0 });
        Ok(())
    }

    /// Writes the contents and ends the book.
    pub fn finish(mut self) -> io::Result<()> {
        let contents = self.contents();
        self.zip.add("EPUB/nav.xhtml", Method::Deflated, contents.as_bytes())?;
        let package = self.package();
        self.zip.add("EPUB/book.opf", Method::Deflated, package.as_bytes())?;
        self.zip.finish()
    }

    fn page(&self, title: &str, language: Option<&str>, body: &str) -> String {
        let ours = self.lang.language().code();
        let told = language.map(|code| code.get(..2).unwrap_or(ours).to_ascii_lowercase());
        let code = told.filter(|code| code.bytes().all(|b| b.is_ascii_lowercase()));
        let code = code.as_deref().unwrap_or(ours);
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
             <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" \
             lang=\"{code}\" xml:lang=\"{code}\">\n<head><title>{}</title>\
             <link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/></head>\n<body>\n{body}</body>\n</html>\n",
            if title.trim().is_empty() { "-" } else { title }
        )
    }

    fn contents(&self) -> String {
        let mut list = String::new();
        for Chapter { file, title, about, .. } in &self.chapters {
            let title = if title.trim().is_empty() { "-" } else { title };
            let _ = writeln!(list, "<li><a href=\"{file}\">{title} · {about}</a></li>");
        }
        let title = self.title();
        let body =
            format!("<nav epub:type=\"toc\" id=\"toc\">\n<h1>{title}</h1>\n<ol>\n{list}</ol>\n</nav>\n");
        self.page(&title, None, &body)
    }

    fn title(&self) -> String {
        literal(&self.lang.clipping_title())
    }

    fn package(&self) -> String {
        let (mut manifest, mut spine) = (String::new(), String::new());
        for (at, chapter) in self.chapters.iter().enumerate() {
            let file = &chapter.file;
            let _ = writeln!(
                manifest,
                "<item id=\"a{at}\" href=\"{file}\" media-type=\"application/xhtml+xml\"/>"
            );
            let _ = writeln!(spine, "<itemref idref=\"a{at}\"/>");
        }
        let ids: Vec<u8> = self.chapters.iter().flat_map(|chapter| chapter.id.to_be_bytes()).collect();
        let second = self.now.as_second();
        let modified = Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH);
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">\n\
             <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
             <dc:identifier id=\"id\">urn:warta:{:016x}</dc:identifier>\n<dc:title>{}</dc:title>\n\
             <dc:language>{}</dc:language>\n<meta property=\"dcterms:modified\">{modified}</meta>\n</metadata>\n\
             <manifest>\n<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
             <item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n{manifest}</manifest>\n\
             <spine>\n<itemref idref=\"nav\"/>\n{spine}</spine>\n</package>\n",
            stable_hash(&ids),
            self.title(),
            self.lang.language().code(),
        )
    }
}
