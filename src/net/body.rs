//! Reads the body of an answer: chunk by chunk, unpacked on the way, stopped at every limit.

use std::time::Duration;

use reqwest::Response;
use tokio::time::{Instant, timeout_at};
use url::Url;

use super::meter::Meter;
use super::unpack::{Unpacker, Unpacking};
use super::{headers, trouble};
use crate::news::{Failure, Stage};

/// The largest body of a refusal or redirect that is read for the sake of keeping the connection.
const LEFTOVER: u64 = 16 * 1024;

/// What becomes of the bytes that came before the answer stalled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// They are lost: half a page is none.
    Lost,
    /// They are kept: the rest can be asked for.
    Kept,
    /// They are kept as they came as well: so that the rest of a compressed page can be put behind.
    Resumed,
    /// So they are where the answer is larger than may be taken now: the rest comes another day.
    Rationed,
}

/// What a body may take.
#[derive(Debug)]
pub struct Limits<'h> {
    /// When it must have ended.
    pub deadline: Instant,
    /// The longest pause between two pieces.
    pub idle: Duration,
    /// The most bytes on the wire.
    pub wire: u64,
    /// The most bytes after decompression.
    pub body: u64,
    /// What becomes of the beginning of an answer that stalls.
    pub cut: Cut,
    /// What is held already and comes before it, as it came.
    pub held: &'h [u8],
}

/// A body as far as it came.
#[derive(Debug)]
pub struct Body {
    /// Unpacked.
    pub bytes: Vec<u8>,
    /// Whether it ended early.
    pub cut: bool,
    /// As it came, what was held before included; only where it was cut and is to be resumed.
    pub wire: Vec<u8>,
}

/// Reads the body of `reply`.
pub async fn read(
    mut reply: Response,
    limits: &Limits<'_>,
    url: &Url,
    meter: &mut Meter,
) -> Result<Body, Failure> {
    let rationed = limits.cut == Cut::Rationed;
    if !rationed && reply.content_length().is_some_and(|length| length > limits.wire) {
        return Err(Failure::TooLarge(limits.wire));
    }
    let mut unpacker =
        Unpacker::new(&headers::encoding(reply.headers()), limits.body).ok_or(Failure::BadCompression)?;
    let resumes = rationed || limits.cut == Cut::Resumed;
    let mut raw = limits.held.to_vec();
    if unpacker.push(limits.held) != Unpacking::Going {
        return Err(Failure::BadCompression);
    }
    let mut wire = 0_u64;
    let mut cut = false;
    loop {
        let patience = limits.deadline.min(Instant::now() + limits.idle);
        match timeout_at(patience, reply.chunk()).await {
            Err(_) if wire > 0 && limits.cut != Cut::Lost => {
                cut = true;
                break;
            }
            Err(_) if patience == limits.deadline => return Err(Failure::Timeout(Stage::Total)),
            Err(_) => return Err(Failure::Timeout(Stage::Body)),
            Ok(Ok(None)) => break,
            Ok(Ok(Some(chunk))) => {
                wire += chunk.len() as u64;
                meter.body(chunk.len());
                if resumes {
                    raw.extend_from_slice(&chunk);
                }
                if wire > limits.wire && !rationed {
                    return Err(Failure::TooLarge(limits.wire));
                }
                match unpacker.push(&chunk) {
                    Unpacking::Going => {}
                    Unpacking::Full => return Err(Failure::TooLarge(limits.body)),
                    Unpacking::Bad => return Err(Failure::BadCompression),
                }
                if wire > limits.wire {
                    cut = true;
                    break;
                }
            }
            Ok(Err(_)) if wire > 0 => {
                cut = true;
                break;
            }
            Ok(Err(error)) => return Err(trouble::failure(&error, url, None)),
        }
    }
    let (body, end) = unpacker.finish();
    match end {
        Unpacking::Full => return Err(Failure::TooLarge(limits.body)),
        Unpacking::Bad if wire > 0 => cut = true,
        Unpacking::Bad | Unpacking::Going => {}
    }
    if cut && body.is_empty() && !resumes {
        return Err(Failure::Truncated(wire));
    }
    meter.expanded(wire, body.len() as u64);
    Ok(Body { bytes: body, cut, wire: if cut && resumes { raw } else { Vec::new() } })
}

/// Reads the rest of a small answer that nobody wants, so that its connection can be used again.
pub async fn drain(mut reply: Response, patience: Instant, meter: &mut Meter) {
    if reply.content_length().is_none_or(|length| length > LEFTOVER) {
        return;
    }
    while let Ok(Ok(Some(chunk))) = timeout_at(patience, reply.chunk()).await {
        meter.body(chunk.len());
    }
}
