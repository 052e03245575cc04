//! News that belongs to an article: what its page names, its copies, and what shares its words.
//!
//! In: an article's number. Out: [`Related`] lines, each with its reasons. The index proposes
//! candidates by the article's rarest words; [`crate::news::rank`] decides. How rare a word is
//! comes from this archive, so an office's own name counts for little.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, params};

use super::compile::quoted;
use super::read::{self, article_id};
use crate::news::{ArticleId, Candidate, Headline, Item, PageLink, Related, RelatedFrom, Weighed, Why, rank};
use crate::store::write::Desk;
use crate::words;

/// Words of the text that stand for its topic; the rest repeats them.
const BEGINNING: usize = 60;

/// Articles in which a word is counted; its share among all up to the last of them tells the rest.
const SAMPLE: u32 = 400;

/// Index entries that are looked at for candidates.
const ENTRIES: usize = 3000;

/// Candidates whose day is looked up, and those whose text is read.
const NEAR: usize = 200;
const READ: usize = 40;

/// What is related to `id`, best first, at most `limit`.
pub(crate) fn related(
    conn: &Connection,
    desk: &mut Desk,
    id: ArticleId,
    limit: usize,
) -> rusqlite::Result<Vec<Related>> {
    let Some(no) = read::number(conn, id)? else { return Ok(Vec::new()) };
    let Some(subject) = read::item(conn, &mut desk.packer, no)? else { return Ok(Vec::new()) };
    // What is hidden is no news to go on to.
    let mut listed = hidden(conn)?;
    listed.insert(no);
    let mut found = Vec::new();
    for link in subject.item.related.iter().take(limit) {
        let there = read::by_url(conn, &link.url)?.map(|(no, _)| no);
        if there.is_none_or(|no| listed.insert(no)) {
            found.push(page_says(conn, link, there)?);
        }
    }
    for copy in same_story(conn, no)? {
        if found.len() < limit && listed.insert(copy) {
            let headline = read::headline(conn, copy)?;
            found.extend(headline.map(|headline| from_archive(headline, 1.0, vec![Why::SameStory])));
        }
    }
    if found.len() < limit {
        let more = limit - found.len();
        found.extend(by_words(conn, desk, (no, id), &subject.item, &listed, more)?);
    }
    Ok(found)
}

fn hidden(conn: &Connection) -> rusqlite::Result<HashSet<i64>> {
    conn.prepare_cached("SELECT no FROM hidden")?.query_map([], |row| row.get(0))?.collect()
}

fn page_says(conn: &Connection, link: &PageLink, there: Option<i64>) -> rusqlite::Result<Related> {
    let headline = match there {
        Some(no) => read::headline(conn, no)?,
        None => None,
    };
    Ok(Related {
        headline,
        title: link.title.clone(),
        url: Some(link.url.clone()),
        score: 1.0,
        from: RelatedFrom::Page,
        why: vec![Why::PageSays],
    })
}

fn from_archive(headline: Headline, score: f64, why: Vec<Why>) -> Related {
    Related {
        title: headline.title.clone(),
        url: headline.url.clone(),
        headline: Some(headline),
        score,
        from: RelatedFrom::Archive,
        why,
    }
}

/// The other articles of the story that the article numbered `no` tells, newest first.
fn same_story(conn: &Connection, no: i64) -> rusqlite::Result<Vec<i64>> {
    conn.prepare_cached(
        "WITH mine(story) AS (SELECT story FROM articles WHERE no = ?1) \
         SELECT no FROM (SELECT a.no FROM mine CROSS JOIN articles a ON a.story = mine.story \
         WHERE a.story <> a.id UNION SELECT a.no FROM mine CROSS JOIN articles a ON a.id = mine.story) \
         WHERE no <> ?1 ORDER BY no DESC",
    )?
    .query_map(params![no], |row| row.get(0))?
    .collect()
}

/// The other articles that tell the same as `id`, newest first.
pub(crate) fn copies(conn: &Connection, id: ArticleId) -> rusqlite::Result<Vec<ArticleId>> {
    let Some(no) = read::number(conn, id)? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for copy in same_story(conn, no)? {
        found.push(
            conn.prepare_cached("SELECT id FROM articles WHERE no = ?1")?
                .query_row([copy], |row| article_id(row, 0))?,
        );
    }
    Ok(found)
}

/// The headlines of the other articles that tell the same as `id`, earliest first.
pub(crate) fn told_again(conn: &Connection, id: ArticleId) -> rusqlite::Result<Vec<Headline>> {
    let Some(no) = read::number(conn, id)? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for copy in same_story(conn, no)? {
        found.extend(read::headline(conn, copy)?.filter(|headline| !headline.mark.hidden));
    }
    found.sort_by_key(|headline| (headline.sorted_at(), headline.id));
    Ok(found)
}

/// The archive's nearest articles by their words and days.
fn by_words(
    conn: &Connection,
    desk: &mut Desk,
    (no, id): (i64, ArticleId),
    item: &Item,
    listed: &HashSet<i64>,
    limit: usize,
) -> rusqlite::Result<Vec<Related>> {
    let Some(day) = day(conn, no)? else { return Ok(Vec::new()) };
    let (total, first) = extent(conn)?;
    let mut words = words_of(item, desk);
    let mut postings = Vec::new();
    for word in &mut words {
        let (seen, rarity) = rarity(conn, &word.stem, total, first)?;
        word.rarity = rarity;
        if !words::is_stop(&words::fold(&word.shown)) {
            postings.push((seen, rarity, word.stem.clone()));
        }
    }
    postings.sort_by(|a, b| b.1.total_cmp(&a.1));
    let subject = Candidate { id, days_apart: 0, words };
    let rarities = Rarities::of(&subject);
    let mut candidates = Vec::new();
    for (no, apart) in proposed(conn, &postings, day, listed)? {
        let Some(kept) = read::item(conn, &mut desk.packer, no)? else { continue };
        let id = conn
            .prepare_cached("SELECT id FROM articles WHERE no = ?1")?
            .query_row([no], |row| article_id(row, 0))?;
        let mut words = words_of(&kept.item, desk);
        for word in &mut words {
            word.rarity = rarities.guess(word);
        }
        candidates.push(Candidate { id, days_apart: apart, words });
    }
    let mut found = Vec::new();
    for (id, score, why) in rank(&subject, candidates, limit) {
        let Some(no) = read::number(conn, id)? else { continue };
        found.extend(read::headline(conn, no)?.map(|headline| from_archive(headline, score, why)));
    }
    Ok(found)
}

/// The rarity of the subject's words, and what stands for that of all others: they only
/// lengthen a candidate, so looking each of them up would cost much and tell little.
struct Rarities<'s> {
    known: HashMap<&'s str, f64>,
    usual: f64,
}

impl<'s> Rarities<'s> {
    fn of(subject: &'s Candidate) -> Self {
        let known: HashMap<&str, f64> =
            subject.words.iter().map(|word| (word.stem.as_str(), word.rarity)).collect();
        let telling: Vec<f64> = subject
            .words
            .iter()
            .filter(|word| !words::is_stop(&words::fold(&word.shown)))
            .map(|word| word.rarity)
            .collect();
        let usual = telling.iter().sum::<f64>() / (telling.len().max(1) as f64);
        Self { known, usual }
    }

    fn guess(&self, word: &Weighed) -> f64 {
        match self.known.get(word.stem.as_str()) {
            Some(rarity) => *rarity,
            None if words::is_stop(&words::fold(&word.shown)) => 0.0,
            None => self.usual,
        }
    }
}

/// The words of a title, counted twice, and of the beginning of the text.
fn words_of(item: &Item, desk: &mut Desk) -> Vec<Weighed> {
    let mut found: Vec<Weighed> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let prose = read::prose(item);
    let title = words::tokens(&item.title).map(|token| (token.text, 2));
    let text = words::tokens(&prose).take(BEGINNING).map(|token| (token.text, 1));
    for (shown, count) in title.chain(text) {
        let stem = desk.stemmer.stem(&words::fold(shown));
        if stem.is_empty() {
            continue;
        }
        if let Some(at) = places.get(&stem) {
            found[*at].count += count;
        } else {
            places.insert(stem.clone(), found.len());
            let names = !words::is_empty_word(&words::fold(shown));
            found.push(Weighed { stem, shown: shown.to_owned(), count, rarity: 0.0, names });
        }
    }
    found
}

/// How many articles there are, and the number of the first.
fn extent(conn: &Connection) -> rusqlite::Result<(f64, i64)> {
    let total: i64 = conn
        .prepare_cached("SELECT coalesce(sum(total), 0) FROM tallies")?
        .query_row([], |row| row.get(0))?;
    let first: Option<i64> =
        conn.prepare_cached("SELECT min(no) FROM list")?.query_row([], |row| row.get(0))?;
    Ok((total.max(1) as f64, first.unwrap_or(1)))
}

/// In how many articles (up to the sample) a stem stands, and how rare it is in all.
fn rarity(conn: &Connection, stem: &str, total: f64, first: i64) -> rusqlite::Result<(u32, f64)> {
    let (seen, last): (u32, Option<i64>) = conn
        .prepare_cached(
            "SELECT count(*), max(no) FROM (SELECT rowid AS no FROM search WHERE search MATCH ?1 LIMIT ?2)",
        )?
        .query_row(params![quoted(stem), SAMPLE], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let among = match last {
        Some(last) if seen == SAMPLE => ((last - first + 1) as f64).min(total),
        _ => total,
    };
    Ok((seen, (among / f64::from(seen.max(1))).ln().max(0.0)))
}

/// Articles that share the rarest words, with the days between, those that share most and lie
/// nearest first.
fn proposed(
    conn: &Connection,
    postings: &[(u32, f64, String)],
    day: i64,
    listed: &HashSet<i64>,
) -> rusqlite::Result<Vec<(i64, u32)>> {
    let mut shared: HashMap<i64, f64> = HashMap::new();
    let mut entries = 0;
    for (seen, rarity, stem) in postings {
        entries += *seen as usize;
        if entries > ENTRIES {
            break;
        }
        let mut matching = conn
            .prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2")?;
        let mut rows = matching.query(params![quoted(stem), SAMPLE])?;
        while let Some(row) = rows.next()? {
            *shared.entry(row.get(0)?).or_default() += rarity;
        }
    }
    let mut by_words: Vec<(i64, f64)> = shared.into_iter().filter(|(no, _)| !listed.contains(no)).collect();
    by_words.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
    by_words.truncate(NEAR);
    let mut nearest = Vec::with_capacity(by_words.len());
    for (no, score) in by_words {
        let apart = self::day(conn, no)?.map_or(u32::MAX, |other| other.abs_diff(day) as u32);
        nearest.push((no, apart, score / (1.0 + f64::from(apart) / 3.0) + score * 0.15));
    }
    nearest.sort_by(|a, b| b.2.total_cmp(&a.2));
    nearest.truncate(READ);
    Ok(nearest.into_iter().map(|(no, apart, _)| (no, apart)).collect())
}

fn day(conn: &Connection, no: i64) -> rusqlite::Result<Option<i64>> {
    conn.prepare_cached("SELECT day FROM list WHERE no = ?1")?.query_row([no], |row| row.get(0)).optional()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{Article, Change};
    use crate::store::sample::{arrived, article, empty, now, source, subscribed};

    /// Texts about many things, so that some words are common and others rare.
    fn archive() -> (tempfile::TempDir, crate::store::Store, Vec<Article>) {
        let (dir, mut store) = empty();
        let pusat = source("Pusat");
        store.apply(&[subscribed(&pusat)], &now()).unwrap();
        let mut articles = vec![
            article(&pusat, "s", 3, "Gempa merusak asrama haji Padang", "Petugas memeriksa bangunan asrama."),
            article(
                &pusat,
                "near",
                2,
                "Asrama haji Padang diperbaiki setelah gempa",
                "Perbaikan selesai bulan depan.",
            ),
            article(
                &pusat,
                "far",
                300,
                "Asrama haji Padang diresmikan setelah gempa",
                "Kepala kantor hadir.",
            ),
            article(&pusat, "other", 3, "Madrasah menang lomba robot", "Kepala kantor bangga."),
        ];
        for n in 0..40 {
            articles.push(article(
                &pusat,
                &format!("n{n}"),
                n,
                &format!("Kepala kantor hadiri kegiatan nomor {n}"),
                "Kepala kantor berpesan agar layanan ditingkatkan.",
            ));
        }
        arrived(&mut store, articles.clone());
        (dir, store, articles)
    }

    #[test]
    fn the_nearest_in_words_and_days_come_first_and_say_why() {
        let (_dir, store, articles) = archive();
        let found = store.related(articles[0].id, 10).unwrap();
        let titles: Vec<&str> = found.iter().map(|related| related.title.as_str()).collect();
        assert_eq!(titles, [articles[1].item.title.as_str(), articles[2].item.title.as_str()]);
        assert!(found[0].score > found[1].score);
        let [Why::SameEvent, Why::SharedWords(shared), ..] = &found[0].why[..] else {
            panic!("{:?}", found[0].why)
        };
        assert_eq!(found[1].why[0], Why::SameTopic);
        assert!(shared.iter().any(|word| word == "Padang" || word == "Gempa"), "{shared:?}");
        assert!(found[0].why.contains(&Why::DaysApart(1)));
        assert_eq!(found[0].from, RelatedFrom::Archive);
    }

    #[test]
    fn the_pages_own_links_go_before_and_are_not_repeated() {
        let (_dir, mut store, articles) = archive();
        let known = PageLink { title: "Asrama".into(), url: articles[1].item.url.clone().unwrap() };
        let unknown =
            PageLink { title: "Lain".into(), url: known.url.join("https://lain.example.id/x").unwrap() };
        let page = Item { related: vec![unknown.clone(), known.clone()], ..Item::default() };
        store.apply(&[Change::Body { article: articles[0].id, page: Box::new(page) }], &now()).unwrap();
        let found = store.related(articles[0].id, 10).unwrap();
        assert_eq!(found.len(), 3);
        assert_eq!((found[0].title.as_str(), &found[0].headline), ("Lain", &None));
        assert_eq!(found[1].headline.as_ref().unwrap().id, articles[1].id);
        assert_eq!(found[1].why, [Why::PageSays]);
        assert_eq!(found[2].headline.as_ref().unwrap().id, articles[2].id);
        assert_eq!(store.related(articles[0].id, 1).unwrap().len(), 1);
    }

    #[test]
    fn copies_are_named_as_such() {
        let (_dir, mut store, articles) = archive();
        let kepri = source("Kanwil Kepri");
        store.apply(&[subscribed(&kepri)], &now()).unwrap();
        let mut copy = article(&kepri, "salinan", 3, "Salinan", "");
        copy.item.url.clone_from(&articles[0].item.url);
        arrived(&mut store, vec![copy.clone()]);
        for (subject, other) in [(articles[0].id, copy.id), (copy.id, articles[0].id)] {
            let found = store.related(subject, 10).unwrap();
            assert_eq!(found[0].headline.as_ref().unwrap().id, other);
            assert_eq!(found[0].why, [Why::SameStory]);
        }
        assert!(store.related(crate::news::ArticleId(1), 10).unwrap().is_empty());
    }
}
