//! A list of subscriptions from another reader, as sources that are not there yet.
//!
//! In: the bytes of an OPML file and the sources there are. Out: new sources with free names, and
//! what could not be taken. A list can add addresses, never commands.

use crate::news::{Source, free_name};
use crate::parse;

/// What a list holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subscriptions {
    /// Sources that are not there yet, in the order of the list.
    pub fresh: Vec<Source>,
    /// Entries that name a source that is there already.
    pub known: usize,
    /// What was left out: the address, or the name where there is none that could be shown.
    pub skipped: Vec<String>,
}

/// Reads `bytes` as OPML, held against the sources in `there`.
pub fn subscriptions(bytes: &[u8], there: &[Source]) -> Subscriptions {
    let listed = parse::opml::read(&parse::decode::decode(bytes, None).text);
    let mut found = Subscriptions { skipped: listed.skipped, ..Subscriptions::default() };
    let mut all = there.to_vec();
    for (name, url, group) in listed.sources {
        let mut source = Source { group, ..Source::new(name, url) };
        if all.iter().any(|known| known.id == source.id) {
            found.known += 1;
            continue;
        }
        source.name = free_name(&source.name, &all);
        all.push(source.clone());
        found.fresh.push(source);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_not_taken_twice_and_names_stay_apart() {
        let there = [Source::new("Kanwil", "https://a.go.id/feed".parse().unwrap())];
        let list = br#"<opml><body><outline text="Daerah">
            <outline text="Kanwil" xmlUrl="https://b.go.id/feed"/>
            <outline text="Lama" xmlUrl="https://a.go.id/feed"/>
            <outline text="Jahat" xmlUrl="exec:rm"/></outline></body></opml>"#;
        let found = subscriptions(list, &there);
        assert_eq!((found.fresh.len(), found.known, found.skipped.len()), (1, 1, 1));
        assert_eq!(found.fresh[0].name, "Kanwil 2");
        assert_eq!(found.fresh[0].group.as_deref(), Some("Daerah"));
    }
}
