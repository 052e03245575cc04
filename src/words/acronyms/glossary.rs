//! The lists of acronyms: ours, and an office's own on top of it.
//!
//! In: the office's lines. Out: the meanings of a short form, or of all that a text uses. An
//! office's line takes the place of ours for the same short form. Text is never rewritten.

use std::collections::{BTreeMap, HashSet};

use super::explained::explained;
use super::used::used;
use crate::news::{Acronym, Expansion, Meaning, Note, Origin};
use crate::words::tokens::fold;

/// Our list, a line each: short form, long form, what it is in Indonesian, and in English.
const HOUSE: &str = include_str!("terms.txt");

/// Meanings that are shown of one short form.
const MOST: usize = 4;

/// All that is known without the archive.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    /// By the short form.
    meanings: BTreeMap<String, Vec<Meaning>>,
}

impl Glossary {
    /// Our list with `office` on top.
    pub fn new(office: &[Expansion]) -> Self {
        let own: HashSet<&str> = office.iter().map(|line| line.short.as_str()).collect();
        let mut glossary = Self::default();
        for line in office {
            glossary.add(line.clone(), Origin::Office);
        }
        for line in house().filter(|line| !own.contains(line.short.as_str())) {
            glossary.add(line, Origin::House);
        }
        glossary
    }

    fn add(&mut self, line: Expansion, from: Origin) {
        let meaning = Meaning { long: line.long, note: line.note, from };
        self.meanings.entry(line.short).or_default().push(meaning);
    }

    /// What `short` stands for; `KEMENAG` is `Kemenag`, but `man` is not `MAN`.
    pub fn meanings(&self, short: &str) -> &[Meaning] {
        self.key(short).and_then(|key| self.meanings.get(&key)).map_or(&[], Vec::as_slice)
    }

    fn key(&self, short: &str) -> Option<String> {
        if self.meanings.contains_key(short) {
            return Some(short.to_owned());
        }
        let shouted = short.chars().count() >= 4 && short.chars().all(char::is_uppercase);
        let mut letters = short.chars();
        let quiet = letters.next()?.to_string() + &letters.as_str().to_lowercase();
        (shouted && self.meanings.contains_key(&quiet)).then_some(quiet)
    }

    /// The acronyms of a text, in order, with what the text itself and the lists say of each;
    /// those that nobody explains come last.
    pub fn explain(&self, title: &str, text: &str) -> Vec<Acronym> {
        let mined = explained(text);
        // A capitalised word is an acronym where a list or the text itself says so.
        let is_known = |word: &str| self.key(word).is_some() || mined.iter().any(|(short, _)| short == word);
        let mut shorts = used(text, is_known);
        for short in used(title, is_known) {
            if !shorts.contains(&short) {
                shorts.push(short);
            }
        }
        let mut all: Vec<Acronym> = shorts
            .into_iter()
            .map(|short| {
                let own = mined.iter().find(|(known, _)| *known == short);
                let own =
                    own.map(|(_, long)| Meaning { long: long.clone(), note: None, from: Origin::Article });
                let mut acronym = Acronym { short, meanings: own.into_iter().collect() };
                let known = self.meanings(&acronym.short).to_vec();
                merge(&mut acronym, known);
                acronym
            })
            .collect();
        all.sort_by_key(|acronym| acronym.meanings.is_empty());
        all
    }

    /// What the lists say of one short form, in whatever case it was typed.
    pub fn look_up(&self, typed: &str) -> Vec<Acronym> {
        let wanted = fold(typed.trim());
        let same = self.meanings.iter().filter(|(short, _)| fold(short) == wanted);
        same.map(|(short, meanings)| Acronym { short: short.clone(), meanings: meanings.clone() }).collect()
    }
}

/// Puts further meanings behind those of the article, before those of the lists; one that is
/// known already only adds what it explains.
pub fn merge(acronym: &mut Acronym, more: Vec<Meaning>) {
    for meaning in more {
        let known = acronym.meanings.iter_mut().find(|known| same(&known.long, &meaning.long));
        match known {
            Some(known) => known.note = known.note.take().or(meaning.note),
            None => acronym.meanings.push(meaning),
        }
    }
    acronym.meanings.sort_by_key(|meaning| match meaning.from {
        Origin::Article => 0,
        Origin::Archive(..) => 1,
        Origin::Office => 2,
        Origin::House => 3,
    });
    acronym.meanings.truncate(MOST);
}

fn same(one: &str, other: &str) -> bool {
    let letters = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    letters(one) == letters(other)
}

fn house() -> impl Iterator<Item = Expansion> {
    HOUSE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut parts = line.split('|').map(str::trim);
        let (short, long) = (parts.next()?, parts.next()?);
        let (id, en) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        Some(Expansion { short: short.to_owned(), long: long.to_owned(), note: Some(Note { id, en }) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_list_is_sound() {
        let lines: Vec<&str> = HOUSE.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.len() >= 150, "{}", lines.len());
        let mut seen = HashSet::new();
        for (line, read) in lines.iter().zip(house()) {
            assert_eq!(line.split('|').count(), 4, "{line}");
            let note = read.note.unwrap();
            assert!(!read.short.is_empty() && !read.long.is_empty() && !note.en.is_empty(), "{line}");
            assert!(seen.insert((read.short.clone(), read.long.clone())), "{line} stands twice");
            assert!(!read.short.contains(' ') && read.short.chars().any(char::is_uppercase), "{line}");
        }
        assert_eq!(lines.len(), house().count());
    }

    #[test]
    fn the_article_goes_first_and_nobody_explains_twice() {
        let office = Expansion { short: "SIPP".into(), long: "Sistem Pantau".into(), note: None };
        let glossary = Glossary::new(&[office]);
        let text =
            "Kantor Urusan Agama (KUA) memakai SIPP milik Kemenag dan XYQ. PMA (Penanaman Modal Asing) juga.";
        let found = glossary.explain("PPPK di KUA", text);
        let told: Vec<_> = found
            .iter()
            .map(|acronym| {
                (acronym.short.as_str(), acronym.meanings.first().map(|m| (m.long.as_str(), &m.from)))
            })
            .collect();
        assert_eq!(
            told,
            [
                ("KUA", Some(("Kantor Urusan Agama", &Origin::Article))),
                ("SIPP", Some(("Sistem Pantau", &Origin::Office))),
                ("Kemenag", Some(("Kementerian Agama", &Origin::House))),
                ("PMA", Some(("Penanaman Modal Asing", &Origin::Article))),
                ("PPPK", Some(("Pegawai Pemerintah dengan Perjanjian Kerja", &Origin::House))),
                ("XYQ", None),
            ]
        );
        // One meaning, but with our note on it; another meaning stands below.
        assert_eq!(found[0].meanings.len(), 1);
        assert!(found[0].meanings[0].note.is_some());
        assert_eq!(found[3].meanings[1].long, "Peraturan Menteri Agama");
    }

    #[test]
    fn an_office_replaces_our_line_and_case_tells() {
        let office = Expansion { short: "PTSP".into(), long: "Pintu Terpadu".into(), note: None };
        let glossary = Glossary::new(&[office]);
        for (short, long) in [
            ("PTSP", Some("Pintu Terpadu")),
            ("KEMENAG", Some("Kementerian Agama")),
            ("Kemenag", Some("Kementerian Agama")),
            ("MAN", Some("Madrasah Aliyah Negeri")),
            ("man", None),
            ("Man", None),
            ("kua", None),
        ] {
            assert_eq!(glossary.meanings(short).first().map(|m| m.long.as_str()), long, "{short}");
        }
        assert_eq!(glossary.look_up("kua")[0].short, "KUA");
        assert!(glossary.look_up("tidakada").is_empty());
    }
}
