//! News as static files: packs articles into signed, compressed parts and reads them back.
//!
//! A bundle is a folder that any file server, USB stick or sync tool carries: one manifest,
//! which is signed and names every other file by its hash, dictionaries, and parts of up to some
//! hundreds of articles each, which never change once written. In: articles, or the bytes of such
//! files. Out: bytes, or articles whose every string was cleaned as if it came from the web.
//! Touches no disk and no network; who carries the files is the engine's business.

mod admit;
mod chunk;
mod first;
mod key;
mod manifest;
mod pack;
mod record;
#[cfg(test)]
mod tests;

pub use admit::known_as;
pub use chunk::{Dictionary, Held, Load, contents, unpack};
pub use key::{SecretKey, digest};
pub use manifest::{MANIFEST, Manifest, Opened, Piece};
pub use pack::{ARTICLES, BYTES, Parcel, outgrown, pack, train};
