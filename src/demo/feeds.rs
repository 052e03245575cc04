//! The feeds of the offices that have one, each with the habits of its generator.
//!
//! In: releases and addresses. Out: XML. WordPress gives teasers in `description` and counts
//! words; the training centre's Atom carries the whole text; the law desk's home-made RSS
//! announces PDF files as enclosures and leaves a bare `&` in its channel title, as such do.

use std::fmt::Write;

use super::calendar;
use super::markup::{Manner, escape};
use super::office::{MINISTRY, Office};
use super::page::Desk;
use super::pdf;
use super::release::Release;

impl Desk<'_> {
    /// WordPress' RSS with teasers.
    pub fn teaser_feed(&self) -> String {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"\n\
             \txmlns:content=\"http://purl.org/rss/1.0/modules/content/\"\n\
             \txmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n\
             \txmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\">\n<channel>\n\
             \t<title>Humas Kemenumat</title>\n\t<description>Siaran pers dan berita</description>\n\
             \t<language>id</language>\n\t<sy:updatePeriod>hourly</sy:updatePeriod>\n\
             \t<sy:updateFrequency>1</sy:updateFrequency>\n",
        );
        let _ = writeln!(out, "\t<link>{}</link>", self.site(Office::Pusat));
        for release in self.press.of(Office::Pusat) {
            let url = escape(&self.addresses.of(release));
            let _ = writeln!(
                out,
                "\t<item>\n\t\t<title>{title}</title>\n\t\t<link>{url}</link>\n\
                 \t\t<dc:creator><![CDATA[{byline}]]></dc:creator>\n\t\t<pubDate>{date}</pubDate>\n\
                 \t\t<category><![CDATA[{section}]]></category>\n\t\t<guid isPermaLink=\"false\">{site}?p={guid}</guid>\n\
                 \t\t<description><![CDATA[<p>{place} (Humas) &#8211; {teaser}</p>\n]]></description>\n\t</item>",
                title = escape(release.title),
                byline = release.byline.unwrap_or("Humas"),
                date = calendar::rss(release.at),
                section = release.section,
                site = self.site(Office::Pusat),
                guid = release.slug,
                place = release.place.unwrap_or("Kota Contoh"),
                teaser = escape(&release.teaser(40)),
            );
        }
        out.push_str("</channel>\n</rss>\n");
        out
    }

    /// The training centre's Atom with the full text.
    pub fn full_feed(&self) -> String {
        let site = self.site(Office::Diklat);
        let newest = self.press.of(Office::Diklat).next().map(|r| calendar::atom(r.at)).unwrap_or_default();
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"id\">\n\
             <title>Balai Diklat Kerukunan</title>\n<link href=\"{site}\"/>\n\
             <link rel=\"self\" type=\"application/atom+xml\" href=\"{site}atom.xml\"/>\n<id>{site}</id>\n\
             <updated>{newest}</updated>\n"
        );
        for release in self.press.of(Office::Diklat) {
            let url = escape(&self.addresses.of(release));
            let _ = writeln!(
                out,
                "<entry>\n<title>{title}</title>\n<link href=\"{url}\"/>\n<id>{url}</id>\n\
                 <published>{date}</published>\n<updated>{date}</updated>\n<author><name>{byline}</name></author>\n\
                 <category term=\"{section}\"/>\n<content type=\"html\">{body}</content>\n</entry>",
                title = escape(release.title),
                date = calendar::atom(release.at),
                byline = escape(release.byline.unwrap_or("Humas Balai Diklat")),
                section = escape(release.section),
                body = escape(&self.text(release, Manner::Plain)),
            );
        }
        out.push_str("</feed>\n");
        out
    }

    /// The law desk's home-made RSS.
    pub fn law_feed(&self) -> String {
        let site = self.site(Office::Hukum);
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel><title>Dokumentasi & Informasi Hukum</title>\n\
             <link>{site}</link><description>Produk hukum {MINISTRY}</description>\n"
        );
        for release in self.press.of(Office::Hukum) {
            let url = escape(&self.addresses.of(release));
            let file = release.pdf.map(|_| {
                let length = circular(release).len();
                format!("<enclosure url=\"{url}\" length=\"{length}\" type=\"application/pdf\"/>")
            });
            let _ = writeln!(
                out,
                "<item><title>{title}</title><link>{url}</link><description>{teaser}</description>\
                 <pubDate>{date}</pubDate>{file}</item>",
                title = escape(release.title),
                teaser = escape(&release.teaser(30)),
                date = calendar::rss(release.at),
                file = file.unwrap_or_default(),
            );
        }
        out.push_str("</channel></rss>\n");
        out
    }

    fn site(&self, office: Office) -> String {
        self.addresses.at(office, "/").map(String::from).unwrap_or_default()
    }
}

/// A circular as a PDF file.
pub fn circular(release: &Release) -> Vec<u8> {
    let mut lines = vec![
        MINISTRY.to_uppercase(),
        format!("SURAT EDARAN {}", release.pdf.unwrap_or_default()),
        release.title.to_owned(),
        calendar::day(release.date()),
        String::new(),
    ];
    for block in release.body.split("\n\n") {
        lines.extend(wrapped(block, 84));
        lines.push(String::new());
    }
    pdf::page(&lines)
}

/// `text` in lines of at most `width` letters, where its words allow.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.len() + 1 + word.len() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
