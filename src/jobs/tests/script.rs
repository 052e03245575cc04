//! The world as a test writes it: addresses and the answers they give, in order.

use std::collections::HashMap;
use std::sync::Mutex;

use url::Url;

use crate::jobs::fetch::{Delta, Fetch, Fetched, Request, Response};
use crate::news::{Failure, Traffic};

/// A scripted way out; the last answer of an address is repeated, an unknown address is 404.
#[derive(Debug, Default)]
pub struct Script {
    answers: Mutex<HashMap<Url, Vec<Result<Response, Failure>>>>,
    asked: Mutex<Vec<Request>>,
}

impl Script {
    /// Adds an answer for `url`.
    pub fn on(self, url: &str, answer: Result<Response, Failure>) -> Self {
        self.answers.lock().unwrap().entry(url.parse().unwrap()).or_default().push(answer);
        self
    }

    /// All requests so far.
    pub fn asked(&self) -> Vec<Request> {
        self.asked.lock().unwrap().clone()
    }
}

/// A good answer from `url`.
pub fn good(url: &str, content_type: &str, body: &str) -> Response {
    Response {
        url: url.parse().unwrap(),
        moved: None,
        not_modified: false,
        delta: Delta::Whole,
        content_type: Some(content_type.to_owned()),
        length: Some(body.len() as u64),
        etag: Some("\"1\"".to_owned()),
        last_modified: Some("Tue, 24 Nov 2026 01:00:00 GMT".to_owned()),
        fresh: None,
        from: 0,
        body: body.as_bytes().to_vec(),
        cut: false,
        part: None,
    }
}

/// Runs a job to its end; a script never waits.
pub fn run<T>(job: impl Future<Output = T>) -> T {
    let mut job = std::pin::pin!(job);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match job.as_mut().poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("a scripted answer is never late"),
    }
}

impl Fetch for Script {
    async fn fetch(&self, request: Request) -> Fetched {
        let mut answers = self.answers.lock().unwrap();
        let queue = answers.get_mut(&request.url);
        let answer = match queue {
            Some(queue) if queue.len() > 1 => queue.remove(0),
            Some(queue) => queue[0].clone(),
            None => Err(Failure::Status(404)),
        };
        self.asked.lock().unwrap().push(request);
        let received = answer.as_ref().map_or(100, |response| 100 + response.body.len() as u64);
        let traffic = Traffic { received, sent: 50, requests: 1, ..Traffic::default() };
        let host_waits = match &answer {
            Err(Failure::Wait(until)) => Some(*until),
            _ => None,
        };
        Fetched { answer, traffic, host_waits }
    }
}
