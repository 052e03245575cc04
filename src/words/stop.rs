//! Stop words: the words of Indonesian and English that every text has.
//!
//! Comes in a folded word, goes out whether it says nothing about a text's topic. For scoring
//! and for naming reasons only: the index keeps these words, or phrases would not be found.

/// Whether `word` (folded) says nothing about a text's topic.
pub fn is_stop(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

/// Whether `word` (folded) is no reason to read one text beside another: a stop word, a day, a
/// month, a number, a form of address, or a fragment of one or two letters.
pub fn is_empty_word(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters < 3 || is_stop(word) || EMPTY_WORDS.binary_search(&word).is_ok()
}

/// Days, months, times, numbers, forms of address and words of captions, in both languages, sorted.
#[rustfmt::skip]
const EMPTY_WORDS: &[&str] = &[
    "acara", "agu", "agustus", "ahad", "april", "august", "bapak", "belas", "besok", "bulan", "dan",
    "day", "december", "delapan", "des", "desember", "detik", "dok", "dr", "dra", "drs", "dua", "eight",
    "empat", "enam", "februari", "february", "first", "five", "foto", "four", "friday", "hari", "hour",
    "hundred", "ibu", "jalan", "jam", "januari", "january", "jl", "jpg", "juli", "july", "jumat", "jun",
    "june", "juni", "juta", "kamis", "kedua", "kegiatan", "kemarin", "ketiga", "lalu", "lima", "malam",
    "march", "maret", "may", "mei", "menit", "miliar", "million", "milyar", "minggu", "minute",
    "monday", "month", "monthly", "mr", "mrs", "ms", "nine", "nomor", "nov", "november", "october",
    "okt", "oktober", "one", "pagi", "pekan", "persen", "pertama", "prof", "pukul", "puluh", "rabu",
    "ratus", "ribu", "rupiah", "sabtu", "satu", "saturday", "sebelas", "second", "selasa", "sembilan",
    "senin", "september", "sepuluh", "seven", "siang", "six", "sore", "sunday", "tahun", "tanggal",
    "tempat", "ten", "third", "thousand", "three", "thursday", "tiga", "today", "tomorrow", "triliun",
    "tuesday", "tujuh", "two", "wednesday", "week", "wib", "wit", "wita", "year", "yesterday",
];

/// Both languages in one list, sorted.
#[rustfmt::skip]
const STOP_WORDS: &[&str] = &[
    "a", "about", "above", "ada", "adalah", "adanya", "after", "again", "against", "agar", "akan",
    "akhirnya", "aku", "alias", "all", "also", "am", "an", "and", "anda", "antar", "antara", "any",
    "apa", "apabila", "apakah", "apalagi", "are", "as", "at", "atas", "atau", "bagai", "bagaimana",
    "bagi", "bahkan", "bahwa", "baik", "banyak", "be", "beberapa", "because", "been", "before", "begitu",
    "being", "below", "belum", "berbagai", "berikut", "bersama", "between", "bila", "bisa", "boleh",
    "both", "bukan", "but", "by", "can", "cara", "could", "cukup", "dahulu", "dalam", "dan", "dapat",
    "dari", "daripada", "demi", "demikian", "dengan", "di", "dia", "did", "diri", "do", "does", "doing",
    "down", "dua", "dulu", "during", "each", "few", "for", "from", "further", "guna", "had", "hal",
    "hanya", "harus", "has", "have", "having", "he", "hendaknya", "her", "here", "hers", "herself",
    "him", "himself", "hingga", "his", "how", "i", "ia", "ialah", "if", "in", "ini", "inilah", "into",
    "is", "it", "its", "itself", "itu", "itulah", "jadi", "jangan", "jika", "jikalau", "juga", "just",
    "justru", "kalau", "kali", "kami", "kamu", "karena", "karenanya", "kata", "katanya", "ke", "kedua",
    "kembali", "kemudian", "kepada", "ketika", "khususnya", "kini", "kita", "lagi", "lain", "lainnya",
    "lalu", "lebih", "maka", "mana", "masih", "masing", "mau", "maupun", "me", "melalui", "memang",
    "mengenai", "menjadi", "menurut", "mereka", "merupakan", "meski", "meskipun", "more", "most",
    "mulai", "mungkin", "my", "myself", "namun", "nanti", "no", "nor", "not", "now", "nya", "of", "off",
    "oleh", "on", "once", "only", "or", "other", "our", "ours", "out", "over", "own", "pada", "padahal",
    "paling", "para", "pasti", "per", "perlu", "pernah", "pula", "pun", "saat", "said", "saja", "salah",
    "salam", "sambil", "same", "sampai", "sangat", "satu", "saya", "says", "sebab", "sebagai",
    "sebagaimana", "sebelum", "sebelumnya", "sebuah", "secara", "sedang", "sedangkan", "segera",
    "sehingga", "sejak", "sejumlah", "sekali", "sekaligus", "sekarang", "sekitar", "selain", "selaku",
    "selama", "selanjutnya", "seluruh", "semakin", "sementara", "semoga", "semua", "seorang", "seperti",
    "sering", "serta", "sesuai", "sesudah", "setelah", "setiap", "she", "should", "siapa", "so", "some",
    "suatu", "such", "sudah", "supaya", "tadi", "tak", "tanpa", "tapi", "telah", "tentang", "tentu",
    "terhadap", "termasuk", "tersebut", "tertentu", "terus", "tetap", "tetapi", "than", "that", "the",
    "their", "theirs", "them", "themselves", "then", "there", "these", "they", "this", "those",
    "through", "tiap", "tidak", "tidaklah", "tiga", "to", "too", "turut", "ucap", "ucapnya", "ujar",
    "ujarnya", "under", "until", "untuk", "up", "usai", "very", "waktu", "walau", "walaupun", "was",
    "we", "were", "what", "when", "where", "which", "while", "who", "whom", "why", "wib", "will", "wit",
    "wita", "with", "would", "yaitu", "yakni", "yang", "you", "your", "yours", "yourself",
];

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;

    #[test]
    fn the_list_can_be_searched() {
        for list in [STOP_WORDS, EMPTY_WORDS] {
            assert!(list.is_sorted());
            for pair in list.windows(2) {
                assert_ne!(pair[0], pair[1]);
            }
            for word in list {
                assert_eq!(fold(word), *word);
            }
        }
    }

    #[test]
    fn days_and_numbers_are_no_reason() {
        for word in ["selasa", "jumat", "november", "yang", "tiga", "drs", "ag", "h", "2020", "pukul", ""] {
            assert!(is_empty_word(word), "{word}");
        }
        for word in ["haji", "kua", "madrasah", "batam", "p3k1a", "مسجد"] {
            assert!(!is_empty_word(word), "{word}");
        }
    }

    #[test]
    fn only_empty_words_stop() {
        for word in ["yang", "dan", "a", "yourself", "the", "tersebut", "wib"] {
            assert!(is_stop(word), "{word}");
        }
        for word in ["haji", "agama", "madrasah", "2020", "", "Yang"] {
            assert!(!is_stop(word), "{word}");
        }
    }
}
