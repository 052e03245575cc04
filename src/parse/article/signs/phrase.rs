//! Phrases that stand around an article on every site, in Indonesian and English.
//!
//! In: a line of text. Out: whether it is such a phrase. Only lines short enough to be nothing
//! else are taken for one.

use super::shape::{ends_sentence, starts_with_any};

const HEADS: &[&str] = &[
    "berita terkait",
    "artikel terkait",
    "baca juga",
    "related",
    "related news",
    "related posts",
    "related articles",
    "related stories",
    "artikel lainnya",
    "berita lainnya",
    "berita lain",
    "terkait",
    "simak juga",
    "lihat juga",
    "informasi terkait",
    "berita terkait lainnya",
    "pos terkait",
    "kabar terkait",
    "tulisan terkait",
    "you may also like",
    "read also",
    "also read",
    "baca berita lainnya",
    "berita serupa",
    "rekomendasi",
    "rekomendasi untuk anda",
    "more stories",
    "read more",
    "postingan terkait",
    "terkini lainnya",
    "related post",
    "artikel lain",
    "related content",
    "more on this",
    "more on this story",
    "see also",
];

/// A heading over the site's own related news.
pub fn is_related_heading(text: &str) -> bool {
    if text.len() > 200 {
        return false;
    }
    let text = text.trim_end_matches([':', ' ', '!', '.']).to_lowercase();
    HEADS.contains(&text.as_str()) || is_kindred(&text)
}

/// "Dokumen Terkait", "Peraturan Terkait": any word or two may stand before, but those that lead
/// to other sites or speak of people.
fn is_kindred(lower: &str) -> bool {
    const OTHERS: &[&str] = &["link", "tautan", "situs", "website", "instansi", "pihak", "lembaga", "yang"];
    let Some(before) = lower.strip_suffix(" terkait") else { return false };
    let mut words = before.split_whitespace();
    (1..=2).contains(&words.clone().count())
        && words.all(|word| word.chars().all(char::is_alphabetic) && !OTHERS.contains(&word))
}

/// A heading over a box of a side column.
pub fn is_box_heading(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "terpopuler",
        "berita terpopuler",
        "berita terbaru",
        "terbaru",
        "populer",
        "most read",
        "most popular",
        "pengumuman",
        "agenda",
        "trending",
        "kategori",
        "arsip",
        "tautan",
        "berita populer",
        "recent posts",
        "latest",
        "popular",
        "artikel terbaru",
        "link terkait",
        "galeri",
        "infografis",
        "komentar",
        "archives",
    ];
    text.chars().count() <= 40 && !text.contains(": ") && starts_with_any(text, STARTS)
}

/// A line that sends the reader elsewhere: "Baca juga: ...".
pub fn is_see_also(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "baca juga",
        "lihat juga",
        "simak juga",
        "baca selengkapnya",
        "baca pula",
        "read also",
        "also read",
        "read more:",
        "read more on",
        "related:",
        "see also",
        "artikel terkait:",
        "berita terkait:",
        "terkait:",
        "more:",
        "read next",
        "selengkapnya baca",
        "tonton juga",
        "watch:",
        "don't miss:",
        "more from ",
        "related story",
        "related stories",
        "sign up for",
        "subscribe to",
        "follow us on",
        "ikuti kami di",
        "dapatkan update berita",
        "ikuti berita terkini",
        "gabung ",
        "cek berita dan artikel",
        "continue reading",
    ];
    starts_with_any(text, STARTS)
}

/// A photo's credit or a caption that says so.
pub fn is_credit(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "foto:",
        "foto :",
        "photo:",
        "photo by",
        "photos by",
        "photo credit",
        "sumber foto",
        "(foto",
        "image:",
        "image credit",
        "image source",
        "picture:",
        "photograph:",
        "dok.",
        "dok:",
        "dok :",
        "ilustrasi:",
        "(dok",
        "caption:",
        "keterangan foto",
        "ket foto",
        "ket. foto",
        "image via",
        "credit:",
        "source: getty",
        "(photo",
        "(image",
        "media caption",
        "image caption",
        "featured image",
        "kredit foto",
        "gambar:",
    ];
    let short = text.chars().take(240).count() < 240;
    if !short {
        return false;
    }
    let lower = text.to_lowercase();
    starts_with_any(text, STARTS)
        || [
            "getty images",
            "(afp)",
            "antara foto/",
            "/antara)",
            "ap photo",
            "shutterstock",
            "/reuters",
            "/afp",
        ]
        .iter()
        .any(|agency| lower.contains(agency) && !ends_sentence(text))
}

/// What stands under an article without being of it: tags, sharing, editors, copyright.
pub fn is_trimming(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "tag:",
        "tags:",
        "tag :",
        "tags :",
        "topik:",
        "topik :",
        "kata kunci:",
        "share this",
        "bagikan",
        "share:",
        "share on",
        "advertisement",
        "iklan",
        "scroll to continue",
        "filed under",
        "posted in",
        "kategori:",
        "kategori :",
        "category:",
        "categories:",
        "label:",
        "copyright ©",
        "© ",
        "copyright (c)",
        "hak cipta",
        "topics:",
        "share via",
        "email this",
        "print this",
        "click here to",
        "loading...",
        "leave a comment",
        "tinggalkan komentar",
        "follow @",
        "comments (",
        "scroll untuk",
        "lanjutkan membaca",
        "read the original",
        "this article was originally",
        "this story was originally",
        "like this:",
        "dilarang mengambil",
    ];
    const WHOLE: &[&str] = &[
        "share",
        "tweet",
        "facebook",
        "twitter",
        "whatsapp",
        "telegram",
        "email",
        "print",
        "copy link",
        "komentar",
        "comments",
        "comment",
        "cetak",
        "suka",
        "like",
        "pinterest",
        "linkedin",
        "tags",
        "tag",
        "advertisement",
        "iklan",
        "sebelumnya",
        "selanjutnya",
        "berikutnya",
        "previous",
        "next",
        "prev",
        "kembali",
        "salin tautan",
        "x",
        "line",
        "save",
        "follow",
        "reply",
        "subscribe",
        "sign up",
        "advertising",
        "ad",
        "more",
        "close",
    ];
    let short = text.chars().take(160).count() < 160;
    short
        && (starts_with_any(text, STARTS)
            || WHOLE.contains(&text.trim_matches([' ', ':', '|']).to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_related_news() {
        for head in ["Berita Terkait", "Dokumen Terkait", "Produk Hukum Terkait:", "BACA JUGA"] {
            assert!(is_related_heading(head), "{head}");
        }
        for other in ["Link Terkait", "Pihak terkait", "Ia menemui semua pejabat terkait", "Terkaitnya"] {
            assert!(!is_related_heading(other), "{other}");
        }
    }
}
