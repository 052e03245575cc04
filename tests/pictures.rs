//! Pictures on their way: through the engine's one door, metered, bounded, and never from where a
//! public page has no business to point to.
//!
//! In: a small server on 127.0.0.1 that an office has as its source. Out: what became of each
//! picture, and what the server and the meter saw of it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod common;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use common::newsroom::Newsroom;
use common::opening;
use url::Url;
use warta::news::{Article, ArticleId, Change, Failure, Item, Source, Traffic};
use warta::render::Picture;

/// Requests that the server answers before it goes away.
const ANSWERS: usize = 6;
const PATIENCE: Duration = Duration::from_secs(20);

/// A server with one good picture; what it was asked for.
fn serve() -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming().take(ANSWERS) {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
            let Some(first) = lines.next() else { continue };
            lines.find(String::is_empty);
            let body = if first.contains("/foto.png") {
                Picture::plain(40, 30, [9, 99, 199]).png().unwrap()
            } else {
                b"<html>Bukan gambar</html>".to_vec()
            };
            let length = if first.contains("/besar.png") { 900_000_000 } else { body.len() };
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
            );
            // Before the answer: who asks may be gone as soon as it has the size.
            log.lock().unwrap().push(first.clone());
            stream.write_all(head.as_bytes()).unwrap();
            if !first.starts_with("HEAD") {
                let _ = stream.write_all(&body);
            }
        }
    });
    (port, asked)
}

/// A newsroom with one article of an office at this address.
fn newsroom(address: &str) -> (Newsroom, ArticleId) {
    let source = Source::new("Kantor", address.parse().unwrap());
    let item = Item { key: "a".into(), title: "Berfoto".into(), ..Item::default() };
    let article = Article::new(source.id, item, opening());
    let id = article.id;
    let newsroom = Newsroom::new(vec![source]);
    newsroom.engine.apply(vec![Change::Arrived(vec![article])]).unwrap();
    (newsroom, id)
}

fn fetched(newsroom: &Newsroom, id: ArticleId, url: &Url) -> Result<Option<Picture>, Failure> {
    let (tell, told) = channel();
    newsroom.engine.fetch_picture(id, url.clone(), move |outcome| tell.send(outcome).unwrap());
    told.recv_timeout(PATIENCE).unwrap()
}

fn weighed(newsroom: &Newsroom, id: ArticleId, url: &Url) -> Option<u64> {
    let (tell, told) = channel();
    newsroom.engine.weigh_picture(id, url.clone(), move |size| tell.send(size).unwrap());
    told.recv_timeout(PATIENCE).unwrap()
}

#[test]
fn a_picture_is_weighed_by_its_head_and_fetched_once() {
    let (port, asked) = serve();
    let office = format!("http://127.0.0.1:{port}");
    let (newsroom, id) = newsroom(&format!("{office}/feed"));
    let url = |name: &str| Url::parse(&format!("{office}/{name}")).unwrap();
    let size = Picture::plain(40, 30, [9, 99, 199]).png().unwrap().len() as u64;
    assert_eq!(weighed(&newsroom, id, &url("foto.png")), Some(size));
    let picture = fetched(&newsroom, id, &url("foto.png")).unwrap().unwrap();
    assert_eq!((picture.size(), picture.dot(3, 3)), ((40, 30), [9, 99, 199]));
    assert_eq!(fetched(&newsroom, id, &url("bukan.png")), Ok(None));
    let huge = fetched(&newsroom, id, &url("besar.png"));
    assert!(huge.is_err(), "{huge:?}");
    let asked = asked.lock().unwrap().clone();
    let kinds: Vec<&str> = asked.iter().map(|line| line.split(" HTTP").next().unwrap()).collect();
    assert_eq!(kinds, ["HEAD /foto.png", "GET /foto.png", "GET /bukan.png", "GET /besar.png"]);
    // Bytes are written down behind the answer; what is applied now is written behind them.
    newsroom.engine.apply(vec![Change::Spent { source: None, traffic: Traffic::default() }]).unwrap();
    let spent = newsroom.engine.traffic(1).unwrap();
    let source = spent.sources.iter().find(|(name, _)| name == "Kantor").unwrap().1;
    assert!(source.received >= size && source.requests >= 3, "{source:?}");
}

#[test]
fn a_public_page_does_not_lead_into_the_office() {
    let (port, asked) = serve();
    let (newsroom, id) = newsroom("https://kantor.example/feed");
    for host in ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254"] {
        let url = Url::parse(&format!("http://{host}:{port}/foto.png")).unwrap();
        let refused = fetched(&newsroom, id, &url);
        assert!(matches!(refused, Err(Failure::Address(_))), "{host}: {refused:?}");
        assert_eq!(weighed(&newsroom, id, &url), None);
    }
    assert!(asked.lock().unwrap().is_empty());
}
