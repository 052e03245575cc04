//! What a text says, without what its page counts, adds and dates anew.
//!
//! Comes in a text, goes out its folded words in a row. View and share counters, times counted from
//! now, boxes of other news and white space say nothing: two texts that say the same are one text
//! that nobody edited. Also tells whether two texts may be one text before and after an edit.

use std::collections::HashSet;

use super::tokens::{fold, tokens};

/// Beginnings of lines in which a page counts.
const COUNTERS: &[&str] = &[
    "dibaca",
    "dilihat",
    "telah dibaca",
    "telah dilihat",
    "sudah dibaca",
    "jumlah pembaca",
    "jumlah dilihat",
    "pembaca",
    "pengunjung",
    "tayangan",
    "views",
    "view",
    "hits",
    "viewed",
    "visits",
    "read",
    "reads",
    "dibagikan",
    "shares",
    "shared",
    "komentar",
    "comments",
];

/// What is counted where the number goes first.
const UNITS: &[&str] = &[
    "kali",
    "views",
    "view",
    "dibaca",
    "dilihat",
    "hits",
    "pembaca",
    "pengunjung",
    "tayangan",
    "shares",
    "komentar",
    "comments",
    "reads",
];

/// Beginnings of lines that point to other news.
const POINTERS: &[&str] = &[
    "baca juga",
    "baca pula",
    "baca selengkapnya",
    "simak juga",
    "lihat juga",
    "berita terkait",
    "artikel terkait",
    "berita lainnya",
    "berita lain",
    "artikel lainnya",
    "berita terbaru",
    "berita populer",
    "terpopuler",
    "read also",
    "read more",
    "related news",
    "related articles",
    "related posts",
    "see also",
    "latest news",
];

/// Words of which a share box is made.
const SHARING: &[&str] = &[
    "bagikan",
    "berbagi",
    "share",
    "sebarkan",
    "ke",
    "di",
    "via",
    "on",
    "to",
    "this",
    "ini",
    "tautan",
    "salin",
    "copy",
    "link",
    "facebook",
    "twitter",
    "x",
    "whatsapp",
    "wa",
    "telegram",
    "email",
    "line",
    "linkedin",
    "instagram",
    "pinterest",
    "cetak",
    "print",
    "tweet",
    "media",
    "sosial",
    "artikel",
    "berita",
];

/// One of these makes a line of such words a share box.
const SHARES: &[&str] =
    &["bagikan", "berbagi", "share", "sebarkan", "facebook", "twitter", "whatsapp", "telegram", "tweet"];

/// Units of times that are counted from now.
const TIMES: &[&str] = &[
    "detik", "menit", "jam", "hari", "minggu", "pekan", "bulan", "tahun", "second", "seconds", "minute",
    "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
];

/// A line that counts, shares or tells a time has no more words than these.
const SHORT: usize = 8;

/// A line with so many words that ends a sentence is text, even below a heading for other news.
const SENTENCE: usize = 8;

/// The words of `text` that say something, folded, each with a blank behind it.
pub fn said(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_box = false;
    for line in text.lines() {
        let words: Vec<String> = tokens(line).map(|token| fold(token.text)).collect();
        if words.is_empty() {
            continue;
        }
        let sentence = words.len() >= SENTENCE && ends_a_sentence(line);
        if let Some(more) = pointer(&words).filter(|_| !sentence) {
            // A heading by itself stands above a list of titles.
            in_box = more == 0;
            continue;
        }
        in_box &= !sentence;
        if in_box || is_furniture(&words) {
            continue;
        }
        for word in words {
            out.push_str(&word);
            out.push(' ');
        }
    }
    out
}

/// Whether two texts, as [`said`], have so much in common that one may be the other after an edit:
/// a third of the different words of the shorter one. A page that tells of its maintenance has not.
pub fn may_be_edit(earlier: &str, later: &str) -> bool {
    let (earlier, later): (HashSet<&str>, HashSet<&str>) =
        (earlier.split_whitespace().collect(), later.split_whitespace().collect());
    let shorter = earlier.len().min(later.len());
    shorter > 0 && earlier.intersection(&later).count() * 3 >= shorter
}

/// Whether one title is the other, cut off as lists do.
pub fn is_cut_title(one: &str, other: &str) -> bool {
    let cut = |title: &str| title.trim_end().ends_with('…') || title.trim_end().ends_with("...");
    let (short, long) = if cut(one) { (one, other) } else { (other, one) };
    let begins = short.trim_end().trim_end_matches(['…', '.', ' ']);
    cut(short) && !begins.is_empty() && fold(long).starts_with(&fold(begins))
}

fn ends_a_sentence(line: &str) -> bool {
    line.trim_end().trim_end_matches(['"', '”', '’', ')', '\'']).ends_with(['.', '!', '?'])
}

/// How many words stand behind the words that point to other news; `None` where there are none.
fn pointer(words: &[String]) -> Option<usize> {
    POINTERS.iter().find_map(|known| begins(words, known)).map(|taken| words.len() - taken)
}

/// How many words of a line are `known`, if it begins so.
fn begins(words: &[String], known: &str) -> Option<usize> {
    let known: Vec<&str> = known.split(' ').collect();
    let same = words.len() >= known.len() && words.iter().zip(&known).all(|(word, known)| word == known);
    same.then_some(known.len())
}

/// Whether a line only counts, shares or tells how long ago.
fn is_furniture(words: &[String]) -> bool {
    words.len() <= SHORT && (counts(words) || shares(words) || tells_ago(words))
}

fn counts(words: &[String]) -> bool {
    let numbers = words.iter().filter(|word| word.bytes().any(|b| b.is_ascii_digit())).count();
    let is_unit = |word: &String| UNITS.contains(&word.as_str());
    let others =
        words.iter().filter(|word| !is_unit(word) && !word.bytes().any(|b| b.is_ascii_digit())).count();
    numbers > 0
        && (COUNTERS.iter().any(|known| begins(words, known).is_some()) || others == 0)
        && words.iter().any(|word| is_unit(word) || COUNTERS.contains(&word.as_str()))
}

fn shares(words: &[String]) -> bool {
    words.iter().all(|word| SHARING.contains(&word.as_str()))
        && words.iter().any(|word| SHARES.contains(&word.as_str()))
}

/// `2 jam yang lalu`, `3 hours ago`, with a short label before it at most.
fn tells_ago(words: &[String]) -> bool {
    let (number, unit) = match words {
        [.., number, unit, yang, lalu] if yang == "yang" && lalu == "lalu" => (number, unit),
        [.., number, unit, last] if last == "lalu" || last == "ago" => (number, unit),
        _ => return false,
    };
    let is_number =
        number.bytes().all(|b| b.is_ascii_digit()) || matches!(number.as_str(), "a" | "an" | "satu");
    is_number && TIMES.contains(&unit.as_str()) && words.len() <= 6
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "Kuota haji 212 orang.\n\nPendaftaran dibuka Senin.";

    #[test]
    fn what_a_page_counts_and_adds_says_nothing() {
        for other in [
            "Kuota  haji 212 orang.\nPendaftaran dibuka Senin",
            "KUOTA haji 212 orang.\nDibaca 63 kali\nPendaftaran dibuka Senin.",
            "Telah dilihat: 1.063 kali\nKuota haji 212 orang.\nPendaftaran dibuka Senin.\n12 views",
            "Kuota haji 212 orang.\nBaca juga: Manasik dimulai\nPendaftaran dibuka Senin.",
            "63 kali dibaca\nKuota haji 212 orang.\nPendaftaran dibuka Senin.\nBagikan ke Facebook | Twitter | WhatsApp",
            "2 jam yang lalu\nKuota haji 212 orang.\nPendaftaran dibuka Senin.",
            "Diposting 5 menit lalu\nKuota haji 212 orang.\nPendaftaran dibuka Senin.\nUpdated 3 hours ago",
            "Kuota haji 212 orang.\nPendaftaran dibuka Senin.\nBerita Terkait\nManasik dimulai\nJemaah tiba di Batam",
            "Berita Populer\nManasik dimulai\n\nJemaah tiba\n\nBagikan:\nKuota haji 212 orang.\nPendaftaran dibuka Senin.",
        ] {
            let wanted = if other.starts_with("Berita Populer") { "" } else { PLAIN };
            assert_eq!(said(other), said(wanted), "{other}");
        }
    }

    #[test]
    fn what_an_office_changes_says_something_else() {
        for other in [
            "Kuota haji 214 orang.\n\nPendaftaran dibuka Senin.",
            "Kuota haji 212 orang.\n\nPendaftaran dibuka Selasa.",
            "Kuota haji 212 orang.\n\nPendaftaran dibuka Senin.\nDibaca di hadapan 300 jemaah yang memenuhi halaman masjid agung.",
            "Kuota haji 212 orang.\n\nPendaftaran dibuka Senin.\nKejadian serupa terjadi di tempat yang sama 5 tahun lalu.",
            "Kuota haji 212 orang.\n\nPendaftaran dibuka Senin.\n63 orang hadir",
            "Kuota haji 212 orang.",
            "Berita lain yang beredar tidak benar, kata kepala kantor itu.\nKuota haji 212 orang.\n\nPendaftaran dibuka Senin.",
            "Berita Terkait\nManasik dimulai\nPendaftaran manasik haji dibuka mulai Senin sampai Jumat pekan depan.",
        ] {
            assert_ne!(said(other), said(PLAIN), "{other}");
            assert!(!said(other).is_empty(), "{other}");
        }
    }

    #[test]
    fn another_page_is_no_edit() {
        for (later, wanted) in [
            (PLAIN, true),
            (
                "Ralat: kuota haji 214 orang. Pendaftaran dibuka Selasa pukul delapan pagi di aula kantor.",
                true,
            ),
            ("Situs sedang dalam pemeliharaan. Silakan kembali lagi nanti.", false),
            ("", false),
        ] {
            assert_eq!(may_be_edit(&said(PLAIN), &said(later)), wanted, "{later}");
        }
    }

    #[test]
    fn a_title_cut_off_is_the_same_title() {
        for (one, other, wanted) in [
            ("Kakanwil Lepas Jemaah…", "Kakanwil lepas jemaah calon haji", true),
            ("Kakanwil Lepas Jemaah Calon Haji", "Kakanwil Lepas Jem ...", true),
            ("Kakanwil Lepas Jemaah", "Kakanwil Lepas Jemaah Calon Haji", false),
            ("Ralat: Kakanwil …", "Kakanwil Lepas Jemaah", false),
            ("…", "Kakanwil", false),
        ] {
            assert_eq!(is_cut_title(one, other), wanted, "{one} / {other}");
        }
    }
}
