//! What `warta bundle` says to scripts.

use serde::Serialize;

use super::text::Line;
use crate::engine::{Handed, Packed};

/// `warta bundle keygen --json`.
#[derive(Debug, Serialize)]
pub struct KeyJson<'a> {
    key: &'a str,
    file: &'a str,
}

impl<'a> KeyJson<'a> {
    /// A public key and the file with the secret one.
    pub fn new(key: &'a str, file: &'a str) -> Self {
        Self { key, file }
    }
}

/// `warta bundle pack --json`.
#[derive(Debug, Serialize)]
pub struct PackedJson {
    key: String,
    serial: u64,
    articles: u64,
    chunks: usize,
    new_chunks: usize,
    bytes: u64,
}

impl From<&Packed> for PackedJson {
    fn from(packed: &Packed) -> Self {
        Self {
            key: packed.signer.to_string(),
            serial: packed.serial,
            articles: packed.articles,
            chunks: packed.chunks,
            new_chunks: packed.new_chunks,
            bytes: packed.bytes,
        }
    }
}

/// `warta bundle apply --json`.
#[derive(Debug, Serialize)]
pub struct HandedJson<'a> {
    name: Line<'a>,
    key: Option<String>,
    serial: u64,
    older: bool,
    chunks: usize,
    held: usize,
    new: usize,
    updated: usize,
    bytes: u64,
    requests: u64,
    error: Option<String>,
}

impl<'a> HandedJson<'a> {
    /// What came of a bundle; `error` in words.
    pub fn new(handed: &'a Handed, error: Option<String>) -> Self {
        Self {
            name: Line(&handed.name),
            key: handed.signer.map(|key| key.to_string()),
            serial: handed.serial,
            older: handed.older,
            chunks: handed.merged,
            held: handed.held,
            new: handed.new,
            updated: handed.updated,
            bytes: handed.traffic.bytes(),
            requests: handed.traffic.requests,
            error,
        }
    }
}
