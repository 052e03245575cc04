//! Sources that are no feeds, through the real program: lists that fall silent, sitemaps and their
//! indexes, WordPress.
//!
//! In: pages given by a server on 127.0.0.1 that is asked a few times. Out: what the commands
//! print, and what was asked for. What gave news and gives none is told as broken.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod common;
mod polled;
mod rough;

use std::io::Write;

use common::binary::Home;
use polled::{fetch, listed, titles};
use rough::{How, Server, answer};
use serde_json::Value;
use warta::news::{Kind, Source};

fn server(script: impl Fn(&str, usize) -> Vec<u8> + Send + Sync + 'static) -> Server {
    Server::new(move |path, _, before| {
        let body = script(path, before);
        let status = if body.is_empty() { "404 Not Found" } else { "200 OK" };
        How::Whole(answer(status, "Content-Type: text/html\r\n", &body))
    })
}

fn home(server: &Server, path: &str, kind: Kind) -> Home {
    let mut source = Source::new("Kantor".to_owned(), server.url(path).parse().unwrap());
    source.kind = kind;
    Home::new(&[source])
}

fn json(home: &Home, code: i32, arguments: &[&str]) -> Value {
    serde_json::from_str(&home.expect(code, arguments)).unwrap()
}

fn list(count: usize) -> String {
    let row = |at: usize| {
        format!(
            "<div class=baris><h3><a href=/berita/rapat-kerja-kantor-{at}>Rapat Kerja Kantor Kabupaten Nomor {at}</a></h3>\
             <span class=tgl>{} Maret 2026</span></div>",
            28 - at
        )
    };
    format!(
        "<title>Berita</title><h1>Berita</h1><div class=daftar>{}</div>",
        (1..=count).map(row).collect::<String>()
    )
}

/// The list is gone in three ways: an empty list, a page of something else, a menu alone.
#[test]
fn a_list_that_falls_silent_is_an_alarm_with_its_last_good_day() {
    let menu = "<title>Berita</title><ul class=menu><li><a href=/profil/sejarah-kantor>Sejarah Singkat Kantor \
                Kementerian</a><li><a href=/profil/visi-dan-misi>Visi dan Misi Kantor Kami</a><li>\
                <a href=/layanan/satu-pintu>Pelayanan Terpadu Satu Pintu</a></ul><p>Belum ada berita.</p>";
    let prose = "<title>Profil</title><h1>Profil</h1><p>Kantor ini melayani seluruh warga kabupaten.</p>";
    let server = server(move |_, before| match before {
        0 => list(6).into_bytes(),
        1 => b"<title>Berita</title><h1>Berita</h1><div class=daftar></div>".to_vec(),
        2 => prose.into(),
        3 => menu.into(),
        _ => list(7).into_bytes(),
    });
    for kind in [Kind::Auto, Kind::Listing] {
        server.asked.lock().unwrap().clear();
        let home = home(&server, "/berita", kind);
        assert_eq!(fetch(&home), 6);
        let known = listed(&home);
        let good = json(&home, 0, &["sources", "--json"])[0]["last_ok"].as_str().unwrap().to_owned();
        let day = good.get(..10).unwrap();
        for round in 1..4 {
            let code = home.run(&["fetch", "--force", "--no-articles", "--json"]).status.code();
            assert_ne!(code, Some(0), "{kind:?} {round}");
            let source = json(&home, 0, &["sources", "--json"])[0].clone();
            assert_eq!(source["last_ok"], good.as_str(), "{kind:?} {round}");
            assert_eq!(source["failures"], round, "{kind:?} {source}");
            assert!(source["last_error"].as_str().unwrap().contains(day), "{kind:?} {round} {source}");
            assert_eq!(listed(&home), known);
        }
        let doctor = json(&home, 0, &["doctor", "--json"]);
        let check =
            doctor["checks"].as_array().unwrap().iter().find(|check| check["name"] == "sources").unwrap();
        assert_eq!(check["ok"], false);
        assert!(check["detail"].as_str().unwrap().contains(day), "{check}");
        assert_eq!(fetch(&home), 1, "{kind:?}");
        let source = json(&home, 0, &["sources", "--json"])[0].clone();
        assert_eq!((&source["last_error"], &source["failures"]), (&Value::Null, &Value::from(0)));
    }
}

#[test]
fn an_index_leads_to_the_newest_sitemap_even_a_packed_one() {
    let server = server(|path, _| match path {
        "/sitemap.xml" => {
            b"<sitemapindex><sitemap><loc>/lama.xml</loc><lastmod>2020-01-01</lastmod></sitemap><sitemap>\
              <loc>/baru.xml.gz</loc><lastmod>2026-03-02</lastmod></sitemap></sitemapindex>"
                .to_vec()
        }
        "/baru.xml.gz" => {
            let text = "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url>\
                <loc>/berita/rapat-1</loc><news:news><news:publication><news:name>Kantor</news:name>\
                <news:language>id</news:language></news:publication><news:publication_date>2026-03-01T08:00:00+07:00\
                </news:publication_date><news:title>Rapat &amp; Kerja Dibuka</news:title></news:news></url>\
                <url><loc>/berita/manasik-haji-kloter-2</loc><lastmod>2026-02-27</lastmod></url></urlset>";
            let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            writer.write_all(text.as_bytes()).unwrap();
            writer.finish().unwrap()
        }
        _ => Vec::new(),
    });
    for kind in [Kind::Auto, Kind::Sitemap] {
        let home = home(&server, "/sitemap.xml", kind);
        assert_eq!(fetch(&home), 2, "{kind:?}");
        assert_eq!(titles(&home), ["Rapat & Kerja Dibuka", "Manasik haji kloter 2"]);
        let first = listed(&home)[0].clone();
        assert_eq!(first["url"], server.url("/berita/rapat-1"));
        assert!(first["published"].as_str().unwrap().starts_with("2026-03-01T08:00:00"), "{first}");
        assert_eq!(fetch(&home), 0);
    }
}

#[test]
fn wordpress_is_asked_for_few_fields_and_for_what_has_changed() {
    let server = server(|path, _| {
        if !path.starts_with("/wp-json/wp/v2/posts?") {
            return Vec::new();
        }
        let post = |id: u32, title: &str| {
            format!(
                "{{\"id\":{id},\"date_gmt\":\"2026-03-0{id}T01:00:00\",\"modified_gmt\":\"2026-03-0{id}T01:00:00\",\
                 \"guid\":{{\"rendered\":\"https://kantor.example.go.id/?p={id}\"}},\"link\":\"/{title}/\",\
                 \"title\":{{\"rendered\":\"Berita {title}\"}},\"content\":{{\"rendered\":\"<p>Isi {title}.</p>\"}}}}"
            )
        };
        // A changed address keeps its guid.
        let posts = if path.contains("modified_after=") {
            [post(2, "dua-baru"), post(3, "tiga")].join(",")
        } else {
            [post(1, "satu"), post(2, "dua")].join(",")
        };
        format!("[{posts}]").into_bytes()
    });
    let home = home(&server, "/", Kind::WordPress);
    assert_eq!(fetch(&home), 2);
    assert_eq!(fetch(&home), 1, "an address that moved is no news");
    assert_eq!(titles(&home), ["Berita tiga", "Berita dua-baru", "Berita satu"]);
    let asked = server.asked.lock().unwrap().clone();
    assert!(asked.iter().all(|head| head.contains("_fields=id%2Cdate")), "{asked:?}");
    assert!(!asked[0].contains("modified_after") && asked[1].contains("modified_after="), "{asked:?}");
    assert_eq!(listed(&home).len(), 3);
}
