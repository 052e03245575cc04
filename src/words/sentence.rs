//! Where the first sentence of a text ends, in Indonesian and English.
//!
//! Titles and degrees (`H.`, `Dr.`, `S.Ag.`), ordinals and initials end no sentence; what follows an
//! end begins with a capital, a figure or a quotation.

/// Words that bear a full stop inside a sentence, in lower case.
const SHORT: &[&str] = &[
    "dr", "drs", "dra", "prof", "ir", "hj", "kh", "st", "no", "nomor", "jl", "jln", "kec", "kab", "kel",
    "prov", "tgl", "hlm", "vol", "mr", "mrs", "ms", "yth", "bpk", "sdr", "sdri", "ust", "tn", "ny", "rp",
    "rev", "gen", "col", "sen", "gov", "al", "dkk", "dll", "dsb", "cs", "ph.d", "ed",
];

/// The first sentence of `text`; all of its first paragraph where none ends.
pub fn first_sentence(text: &str) -> &str {
    let text = text.trim_start();
    let text = text.split_once('\n').map_or(text, |(first, _)| first).trim_end();
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…')) {
        let after = &text[at + mark.len_utf8()..];
        let rest = after.trim_start_matches(['"', '\'', '”', '’', ')', '»']);
        let end = text.len() - rest.len();
        let next = rest.trim_start();
        let begins = |c: char| {
            c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '‘' | '\'' | '(' | '«')
        };
        let is_end = next.is_empty() || next.len() < rest.len() && next.starts_with(begins);
        if is_end && !(mark == '.' && !next.is_empty() && is_short(&text[..at])) {
            return &text[..end];
        }
    }
    text
}

/// Whether the word before a full stop is a title, a degree, an initial or an ordinal.
fn is_short(before: &str) -> bool {
    let word =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“')).next().unwrap_or_default();
    let folded = word.to_lowercase();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    // `S.Ag` and `M.Pd.I`: stops inside; `H` and `A`: initials.
    let degree = word.contains('.') && word.starts_with(char::is_uppercase) && letters <= 6;
    SHORT.contains(&folded.as_str()) || degree || (letters == 1 && word.chars().count() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_degrees_end_no_sentence() {
        let cases = [
            ("Satu dua. Tiga empat.", "Satu dua."),
            (
                "Kepala Kanwil H. Mahbub Daryanto, S.Ag. M.Pd.I. Hadir di Batam. Acara selesai.",
                "Kepala Kanwil H. Mahbub Daryanto, S.Ag. M.Pd.I. Hadir di Batam.",
            ),
            ("Prof. Dr. Nizar Ali membuka acara. Ia hadir.", "Prof. Dr. Nizar Ali membuka acara."),
            ("\"Alhamdulillah, lancar.\" Demikian ia berkata.", "\"Alhamdulillah, lancar.\""),
            ("Biaya Rp. 5.000.000 per orang? Tidak.", "Biaya Rp. 5.000.000 per orang?"),
            (
                "Sebanyak 1.500 peserta hadir pukul 14.05 WIB. Selesai.",
                "Sebanyak 1.500 peserta hadir pukul 14.05 WIB.",
            ),
            ("Lihat kemenag.go.id untuk rincian. Baik.", "Lihat kemenag.go.id untuk rincian."),
            ("tanpa akhir", "tanpa akhir"),
            ("  Paragraf pertama\n\nKedua.", "Paragraf pertama"),
            ("", ""),
        ];
        for (given, wanted) in cases {
            assert_eq!(first_sentence(given), wanted);
        }
    }
}
