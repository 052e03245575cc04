//! A page as a flat list of lines with what their markup says of them.
//!
//! In: the tree of a page. Out: an [`Outline`], one [`Line`] for every stretch of text between
//! two block boundaries, in document order. What a page says of its article (title, date, byline,
//! counter, caption, related news) is found by where lines stand to each other, and that is the
//! same in tables, in `div`s and in a soup of `br`s. Decides nothing itself.

use dom_query::{NodeId, NodeRef};

use super::signs::{self, Icon};
use crate::news::visible;
use crate::parse::clean::{Tag, squeeze};

/// The part of a page that a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Zone {
    /// None of the others.
    #[default]
    Main,
    /// The site's head.
    Header,
    /// A menu.
    Menu,
    /// The path from the home page to this one.
    Crumbs,
    /// A side column.
    Aside,
    /// The site's foot.
    Footer,
    /// Readers' comments.
    Comments,
}

/// A link in a line: its text and its address as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The text, on one line.
    pub text: String,
    /// The address, not resolved.
    pub href: String,
}

/// A stretch of text between two block boundaries.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// The text, one space between words.
    pub text: String,
    /// The name of the innermost block around it.
    pub tag: String,
    /// Classes and ids of the elements in it and of the blocks just around it, in lower case.
    pub class: String,
    /// Where it stands.
    pub zone: Zone,
    /// The links in it.
    pub links: Vec<Anchor>,
    /// How many bytes of `text` are link text.
    pub linked: usize,
    /// Whether all of it is bold or in large letters.
    pub loud: bool,
    /// Whether all of it is slanted or in small letters.
    pub slanted: bool,
    /// The icons in it, and where in `text` each stands.
    pub icons: Vec<(Icon, usize)>,
    /// Whether a picture stands between the line before and this one.
    pub after_image: bool,
    /// The machine's form of a date in it (`<time datetime>`, microdata).
    pub datetime: Option<String>,
    /// `itemprop` of an element in it.
    pub itemprop: Option<String>,
    /// The text of the innermost element in it whose markup names the writer.
    pub writer: Option<String>,
    /// The text of an element in it whose markup names the rubric.
    pub rubric: Option<String>,
    /// The numbers of the blocks around it, outermost first.
    pub path: Vec<u32>,
}

impl Line {
    /// Whether it is a heading of level `1` to `deepest`.
    pub fn is_heading(&self, deepest: u8) -> bool {
        let level = self.tag.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
        level.is_some_and(|level| (1..=deepest).contains(&level))
    }

    /// Whether nearly all of it is link text.
    pub fn is_link(&self) -> bool {
        !self.links.is_empty() && self.linked * 10 >= self.text.len() * 8
    }

    /// What stands before the first icon of a kind, and what stands behind it up to the next icon.
    pub fn at_icon(&self, wanted: Icon) -> Option<(&str, &str)> {
        let place = self.icons.iter().position(|(icon, _)| *icon == wanted)?;
        let (_, from) = *self.icons.get(place)?;
        let (before, after) = self.text.split_at_checked(from)?;
        let next = self.icons.get(place + 1).map_or(self.text.len(), |(_, at)| *at);
        Some((before, after.get(..next.checked_sub(from)?).unwrap_or(after)))
    }
}

/// The lines of a page.
#[derive(Debug, Default)]
pub struct Outline {
    /// In document order.
    pub lines: Vec<Line>,
    /// The elements that the numbers in [`Line::path`] mean.
    blocks: Vec<NodeId>,
}

impl Outline {
    /// Walks over the tree below `root`.
    pub fn of(root: &NodeRef<'_>) -> Self {
        let mut walk = Walk::default();
        walk.children(root, Zone::Main);
        walk.flush();
        Self { lines: walk.lines, blocks: walk.ids }
    }

    /// The element with a number of [`Line::path`].
    pub fn block(&self, number: u32) -> Option<NodeId> {
        self.blocks.get(usize::try_from(number).ok()?).copied()
    }
}

#[derive(Default)]
struct Walk {
    lines: Vec<Line>,
    line: Line,
    raw: String,
    /// Open blocks: name and class.
    blocks: Vec<(String, String)>,
    path: Vec<u32>,
    ids: Vec<NodeId>,
    link: Option<(usize, String)>,
    /// How many bytes of the line so far are bold or large.
    loud: usize,
    /// How many are slanted or small.
    slanted: usize,
    image: bool,
}

impl Walk {
    fn children(&mut self, node: &NodeRef<'_>, zone: Zone) {
        let mut child = node.first_child();
        while let Some(node) = child {
            if node.is_text() {
                self.line.zone = zone;
                self.raw.push_str(&node.text());
            } else if node.is_element() {
                if self.link.is_none() && stands_apart(&node) {
                    self.flush();
                }
                self.element(&node, zone);
            }
            child = node.next_sibling();
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, zone: Zone) {
        let name = node.node_name().unwrap_or_default();
        if node.has_attr("hidden") || matches!(&*name, "title" | "input" | "select" | "button" | "textarea") {
            return;
        }
        let class = class_of(node);
        match Tag::of(&name) {
            Tag::Break => self.flush(),
            Tag::Image => {
                self.flush();
                self.image = true;
            }
            Tag::Block(_) | Tag::Boundary | Tag::Caption | Tag::Rule => {
                self.flush();
                let zone = zone_of(node, &name, &class, zone);
                self.blocks.push((name.to_string(), class));
                self.path.push(u32::try_from(self.ids.len()).unwrap_or(u32::MAX));
                self.ids.push(node.id);
                self.line.itemprop = node.attr("itemprop").map(|itemprop| itemprop.to_string());
                self.children(node, zone);
                self.flush();
                self.blocks.pop();
                self.path.pop();
            }
            _ => self.inline(node, &name, &class, zone),
        }
    }

    fn inline(&mut self, node: &NodeRef<'_>, name: &str, class: &str, zone: Zone) {
        if let Some(icon) = signs::icon(class) {
            self.line.icons.push((icon, self.raw.len()));
        }
        let length = self.lines.len();
        if !class.is_empty() {
            self.line.class.push_str(class);
            self.line.class.push(' ');
        }
        if let Some(itemprop) = node.attr("itemprop")
            && !(&*itemprop == "name" && self.line.itemprop.as_deref() == Some("author"))
        {
            self.line.itemprop = Some(itemprop.to_string());
        }
        // Beside the day of publication, and behind it, stands that of the last change.
        if let Some(datetime) = node.attr("datetime")
            && (self.line.datetime.is_none() || signs::has_word(class, &["published"]))
        {
            self.line.datetime = Some(datetime.to_string());
        }
        let stress = stress(node, name).map(|stress| (stress, self.raw.len()));
        let from = self.raw.len();
        let outer = self.link.take();
        if name == "a"
            && let Some(href) = node.attr("href")
        {
            self.link = Some((self.raw.len(), href.to_string()));
        }
        self.children(node, zone);
        if self.link.is_some() {
            self.end_link();
        }
        self.link = outer;
        if let Some((stress, from)) = stress {
            let length = tidy(self.raw.get(from..).unwrap_or_default()).len();
            match stress {
                Stress::Loud => self.loud += length,
                Stress::Slanted => self.slanted += length,
            }
        }
        if self.line.writer.is_none() && self.lines.len() == length && names_writer(node, class) {
            let name = tidy(self.raw.get(from..).unwrap_or_default());
            let name = signs::byline(&name).unwrap_or(&name);
            self.line.writer = (signs::is_name(name) && !signs::is_dated(name)).then(|| name.to_owned());
        }
        if self.line.rubric.is_none() && self.lines.len() == length && names_rubric(node) {
            self.line.rubric = Some(tidy(self.raw.get(from..).unwrap_or_default()));
        }
        if self.lines.len() > length && !class.is_empty() && self.raw.is_empty() {
            // Blocks inside an inline element: its class was told to the lines already.
            self.line.class.clear();
        }
    }

    fn end_link(&mut self) {
        let Some((from, href)) = &self.link else { return };
        let text = tidy(self.raw.get(*from..).unwrap_or_default());
        if !text.is_empty() {
            self.line.linked += text.len();
            self.line.links.push(Anchor { text, href: href.clone() });
        }
    }

    fn flush(&mut self) {
        if self.link.is_some() {
            self.end_link();
            if let Some((from, _)) = &mut self.link {
                *from = 0;
            }
        }
        let text = tidy(&self.raw);
        if text.is_empty() {
            // An icon or a class before a block belongs to what follows.
            self.raw.clear();
            self.loud = 0;
            self.slanted = 0;
            self.line.icons.iter_mut().for_each(|(_, at)| *at = 0);
            return;
        }
        let mut line = std::mem::take(&mut self.line);
        for (_, at) in &mut line.icons {
            *at = tidy(self.raw.get(..*at).unwrap_or_default()).len();
        }
        self.raw.clear();
        line.loud = std::mem::take(&mut self.loud) * 10 >= text.len() * 9;
        line.slanted = std::mem::take(&mut self.slanted) * 10 >= text.len() * 9;
        line.text = text;
        line.path.clone_from(&self.path);
        line.after_image = std::mem::take(&mut self.image);
        for (_, class) in self.blocks.iter().rev().take(4).filter(|(_, class)| !class.is_empty()) {
            line.class.push_str(class);
            line.class.push(' ');
        }
        line.tag = self.blocks.last().map(|(name, _)| name.clone()).unwrap_or_default();
        if let Some((heading, _)) = self.blocks.iter().rev().take(3).find(|(name, _)| is_heading(name)) {
            line.tag.clone_from(heading);
        }
        let zone = line.zone;
        self.lines.push(line);
        self.line.zone = zone;
    }
}

/// Whether the markup of an inline element says that its text is the writer's name.
fn names_writer(node: &NodeRef<'_>, class: &str) -> bool {
    let says = |key: &str| {
        node.attr(key).is_some_and(|value| value.split_ascii_whitespace().any(|word| word == "author"))
    };
    signs::names_writer(class) || says("rel") || says("itemprop")
}

/// Whether the markup of an inline element says that its text is the rubric.
fn names_rubric(node: &NodeRef<'_>) -> bool {
    let says = |key: &str, name: &str| {
        node.attr(key).is_some_and(|value| value.split_ascii_whitespace().any(|word| word == name))
    };
    says("rel", "category") || says("itemprop", "articleSection")
}

/// Whether an inline element follows another with nothing between them, and what they say are two
/// facts that a style sheet sets apart.
fn stands_apart(node: &NodeRef<'_>) -> bool {
    let said = |node: &NodeRef<'_>| {
        let text = node.first_child().filter(|text| text.is_text() && text.next_sibling().is_none())?;
        Some(text.text()).filter(|text| text.len() <= 80)
    };
    let is_span =
        |node: &NodeRef<'_>| ["span", "b", "strong", "small", "time"].iter().any(|it| node.has_name(it));
    let before = node.prev_sibling().filter(is_span);
    let (Some(before), Some(after)) = (before.and_then(|it| said(&it)), said(node)) else { return false };
    is_span(node) && signs::are_apart(&before, &after)
}

/// How an inline element sets its text off.
#[derive(Debug, Clone, Copy)]
enum Stress {
    /// As a title.
    Loud,
    /// As a note.
    Slanted,
}

fn stress(node: &NodeRef<'_>, name: &str) -> Option<Stress> {
    match name {
        "b" | "strong" | "big" => Some(Stress::Loud),
        "i" | "em" | "small" | "cite" => Some(Stress::Slanted),
        "font" => match node.attr("size")?.trim() {
            "4" | "5" | "6" | "7" | "+1" | "+2" | "+3" => Some(Stress::Loud),
            "1" | "-1" | "-2" => Some(Stress::Slanted),
            _ => None,
        },
        _ => None,
    }
}

fn is_heading(name: &str) -> bool {
    name.len() == 2 && name.starts_with('h') && name.ends_with(|c: char| c.is_ascii_digit())
}

/// `text` on one line, safe to show.
pub fn tidy(text: &str) -> String {
    let folded = squeeze(text);
    let shown = visible(&folded);
    squeeze(&shown).trim().to_owned()
}

/// Class and id of an element, in lower case.
pub fn class_of(node: &NodeRef<'_>) -> String {
    let mut class = node.attr("class").map(|class| class.to_ascii_lowercase()).unwrap_or_default();
    if let Some(id) = node.attr("id") {
        class.push(' ');
        class.push_str(&id.to_ascii_lowercase());
    }
    class
}

fn zone_of(node: &NodeRef<'_>, name: &str, class: &str, outer: Zone) -> Zone {
    if outer != Zone::Main && outer != Zone::Header {
        return outer;
    }
    let role = node.attr("role").unwrap_or_default();
    let zone = match (name, &*role) {
        ("nav", _) | (_, "navigation") => Zone::Menu,
        ("footer", _) | (_, "contentinfo") => Zone::Footer,
        ("aside", _) | (_, "complementary") => Zone::Aside,
        ("header", _) | (_, "banner") => Zone::Header,
        _ => signs::zone(class),
    };
    match zone {
        Zone::Main => outer,
        _ if signs::is_crumbs(class) => Zone::Crumbs,
        Zone::Crumbs => zone,
        // A wrapper may be named after the column that it has beside its content.
        _ if holds_article(node, zone) => outer,
        _ => zone,
    }
}

/// Whether the element holds what no header, menu or side column holds.
fn holds_article(node: &NodeRef<'_>, zone: Zone) -> bool {
    let inside_article =
        || node.ancestors_it(None).any(|above| above.has_name("article") || above.has_name("main"));
    if matches!(zone, Zone::Header | Zone::Footer) && inside_article() {
        return true;
    }
    node.descendants_it().any(|inner| {
        inner.has_name("main") || (zone != Zone::Comments && inner.has_name("h1") && zone != Zone::Header)
    })
}
