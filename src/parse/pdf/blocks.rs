//! Lines set into paragraphs, page after page.
//!
//! In: the lines of every page. Out: the [`Block`]s of the whole: what repeats on every page and
//! page numbers are left out, words that were parted at the end of a line are whole again, and
//! a paragraph that runs on over the page's end is one.

use std::collections::HashMap;

use super::lines::Line;
use super::paper::Block;

/// Pages from which on a line that repeats is a header or footer.
const SEVERAL: usize = 3;

/// The text of `pages`.
pub fn blocks(mut pages: Vec<Vec<Line>>) -> Vec<Block> {
    drop_furniture(&mut pages);
    let usual = usual_size(&pages);
    let mut out: Vec<Block> = Vec::new();
    for page in pages {
        let set = Setting::of(&page, usual);
        let mut more = set.paragraphs(&page).into_iter();
        if let Some(first) = more.next() {
            match (out.last_mut(), first) {
                (Some(Block::Text(text)), Block::Text(rest)) if runs_on(text, &rest) => join(text, &rest),
                (_, first) => out.push(first),
            }
        }
        out.extend(more);
    }
    out
}

/// Takes out page numbers, and the first and last lines that stand on most pages alike.
fn drop_furniture(pages: &mut [Vec<Line>]) {
    let mut often: HashMap<String, usize> = HashMap::new();
    for page in pages.iter() {
        for line in edges(page) {
            *often.entry(shape(&line.text)).or_default() += 1;
        }
    }
    let several = pages.len() >= SEVERAL;
    let enough = (pages.len() * 2).div_ceil(3);
    for page in pages.iter_mut() {
        let count = page.len();
        let mut at = 0;
        page.retain(|line| {
            let edge = at < 2 || at + 2 >= count;
            at += 1;
            let repeats = several && often.get(&shape(&line.text)).is_some_and(|count| *count >= enough);
            !(edge && (repeats || is_page_number(&line.text)))
        });
    }
}

fn edges(page: &[Line]) -> impl Iterator<Item = &Line> {
    let count = page.len();
    page.iter().enumerate().filter(move |(at, _)| *at < 2 || at + 2 >= count).map(|(_, line)| line)
}

/// A line without its numbers, which differ from page to page.
fn shape(text: &str) -> String {
    text.chars().filter(|c| !c.is_numeric() && !c.is_whitespace()).collect()
}

/// `- 2 -`, `2`, `Halaman 2 dari 5`, `Page 2 of 5`, `2/5`.
fn is_page_number(text: &str) -> bool {
    let has_number = text.chars().any(|c| c.is_ascii_digit());
    let rest = text.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let short = text.chars().count() <= 24;
    let framed = text.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '.' | '|' | '(' | ')' | ' '));
    let only = rest.is_empty() && framed.chars().filter(char::is_ascii_digit).count() <= 3;
    let plain = only && framed.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | ' '));
    has_number
        && short
        && (plain || matches!(rest.as_str(), "halaman" | "halamandari" | "page" | "pageof" | "hal"))
}

/// The size that most letters have.
fn usual_size(pages: &[Vec<Line>]) -> f32 {
    let mut sizes: HashMap<i32, usize> = HashMap::new();
    for line in pages.iter().flatten() {
        *sizes.entry((line.size * 2.0).round() as i32).or_default() += line.text.len();
    }
    sizes.into_iter().max_by_key(|(size, count)| (*count, *size)).map_or(10.0, |(size, _)| size as f32 / 2.0)
}

/// How a page is set: its edges and the usual step from line to line.
struct Setting {
    left: f32,
    right: f32,
    step: f32,
    usual: f32,
}

impl Setting {
    fn of(page: &[Line], usual: f32) -> Self {
        let edge = |of: fn(&Line) -> f32, share: f32| {
            let mut all: Vec<f32> = page.iter().map(of).collect();
            all.sort_by(f32::total_cmp);
            all.get((all.len().saturating_sub(1) as f32 * share) as usize).copied().unwrap_or(0.0)
        };
        let mut steps: Vec<f32> = page
            .windows(2)
            .map(|pair| pair[1].y - pair[0].y)
            .filter(|step| *step > 0.5 * usual && *step < 2.6 * usual)
            .collect();
        steps.sort_by(f32::total_cmp);
        // The tighter half are steps inside paragraphs.
        let step = steps.get(steps.len() / 3).copied().unwrap_or(1.3 * usual);
        Self { left: edge(|line| line.left, 0.05), right: edge(|line| line.right, 0.9), step, usual }
    }

    fn paragraphs(&self, page: &[Line]) -> Vec<Block> {
        let mut out = Vec::new();
        let mut start = 0;
        for at in 1..=page.len() {
            if page.get(at).is_none_or(|line| self.begins(&page[start..at], line)) {
                out.extend(self.block(&page[start..at]));
                start = at;
            }
        }
        out
    }

    /// Whether `line` begins a new paragraph after `lines`.
    fn begins(&self, lines: &[Line], line: &Line) -> bool {
        let Some(last) = lines.last() else { return true };
        let gap = line.y - last.y;
        let steps = self.step.max(1.15 * line.size.min(last.size));
        if gap < 0.0 || gap > 1.45 * steps {
            return true;
        }
        if (line.size - last.size).abs() > 0.15 * self.usual {
            return true;
        }
        if self.is_centred(line) || self.is_centred(last) {
            return !(self.is_centred(line) && self.is_centred(last));
        }
        let em = self.usual;
        let ended = last.right < self.right - 0.12 * (self.right - self.left);
        // The line was left although the next word had room: it was ended on purpose.
        let word = line.text.split(' ').next().map_or(0, |word| word.chars().count()) as f32 * 0.5 * em;
        let on_purpose = last.right + word + em < self.right;
        let indented = line.left > last.left + 0.9 * em && lines.len() > 1;
        let outdented = lines.len() > 1 && line.left < last.left - 0.9 * em;
        let is_item = item_mark(&line.text);
        (is_item && (ended || ends_sentence(&last.text) || line.left <= lines[0].left + 0.5 * em))
            || (on_purpose && ended)
            || (indented && ends_sentence(&last.text))
            || (outdented && !item_mark(&lines[0].text) && ends_sentence(&last.text))
    }

    fn is_centred(&self, line: &Line) -> bool {
        let (before, after) = (line.left - self.left, self.right - line.right);
        let room = 0.08 * (self.right - self.left);
        before > room && after > room && (before - after).abs() < room.max(0.25 * (before + after))
    }

    fn block(&self, lines: &[Line]) -> Option<Block> {
        let first = lines.first()?;
        let large = first.size > 1.2 * self.usual;
        if self.is_centred(first) && !large && lines.len() > 1 {
            return Some(Block::Centred(lines.iter().map(|line| line.text.clone()).collect()));
        }
        let mut text = String::new();
        for line in lines {
            join(&mut text, &line.text);
        }
        Some(if large && text.chars().count() <= 300 { Block::Heading(text) } else { Block::Text(text) })
    }
}

/// Whether a line begins with a number, letter or dot that counts a list.
fn item_mark(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let bare = first.trim_start_matches('(').trim_end_matches(['.', ')']);
    let marked = bare.len() < first.len();
    let counts = bare.len() <= 3
        && !bare.is_empty()
        && (bare.chars().all(|c| c.is_ascii_digit())
            || bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic)
            || bare.chars().all(|c| "ivxIVX".contains(c)));
    (marked && counts) || matches!(first, "•" | "-" | "–" | "▪" | "◦" | "○" | "✓" | "" | "*")
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', ':', ';', '!', '?'])
}

/// Whether `rest` carries on a paragraph that the page's end has parted.
fn runs_on(text: &str, rest: &str) -> bool {
    !ends_sentence(text) && rest.chars().next().is_some_and(char::is_lowercase) && !item_mark(rest)
}

/// Adds the next line; a word parted at the line's end becomes whole, a doubled one stays so.
fn join(text: &mut String, line: &str) {
    if text.is_empty() {
        text.push_str(line);
        return;
    }
    let parted =
        text.strip_suffix(['-', '\u{ad}', '\u{2010}']).filter(|head| head.ends_with(char::is_alphabetic));
    let goes_on = line.starts_with(char::is_lowercase);
    if let (Some(head), true) = (parted, goes_on) {
        let before = head.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
        let after: String = line.chars().take_while(|c| c.is_alphabetic()).collect();
        // "anak-anak", "sebaik-baiknya": the hyphen is the word's own.
        let doubled = before.len() > 2 && (after.starts_with(&before) || before.ends_with(stem_of(&after)));
        if !doubled {
            text.truncate(head.len());
        }
        text.push_str(line);
        return;
    }
    text.push(' ');
    text.push_str(line);
}

/// `word` without the endings that a doubled word takes.
fn stem_of(word: &str) -> &str {
    let stem = ["nya", "an", "kan", "i"].iter().find_map(|end| word.strip_suffix(end));
    stem.filter(|stem| stem.len() > 2).unwrap_or(if word.len() > 2 { word } else { "\u{0}" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f32, y: f32) -> Line {
        Line { text: text.into(), left, right: left + text.chars().count() as f32 * 5.0, y, size: 10.0 }
    }

    /// A line that fills the measure.
    fn full(text: &str, y: f32) -> Line {
        Line { right: 540.0, ..line(text, 60.0, y) }
    }

    fn text(text: &str) -> Block {
        Block::Text(text.into())
    }

    #[test]
    fn paragraphs_end_at_gaps_and_at_short_lines() {
        let page = vec![
            full("Dengan hormat kami sampaikan bahwa", 100.0),
            full("kegiatan pembinaan dilaksanakan di", 114.0),
            line("aula kantor.", 60.0, 128.0),
            full("Peserta diharapkan hadir tepat waktu", 142.0),
            line("pada hari itu.", 60.0, 156.0),
            full("Demikian disampaikan, atas perhatian", 190.0),
            line("diucapkan terima kasih.", 60.0, 204.0),
        ];
        assert_eq!(
            blocks(vec![page]),
            [
                text("Dengan hormat kami sampaikan bahwa kegiatan pembinaan dilaksanakan di aula kantor."),
                text("Peserta diharapkan hadir tepat waktu pada hari itu."),
                text("Demikian disampaikan, atas perhatian diucapkan terima kasih."),
            ]
        );
    }

    #[test]
    fn a_letterhead_stays_in_lines() {
        let centred = |text: &str, y| {
            let width = text.chars().count() as f32 * 5.0;
            line(text, 300.0 - width / 2.0, y)
        };
        let page = vec![
            centred("SURAT EDARAN", 60.0),
            centred("NOMOR 7 TAHUN 2026", 74.0),
            full("Yang terhormat para kepala kantor di", 120.0),
            full("lingkungan kantor wilayah dan semua", 134.0),
            line("kantor kabupaten.", 60.0, 148.0),
        ];
        let blocks = blocks(vec![page]);
        assert_eq!(blocks[0], Block::Centred(vec!["SURAT EDARAN".into(), "NOMOR 7 TAHUN 2026".into()]));
        assert_eq!(blocks.len(), 2);
    }

    #[test]
    fn items_of_a_list_are_paragraphs() {
        let page = vec![
            full("1. Kepala kantor menyampaikan laporan", 100.0),
            full("setiap bulan kepada kantor wilayah;", 114.0),
            full("2. Laporan disampaikan paling lambat", 128.0),
            line("tanggal lima; dan", 60.0, 142.0),
            line("a. dicetak", 80.0, 156.0),
        ];
        let blocks = blocks(vec![page]);
        assert_eq!(blocks.len(), 3, "{blocks:?}");
        assert_eq!(blocks[2], text("a. dicetak"));
    }

    #[test]
    fn what_stands_on_every_page_is_left_out_and_text_runs_on() {
        let page = |number: usize, body: &str| {
            vec![
                full("KEMENTERIAN CONTOH REPUBLIK CONTOH KANTOR", 40.0),
                full(body, 100.0),
                full(body, 114.0),
                full(body, 128.0),
                line(&format!("- {number} -"), 290.0, 800.0),
            ]
        };
        let blocks =
            blocks(vec![page(1, "isi pertama yang"), page(2, "isi kedua yang"), page(3, "isi ketiga yang")]);
        let Block::Text(all) = &blocks[0] else { panic!("{blocks:?}") };
        assert_eq!(blocks.len(), 1, "{blocks:?}");
        assert!(all.starts_with("isi pertama") && all.ends_with("isi ketiga yang"), "{all}");
        assert!(!all.contains("KEMENTERIAN") && !all.contains("- 2 -"));
    }

    #[test]
    fn parted_words_become_whole() {
        let cases = [
            ("kegiatan ber-", "sama dilaksanakan", "kegiatan bersama dilaksanakan"),
            ("untuk anak-", "anak sekolah", "untuk anak-anak sekolah"),
            ("dengan sebaik-", "baiknya", "dengan sebaik-baiknya"),
            ("tingkat se-", "Indonesia", "tingkat se- Indonesia"),
            ("satu", "dua", "satu dua"),
        ];
        for (head, tail, whole) in cases {
            let mut text = head.to_owned();
            join(&mut text, tail);
            assert_eq!(text, whole);
        }
    }

    #[test]
    fn page_numbers_are_told_from_text() {
        for (text, yes) in [
            ("2", true),
            ("- 12 -", true),
            ("Halaman 2 dari 5", true),
            ("3/9", true),
            ("2026", false),
            ("Pasal 5", false),
            ("1. Umum", false),
        ] {
            assert_eq!(is_page_number(text), yes, "{text}");
        }
    }
}
