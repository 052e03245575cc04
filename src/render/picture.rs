//! Pictures: bytes to dots, and dots to what terminals take.
//!
//! In: a file from outside (JPEG, PNG, WebP, GIF). Out: at most a million dots without
//! transparency, turned as the camera says; of that a smaller picture, a PNG or sixels. The
//! readers of the formats work under limits of size and memory; nothing of the file itself
//! is ever printed.

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageReader, Limits};

use super::sixel;

/// The widest and highest picture that is read, in dots.
const WIDEST: u32 = 16_000;
/// The most memory that reading may take.
const MEMORY: u64 = 256 << 20;
/// What is kept is no wider and no higher than this.
const KEPT: u32 = 1_000;
/// Dots looked at for each dot of a smaller picture, in each direction.
const LOOKS: u32 = 4;

/// Red, green, blue.
pub type Dot = [u8; 3];

/// A picture in dots, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    dots: Arc<[Dot]>,
}

/// Reads a picture; `None` where it is none, is damaged, or is larger than anybody needs.
pub fn picture(bytes: &[u8]) -> Option<Picture> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(WIDEST);
    limits.max_image_height = Some(WIDEST);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let turned = decoder.orientation().ok()?;
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    if image.width() > KEPT || image.height() > KEPT {
        image = image.thumbnail(KEPT, KEPT);
    }
    image.apply_orientation(turned);
    let rgba = image.into_rgba8();
    let on_white = |part: u8, alpha: u8| {
        let (part, alpha) = (u32::from(part), u32::from(alpha));
        ((part * alpha + 255 * (255 - alpha)) / 255) as u8
    };
    let dots = rgba.pixels().map(|dot| {
        let [red, green, blue, alpha] = dot.0;
        [on_white(red, alpha), on_white(green, alpha), on_white(blue, alpha)]
    });
    Some(Picture { width: rgba.width(), height: rgba.height(), dots: dots.collect() })
}

impl Picture {
    /// A picture of one colour.
    pub fn plain(width: u32, height: u32, dot: Dot) -> Self {
        let count = width as usize * height as usize;
        Self { width, height, dots: vec![dot; count].into() }
    }

    /// Width and height in dots.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// The dot at a place inside it.
    pub fn dot(&self, x: u32, y: u32) -> Dot {
        self.dots.get((y * self.width + x) as usize).copied().unwrap_or_default()
    }

    /// Its largest size in a room of `width` by `height` dots, in its own proportions; it is never
    /// made larger than it is.
    pub fn fitted(&self, width: u32, height: u32) -> (u32, u32) {
        if self.width <= width && self.height <= height {
            return self.size();
        }
        let (own, high) = (u64::from(self.width.max(1)), u64::from(self.height.max(1)));
        let (room, rows) = (u64::from(width), u64::from(height));
        let (wide, tall) =
            if room * high <= rows * own { (room, room * high / own) } else { (rows * own / high, rows) };
        ((wide as u32).max(1), (tall as u32).max(1))
    }

    /// The same in other dimensions.
    #[must_use]
    pub fn scaled(&self, width: u32, height: u32) -> Self {
        if (width, height) == self.size() {
            return self.clone();
        }
        let mut dots = Vec::with_capacity(width as usize * height as usize);
        for y in 0..height {
            for x in 0..width {
                dots.push(self.around((x, width), (y, height)));
            }
        }
        Self { width, height, dots: dots.into() }
    }

    /// The mean of some dots of what becomes one of `columns` by `rows`.
    fn around(&self, (x, columns): (u32, u32), (y, rows): (u32, u32)) -> Dot {
        let place = |at: u32, look: u32, of: u32, length: u32| {
            let middle = (u64::from(at * LOOKS + look) * 2 + 1) * u64::from(length);
            ((middle / u64::from(of * LOOKS * 2)) as u32).min(length.saturating_sub(1))
        };
        let mut sums = [0_u32; 3];
        for down in 0..LOOKS {
            for across in 0..LOOKS {
                let dot = self.dot(place(x, across, columns, self.width), place(y, down, rows, self.height));
                for (sum, part) in sums.iter_mut().zip(dot) {
                    *sum += u32::from(part);
                }
            }
        }
        sums.map(|sum| (sum / (LOOKS * LOOKS)) as u8)
    }

    /// As a file that terminals read.
    pub fn png(&self) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let bytes = self.dots.as_flattened();
        let encoder = PngEncoder::new(&mut out);
        encoder.write_image(bytes, self.width, self.height, ExtendedColorType::Rgb8).ok()?;
        Some(out)
    }

    /// As sixels (DEC STD 070), in 216 colours.
    pub fn sixel(&self) -> String {
        sixel::sixel(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::RgbaImage;
    use proptest::prelude::*;

    fn file(width: u32, height: u32, format: image::ImageFormat) -> Vec<u8> {
        let image = RgbaImage::from_fn(width, height, |x, _| {
            image::Rgba(if x < width / 2 { [200, 30, 30, 255] } else { [0, 0, 0, 0] })
        });
        let mut bytes = Cursor::new(Vec::new());
        let image = DynamicImage::ImageRgba8(image);
        let image = if format == image::ImageFormat::Jpeg { image.to_rgb8().into() } else { image };
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn the_usual_formats_are_read_and_made_small() {
        use image::ImageFormat::{Gif, Jpeg, Png, WebP};
        for format in [Gif, Jpeg, Png, WebP] {
            let read = picture(&file(60, 20, format)).unwrap();
            assert_eq!(read.size(), (60, 20), "{format:?}");
            assert!(read.dot(5, 5)[0] > 150 && read.dot(5, 5)[1] < 90, "{format:?}");
            if format != Jpeg {
                assert_eq!(read.dot(50, 5), [255; 3], "what can be seen through is white");
            }
        }
        assert_eq!(picture(&file(3_000, 300, Png)).unwrap().size(), (1_000, 100));
    }

    #[test]
    fn what_is_too_large_or_broken_is_no_picture() {
        let mut bomb = file(40, 40, image::ImageFormat::Png);
        // The header says 60,000 by 60,000, and its checksum does not.
        bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        let mut cut = file(40, 40, image::ImageFormat::Jpeg);
        cut.truncate(20);
        for bytes in [bomb, cut, Vec::new(), b"<svg/>".to_vec(), b"GIF89a".to_vec()] {
            assert!(picture(&bytes).is_none());
        }
    }

    #[test]
    fn a_file_for_the_terminal_is_the_same_picture() {
        let small = picture(&file(60, 20, image::ImageFormat::Png)).unwrap().scaled(30, 10);
        assert_eq!((small.size(), small.dot(3, 3), small.dot(27, 8)), ((30, 10), [200, 30, 30], [255; 3]));
        assert_eq!(picture(&small.png().unwrap()), Some(small));
    }

    proptest! {
        #[test]
        fn no_bytes_stop_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..400), kind in 0_usize..4) {
            let heads: [&[u8]; 4] = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"RIFF\x20\0\0\0WEBP"];
            let _ = picture(&[heads[kind], &bytes].concat());
        }

        #[test]
        fn a_fitted_picture_fits(w in 1_u32..3_000, h in 1_u32..3_000, width in 1_u32..500, height in 1_u32..500) {
            let (wide, high) = Picture::plain(w.min(90), h.min(90), [0; 3]).fitted(width, height);
            prop_assert!(wide >= 1 && high >= 1 && wide <= width.max(1) && high <= height.max(1));
        }
    }
}
