//! A reader at a desk: the pure screen with a made-up cache behind it, keys in, text out.
//!
//! The cache answers effects at once (or when a test lets it), so that a journey is a list of
//! keys and of what stands on the screen. No thread, no clock, no terminal.

#![allow(dead_code, clippy::unwrap_used, clippy::panic, reason = "each test file uses a part of it")]

mod cache;
mod stock;

pub use cache::Cache;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ZonedDateTime};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use warta::app::{Copies, Effect, Key, Model, Msg, Online, Purpose, Settings, start, update};
use warta::config::Motion;
use warta::lang::{Lang, Language};
use warta::view::{Look, paint};

/// The screen and whoever answers it.
pub struct Desk {
    pub model: Model,
    pub cache: Cache,
    pub now: ZonedDateTime,
    /// Effects that nobody answers by itself: fetching, browsing, copying, the end.
    pub asked: Vec<Effect>,
    /// Questions kept back while `holding`.
    pub held: Vec<Effect>,
    pub holding: bool,
}

/// Sunday 17 January 2021, a quarter past ten in western Indonesia.
pub fn sunday() -> ZonedDateTime {
    let at: Timestamp = "2021-01-17T03:15:00Z".parse().unwrap();
    at.to_zoned_datetime(TimeZone::fixed(Offset::constant(7)))
}

impl Desk {
    /// A desk of `width` by `height` with the usual cache.
    pub fn new(language: Language, width: u16, height: u16) -> Self {
        Self::with(Cache::usual(), language, width, height, Online::Allowed)
    }

    /// A desk with a given cache.
    pub fn with(cache: Cache, language: Language, width: u16, height: u16, online: Online) -> Self {
        let copies = Copies::Listed;
        let settings = Settings {
            measure: 72,
            mark_on_open: true,
            online,
            copies,
            read_copies: false,
            rules_tell: false,
            motion: Motion::Full,
        };
        let now = sunday();
        let model = Model::new(Lang::new(language), settings, (width, height), &now);
        let mut desk = Self { model, cache, now, asked: Vec::new(), held: Vec::new(), holding: false };
        let effects = start(&mut desk.model);
        desk.perform(effects);
        desk
    }

    /// Presses keys, written as the help writes them: `j j Enter`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for notation in keys.split_whitespace() {
            let key = Key::parse(notation).unwrap_or_else(|| panic!("{notation} is no key"));
            self.tell(Msg::Pressed(key));
        }
        self
    }

    /// Types text, a key per character.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for char in text.chars() {
            self.tell(Msg::Pressed(Key::char(char)));
        }
        self
    }

    /// Tells the screen that something happened and performs what it asks for.
    pub fn tell(&mut self, msg: Msg) {
        let effects = update(&mut self.model, msg, &self.now);
        self.perform(effects);
    }

    /// Answers what was kept back.
    pub fn release(&mut self) {
        self.holding = false;
        let held = std::mem::take(&mut self.held);
        self.perform(held);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if self.holding {
                self.held.push(effect);
                continue;
            }
            match self.cache.answer(&effect) {
                Some(msg) => self.tell(msg),
                None => self.asked.push(effect),
            }
        }
    }

    /// The last effect that nobody answered by itself.
    pub fn last_asked(&self) -> Option<&Effect> {
        self.asked.last()
    }

    /// The exit code, if the screen has ended.
    pub fn ended(&self) -> Option<i32> {
        self.asked.iter().find_map(|effect| match effect {
            Effect::Quit(code) => Some(*code),
            _ => None,
        })
    }

    /// What stands on the screen.
    pub fn screen(&self) -> String {
        let backend = TestBackend::new(self.model.width, self.model.height);
        let mut terminal = Terminal::new(backend).unwrap();
        let look = Look::default();
        terminal.draw(|frame| paint(&self.model, &look, frame)).unwrap();
        let buffer = terminal.backend().buffer();
        let mut text = String::new();
        for y in 0..buffer.area.height {
            let mut row = String::new();
            let mut skip = 0;
            for x in 0..buffer.area.width {
                if skip == 0 {
                    let symbol = buffer[(x, y)].symbol();
                    skip = warta::app::text::width(symbol).saturating_sub(1);
                    row.push_str(symbol);
                } else {
                    skip -= 1;
                }
            }
            text.push_str(row.trim_end());
            text.push('\n');
        }
        text
    }

    /// Fails unless `text` stands on the screen.
    pub fn sees(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "“{text}” is not on the screen:\n{screen}");
        self
    }

    /// Fails if `text` stands on the screen.
    pub fn misses(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "“{text}” is on the screen:\n{screen}");
        self
    }
}

/// Whether an effect stores a person's deed.
pub fn is_deed(effect: &Effect) -> bool {
    matches!(effect, Effect::Apply { purpose: Purpose::Deed(_), .. })
}
