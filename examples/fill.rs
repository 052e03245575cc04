//! Fills a cache with invented articles, for `benches/first_screen.py` and for trying warta on
//! a large archive.
//!
//! In: a database file that does not exist yet and a number. Out: that many articles of 30
//! sources, a third of them read, with `varied` in as many words as real news have. They take the
//! same way as fetched news does: `Store::apply`.

use std::path::Path;

#[path = "../benches/corpus.rs"]
mod corpus;

use warta::news::{Change, Marking, Scope, Source};
use warta::parse::clean;
use warta::store::Store;

const SOURCES: u64 = 30;
const BATCH: u64 = 1000;
const USAGE: &str = "usage: fill DATABASE ARTICLES [varied]";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or(USAGE)?;
    let count: u64 = arguments.next().ok_or(USAGE)?.parse()?;
    let told = match arguments.next().as_deref() {
        None => corpus::article,
        Some("varied") => corpus::varied_article,
        Some(_) => return Err(USAGE.into()),
    };
    let mut store = Store::open(Path::new(&file))?;
    let now = corpus::newest().to_zoned_datetime(jiff::tz::TimeZone::UTC);
    let mut sources = Vec::new();
    for number in 0..SOURCES {
        let mut source =
            Source::new(format!("Kantor {number}"), format!("https://k{number}.example/feed").parse()?);
        source.group = Some(if number < 10 { "Pusat" } else { "Daerah" }.to_owned());
        sources.push(source);
    }
    store.apply(
        &sources.iter().map(|source| Change::Subscribed(Box::new(source.clone()))).collect::<Vec<_>>(),
        &now,
    )?;
    for start in (0..count).step_by(BATCH as usize) {
        let articles: Vec<_> = (start..count.min(start + BATCH))
            .map(|number| {
                let source = sources[(number % SOURCES) as usize].id;
                told(source, number, |html| clean::clean(html, None))
            })
            .collect();
        let read = articles.iter().step_by(3).map(|article| article.id).collect();
        let marked = Change::Marked { scope: Scope::These(read), marking: Marking::Read(true) };
        store.apply(&[Change::Arrived(articles), marked], &now)?;
    }
    Ok(())
}
