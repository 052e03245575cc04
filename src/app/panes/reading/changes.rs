//! What a source changed in its article, laid out for the reader: word by word, in place of the
//! text.
//!
//! In: what the article said before and after, and a width. Out: lines. What is gone stands
//! between `[-` and `-]`, what is new between `{+` and `+}`, so that no colour is needed to tell
//! them apart; paragraphs that stayed the same are only counted.

use crate::app::msg::Reading;
use crate::app::panes::line::{Line, LineKind};
use crate::app::text;
use crate::lang::Lang;
use crate::news::{CleanHtml, When};
use crate::render::{Ink, Run};
use crate::words::{Fate, Paragraph, diff};

/// The change number `at` of an article, the latest being 0, in lines of at most `columns`.
pub fn lines(
    reading: &Reading,
    at: usize,
    columns: usize,
    offset: jiff::tz::Offset,
    lang: &Lang,
) -> Vec<Line> {
    let Some(before) = reading.earlier.get(at) else { return Vec::new() };
    let item = &reading.article.item;
    let now = item.body.as_ref().map(CleanHtml::text).unwrap_or_default();
    let after = at.checked_sub(1).and_then(|next| reading.earlier.get(next));
    let (title, text) =
        after.map_or((&item.title, now.as_str()), |after| (&after.title, after.text.as_str()));
    let when = lang.moment(When::time(before.until, offset));
    let titles = diff(&before.title, title);
    let mut out: Vec<Line> = titles.iter().flat_map(|pieces| paragraph(pieces, 1, columns)).collect();
    out.extend(note(&lang.changes_heading(at + 1, reading.earlier.len(), &when), columns));
    out.push(blank());
    let mut same = 0;
    for pieces in diff(&before.text, text) {
        if pieces.iter().all(|(fate, _)| *fate == Fate::Kept) {
            same += 1;
            continue;
        }
        skipped(&mut out, &mut same, columns, lang);
        out.extend(paragraph(&pieces, 0, columns));
        out.push(blank());
    }
    skipped(&mut out, &mut same, columns, lang);
    out
}

/// Says how many paragraphs are not shown.
fn skipped(out: &mut Vec<Line>, same: &mut usize, columns: usize, lang: &Lang) {
    if *same > 0 {
        out.extend(note(&lang.changes_same(std::mem::take(same)), columns));
        out.push(blank());
    }
}

fn note(said: &str, columns: usize) -> Vec<Line> {
    let line =
        |row| Line { kind: LineKind::Note, runs: vec![Run { text: row, ink: Ink::default() }], place: 0 };
    text::wrap(said, columns).into_iter().map(line).collect()
}

fn blank() -> Line {
    Line { kind: LineKind::Body, runs: Vec::new(), place: 0 }
}

/// A paragraph with its changes marked; `heading` is 0 for running text.
fn paragraph(pieces: &Paragraph, heading: u8, columns: usize) -> Vec<Line> {
    let mut words: Vec<(String, Ink)> = Vec::new();
    for (fate, piece) in pieces {
        let (open, close) = match fate {
            Fate::Kept => ("", ""),
            Fate::Gone => ("[-", "-]"),
            Fate::New => ("{+", "+}"),
        };
        let (gone, added) = (*fate == Fate::Gone, *fate == Fate::New);
        let ink = Ink { heading, gone, added, ..Ink::default() };
        let marked = format!("{open}{piece}{close}");
        for word in marked.split(' ') {
            words.extend(text::wrap(word, columns).into_iter().map(|part| (part, ink)));
        }
    }
    wrapped(words, columns)
}

/// Words in lines, a blank between them.
fn wrapped(words: Vec<(String, Ink)>, columns: usize) -> Vec<Line> {
    let mut rows: Vec<Vec<Run>> = vec![Vec::new()];
    let mut taken = 0;
    for (word, ink) in words {
        let width = text::width(&word);
        if taken > 0 && taken + 1 + width > columns {
            rows.push(Vec::new());
            taken = 0;
        }
        let Some(row) = rows.last_mut() else { continue };
        let gap = if taken > 0 { " " } else { "" };
        match row.last_mut() {
            Some(run) if run.ink == ink => {
                run.text.push_str(gap);
                run.text.push_str(&word);
            }
            _ => {
                if !gap.is_empty() {
                    let ink = Ink { gone: false, added: false, ..ink };
                    row.push(Run { text: gap.to_owned(), ink });
                }
                row.push(Run { text: word, ink });
            }
        }
        taken += width + gap.len();
    }
    rows.into_iter().map(|runs| Line { kind: LineKind::Body, runs, place: 0 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use crate::news::{Article, Earlier, Item, Mark, SourceId};

    fn shown(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| line.runs.iter().map(|run| run.text.as_str()).collect()).collect()
    }

    fn reading(versions: &[(&str, &str)], title: &str, body: &str) -> Reading {
        let now = jiff::Timestamp::from_second(1_610_000_000).unwrap();
        let item = Item {
            title: title.into(),
            body: Some(CleanHtml::from_sanitised(body.into())),
            ..Item::default()
        };
        let earlier = |(title, text): &(&str, &str)| Earlier {
            until: now,
            title: (*title).into(),
            text: (*text).into(),
        };
        Reading {
            article: Article::new(SourceId(1), item, now),
            source_name: "Pusat".into(),
            mark: Mark::default(),
            damaged: false,
            earlier: versions.iter().map(earlier).collect(),
        }
    }

    #[test]
    fn each_change_is_told_against_what_followed_it() {
        let versions = [
            ("Rapat", "Dibuka Rabu.\n\nTetap sama.\n\nSama pula."),
            ("Rapat", "Dibuka Senin.\n\nTetap sama."),
        ];
        let reading =
            reading(&versions, "Ralat: rapat", "<p>Dibuka Kamis.</p><p>Tetap sama.</p><p>Sama pula.</p>");
        let lang = Lang::new(Language::Id);
        let of = |at| {
            let mut shown = shown(&lines(&reading, at, 60, When::WIB, &lang));
            let heading = shown.remove(1);
            assert!(heading.starts_with(&format!("Perubahan {} dari 2", at + 1)), "{heading}");
            assert!(!shown.remove(1).is_empty());
            shown
        };
        assert_eq!(
            of(0),
            [
                "[-Rapat-] {+Ralat: rapat+}",
                "",
                "Dibuka [-Rabu.-] {+Kamis.+}",
                "",
                "… 2 paragraf tetap sama …",
                ""
            ]
        );
        assert_eq!(
            of(1),
            [
                "Rapat",
                "",
                "Dibuka [-Senin.-] {+Rabu.+}",
                "",
                "… 1 paragraf tetap sama …",
                "",
                "{+Sama pula.+}",
                ""
            ]
        );
        assert_eq!(shown(&lines(&reading, 2, 60, When::WIB, &lang)), [""; 0]);
    }

    #[test]
    fn no_line_is_too_wide_and_no_blank_is_struck_between_changes() {
        let reading = reading(
            &[("J", "satu dua tiga empat lima enam")],
            "J",
            "<p>satu delapan sembilan-yang-sangat-panjang-sekali empat lima 宗教宗教宗教宗教 enam</p>",
        );
        for columns in [1, 7, 12, 30] {
            let lines = lines(&reading, 0, columns, When::WIB, &Lang::new(Language::En));
            assert!(
                lines.iter().all(|line| line.width() <= columns.max(2)),
                "{columns}: {:?}",
                shown(&lines)
            );
        }
        let wide = lines(&reading, 0, 200, When::WIB, &Lang::new(Language::En));
        let changed = wide.iter().find(|line| line.runs.len() > 1).unwrap();
        let gone = changed.runs.iter().find(|run| run.ink.gone).unwrap();
        assert_eq!(gone.text, "[-dua tiga-]");
    }
}
