//! Pages of the sites: articles and lists in each office's own markup.
//!
//! In: releases and addresses. Out: HTML. The markup is of the kinds that real office sites
//! have: a home-made portal, WordPress, tables in tables, a plain generator. No page is tuned
//! to what the reader finds easy.

use std::fmt::Write;

use super::calendar;
use super::markup::{Manner, escape, html};
use super::office::{Addresses, Office};
use super::press::Press;
use super::release::Release;
use crate::news::stable_hash;

/// What a page is made from.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// All releases.
    pub press: &'a Press,
    /// Where the sites lie.
    pub addresses: &'a Addresses,
    /// The day that the sites' headers show.
    pub today: jiff::civil::Date,
}

/// Puts values into a template's `{{name}}` places; a name without a value becomes nothing.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let Some((name, behind)) = after.split_once("}}") else { break };
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            out.push_str(value);
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

impl Desk<'_> {
    /// The page of one release.
    pub fn article(&self, release: &Release) -> String {
        let (template, manner) = match release.office {
            Office::Pusat => (include_str!("pages/wordpress_article.html"), Manner::Plain),
            Office::Diklat => (include_str!("pages/diklat_article.html"), Manner::Plain),
            Office::Hukum | Office::Perumpamaan => (include_str!("pages/law_article.html"), Manner::Plain),
            Office::Kanwil => (include_str!("pages/portal_article.html"), Manner::Justified),
            Office::Teladan => (include_str!("pages/table_article.html"), Manner::Breaks),
        };
        let date = release.date();
        let tags = release.tags.iter().fold(String::new(), |mut all, tag| {
            let _ = write!(all, "<a href=\"/tag/{0}/\" rel=\"tag\">{0}</a> ", escape(tag));
            all
        });
        let number = (stable_hash(release.slug.as_bytes()) % 9000 + 1000).to_string();
        let content = fill(
            template,
            &[
                ("title", &escape(release.title)),
                ("section", &escape(release.section)),
                ("byline", &escape(release.byline.unwrap_or("Humas"))),
                ("views", &release.views.to_string()),
                ("caption", &escape(release.caption.unwrap_or(release.title))),
                ("slug", release.slug),
                ("number", &number),
                ("tags", &tags),
                ("dashed", &calendar::dashed(date)),
                ("day", &calendar::day(date)),
                ("long", &calendar::long(date)),
                ("old", &calendar::old_spelling(date)),
                ("clock", &calendar::clock(calendar::local(release.at))),
                ("atom", &calendar::atom(release.at)),
                ("body", &self.text(release, manner)),
                ("related", &self.related(release)),
            ],
        );
        self.frame(release.office, release.title, &head(release, &self.addresses.of(release)), &content)
    }

    /// A release's text with dateline and closing initials.
    pub fn text(&self, release: &Release, manner: Manner) -> String {
        let opening = match release.place {
            Some(place) if release.office == Office::Pusat => format!("<strong>{place} (Humas)</strong> – "),
            Some(place) => format!("{place} (Humas) - "),
            None => String::new(),
        };
        let link =
            |slug: &str| self.press.named(slug).map(|found| self.addresses.of(found)).unwrap_or_default();
        let mut text = html(&release.body, &opening, manner, &link);
        if let Some(initials) = release.initials {
            let _ = match manner {
                Manner::Breaks => writeln!(text, "({initials})"),
                Manner::Plain | Manner::Justified => writeln!(text, "<p><em>({initials})</em></p>"),
            };
        }
        text
    }

    fn related(&self, release: &Release) -> String {
        let mut out = String::new();
        for other in release.related.iter().filter_map(|slug| self.press.named(slug)) {
            let (url, title) = (escape(&self.addresses.of(other)), escape(other.title));
            let _ = match release.office {
                Office::Teladan => writeln!(out, "&raquo; <a href=\"{url}\">{title}</a><br>"),
                _ => writeln!(out, "<li><a href=\"{url}\">{title}</a></li>"),
            };
        }
        out
    }

    /// The portal's list of cards.
    pub fn cards(&self) -> String {
        let mut out = String::from("<h3 class=\"judul-halaman\">Berita</h3>\n<div class=\"row daftar\">\n");
        for release in self.press.of(Office::Kanwil) {
            let _ = writeln!(
                out,
                "<div class=\"col-md-6\"><div class=\"card berita-item\">\n\
                 <a href=\"{url}\"><img class=\"card-img-top\" src=\"/uploads/kecil/{slug}.jpg\" alt=\"\"></a>\n\
                 <div class=\"card-body\"><span class=\"badge\">{section}</span>\n\
                 <h5 class=\"card-title\"><a href=\"{url}\">{title}</a></h5>\n\
                 <div class=\"tanggal\"><i class=\"fa fa-calendar\"></i> {date} <i class=\"fa fa-eye\"></i> {views}</div>\n\
                 <p class=\"card-text\">{teaser}</p> <a class=\"btn\" href=\"{url}\">Selengkapnya</a></div>\n</div></div>",
                url = escape(&Office::Kanwil.path(release)),
                slug = release.slug,
                section = escape(release.section),
                title = escape(release.title),
                date = calendar::dashed(release.date()),
                views = release.views,
                teaser = escape(&release.teaser(18)),
            );
        }
        out.push_str("</div>\n");
        self.frame(Office::Kanwil, "Berita", "", &out)
    }

    /// The district office's table; `page` counts from 1.
    pub fn table(&self, page: usize) -> String {
        const ROWS: usize = 5;
        let all: Vec<&Release> = self.press.of(Office::Teladan).collect();
        let pages = all.len().div_ceil(ROWS).max(1);
        let mut out = String::from("<table class=\"daftar\" width=\"100%\" cellpadding=\"4\">\n");
        for release in all.iter().skip((page - 1) * ROWS).take(ROWS) {
            let _ = writeln!(
                out,
                "<tr class=\"baris\"><td width=\"90\"><img src=\"foto/kecil/{slug}.jpg\" width=\"80\"></td>\n\
                 <td><a class=\"judul\" href=\"{url}\"><b>{title}</b></a><br>\n\
                 <small class=\"waktu\">{date} {clock} WIB</small> <small>Dibaca: {views} kali</small></td></tr>",
                slug = release.slug,
                url = escape(Office::Teladan.path(release).trim_start_matches('/')),
                title = escape(release.title),
                date = calendar::old_spelling(release.date()),
                clock = calendar::clock(calendar::local(release.at)),
                views = release.views,
            );
        }
        out.push_str("<tr><td colspan=\"2\" class=\"halaman\">Halaman: ");
        for number in 1..=pages {
            let _ = write!(out, "<a href=\"index.php?hal=berita&amp;p={number}\">{number}</a> ");
        }
        if page < pages {
            let _ = write!(
                out,
                "<a class=\"lanjut\" href=\"index.php?hal=berita&amp;p={}\">Selanjutnya &raquo;</a>",
                page + 1
            );
        }
        out.push_str("</td></tr>\n</table>\n");
        self.frame(Office::Teladan, "Berita", "", &out)
    }

    /// A home page that names its feed and greets.
    pub fn home(&self, office: Office) -> String {
        let mut out = format!("<h1>{}</h1>\n<p>Selamat datang.</p>\n<ul>\n", escape(office.name()));
        for release in self.press.of(office).take(3) {
            let (url, title) = (escape(&office.path(release)), escape(release.title));
            let _ = writeln!(out, "<li><a href=\"{url}\">{title}</a></li>");
        }
        out.push_str("</ul>\n");
        self.frame(office, "Beranda", "", &out)
    }

    fn frame(&self, office: Office, title: &str, head: &str, content: &str) -> String {
        let template = match office {
            Office::Pusat => include_str!("pages/wordpress.html"),
            Office::Diklat => include_str!("pages/diklat.html"),
            Office::Hukum | Office::Perumpamaan => include_str!("pages/law.html"),
            Office::Kanwil => include_str!("pages/portal.html"),
            Office::Teladan => include_str!("pages/table.html"),
        };
        let popular = self.press.of(office).take(4).fold(String::new(), |mut all, release| {
            let (url, title) = (escape(&office.path(release)), escape(release.title));
            let _ = match office {
                Office::Teladan => {
                    writeln!(all, "<tr><td><font size=\"1\"><a href=\"{url}\">{title}</a></font></td></tr>")
                }
                _ => writeln!(all, "<li><a href=\"{url}\">{title}</a></li>"),
            };
            all
        });
        fill(
            template,
            &[
                ("title", &escape(title)),
                ("head", head),
                ("today", &calendar::header(self.today)),
                ("year", &self.today.year().to_string()),
                ("popular", &popular),
                ("content", content),
            ],
        )
    }
}

/// The machine-readable head of an article, as far as the office's software writes one.
fn head(release: &Release, url: &str) -> String {
    let title = escape(release.title);
    match release.office {
        Office::Pusat => format!(
            "<meta property=\"og:type\" content=\"article\">\n<meta property=\"og:title\" content=\"{title}\">\n\
             <meta property=\"og:site_name\" content=\"Humas Kemenumat\">\n<link rel=\"canonical\" href=\"{url}\">\n\
             <meta property=\"article:published_time\" content=\"{date}\">\n<meta property=\"article:section\" content=\"{section}\">",
            date = calendar::atom(release.at),
            section = escape(release.section),
        ),
        Office::Kanwil => format!(
            "<meta property=\"og:title\" content=\"{title}\">\n<meta name=\"description\" content=\"{title}\">"
        ),
        Office::Diklat => format!("<link rel=\"canonical\" href=\"{url}\">"),
        Office::Hukum | Office::Teladan | Office::Perumpamaan => String::new(),
    }
}
