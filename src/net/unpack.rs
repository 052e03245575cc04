//! Undoes Content-Encoding piece by piece and stops at a limit: a bomb never grows past it.
//!
//! In: compressed pieces in order. Out: the plain bytes and how they ended. Knows gzip,
//! deflate (with and without its zlib wrapper), brotli and zstd; never holds more than the
//! limit and a window of at most 16 MiB.

use std::io::{self, Write};

use brotli_decompressor::DecompressorWriter;
use flate2::write::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use zstd::stream::raw::{DParameter, Decoder, InBuffer, Operation, OutBuffer};

/// RFC 8878 asks HTTP clients for windows up to 8 MiB and no more.
const ZSTD_WINDOW: u32 = 23;
const PIECE: usize = 32 * 1024;

/// How unpacking stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpacking {
    /// All well so far; at the end: complete.
    Going,
    /// The limit is reached.
    Full,
    /// The data does not decode; at the end: it is not complete.
    Bad,
}

/// Unpacks one body.
pub struct Unpacker {
    packed: Packed,
    limit: u64,
}

enum Packed {
    Plain(Sink),
    Gzip(MultiGzDecoder<Sink>),
    /// Its first byte tells whether it has the zlib wrapper.
    Deflate(Option<Sink>),
    Zlib(ZlibDecoder<Sink>),
    Raw(DeflateDecoder<Sink>),
    Brotli(Box<DecompressorWriter<Sink>>),
    Zstd {
        decoder: Decoder<'static>,
        sink: Sink,
        between_frames: bool,
    },
}

/// Takes bytes up to a limit, then refuses.
struct Sink {
    bytes: Vec<u8>,
    limit: u64,
    full: bool,
}

impl Write for Sink {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        if self.bytes.len() as u64 + buf.len() as u64 > self.limit {
            self.full = true;
            return Err(io::Error::other("the limit is reached"));
        }
        self.bytes.extend_from_slice(buf);
        Ok(buf.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Unpacker {
    /// For a body with this `Content-Encoding`, up to `limit` bytes; `None` for an encoding
    /// nobody asked for.
    pub fn new(encoding: &str, limit: u64) -> Option<Self> {
        let sink = Sink { bytes: Vec::new(), limit, full: false };
        let packed = match encoding.trim().to_ascii_lowercase().as_str() {
            "" | "identity" => Packed::Plain(sink),
            "gzip" | "x-gzip" => Packed::Gzip(MultiGzDecoder::new(sink)),
            "deflate" => Packed::Deflate(Some(sink)),
            "br" => Packed::Brotli(Box::new(DecompressorWriter::new(sink, PIECE))),
            "zstd" => {
                let mut decoder = Decoder::new().ok()?;
                decoder.set_parameter(DParameter::WindowLogMax(ZSTD_WINDOW)).ok()?;
                Packed::Zstd { decoder, sink, between_frames: true }
            }
            _ => return None,
        };
        Some(Self { packed, limit })
    }

    /// Takes the next piece.
    pub fn push(&mut self, piece: &[u8]) -> Unpacking {
        if let Packed::Deflate(sink) = &mut self.packed
            && let (Some(&first), Some(sink)) = (piece.first(), sink.take())
        {
            // RFC 1950: the low four bits of a zlib header are 8; raw deflate hardly begins so.
            self.packed = if first & 0x0f == 8 {
                Packed::Zlib(ZlibDecoder::new(sink))
            } else {
                Packed::Raw(DeflateDecoder::new(sink))
            };
        }
        let done = match &mut self.packed {
            Packed::Plain(sink) => sink.write_all(piece),
            Packed::Gzip(writer) => writer.write_all(piece),
            Packed::Deflate(_) => Ok(()),
            Packed::Zlib(writer) => writer.write_all(piece),
            Packed::Raw(writer) => writer.write_all(piece),
            Packed::Brotli(writer) => writer.write_all(piece),
            Packed::Zstd { decoder, sink, between_frames } => unzstd(decoder, sink, between_frames, piece),
        };
        match done {
            Ok(()) => Unpacking::Going,
            Err(_) if self.is_full() => Unpacking::Full,
            Err(_) => Unpacking::Bad,
        }
    }

    /// What was unpacked, complete or as far as it came, and how it ended.
    pub fn finish(mut self) -> (Vec<u8>, Unpacking) {
        let complete = match &mut self.packed {
            Packed::Plain(_) => true,
            Packed::Gzip(writer) => writer.flush().is_ok() & writer.try_finish().is_ok(),
            Packed::Deflate(_) => false,
            Packed::Zlib(writer) => writer.flush().is_ok() & writer.try_finish().is_ok(),
            Packed::Raw(writer) => writer.flush().is_ok() & writer.try_finish().is_ok(),
            Packed::Brotli(writer) => writer.flush().is_ok() & writer.close().is_ok(),
            Packed::Zstd { between_frames, .. } => *between_frames,
        };
        let full = self.is_full();
        let bytes = self.sink().map(|sink| std::mem::take(&mut sink.bytes)).unwrap_or_default();
        let end = match (full, complete) {
            (true, _) => Unpacking::Full,
            (false, true) => Unpacking::Going,
            (false, false) => Unpacking::Bad,
        };
        (bytes, end)
    }

    fn is_full(&mut self) -> bool {
        let limit = self.limit;
        self.sink().is_some_and(|sink| sink.full || sink.bytes.len() as u64 > limit)
    }

    fn sink(&mut self) -> Option<&mut Sink> {
        match &mut self.packed {
            Packed::Plain(sink) | Packed::Zstd { sink, .. } => Some(sink),
            Packed::Gzip(writer) => Some(writer.get_mut()),
            Packed::Deflate(sink) => sink.as_mut(),
            Packed::Zlib(writer) => Some(writer.get_mut()),
            Packed::Raw(writer) => Some(writer.get_mut()),
            Packed::Brotli(writer) => Some(writer.get_mut()),
        }
    }
}

fn unzstd(
    decoder: &mut Decoder<'static>,
    sink: &mut Sink,
    between_frames: &mut bool,
    piece: &[u8],
) -> io::Result<()> {
    let mut input = InBuffer::around(piece);
    let mut room = vec![0_u8; PIECE];
    loop {
        let mut output = OutBuffer::around(&mut room[..]);
        let before = input.pos();
        let hint = decoder.run(&mut input, &mut output)?;
        let made = output.pos();
        sink.write_all(&room[..made])?;
        *between_frames = hint == 0;
        let stuck = input.pos() == before && made == 0;
        if stuck || (input.pos() == piece.len() && made < PIECE) {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;

    fn packed(encoding: &str, text: &[u8]) -> Vec<u8> {
        let level = Compression::default();
        match encoding {
            "gzip" => {
                let mut writer = flate2::write::GzEncoder::new(Vec::new(), level);
                writer.write_all(text).unwrap();
                writer.finish().unwrap()
            }
            "zlib" => {
                let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), level);
                writer.write_all(text).unwrap();
                writer.finish().unwrap()
            }
            "raw" => {
                let mut writer = flate2::write::DeflateEncoder::new(Vec::new(), level);
                writer.write_all(text).unwrap();
                writer.finish().unwrap()
            }
            "zstd" => zstd::encode_all(text, 3).unwrap(),
            _ => text.to_vec(),
        }
    }

    /// A brotli stream of uncompressed meta-blocks (RFC 7932, section 9.2), written by hand.
    fn brotli(text: &[u8]) -> Vec<u8> {
        assert!(!text.is_empty() && text.len() <= 1 << 16);
        let len = (text.len() - 1) as u32;
        // WBITS = 16 (0), ISLAST = 0, MNIBBLES = 4 (00), MLEN-1 in 16 bits, ISUNCOMPRESSED = 1
        let bits = (len << 4) | (1 << 20);
        let mut out = bits.to_le_bytes()[..3].to_vec();
        out.extend_from_slice(text);
        out.push(0b11); // ISLAST, ISLASTEMPTY
        out
    }

    fn unpack(encoding: &str, data: &[u8], limit: u64, piece: usize) -> (Vec<u8>, Unpacking) {
        let mut unpacker = Unpacker::new(encoding, limit).unwrap();
        for part in data.chunks(piece) {
            let state = unpacker.push(part);
            if state != Unpacking::Going {
                return (unpacker.finish().0, state);
            }
        }
        unpacker.finish()
    }

    fn text() -> Vec<u8> {
        (0..4000_u32).flat_map(|n| format!("Berita ke-{n} dari Kantor Wilayah. ").into_bytes()).collect()
    }

    #[test]
    fn each_encoding_comes_back_whole_in_pieces_of_any_size() {
        let text = text();
        for (header, how) in
            [("", ""), ("gzip", "gzip"), ("deflate", "zlib"), ("deflate", "raw"), ("zstd", "zstd")]
        {
            let data = packed(how, &text);
            for piece in [1, 7, 1000, data.len()] {
                let (got, end) = unpack(header, &data, 1 << 24, piece);
                assert_eq!((got == text, end), (true, Unpacking::Going), "{header} {how} {piece}");
            }
        }
        let (got, end) = unpack("br", &brotli(&text[..5000]), 1 << 24, 100);
        assert_eq!((got == text[..5000], end), (true, Unpacking::Going));
    }

    #[test]
    fn a_cut_body_keeps_what_came() {
        let text = text();
        for (header, data) in [("gzip", packed("gzip", &text)), ("zstd", packed("zstd", &text))] {
            let (got, end) = unpack(header, &data[..data.len() - 6], 1 << 24, 512);
            assert_eq!(end, Unpacking::Bad, "{header}");
            assert!(text.starts_with(&got), "{header}");
        }
        let (got, end) = unpack("br", &brotli(&text[..5000])[..3000], 1 << 24, 512);
        assert_eq!((end, got.len() > 2000), (Unpacking::Bad, true));
    }

    #[test]
    fn a_bomb_stops_at_the_limit() {
        let zeros = vec![0_u8; 64 << 20];
        for how in ["gzip", "zstd"] {
            let bomb = packed(how, &zeros);
            assert!(bomb.len() < 100_000, "{how}");
            let (got, end) = unpack(how, &bomb, 1 << 20, bomb.len());
            assert_eq!(end, Unpacking::Full, "{how}");
            assert!(got.len() <= 1 << 20, "{how}");
        }
    }

    #[test]
    fn what_is_not_packed_is_said_to_be_bad() {
        for header in ["gzip", "zstd", "br", "deflate"] {
            let (_, end) = unpack(header, b"<rss version='2.0'><channel></channel></rss>", 1 << 20, 9);
            assert_eq!(end, Unpacking::Bad, "{header}");
        }
        assert!(Unpacker::new("compress", 1).is_none());
        assert!(Unpacker::new("gzip, br", 1).is_none());
    }
}
