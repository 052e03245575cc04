//! All that the screen shows, as data.

use std::collections::HashSet;

use jiff::{Timestamp, ZonedDateTime};
use ratatui::layout::Rect;

use super::effect::Ticket;
use super::key::Key;
use super::keys::Keymap;
use super::layout::{Desk, Layout, Pane};
use super::msg::Refusal;
use super::notice::Notice;
use super::overlay::{Fetching, Overlay};
use super::panes::{
    Ahead, Arrangement, Entry, Grouping, List, ListLine, Reader, RelatedPane, Sheet, Sight, Sources, both,
};
use crate::config::{Motion, UiConfig};
use crate::lang::Lang;
use crate::news::{
    ArticleId, Expansion, Flag, Marking, Order, Query, Reach, Sort, SourceHealth, SourceId, Tally, Term,
    Traffic,
};
use crate::words::{Finder, Glossary};

/// Whether the network may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Online {
    /// It may.
    Allowed,
    /// The person asked for no network.
    Forbidden,
}

/// What a person set for the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The widest text column.
    pub measure: u16,
    /// Whether opening an article marks it read.
    pub mark_on_open: bool,
    /// Whether the network may be asked.
    pub online: Online,
    /// Whether copies are listed.
    pub copies: Copies,
    /// Whether reading one copy marks all of them.
    pub read_copies: bool,
    /// Whether some rule tells the person of what it finds.
    pub rules_tell: bool,
    /// How much may move by itself.
    pub motion: Motion,
}

/// Whether copies of one release are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copies {
    /// Only the earliest of each story, with the names of the others.
    Folded,
    /// All of them.
    Listed,
}

impl Settings {
    /// The settings that `config` holds.
    pub fn new(config: &UiConfig, online: Online) -> Self {
        let copies = if config.fold { Copies::Folded } else { Copies::Listed };
        Self {
            measure: config.measure,
            mark_on_open: config.mark_on_open,
            online,
            copies,
            read_copies: config.read_copies,
            rules_tell: false,
            motion: config.motion,
        }
    }
}

/// What is known of the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connection {
    /// Nobody has tried yet.
    Unknown,
    /// The last visits succeeded.
    Online,
    /// There is none.
    Offline,
    /// It works, but so many sources failed.
    Failing(usize),
}

/// A query with the words it was typed in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// As typed.
    pub text: String,
    /// As meant.
    pub query: Query,
}

/// Whether what may follow the first keys of a sequence is on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sequels {
    /// Not yet.
    Hidden,
    /// The person hesitated.
    Shown,
}

/// Which way to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Down the list, on in the text.
    Forward,
    /// Up.
    Back,
}

/// What to do with the article that was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    Select,
    Open,
}

/// How far a search for the next unread row has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// It goes from row to row as long as they are held.
    Walking,
    /// The cache was asked for the place.
    Asked,
    /// The place is known; its row is on its way.
    Told,
}

/// A search for the next unread row, which may have to wait for rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seek {
    pub stage: Stage,
    pub at: usize,
    pub way: Way,
    pub then: Then,
    /// The cursor goes back there if there is none.
    pub origin: usize,
}

/// What is known of news that is watched for.
#[derive(Debug)]
pub(super) struct Waiting {
    /// What arrived before is no news here.
    pub begun: Timestamp,
    /// When was asked last.
    pub asked: Timestamp,
    /// Hits that were told already.
    pub told: HashSet<ArticleId>,
}

impl Waiting {
    fn since(begun: Timestamp) -> Self {
        Self { begun, asked: begun, told: HashSet::new() }
    }
}

/// A list lower than this spends no rows on headings.
const WORTH_HEADINGS: u16 = 10;

/// All that the screen shows.
#[derive(Debug)]
pub struct Model {
    /// The house's voice.
    pub lang: Lang,
    /// What the person set.
    pub settings: Settings,
    /// Columns of the terminal.
    pub width: u16,
    /// Rows of the terminal.
    pub height: u16,
    /// The time of the last message.
    pub now: ZonedDateTime,
    /// The pane that has the keys.
    pub focus: Pane,
    /// What the person made of the panes.
    pub arrangement: Arrangement,
    /// The headlines.
    pub list: List,
    /// The article.
    pub reader: Reader,
    /// Related news.
    pub related: RelatedPane,
    /// The sources.
    pub sources: Sources,
    /// What lies over the panes; the last one has the keys.
    pub overlays: Vec<Overlay>,
    /// What the footer tells.
    pub notice: Option<Notice>,
    /// What is known of the network.
    pub connection: Connection,
    /// The refresh on its way.
    pub fetching: Option<Fetching>,
    /// What was ordered while the line was down and is not done yet.
    pub orders: Vec<Order>,
    /// The refresh that ended last, since the program was begun.
    pub fetched: Option<Fetching>,
    /// Today's bytes.
    pub spent: Traffic,
    /// What narrows the list.
    pub filter: Option<Typed>,
    /// What is searched.
    pub search: Option<Typed>,
    /// The order that the person chose over that of the queries.
    pub sort: Option<Sort>,
    /// The words that filter and search look for, to be shown wherever they stand.
    pub sought: Finder,
    /// The number typed before a key.
    pub count: Option<usize>,
    /// The filter in force before another was typed.
    pub(super) filter_before: Option<Typed>,
    /// The first line of the article before words were looked for in it.
    pub(super) find_from: usize,
    /// What the lists say of acronyms.
    pub glossary: Glossary,
    /// The keys in force.
    pub keymap: Keymap,
    /// Why the configuration's files do not hold, until they do or the person has read it.
    pub banner: Option<Refusal>,
    /// Whether what may follow the keys pressed so far is shown.
    pub sequels: Sequels,
    /// Lines typed before, oldest first, each behind the sign of its kind.
    pub history: Vec<String>,
    /// What the help is searched for.
    pub help_search: String,
    pub(super) keys: Vec<Key>,
    pub(super) awaited: Option<ArticleId>,
    /// Articles that may be opened next.
    pub(super) ahead: Ahead,
    pub(super) tried: Option<ArticleId>,
    pub(super) trail: Vec<ArticleId>,
    pub(super) seek: Option<Seek>,
    pub(super) reload_asked: bool,
    /// Changes that the cache has not taken in yet.
    pub(super) unsettled: usize,
    /// Marks among them that are shown already; answers of before do not take them back.
    pub(super) shown: Vec<(ArticleId, Marking)>,
    /// Whether counts of before came meanwhile.
    pub(super) overtaken: bool,
    /// A source that is to be shown once it is listed.
    pub(super) wished: Option<SourceId>,
    /// A source that is being archived again: its deed is in the journal already.
    pub(super) noted: Option<SourceId>,
    pub(super) welcomed: bool,
    pub(super) waiting: Waiting,
    pub(super) last_ticket: Ticket,
}

impl Model {
    /// A screen of `size` (columns and rows) with nothing on it.
    pub fn new(lang: Lang, settings: Settings, size: (u16, u16), now: &ZonedDateTime) -> Self {
        Self {
            lang,
            settings,
            width: size.0,
            height: size.1,
            now: now.clone(),
            focus: Pane::List,
            arrangement: Arrangement::default(),
            list: List::default(),
            reader: Reader::default(),
            related: RelatedPane::default(),
            sources: Sources::default(),
            overlays: Vec::new(),
            notice: None,
            banner: None,
            connection: Connection::Unknown,
            fetching: None,
            orders: Vec::new(),
            fetched: None,
            spent: Traffic::default(),
            filter: None,
            search: None,
            sort: None,
            filter_before: None,
            sought: Finder::new([]),
            find_from: 0,
            count: None,
            glossary: Glossary::new(&[]),
            keymap: Keymap::default(),
            sequels: Sequels::Hidden,
            history: Vec::new(),
            help_search: String::new(),
            keys: Vec::new(),
            awaited: None,
            ahead: Ahead::default(),
            tried: None,
            trail: Vec::new(),
            seek: None,
            reload_asked: false,
            unsettled: 0,
            shown: Vec::new(),
            overtaken: false,
            wished: None,
            noted: None,
            welcomed: false,
            waiting: Waiting::since(now.timestamp()),
            last_ticket: Ticket::default(),
        }
    }

    /// Knows the office's own acronyms besides ours.
    pub fn take_acronyms(&mut self, office: &[Expansion]) {
        self.glossary = Glossary::new(office);
    }

    /// Narrows the list from the start: the unread are an entry of the sources, anything else is
    /// a filter.
    pub fn begin_with(&mut self, query: &Query) {
        let unread = Reach::Is(Term::Is(Flag::Unread));
        let alone = match &query.reach {
            Some(Reach::All(parts)) if parts.len() == 1 => parts.first(),
            reach => reach.as_ref(),
        };
        if query.sort.is_none() && alone == Some(&unread) {
            self.sources.choose(&Entry::Unread);
        } else if *query != Query::default() {
            self.filter = Some(Typed { text: query.to_string(), query: query.clone() });
        }
    }

    /// Where the panes stand.
    pub fn layout(&self) -> Layout {
        Layout::new(self.width, self.height, self.focus, self.desk(), &self.arrangement)
    }

    /// Whether an article is open or being opened.
    pub fn desk(&self) -> Desk {
        if self.reader.reading.is_some() || self.awaited.is_some() { Desk::Reading } else { Desk::Bare }
    }

    /// What the list looks for: the chosen source, narrowed by filter and search.
    pub fn query(&self) -> Query {
        let chosen = self.sources.query();
        let query = [&self.filter, &self.search]
            .into_iter()
            .flatten()
            .fold(chosen, |query, typed| both(query, typed.query.clone()));
        let query = Query { sort: self.sort.or(query.sort), ..query };
        if self.settings.copies == Copies::Folded && query.may_fold() { query.folded() } else { query }
    }

    /// How the list is grouped, and the room it has; a low list spends no rows on headings.
    pub fn sheet(&self) -> Sheet {
        let layout = self.layout();
        let height = layout.inside(Pane::List).map_or(0, |inside| inside.height);
        let by_source = matches!(self.sources.chosen(), Entry::Source(_));
        let grouping = match self.list.query.sort.unwrap_or_default() {
            _ if height < WORTH_HEADINGS => Grouping::Flat,
            Sort::Relevance => Grouping::Flat,
            Sort::Source if !by_source => Grouping::BySource,
            _ => Grouping::ByDay(self.now.time_zone().clone()),
        };
        Sheet { height, step: layout.step(Pane::List), grouping }
    }

    /// Whether the screen would show that something is on its way: an article, or rows in sight.
    pub fn is_incomplete(&self) -> bool {
        if self.awaited.is_some_and(|id| self.reader.id() != Some(id)) {
            return true;
        }
        let listed = self.list.sight != Sight::Blank && self.layout().list.is_some();
        let lines = if listed { self.sheet().lines(&self.list, self.list.scroll.top) } else { Vec::new() };
        lines.iter().any(|placed| matches!(placed.line, ListLine::Row(at) if self.list.row(at).is_none()))
    }

    /// The columns that a text has inside the reader.
    pub fn measure(&self, inside: Rect) -> u16 {
        inside.width.saturating_sub(2).min(self.settings.measure).max(1)
    }

    /// The lines that a page of `pane` shows; at least one.
    pub fn page(&self, pane: Pane) -> usize {
        match pane {
            Pane::List => self.sheet().rows(&self.list, self.list.scroll.top),
            pane => self.layout().rows(pane),
        }
    }

    /// The counts over all sources.
    pub fn tally(&self) -> Tally {
        self.sources.tally(&Entry::All)
    }

    /// The source at hand: of the health view while it is open, else under the cursor.
    pub fn source_at_hand(&self) -> Option<&SourceHealth> {
        let window = self.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Health(window) => Some(window),
            _ => None,
        });
        match window {
            Some(window) => window.at_hand(&self.sources).map(|(_, health)| health),
            None => self.sources.at_hand(),
        }
    }

    /// Whether somebody followed a related link to get here.
    pub fn has_trail(&self) -> bool {
        !self.trail.is_empty()
    }

    /// Whether something is to happen when nothing more is pressed for a moment.
    pub fn hesitates(&self) -> bool {
        let begun = !self.keys.is_empty() && self.sequels == Sequels::Hidden;
        begun || self.link_begun().is_some()
    }

    /// The number that was typed in an article, where a link has it: after a moment it is meant.
    pub fn link_begun(&self) -> Option<usize> {
        let typed = self.count.filter(|_| self.focus == Pane::Reader && self.keys.is_empty());
        typed.filter(|number| self.overlays.is_empty() && *number <= self.reader.links.len())
    }

    /// Keys of a sequence that is not finished.
    pub fn keys_begun(&self) -> &[Key] {
        &self.keys
    }

    pub(super) fn ticket(&mut self) -> Ticket {
        self.last_ticket.0 += 1;
        self.last_ticket
    }
}
