//! What the made-up cache begins with: two offices and five articles, many of one, or nothing.

use jiff::Timestamp;
use url::Url;
use warta::news::{Dateline, Extent, PageLink, Source, When};

use super::cache::{Cache, LONG, html};

/// A day and time in western Indonesia.
fn at(text: &str) -> When {
    When::time(format!("{text}:00+07:00").parse().unwrap(), When::WIB)
}

impl Cache {
    /// Two offices, a failing third, five articles.
    pub fn usual() -> Self {
        let url = |text: &str| Url::parse(text).unwrap();
        let mut regional =
            Source::new("Kanwil Kepulauan Contoh", url("https://kanwil.contoh.example/berita"));
        regional.group = Some("Daerah".into());
        let centre = Source::new("Humas Pusat", url("https://humas.contoh.example/feed"));
        let mut broken = Source::new("Kantor Kabupaten", url("https://kab.contoh.example/rss"));
        broken.group = Some("Daerah".into());
        let (a, b) = (centre.id, regional.id);
        let mut cache = Self {
            failing: vec![broken.id],
            archived: vec![],
            visits: vec![],
            journal: vec![],
            taken_back: vec![],
            sources: vec![centre, regional, broken],
            articles: vec![],
            copies: vec![],
            orders: vec![],
            earlier: vec![],
        };
        cache.add(a, "Menteri Buka Pekan Layanan Umat di Lapangan Merdeka", at("2021-01-17T09:30"), |item| {
            item.extent = Extent::Teaser;
            item.body = Some(html("<p>Pekan layanan umat dibuka hari ini dan berlangsung sampai Jumat.</p>"));
        });
        cache.add(b, "Kakanwil Lantik Dua Belas Pejabat Pengawas", at("2021-01-16T14:05"), |item| {
            item.extent = Extent::Full;
            item.byline = Some("Siti Rahma".into());
            item.section = Some("Berita".into());
            item.dateline = Some(Dateline { place: "Pulau Contoh".into(), desk: Some("Humas".into()) });
            item.caption = Some("Kakanwil menyalami para pejabat yang baru dilantik".into());
            item.views = Some(1_063);
            item.body = Some(html(LONG));
            item.related = vec![PageLink {
                title: "Pejabat Baru Diminta Melayani dengan Hati".into(),
                url: Url::parse("https://kanwil.contoh.example/berita/9").unwrap(),
            }];
        });
        cache.add(b, "Edaran tentang Jam Layanan Selama Ramadan", at("2021-01-12T08:00"), |item| {
            item.url = Some(Url::parse("https://kanwil.contoh.example/edaran.pdf").unwrap());
        });
        cache.add(a, "Jadwal Pelunasan Biaya Haji Ditetapkan", at("2020-11-18T10:05"), |item| {
            item.extent = Extent::Full;
            item.body = Some(html("<p>Jadwal pelunasan ditetapkan. <a href=\"https://humas.contoh.example/jadwal\">Unduh jadwal</a>.</p>"));
        });
        cache.add(a, "Seminar 宗教 dan Kerukunan", at("2020-11-02T19:00"), |item| {
            item.extent = Extent::Full;
            item.body = Some(html("<p>Seminar daring.</p>"));
        });
        cache
    }

    /// Nothing at all.
    pub fn empty() -> Self {
        Self {
            sources: vec![],
            failing: vec![],
            archived: vec![],
            visits: vec![],
            journal: vec![],
            taken_back: vec![],
            articles: vec![],
            copies: vec![],
            orders: vec![],
            earlier: vec![],
        }
    }

    /// `count` articles of one source.
    pub fn many(count: usize) -> Self {
        let source = Source::new("Humas Pusat", Url::parse("https://humas.contoh.example/feed").unwrap());
        let id = source.id;
        let mut cache = Self { sources: vec![source], ..Self::empty() };
        let newest: Timestamp = "2021-01-17T00:00:00Z".parse().unwrap();
        for n in 0..count {
            let moment = newest - jiff::SignedDuration::from_mins(i64::try_from(n).unwrap());
            cache.add(id, &format!("Berita nomor {n}"), When::time(moment, When::WIB), |item| {
                item.extent = Extent::Full;
                item.body = Some(html(LONG));
            });
        }
        cache
    }
}
