//! The article on the desk: laid out for the pane's width, with the place where reading stopped.
//!
//! In: an opened article and a width. Out: lines to paint and the place to remember. What the
//! house itself says (where, when, how often read) comes from `lang`.

use jiff::ZonedDateTime;
use url::Url;

use super::changes;
use super::find::Find;
use crate::app::effect::Ticket;
use crate::app::msg::Reading;
use crate::app::panes::ahead::Ready;
use crate::app::panes::line::{Line, LineKind};
use crate::app::text;
use crate::lang::Lang;
use crate::news::{ArticleId, Extent, Failure, file_name};
use crate::render::{Flow, Ink, Run, flow};

/// What is known of the page behind a headline whose text is not held.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum PageState {
    /// Nothing is to be said: the text is here, or nobody asked.
    #[default]
    Quiet,
    /// It is being fetched.
    Coming,
    /// There is no network to fetch it.
    Offline,
    /// It could not be fetched.
    Failed(Failure),
    /// The article is a document that was not loaded.
    Document(Weight),
    /// Its document is being loaded and read.
    Reading,
}

/// What is known of a document's size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// It is being asked for.
    Asking,
    /// So many bytes.
    Known(u64),
    /// Nobody says.
    Unknown,
}

/// The article on the desk.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    /// The number of the question whose answer is awaited.
    pub ticket: Ticket,
    /// The article.
    pub reading: Option<Box<Reading>>,
    /// What is known of its page.
    pub page: PageState,
    /// The lines.
    pub lines: Vec<Line>,
    /// The addresses of the text's links.
    pub links: Vec<Url>,
    /// The widest the lines may be.
    pub width: u16,
    /// The first line shown.
    pub top: usize,
    /// What is looked for in the text.
    pub find: Option<Find>,
    /// The change that is shown instead of the text, 0 being the latest.
    pub change: Option<usize>,
    /// Where reading stopped in the text while a change is shown.
    held: u32,
    /// Words of the text.
    words: usize,
    /// The text as it was laid out ahead, and for which width.
    ready: Option<(u16, Flow)>,
}

/// Words a minute that a person reads.
const PACE: usize = 200;

impl Reader {
    /// A desk without an article, which waits for the answer to `ticket`.
    pub fn awaiting(ticket: Ticket) -> Self {
        Self { ticket, ..Self::default() }
    }

    /// The article's number.
    pub fn id(&self) -> Option<ArticleId> {
        self.reading.as_ref().map(|reading| reading.article.id)
    }

    /// Puts an article on the desk at the place where reading stopped; lines follow by [`Self::lay`].
    pub fn put(&mut self, reading: Box<Reading>) {
        let again = self.id() == Some(reading.article.id);
        if self.width > 0 && self.reading.as_ref().is_some_and(|held| held.says_what(&reading)) {
            self.reading = Some(reading);
            return;
        }
        let place = if again { self.place() } else { reading.mark.place };
        self.held = place;
        self.reading = Some(reading);
        self.lines.clear();
        self.width = 0;
        self.ready = None;
        if !again {
            self.page = PageState::Quiet;
            self.find = None;
            self.change = None;
        }
        // `lay` finds the line of this place again.
        self.top = 0;
        self.lines.push(Line { kind: LineKind::Body, runs: Vec::new(), place });
    }

    /// Puts an article on the desk that was laid out ahead.
    pub fn show_ready(&mut self, ready: Ready) {
        self.put(ready.reading);
        self.ready = Some((ready.width, ready.flow));
    }

    /// Characters of the text above the first line shown.
    pub fn place(&self) -> u32 {
        if self.change.is_some() { self.held } else { self.lines.get(self.top).map_or(0, |line| line.place) }
    }

    /// Shows the latest change instead of the text, then the one before; behind the first of all
    /// the text again. Whether there is any.
    pub fn next_change(&mut self) -> Changed {
        let known = self.reading.as_ref().map_or(0, |reading| reading.earlier.len());
        if known == 0 {
            return Changed::Never;
        }
        let next = self.change.map_or(0, |at| at + 1);
        self.show_change((next < known).then_some(next));
        Changed::Once
    }

    /// Shows this change, or the text again where reading had stopped.
    pub fn show_change(&mut self, change: Option<usize>) {
        self.held = self.place();
        self.change = change;
        self.lines = vec![Line { kind: LineKind::Body, runs: Vec::new(), place: self.held }];
        self.top = 0;
        self.unlay();
    }

    /// Lays the article out again where `width` is another, keeping the place.
    pub fn lay(&mut self, width: u16, lang: &Lang, now: &ZonedDateTime) {
        if self.width == width || self.reading.is_none() {
            return;
        }
        let place = self.place();
        self.lay_anew(width, lang, now);
        self.top = if self.change.is_some() {
            self.top.min(self.lines.len().saturating_sub(1))
        } else if place == 0 {
            0
        } else {
            self.lines
                .iter()
                .rposition(|line| line.kind == LineKind::Body && line.place <= place)
                .unwrap_or(0)
        };
    }

    /// Forgets the layout, so that the next [`Self::lay`] makes it anew (the notes changed).
    pub fn unlay(&mut self) {
        self.width = 0;
    }

    /// Moves by `rows`, downwards positive; whether anything moved.
    pub fn scroll(&mut self, rows: isize, height: usize) -> Moved {
        let before = self.top;
        self.top = self.top.saturating_add_signed(rows).min(self.furthest(height));
        if self.top == before { Moved::Not } else { Moved::Yes }
    }

    /// The last line that may be the first shown.
    pub fn furthest(&self, height: usize) -> usize {
        self.lines.len().saturating_sub(height.max(1))
    }

    /// How much of the article has been on screen, in percent.
    pub fn progress(&self, height: usize) -> usize {
        let seen = (self.top + height).min(self.lines.len());
        (seen * 100).checked_div(self.lines.len()).unwrap_or(100)
    }

    /// Minutes it takes to read what lies below the screen, rounded up.
    pub fn minutes_left(&self, height: usize) -> usize {
        let below = self.lines.len().saturating_sub(self.top + height);
        let words = self.words * below;
        words.checked_div(self.lines.len()).unwrap_or(0).div_ceil(PACE)
    }

    /// The links that stand on the `height` lines shown: number, line from the top, column.
    pub fn links_shown(&self, height: usize) -> Vec<(usize, u16, u16)> {
        let mut shown: Vec<(usize, u16, u16)> = Vec::new();
        for (y, line) in self.lines.iter().skip(self.top).take(height).enumerate() {
            for (link, column) in line.links() {
                if !shown.iter().any(|(known, _, _)| *known == link) {
                    shown.push((link, y as u16, column + line.start(self.width)));
                }
            }
        }
        shown
    }

    /// The text of the link of this number.
    pub fn link_text(&self, number: usize) -> String {
        let runs = self.lines.iter().flat_map(|line| &line.runs);
        let of_link = runs.filter(|run| run.ink.link == u32::try_from(number).ok());
        let parts: Vec<&str> = of_link.map(|run| run.text.trim()).collect();
        parts.join(" ")
    }

    /// Looks for `text` in the lines; `None` looks for nothing.
    pub fn look_for(&mut self, text: Option<&str>) {
        self.find = text.map(|text| Find::new(text, &self.lines, self.top));
    }

    /// Brings the line `at` into sight, a third from the top where it was not.
    pub fn show(&mut self, at: usize, height: usize) {
        if at < self.top || at >= self.top + height {
            self.top = at.saturating_sub(height / 3).min(self.furthest(height));
        }
    }

    fn lay_anew(&mut self, width: u16, lang: &Lang, now: &ZonedDateTime) {
        let laid = self.ready.take().filter(|(laid, _)| *laid == width);
        let Some(reading) = &self.reading else { return };
        let columns = usize::from(width.max(1));
        let mut lines = Vec::new();
        let empty = crate::news::CleanHtml::default();
        let item = &reading.article.item;
        let anew = || flow(item.body.as_ref().unwrap_or(&empty), width.max(1));
        let body = laid.map_or_else(anew, |(_, flow)| flow);
        let runs = body.rows.iter().flat_map(|row| &row.runs).filter(|run| !run.ink.furniture);
        let words = runs.map(|run| run.text.split_whitespace().count()).sum::<usize>();
        if let Some(at) = self.change {
            self.links.clear();
            self.lines = changes::lines(reading, at, columns, now.offset(), lang);
            return self.laid(width, words);
        }
        head(&mut lines, reading, words, columns, lang, now);
        notes(&mut lines, reading, &self.page, columns, lang);
        if let (true, Some(summary)) = (body.rows.is_empty(), &item.summary) {
            push(&mut lines, LineKind::Body, summary, columns);
        }
        lines.extend(body.rows.into_iter().map(|row| Line {
            kind: LineKind::Body,
            runs: row.runs,
            place: row.place,
        }));
        number_links(&mut lines, columns);
        attached(&mut lines, reading, columns, lang);
        addresses(&mut lines, &body.links, columns, lang);
        (self.links, self.lines) = (body.links, lines);
        self.laid(width, words);
    }

    fn laid(&mut self, width: u16, words: usize) {
        self.words = words;
        self.width = width;
        if let Some(find) = self.find.take() {
            self.look_for(Some(&find.text));
        }
    }
}

/// Whether an article was ever changed by its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// It was, and what it said is known.
    Once,
    /// It was not, as far as is known.
    Never,
}

/// Whether something moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// It did.
    Yes,
    /// It stood at its end.
    Not,
}

fn plain(text: String) -> Vec<Run> {
    if text.is_empty() { Vec::new() } else { vec![Run { text, ink: Ink::default() }] }
}

fn push(lines: &mut Vec<Line>, kind: LineKind, text: &str, columns: usize) {
    lines.extend(text::wrap(text, columns).into_iter().map(|row| Line { kind, runs: plain(row), place: 0 }));
}

fn blank(lines: &mut Vec<Line>) {
    lines.push(Line { kind: LineKind::Meta, runs: Vec::new(), place: 0 });
}

/// Headline, then who says it, when and where.
fn head(
    lines: &mut Vec<Line>,
    reading: &Reading,
    words: usize,
    columns: usize,
    lang: &Lang,
    now: &ZonedDateTime,
) {
    let item = &reading.article.item;
    let title = if item.title.is_empty() { lang.untitled() } else { item.title.clone() };
    push(lines, LineKind::Title, &title, columns);
    let mut facts = vec![reading.source_name.clone()];
    if let Some(when) = item.published {
        let near = lang.relative_day(when.date(), now.date());
        let near = near.map(|words| format!(" ({words})")).unwrap_or_default();
        facts.push(format!("{}{near}", lang.moment(when)));
    }
    facts.extend(item.byline.clone());
    push(lines, LineKind::Meta, &facts.join(" · "), columns);
    let mut facts = Vec::new();
    facts.extend(item.dateline.as_ref().map(|line| match &line.desk {
        Some(desk) => format!("{} ({desk})", line.place),
        None => line.place.clone(),
    }));
    facts.extend(item.section.clone());
    facts.extend(item.views.map(|views| lang.views(&lang.number(views), views)));
    if item.extent == Extent::Full && words > 0 {
        facts.push(lang.reading_time(words.div_ceil(PACE)));
    }
    facts.extend(item.site.clone().filter(|site| *site != reading.source_name));
    push(lines, LineKind::Meta, &facts.join(" · "), columns);
    blank(lines);
    if let Some(caption) = &item.caption {
        push(lines, LineKind::Caption, &lang.caption(caption), columns);
    }
    let pictures = item.pictures().len();
    if pictures > 0 {
        push(lines, LineKind::Note, &lang.pictures_here(pictures), columns);
    }
    if item.caption.is_some() || pictures > 0 {
        blank(lines);
    }
}

/// What the house has to say of the text.
fn notes(lines: &mut Vec<Line>, reading: &Reading, page: &PageState, columns: usize, lang: &Lang) {
    let before = lines.len();
    if reading.damaged {
        push(lines, LineKind::Note, &lang.note_damaged(), columns);
    }
    if !reading.earlier.is_empty() {
        push(lines, LineKind::Note, &lang.note_edited(), columns);
    }
    let extent = reading.article.item.extent;
    let note = match page {
        PageState::Coming => Some(lang.note_fetching()),
        PageState::Offline => Some(held(extent, lang.note_offline_teaser(), lang.note_offline_headline())),
        PageState::Failed(failure) => Some(lang.note_failed(&lang.failure(failure))),
        PageState::Document(Weight::Known(size)) => Some(lang.paper_offered(lang.bytes(*size))),
        PageState::Document(Weight::Asking) => Some(lang.paper_asking()),
        PageState::Document(Weight::Unknown) => Some(lang.paper_unsized()),
        PageState::Reading => Some(lang.paper_coming()),
        PageState::Quiet if extent == Extent::Full => {
            reading.article.item.doubtful.then(|| lang.note_doubtful())
        }
        PageState::Quiet => Some(held(extent, lang.note_teaser(), lang.note_headline())),
    };
    if let Some(note) = note {
        push(lines, LineKind::Note, &note, columns);
    }
    if lines.len() > before {
        blank(lines);
    }
}

fn held(extent: Extent, teaser: String, headline: String) -> String {
    if extent == Extent::None { headline } else { teaser }
}

/// Puts each link's number behind its last word, where the line has room for it.
fn number_links(lines: &mut [Line], columns: usize) {
    let last_of = |line: &Line| line.runs.iter().filter_map(|run| run.ink.link).next_back();
    for at in 0..lines.len() {
        let goes_on = lines.get(at + 1).and_then(|next| next.runs.iter().find_map(|run| run.ink.link));
        let last = last_of(&lines[at]);
        let Some(row) = lines.get_mut(at).filter(|row| row.kind == LineKind::Body) else { continue };
        let mut room = columns.saturating_sub(row.runs.iter().map(|run| text::width(&run.text)).sum());
        let mut runs = Vec::with_capacity(row.runs.len());
        let mut rest = std::mem::take(&mut row.runs).into_iter().peekable();
        while let Some(run) = rest.next() {
            let link = run.ink.link;
            let ends = link.is_some()
                && rest.peek().is_none_or(|next| next.ink.link != link)
                && !(link == last && link == goes_on);
            runs.push(run);
            if let (true, Some(number)) = (ends, link) {
                let mark = format!("[{}]", number + 1);
                if let Some(left) = room.checked_sub(mark.len()) {
                    room = left;
                    runs.push(Run { text: mark, ink: Ink { furniture: true, ..Ink::default() } });
                }
            }
        }
        row.runs = runs;
    }
}

/// The document that an article with a text of its own carries, until it is read as well.
fn attached(lines: &mut Vec<Line>, reading: &Reading, columns: usize, lang: &Lang) {
    let item = &reading.article.item;
    let Some((url, size)) = item.pdf().filter(|_| item.extent == Extent::Full && !item.holds_pdf()) else {
        return;
    };
    let name = file_name(url).to_owned();
    let line = match size {
        Some(size) => lang.paper_attached(name, lang.bytes(size)),
        None => lang.paper_attached_unsized(name),
    };
    let place = lines.last().map_or(0, |line| line.place);
    let start = lines.len();
    blank(lines);
    push(lines, LineKind::Note, &line, columns);
    for line in &mut lines[start..] {
        line.place = place;
    }
}

/// The addresses of the links, numbered as in the text.
fn addresses(lines: &mut Vec<Line>, urls: &[Url], columns: usize, lang: &Lang) {
    if urls.is_empty() {
        return;
    }
    let place = lines.last().map_or(0, |line| line.place);
    let start = lines.len();
    blank(lines);
    push(lines, LineKind::Meta, &lang.links_heading(), columns);
    for (at, link) in urls.iter().enumerate() {
        push(lines, LineKind::Address, &format!("[{}] {link}", at + 1), columns);
    }
    for line in &mut lines[start..] {
        line.place = place;
    }
}
