//! Invented news in any number: the same text for the same number, on every machine.
//!
//! In: how many. Out: feeds, pages and articles of the size that real ones have (about 2.9 KB
//! of text). Shared by the benchmarks and by `examples/fill.rs`.

#![allow(dead_code, reason = "each user takes its own part")]

use std::fmt::Write;

use jiff::{SignedDuration, Timestamp};
use warta::news::{Article, CleanHtml, Extent, Item, SourceId, When};

const WORDS: &str = "pelayanan kerukunan madrasah kepala kantor wilayah jemaah haji pelunasan penyuluh bimbingan \
    peserta kegiatan menyampaikan mengatakan berharap pemerintah daerah kabupaten kepulauan anggaran sertifikat \
    wakaf rumah ibadah pernikahan pencatatan nelayan guru siswa olimpiade pelatihan arsip digital disiplin \
    integritas masyarakat bantuan jadwal imsakiyah ramadan sosialisasi halal zakat dan yang untuk dengan pada di \
    ke dari tahun ini itu akan telah oleh sebagai dapat tidak lebih juga kata";

const SPEAKERS: [&str; 8] = [
    "Burhan Lubis",
    "Siti Rahmah",
    "Darwis Anwar",
    "Yohana Wanggai",
    "Made Suartika",
    "Hendra Gunadi",
    "Nur Aisyah",
    "Petrus Kolin",
];

const PLACES: [&str; 6] = ["Tanjungpinang", "Batam", "Karimun", "Natuna", "Lingga", "Bintan"];

/// A small generator of equal numbers everywhere (`SplitMix64`).
pub struct Dice(pub u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// So many words; one in forty is rare.
    pub fn words(&mut self, count: usize) -> String {
        let known: Vec<&str> = WORDS.split_whitespace().collect();
        let mut text = String::new();
        for place in 0..count {
            if place > 0 {
                text.push(' ');
            }
            let roll = self.roll();
            if roll.is_multiple_of(40) {
                let _ = write!(text, "kata{}", roll / 40 % 9000);
            } else {
                text.push_str(known[(roll / 40 % known.len() as u64) as usize]);
            }
        }
        text
    }

    /// What a person of an office says, as releases tell it.
    fn quote(&mut self) -> String {
        let speaker = SPEAKERS[(self.roll() % SPEAKERS.len() as u64) as usize];
        format!("<p>“{},” ujar Kepala Kantor {speaker}.</p>\n", self.words(18))
    }

    /// Paragraphs as a site writes them, with `words` words in all.
    pub fn html(&mut self, words: usize) -> String {
        let mut html = String::new();
        for _ in 0..words / 50 {
            let _ = writeln!(html, "<p style=\"text-align: justify;\">{}.&nbsp;</p>", self.words(50));
        }
        html
    }
}

/// The words of an article whose language is as wide as that of real news: a few words make up
/// most of the text, sixty thousand others come seldom, and what was said is soon said again.
struct Varied {
    dice: Dice,
    said: Vec<String>,
}

impl Varied {
    /// How many words there are.
    const KNOWN: f64 = 60_000.0;

    fn words(&mut self, count: usize) -> String {
        let words: Vec<String> = (0..count).map(|_| self.word()).collect();
        words.join(" ")
    }

    fn word(&mut self) -> String {
        let roll = self.dice.roll();
        if !self.said.is_empty() && roll.is_multiple_of(4) {
            return self.said[(roll / 4 % self.said.len() as u64) as usize].clone();
        }
        // The nth word comes as often as one in n: the law of Zipf.
        let part = (self.dice.roll() >> 11) as f64 / (1u64 << 53) as f64;
        let word = nth_word(Self::KNOWN.powf(part) as u64);
        self.said.push(word.clone());
        word
    }
}

/// What syllables begin with.
const FIRST: [&str; 16] = ["b", "c", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "ng"];

/// The `number`th word of a language: common ones are known, the others are made of syllables.
fn nth_word(number: u64) -> String {
    if let Some(word) = WORDS.split_whitespace().rev().nth(number.saturating_sub(1) as usize) {
        return word.to_owned();
    }
    let mut dice = Dice(number);
    let roll = dice.roll();
    let mut word = ["", "", "", "me", "di", "pe", "ber", "ke"][(roll % 8) as usize].to_owned();
    for _ in 0..2 + roll / 8 % 2 {
        let roll = dice.roll();
        word.push_str(FIRST[(roll % 16) as usize]);
        word.push_str(["a", "i", "u", "e", "o"][(roll / 16 % 5) as usize]);
    }
    word.push_str(["", "n", "s", "k", "ng", "t", "kan", "an"][(roll / 64 % 8) as usize]);
    word
}

/// The newest moment of the invented news.
pub fn newest() -> Timestamp {
    Timestamp::constant(1_795_000_000, 0)
}

fn minutes_ago(minutes: u64) -> Timestamp {
    newest() - SignedDuration::from_secs(60 * minutes.cast_signed())
}

/// An RSS feed of `items` full texts.
pub fn feed(items: u64) -> String {
    let mut dice = Dice(7);
    let mut xml =
        String::from("<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Contoh</title>\n");
    for number in 0..items {
        let _ = writeln!(
            xml,
            "<item><title>{}</title><link>https://contoh.example/berita/{number}</link><pubDate>{}</pubDate>\
             <description><![CDATA[{}]]></description></item>",
            dice.words(9),
            minutes_ago(7 * number).strftime("%a, %d %b %Y %H:%M:%S +0000"),
            dice.html(400)
        );
    }
    xml.push_str("</channel></rss>");
    xml
}

/// An office's page around one article.
pub fn page() -> String {
    let mut dice = Dice(11);
    let menu: String = (0..60).fold(String::new(), |mut menu, number| {
        let _ = writeln!(menu, "<li class=\"item\"><a href=\"/menu/{number}\">{}</a></li>", dice.words(2));
        menu
    });
    let (title, text) = (dice.words(9), dice.html(500));
    format!(
        "<!DOCTYPE html><html lang=\"id\"><head><title>{title} - Kantor</title><script>var a = 1;</script></head>\
         <body><div class=\"top\">Selasa 24 November 2026</div><ul class=\"nav\">{menu}</ul><div class=\"row\">\
         <div class=\"col-8\"><h2>{title}</h2><span><i class=\"fa fa-calendar\"></i> 18-11-2026</span>\
         <span><i class=\"fa fa-eye\"></i> 63</span><div class=\"isi\">{text}</div></div>\
         <div class=\"col-4\"><ul>{menu}</ul></div></div><footer>Kantor Contoh</footer></body></html>"
    )
}

/// The `number`th article of `source`; `clean` is the sanitiser. Every twentieth tells what the one
/// before it told.
pub fn article(source: SourceId, number: u64, clean: fn(&str) -> CleanHtml) -> Article {
    let mut dice = Dice(if number % 20 == 19 { number - 1 } else { number });
    let place = PLACES[(dice.roll() % PLACES.len() as u64) as usize];
    let (title, lead) = (dice.words(9), dice.words(9));
    let text = format!("<p>{place} (Humas) - {lead}</p>{}{}", dice.quote(), dice.html(350));
    told(source, number, title, clean(&text))
}

/// As [`article`], in many more words.
pub fn varied_article(source: SourceId, number: u64, clean: fn(&str) -> CleanHtml) -> Article {
    let mut dice = Dice(if number % 20 == 19 { number - 1 } else { number });
    let place = PLACES[(dice.roll() % PLACES.len() as u64) as usize];
    let speaker = SPEAKERS[(dice.roll() % SPEAKERS.len() as u64) as usize];
    let mut varied = Varied { dice, said: Vec::new() };
    let mut text = format!("<p>{place} (Humas) - {}</p>", varied.words(9));
    let _ = writeln!(text, "<p>“{},” ujar Kepala Kantor {speaker}.</p>", varied.words(18));
    for _ in 0..7 {
        let _ = writeln!(text, "<p style=\"text-align: justify;\">{}.&nbsp;</p>", varied.words(50));
    }
    let title = varied.words(9);
    told(source, number, title, clean(&text))
}

fn told(source: SourceId, number: u64, title: String, body: CleanHtml) -> Article {
    let published = minutes_ago(11 * number);
    let item = Item {
        key: format!("berita-{number}"),
        url: format!("https://contoh.example/berita/{number}").parse().ok(),
        title,
        published: Some(When::time(published, When::WIB)),
        body: Some(body),
        extent: Extent::Full,
        ..Item::default()
    };
    Article::new(source, item, published)
}
