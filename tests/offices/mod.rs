//! Two offices that hand on news: one that packs, one that follows, and a file server between.
//!
//! In: numbers of invented articles. Out: engines on caches of their own, folders, answers. The
//! server knows validators and ranges and may cut every answer.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a test stops at the first fault")]

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use jiff::SignedDuration;
use serde_json::Value;
use tempfile::TempDir;
use warta::config::NetConfig;
use warta::engine::{Engine, Handed, Options, Origin, Packed, Packing, SecretKey, Window};
use warta::news::{Article, Change, Extent, Item, PublicKey, Query, Source, When};
use warta::parse::clean::clean;

pub const MANIFEST: &str = "bundle.warta";

pub fn engine(dir: &Path, sources: Vec<Source>) -> Engine {
    let net = NetConfig { gap: SignedDuration::ZERO, proxy: Some("none".into()), ..NetConfig::default() };
    let database = dir.join("warta.db");
    let (offline, budget_per_day, trust) = (false, None, Vec::new());
    Engine::open(Options { database, sources, net, offline, budget_per_day, trust }).unwrap()
}

pub fn source() -> Source {
    Source::new("Kanwil Kepri", "https://kepri.example.go.id/berita".parse().unwrap())
}

/// Text that repeats itself as little as news do.
pub fn prose(seed: usize, words: usize) -> String {
    let mut state = seed as u64 * 7919 + 17;
    let mut text = String::new();
    for _ in 0..words {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let _ = write!(text, "{:x} ", (state >> 33) % 50_000);
    }
    text
}

/// The moment of the `number`th article: a minute after the one before it.
fn minutes(number: usize) -> jiff::Timestamp {
    jiff::Timestamp::constant(1_795_000_000, 0) + SignedDuration::from_mins(i64::try_from(number).unwrap())
}

pub fn article(number: usize, extent: Extent) -> Article {
    let source = source();
    let url = source.url.join(&format!("/berita/{number}")).unwrap();
    let words = if extent == Extent::Full { 120 } else { 10 };
    let item = Item {
        key: url.to_string(),
        title: format!("Berita nomor {number}"),
        published: Some(When::time(minutes(number), When::WIB)),
        body: Some(clean(&format!("<p>{}</p>", prose(number, words)), Some(&url))),
        extent,
        url: Some(url),
        ..Item::default()
    };
    Article::new(source.id, item, minutes(number))
}

pub fn arrive(engine: &Engine, numbers: std::ops::Range<usize>) {
    let articles = numbers.map(|number| article(number, Extent::Full)).collect();
    engine.apply(vec![Change::Arrived(articles)]).unwrap();
}

pub fn titles(engine: &Engine) -> Vec<String> {
    let found = engine.find(&Query::default(), Window { offset: 0, limit: 1000 }).unwrap();
    let mut titles: Vec<String> = found.into_iter().map(|headline| headline.title).collect();
    titles.sort();
    titles
}

/// An office that packs, and one that follows.
pub struct Offices {
    pub dir: TempDir,
    pub key: SecretKey,
    pub from: Engine,
    pub to: Engine,
}

impl Offices {
    pub fn new(articles: usize) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let from = engine(&dir.path().join("from"), vec![source()]);
        arrive(&from, 0..articles);
        let to = engine(&dir.path().join("to"), Vec::new());
        Self { key: SecretKey::generate().unwrap(), from, to, dir }
    }

    pub fn folder(&self) -> PathBuf {
        self.dir.path().join("bundle")
    }

    pub fn pack(&self) -> Packed {
        let folder = self.folder();
        let packing = Packing { folder: &folder, query: Query::default(), name: "Humas", key: &self.key };
        self.from.pack(&packing).unwrap()
    }

    pub fn apply(&self) -> Handed {
        self.follow(Origin::Folder(self.folder()))
    }

    pub fn follow(&self, origin: Origin) -> Handed {
        self.to.follow(origin, vec![self.key.public()])
    }

    pub fn files(&self) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> =
            fs::read_dir(self.folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }
}

/// A file server that knows validators and ranges, and cuts every answer of a part after `cut` bytes.
pub struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    pub cut: Arc<AtomicUsize>,
}

impl Server {
    pub fn serve(folder: PathBuf) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let cut = Arc::new(AtomicUsize::new(usize::MAX));
        let (log, limit) = (Arc::clone(&asked), Arc::clone(&cut));
        std::thread::spawn(move || {
            for stream in listener.incoming().take(2000).flatten() {
                converse(stream, &folder, &log, limit.load(Ordering::SeqCst));
            }
        });
        Self { port, asked, cut }
    }

    pub fn origin(&self) -> Origin {
        Origin::Web(self.url().parse().unwrap())
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/kantor", self.port)
    }

    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

fn converse(mut stream: TcpStream, folder: &Path, log: &Mutex<Vec<String>>, cut: usize) {
    let mut head = String::new();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    while reader.read_line(&mut head).is_ok_and(|read| read > 2) {}
    let header = |name: &str| {
        let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with(name))?;
        Some(line.split_once(": ")?.1.to_owned())
    };
    let name = head.split(' ').nth(1).unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned();
    let range = header("range").map(|range| range.replace("bytes=", "").replace('-', ""));
    let from: usize = range.as_ref().map_or(0, |from| from.parse().unwrap());
    log.lock().unwrap().push(format!("{} {from}", if name == MANIFEST { "manifest" } else { "part" }));
    let Ok(bytes) = fs::read(folder.join(&name)) else {
        let _ = stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return;
    };
    let etag = format!("\"{}-{}\"", bytes.len(), bytes.iter().map(|byte| u64::from(*byte)).sum::<u64>());
    let (status, extra, body) = if header("if-none-match").as_deref() == Some(&etag) {
        ("304 Not Modified", String::new(), &[][..])
    } else if from > 0 {
        let extra = format!("Content-Range: bytes {from}-{}/{}\r\n", bytes.len() - 1, bytes.len());
        ("206 Partial Content", extra, &bytes[from..])
    } else {
        ("200 OK", String::new(), &bytes[..])
    };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nETag: {etag}\r\n{extra}Content-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    let sent = if name == MANIFEST { length } else { length.min(cut) };
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body[..sent]));
}

/// A person whose configuration follows a bundle.
pub fn person(dir: &Path, url: &str, key: PublicKey) -> impl Fn(&[&str]) -> (i32, Value) + use<> {
    fs::create_dir_all(dir).unwrap();
    let config = dir.join("config.toml");
    let text = format!(
        "[net]\ngap = \"0s\"\nproxy = \"none\"\n[bundle]\ntrust = [\"{key}\"]\n\
         [[source]]\nname = \"Bundel\"\nurl = \"{url}\"\nkind = \"bundle\"\n"
    );
    fs::write(&config, text).unwrap();
    let dir = dir.to_owned();
    move |args| {
        let output = Command::new(env!("CARGO_BIN_EXE_warta"))
            .env_clear()
            .env("HOME", &dir)
            .args(["--config".as_ref(), config.as_os_str(), "--data-dir".as_ref(), dir.as_os_str()])
            .args(args)
            .output()
            .unwrap();
        let json = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
        (output.status.code().unwrap(), json)
    }
}
