//! Who wrote an article, as its page tells it.
//!
//! In: a [`Page`]. Out: the names without the words that lead to them, or nothing: an editor, a
//! town or a day is no writer, and a missing name is better than a wrong one. What names look like
//! is known by `signs`.

use super::outline::Line;
use super::page::Page;
use super::signs::{self, Icon};

/// Who wrote it: a labelled line, JSON-LD, an element named for it, the head, the editor.
pub fn byline(page: &Page<'_>) -> Option<String> {
    let claimed = joined(&page.meta.authors, page);
    let shown = labelled(page, |text| signs::byline(text).filter(|name| !is_account(name)));
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
    .or_else(|| signed(page))
    .or_else(|| at_icon(page))
    .or_else(|| named(page))
    .or_else(|| joined(page.meta.named_author.as_slice(), page))
    .or_else(|| labelled(page, |text| signs::editor(text).filter(|name| !is_account(name))))
}

/// Whether `name` is that of an account and not of a person.
fn is_account(name: &str) -> bool {
    let lower = name.to_lowercase();
    let first = lower.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    matches!(first, "admin" | "administrator" | "superadmin" | "webmaster" | "operator" | "root")
        || matches!(&*lower, "user" | "redaksi web" | "super admin" | "author" | "penulis")
}

/// The names among `authors`, without the site's own.
fn joined(authors: &[String], page: &Page<'_>) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for name in authors.iter().flat_map(|name| signs::names(signs::byline_of(name))) {
        let is_site = authors.len() == 1 && is_site(name, page);
        if signs::is_name(name) && !is_account(name) && !is_site && !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// Whether `name` is the site's: said by the head, or left over behind the title there.
fn is_site(name: &str, page: &Page<'_>) -> bool {
    let name = signs::letters(name);
    let behind_title = || {
        let document = signs::letters(&page.meta.document_title);
        page.title.and_then(|at| page.line(at)).is_some_and(|title| {
            document.strip_prefix(&signs::letters(&title.text)).is_some_and(|rest| rest == name)
        })
    };
    !name.is_empty()
        && (page.meta.site.as_deref().map(signs::letters).as_ref() == Some(&name) || behind_title())
}

fn labelled(page: &Page<'_>, read: impl Fn(&str) -> Option<&str>) -> Option<String> {
    for (at, line) in page.around().filter(|(_, line)| line.text.chars().count() <= 160) {
        for part in line.text.split(['|', '•', '·']).map(str::trim) {
            if let Some(name) = read(part) {
                return Some(unglued(line, name));
            }
        }
        // The label may stand in an element of its own, with nothing between it and a linked name.
        let name = line.links.first().map(|link| link.text.as_str());
        let unmarked = name
            .and_then(|name| line.text.strip_suffix(name))
            .map(|label| format!("{label}: {}", name.unwrap_or_default()));
        if let Some(name) = unmarked.as_deref().and_then(&read) {
            return Some(name.to_owned());
        }
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
    let near = page
        .lines(page.under_title())
        .chain(page.lines(page.over_title()).rev())
        .chain(page.lines(page.body_head()));
    near.filter(|(_, line)| line.text.chars().count() <= 200)
        .find_map(|(_, line)| told(line).filter(|name| !is_account(name) && !signs::is_trimming(name)))
}

fn told(line: &Line) -> Option<String> {
    if let Some(name) = &line.writer {
        return Some(name.clone());
    }
    let names_writer = signs::names_writer(&line.class) || line.itemprop.as_deref() == Some("author");
    if !names_writer || line.text.chars().count() > 120 {
        return None;
    }
    if let Some(name) = signs::byline_inside(&line.text) {
        return Some(name.to_owned());
    }
    if let Some(names) = shared(line) {
        return Some(names);
    }
    let first = line.links.first().map(|link| link.text.as_str());
    let name =
        first.unwrap_or_else(|| line.text.split(['|', '•', '·', ',']).next().unwrap_or_default().trim());
    // The site's name stands behind a dash.
    let name = name.split(" - ").next().unwrap_or(name).trim();
    let name = signs::byline(name).unwrap_or(name);
    (signs::is_name(name) && !signs::is_dated(name)).then(|| name.to_owned())
}

/// All writers of a line that holds nothing but links to several.
fn shared(line: &Line) -> Option<String> {
    let names: Vec<&str> = line.links.iter().map(|link| link.text.as_str()).collect();
    let rest = names.iter().fold(line.text.clone(), |rest, name| rest.replacen(name, "", 1));
    let joints = ["", "dan", "and", "&", "oleh", "by"];
    let bare = rest.to_lowercase().split([',', ' ', ':']).all(|word| joints.contains(&word));
    (bare && names.len() > 1 && names.iter().all(|name| signs::is_name(name))).then(|| names.join(", "))
}

/// Who signs at the end of the text or right under it: "(Humas/Ahmad)", "-- Ahmad/Siti --".
fn signed(page: &Page<'_>) -> Option<String> {
    let (_, last) = page.body?;
    let tail = page.lines(last..last + 1).chain(page.lines(page.under_body()).take(2));
    let name = tail.into_iter().find_map(|(_, line)| signs::signature(&line.text))?;
    (!is_account(name)).then(|| name.to_owned())
}
