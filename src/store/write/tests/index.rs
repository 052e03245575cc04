//! A file of before the present index: it is searched all the while a new index grows in it, what
//! changes meanwhile is found too, and the new index takes the place of the old one.

use rusqlite::params;

use crate::news::{Article, ArticleId, Change, Marking, Query, Visit};
use crate::store::Store;
use crate::store::ask;
use crate::store::sample::{ago, arrived, article, assert_well, empty, now, source, subscribed, these};
use crate::store::write::prepare::UNINDEXED;

const STEP: &str = include_str!("../../file/migrations/0013_index.sql");

/// The index as it was, filled, and the step that begins a new one.
fn turn_back(store: &mut Store) {
    store
        .conn
        .execute_batch(
            "DROP TABLE search; DROP TABLE unindexed; DROP TABLE revised; DROP TRIGGER revised_less; \
             CREATE VIRTUAL TABLE search USING fts5(title, body, content = '', contentless_delete = 1, \
             tokenize = 'unicode61 remove_diacritics 2');",
        )
        .unwrap();
    let mut select = store.conn.prepare("SELECT no FROM list").unwrap();
    let all: Vec<i64> = select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let desk = store.desk.get_mut();
    for no in all {
        let kept = ask::item(&store.conn, &mut desk.packer, no).unwrap().unwrap();
        let (title, body) =
            (desk.stemmer.index_form(&kept.item.title), desk.stemmer.index_form(&ask::prose(&kept.item)));
        store
            .conn
            .execute("INSERT INTO search (rowid, title, body) VALUES (?1, ?2, ?3)", params![no, title, body])
            .unwrap();
    }
    store.conn.execute_batch(STEP).unwrap();
}

fn news(n: i64) -> Article {
    let word = if n % 3 == 0 { "haji" } else { "zakat" };
    let title = if n % 40 == 0 { "Wakaf produktif" } else { "Kabar kantor" };
    let text = format!("Isi {word} nomor{n} dan wakaf {}", "lain ".repeat(usize::try_from(n % 9).unwrap()));
    article(&source("Pusat"), &format!("n{n}"), 1 + n % 60, title, &text)
}

fn found(store: &Store, text: &str) -> Vec<ArticleId> {
    let query: Query = text.parse().unwrap();
    let all = crate::store::Window { offset: 0, limit: usize::MAX };
    store.find(&query, all, &now()).unwrap().into_iter().map(|row| row.id).collect()
}

fn columns(store: &Store) -> Vec<String> {
    let mut asked = store.conn.prepare("SELECT name FROM pragma_table_info('search')").unwrap();
    asked.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn a_new_index_grows_beside_the_old_one_and_takes_its_place() {
    let (dir, mut store) = empty();
    let path = dir.path().join("warta.db");
    let pusat = source("Pusat");
    store.apply(&[subscribed(&pusat)], &now()).unwrap();
    assert_eq!(columns(&store), ["body", "title"]);
    let many = 2 * UNINDEXED + 50;
    arrived(&mut store, (0..many).map(news).collect());
    let asked = ["wakaf sort:relevance", "haji", "\"isi zakat\"", "title:wakaf", "nomor7*", "wakaf -haji"];
    let before = asked.map(|text| found(&store, text));
    assert!(before.iter().all(|found| found.len() > 5), "{before:?}");
    turn_back(&mut store);
    assert_eq!(columns(&store), ["title", "body"]);
    let visit = [Change::Visited { source: pusat.id, visit: Box::new(Visit::default()) }];
    let mut visits = 0;
    while columns(&store) == ["title", "body"] {
        for (text, wanted) in asked.iter().zip(&before) {
            assert_eq!(found(&store, text), *wanted, "{text} after {visits}");
        }
        assert_well(&store);
        store.apply(&visit, &now()).unwrap();
        // As after a kill: nothing is remembered but what the file says.
        drop(store);
        store = Store::open(&path).unwrap();
        visits += 1;
    }
    assert_eq!(visits, 3);
    for (text, wanted) in asked.iter().zip(&before) {
        assert_eq!(found(&store, text), *wanted, "{text} in the end");
    }
    assert_well(&store);
}

#[test]
fn what_changes_while_it_grows_is_not_lost() {
    let (_dir, mut store) = empty();
    let pusat = source("Pusat");
    store.apply(&[subscribed(&pusat)], &now()).unwrap();
    arrived(&mut store, (0..UNINDEXED + 20).map(news).collect());
    turn_back(&mut store);
    let visit = [Change::Visited { source: pusat.id, visit: Box::new(Visit::default()) }];
    store.apply(&visit, &now()).unwrap();
    assert_eq!(columns(&store), ["title", "body"]);
    // Of those that are in the new index already: one says something else, one goes, one is new.
    let changed = article(&pusat, "n0", 1, "Wakaf produktif", "Kini bunga rampai.");
    let full = crate::news::Item { extent: crate::news::Extent::Full, ..changed.item.clone() };
    let gone = Article { seen: ago(50), ..news(3) }.id;
    let new = article(&pusat, "baru", 0, "Bunga bangkai mekar", "Isi");
    arrived(&mut store, vec![new.clone()]);
    store
        .apply(
            &[
                Change::Body { article: changed.id, page: Box::new(full) },
                these(&[gone], Marking::Read(true)),
                Change::Pruned(vec![gone]),
            ],
            &now(),
        )
        .unwrap();
    let asked = ["bunga", "nomor0", "nomor3", "wakaf sort:relevance", "haji"];
    let before = asked.map(|text| found(&store, text));
    assert_eq!(before[0].len(), 2);
    assert!(!found(&store, "haji").contains(&gone));
    store.apply(&visit, &now()).unwrap();
    assert_eq!(columns(&store), ["body", "title"]);
    for (text, wanted) in asked.iter().zip(&before) {
        assert_eq!(found(&store, text), *wanted, "{text}");
    }
    assert_well(&store);
}
