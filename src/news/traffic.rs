//! Bytes: what a visit cost on the wire, what it saved, and how much may be spent.

use std::ops::AddAssign;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What requests cost and saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Traffic {
    /// Bytes received on the wire, headers included, as near as the client can tell.
    pub received: u64,
    /// Bytes sent on the wire, headers included.
    pub sent: u64,
    /// Bytes that compression and unchanged answers saved.
    pub saved: u64,
    /// Requests made.
    pub requests: u64,
    /// Requests answered with "not modified".
    pub not_modified: u64,
}

impl Traffic {
    /// All bytes on the wire, both ways.
    pub fn bytes(&self) -> u64 {
        self.received + self.sent
    }
}

impl AddAssign for Traffic {
    fn add_assign(&mut self, other: Self) {
        self.received += other.received;
        self.sent += other.sent;
        self.saved += other.saved;
        self.requests += other.requests;
        self.not_modified += other.not_modified;
    }
}

/// One calendar day's traffic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayTraffic {
    /// The day, in the person's zone.
    pub date: Date,
    /// What it cost.
    pub traffic: Traffic,
}

/// How many bytes may still be spent; unlimited by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Budget {
    /// Bytes on the wire, both ways; `None` is unlimited.
    pub left: Option<u64>,
}

impl Budget {
    /// Whether anything may still be fetched.
    pub fn allows(&self, bytes: u64) -> bool {
        self.left.is_none_or(|left| left >= bytes)
    }

    /// Takes `bytes` off what is left.
    pub fn spend(&mut self, bytes: u64) {
        if let Some(left) = &mut self.left {
            *left = left.saturating_sub(bytes);
        }
    }
}

/// How many articles there are, and in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Kept.
    pub total: u64,
    /// Not read yet.
    pub unread: u64,
    /// Starred.
    pub starred: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.total += other.total;
        self.unread += other.unread;
        self.starred += other.starred;
    }
}
