//! The keys of a query and what their values mean.
//!
//! Comes in a key and a value as typed, goes out the term or the order meant, or what the key
//! would take. English and Indonesian stand side by side in one table.

use jiff::civil::Date;

use super::super::{Flag, Has, Sort, Span, Term};

/// What a value is taken as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Title,
    Source,
    Group,
    Tag,
    Speaker,
    Place,
    Is,
    Has,
    Newer,
    Older,
    On,
    From,
    To,
    Sort,
}

/// All names, the printed one of each key first.
const NAMES: [(&str, Key); 32] = [
    ("title", Key::Title),
    ("judul", Key::Title),
    ("source", Key::Source),
    ("sumber", Key::Source),
    ("group", Key::Group),
    ("grup", Key::Group),
    ("kelompok", Key::Group),
    ("tag", Key::Tag),
    ("speaker", Key::Speaker),
    ("narasumber", Key::Speaker),
    ("place", Key::Place),
    ("tempat", Key::Place),
    ("is", Key::Is),
    ("adalah", Key::Is),
    ("has", Key::Has),
    ("punya", Key::Has),
    ("newer", Key::Newer),
    ("sejak", Key::Newer),
    ("since", Key::Newer),
    ("older", Key::Older),
    ("sebelum", Key::Older),
    ("before", Key::Older),
    ("on", Key::On),
    ("tanggal", Key::On),
    ("from", Key::From),
    ("dari", Key::From),
    ("to", Key::To),
    ("sampai", Key::To),
    ("hingga", Key::To),
    ("sort", Key::Sort),
    ("urut", Key::Sort),
    ("urutan", Key::Sort),
];

impl Key {
    /// The key called `name`, in whatever case.
    pub(super) fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, key)| *key)
    }
}

/// The known name that `name` is most likely a slip of.
pub(super) fn nearest(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let slips = |known: &str| {
        // A third of the letters may be wrong, but never so many that any short name would do.
        let allowed = (known.len().min(name.chars().count()) + 1) / 3;
        let found = distance(&name, known);
        (found <= allowed.clamp(1, 2) && found < known.len() - 1).then_some(found)
    };
    NAMES
        .iter()
        .filter_map(|(known, _)| Some((slips(known)?, *known)))
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, known)| known)
}

/// How many letters must be added, dropped or replaced to turn `a` into `b`.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, to) in b.chars().enumerate() {
            let replaced = corner + usize::from(from != to);
            corner = row[j + 1];
            row[j + 1] = replaced.min(corner + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

/// What a key with its value asks for.
pub(super) enum Meaning {
    Term(Term),
    Sort(Sort),
}

const A_DAY: &str = "2026-11-24";
const A_SPAN: &str = "2d, 3w, 2026-11-24";

/// The meaning of `value` behind `key`; the error says what the key takes.
pub(super) fn meaning(key: Key, value: &str) -> Result<Meaning, &'static str> {
    let text = || value.to_owned();
    let term = match key {
        Key::Title => Term::Title(text()),
        Key::Source => Term::Source(text()),
        Key::Group => Term::Group(text()),
        Key::Tag => Term::Tag(text()),
        Key::Speaker => Term::Speaker(text()),
        Key::Place => Term::Place(text()),
        Key::Is => Term::Is(flag(value).ok_or("unread, read, starred, edited, copy, full, hidden")?),
        Key::Has => Term::Has(has(value).ok_or("pdf, image")?),
        Key::Newer => match span(value) {
            Some(span) => Term::Newer(span),
            None => Term::From(day(value).ok_or(A_SPAN)?),
        },
        Key::Older => match span(value) {
            Some(span) => Term::Older(span),
            // Before a day is up to the day before it.
            None => Term::To(day(value).and_then(|day| day.yesterday().ok()).ok_or(A_SPAN)?),
        },
        Key::On => Term::On(day(value).ok_or(A_DAY)?),
        Key::From => Term::From(day(value).ok_or(A_DAY)?),
        Key::To => Term::To(day(value).ok_or(A_DAY)?),
        Key::Sort => {
            return Ok(Meaning::Sort(sort(value).ok_or("newest, oldest, relevance, source")?));
        }
    };
    Ok(Meaning::Term(term))
}

/// What `is:` takes, the printed word of each first.
const FLAGS: [(&str, Flag); 20] = [
    ("unread", Flag::Unread),
    ("belum", Flag::Unread),
    ("belum-dibaca", Flag::Unread),
    ("read", Flag::Read),
    ("dibaca", Flag::Read),
    ("sudah-dibaca", Flag::Read),
    ("starred", Flag::Starred),
    ("bintang", Flag::Starred),
    ("berbintang", Flag::Starred),
    ("edited", Flag::Edited),
    ("diubah", Flag::Edited),
    ("disunting", Flag::Edited),
    ("copy", Flag::Copy),
    ("salinan", Flag::Copy),
    ("folded", Flag::Folded),
    ("terlipat", Flag::Folded),
    ("full", Flag::Full),
    ("lengkap", Flag::Full),
    ("hidden", Flag::Hidden),
    ("tersembunyi", Flag::Hidden),
];

/// What `has:` takes.
const CARRIED: [(&str, Has); 4] =
    [("pdf", Has::Pdf), ("image", Has::Image), ("gambar", Has::Image), ("foto", Has::Image)];

/// What `sort:` takes.
const ORDERS: [(&str, Sort); 8] = [
    ("newest", Sort::Newest),
    ("terbaru", Sort::Newest),
    ("oldest", Sort::Oldest),
    ("terlama", Sort::Oldest),
    ("relevance", Sort::Relevance),
    ("relevansi", Sort::Relevance),
    ("source", Sort::Source),
    ("sumber", Sort::Source),
];

fn among<T: Copy>(table: &[(&str, T)], value: &str) -> Option<T> {
    let value = value.to_lowercase();
    table.iter().find(|(word, _)| *word == value).map(|(_, meaning)| *meaning)
}

fn flag(value: &str) -> Option<Flag> {
    among(&FLAGS, value)
}

fn has(value: &str) -> Option<Has> {
    among(&CARRIED, value)
}

fn sort(value: &str) -> Option<Sort> {
    among(&ORDERS, value)
}

/// What a person may be about to type: keys that begin as `word` does, or the values of its key
/// where it has one; each as the whole word.
pub(super) fn suggestions(word: &str) -> Vec<String> {
    let Some((name, value)) = word.split_once(':') else {
        if word.is_empty() {
            return Vec::new();
        }
        let word = word.to_lowercase();
        let fits = NAMES.iter().filter(|(name, _)| name.starts_with(&word));
        return fits.map(|(name, _)| format!("{name}:")).collect();
    };
    let value = value.to_lowercase();
    let values: Vec<&str> = match Key::named(name) {
        Some(Key::Is) => FLAGS.iter().map(|(word, _)| *word).collect(),
        Some(Key::Has) => CARRIED.iter().map(|(word, _)| *word).collect(),
        Some(Key::Sort) => ORDERS.iter().map(|(word, _)| *word).collect(),
        Some(Key::Newer | Key::Older) => vec!["1d", "3d", "1w", "1m"],
        _ => Vec::new(),
    };
    let fits = values.into_iter().filter(|known| known.starts_with(&value) && *known != value);
    fits.map(|known| format!("{name}:{known}")).collect()
}

/// `2d`, `3w`, `12h`, `2hari`, `3pekan`.
fn span(value: &str) -> Option<Span> {
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let count = value[..digits].parse().ok().filter(|count| (1..100_000).contains(count))?;
    let unit = match value[digits..].to_lowercase().as_str() {
        "h" | "jam" => 'h',
        "d" | "hari" => 'd',
        "w" | "minggu" | "pekan" => 'w',
        "m" | "bulan" => 'm',
        "y" | "tahun" => 'y',
        _ => return None,
    };
    Some(Span { count, unit })
}

/// `2026-11-24`, `24-11-2026`, `24/11/2026`.
fn day(value: &str) -> Option<Date> {
    let mut parts = value.split(['-', '/']);
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some() || ![first, month, last].into_iter().all(plain) {
        return None;
    }
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_completed_in_both_languages() {
        for (word, wanted) in [
            ("su", &["sumber:"][..]),
            ("so", &["source:", "sort:"]),
            ("is:un", &["is:unread"]),
            ("adalah:b", &["adalah:belum", "adalah:belum-dibaca", "adalah:bintang", "adalah:berbintang"]),
            ("has:pdf", &[]),
            ("source:", &[]),
            ("haji", &[]),
            ("", &[]),
        ] {
            assert_eq!(suggestions(word), wanted, "{word}");
        }
        // Whatever is proposed can be read.
        for (name, key) in NAMES {
            let values = suggestions(&format!("{name}:"));
            assert!(values.iter().all(|word| meaning(key, &word[name.len() + 1..]).is_ok()), "{values:?}");
        }
    }

    #[test]
    fn slips_find_their_key() {
        for (slip, wanted) in [
            ("sorce", Some("source")),
            ("Sumbr", Some("sumber")),
            ("grp", Some("grup")),
            ("titel", Some("title")),
            ("tanggl", Some("tanggal")),
            ("ISBN", None),
            ("x", None),
            ("catatan", None),
        ] {
            assert_eq!(nearest(slip), wanted, "{slip}");
        }
    }
}
