//! What a large archive costs: searches beside raw FTS5, related news, lists of saved queries,
//! opening, taking news in, and bytes on the disk: `archive DATABASE [ROUNDS]`.
//!
//! In: a cache that `examples/fill.rs` made; it grows by the articles that are taken in. Out:
//! median and 95th of 100 for each question, in milliseconds. Raw FTS5 is asked in turns with
//! warta on the same file: the same words, joined with nothing but what the order needs.

use std::path::Path;
use std::time::Instant;

#[path = "../benches/corpus.rs"]
mod corpus;

use jiff::ZonedDateTime;
use rusqlite::{Connection, OpenFlags};
use warta::news::{ArticleId, Change, Query, Source};
use warta::parse::clean;
use warta::store::{Store, Window};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Rows of a screen.
const SCREEN: usize = 40;

/// Words that nearly all, some, few and hardly any of the articles hold, alone and together.
const SEARCHES: [&str; 8] = [
    "madrasah",
    "olimpiade",
    "kata17",
    "kata8999",
    "kata17 olimpiade",
    "jemaah haji",
    "kata4* halal",
    "kata123 OR kata321",
];

/// What an office may keep as a folder.
const SAVED: [&str; 8] = [
    "is:unread",
    "is:starred",
    "source:\"Kantor 3\" is:unread",
    "group:Daerah newer:30d",
    "speaker:\"Siti Rahmah\" is:unread",
    "place:Batam madrasah",
    "title:olimpiade",
    "-is:folded kata17",
];

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("usage: archive DATABASE [ROUNDS]")?;
    let rounds: usize = arguments.next().map_or(Ok(20), |rounds| rounds.parse())?;
    let path = Path::new(&file);
    let now = corpus::newest().to_zoned_datetime(jiff::tz::TimeZone::UTC);
    disk(path)?;
    let store = Store::open_reader(path)?;
    search(&store, path, rounds, &now)?;
    saved(&store, rounds, &now)?;
    places(&store, rounds, &now)?;
    let mut times = Vec::new();
    let mut opening = Vec::new();
    for id in some(&store, rounds * 5, &now)? {
        opening.push(timed(|| store.article(id))?);
        times.push(timed(|| store.related(id, 20))?);
    }
    tell("open an article", &mut opening);
    tell("related", &mut times);
    drop(store);
    take_in(path, &now)
}

fn disk(path: &Path) -> Outcome<()> {
    let raw = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let articles: i64 = raw.query_row("SELECT count(*) FROM list", [], |row| row.get(0))?;
    let bytes: i64 = raw.query_row(
        "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, \
         pragma_page_size",
        [],
        |row| row.get(0),
    )?;
    println!("{articles} articles, {} bytes each on the disk", bytes / articles.max(1));
    Ok(())
}

/// Searches by date and by relevance, in turns with FTS5 itself.
fn search(store: &Store, path: &Path, rounds: usize, now: &ZonedDateTime) -> Outcome<()> {
    let raw = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let by_date = "SELECT a.title FROM search JOIN list l ON l.no = search.rowid JOIN articles a ON a.no = l.no \
                   WHERE search MATCH ?1 ORDER BY l.sort DESC, l.no DESC LIMIT 40";
    let by_rank = "SELECT a.title FROM search JOIN articles a ON a.no = search.rowid WHERE search MATCH ?1 \
                   ORDER BY bm25(search, 1.0, 8.0) LIMIT 40";
    for (name, order, sql) in [("newest", "", by_date), ("best", "sort:relevance ", by_rank)] {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for words in SEARCHES {
            let query = asked(&format!("{order}{words}"))?;
            let (mut our, mut their) = (Vec::new(), Vec::new());
            for _ in 0..rounds {
                our.push(timed(|| store.find(&query, Window { offset: 0, limit: SCREEN }, now))?);
                their.push(timed(|| {
                    let mut asked = raw.prepare_cached(sql)?;
                    let titles = asked.query_map([words], |row| row.get::<_, String>(0))?;
                    titles.collect::<rusqlite::Result<Vec<_>>>()
                })?);
            }
            let (our_median, their_median) = (at(&mut our, 50), at(&mut their, 50));
            println!("  {words:24} {our_median:7.2} ms, raw {their_median:7.2}");
            ours.append(&mut our);
            theirs.append(&mut their);
        }
        tell(&format!("search, {name} first"), &mut ours);
        tell("  raw FTS5", &mut theirs);
    }
    Ok(())
}

fn asked(text: &str) -> Outcome<Query> {
    text.parse().map_err(|mistake| format!("{text}: {mistake:?}").into())
}

/// The first screen of each saved query, and its count.
fn saved(store: &Store, rounds: usize, now: &ZonedDateTime) -> Outcome<()> {
    let (mut lists, mut counts) = (Vec::new(), Vec::new());
    for text in SAVED {
        let query = asked(text)?.folded();
        let (mut list, mut count) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            list.push(timed(|| store.find(&query, Window { offset: 0, limit: SCREEN }, now))?);
            count.push(timed(|| store.count(&query, now))?);
        }
        println!("  {text:34} {:7.2} ms, counted in {:7.2}", at(&mut list, 50), at(&mut count, 50));
        lists.append(&mut list);
        counts.append(&mut count);
    }
    tell("list of a saved query", &mut lists);
    tell("its count", &mut counts);
    Ok(())
}

/// A screen at the top, in the middle and at the end of all articles.
fn places(store: &Store, rounds: usize, now: &ZonedDateTime) -> Outcome<()> {
    let query = Query::default().folded();
    let total = store.count(&query, now)?.total as usize;
    for (name, offset) in [("top", 0), ("middle", total / 2), ("end", total.saturating_sub(SCREEN))] {
        let mut times = Vec::new();
        for _ in 0..rounds {
            times.push(timed(|| store.find(&query, Window { offset, limit: SCREEN }, now))?);
        }
        tell(&format!("a screen at the {name}"), &mut times);
    }
    Ok(())
}

/// Articles from all over the archive.
fn some(store: &Store, count: usize, now: &ZonedDateTime) -> Outcome<Vec<ArticleId>> {
    let query = Query::default();
    let total = store.count(&query, now)?.total as usize;
    let mut found = Vec::new();
    for number in 0..count {
        let window = Window { offset: total * number / count, limit: 1 };
        found.extend(store.find(&query, window, now)?.into_iter().map(|headline| headline.id));
    }
    Ok(found)
}

/// Takes in 50 visits of 20 new articles each, one transaction a visit; told for an article.
fn take_in(path: &Path, now: &ZonedDateTime) -> Outcome<()> {
    let mut store = Store::open(path)?;
    let begun: u64 = store.count(&Query::default(), now)?.total;
    let mut times = Vec::new();
    for visit in 0..50 {
        let source = Source::new("Kantor", format!("https://k{}.example/feed", visit % 30).parse()?).id;
        let numbers = (begun + 20 * visit)..(begun + 20 * visit + 20);
        let articles = numbers.map(|number| corpus::article(source, number, |html| clean::clean(html, None)));
        let change = [Change::Arrived(articles.collect())];
        times.push(timed(|| store.apply(&change, now))? / 20.0);
    }
    println!("taking in, an article       mean {:6.2} ms", times.iter().sum::<f64>() / times.len() as f64);
    tell("  of a visit", &mut times);
    Ok(())
}

/// Milliseconds.
fn timed<T, E: std::error::Error + 'static>(work: impl FnOnce() -> Result<T, E>) -> Outcome<f64> {
    let start = Instant::now();
    std::hint::black_box(work()?);
    Ok(start.elapsed().as_secs_f64() * 1e3)
}

fn at(times: &mut [f64], part: usize) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get((times.len() * part / 100).min(times.len().saturating_sub(1))).copied().unwrap_or_default()
}

fn tell(name: &str, times: &mut [f64]) {
    println!("{name:26} p50 {:7.2} ms  p95 {:7.2} ms", at(times, 50), at(times, 95));
}
