//! How sure the reader is that it found the whole text of a page's article.
//!
//! In: the outline and the text that was found. Out: a number from 0 to 1: lower where the page
//! holds more prose beside the text than in it, and where the text breaks off. Never reads the
//! text for what it says, and never changes it.

use std::collections::HashSet;

use super::outline::{Line, Outline, Zone};
use super::signs;
use crate::news::CleanHtml;

/// Below this a person is told that a part may be missing.
pub const DOUBTFUL: f32 = 0.5;
/// Shorter lines are prose only where they end as sentences do, in characters.
const PROSE: usize = 140;
const SENTENCE: usize = 50;

/// What is known of the text that was found.
#[derive(Debug, Clone, Copy)]
pub struct Sight {
    /// Paragraphs of prose.
    pub paragraphs: usize,
    /// Their length in bytes.
    pub prose: usize,
    /// Its first and last line in the outline.
    pub located: Option<(usize, usize)>,
    /// Whether the head says that the page is an article.
    pub says_article: bool,
    /// How long the head says that the text is, in bytes; 0 where it does not say.
    pub claimed: usize,
}

impl Sight {
    /// How sure it is, from 0 to 1.
    pub fn confidence(&self, outline: &Outline, body: Option<&CleanHtml>) -> f32 {
        let Some(text) = body.map(CleanHtml::text).filter(|text| !text.is_empty()) else { return 0.0 };
        let long = (self.prose as f32 / 1200.0).min(1.0);
        let parted = (self.paragraphs as f32 / 4.0).min(1.0);
        let located = f32::from(u8::from(self.located.is_some()));
        let said = f32::from(u8::from(self.says_article));
        let own = 0.4 + long * 0.15 + parted * 0.1 + located * 0.25 + said * 0.1;
        let missed = self.located.map_or(0, |place| missed(outline, place, &text));
        let share = text.len() as f32 / (text.len() + missed) as f32;
        let claimed = (text.len() as f32 / self.claimed.max(1) as f32).min(1.0);
        own * share.min(claimed) * if breaks_off(&text) { 0.45 } else { 1.0 }
    }
}

/// How many bytes of prose stand among the lines of the text, or behind it in the same element,
/// without being of it.
fn missed(outline: &Outline, (first, last): (usize, usize), text: &str) -> usize {
    let known: HashSet<String> = text.lines().map(signs::letters).collect();
    let lines = outline.lines.get(first..).unwrap_or_default();
    let (Some(begin), Some(end)) = (lines.first(), lines.get(last.saturating_sub(first))) else { return 0 };
    let shared = begin.path.iter().zip(&end.path).take_while(|(one, other)| one == other).count();
    // The element of a single line is the line's own.
    let shared = if first == last { shared.saturating_sub(1) } else { shared };
    let container = begin.path.get(..shared).unwrap_or_default();
    let own = lines.iter().enumerate().take_while(|(at, line)| {
        let ends = signs::is_related_heading(&line.text) || signs::is_box_heading(&line.text);
        *at <= last - first || (line.zone == Zone::Main && !ends && line.path.starts_with(container))
    });
    let strange = own.filter(|(_, line)| is_prose(line) && !known.contains(&signs::letters(&line.text)));
    strange.map(|(_, line)| line.text.len()).sum()
}

fn is_prose(line: &Line) -> bool {
    let length = line.text.chars().count();
    line.zone == Zone::Main
        && !line.is_heading(6)
        && !line.after_image
        && line.linked * 3 < line.text.len()
        && (length >= PROSE || (length >= SENTENCE && signs::ends_sentence(&line.text)))
        && !signs::is_credit(&line.text)
        && !signs::is_see_also(&line.text)
        && !signs::is_trimming(&line.text)
}

/// Whether the text ends where a teaser does: in dots, or in words that lead on.
fn breaks_off(text: &str) -> bool {
    let Some(last) = text.lines().rev().map(str::trim).find(|line| !line.is_empty()) else { return false };
    let last = last.trim_end_matches([' ', ']', ')', '"', '”']);
    let lower = last.to_lowercase();
    let leads_on =
        ["baca selengkapnya", "selengkapnya", "read more", "continue reading", "lanjutkan membaca"];
    last.ends_with("...") || last.ends_with('…') || leads_on.iter().any(|words| lower.ends_with(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[&str]) -> Outline {
        let page: String = texts.iter().flat_map(|text| ["<p>", text, "</p>"]).collect();
        let page =
            format!("<div>{page}</div><div><p>{}</p></div>", "Judul lain di kolom sebelah. ".repeat(40));
        Outline::of(&dom_query::Document::from(page.as_str()).body().unwrap())
    }

    fn seen(texts: &[&str], found: &[usize]) -> f32 {
        let outline = lines(texts);
        let body: String = found.iter().flat_map(|at| ["<p>", texts[*at], "</p>"]).collect();
        let prose = found.iter().map(|at| texts[*at].len()).sum();
        let located = Some((found[0], *found.last().unwrap()));
        let sight = Sight { paragraphs: found.len(), prose, located, says_article: false, claimed: 0 };
        sight.confidence(&outline, Some(&CleanHtml::from_sanitised(body)))
    }

    #[test]
    fn a_text_shorter_than_the_head_says_is_doubtful() {
        let text = "Kepala kantor membuka pelatihan guru madrasah di aula kantor pada hari Senin pagi.";
        let body = CleanHtml::from_sanitised(format!("<p>{text}</p>"));
        let sight = |claimed| Sight {
            paragraphs: 1,
            prose: text.len(),
            located: Some((0, 0)),
            says_article: true,
            claimed,
        };
        let sure = |claimed| sight(claimed).confidence(&lines(&[text]), Some(&body));
        assert!(sure(text.len()) >= DOUBTFUL && sure(text.len() * 4) < DOUBTFUL);
    }

    #[test]
    fn what_is_left_out_and_what_breaks_off_lowers_it() {
        let prose = "Kepala kantor membuka pelatihan guru madrasah di aula kantor pada hari Senin pagi.";
        let other = "Sebanyak empat puluh peserta hadir dan mengikuti seluruh rangkaian acara sampai sore.";
        let third = "Panitia berharap kegiatan serupa dapat digelar lagi pada tahun depan di kota lain.";
        let whole = seen(&[prose, other], &[0, 1]);
        assert!(whole >= DOUBTFUL, "a short release is no reason for doubt: {whole}");
        assert!(seen(&[prose, other, third, third], &[0]) < DOUBTFUL);
        let boxed = [prose, other, "Berita Terkait", third, third, third];
        assert!(seen(&boxed, &[0, 1]) >= DOUBTFUL, "other news below is none of it");
        for end in ["Kegiatan dibuka oleh kepala kantor dan dihadiri...", "Acara itu … Baca selengkapnya"] {
            assert!(seen(&[prose, end], &[0, 1]) < DOUBTFUL, "{end}");
        }
    }
}
