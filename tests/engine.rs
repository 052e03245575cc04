//! The engine's promises, held against a small server on 127.0.0.1 and a cache in a temporary
//! folder: what arrives is kept, what did not change costs little, who fails is told apart from
//! a dead line, a stop stops, and nothing acknowledged is lost.

// The helpers of a test fail as the test itself does.
#![allow(clippy::unwrap_used)]

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use warta::config::NetConfig;
use warta::engine::{Engine, Options, Plan, Running, Window};
use warta::news::{
    Article, Change, Failure, FetchSummary, Item, Marking, Outcome, Progress, Query, Scope, Source,
};

/// What the server answers: the whole head and body; nothing at all is a stall.
type Answer = dyn Fn(&str) -> Option<Vec<u8>> + Send + Sync;

struct Site {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    /// Serves `answer` to at most 200 connections.
    fn serve(answer: impl Fn(&str) -> Option<Vec<u8>> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, answer): (_, Arc<Answer>) = (Arc::clone(&asked), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming().take(200).flatten() {
                let (log, answer) = (Arc::clone(&log), Arc::clone(&answer));
                std::thread::spawn(move || converse(&stream, &log, &*answer));
            }
        });
        Self { port, asked }
    }

    fn source(&self, name: &str) -> Source {
        Source::new(name, format!("http://127.0.0.1:{}/{name}", self.port).parse().unwrap())
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn converse(stream: &TcpStream, log: &Mutex<Vec<String>>, answer: &Answer) {
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let mut reader = BufReader::new(stream);
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head).unwrap_or(0) == 0 {
                return;
            }
        }
        log.lock().unwrap().push(head.clone());
        let Some(bytes) = answer(&head.to_ascii_lowercase()) else {
            let _ = reader.read_line(&mut head);
            return;
        };
        if (&mut &*stream).write_all(&bytes).is_err() {
            return;
        }
    }
}

fn answer(status: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n{body}").into_bytes()
}

/// A feed of `count` items with their whole text, and 304 for who knows it.
fn feed(head: &str, count: usize) -> Vec<u8> {
    if head.contains("if-none-match: \"v1\"") {
        return b"HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n".to_vec();
    }
    let path = head.split(' ').nth(1).unwrap();
    let mut rss = String::from("<rss version=\"2.0\"><channel><title>Kantor</title>");
    for number in 0..count {
        let _ = write!(
            rss,
            "<item><title>Berita {number} dari {path}</title><guid>{path}-{number}</guid>\
             <pubDate>Tue, 24 Nov 2020 0{}:00:00 +0700</pubDate>\
             <description>Ringkasan berita nomor {number}.</description></item>",
            number % 10
        );
    }
    rss += "</channel></rss>";
    answer("200 OK", "Content-Type: application/rss+xml\r\nETag: \"v1\"\r\n", &rss)
}

fn net() -> NetConfig {
    NetConfig { gap: SignedDuration::ZERO, proxy: Some("none".into()), ..NetConfig::default() }
}

fn open_with(dir: &Path, sources: Vec<Source>, change: impl FnOnce(&mut Options)) -> Engine {
    let mut options = Options {
        database: dir.join("warta.db"),
        sources,
        net: net(),
        offline: false,
        budget_per_day: None,
        trust: Vec::new(),
    };
    change(&mut options);
    Engine::open(options).unwrap()
}

fn open(dir: &Path, sources: Vec<Source>) -> Engine {
    open_with(dir, sources, |_| {})
}

fn start(engine: &Engine, plan: Plan) -> (Running, Receiver<Progress>) {
    let (tell, told) = channel();
    let tell = Mutex::new(tell);
    (engine.refresh(plan, move |step| tell.lock().unwrap().send(step).unwrap_or_default()), told)
}

fn finish(told: &Receiver<Progress>) -> FetchSummary {
    loop {
        if let Progress::Done(summary) = told.recv_timeout(Duration::from_secs(30)).unwrap() {
            return *summary;
        }
    }
}

fn refresh(engine: &Engine, plan: Plan) -> FetchSummary {
    finish(&start(engine, plan).1)
}

fn forced() -> Plan {
    Plan { force: true, no_articles: true, ..Plan::default() }
}

fn outcomes(summary: &FetchSummary) -> HashMap<String, Outcome> {
    summary.sources.iter().map(|report| (report.name.clone(), report.outcome.clone())).collect()
}

fn listed(engine: &Engine) -> usize {
    engine.find(&Query::default(), Window { offset: 0, limit: 10_000 }).unwrap().len()
}

#[test]
fn what_arrives_is_kept_and_what_did_not_change_costs_little() {
    let dir = tempfile::tempdir().unwrap();
    let site = Site::serve(|head| Some(feed(head, 8)));
    let sources: Vec<_> = (0..12).map(|number| site.source(&format!("kantor{number}"))).collect();
    let engine = open(dir.path(), sources.clone());
    let first = refresh(&engine, forced());
    assert_eq!(first.sources.len(), 12);
    assert!(
        first.sources.iter().all(|report| report.outcome == Outcome::Fetched && report.new == 8),
        "{first:?}"
    );
    assert_eq!(listed(&engine), 96);
    let names: Vec<_> = first.sources.iter().map(|report| report.name.clone()).collect();
    assert_eq!(names, sources.iter().map(|source| source.name.clone()).collect::<Vec<_>>());
    assert_eq!(engine.traffic(1).unwrap().days[0].traffic, first.traffic);
    let again = refresh(&engine, forced());
    assert!(again.sources.iter().all(|report| report.outcome == Outcome::Unchanged && report.new == 0));
    assert_eq!((again.traffic.requests, again.traffic.not_modified), (12, 12));
    let idle = refresh(&engine, Plan { no_articles: true, ..Plan::default() });
    assert!(idle.sources.iter().all(|report| report.outcome == Outcome::Skipped), "nobody is due");
    assert_eq!(site.asked().len(), 24);
    let one = Plan { only: vec![sources[3].id], no_articles: true, ..Plan::default() };
    assert_eq!(refresh(&engine, one).sources.len(), 1, "who is named is visited, due or not");
    drop(engine);
    assert_eq!(listed(&open(dir.path(), sources)), 96, "and it is there the next time");
}

#[test]
fn a_failure_is_the_sources_own_and_its_list_stays() {
    let dir = tempfile::tempdir().unwrap();
    let broken = Arc::new(Mutex::new(false));
    let flag = Arc::clone(&broken);
    let site = Site::serve(move |head| {
        Some(match head {
            head if head.starts_with("get /buruk") && *flag.lock().unwrap() => answer(
                "200 OK",
                "Content-Type: text/html\r\n",
                "<html><body><p>Sedang perbaikan</p></body></html>",
            ),
            head => feed(head, 3),
        })
    });
    let engine = open(dir.path(), vec![site.source("buruk"), site.source("baik")]);
    refresh(&engine, forced());
    assert_eq!(listed(&engine), 6);
    *broken.lock().unwrap() = true;
    let summary = refresh(&engine, forced());
    let outcomes = outcomes(&summary);
    assert!(matches!(outcomes["buruk"], Outcome::Failed(Failure::NotNews(_))), "{outcomes:?}");
    assert_eq!(outcomes["baik"], Outcome::Unchanged);
    assert_eq!(summary.no_network(), None);
    assert_eq!(listed(&engine), 6);
    let health = engine.sources().unwrap();
    assert_eq!(health[0].visit.etag.as_deref(), Some("\"v1\""), "the validators of the good answer stay");
    assert_eq!(health[0].visit.failures, 1);
}

#[test]
fn without_a_network_there_is_one_verdict_and_nobody_is_blamed() {
    let dir = tempfile::tempdir().unwrap();
    let names = ["a", "b", "c", "d"];
    let sources: Vec<_> = names
        .iter()
        .map(|name| Source::new(*name, format!("http://{name}.warta-test.invalid/feed").parse().unwrap()))
        .collect();
    let engine = open(dir.path(), sources.clone());
    let summary = refresh(&engine, forced());
    assert_eq!(summary.no_network(), Some(&Failure::NoNetwork), "{summary:?}");
    assert!(engine.sources().unwrap().iter().all(|health| health.visit.failures == 0));
    let offline = open_with(dir.path(), sources, |options| options.offline = true);
    let summary = refresh(&offline, forced());
    assert_eq!(summary.no_network(), Some(&Failure::OfflineByChoice));
    assert_eq!(summary.traffic.requests, 0);
}

#[test]
fn a_stop_stops_and_keeps_what_has_arrived() {
    let dir = tempfile::tempdir().unwrap();
    let quick = Site::serve(|head| Some(feed(head, 5)));
    let stalls = Site::serve(|_| None);
    let engine =
        open(dir.path(), vec![quick.source("cepat"), stalls.source("macet"), stalls.source("macet2")]);
    let (running, told) = start(&engine, forced());
    loop {
        match told.recv_timeout(Duration::from_secs(30)).unwrap() {
            Progress::Told(report) if report.name == "cepat" => break,
            _ => {}
        }
    }
    let asked = Instant::now();
    running.cancel();
    let summary = finish(&told);
    assert!(asked.elapsed() < Duration::from_secs(1));
    assert!(summary.cancelled);
    assert_eq!(summary.sources.len(), 3);
    assert_eq!(listed(&engine), 5);
    assert!(engine.sources().unwrap().iter().all(|health| health.visit.failures == 0));
}

#[test]
fn a_look_at_an_address_is_given_up_and_what_it_cost_is_counted() {
    let dir = tempfile::tempdir().unwrap();
    // The page names a feed that never answers.
    let site = Site::serve(|head| {
        let page =
            "<html><head><link rel='alternate' type='application/rss+xml' href='/umpan'></head></html>";
        (!head.starts_with("get /umpan")).then(|| answer("200 OK", "Content-Type: text/html\r\n", page))
    });
    let engine = open(dir.path(), vec![]);
    let (tell, told) = channel();
    let url = format!("http://127.0.0.1:{}/berita", site.port).parse().unwrap();
    let looking = engine.look_at(url, move |found| drop(tell.send(found.map(drop))));
    for _ in 0..600 {
        if site.asked().len() > 1 {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let asked = Instant::now();
    looking.cancel();
    assert_eq!(told.recv_timeout(Duration::from_secs(30)).unwrap(), Err(Failure::Cancelled));
    assert!(asked.elapsed() < Duration::from_secs(1));
    // The order to count it was given before the answer; this one waits behind it.
    engine.apply(vec![]).unwrap();
    let spent = engine.traffic(1).unwrap().days.iter().map(|day| day.traffic.received).sum::<u64>();
    assert!(spent > 100, "{spent}");
}

#[test]
fn a_host_that_asks_to_wait_is_left_alone_by_the_next_run_too() {
    let dir = tempfile::tempdir().unwrap();
    let site = Site::serve(|head| {
        Some(match head {
            head if head.starts_with("get /sibuk") => answer("503 Busy", "Retry-After: 7200\r\n", ""),
            head => feed(head, 2),
        })
    });
    let sources = vec![site.source("sibuk"), site.source("lain")];
    let summary = refresh(&open(dir.path(), sources.clone()), forced());
    assert!(summary.sources.iter().all(|report| matches!(report.outcome, Outcome::Failed(Failure::Wait(_)))));
    assert_eq!(site.asked().len(), 1);
    let again = refresh(&open(dir.path(), sources), forced());
    assert!(again.sources.iter().all(|report| matches!(report.outcome, Outcome::Failed(Failure::Wait(_)))));
    assert_eq!(site.asked().len(), 1, "nothing was sent");
}

#[test]
fn a_budget_is_not_overdrawn() {
    let dir = tempfile::tempdir().unwrap();
    let site = Site::serve(|head| Some(feed(head, 40)));
    let sources: Vec<_> = (0..10).map(|number| site.source(&format!("kantor{number}"))).collect();
    let engine = open(dir.path(), sources.clone());
    let budget = 30_000;
    let summary = refresh(&engine, Plan { budget: Some(budget), ..forced() });
    assert!(summary.traffic.bytes() <= budget, "{:?}", summary.traffic);
    let fetched = summary.sources.iter().filter(|report| report.outcome == Outcome::Fetched).count();
    let skipped = summary.sources.iter().filter(|report| report.outcome == Outcome::Skipped).count();
    assert!(fetched >= 1 && skipped >= 1 && fetched + skipped == 10, "{fetched} and {skipped}");
    let dry = open_with(dir.path(), sources, |options| options.budget_per_day = Some(1000));
    let none = refresh(&dry, forced());
    assert_eq!(none.traffic.requests, 0);
    assert!(none.sources.iter().all(|report| report.outcome == Outcome::Skipped));
}

#[test]
fn the_configuration_decides_who_is_subscribed_and_nothing_is_lost_by_it() {
    let dir = tempfile::tempdir().unwrap();
    let source =
        |name: &str, path: &str| Source::new(name, format!("http://a.invalid/{path}").parse().unwrap());
    let first = source("Satu", "feed");
    let engine = open(dir.path(), vec![first.clone(), source("Dua", "lain")]);
    let item = Item { key: "1".into(), title: "Berita pertama".into(), ..Item::default() };
    let article = Article::new(first.id, item, warta::engine::now().timestamp());
    assert_eq!(engine.apply(vec![Change::Arrived(vec![article.clone()])]).unwrap().new, [article.id]);
    let star = Change::Marked { scope: Scope::These(vec![article.id]), marking: Marking::Star(true) };
    engine.apply(vec![star]).unwrap();
    drop(engine);
    let moved = open(dir.path(), vec![source("Satu", "feed-baru")]);
    let health = moved.sources().unwrap();
    assert_eq!(health[0].source.url.path(), "/feed-baru");
    assert_eq!((health[0].source.id, health[0].tally.starred), (first.id, 1));
    assert!(health[1].archived && health[1].source.name == "Dua");
    let gone = open(dir.path(), Vec::new());
    assert!(gone.sources().unwrap().iter().all(|health| health.archived));
    assert_eq!(listed(&gone), 1);
    assert!(gone.article(article.id).unwrap().unwrap().mark.starred);
    assert_eq!(gone.resolve(&article.id.to_string()[..9]).unwrap(), Some(article.id));
    assert_eq!(gone.resolve("bukan nomor").unwrap(), None);
}

#[test]
fn another_process_is_noticed_and_ones_own_writes_are_not() {
    let dir = tempfile::tempdir().unwrap();
    let source = Source::new("Satu", "http://a.invalid/feed".parse().unwrap());
    let screen = open(dir.path(), vec![source.clone()]);
    let (tell, told) = channel();
    screen.watch(move |_| tell.send(()).unwrap_or_default());
    told.recv_timeout(Duration::from_secs(10)).unwrap();
    let arrived = |key: &str| {
        let item = Item { key: key.into(), title: "Berita".into(), ..Item::default() };
        vec![Change::Arrived(vec![Article::new(source.id, item, warta::engine::now().timestamp())])]
    };
    let cron = open(dir.path(), vec![source.clone()]);
    cron.apply(arrived("1")).unwrap();
    told.recv_timeout(Duration::from_secs(10)).unwrap();
    assert_eq!(listed(&screen), 1);
    screen.apply(arrived("2")).unwrap();
    assert!(told.recv_timeout(Duration::from_secs(4)).is_err(), "one's own write is no news");
}
