//! Articles go: their rows, their texts, and the note that they were here.
//!
//! In: articles by number. Out: those of them that may go are gone for good, and remembered well
//! enough not to be taken for new when their source names them again. What a person did with
//! them is kept as for every article; what somebody wants to keep stays, whatever is asked.

use rusqlite::{Connection, OptionalExtension, params};

use super::apply::{Shift, Work};
use crate::news::{ArticleId, Item, stable_hash};
use crate::store::ask::FREE;

/// All that holds something of an article.
const HOLDING: [&str; 7] = [
    "search WHERE rowid",
    "bodies WHERE no",
    "sketches WHERE no",
    "unsketched WHERE no",
    "versions WHERE no",
    "articles WHERE no",
    "list WHERE no",
];

impl Work<'_> {
    /// Removes those of `articles` that may go, and remembers that they were here.
    pub(crate) fn pruned(&mut self, articles: &[ArticleId]) -> rusqlite::Result<()> {
        let free = format!(
            "SELECT l.no, l.source, a.page, a.by_address, a.title, \
             l.no IN (SELECT no FROM hidden) FROM articles a JOIN list l ON l.no = a.no \
             WHERE a.id = ?1 AND {FREE}"
        );
        for id in articles {
            let id = id.0.cast_signed();
            let found: Option<(i64, i64, Option<i64>, bool, String, bool)> = self
                .conn
                .prepare_cached(&free)?
                .query_row([id], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
                })
                .optional()?;
            let Some((no, source, page, by_address, title, hidden)) = found else { continue };
            for table in HOLDING {
                self.conn.prepare_cached(&format!("DELETE FROM {table} = ?1"))?.execute([no])?;
            }
            self.conn
                .prepare_cached("INSERT OR REPLACE INTO gone (id, source, page, by_address, title) VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute(params![id, source, page, by_address, hash(&title)])?;
            if !hidden {
                self.shift(source, Shift { total: -1, ..Shift::default() });
            }
            self.applied.removed += 1;
        }
        Ok(())
    }

    /// Whether an article that is not here was here and went, by its number or by its page: as
    /// with those that are here, feeds that give all items one address are told apart by title.
    pub(crate) fn is_gone(
        &self,
        id: ArticleId,
        (source, item): (i64, &Item),
        (page, by_address): (Option<i64>, bool),
    ) -> rusqlite::Result<bool> {
        self.conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM gone WHERE id = ?1) OR EXISTS (SELECT 1 FROM gone \
                 WHERE page = ?2 AND source = ?3 AND (title = ?4 OR by_address <> ?5))",
            )?
            .query_row(params![id.0.cast_signed(), page, source, hash(&item.title), by_address], |row| {
                row.get(0)
            })
    }
}

fn hash(title: &str) -> i64 {
    stable_hash(title.as_bytes()).cast_signed()
}

/// Gives the disk what `removed` articles left, where that is worth rewriting the file.
pub(crate) fn give_back(conn: &Connection, removed: usize) -> rusqlite::Result<()> {
    let left: i64 = conn.query_row("SELECT count(*) FROM list", [], |row| row.get(0))?;
    if i64::try_from(removed).unwrap_or(i64::MAX).saturating_mul(10) >= left {
        // The index only notes what is deleted until it is written anew.
        conn.execute("INSERT INTO search(search) VALUES ('optimize')", [])?;
    }
    let pages = |name| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    if pages("freelist_count")? * 5 > pages("page_count")? {
        // The new file is built on the disk: there it takes no more memory than a page.
        conn.pragma_update(None, "temp_store", "file")?;
        let rewritten = conn.execute_batch("VACUUM");
        conn.pragma_update(None, "temp_store", "memory")?;
        rewritten?;
    }
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
}

#[cfg(test)]
mod tests {
    use crate::news::{Article, ArticleId, Change, Deed, Keep, Limits, Marking, Query};
    use crate::store::Store;
    use crate::store::sample::{
        ago, arrived, article, assert_well, empty, list, newsroom, now, source, subscribed, these,
    };

    fn read(store: &mut Store, ids: &[ArticleId]) {
        store.apply(&[these(ids, Marking::Read(true))], &now()).unwrap();
    }

    fn prune(store: &mut Store, ids: &[ArticleId]) -> usize {
        store.apply(&[Change::Pruned(ids.to_vec())], &now()).unwrap().removed
    }

    #[test]
    fn only_what_nobody_wants_goes() {
        let (_dir, mut store, ids) = newsroom();
        read(&mut store, &ids[..4]);
        let wanted = [
            these(&ids[..1], Marking::Star(true)),
            these(&ids[1..2], Marking::Tag("kliping".into())),
            these(&ids[2..3], Marking::Note(Some("kutip".into()))),
        ];
        store.apply(&wanted, &now()).unwrap();
        assert_eq!(prune(&mut store, &ids), 1);
        assert_eq!(store.article(ids[3]).unwrap(), None);
        assert_eq!(list(&store, &Query::default()).len(), 4);
        assert_eq!(prune(&mut store, &ids), 0);
        assert_well(&store);
    }

    #[test]
    fn what_went_is_not_new_when_its_source_names_it_again() {
        let (_dir, mut store, ids) = newsroom();
        let kept: Vec<Article> = ids.iter().map(|id| store.article(*id).unwrap().unwrap().article).collect();
        read(&mut store, &ids);
        assert_eq!(prune(&mut store, &ids[..2]), 2);
        let again = arrived(&mut store, kept.clone());
        assert_eq!((again.new, list(&store, &Query::default()).len()), (vec![], 3));
        // The same page under another key is the same article; another page is not.
        let mut renumbered = kept[0].clone();
        renumbered.item.key = "nomor-baru".into();
        renumbered.id = ArticleId::of(renumbered.source, "nomor-baru");
        let mut retitled = kept[0].clone();
        retitled.item.title = "Judul lain".into();
        assert_eq!(arrived(&mut store, vec![renumbered, retitled]).new, []);
        let kepri = source("Kanwil Kepri");
        assert_eq!(arrived(&mut store, vec![article(&kepri, "baru", 1, "Baru", "Isi.")]).new.len(), 1);
        assert_well(&store);
        // Who deletes a source with all it had begins anew.
        let anew = [Change::Purged(kepri.id), subscribed(&kepri), Change::Arrived(vec![kept[0].clone()])];
        assert_eq!(store.apply(&anew, &now()).unwrap().new, [ids[0]]);
    }

    #[test]
    fn deeds_of_before_are_still_taken_back() {
        let (_dir, mut store, ids) = newsroom();
        let deed = |deed: Deed, change: Change| vec![Change::Noted(deed), change];
        store.apply(&deed(Deed::Read, these(&ids, Marking::Read(true))), &now()).unwrap();
        assert_eq!(prune(&mut store, &ids[..2]), 2);
        let undone = store.apply(&[Change::TakenBack], &now()).unwrap();
        assert_eq!(undone.deed, Some(Deed::Read));
        assert!(list(&store, &Query::default()).iter().all(|row| !row.mark.read));
        assert_well(&store);
        assert_eq!(store.apply(&[Change::DoneAgain], &now()).unwrap().deed, Some(Deed::Read));
        assert_well(&store);
    }

    #[test]
    fn copies_of_what_went_find_another_head() {
        let (_dir, mut store) = empty();
        let (pusat, kepri) = (source("Pusat"), source("Kepri"));
        let title = "Menteri lepas jemaah haji kloter pertama dari Batam";
        let (first, copy) = (article(&pusat, "a", 2, title, "Isi."), article(&kepri, "b", 2, title, "Isi."));
        let ids = [first.id, copy.id];
        store.apply(&[subscribed(&pusat), subscribed(&kepri)], &now()).unwrap();
        arrived(&mut store, vec![first]);
        arrived(&mut store, vec![copy]);
        let head = |store: &Store| list(store, &Query::default()).pop().unwrap().story;
        assert_eq!(head(&store), ids[0]);
        read(&mut store, &ids[..1]);
        assert_eq!(prune(&mut store, &ids), 1);
        assert_eq!((list(&store, &Query::default()).len(), head(&store)), (1, ids[1]));
        let left: i64 = store.conn.query_row("SELECT count(*) FROM sketches", [], |row| row.get(0)).unwrap();
        assert_eq!(left, 1);
        assert_well(&store);
    }

    #[test]
    fn the_disk_gets_its_room_back() {
        let (dir, mut store) = empty();
        let pusat = source("Pusat");
        let text = |seed: usize| {
            (0..400).fold(String::new(), |text, at| {
                text + &format!("{:x} ", (seed * 7919 + at * 104_729) % 99_991)
            })
        };
        let articles: Vec<_> = (0..700)
            .map(|at| Article {
                seen: ago(50),
                ..article(&pusat, &format!("n{at}"), 50, &format!("Berita {at}"), &text(at))
            })
            .collect();
        let ids: Vec<_> = articles.iter().map(|article| article.id).collect();
        store.apply(&[subscribed(&pusat), Change::Arrived(articles)], &now()).unwrap();
        read(&mut store, &ids);
        let size = || std::fs::metadata(dir.path().join("warta.db")).unwrap().len();
        store.give_back(0).unwrap();
        let before = size();
        // Half of the file is asked for, and half of it comes.
        let limits = Limits { all: Keep { age: None, size: Some(before / 2) }, own: Vec::new() };
        let going: Vec<_> = store.prunable(&limits, &now()).unwrap().iter().map(|row| row.article).collect();
        let removed = prune(&mut store, &going);
        store.give_back(removed).unwrap();
        assert!(size() < before * 3 / 5, "{} of {before}", size());
        assert!(size() > before / 3, "{} of {before}", size());
        assert_eq!(list(&store, &Query::default()).len(), 700 - removed);
        assert_well(&store);
    }
}
