//! The sockets: one listener per office, a bounded number of threads, keep-alive.
//!
//! In: a function from a request's target to a [`Reply`]. Out: a [`Server`] on a free port of
//! 127.0.0.1 that ends with all its threads when it is dropped. It polls nothing.

use std::collections::HashMap;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::http::{Asked, Reply};

/// More connections than this at a time get 503.
const MOST_CONNECTIONS: usize = 32;
/// A request's head is no longer than this.
const LONGEST_HEAD: usize = 16 * 1024;
/// A silent connection is closed after this.
const PATIENCE: Duration = Duration::from_secs(20);

/// Open connections by number: the socket, to close it, and its thread, to wait for it.
type Connections = HashMap<u64, (TcpStream, Option<JoinHandle<()>>)>;
type Answer = Arc<dyn Fn(&str) -> Reply + Send + Sync>;

/// A listener and its threads.
#[derive(Debug)]
pub struct Server {
    port: u16,
    shared: Arc<Shared>,
    acceptor: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    closing: AtomicBool,
    open: Mutex<Connections>,
}

impl Shared {
    /// A thread that panicked while it held the lock left the map whole: no step of ours is half done.
    fn connections(&self) -> MutexGuard<'_, Connections> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A socket that is bound but not answering yet, so that pages can name its port.
#[derive(Debug)]
pub struct Bound(TcpListener);

impl Bound {
    /// Binds a free port of 127.0.0.1.
    pub fn new() -> io::Result<Self> {
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map(Self)
    }

    /// The port.
    pub fn port(&self) -> io::Result<u16> {
        Ok(self.0.local_addr()?.port())
    }

    /// Answers from now on.
    pub fn serve(self, answer: impl Fn(&str) -> Reply + Send + Sync + 'static) -> io::Result<Server> {
        let port = self.port()?;
        let shared = Arc::new(Shared::default());
        let answer: Answer = Arc::new(answer);
        let acceptor = {
            let shared = Arc::clone(&shared);
            thread::Builder::new()
                .name("demo-accept".into())
                .spawn(move || accept(&self.0, &shared, &answer))?
        };
        Ok(Server { port, shared, acceptor: Some(acceptor) })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.closing.store(true, Ordering::SeqCst);
        // Wakes the acceptor, which then sees that it is over.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        if let Some(acceptor) = self.acceptor.take() {
            let _ = acceptor.join();
        }
        let open = std::mem::take(&mut *self.shared.connections());
        for (stream, thread) in open.into_values() {
            let _ = stream.shutdown(Shutdown::Both);
            if let Some(thread) = thread {
                let _ = thread.join();
            }
        }
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>, answer: &Answer) {
    for (number, stream) in (0_u64..).zip(listener.incoming()) {
        if shared.closing.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        if shared.connections().len() >= MOST_CONNECTIONS {
            let _ = (&stream).write_all(&Reply::error(503, "penuh").wire(&Asked::default()));
            continue;
        }
        let Ok(kept) = stream.try_clone() else { continue };
        shared.connections().insert(number, (kept, None));
        let (for_thread, answer) = (Arc::clone(shared), Arc::clone(answer));
        let thread = thread::Builder::new().name("demo-serve".into()).spawn(move || {
            // A reader that goes away in the middle is no concern of the server's.
            let _ = converse(stream, &answer);
            for_thread.connections().remove(&number);
        });
        match (thread, shared.connections().get_mut(&number)) {
            (Ok(thread), Some(entry)) => entry.1 = Some(thread),
            (Err(_), Some(_)) => {
                shared.connections().remove(&number);
            }
            _ => {}
        }
    }
}

/// Answers requests on one connection until either side has enough.
fn converse(mut stream: TcpStream, answer: &Answer) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let mut pending = Vec::new();
    while let Some(head) = next_head(&mut stream, &mut pending)? {
        let Some(asked) = Asked::read(&head) else {
            return stream.write_all(&Reply::error(400, "permintaan tidak dikenal").wire(&Asked::default()));
        };
        let reply = match asked.method.as_str() {
            "GET" | "HEAD" => answer(&asked.target),
            _ => Reply::error(405, "hanya GET dan HEAD"),
        };
        stream.write_all(&reply.wire(&asked))?;
        if !asked.keep {
            break;
        }
    }
    Ok(())
}

/// The next request's head; `None` when the reader is done. What follows it stays in `pending`.
fn next_head(stream: &mut TcpStream, pending: &mut Vec<u8>) -> io::Result<Option<String>> {
    let mut chunk = [0; 2048];
    loop {
        if let Some(end) = pending.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&pending[..end]).into_owned();
            pending.drain(..end + 4);
            return Ok(Some(head));
        }
        if pending.len() > LONGEST_HEAD {
            return Ok(Some(String::new()));
        }
        match stream.read(&mut chunk)? {
            0 => return Ok(None),
            count => pending.extend_from_slice(&chunk[..count]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    fn server() -> Server {
        let bound = Bound::new().unwrap();
        bound.serve(|target| Reply::ok("text/plain", Timestamp::UNIX_EPOCH, target.to_owned())).unwrap()
    }

    fn read_reply(stream: &mut TcpStream, ending: &str) -> String {
        let mut got = Vec::new();
        let mut byte = [0];
        while !got.ends_with(ending.as_bytes()) && stream.read(&mut byte).unwrap() == 1 {
            got.push(byte[0]);
        }
        String::from_utf8(got).unwrap()
    }

    #[test]
    fn two_requests_share_a_connection() {
        let server = server();
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port)).unwrap();
        stream
            .write_all(b"GET /satu HTTP/1.1\r\n\r\nGET /dua HTTP/1.1\r\nConnection: close\r\n\r\n")
            .unwrap();
        assert!(read_reply(&mut stream, "/satu").starts_with("HTTP/1.1 200"));
        assert!(read_reply(&mut stream, "/dua").contains("Connection: close"));
        assert_eq!(stream.read(&mut [0]).unwrap(), 0, "closed as asked");
    }

    #[test]
    fn other_methods_and_garbage_are_refused() {
        let server = server();
        for (request, status) in
            [("POST / HTTP/1.1\r\nConnection: close\r\n\r\n", "405"), ("??\r\n\r\n", "400")]
        {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port)).unwrap();
            stream.write_all(request.as_bytes()).unwrap();
            let mut reply = String::new();
            stream.read_to_string(&mut reply).unwrap();
            assert!(reply.starts_with(&format!("HTTP/1.1 {status}")), "{request:?}: {reply}");
        }
    }

    #[test]
    fn dropping_it_closes_the_port_and_open_connections() {
        let server = server();
        let port = server.port;
        let mut idle = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        idle.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
        read_reply(&mut idle, "\r\n\r\n/");
        drop(server);
        assert_eq!(idle.read(&mut [0]).unwrap_or(0), 0);
        assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
    }
}
