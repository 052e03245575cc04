//! Which people and places the archive speaks of, and what its articles explain.
//!
//! In: how many are wanted, or short forms. Out: names with their counts, and acronyms with the
//! newest article that explains each. Nothing in here writes.

use rusqlite::{Connection, params};

use super::read::{self, article_id};
use crate::news::{Acronym, ArticleId, Facet, FacetCount, Meaning, Origin};
use crate::store::write;
use crate::words;

/// Long forms of one short form that are looked at, and those that are told.
const LOOKED_AT: i64 = 12;
const TOLD: usize = 3;

/// The names of one kind that most articles have.
pub(crate) fn facets(conn: &Connection, facet: Facet, limit: usize) -> rusqlite::Result<Vec<FacetCount>> {
    conn.prepare_cached(
        "SELECT shown, count FROM names WHERE kind = ?1 AND count > 0 ORDER BY count DESC, id LIMIT ?2",
    )?
    .query_map(params![write::kind(facet), i64::try_from(limit).unwrap_or(i64::MAX)], |row| {
        Ok(FacetCount { name: row.get(0)?, articles: row.get::<_, i64>(1)?.cast_unsigned() })
    })?
    .collect()
}

/// What articles other than `but` explain of `shorts`; those that none explains are left out.
pub(crate) fn expansions(
    conn: &Connection,
    shorts: &[String],
    but: Option<ArticleId>,
) -> rusqlite::Result<Vec<Acronym>> {
    let but = match but {
        Some(id) => read::number(conn, id)?.unwrap_or(0),
        None => 0,
    };
    let mut found = Vec::new();
    for short in shorts {
        let meanings = meanings(conn, short, but)?;
        if !meanings.is_empty() {
            found.push(Acronym { short: short.clone(), meanings });
        }
    }
    Ok(found)
}

fn meanings(conn: &Connection, short: &str, but: i64) -> rusqlite::Result<Vec<Meaning>> {
    let rows: Vec<(String, u64, i64)> = conn
        .prepare_cached(
            "SELECT long, count(*), max(no) FROM expansions WHERE short = ?1 AND no <> ?2 \
             GROUP BY long ORDER BY count(*) DESC, max(no) DESC LIMIT ?3",
        )?
        .query_map(params![short, but, LOOKED_AT], |row| {
            Ok((row.get(0)?, row.get::<_, i64>(1)?.cast_unsigned(), row.get(2)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    // The same name in capitals, or with another comma, is one meaning.
    let mut merged: Vec<(String, String, u64, i64)> = Vec::new();
    for (long, count, no) in rows {
        let key = write::folded(&long);
        match merged.iter_mut().find(|(known, ..)| *known == key) {
            Some(known) => (known.2, known.3) = (known.2 + count, known.3.max(no)),
            None => merged.push((key, long, count, no)),
        }
    }
    merged.sort_by(|a, b| b.2.cmp(&a.2).then(b.3.cmp(&a.3)));
    merged.truncate(TOLD);
    let told = merged.into_iter().map(|(_, long, count, no)| {
        let (id, title) = conn
            .prepare_cached("SELECT id, title FROM articles WHERE no = ?1")?
            .query_row([no], |row| Ok((article_id(row, 0)?, row.get(1)?)))?;
        Ok(Meaning { long, note: None, from: Origin::Archive(count, id, title) })
    });
    told.collect()
}

/// The condition that an article has a name of a kind which holds `value`, and its values.
pub(super) fn having(facet: Facet, value: &str) -> (&'static str, i64, String) {
    let folded = words::tokens(value).map(|token| words::fold(token.text)).collect::<Vec<_>>().join(" ");
    (
        "l.no IN (SELECT d.no FROM names n CROSS JOIN named d ON d.name = n.id \
         WHERE n.kind = ? AND instr(n.folded, ?) > 0)",
        write::kind(facet),
        folded,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{Change, CleanHtml, Dateline, Extent, Item, Query, Reach, Term};
    use crate::store::sample::{arrived, article, assert_well, empty, is, list, now, source, subscribed};

    fn names(found: &[FacetCount]) -> Vec<(&str, u64)> {
        found.iter().map(|count| (count.name.as_str(), count.articles)).collect()
    }

    #[test]
    fn people_and_places_are_counted_found_and_refreshed() {
        let (_dir, mut store) = empty();
        let office = source("Kanwil Kepri");
        store.apply(&[subscribed(&office)], &now()).unwrap();
        let quote = "Tanjungpinang (Humas) - Apel pagi. “Mari jaga mutu,” ujar Kakanwil H. Mahbub Daryanto.";
        let mut far =
            article(&office, "c", 3, "Olimpiade", "“Bangga,” kata Siti Aminah dan Mahbub Daryanto diam.");
        far.item.dateline = Some(Dateline { place: "BATAM".into(), desk: None });
        let all = vec![
            article(&office, "a", 1, "Apel", quote),
            article(&office, "b", 2, "Apel lagi", &quote.replace("Apel pagi", "Apel sore")),
            far,
            article(&office, "d", 4, "Sunyi", "Tidak ada yang berbicara di sini."),
        ];
        let ids: Vec<ArticleId> = all.iter().map(|article| article.id).collect();
        arrived(&mut store, all);
        let top = |store: &crate::store::Store, facet| store.facets(facet, 10).unwrap();
        assert_eq!(names(&top(&store, Facet::Speaker)), [("Mahbub Daryanto", 2), ("Siti Aminah", 1)]);
        assert_eq!(names(&top(&store, Facet::Place)), [("Tanjungpinang", 2), ("Batam", 1)]);
        assert_eq!(store.facets(Facet::Speaker, 1).unwrap().len(), 1);
        for (term, wanted) in [
            (Term::Speaker("mahbub".into()), &ids[..2]),
            (Term::Speaker("AMINAH".into()), &ids[2..3]),
            (Term::Speaker("nobody".into()), &[]),
            (Term::Place("batam".into()), &ids[2..3]),
        ] {
            let found: Vec<ArticleId> = list(&store, &is(term.clone())).iter().map(|row| row.id).collect();
            assert_eq!(found, wanted, "{term:?}");
            assert_eq!(store.count(&is(term), &now()).unwrap().total, wanted.len() as u64);
        }
        let not =
            Query { reach: Some(Reach::Not(Box::new(Reach::Is(Term::Place("tanjung".into()))))), sort: None };
        assert_eq!(list(&store, &not).len(), 2);
        // The whole text arrives later and tells more.
        let page = Item {
            body: Some(CleanHtml::from_sanitised("<p>Batam (Humas) - “Ya,” jelas Rokiah Hasan.</p>".into())),
            extent: Extent::Full,
            ..Item::default()
        };
        store.apply(&[Change::Body { article: ids[3], page: Box::new(page.clone()) }], &now()).unwrap();
        store.apply(&[Change::Body { article: ids[0], page: Box::new(page) }], &now()).unwrap();
        assert_eq!(names(&top(&store, Facet::Speaker))[0], ("Rokiah Hasan", 2));
        assert_eq!(names(&top(&store, Facet::Place))[0], ("Batam", 3));
        store.apply(&[Change::Purged(office.id)], &now()).unwrap();
        assert_eq!(top(&store, Facet::Speaker), []);
        assert_eq!(
            store.conn.query_row("SELECT count(*) FROM named", [], |row| row.get::<_, i64>(0)).unwrap(),
            0
        );
        assert_well(&store);
    }

    #[test]
    fn the_archive_explains_and_names_where() {
        let (_dir, mut store) = empty();
        let office = source("Kanwil Kepri");
        store.apply(&[subscribed(&office)], &now()).unwrap();
        let all = vec![
            article(&office, "a", 1, "Satu", "Balai Latihan Kerja Umat (BLKU) dibuka."),
            article(
                &office,
                "b",
                2,
                "Dua",
                "BALAI LATIHAN KERJA UMAT (BLKU) dan Badan Lelang Kota Utara (BLKU).",
            ),
            article(&office, "c", 3, "Tiga", "BLKU ramai."),
        ];
        let ids: Vec<ArticleId> = all.iter().map(|article| article.id).collect();
        arrived(&mut store, all);
        let asked = ["BLKU".to_owned(), "XYZ".to_owned()];
        let found = store.expansions(&asked, Some(ids[2])).unwrap();
        assert_eq!(found.len(), 1);
        let [only] = &found[0].meanings[..] else { panic!("{found:?}") };
        assert_eq!(only.long, "BALAI LATIHAN KERJA UMAT");
        assert!(
            matches!(&only.from, Origin::Archive(2, id, title) if *id == ids[1] && title == "Dua"),
            "{only:?}"
        );
        assert!(matches!(
            store.expansions(&asked, Some(ids[1])).unwrap()[0].meanings[0].from,
            Origin::Archive(1, ..)
        ));
    }

    #[test]
    fn texts_of_an_older_file_are_heard_later() {
        let (_dir, mut store) = empty();
        let office = source("Kanwil Kepri");
        store.apply(&[subscribed(&office)], &now()).unwrap();
        arrived(&mut store, vec![article(&office, "a", 1, "Apel", "“Ya,” ujar Rokiah Hasan.")]);
        store.conn.execute_batch("DELETE FROM named; INSERT INTO unheard SELECT no FROM list").unwrap();
        assert_eq!(store.facets(Facet::Speaker, 5).unwrap(), []);
        let visit = Change::Visited { source: office.id, visit: Box::default() };
        store.apply(&[visit], &now()).unwrap();
        assert_eq!(names(&store.facets(Facet::Speaker, 5).unwrap()), [("Rokiah Hasan", 1)]);
    }
}
