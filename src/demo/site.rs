//! Which page lies behind which path of which office.
//!
//! In: an office and a request's target. Out: a [`Reply`]. Everything is made anew for each
//! request from the releases; there is nothing else to keep.

use std::sync::Arc;

use jiff::Timestamp;

use super::calendar;
use super::feeds::circular;
use super::http::Reply;
use super::office::{Addresses, Office};
use super::page::Desk;
use super::press::Press;
use super::release::Release;

const HTML: &str = "text/html; charset=utf-8";

/// One office's site.
#[derive(Debug, Clone)]
pub struct Site {
    /// Whose it is.
    pub office: Office,
    /// All releases of the ministry.
    pub press: Arc<Press>,
    /// Where all sites lie.
    pub addresses: Arc<Addresses>,
    /// When the ministry opened.
    pub now: Timestamp,
}

impl Site {
    /// The answer to a request for `target`.
    pub fn answer(&self, target: &str) -> Reply {
        let desk = self.desk();
        let newest = self.press.of(self.office).next().map_or(self.now, |release| release.at);
        match (self.office, target) {
            (Office::Perumpamaan, _) => Reply::error(500, include_str!("pages/broken.html")),
            (Office::Pusat, "/feed/") => {
                Reply::ok("application/rss+xml; charset=UTF-8", newest, desk.teaser_feed())
            }
            (Office::Diklat, "/atom.xml") => Reply::ok("application/atom+xml", newest, desk.full_feed()),
            (Office::Hukum, "/rss.xml") => Reply::ok("text/xml", newest, desk.law_feed()),
            (Office::Kanwil, "/berita") => Reply::ok(HTML, newest, desk.cards()),
            (Office::Teladan, "/index.php?hal=berita" | "/index.php?hal=berita&p=1") => {
                Reply::ok("text/html", newest, latin1(&desk.table(1)))
            }
            (Office::Teladan, "/index.php?hal=berita&p=2") => {
                Reply::ok("text/html", newest, latin1(&desk.table(2)))
            }
            (office, "/") => Reply::ok(HTML, newest, desk.home(office)),
            _ => self.release(target),
        }
    }

    fn desk(&self) -> Desk<'_> {
        Desk { press: &self.press, addresses: &self.addresses, today: calendar::local(self.now).date() }
    }

    fn release(&self, target: &str) -> Reply {
        let found: Option<&Release> = self.press.of(self.office).find(|r| self.office.path(r) == target);
        let desk = self.desk();
        match found {
            None => Reply::error(404, "<html><title>404</title><h1>Halaman tidak ditemukan</h1></html>"),
            Some(release) if release.pdf.is_some() => {
                Reply::ok("application/pdf", release.at, circular(release))
            }
            Some(release) if self.office == Office::Teladan => {
                Reply::ok("text/html", release.at, latin1(&desk.article(release)))
            }
            Some(release) => Reply::ok(HTML, release.at, desk.article(release)),
        }
    }
}

/// `text` in windows-1252, which is what sites mean by `iso-8859-1`.
fn latin1(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| match c {
            '\u{2018}' => 0x91,
            '\u{2019}' => 0x92,
            '\u{201c}' => 0x93,
            '\u{201d}' => 0x94,
            '\u{2013}' => 0x96,
            '\u{2026}' => 0x85,
            _ => u8::try_from(u32::from(c)).unwrap_or(b'?'),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(office: Office) -> Site {
        let now: Timestamp = "2026-11-24T01:00:00Z".parse().unwrap();
        let ports: Vec<_> = Office::ALL.into_iter().zip(1001..).collect();
        Site { office, press: Arc::new(Press::new(now)), addresses: Arc::new(Addresses::new(&ports)), now }
    }

    #[test]
    fn every_release_has_a_page_and_every_start_an_answer() {
        for office in Office::ALL {
            let site = site(office);
            let start = site.answer(office.start());
            assert_eq!(start.status, if office == Office::Perumpamaan { 500 } else { 200 }, "{office:?}");
            for release in site.press.of(office) {
                let page = site.answer(&office.path(release));
                assert_eq!(page.status, 200, "{}", release.slug);
                if release.pdf.is_none() {
                    let text = String::from_utf8_lossy(&page.body).into_owned();
                    assert!(!text.contains("{{") && !text.contains("}}"), "{}: unfilled", release.slug);
                    assert!(!text.contains("href=\"\""), "{}: a link leads nowhere", release.slug);
                }
            }
            if office != Office::Perumpamaan {
                assert_eq!(site.answer("/tidak-ada").status, 404);
            }
        }
    }

    #[test]
    fn the_table_has_a_second_page() {
        let site = site(Office::Teladan);
        let pages = ["/index.php?hal=berita", "/index.php?hal=berita&p=2"]
            .map(|target| String::from_utf8_lossy(&site.answer(target).body).into_owned());
        assert!(pages[0].contains("class=\"lanjut\"") && !pages[1].contains("class=\"lanjut\""));
        for release in site.press.of(Office::Teladan) {
            let link = format!("judul={}\"", release.slug);
            assert_eq!(
                pages
                    .iter()
                    .filter(|page| page
                        .contains(&format!("class=\"judul\" href=\"detail.php?id={}", link_id(release)))
                        && page.contains(&link))
                    .count(),
                1,
                "{}",
                release.slug
            );
        }
    }

    fn link_id(release: &Release) -> String {
        Office::Teladan.path(release).split(['=', '&']).nth(1).unwrap().to_owned()
    }

    #[test]
    fn windows_1252_keeps_quotation_marks() {
        assert_eq!(latin1("“é”"), [0x93, 0xe9, 0x94]);
    }
}
