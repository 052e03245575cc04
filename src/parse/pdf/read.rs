//! From a PDF's bytes to its text.
//!
//! In: bytes and a way to say "enough". Out: a [`Paper`] or a [`Flaw`]. Counts what it could not
//! tell: a page of pictures is a scan, a page of unnamed letters is no text either.

use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page};

use super::blocks;
use super::glyphs::{Sheet, UNKNOWN};
use super::lines::{self, Line};
use super::paper::Paper;
use crate::news::Flaw;

/// The most pages that are read.
const PAGES: usize = 300;
/// The most characters that are kept.
const CHARACTERS: usize = 1_000_000;
/// Fewer letters on a page of pictures are a stamp or a page number, not its text.
const FEW: usize = 24;

/// Whether `bytes` are a PDF: some have other bytes before the mark that opens one.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    start.windows(5).any(|window| window == b"%PDF-")
}

/// Reads the text of `bytes`, page by page while `goes_on` says so.
pub fn read(bytes: Vec<u8>, goes_on: impl Fn() -> bool) -> Result<Paper, Flaw> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Flaw::Locked,
        LoadPdfError::Invalid => Flaw::Broken,
    })?;
    let all = pdf.pages().len();
    let mut seen = Seen::default();
    let mut pages: Vec<Vec<Line>> = Vec::new();
    let mut cut = all > PAGES;
    let cache = InterpreterCache::new();
    for page in pdf.pages().iter().take(PAGES) {
        if !goes_on() || seen.characters > CHARACTERS {
            cut = true;
            break;
        }
        let (width, height) = page.render_dimensions();
        let mut context = Context::new(
            Affine::new(page.initial_transform(true).as_coeffs()),
            Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
            &cache,
            pdf.xref(),
            settings(),
        );
        let mut sheet = Sheet::default();
        interpret_page(page, &mut context, &mut sheet);
        cut |= sheet.cut;
        seen.pictures += sheet.pictures;
        let set = lines::lines(sheet.upright());
        seen.count(&set);
        pages.push(set);
    }
    seen.judge(all)?;
    let title = pdf.metadata().title.as_deref().and_then(title);
    let mut paper = Paper { title, pages: all, blocks: blocks::blocks(pages), cut };
    paper.title = paper.title.filter(|title| !title.contains(UNKNOWN));
    Ok(paper)
}

fn settings() -> InterpreterSettings {
    InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() }
}

/// What the pages hold in all.
#[derive(Debug, Default)]
struct Seen {
    characters: usize,
    unknown: usize,
    pictures: usize,
}

impl Seen {
    fn count(&mut self, lines: &[Line]) {
        for c in lines.iter().flat_map(|line| line.text.chars()).filter(|c| !c.is_whitespace()) {
            self.characters += 1;
            self.unknown += usize::from(c == UNKNOWN || c.is_control() || is_private(c));
        }
    }

    fn judge(&self, pages: usize) -> Result<(), Flaw> {
        if self.pictures > 0 && self.characters < FEW * pages.max(1) {
            return Err(Flaw::Scan(pages));
        }
        if self.characters == 0 {
            return Err(Flaw::Empty);
        }
        if self.unknown * 3 > self.characters {
            return Err(Flaw::Cipher);
        }
        Ok(())
    }
}

/// Characters without a meaning outside the font that uses them.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}

/// A title as the file keeps it: UTF-16 with a mark, UTF-8 with a mark, or single bytes.
fn title(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xFF, 0xFE, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
        },
    };
    let text = text.trim();
    let lower = text.to_lowercase();
    let is_file = ["microsoft word -", "microsoft powerpoint -", "untitled", "document", "dokumen", "scan"]
        .iter()
        .any(|start| lower.starts_with(start))
        || [".doc", ".docx", ".pdf", ".rtf", ".odt", ".xls", ".xlsx", ".pptx", ".indd", ".cdr"]
            .iter()
            .any(|end| lower.ends_with(end))
        || !text.contains(' ');
    (!is_file && text.chars().count() >= 8).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::paper::Block;
    use super::super::sample::{self, Page};
    use super::*;

    fn all(bytes: Vec<u8>) -> Result<Paper, Flaw> {
        read(bytes, || true)
    }

    #[test]
    fn the_text_of_a_circular() {
        let lines = [
            (220.0, "SURAT EDARAN"),
            (190.0, "NOMOR 12 TAHUN 2026"),
            (60.0, "Dengan ini disampaikan kepada seluruh kepala kantor bahwa kegiatan pembinaan"),
            (60.0, "penyuluh agama dilaksanakan di aula kantor wilayah selama tiga hari penuh."),
        ];
        let paper = all(sample::pdf(&[Page::text(&lines)])).unwrap();
        assert_eq!((paper.pages, paper.cut), (1, false));
        let text = paper.body().text();
        assert!(text.contains("SURAT EDARAN"), "{text}");
        assert!(text.contains("kegiatan pembinaan penyuluh agama dilaksanakan"), "{text}");
        assert!(matches!(paper.blocks.last(), Some(Block::Text(_))), "{:?}", paper.blocks);
    }

    #[test]
    fn a_scan_a_blank_and_a_broken_file_are_told_apart() {
        assert_eq!(all(sample::pdf(&[Page::Picture, Page::Picture])), Err(Flaw::Scan(2)));
        assert_eq!(all(sample::pdf(&[Page::text(&[])])), Err(Flaw::Empty));
        assert_eq!(all(b"%PDF-1.7\nhello".to_vec()), Err(Flaw::Broken));
        assert_eq!(all(Vec::new()), Err(Flaw::Broken));
    }

    #[test]
    fn a_file_without_a_table_of_its_objects_is_read_all_the_same() {
        let mut bytes = sample::pdf(&[Page::text(&[(60.0, "Pengumuman penting untuk semua pegawai")])]);
        let at = bytes.windows(5).rposition(|window| window == b"xref\n").unwrap();
        bytes.truncate(at - 10);
        let paper = all(bytes);
        assert!(paper.is_ok_and(|paper| paper.body().text().contains("Pengumuman penting")));
    }

    #[test]
    fn reading_stops_when_told_to() {
        let page = || Page::text(&[(60.0, "Halaman dengan isi yang cukup panjang")]);
        let left = std::cell::Cell::new(2);
        let paper = read(sample::pdf(&[page(), page(), page(), page()]), || {
            left.set(left.get() - 1);
            left.get() >= 0
        });
        let paper = paper.unwrap();
        assert_eq!((paper.pages, paper.cut), (4, true));
        assert_eq!(paper.body().text().matches("Halaman dengan").count(), 2);
    }

    #[test]
    fn titles_that_are_file_names_are_none() {
        let cases: [(&[u8], Option<&str>); 5] = [
            (b"Pedoman Pelaksanaan Kegiatan", Some("Pedoman Pelaksanaan Kegiatan")),
            (b"\xFE\xFF\0P\0e\0d\0o\0m\0a\0n\0 \0H\0a\0j\0i", Some("Pedoman Haji")),
            (b"Microsoft Word - SE 12.docx", None),
            (b"SE_12_2026.pdf", None),
            (b"", None),
        ];
        for (bytes, wanted) in cases {
            assert_eq!(title(bytes).as_deref(), wanted);
        }
    }

    #[test]
    fn a_pdf_is_known_by_its_first_bytes() {
        assert!(is_pdf(b"%PDF-1.4"));
        assert!(is_pdf(b"\n\n  %PDF-1.4"));
        assert!(!is_pdf(b"<html>%PDF"));
    }
}
