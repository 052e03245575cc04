//! What stands around an article: who wrote it, the photo's caption, the counter.
//!
//! In: a [`Page`]. Out: one fact each, or nothing: a missing fact is better than a wrong one.

use super::outline::Line;
use super::page::Page;
use super::signs::{self, Icon};

/// Who wrote it: a labelled line, JSON-LD, an element named for it, the head, the editor.
pub fn byline(page: &Page<'_>) -> Option<String> {
    let claimed = joined(&page.meta.authors, page);
    let shown = labelled(page, signs::byline);
    // JSON-LD knows where a name ends and all who share a line; a label on the page knows better
    // who it was.
    let named_alike = |claimed: &str, shown: &str| {
        let claimed = claimed.to_lowercase();
        let mut words = shown.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
        words.any(|word| claimed.contains(&word.to_lowercase()))
    };
    match (claimed, shown) {
        (Some(claimed), Some(shown)) if !named_alike(&claimed, &shown) => Some(shown),
        (claimed, shown) => claimed.or(shown),
    }
    .or_else(|| at_icon(page))
    .or_else(|| named(page))
    .or_else(|| joined(page.meta.named_author.as_slice(), page))
    .or_else(|| labelled(page, signs::editor).filter(|name| !is_account(name)))
}

fn is_account(name: &str) -> bool {
    matches!(
        name.to_lowercase().as_str(),
        "admin" | "administrator" | "superadmin" | "user" | "webmaster" | "redaksi web"
    )
}

/// The names among `authors`, without the site's own.
fn joined(authors: &[String], page: &Page<'_>) -> Option<String> {
    let site = page.meta.site.as_deref().map(signs::letters).unwrap_or_default();
    let mut names: Vec<&str> = Vec::new();
    for name in authors.iter().flat_map(|name| signs::names(signs::byline_of(name))) {
        let is_site = authors.len() == 1 && !site.is_empty() && signs::letters(name) == site;
        if signs::is_name(name) && !is_account(name) && !is_site && !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

fn labelled(page: &Page<'_>, read: impl Fn(&str) -> Option<&str>) -> Option<String> {
    for (at, line) in page.around().filter(|(_, line)| line.text.chars().count() <= 160) {
        for part in line.text.split(['|', '•', '·', '/']).map(str::trim) {
            if let Some(name) = read(part) {
                return Some(unglued(line, name));
            }
        }
        // The label and the name may stand in elements of their own.
        if let Some(name) = read(&page.fact(at)) {
            return Some(name.to_owned());
        }
    }
    None
}

/// The name without what stands close behind its link, as a role that only a style sheet sets apart.
fn unglued(line: &Line, name: &str) -> String {
    let linked = line.links.iter().map(|link| link.text.as_str());
    let mut own = linked.filter(|text| signs::is_name(text) && name.starts_with(*text) && text.contains(' '));
    own.next().unwrap_or(name).to_owned()
}

/// The name behind the icon of a person or a pen.
fn at_icon(page: &Page<'_>) -> Option<String> {
    let near = page.lines(page.under_title()).chain(page.lines(page.over_title()).rev());
    near.chain(page.lines(page.under_body())).find_map(|(at, line)| {
        let (_, after) = line.at_icon(Icon::Writer)?;
        // The icon may stand in an element of its own.
        let text = if after.trim().is_empty() { page.line(at + 1)?.text.as_str() } else { after };
        let name = text.split(['|', '•', '·', ',', '/']).next()?.trim();
        let name = signs::byline(name).or_else(|| signs::byline_inside(name)).unwrap_or(name);
        (signs::is_name(name) && !is_account(name) && !signs::is_dated(name)).then(|| name.to_owned())
    })
}

/// The text of an element that is named for the writer.
fn named(page: &Page<'_>) -> Option<String> {
    let words = ["author", "byline", "penulis", "reporter", "writer", "pewarta", "kontributor", "jurnalis"];
    let near = page
        .lines(page.under_title())
        .chain(page.lines(page.over_title()).rev())
        .chain(page.lines(page.body_head()));
    for (_, line) in near {
        let names_writer = signs::has_word(&line.class, &words) || line.itemprop.as_deref() == Some("author");
        if !names_writer || line.text.chars().count() > 120 {
            continue;
        }
        if let Some(name) = signs::byline_inside(&line.text) {
            return Some(name.to_owned());
        }
        let link = line.links.first().map(|link| link.text.as_str());
        let name =
            link.unwrap_or_else(|| line.text.split(['|', '•', '·', ',']).next().unwrap_or_default().trim());
        let name = signs::byline(name).unwrap_or(name);
        if signs::is_name(name) && !is_account(name) && !signs::is_dated(name) {
            return Some(name.to_owned());
        }
    }
    None
}

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
        line.slanted || (line.tag == "li" && list.is_some_and(|list| !goes_on(list)))
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
