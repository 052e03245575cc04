//! The title and the rubric.
//!
//! In: a [`Page`] without its title's line. Out: the title as the page shows it, without the
//! site's name, its line, and the rubric over it. The head's claim picks among the page's
//! headings; a heading that no claim supports is taken only where the claims say nothing.

use super::outline::{Line, Zone};
use super::page::Page;
use super::signs;
use crate::news::resolve;

const SEPARATORS: &[&str] =
    &[" | ", " - ", " – ", " — ", " » ", " « ", " :: ", " · ", " • ", " ~ ", " / ", " -- "];
const RUBRICS: &[&str] = &[
    "berita",
    "pengumuman",
    "artikel",
    "opini",
    "kegiatan",
    "kabar",
    "info",
    "informasi",
    "agenda",
    "nasional",
    "daerah",
    "kolom",
    "siaran pers",
    "press release",
    "news",
    "pendidikan",
    "khazanah",
    "hikmah",
    "wawancara",
    "feature",
    "berita utama",
    "berita terbaru",
    "berita daerah",
    "berita kanwil",
    "galeri",
    "layanan",
    "umum",
];

/// The title and its line in the outline.
pub fn title(page: &Page<'_>) -> (String, Option<usize>) {
    let limit = page.body.map_or(page.outline.lines.len(), |(first, _)| first + 3);
    let headings: Vec<(usize, &Line)> = page
        .outline
        .lines
        .iter()
        .enumerate()
        .take(limit)
        .filter(|(_, line)| matches!(line.zone, Zone::Main | Zone::Header) && is_headline(line))
        .filter(|(_, line)| !leads_home(line, page))
        .collect();
    for claim in page.meta.titles.iter().chain(std::iter::once(&page.meta.document_title)) {
        let claimed = signs::letters(claim);
        let fits = |line: &Line| {
            let shown = signs::letters(&line.text);
            shown.chars().count() >= 10
                && (claimed == shown || claimed.starts_with(&shown) || claimed.ends_with(&shown))
        };
        let found = headings.iter().rev().filter(|(_, line)| fits(line));
        if let Some((at, line)) = found.max_by_key(|(_, line)| line.text.len()) {
            return (line.text.clone(), Some(*at));
        }
    }
    let claimed =
        page.meta.titles.iter().map(|claim| without_site(claim, page)).find(|claim| !is_site(claim, page));
    if let Some(claimed) = claimed {
        let letters = signs::letters(&claimed);
        let line =
            page.outline.lines.iter().take(limit).rposition(|line| signs::spells(&line.text, &letters));
        return (claimed, line.or_else(|| only_first(&headings)));
    }
    let nearest = headings.iter().rev().find(|(_, line)| line.is_heading(1)).or_else(|| {
        let near = |at: usize| page.body.is_none_or(|(first, _)| at + 14 > first);
        headings.iter().rev().find(|(at, line)| near(*at) && line.zone == Zone::Main && !line.is_link())
    });
    // A document's title that names the site behind the headline knows better than a box's heading.
    let known = without_site(&page.meta.document_title, page);
    let names_site = known != page.meta.document_title.trim() && known.chars().count() >= 12;
    let nearest = nearest.filter(|(_, line)| line.is_heading(1) || !names_site);
    let nearest = nearest.map(|(at, line)| (*at, *line)).or_else(|| loud(page).filter(|_| !names_site));
    match nearest {
        Some((at, line)) => (line.text.clone(), Some(at)),
        None => (shortened(&page.meta.document_title, page), None),
    }
}

/// Whether a line is the site's name, which leads to its home page.
fn leads_home(line: &Line, page: &Page<'_>) -> bool {
    let home = |href: &str| {
        let url = resolve(href, Some(page.base));
        url.is_some_and(|url| url.path() == "/" && url.query().is_none() && url.fragment().is_none())
    };
    line.is_link() && page.hints.url.path() != "/" && line.links.iter().all(|link| home(&link.href))
}

/// The only heading of the first level: where a head gives another title, that of the page is still
/// what the date and the writer stand under.
fn only_first(headings: &[(usize, &Line)]) -> Option<usize> {
    let mut first = headings.iter().filter(|(_, line)| line.is_heading(1));
    let (at, line) = first.next()?;
    (first.next().is_none() && line.text.split_whitespace().count() >= 4).then_some(*at)
}

/// On pages without headings: the bold or large line nearest before the text.
fn loud<'p>(page: &Page<'p>) -> Option<(usize, &'p Line)> {
    let (first, _) = page.body?;
    let is_prose = |line: &Line| !line.loud && line.text.chars().count() >= 120;
    let begins = page.lines(first..first + 4).find(|(_, line)| is_prose(line)).map_or(first, |(at, _)| at);
    let near = page.lines(begins.saturating_sub(8)..begins).rev();
    near.into_iter().find(|(_, line)| {
        let words = line.text.split_whitespace().count();
        line.loud
            && !line.is_link()
            && words >= 3
            && (15..=300).contains(&line.text.chars().count())
            && !signs::is_dated(&line.text)
    })
}

fn is_headline(line: &Line) -> bool {
    let length = line.text.chars().count();
    // Home-made sites write "jdlberita", those of ASP.NET "ctl00_lbljudul".
    let named = signs::has_word(&line.class, &["title", "headline"])
        || ["judul", "jdl"].iter().any(|word| line.class.contains(word));
    (8..=300).contains(&length)
        && (line.is_heading(4) || named || line.itemprop.as_deref() == Some("headline"))
}

/// Whether `text` is nothing but the site's name.
fn is_site(text: &str, page: &Page<'_>) -> bool {
    let letters = signs::letters(text);
    let host = signs::letters(page.hints.url.host_str().unwrap_or_default().trim_start_matches("www."));
    letters.is_empty()
        || page.meta.site.as_deref().is_some_and(|site| signs::letters(site) == letters)
        || host.starts_with(&letters)
}

/// `title` without the site's name at either end.
fn without_site(title: &str, page: &Page<'_>) -> String {
    for separator in SEPARATORS {
        if let Some((rest, last)) = title.rsplit_once(separator)
            && is_site(last, page)
        {
            return rest.trim().to_owned();
        }
        if let Some((first, rest)) = title.split_once(separator)
            && is_site(first, page)
        {
            return rest.trim().to_owned();
        }
    }
    title.trim().to_owned()
}

/// A document's title without what stands behind the last separator, unless that is most of it.
fn shortened(title: &str, page: &Page<'_>) -> String {
    let known = without_site(title, page);
    if known != title.trim() {
        return known;
    }
    let words = |text: &str| text.split_whitespace().count();
    for separator in SEPARATORS {
        if let Some((rest, last)) = title.rsplit_once(separator)
            && words(rest) >= 3
            && words(last) <= words(rest)
        {
            return rest.trim().to_owned();
        }
    }
    known
}

/// The rubric: the label over the title, the last step of the breadcrumb, a category near the
/// title, or what the head says.
pub fn section(page: &Page<'_>, title: &str) -> Option<String> {
    let plain = signs::letters(title);
    let short = |line: &Line| {
        let length = line.text.chars().count();
        (3..=40).contains(&length)
            && !signs::spells(&line.text, &plain)
            && !line.text.contains(|c: char| c.is_ascii_digit())
    };
    let label = page
        .lines(page.over_title())
        .rev()
        .find(|(_, line)| short(line) && holds_label(line) && is_label(line));
    let label = label.map(|(_, line)| line.text.clone());
    let section = label
        .or_else(|| category(page, short))
        .or_else(|| crumb(page, &plain))
        .or_else(|| page.meta.section.clone())
        .or_else(|| rubric(page.meta.crumbs.iter().map(String::as_str), &plain))?;
    let section = section.split(',').next().unwrap_or_default().trim();
    let fits = !section.is_empty() && section.chars().count() <= 40 && signs::byline(section).is_none();
    fits.then(|| section.to_owned())
}

/// The text itself, or a path of one step that leads nowhere else.
fn holds_label(line: &Line) -> bool {
    line.zone == Zone::Main || line.zone == Zone::Crumbs && line.links.is_empty()
}

fn is_label(line: &Line) -> bool {
    let lower = line.text.to_lowercase();
    RUBRICS.contains(&lower.as_str()) || names_category(&line.class)
}

fn names_category(class: &str) -> bool {
    signs::has_word(
        class,
        &[
            "kategori",
            "category",
            "categories",
            "rubrik",
            "rubric",
            "kicker",
            "cat",
            "section",
            "jenis",
            "eyebrow",
            "kanal",
        ],
    ) && !signs::has_name(class, &["section"])
}

fn category(page: &Page<'_>, short: impl Fn(&Line) -> bool) -> Option<String> {
    let labelled = |text: &str| {
        let (label, value) = text.split_once(':')?;
        let named = matches!(
            label.trim().to_lowercase().as_str(),
            "kategori" | "category" | "rubrik" | "posted in" | "jenis" | "jenis dokumen"
        );
        (named && value.trim().len() > 2).then(|| value.split(',').next().unwrap_or(value).trim().to_owned())
    };
    let near = || page.lines(page.under_title());
    let far = page.lines(page.under_body());
    let named = || {
        near()
            .find(|(_, line)| {
                let says = names_category(&line.class) && !line.links.is_empty();
                short(line) && (says || line.itemprop.as_deref() == Some("articleSection"))
            })
            .map(|(_, line)| line.links.first().map_or(line.text.clone(), |link| link.text.clone()))
    };
    let said = near().chain(far).find_map(|(at, line)| {
        signs::parts(&line.text).find_map(labelled).or_else(|| labelled(&page.fact(at)))
    });
    let marked = || near().find_map(|(_, line)| line.rubric.clone()).filter(|text| is_rubric(text));
    said.or_else(marked).or_else(named).or_else(|| near().find_map(|(_, line)| among_facts(&line.text)))
}

/// The rubric in a line of facts: a known one, or the only part that is no fact where another part
/// names the writer, whose name would else stand there.
fn among_facts(text: &str) -> Option<String> {
    if !signs::is_fact_line(text) {
        return None;
    }
    let other: Vec<&str> = signs::parts(text).filter(|part| !signs::is_fact(part)).collect();
    let known = other.iter().find(|part| RUBRICS.contains(&part.to_lowercase().as_str()));
    let names_writer = || signs::parts(text).any(|part| signs::byline(part).is_some());
    let only = || other.first().filter(|_| other.len() == 1 && names_writer());
    known.or_else(only).map(|part| (*part).to_owned())
}

/// The last step of the breadcrumb, by its links where it has any, unless it is the home page or
/// the article itself.
fn crumb(page: &Page<'_>, title: &str) -> Option<String> {
    let limit = page.body.map_or(page.outline.lines.len(), |(first, _)| first);
    let crumbs = page.outline.lines.iter().take(limit).filter(|line| line.zone == Zone::Crumbs);
    let linked: Vec<&str> =
        crumbs.clone().flat_map(|line| line.links.iter()).map(|link| link.text.as_str()).collect();
    let plain = || crumbs.flat_map(|line| line.text.split(['/', '>', '›', '»'])).map(str::trim).collect();
    let steps = if linked.is_empty() { plain() } else { linked };
    rubric(steps.into_iter(), title)
}

fn is_rubric(text: &str) -> bool {
    (3..=40).contains(&text.chars().count()) && !text.contains(|c: char| c.is_ascii_digit())
}

/// The last of the steps to a page that is neither the home page nor the page itself.
fn rubric<'s>(steps: impl DoubleEndedIterator<Item = &'s str>, title: &str) -> Option<String> {
    let home = |text: &str| {
        matches!(text.to_lowercase().as_str(), "home" | "beranda" | "depan" | "halaman utama" | "utama")
    };
    let is_rubric = |text: &&str| {
        (3..=40).contains(&text.chars().count()) && !home(text) && signs::letters(text) != title
    };
    steps.rev().find(is_rubric).map(str::to_owned)
}
