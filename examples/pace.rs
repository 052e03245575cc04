//! How fast the readers are on documents of your own: `pace article|listing|feed FOLDER [ROUNDS]`.
//!
//! In: a folder of saved pages or feeds. Out: MB/s, the mean, and the slowest documents; for
//! feeds also what the repair pass costs beside the strict reader alone, in the same run. Times
//! are the best of the rounds, on one thread.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use url::Url;
use warta::news::{Kind, Rules, When};
use warta::parse::{self, Hints, decode, repair};

/// Reads a document; gives the time of each station.
type Reader = fn(&[u8], &Hints<'_>) -> Vec<Duration>;

/// A document and what its reader took, station by station.
struct Run {
    path: PathBuf,
    bytes: usize,
    took: Vec<Duration>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    const USAGE: &str = "usage: pace article|listing|feed FOLDER [ROUNDS]";
    let mut arguments = std::env::args().skip(1);
    let what = arguments.next().ok_or(USAGE)?;
    let folder = PathBuf::from(arguments.next().ok_or(USAGE)?);
    let rounds: u32 = arguments.next().map_or(Ok(3), |rounds| rounds.parse())?;
    let (stations, one): (&[&str], Reader) = match what.as_str() {
        "article" => (&["article"], article),
        "listing" => (&["listing"], listing),
        "feed" => (&["decode", "repair", "strict reader", "all"], feed),
        _ => return Err(USAGE.into()),
    };
    let runs = files(&folder)?.into_iter().map(|path| measure(path, rounds, one));
    let runs: Vec<Run> = runs.collect::<Result<_, _>>()?;
    for (number, station) in stations.iter().enumerate() {
        tell(station, &runs, number);
    }
    if what == "feed" {
        let total = |number: usize| runs.iter().map(|run| run.took[number].as_secs_f64()).sum::<f64>();
        let mut ratios: Vec<f64> =
            runs.iter().map(|run| run.took[1].as_secs_f64() / run.took[2].as_secs_f64()).collect();
        ratios.sort_by(f64::total_cmp);
        let at = |part: usize| ratios.get(ratios.len() * part / 100).copied().unwrap_or_default();
        println!(
            "repair / strict reader: {:.2} of the sums; median {:.2}, 95 in 100 below {:.2}",
            total(1) / total(2),
            at(50),
            at(95)
        );
    }
    Ok(())
}

fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn measure(path: PathBuf, rounds: u32, one: Reader) -> std::io::Result<Run> {
    let bytes = std::fs::read(&path)?;
    let rules = Rules::default();
    let Ok(url) = Url::parse("https://kantor.example.go.id/berita/1") else {
        return Err(std::io::ErrorKind::InvalidInput.into());
    };
    let hints = Hints {
        url: &url,
        content_type: None,
        kind: Kind::Auto,
        rules: &rules,
        now: Timestamp::constant(1_795_000_000, 0),
        zone: When::WIB,
    };
    let mut took = one(&bytes, &hints);
    for _ in 1..rounds {
        for (best, took) in took.iter_mut().zip(one(&bytes, &hints)) {
            *best = took.min(*best);
        }
    }
    Ok(Run { path, bytes: bytes.len(), took })
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = std::hint::black_box(work());
    (result, start.elapsed())
}

fn article(bytes: &[u8], hints: &Hints<'_>) -> Vec<Duration> {
    vec![timed(|| parse::article(bytes, hints)).1]
}

fn listing(bytes: &[u8], hints: &Hints<'_>) -> Vec<Duration> {
    vec![timed(|| parse::read(bytes, &Hints { kind: Kind::Listing, ..*hints })).1]
}

fn feed(bytes: &[u8], hints: &Hints<'_>) -> Vec<Duration> {
    let (decoded, decoding) = timed(|| decode::decode(bytes, None));
    let (repaired, repairing) = timed(|| repair::repair(&decoded.text, hints.url));
    let xml = repaired.map(|repaired| repaired.xml).unwrap_or_default();
    // What it would read if nobody mended anything; where it reads nothing, the mended text.
    let strict = |text: &str| {
        let parser = feed_rs::parser::Builder::new().sanitize_content(false).build();
        timed(|| parser.parse(text.as_bytes()).is_ok())
    };
    let (read, mut reading) = strict(&decoded.text);
    if !read {
        reading = strict(&xml).1;
    }
    vec![decoding, repairing, reading, timed(|| parse::read(bytes, hints)).1]
}

fn tell(station: &str, runs: &[Run], number: usize) {
    let total: Duration = runs.iter().map(|run| run.took[number]).sum();
    let bytes: usize = runs.iter().map(|run| run.bytes).sum();
    println!(
        "{station}: {} documents, {:.1} MB, {:.1} MB/s, {:.3} ms each",
        runs.len(),
        bytes as f64 / 1e6,
        bytes as f64 / 1e6 / total.as_secs_f64(),
        total.as_secs_f64() * 1e3 / runs.len().max(1) as f64
    );
    let mut slowest: Vec<&Run> = runs.iter().collect();
    slowest.sort_by_key(|run| std::cmp::Reverse(run.took[number]));
    for run in slowest.iter().take(3) {
        println!("  {:9.3} ms  {}", run.took[number].as_secs_f64() * 1e3, run.path.display());
    }
}
