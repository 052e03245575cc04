//! All releases of the ministry, newest first.
//!
//! In: the text files and the present moment. Out: the releases of an office, or the one of a
//! slug. It is read once, when the ministry opens.

use jiff::Timestamp;

use super::office::Office;
use super::release::{Release, read};

const TEXTS: &[&str] = &[
    include_str!("texts/pusat.txt"),
    include_str!("texts/pusat_lain.txt"),
    include_str!("texts/diklat.txt"),
    include_str!("texts/hukum.txt"),
    include_str!("texts/kanwil.txt"),
    include_str!("texts/kanwil_lain.txt"),
    include_str!("texts/teladan.txt"),
];

/// The releases.
#[derive(Debug)]
pub struct Press {
    releases: Vec<Release>,
}

impl Press {
    /// Reads all releases; dates count back from `now`.
    pub fn new(now: Timestamp) -> Self {
        let mut releases: Vec<Release> = TEXTS.iter().flat_map(|text| read(text, now)).collect();
        releases.sort_by(|a, b| b.at.cmp(&a.at).then(a.slug.cmp(b.slug)));
        Self { releases }
    }

    /// An office's releases, newest first.
    pub fn of(&self, office: Office) -> impl Iterator<Item = &Release> {
        self.releases.iter().filter(move |release| release.office == office)
    }

    /// The release of this name.
    pub fn named(&self, slug: &str) -> Option<&Release> {
        self.releases.iter().find(|release| release.slug == slug)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn press() -> Press {
        Press::new("2026-11-24T01:00:00Z".parse().unwrap())
    }

    #[test]
    fn no_piece_of_the_text_files_is_lost() {
        let pieces: usize = TEXTS.iter().map(|text| text.matches("=== ").count()).sum();
        assert_eq!(press().releases.len(), pieces, "a piece breaks the format");
        assert!(pieces >= 28, "{pieces} releases");
    }

    #[test]
    fn slugs_are_unique_and_every_link_leads_somewhere() {
        let press = press();
        let slugs: BTreeSet<_> = press.releases.iter().map(|release| release.slug).collect();
        assert_eq!(slugs.len(), press.releases.len());
        for release in &press.releases {
            for related in &release.related {
                assert!(press.named(related).is_some(), "{} names {related}", release.slug);
                assert_ne!(*related, release.slug);
            }
            for (_, link) in
                release.body.split("](").skip(1).filter_map(|rest| Some(("", rest.split_once(')')?.0)))
            {
                assert!(press.named(link).is_some(), "{} links to {link}", release.slug);
            }
            assert!(!release.body.contains(['{', '}', '<']), "{}: a date mark is left over", release.slug);
        }
    }

    #[test]
    fn the_offices_publish_over_three_weeks() {
        let press = press();
        for office in Office::ALL {
            let count = press.of(office).count();
            assert_eq!(count == 0, office == Office::Perumpamaan, "{office:?}: {count}");
        }
        let newest = press.releases.first().unwrap().at;
        let oldest = press.releases.last().unwrap().at;
        let days = (newest.as_second() - oldest.as_second()) / 86_400;
        assert!((14..=23).contains(&days), "{days} days");
    }
}
