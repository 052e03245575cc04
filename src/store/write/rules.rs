//! What a person's rules do with what arrives.
//!
//! In: the articles of this call that are new, or that now say more than before. Out: marks, and
//! the note that a rule has done its part: it does so once for each article, and never takes back
//! what a person did since. All rules look at the articles as they came, before any of them acts.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::apply::Work;
use crate::news::{ArticleId, Headline, Rule, RuleAction};
use crate::store::ask::{self, Selection};

impl Work<'_> {
    /// Applies the rules to what this call brought.
    pub(crate) fn rule(&mut self) -> rusqlite::Result<()> {
        let rules = self.desk.rules.clone();
        if rules.is_empty() || self.applied.new.len() + self.applied.updated.len() == 0 {
            return Ok(());
        }
        let numbers = self.arrived_numbers()?;
        let mut hits = Vec::new();
        for rule in rules.iter() {
            hits.push(self.ruled(rule, &numbers)?);
        }
        // What rules do is no deed of a person: it is not taken back with one.
        let (undo, marked) = (std::mem::take(&mut self.applied.undo), self.applied.marked);
        for (rule, hits) in rules.iter().zip(hits) {
            self.act(rule, &hits)?;
        }
        (self.applied.undo, self.applied.marked) = (undo, marked);
        Ok(())
    }

    /// The numbers of what this call brought, ascending.
    fn arrived_numbers(&self) -> rusqlite::Result<Vec<i64>> {
        let mut select = self.conn.prepare_cached("SELECT no FROM articles WHERE id = ?1")?;
        let mut numbers = Vec::new();
        for id in self.applied.new.iter().chain(&self.applied.updated) {
            numbers.extend(select.query_row([id.0.cast_signed()], |row| row.get::<_, i64>(0)).optional()?);
        }
        numbers.sort_unstable();
        numbers.dedup();
        Ok(numbers)
    }

    /// Those among `numbers` that `rule` finds and has not dealt with yet.
    fn ruled(&mut self, rule: &Rule, numbers: &[i64]) -> rusqlite::Result<Vec<ArticleId>> {
        let mut selection = Selection::of(&rule.query, self.conn, &mut self.desk.stemmer, self.now)?;
        selection.among_numbers(numbers);
        selection.and("l.no NOT IN (SELECT no FROM ruled WHERE rule = ?)", [rule.number().into()]);
        selection.ids(self.conn)
    }

    fn act(&mut self, rule: &Rule, hits: &[ArticleId]) -> rusqlite::Result<()> {
        for id in hits {
            for marking in rule.actions.iter().filter_map(RuleAction::marking) {
                self.mark_one(*id, &marking)?;
            }
            self.conn
                .prepare_cached(
                    "INSERT OR IGNORE INTO ruled (no, rule, at, told) \
                     SELECT no, ?2, ?3, ?4 FROM articles WHERE id = ?1",
                )?
                .execute(params![
                    id.0.cast_signed(),
                    rule.number(),
                    self.now.timestamp().as_microsecond(),
                    rule.notifies()
                ])?;
        }
        Ok(())
    }
}

/// What rules found since then that the person is to be told, the newest first; what is hidden is
/// not told.
pub(crate) fn told_since(conn: &Connection, since: Timestamp) -> rusqlite::Result<Vec<Headline>> {
    let numbers: Vec<i64> = conn
        .prepare_cached(
            "SELECT DISTINCT l.no FROM ruled r CROSS JOIN list l ON l.no = r.no \
             WHERE r.told = 1 AND r.at >= ?1 AND l.no NOT IN (SELECT no FROM hidden) \
             ORDER BY l.sort DESC, l.no DESC",
        )?
        .query_map([since.as_microsecond()], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut found = Vec::with_capacity(numbers.len());
    for no in numbers {
        found.extend(ask::headline(conn, no)?);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::news::{Change, CleanHtml, Digest, Extent, Item, Marking, PublicKey, Query, Relay};
    use crate::store::Store;
    use crate::store::sample::{
        ago, arrived, article, assert_well, empty, list, now, source, subscribed, these,
    };

    fn rules(lines: &[(&str, &str)]) -> Arc<[Rule]> {
        let rule = |(query, actions): &(&str, &str)| Rule {
            name: (*query).to_owned(),
            query: query.parse().unwrap(),
            actions: actions.split(' ').map(|word| RuleAction::read(word).unwrap()).collect(),
        };
        lines.iter().map(rule).collect()
    }

    fn titles(store: &Store, query: &str) -> Vec<String> {
        list(store, &query.parse().unwrap()).into_iter().map(|headline| headline.title).collect()
    }

    fn office() -> (tempfile::TempDir, Store, crate::news::Source) {
        let (dir, mut store) = empty();
        let office = source("Kanwil Kepri");
        store.apply(&[subscribed(&office)], &now()).unwrap();
        (dir, store, office)
    }

    #[test]
    fn what_arrives_is_starred_tagged_read_hidden_and_told() {
        let (_dir, mut store, office) = office();
        store.rule_by(rules(&[
            ("haji", "star tag:kliping"),
            ("judul:lomba", "hide"),
            ("is:unread pungli", "read notify"),
        ]));
        let done = arrived(
            &mut store,
            vec![
                article(&office, "a", 1, "Jemaah haji tiba", "Rombongan mendarat."),
                article(&office, "b", 2, "Lomba azan", "Peserta haji cilik."),
                article(&office, "c", 3, "Rapat kerja", "Cegah pungli di layanan."),
                article(&office, "d", 4, "Apel pagi", "Kegiatan rutin."),
            ],
        );
        assert_eq!((done.marked, done.undo.len(), done.new.len()), (0, 0, 4));
        assert_eq!(titles(&store, "tag:kliping"), ["Jemaah haji tiba"]);
        assert_eq!(titles(&store, "tag:kliping is:hidden"), ["Lomba azan"], "all rules see what arrived");
        assert_eq!(titles(&store, "is:read"), ["Rapat kerja"]);
        assert_eq!(titles(&store, ""), ["Jemaah haji tiba", "Rapat kerja", "Apel pagi"]);
        assert_eq!(titles(&store, "is:hidden"), ["Lomba azan"]);
        assert_eq!(titles(&store, "azan OR is:hidden"), ["Lomba azan"]);
        let told = store.told_since(ago(0)).unwrap();
        assert_eq!(told.iter().map(|hit| hit.title.as_str()).collect::<Vec<_>>(), ["Rapat kerja"]);
        assert!(store.told_since(now().timestamp() + jiff::SignedDuration::from_secs(1)).unwrap().is_empty());
        let all = store.count(&Query::default(), &now()).unwrap();
        assert_eq!((all.total, all.unread, all.starred), (3, 2, 1));
        assert_eq!(store.sources().unwrap()[0].tally, all, "hidden ones are not counted anywhere");
        assert_well(&store);
    }

    #[test]
    fn a_rule_acts_once_and_again_when_the_text_comes() {
        let (_dir, mut store, office) = office();
        store.rule_by(rules(&[("pungli", "star"), ("rapat", "read")]));
        let first = article(&office, "a", 1, "Rapat kerja", "");
        let id = first.id;
        arrived(&mut store, vec![first.clone()]);
        assert_eq!(titles(&store, "is:read"), ["Rapat kerja"]);
        store.apply(&[these(&[id], Marking::Read(false))], &now()).unwrap();
        let page = Item {
            body: Some(CleanHtml::from_sanitised("<p>Cegah pungli di layanan.</p>".into())),
            extent: Extent::Full,
            ..first.item
        };
        store.apply(&[Change::Body { article: id, page: Box::new(page.clone()) }], &now()).unwrap();
        assert_eq!(titles(&store, "is:starred"), ["Rapat kerja"], "the word stands in the text");
        assert_eq!(titles(&store, "is:unread"), ["Rapat kerja"], "what the person undid stays undone");
        store.apply(&[these(&[id], Marking::Star(false))], &now()).unwrap();
        let more = CleanHtml::from_sanitised("<p>Cegah pungli di layanan.</p><p>Lampiran.</p>".into());
        let page = Item { body: Some(more), ..page };
        store.apply(&[Change::Body { article: id, page: Box::new(page) }], &now()).unwrap();
        assert!(titles(&store, "is:starred").is_empty());
        assert_well(&store);
    }

    #[test]
    fn rules_hold_for_bundles_too() {
        let (_dir, mut store, office) = office();
        store.rule_by(rules(&[("haji", "hide")]));
        let relay = Relay {
            signer: PublicKey([1; 32]),
            chunk: Digest([2; 32]),
            sources: vec![office.clone()],
            articles: vec![article(&office, "a", 1, "Jemaah haji tiba", "Rombongan.")],
            revised: std::collections::HashMap::new(),
        };
        store.apply(&[Change::Relayed(Box::new(relay))], &now()).unwrap();
        assert_eq!(titles(&store, "is:hidden"), ["Jemaah haji tiba"]);
        assert_well(&store);
    }

    #[test]
    fn hidden_ones_come_back_and_stay_hidden_when_they_are_fetched_again() {
        let (_dir, mut store, office) = office();
        store.rule_by(rules(&[("lomba", "hide")]));
        let news = article(&office, "a", 1, "Lomba azan", "“Bagus,” kata Siti Aminah di sini.");
        let id = news.id;
        arrived(
            &mut store,
            vec![news.clone(), article(&office, "b", 2, "Apel", "“Baik,” kata Siti Aminah.")],
        );
        let speakers = |store: &Store| store.facets(crate::news::Facet::Speaker, 5).unwrap()[0].articles;
        assert_eq!(speakers(&store), 1);
        assert!(store.related(list(&store, &"apel".parse().unwrap())[0].id, 5).unwrap().is_empty());
        store.apply(&[these(&[id], Marking::Hide(false))], &now()).unwrap();
        assert_eq!((titles(&store, "").len(), speakers(&store)), (2, 2));
        store.apply(&[these(&[id], Marking::Hide(true))], &now()).unwrap();
        store.apply(&[Change::Purged(office.id)], &now()).unwrap();
        store.apply(&[subscribed(&office), Change::Arrived(vec![news])], &now()).unwrap();
        assert_eq!((titles(&store, "").len(), titles(&store, "is:hidden").len()), (0, 1));
        assert_well(&store);
    }
}
