//! Draws index pages from templates: how their rows look, and what stands around them.
//!
//! In: a file of templates, a page each, under `== name`. Out: the page and the headlines on it,
//! each as `date address title`. The same headlines stand in all of them.

use std::collections::HashMap;

use url::Url;

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
pub struct Drawn<'g> {
    /// What sort of page it is.
    pub name: &'g str,
    parts: HashMap<&'g str, &'g str>,
}

impl<'g> Drawn<'g> {
    /// All pages of a file of templates.
    pub fn all(file: &'g str) -> impl Iterator<Item = Self> {
        file.trim_start_matches("== ").split("\n== ").map(|part| {
            let (name, rest) = part.split_once('\n').unwrap();
            Self { name, parts: rest.lines().filter_map(|line| line.split_once(' ')).collect() }
        })
    }

    /// Where the page lies.
    pub fn address(&self) -> Url {
        Url::parse(HOST).unwrap().join(self.part("base").unwrap_or("/berita")).unwrap()
    }

    /// Whether the list stands in data and not in the page's markup.
    pub fn is_data(&self) -> bool {
        self.part("join").is_some()
    }

    /// Where the page after it lies.
    pub fn next(&self) -> Option<Url> {
        self.part("next").map(|next| self.address().join(next).unwrap())
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
    pub fn page(&self) -> (String, Vec<String>) {
        let item = self.part("item").unwrap_or_default();
        let twin = self.part("twin").unwrap_or(item);
        let titles = if item.is_empty() { Vec::new() } else { self.titles() };
        let (mut rows, mut first, mut truth) = (String::new(), String::new(), Vec::new());
        for (at, title) in titles.into_iter().enumerate() {
            let lead = self.part("first").filter(|_| at == 0);
            let every = self.part("seconds").map_or(2, |every| every.parse().unwrap());
            let second = self.part("second").filter(|_| at % every == every - 1);
            let row = row(lead.or(second).unwrap_or(item), at, title, "berita");
            let href = row.split(['"', '\'']).find(|href| is_address(href)).map(str::to_owned);
            let href = href.unwrap_or_else(|| address(at, title, "berita"));
            let date = if self.part("undated").is_some() { String::new() } else { day(at).to_string() };
            let url = self.address().join(&href).unwrap();
            truth.push(format!("{date} {url} {title}"));
            if self.part("join").is_some() && !rows.is_empty() {
                rows.push(',');
            }
            if lead.is_some() { &mut first } else { &mut rows }.push_str(&row);
        }
        let twins =
            || OTHERS.iter().enumerate().map(|(at, title)| row(twin, at, title, "lain")).collect::<String>();
        let page = self.part("page").unwrap();
        let page = page.replace("{teaser}", TEASER);
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

/// Whether a quoted part of a row is the address of its news.
fn is_address(text: &str) -> bool {
    let plain = text.starts_with("/berita/") && !text.contains('#');
    plain || text.contains("?m=berita") || text.starts_with("#!/berita/") || text.starts_with("#/berita/")
}

fn address(at: usize, title: &str, folder: &str) -> String {
    format!("/{folder}/{}-x{at}", slug(title))
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
    const WEEKDAYS: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];
    let date = day(at);
    let (y, m, d) = (date.year(), date.month(), date.day());
    let month = MONTHS[m as usize - 1];
    let short = &month[..3];
    let english = if m == 10 { "October" } else { month };
    let fields = [
        ("n", at.to_string()),
        ("slug", format!("{}-x{at}", slug(title))),
        ("mm", format!("{m:02}")),
        ("title", title.to_owned()),
        ("cut", title[..22.min(title.len())].trim().to_owned()),
        ("href", address(at, title, folder)),
        ("teaser", TEASER.to_owned()),
        ("day", format!("{d:02}")),
        ("mon", short.to_owned()),
        ("MON", short.to_uppercase()),
        ("month", month.to_owned()),
        ("year", y.to_string()),
        ("iso", date.to_string()),
        ("arabic", format!("{d} {} {y}", if m == 11 { "نوفمبر" } else { "أكتوبر" })),
        ("long", format!("{d} {month} {y}")),
        ("slash", format!("{d:02}/{m:02}/{y}")),
        ("dash", format!("{d:02}-{m:02}-{y}")),
        ("dots", format!("{d:02}.{m:02}.{y}")),
        ("short", format!("{d} {short} {y}")),
        ("en", format!("{english} {d}, {y}")),
        ("ago", format!("{} hari yang lalu", 2 + 2 * at)),
        ("hours", format!("{} jam lalu", 48 + 48 * at)),
        ("shortslash", format!("{d:02}/{m:02}/{}", y % 100)),
        ("wd", WEEKDAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())].to_owned()),
    ];
    fields.iter().fold(template.to_owned(), |row, (name, text)| row.replace(&format!("{{{name}}}"), text))
}
