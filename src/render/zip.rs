//! A ZIP archive, written front to back: all that an EPUB needs of the format.
//!
//! In: names and bytes. Out: the archive, to anything that can be written to. Entries bear no time,
//! so that the same content gives the same bytes. Nothing over 4 GiB, no folders, no encryption.

use std::io::{self, Write};

use flate2::{Compression, Crc, write::DeflateEncoder};

/// 1 January 1980, the earliest that the format can say.
const DATE: u16 = 0x21;
/// The version of the format that a reader must know.
const NEEDED: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 0x800;

/// How an entry lies in the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// As it is.
    Stored,
    /// Compressed.
    Deflated,
}

/// An archive that is being written.
pub struct Zip<W> {
    to: W,
    at: u64,
    directory: Vec<u8>,
    entries: u16,
}

impl<W: Write> Zip<W> {
    /// An archive without entries.
    pub fn new(to: W) -> Self {
        Self { to, at: 0, directory: Vec::new(), entries: 0 }
    }

    /// Adds the file `name`.
    pub fn add(&mut self, name: &str, method: Method, bytes: &[u8]) -> io::Result<()> {
        let mut crc = Crc::new();
        crc.update(bytes);
        let packed = match method {
            Method::Stored => bytes.to_vec(),
            Method::Deflated => {
                let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
                encoder.write_all(bytes)?;
                encoder.finish()?
            }
        };
        let mut about = Vec::new();
        for number in [NEEDED, FLAGS, if method == Method::Stored { 0 } else { 8 }, 0, DATE] {
            about.extend(number.to_le_bytes());
        }
        for number in [crc.sum(), small(packed.len())?, small(bytes.len())?] {
            about.extend(number.to_le_bytes());
        }
        about.extend(u16::try_from(name.len()).map_err(io::Error::other)?.to_le_bytes());
        let place = u32::try_from(self.at).map_err(io::Error::other)?;
        self.entries = self.entries.checked_add(1).ok_or_else(|| io::Error::other("too many files"))?;
        // In the directory: made by this version, then the same, no comment, no attributes, its place.
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(NEEDED.to_le_bytes());
        self.directory.extend(&about);
        self.directory.extend([0; 12]);
        self.directory.extend(place.to_le_bytes());
        self.directory.extend(name.as_bytes());
        about.extend([0; 2]);
        self.put(b"PK\x03\x04")?;
        self.put(&about)?;
        self.put(name.as_bytes())?;
        self.put(&packed)
    }

    /// Writes the directory that ends the archive.
    pub fn finish(mut self) -> io::Result<()> {
        let place = u32::try_from(self.at).map_err(io::Error::other)?;
        let directory = std::mem::take(&mut self.directory);
        self.put(&directory)?;
        let mut end = b"PK\x05\x06\0\0\0\0".to_vec();
        end.extend([self.entries.to_le_bytes(), self.entries.to_le_bytes()].concat());
        end.extend(small(directory.len())?.to_le_bytes());
        end.extend(place.to_le_bytes());
        end.extend([0; 2]);
        self.put(&end)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.at += bytes.len() as u64;
        self.to.write_all(bytes)
    }
}

fn small(size: usize) -> io::Result<u32> {
    u32::try_from(size).map_err(io::Error::other)
}
