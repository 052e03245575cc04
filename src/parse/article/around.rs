//! What stands around an article: the photo's caption and the counter.
//!
//! In: a [`Page`]. Out: one fact each, or nothing: a missing fact is better than a wrong one.

use super::outline::Line;
use super::page::Page;
use super::signs::{self, Icon};

/// The photo's caption: an element named for it, a line under the photo that repeats the title or
/// says it is about the photo, or one that is set as a note to the photo.
pub fn caption(page: &Page<'_>, title: &str) -> Option<String> {
    let letters = signs::letters(title);
    let last = page.body.map_or_else(|| page.under_title().end, |(_, last)| last);
    let from = page.title.or(page.body.map(|(first, _)| first.saturating_sub(6)))?;
    let named = page.lines(from.saturating_sub(3)..last + 1).find(|(at, line)| {
        let named = line.tag == "figcaption"
            || signs::has_word(&line.class, &["caption", "figcaption", "captions"])
            || signs::has_name(
                &line.class,
                &["wp-caption-text", "ket-foto", "keterangan-foto", "photo-info"],
            );
        named && Some(*at) != page.title && line.text.chars().count() <= 500
    });
    let repeated = || {
        page.lines(page.under_title()).find(|(_, line)| {
            signs::spells(&line.text, &letters)
                && (line.after_image || line.tag == "li" || line.class.contains("foto"))
        })
    };
    let credited = || {
        let under = page.lines(page.under_title());
        under
            .chain(page.lines(page.body_head()))
            .find(|(_, line)| line.after_image && signs::is_credit(&line.text))
    };
    named.or_else(repeated).or_else(credited).or_else(|| noted(page)).map(|(_, line)| line.text.clone())
}

/// A short line under the photo that is the only item of a list, or slanted, or small.
fn noted<'p>(page: &Page<'p>) -> Option<(usize, &'p Line)> {
    let under = page.lines(page.under_title()).chain(page.lines(page.body_head()));
    let is_note = |at: usize, line: &Line| {
        let list = line.path.len().checked_sub(2).and_then(|above| line.path.get(above));
        let goes_on = |list: &u32| page.line(at + 1).is_some_and(|next| next.path.contains(list));
        line.slanted
            || signs::has_word(&line.class, &["italic"])
            || (line.tag == "li" && list.is_some_and(|list| !goes_on(list)))
    };
    under.into_iter().find(|(at, line)| {
        line.after_image
            && (8..=300).contains(&line.text.chars().count())
            && !line.is_link()
            && !signs::is_fact(&line.text)
            && !signs::is_fact_line(&line.text)
            && is_note(*at, line)
    })
}

/// The page's view counter.
pub fn views(page: &Page<'_>) -> Option<u64> {
    let near = || {
        let under_body = page.lines(page.under_body());
        page.lines(page.under_title())
            .chain(page.lines(page.over_title()).rev())
            .chain(under_body)
            .filter(|(_, line)| line.text.chars().count() <= 160)
    };
    let by_icon = near().find_map(|(at, line)| {
        let (before, after) = line.at_icon(Icon::Eye)?;
        count_at_start(after).or_else(|| count_at_end(before)).or_else(|| {
            page.line(at + 1).filter(|_| after.trim().is_empty()).and_then(|next| count_at_start(&next.text))
        })
    });
    let by_word = || near().find_map(|(at, line)| counted(&line.text).or_else(|| counted(&page.fact(at))));
    let by_name = || {
        let named = ["views", "view", "hits", "dilihat", "dibaca", "viewed", "pembaca", "counter", "viewer"];
        near().find_map(|(_, line)| signs::has_word(&line.class, &named).then(|| lone_count(&line.text))?)
    };
    let alone = || page.lines(page.under_body()).take(2).find_map(|(_, line)| lone_count(&line.text));
    by_icon.or_else(by_word).or_else(by_name).or_else(alone).filter(|count| *count > 0)
}

/// "Dilihat 63 kali", "63 views", "Dibaca: 1.234".
fn counted(text: &str) -> Option<u64> {
    const BEFORE: &[&str] =
        &["dilihat", "dibaca", "views", "view", "hits", "viewed", "pembaca", "dikunjungi", "pengunjung"];
    const AFTER: &[&str] = &[
        "views",
        "view",
        "hits",
        "kali",
        "pembaca",
        "x",
        "reads",
        "dilihat",
        "dibaca",
        "tayangan",
        "pengunjung",
        "kunjungan",
    ];
    let words: Vec<String> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ':' | '|' | '(' | ')' | '•'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let named_before = |at: usize| {
        at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| BEFORE.contains(&word.as_str()))
    };
    let named_after = |at: usize| words.get(at + 1).is_some_and(|word| AFTER.contains(&word.as_str()));
    let says_views = words.iter().any(|word| BEFORE.contains(&word.as_str()) || word == "tayangan");
    words.iter().enumerate().find_map(|(at, word)| {
        let number = number(word.strip_suffix('x').unwrap_or(word))?;
        (says_views && (named_before(at) || named_after(at))).then_some(number)
    })
}

fn count_at_start(text: &str) -> Option<u64> {
    number(text.trim_start_matches([' ', ':', '(']).split([' ', '|', ')', '•']).next()?)
}

fn count_at_end(text: &str) -> Option<u64> {
    number(text.trim_end_matches([' ', ':', ')']).rsplit([' ', '|', '(', '•']).next()?)
}

fn lone_count(text: &str) -> Option<u64> {
    number(text.trim())
}

/// `63`, `1.234`, `1,234`, `1.2k`, `1,5 rb` without the blank.
fn number(word: &str) -> Option<u64> {
    let lower = word.to_lowercase();
    for (suffix, factor) in [("k", 1_000.0), ("rb", 1_000.0), ("jt", 1_000_000.0)] {
        if let Some(short) = lower.strip_suffix(suffix) {
            let value: f64 = short.replace(',', ".").parse().ok()?;
            return (value >= 0.0).then_some((value * factor).round() as u64);
        }
    }
    let groups: Vec<&str> = word.split(['.', ',']).collect();
    let (first, thousands) = groups.split_first()?;
    let digits = |group: &&str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let grouped = thousands.iter().all(|group| group.len() == 3 && digits(group));
    if !digits(first) || !grouped || word.len() > 12 || (!thousands.is_empty() && first.len() > 3) {
        return None;
    }
    groups.concat().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters() {
        let cases = [
            ("Dilihat 63 kali", Some(63)),
            ("63 views", Some(63)),
            ("Views: 1,234", Some(1234)),
            ("Dibaca : 1.234.567", Some(1_234_567)),
            ("63x dibaca", Some(63)),
            ("18-11-2020 | 45 Hits", Some(45)),
            ("sebanyak 63 kali", None),
            ("Hadir 1.500 peserta", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(counted(text), wanted, "{text}");
        }
        assert_eq!(number("1.2k"), Some(1200));
        assert_eq!(number("1.23"), None);
        assert_eq!(number("2020"), Some(2020));
    }
}
