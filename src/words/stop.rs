//! Stop words: the words of Indonesian and English that every text has.
//!
//! Comes in a folded word, goes out whether it says nothing about a text's topic. For scoring
//! and for naming reasons only: the index keeps these words, or phrases would not be found.

/// Whether `word` (folded) says nothing about a text's topic.
pub fn is_stop(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

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
        assert!(STOP_WORDS.is_sorted());
        for pair in STOP_WORDS.windows(2) {
            assert_ne!(pair[0], pair[1]);
        }
        for word in STOP_WORDS {
            assert_eq!(fold(word), *word);
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
