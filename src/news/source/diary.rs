//! What a source brought and cost, day by day: what its health is drawn from.
//!
//! Plain data, oldest day first. Never says what is well or ill; that is for whoever shows it.

use crate::news::id::SourceId;

/// What a source brought and cost on each of the last days, up to today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diary {
    /// The source.
    pub source: SourceId,
    /// Articles published on each day, the oldest day first.
    pub items: Vec<u64>,
    /// Bytes on the wire on each day, both ways, the oldest day first.
    pub bytes: Vec<u64>,
}

impl Diary {
    /// Days that a diary looks back.
    pub const DAYS: u32 = 30;

    /// Nothing on any of `days` days.
    pub fn blank(source: SourceId, days: u32) -> Self {
        let days = days as usize;
        Self { source, items: vec![0; days], bytes: vec![0; days] }
    }

    /// Bytes of the last day.
    pub fn today(&self) -> u64 {
        self.bytes.last().copied().unwrap_or(0)
    }
}
