//! The offices of the ministry and the addresses of their sites.
//!
//! In: the ports that were opened. Out: an office's name, and the address of any of its pages.
//! Every office addresses its pages in another style, as in life.

use url::Url;

use super::release::Release;
use crate::news::{Kind, ListingRules, Source, stable_hash};

/// The ministry's name.
pub const MINISTRY: &str = "Kementerian Urusan Umat dan Kerukunan";

/// One office with a site of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Office {
    /// Public relations at the ministry: WordPress, a feed with teasers.
    Pusat,
    /// The training centre: an Atom feed with the full text, found from the home page.
    Diklat,
    /// Laws and circulars: a feed of pages and PDF files.
    Hukum,
    /// A provincial office: a listing of cards, no feed.
    Kanwil,
    /// A district office: a listing in a table with a second page, no feed.
    Teladan,
    /// A town office whose server is broken by design.
    Perumpamaan,
}

impl Office {
    /// All of them, in the order of the sources pane.
    pub const ALL: [Self; 6] =
        [Self::Pusat, Self::Diklat, Self::Hukum, Self::Kanwil, Self::Teladan, Self::Perumpamaan];

    /// The word for it in the texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Pusat => "pusat",
            Self::Diklat => "diklat",
            Self::Hukum => "hukum",
            Self::Kanwil => "kanwil",
            Self::Teladan => "teladan",
            Self::Perumpamaan => "perumpamaan",
        }
    }

    /// Its name, as a person would name the source.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pusat => "Humas Kemenumat",
            Self::Diklat => "Balai Diklat Kerukunan",
            Self::Hukum => "JDIH Kemenumat",
            Self::Kanwil => "Kanwil Kepulauan Contoh",
            Self::Teladan => "Kankemenumat Kab. Teladan",
            Self::Perumpamaan => "Kankemenumat Kota Perumpamaan",
        }
    }

    fn group(self) -> &'static str {
        match self {
            Self::Pusat | Self::Diklat | Self::Hukum => "Pusat",
            Self::Kanwil | Self::Teladan | Self::Perumpamaan => "Daerah",
        }
    }

    /// Where a reader of news begins.
    pub fn start(self) -> &'static str {
        match self {
            Self::Pusat => "/feed/",
            Self::Diklat => "/",
            Self::Hukum => "/rss.xml",
            Self::Kanwil => "/berita",
            Self::Teladan => "/index.php?hal=berita",
            Self::Perumpamaan => "/feed",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Pusat | Self::Hukum | Self::Perumpamaan => Kind::Feed,
            Self::Diklat => Kind::Auto,
            Self::Kanwil | Self::Teladan => Kind::Listing,
        }
    }

    /// The path (and query) of one of its releases.
    pub fn path(self, release: &Release) -> String {
        let slug = release.slug;
        match self {
            Self::Pusat => {
                let date = release.date();
                format!("/{}/{:02}/{slug}/", date.year(), date.month())
            }
            Self::Diklat => format!("/read/{slug}"),
            Self::Hukum if release.pdf.is_some() => format!("/unduh/{slug}.pdf"),
            Self::Hukum | Self::Perumpamaan => format!("/peraturan/{slug}"),
            Self::Kanwil => format!("/berita/{slug}-{}", tail(slug)),
            Self::Teladan => {
                format!("/detail.php?id={}&judul={slug}", 1000 + stable_hash(slug.as_bytes()) % 9000)
            }
        }
    }
}

/// The five letters that a home-made CMS hangs behind a slug.
fn tail(slug: &str) -> String {
    const LETTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut rest = stable_hash(slug.as_bytes());
    (0..5)
        .map(|_| {
            let letter = LETTERS[(rest % 32) as usize];
            rest /= 32;
            char::from(letter)
        })
        .collect()
}

/// Where each office's site lies.
#[derive(Debug, Clone)]
pub struct Addresses(Vec<(Office, Url)>);

impl Addresses {
    /// The sites at these ports of 127.0.0.1; a port of which no address can be made is left out.
    pub fn new(ports: &[(Office, u16)]) -> Self {
        let site = |port: u16| Url::parse(&format!("http://127.0.0.1:{port}/")).ok();
        Self(ports.iter().filter_map(|(office, port)| Some((*office, site(*port)?))).collect())
    }

    /// The address of `path` at `office`.
    pub fn at(&self, office: Office, path: &str) -> Option<Url> {
        let (_, base) = self.0.iter().find(|(known, _)| *known == office)?;
        base.join(path).ok()
    }

    /// The address of a release, as text for a page.
    pub fn of(&self, release: &Release) -> String {
        self.at(release.office, &release.office.path(release)).map(String::from).unwrap_or_default()
    }

    /// The offices as sources.
    pub fn sources(&self) -> Vec<Source> {
        self.0
            .iter()
            .filter_map(|(office, _)| {
                let mut source = Source::new(office.name(), self.at(*office, office.start())?);
                source.kind = office.kind();
                source.group = Some(office.group().to_owned());
                // Loopback is no `.id` host, but the offices live in WIB.
                source.zone = Some(crate::news::When::WIB.seconds());
                if *office == Office::Teladan {
                    source.rules.listing = Some(table_rules());
                }
                Some(source)
            })
            .collect()
    }
}

/// What a person would write in the configuration for the district office's table.
fn table_rules() -> ListingRules {
    ListingRules {
        item: Some("table.daftar tr.baris".to_owned()),
        title: Some("a.judul".to_owned()),
        date: Some("small.waktu".to_owned()),
        next: Some("td.halaman a.lanjut".to_owned()),
        ..ListingRules::default()
    }
}
