//! A server on 127.0.0.1 that misbehaves by path, as a test says: it stalls, drips, cuts, refuses.
//!
//! In: a script of answers. Out: what was asked of it. It takes a bounded number of connections
//! and ends with the test.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod home;

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

const CONNECTIONS: usize = 400;

/// How an answer is given.
pub enum How {
    /// Whole.
    Whole(Vec<u8>),
    /// Then silence.
    Stalls(Vec<u8>),
    /// A byte at a time.
    Drips(Vec<u8>),
    /// Then the line is cut.
    Cut(Vec<u8>),
}

pub type Script = dyn Fn(&str, &str, usize) -> How + Send + Sync;

pub struct Server {
    pub at: SocketAddr,
    pub asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves `script(path, head, how often this path was asked before)`.
    pub fn new(script: impl Fn(&str, &str, usize) -> How + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let at = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, script): (_, Arc<Script>) = (Arc::clone(&asked), Arc::new(script));
        thread::spawn(move || {
            for stream in listener.incoming().take(CONNECTIONS).flatten() {
                let (log, script) = (Arc::clone(&log), Arc::clone(&script));
                thread::spawn(move || converse(&stream, &log, &script));
            }
        });
        Self { at, asked }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.at)
    }

    pub fn heads(&self, path: &str) -> Vec<String> {
        let line = format!("GET {path} ");
        self.asked.lock().unwrap().iter().filter(|head| head.starts_with(&line)).cloned().collect()
    }
}

fn converse(stream: &TcpStream, log: &Mutex<Vec<String>>, script: &Arc<Script>) {
    stream.set_read_timeout(Some(Duration::from_secs(8))).unwrap();
    let mut reader = BufReader::new(stream);
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head).unwrap_or(0) == 0 {
                return;
            }
        }
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        let before = {
            let mut log = log.lock().unwrap();
            let line = format!("GET {path} ");
            let before = log.iter().filter(|head| head.starts_with(&line)).count();
            log.push(head.clone());
            before
        };
        let mut out = stream;
        match script(&path, &head, before) {
            How::Whole(bytes) => {
                if out.write_all(&bytes).is_err() {
                    return;
                }
            }
            How::Stalls(bytes) => {
                let _ = out.write_all(&bytes);
                let _ = reader.read(&mut [0; 1]);
                return;
            }
            How::Drips(bytes) => {
                for byte in bytes {
                    if out.write_all(&[byte]).is_err() {
                        return;
                    }
                    thread::sleep(Duration::from_millis(20));
                }
                return;
            }
            How::Cut(bytes) => {
                let _ = out.write_all(&bytes);
                let _ = stream.shutdown(Shutdown::Both);
                return;
            }
        }
    }
}

pub fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes =
        format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n{headers}\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

pub fn feed(count: usize) -> String {
    let mut text = String::from("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>K</title>");
    for number in 0..count {
        let words = "Isi berita yang cukup panjang untuk dibaca orang. ".repeat(6);
        let _ = write!(
            text,
            "<item><title>Berita {number}</title><guid>g{number}</guid><description>{words}</description></item>"
        );
    }
    text + "</channel></rss>"
}

pub fn news(headers: &str) -> How {
    How::Whole(answer("200 OK", &format!("Content-Type: text/xml\r\n{headers}"), feed(3).as_bytes()))
}

pub fn status(line: &str) -> How {
    How::Whole(answer(line, "", b"maaf"))
}

pub fn go(line: &str, to: &str) -> How {
    How::Whole(answer(line, &format!("Location: {to}\r\n"), b""))
}
