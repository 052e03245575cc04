//! Who is quoted: `ujar Mahbub`, `Mahbub mengatakan`, `menurut Mahbub`, `said Mahbub`.
//!
//! In: a text. Out: the names of those who speak in it, each person once. `ujarnya` names nobody.

use super::lexicon;
use super::merge::merged;
use super::person::{Word, person_at, row_start, words};

/// Speakers that are kept of one text.
const MOST: usize = 8;

/// The people quoted in `text`, in order, without titles.
pub fn speakers(text: &str) -> Vec<String> {
    let words = words(text);
    let mut found = Vec::new();
    for at in 0..words.len() {
        let word = &words[at];
        if lexicon::leads(&word.folded) && !word.is_large() && attributes(word) {
            found.extend(person_at(&words, at + 1).or_else(|| holder(&words, at + 1)));
        }
        if lexicon::follows(&word.folded) && !word.is_large() {
            found.extend(speaker_before(&words, at));
        }
        found.extend(according_to(&words, at));
    }
    let mut names = merged(found, &words);
    names.truncate(MOST);
    names
}

/// Whether a verb tells who spoke: it stands behind a quotation or a clause, before a name.
/// `kata` is a noun as well: `dua kata Arab`.
fn attributes(word: &Word<'_>) -> bool {
    let behind =
        word.gap.contains([',', '"', '”', '“', '’', '\'', '!', '?', '.', '\n']) || word.gap.is_empty();
    behind && matches!(word.after, " " | ": ")
}

/// The person who stands before a verb of saying.
fn speaker_before(words: &[Word<'_>], verb: usize) -> Option<Vec<String>> {
    let mut end = verb;
    while end > 0 && lexicon::is_between(&words[end - 1].folded) && !words[end - 1].is_large() {
        end -= 1;
    }
    let gap = words.get(end)?.gap;
    if !matches!(gap.trim_end_matches(' '), "" | "," | ")" | ".," | ".") {
        return None;
    }
    // Degrees behind the name: `Ahmad, S.Ag., M.Pd.I., mengatakan`.
    let mut last = end;
    while last > 0 && lexicon::is_degree(&words[last - 1].folded) && words[last - 1].is_large() && gap != " "
    {
        last -= 1;
    }
    if last == end && gap.contains('.') {
        return None;
    }
    let start = row_start(words, last);
    (start < last).then(|| person_at(&words[..last], start))?
}

/// The person behind `menurut` or `according to`.
fn according_to(words: &[Word<'_>], at: usize) -> Option<Vec<String>> {
    let word = &words[at];
    let from = match word.folded.as_str() {
        "menurut" => at + 1,
        "according" if words.get(at + 1)?.folded == "to" => at + 2,
        _ => return None,
    };
    let next = words.get(from).filter(|next| next.gap == " " && next.is_large())?;
    let titled = lexicon::is_honorific(&next.folded) || lexicon::is_office(&next.folded);
    let name = person_at(words, from).or_else(|| holder(words, from))?;
    // One bare word may be anything: a book, a people, a school of law.
    (titled || name.len() > 1 || speaks(words, &name[0])).then_some(name)
}

/// Whether somebody of this name is quoted elsewhere.
fn speaks(words: &[Word<'_>], name: &str) -> bool {
    words.windows(2).any(|pair| {
        let verb = lexicon::leads(&pair[0].folded) && pair[1].text == name;
        verb || (pair[0].text == name && lexicon::follows(&pair[1].folded))
    })
}

/// Who holds the office that is quoted without a name: the first place in the text that tells.
fn holder(words: &[Word<'_>], from: usize) -> Option<Vec<String>> {
    let office = words.get(from).filter(|word| word.is_large() && lexicon::is_office(&word.folded))?;
    if matches!(office.folded.as_str(), "warga" | "siswa" | "guru" | "petugas" | "anggota" | "wakil") {
        return None;
    }
    let same = |at: &usize| words[*at].folded == office.folded && *at != from && words[*at].is_large();
    (0..words.len()).filter(same).find_map(|at| person_at(words, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_quoted() {
        for (text, wanted) in [
            ("“Mari jaga mutu,” ujar Mahbub Daryanto, Senin (18/5).", &["Mahbub Daryanto"][..]),
            (
                "Kakanwil Kemenag Kepri, Mahbub Daryanto, hadir. \"Alhamdulillah,\" ujar Mahbub. \"Ayo,\" ujarnya.",
                &["Mahbub Daryanto"],
            ),
            ("\"Siap,\" kata Kepala Kanwil Kemenag Kepri Mahbub Daryanto saat apel.", &["Mahbub Daryanto"]),
            ("\"Siap,\" kata Kepala KUA Bintan Timur Ahmad Fauzi, Rabu.", &["Ahmad Fauzi"]),
            ("\"Siap,\" tutur Kepala Kantor, Dr. H. Erman Zaruddin, M.M.Pd.", &["Erman Zaruddin"]),
            ("“Baik,” kata Menteri Agama Fulan Razikin di Jakarta.", &["Fulan Razikin"]),
            ("Menteri Agama Fulan Razikin hadir. “Baik,” kata Menteri.", &["Fulan Razikin"]),
            ("Prof. Dr. Hj. Siti Aminah, M.Ag., mengatakan bahwa kelas dibuka.", &["Siti Aminah"]),
            ("Selanjutnya Darmawan juga menegaskan hal itu.", &["Darmawan"]),
            ("Menurut K.H. Zainal Arifin, kegiatan itu penting.", &["Zainal Arifin"]),
            ("Menurut Hj. Rokiah, kegiatan itu penting. \"Ya,\" jelas Rokiah.", &["Rokiah"]),
            (
                "\"Ya,\" kata Ahmad Fauzi. \"Tidak,\" kata Ahmad Zaki. Ahmad mengatakan lain.",
                &["Ahmad Fauzi", "Ahmad Zaki"],
            ),
            ("\"Ya,\" kata Wakil Ketua II DPRD Natuna, Daeng Ganda.", &["Daeng Ganda"]),
            ("\"YA,\" ujar MAHBUB DARYANTO.", &["Mahbub Daryanto"]),
            (
                "\"Yes,\" said Ahmad Fauzi, head of the office. Minister Fulan Razikin said so.",
                &["Ahmad Fauzi", "Fulan Razikin"],
            ),
            ("According to Siti Aminah, the school opens.", &["Siti Aminah"]),
        ] {
            assert_eq!(speakers(text), wanted, "{text}");
        }
    }

    #[test]
    fn who_is_not() {
        for text in [
            "",
            "Kepala Kantor Mahbub Daryanto membuka acara di Batam.",
            "Kementerian Agama menegaskan jadwal itu. Pemerintah berharap demikian.",
            "Menurut Undang-Undang Nomor 13, biaya ditetapkan. Menurut Islam, hal itu baik.",
            "Dalam kata Pengantar buku itu tertulis dua kata Arab.",
            "“Siap,” ujarnya. “Ayo,” katanya lagi. Ia mengatakan setuju.",
            "“Siap,” kata Kakanwil. Beliau menambahkan hal lain.",
            "Kanwil Kemenag Kepri menyebutkan angka itu. KUA menjelaskan caranya.",
            "Tambah Daya Listrik, PLN Siap. Jelas Sekali Manfaatnya.",
            "Menurut Senin lalu, hasilnya baik.",
            "Jemaah mengaku senang. Masyarakat berharap hujan. Officials said nothing.",
        ] {
            assert_eq!(speakers(text), [""; 0], "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "([A-Z]?[a-z]{1,6}|kata|ujar|Dr|H|Kepala|,|\\.|\"| |menurut|mengatakan|-|é){0,60}") {
            for name in speakers(&text) {
                proptest::prop_assert!(!name.is_empty());
            }
        }
    }
}
