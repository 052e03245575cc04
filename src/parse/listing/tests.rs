//! Whole index pages of the kinds of markup that offices use, all with the same headlines.

use std::collections::HashMap;

use url::Url;

use super::listing;
use crate::news::{Kind, ListingRules, PageKind, Rules, When};
use crate::parse::{Format, Harvest, Hints, Warning};

const HEADLINES: &str = include_str!("../../../tests/fixtures/listings/headlines.txt");
const PAGES: &[(&str, &str, &str)] = &[
    ("cards", "/berita?page=2", include_str!("../../../tests/fixtures/listings/cards.html")),
    ("table", "/berita?hal=2", include_str!("../../../tests/fixtures/listings/table.html")),
    ("spans", "/page/berita/10", include_str!("../../../tests/fixtures/listings/spans.html")),
    (
        "wordpress",
        "/category/berita/page/2/",
        include_str!("../../../tests/fixtures/listings/wordpress.html"),
    ),
];

fn read_with(page: &str, rules: &Rules) -> Harvest {
    read_at(&Url::parse("https://muaralestari.example.go.id/berita").unwrap(), page, rules)
}

fn read_at(url: &Url, page: &str, rules: &Rules) -> Harvest {
    let now = "2020-11-25T03:00:00Z".parse().unwrap();
    let hints = Hints { url, content_type: None, kind: Kind::Auto, rules, now, zone: When::WIB };
    listing(page, &hints)
}

fn told(harvest: &Harvest) -> Vec<String> {
    let day = |when: &When| when.date().to_string();
    harvest
        .items
        .iter()
        .map(|item| format!("{} {}", item.published.as_ref().map(day).unwrap_or_default(), item.title))
        .collect()
}

#[test]
fn headlines_are_recognised() {
    for (name, next, page) in PAGES {
        let harvest = read_with(page, &Rules::default());
        assert_eq!(told(&harvest), HEADLINES.lines().collect::<Vec<_>>(), "{name}");
        assert_eq!((harvest.format, harvest.page), (Format::Listing, Some(PageKind::Listing)), "{name}");
        let found = harvest.next.map(|url| url.to_string().replace("https://muaralestari.example.go.id", ""));
        assert_eq!(found.as_deref(), Some(*next), "{name}");
    }
}

#[test]
fn keys_are_canonical_and_teasers_are_kept() {
    let cards = read_with(PAGES[0].2, &Rules::default());
    let first = &cards.items[0];
    assert_eq!(first.key, "https://muaralestari.example.go.id/read/berita-0-x0");
    assert!(first.summary.as_deref().unwrap().starts_with("Kegiatan berlangsung"), "{:?}", first.summary);
    assert_eq!(first.section.as_deref(), Some("Berita"));
    let wordpress = read_with(PAGES[3].2, &Rules::default());
    assert!(wordpress.items[0].summary.as_deref().unwrap().ends_with("pagi hari."));
    assert_eq!(wordpress.items[0].published.unwrap().to_string(), "2020-11-24T08:30:00+07:00");
}

#[test]
fn the_selectors_found_read_the_same() {
    for (name, _, page) in PAGES {
        let found = read_with(page, &Rules::default());
        let Some(rules) = found.rules.clone() else { panic!("{name}: no rules") };
        let again = read_with(page, &Rules { listing: Some(rules.clone()), ..Rules::default() });
        assert_eq!(told(&again), told(&found), "{name} {rules:?}");
        assert_eq!(again.warnings, [], "{name} {rules:?}");
    }
}

#[test]
fn rules_are_followed_and_mistaken_ones_named() {
    let rules = |item: &str, title: &str| ListingRules {
        item: Some(item.to_owned()),
        title: Some(title.to_owned()),
        ..ListingRules::default()
    };
    let by = |listing| read_with(PAGES[0].2, &Rules { listing: Some(listing), ..Rules::default() });
    let side = by(rules(".sidebar li", "a"));
    assert_eq!(side.items.len(), 4);
    assert_eq!(side.items[0].published.unwrap().date().to_string(), "2020-10-10");
    let wrong = by(rules(".gone", "h3 a"));
    assert_eq!(wrong.items.len(), 8);
    assert!(wrong.warnings.contains(&Warning::Selector("item")), "{:?}", wrong.warnings);
    assert!(by(rules("[[", "h3 a")).warnings.contains(&Warning::Selector("item")));
}

#[test]
fn an_article_is_no_listing() {
    let page = include_str!("../../../tests/fixtures/pages/divs.html");
    let harvest = read_with(page, &Rules::default());
    assert_eq!((harvest.format, harvest.page), (Format::Page, Some(PageKind::Article)));
    assert_eq!(harvest.items, []);
    let wall = read_with("<title>Request Rejected</title>The requested URL was rejected.", &Rules::default());
    assert_eq!(wall.page, Some(PageKind::Blocked));
}

const GALLERY: &str = include_str!("../../../tests/fixtures/listings/gallery.txt");
const TITLES: [&str; 10] = [
    "Kepala Kantor Lantik Dua Puluh Penyuluh Baru di Aula",
    "Guru Madrasah Ikuti Pelatihan Kurikulum Selama Tiga Hari",
    "Jemaah Haji Kloter Pertama Tiba dengan Selamat",
    "Rapat Koordinasi Bahas Layanan Nikah di Kecamatan",
    "Santri Muaralestari Juarai Lomba Baca Kitab Tingkat Provinsi",
    "Kantor Salurkan Bantuan untuk Korban Banjir di Tiga Desa",
    "Pembinaan Kerukunan Umat Digelar Bersama Tokoh Masyarakat",
    "Penyerahan Sertifikat Halal kepada 40 Pelaku Usaha Kecil",
    "Tim Inspektorat Periksa Laporan Keuangan Madrasah Negeri",
    "Upacara Hari Amal Bakti Berlangsung Khidmat di Halaman Kantor",
];
const SHORT: [&str; 10] = [
    "Rapat Pleno",
    "Bimtek Guru",
    "Lomba Pidato Santri",
    "Safari Zakat",
    "Panen Raya",
    "Apel Pagi Senin",
    "Khataman Akbar",
    "Donor Darah",
    "Jalan Sehat",
    "Wisuda Tahfiz",
];
const OTHERS: [&str; 5] = [
    "Lowongan Pegawai Kontrak Tahun Anggaran Baru Dibuka",
    "Daftar Peserta Lulus Ujian Sertifikasi Penghulu",
    "Jadwal Imsakiyah Resmi untuk Seluruh Kabupaten",
    "Cara Mendaftar Haji Lewat Aplikasi Telepon Genggam",
    "Panduan Pengurusan Izin Operasional Majelis Taklim",
];
const TEASER: &str = "Kegiatan yang berlangsung sehari penuh itu dihadiri pejabat, guru, dan warga sekitar \
                      yang datang sejak pagi.";
const HOST: &str = "https://muaralestari.example.go.id";

/// A page of the gallery: how its rows look, and what stands around them.
struct Drawn<'g> {
    name: &'g str,
    parts: HashMap<&'g str, &'g str>,
}

impl<'g> Drawn<'g> {
    fn all() -> impl Iterator<Item = Self> {
        GALLERY.trim_start_matches("== ").split("\n== ").map(|part| {
            let (name, rest) = part.split_once('\n').unwrap();
            Self { name, parts: rest.lines().filter_map(|line| line.split_once(' ')).collect() }
        })
    }

    fn part(&self, name: &str) -> Option<&'g str> {
        self.parts.get(name).copied()
    }

    fn titles(&self) -> Vec<&'static str> {
        let mixed = |at: usize| if at % 3 == 2 { SHORT[at] } else { TITLES[at] };
        match self.part("titles") {
            Some("short") => SHORT.to_vec(),
            Some("mixed") => (0..10).map(mixed).collect(),
            Some("three") => TITLES[..3].to_vec(),
            _ => TITLES.to_vec(),
        }
    }

    /// The page, and its headlines as `date address title`.
    fn page(&self) -> (String, Vec<String>) {
        let item = self.part("item").unwrap();
        let (mut rows, mut first, mut truth) = (String::new(), String::new(), Vec::new());
        for (at, title) in self.titles().into_iter().enumerate() {
            let lead = self.part("first").filter(|_| at == 0);
            let row = row(lead.unwrap_or(item), at, title, "berita");
            let href = row.split("href=\"").find_map(|part| {
                let href = part.split('"').next()?;
                (href.starts_with("/berita/") || href.contains("?m=berita")).then_some(href)
            });
            let date = if self.part("undated").is_some() { String::new() } else { day(at).to_string() };
            let url = Url::parse(HOST).unwrap().join(href.unwrap()).unwrap();
            truth.push(format!("{date} {url} {title}"));
            if lead.is_some() { &mut first } else { &mut rows }.push_str(&row);
        }
        let twins =
            || OTHERS.iter().enumerate().map(|(at, title)| row(item, at, title, "lain")).collect::<String>();
        let page = self.part("page").unwrap();
        let page = page
            .replace("{items}", &rows)
            .replace("{first}", &first)
            .replace("{twins}", &twins())
            .replace("{menu}", MENU)
            .replace("{foot}", FOOT)
            .replace(
                "{side}",
                &boxed("sidebar widget", "Berita Populer", &OTHERS, "<span class=date>3 Oktober 2020</span>"),
            )
            .replace("{popular}", &boxed("terpopuler", "Terpopuler", &OTHERS, ""))
            .replace("{recent}", &boxed("widget widget_recent_entries", "Tulisan Terbaru", &TITLES[..5], ""))
            .replace(
                "{notices}",
                &boxed("pengumuman-box", "Pengumuman", &OTHERS, "<span class=date>3 Oktober 2020</span>"),
            )
            .replace("{slider}", &boxed("carousel slide", "", &OTHERS, ""))
            .replace("{ticker}", &boxed("", "", &OTHERS, ""));
        (
            format!(
                "<html><head><title>Berita - Kantor Muaralestari</title></head><body>{page}</body></html>"
            ),
            truth,
        )
    }
}

const MENU: &str = "<ul class='menu utama'><li><a href=/>Beranda</a></li><li><a href=/profil/sejarah>Sejarah Singkat \
    Kantor Kementerian</a></li><li><a href=/profil/visi>Visi dan Misi Kantor Kami</a></li><li><a href=/layanan/ptsp>\
    Pelayanan Terpadu Satu Pintu Daring</a></li></ul>";
const FOOT: &str = "<div class=footer><h5>Tautan Terkait Kementerian</h5><a href=/kontak>Kontak dan Alamat Kantor Kami\
    </a><a href=/peta>Peta Situs dan Bantuan Pengguna</a><p>Hak cipta 2020</p></div>";

fn boxed(class: &str, head: &str, titles: &[&str], date: &str) -> String {
    let rows = titles.iter().map(|title| format!("<li><a href=/lain/{}>{title}</a>{date}</li>", slug(title)));
    format!("<div class='{class}'><h4>{head}</h4><ul>{}</ul></div>", rows.collect::<String>())
}

fn slug(title: &str) -> String {
    title.to_lowercase().replace(' ', "-")
}

/// The day of the row at `at`: the last but one before the reader's now, and then every second.
fn day(at: usize) -> jiff::civil::Date {
    jiff::civil::date(2020, 11, 23) - jiff::Span::new().days(2 * i64::try_from(at).unwrap())
}

fn row(template: &str, at: usize, title: &str, folder: &str) -> String {
    const MONTHS: [&str; 12] = [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ];
    let date = day(at);
    let (y, m, d) = (date.year(), date.month(), date.day());
    let month = MONTHS[m as usize - 1];
    let short = &month[..3];
    let english = if m == 10 { "October" } else { month };
    let fields = [
        ("n", at.to_string()),
        ("title", title.to_owned()),
        ("cut", title[..22.min(title.len())].trim().to_owned()),
        ("href", format!("/{folder}/{}-x{at}", slug(title))),
        ("teaser", TEASER.to_owned()),
        ("day", format!("{d:02}")),
        ("mon", short.to_owned()),
        ("MON", short.to_uppercase()),
        ("month", month.to_owned()),
        ("year", y.to_string()),
        ("iso", date.to_string()),
        ("long", format!("{d} {month} {y}")),
        ("slash", format!("{d:02}/{m:02}/{y}")),
        ("dash", format!("{d:02}-{m:02}-{y}")),
        ("dots", format!("{d:02}.{m:02}.{y}")),
        ("short", format!("{d} {short} {y}")),
        ("en", format!("{english} {d}, {y}")),
        ("ago", format!("{} hari yang lalu", 2 + 2 * at)),
    ];
    fields.iter().fold(template.to_owned(), |row, (name, text)| row.replace(&format!("{{{name}}}"), text))
}

#[test]
fn lists_in_any_markup_are_recognised() {
    for drawn in Drawn::all() {
        let (page, truth) = drawn.page();
        let at = Url::parse(HOST).unwrap().join(drawn.part("base").unwrap_or("/berita")).unwrap();
        let harvest = read_at(&at, &page, &Rules::default());
        let found: Vec<String> = harvest
            .items
            .iter()
            .map(|item| {
                let date = item.published.map(|when| when.date().to_string()).unwrap_or_default();
                format!("{date} {} {}", item.url.as_ref().unwrap(), item.title)
            })
            .collect();
        assert_eq!(found, truth, "{}\n{page}", drawn.name);
        let next = harvest.next.map(|url| url.to_string());
        let wanted = drawn.part("next").map(|next| at.join(next).unwrap().to_string());
        assert_eq!(next, wanted, "{}", drawn.name);
        let Some(listing) = harvest.rules else { continue };
        let again = read_at(&at, &page, &Rules { listing: Some(listing), ..Rules::default() });
        assert_eq!(again.items.len(), truth.len(), "{}: selectors", drawn.name);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn never_panics(page in "(<(a href=/x|div|li|h3|/div|/li|/a)>|[a-z ]{0,9}){0,60}") {
        read_with(&page, &Rules::default());
    }
}
