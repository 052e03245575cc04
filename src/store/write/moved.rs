//! Articles that come back under another name: a site moved, and all its keys and addresses
//! with it.
//!
//! In: an article that neither its number nor its page is known by, and the numbers of the
//! document that it came in. Out: the kept article that it is, if the source no longer gives
//! that one under its old number, both have the same words in the title, and date or text agree.
//! A title that a source uses again for other news is other news.

use std::collections::HashSet;

use jiff::SignedDuration;
use rusqlite::{Row, params};

use super::apply::Work;
use super::arrive::{Known, Place, known};
use crate::news::{ArticleId, Item, Precision, When};
use crate::store::ask;
use crate::words;

/// Kept articles of one title that are looked at, newest first.
const LOOKED_AT: i64 = 8;

/// A kept article that may be the one.
struct Candidate {
    known: Known,
    title: String,
    published: Option<When>,
}

/// How the dates of two articles of one title stand to each other.
#[derive(Debug, PartialEq, Eq)]
enum Dates {
    /// The same moment.
    Same,
    /// The same day, or none on either side.
    Near,
    /// Different days, or a date on one side only.
    Apart,
}

impl Work<'_> {
    /// The kept article of `source` that `item` is under another name.
    pub(super) fn known_by_title(
        &mut self,
        source: i64,
        item: &Item,
        place: &Place,
        together: &HashSet<ArticleId>,
    ) -> rusqlite::Result<Option<Known>> {
        for candidate in self.candidates(source, item, place)? {
            let gone = !together.contains(&candidate.known.id);
            if gone && same_words(&candidate.title, &item.title) && self.agrees(&candidate, item, place)? {
                return Ok(Some(candidate.known));
            }
        }
        Ok(None)
    }

    /// Articles of the same long title, and those of the same moment.
    fn candidates(&self, source: i64, item: &Item, place: &Place) -> rusqlite::Result<Vec<Candidate>> {
        let mut found = Vec::new();
        if let Some(words) = place.words {
            let mut select = self.conn.prepare_cached(
                "SELECT a.no, a.id, a.told, l.extent, a.title, a.published, a.zone, a.precision \
                 FROM articles a CROSS JOIN list l ON l.no = a.no WHERE a.words = ?1 AND l.source = ?2 \
                 ORDER BY a.no DESC LIMIT ?3",
            )?;
            let rows = select.query_map(params![words, source, LOOKED_AT], candidate)?;
            found.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        if let Some(moment) = item.published.filter(|when| when.precision == Precision::Time) {
            let zone = zone(moment).as_secs() * 1_000_000;
            let mut select = self.conn.prepare_cached(
                "SELECT a.no, a.id, a.told, l.extent, a.title, a.published, a.zone, a.precision \
                 FROM list l CROSS JOIN articles a ON a.no = l.no WHERE l.source = ?1 \
                 AND l.sort IN (?2, ?2 + ?3, ?2 - ?3) ORDER BY l.no DESC LIMIT ?4",
            )?;
            let rows = select.query_map(params![source, place.sort, zone, LOOKED_AT], candidate)?;
            found.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        Ok(found)
    }

    fn agrees(&mut self, candidate: &Candidate, item: &Item, place: &Place) -> rusqlite::Result<bool> {
        let telling = place.words.is_some();
        Ok(match dates(candidate.published, item.published) {
            Dates::Same => true,
            Dates::Near if candidate.published.is_some() => telling,
            Dates::Near | Dates::Apart if !telling => false,
            near => {
                self.write_texts()?;
                let kept = ask::item(self.conn, &mut self.desk.packer, candidate.known.no)?;
                kept.is_some_and(|kept| match text(item) {
                    Some(now) => {
                        let summed = item.summary.is_some() && item.summary == kept.item.summary;
                        summed || text(&kept.item) == Some(now)
                    }
                    None => near == Dates::Near && text(&kept.item).is_none(),
                })
            }
        })
    }
}

fn text(item: &Item) -> Option<&str> {
    item.body.as_ref().map(crate::news::CleanHtml::as_str).filter(|html| !html.is_empty())
}

fn same_words(a: &str, b: &str) -> bool {
    let folded = |title| words::tokens(title).map(|token| words::fold(token.text)).collect::<Vec<_>>();
    a == b || folded(a) == folded(b)
}

/// By how much all times are off where a site that moved mistook local time for universal time.
fn zone(when: When) -> SignedDuration {
    let own = SignedDuration::from_secs(when.offset.seconds().into()).abs();
    if own.is_zero() { SignedDuration::from_secs(When::WIB.seconds().into()) } else { own }
}

fn dates(kept: Option<When>, now: Option<When>) -> Dates {
    match (kept, now) {
        (None, None) => Dates::Near,
        (Some(kept), Some(now)) => {
            let exact = kept.precision == Precision::Time && now.precision == Precision::Time;
            let off = kept.at.duration_since(now.at).abs();
            match (exact, kept.date() == now.date()) {
                (true, _) if off.is_zero() || off == zone(now) => Dates::Same,
                (false, true) => Dates::Near,
                _ => Dates::Apart,
            }
        }
        _ => Dates::Apart,
    }
}

fn candidate(row: &Row<'_>) -> rusqlite::Result<Candidate> {
    Ok(Candidate { known: known(row)?, title: row.get(4)?, published: ask::moment(row, 5)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{Article, CleanHtml, Marking, Source};
    use crate::store::Store;
    use crate::store::sample::{ago, arrived, article, assert_well, empty, list, source, subscribed, these};

    const TITLES: [&str; 4] = [
        "Kakanwil lepas jemaah calon haji kloter pertama",
        "Rapat kerja",
        "Madrasah negeri raih emas olimpiade sains nasional",
        "Bimbingan manasik",
    ];

    /// The news of a site, oldest last.
    fn news(site: &Source) -> Vec<Article> {
        let titles = TITLES.iter().zip(1..);
        titles.map(|(title, days)| article(site, &format!("berita/{days}"), days, title, "Isi.")).collect()
    }

    /// The same article with a new key and a new address, changed by `change`.
    fn elsewhere(article: &Article, change: impl FnOnce(&mut Item)) -> Article {
        let mut item = article.item.clone();
        let path = item.url.unwrap().path().replace("berita", "index.php/read");
        item.key = format!("https://lain.example/?p={path}");
        item.url = Some(format!("https://lain.example{path}").parse().unwrap());
        change(&mut item);
        Article::new(article.source, item, article.seen)
    }

    fn kept(articles: &[Article]) -> (tempfile::TempDir, Store) {
        let (dir, mut store) = empty();
        store.apply(&[subscribed(&source("Kanwil Kepri"))], &crate::store::sample::now()).unwrap();
        assert_eq!(arrived(&mut store, articles.to_vec()).new.len(), articles.len());
        (dir, store)
    }

    #[test]
    fn a_site_that_moves_brings_its_articles_along() {
        let site = source("Kanwil Kepri");
        let before = news(&site);
        let (_dir, mut store) = kept(&before);
        let ids: Vec<ArticleId> = before.iter().map(|article| article.id).collect();
        store.apply(&[these(&ids[..1], Marking::Star(true))], &crate::store::sample::now()).unwrap();
        let zone = SignedDuration::from_hours(7);
        let mut after: Vec<Article> = before.iter().map(|article| elsewhere(article, |_| ())).collect();
        after[0] = elsewhere(&before[0], |item| item.title = item.title.to_uppercase());
        after[1] = elsewhere(&before[1], |item| item.published.as_mut().unwrap().at += zone);
        after[2] = elsewhere(&before[2], |item| item.published = Some(When::time(ago(0), When::WIB)));
        after.push(article(&site, "baru", 0, "Kantor pindah alamat", ""));
        for round in 0..3 {
            let done = arrived(&mut store, after.clone());
            assert_eq!(done.new.len(), usize::from(round == 0), "round {round}");
        }
        let all = list(&store, &crate::news::Query::default());
        assert_eq!(all.len(), before.len() + 1);
        for (id, moved) in ids.iter().zip(&after) {
            let headline = all.iter().find(|headline| headline.id == *id).unwrap();
            assert_eq!(headline.url, moved.item.url, "it opens where it is now");
            assert_eq!(headline.mark.starred, *id == ids[0]);
        }
        assert_well(&store);
    }

    #[test]
    fn a_title_used_again_is_other_news() {
        let site = source("Kanwil Kepri");
        let before = news(&site);
        let (_dir, mut store) = kept(&before);
        let other = |item: &mut Item| {
            item.published = Some(When::time(ago(0), When::WIB));
            item.body = Some(CleanHtml::from_sanitised("<p>Lain.</p>".into()));
        };
        let same_day = |item: &mut Item| item.published.as_mut().unwrap().at += SignedDuration::from_mins(90);
        let undated = |item: &mut Item| item.published = None;
        let long = elsewhere(&before[0], other);
        let short = elsewhere(&before[1], same_day);
        let bare = elsewhere(&before[3], undated);
        let next = elsewhere(&before[2], |_| ());
        // The document still gives the third under its old number: two articles of one title.
        let document = vec![long, short, bare, next, before[2].clone()];
        assert_eq!(arrived(&mut store, document).new.len(), 4);
        assert_well(&store);
    }

    #[test]
    fn undated_articles_are_known_by_a_long_title_and_their_text() {
        let site = source("Kanwil Kepri");
        let undated = |text: &str, key: &str| {
            let mut article = article(&site, key, 0, TITLES[0], text);
            (article.item.published, article.item.url) = (None, None);
            article
        };
        for (first, second, new) in [("Isi.", "Isi.", 0), ("", "", 0), ("Isi.", "Lain.", 1), ("Isi.", "", 1)]
        {
            let (_dir, mut store) = kept(&[undated(first, "a")]);
            assert_eq!(arrived(&mut store, vec![undated(second, "b")]).new.len(), new, "{first}|{second}");
        }
    }
}
