//! Articles that were read from the cache ahead of being opened, laid out for the pane's width.
//!
//! In: which articles a person may open next, and their texts as they arrive. Out: those to be read
//! ahead, and a text to show at once. What is shown so is only provisional: opening asks the cache
//! all the same, and its answer is what counts.

use std::collections::HashMap;

use crate::app::msg::Reading;
use crate::news::{ArticleId, CleanHtml};
use crate::render::{Flow, flow};

/// An article that needs nothing more to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// The article.
    pub reading: Box<Reading>,
    /// Its text, laid out.
    pub flow: Flow,
    /// The width that it is laid out for.
    pub width: u16,
}

impl Ready {
    /// Lays the text of `reading` out in rows of at most `width` columns.
    pub fn new(reading: Box<Reading>, width: u16) -> Self {
        let empty = CleanHtml::default();
        let flow = flow(reading.article.item.body.as_ref().unwrap_or(&empty), width);
        Self { reading, flow, width }
    }
}

/// The articles that are ready, and those on their way.
#[derive(Debug, Default)]
pub struct Ahead {
    held: Vec<Ready>,
    /// Asked for and wanted still; what could not be had stays among them, so that it is asked
    /// for once.
    asked: Vec<ArticleId>,
    width: u16,
    /// Where reading stopped today: what is read ahead may not know of it yet.
    places: HashMap<ArticleId, u32>,
}

impl Ahead {
    /// Keeps what is `wanted` for this width and lets all else go; what is to be asked for now.
    pub fn want(&mut self, wanted: &[ArticleId], width: u16) -> Vec<ArticleId> {
        if self.width != width {
            self.held.clear();
            self.asked.clear();
            self.width = width;
        }
        self.held.retain(|ready| wanted.contains(&ready.reading.article.id));
        self.asked.retain(|id| wanted.contains(id));
        let is_held = |id| self.held.iter().any(|ready| ready.reading.article.id == id);
        let mut missing: Vec<ArticleId> = Vec::new();
        for id in wanted {
            if !is_held(*id) && !self.asked.contains(id) && !missing.contains(id) {
                missing.push(*id);
            }
        }
        self.asked.extend(&missing);
        missing
    }

    /// Takes an article in, if it is wanted still.
    pub fn arrived(&mut self, ready: Ready) {
        let id = ready.reading.article.id;
        if ready.width == self.width && self.asked.contains(&id) {
            self.asked.retain(|asked| *asked != id);
            self.held.push(ready);
        }
    }

    /// Hands an article out, with the place where reading stopped.
    pub fn hand_out(&mut self, id: ArticleId) -> Option<Ready> {
        let at = self.held.iter().position(|ready| ready.reading.article.id == id)?;
        let mut ready = self.held.swap_remove(at);
        if let Some(place) = self.places.get(&id) {
            ready.reading.mark.place = *place;
        }
        Some(ready)
    }

    /// Notes where reading stopped.
    pub fn note_place(&mut self, id: ArticleId, place: u32) {
        self.places.insert(id, place);
    }

    /// Forgets all texts: the cache may hold others now.
    pub fn forget(&mut self) {
        self.held.clear();
        self.asked.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{Article, Item, Mark, SourceId};
    use jiff::Timestamp;

    fn ready(number: u64, width: u16) -> Ready {
        let body = CleanHtml::from_sanitised("<p>satu dua tiga empat</p>".into());
        let item = Item { body: Some(body), ..Item::default() };
        let article =
            Article { id: ArticleId(number), ..Article::new(SourceId(1), item, Timestamp::UNIX_EPOCH) };
        let mark = Mark { place: 3, ..Mark::default() };
        let reading =
            Reading { article, source_name: String::new(), mark, damaged: false, earlier: Vec::new() };
        Ready::new(Box::new(reading), width)
    }

    fn ids(numbers: &[u64]) -> Vec<ArticleId> {
        numbers.iter().copied().map(ArticleId).collect()
    }

    #[test]
    fn what_is_wanted_is_asked_for_once_and_kept_as_long_as_it_is_wanted() {
        let mut ahead = Ahead::default();
        assert_eq!(ahead.want(&ids(&[1, 2, 1]), 9), ids(&[1, 2]));
        ahead.arrived(ready(1, 9));
        assert_eq!(ahead.want(&ids(&[1, 2]), 9), ids(&[]), "one is here, two on its way");
        assert_eq!(ahead.want(&ids(&[2, 3]), 9), ids(&[3]));
        ahead.arrived(ready(1, 9));
        assert!(ahead.hand_out(ArticleId(1)).is_none(), "nobody wants it any more");
        assert_eq!(ahead.want(&ids(&[2, 3]), 20), ids(&[2, 3]), "another width is another layout");
        ahead.arrived(ready(2, 9));
        assert!(ahead.hand_out(ArticleId(2)).is_none(), "an answer for the old width");
        ahead.arrived(ready(2, 20));
        ahead.forget();
        assert_eq!(ahead.want(&ids(&[2, 3]), 20), ids(&[2, 3]), "what was forgotten is asked for again");
    }

    #[test]
    fn an_article_is_handed_out_once_with_the_place_noted_last() {
        let mut ahead = Ahead::default();
        ahead.want(&ids(&[1, 2]), 9);
        ahead.arrived(ready(1, 9));
        ahead.arrived(ready(2, 9));
        ahead.note_place(ArticleId(2), 8);
        let first = ahead.hand_out(ArticleId(1)).unwrap();
        assert_eq!((first.reading.mark.place, first.flow.rows.len()), (3, 3));
        assert!(ahead.hand_out(ArticleId(1)).is_none());
        assert_eq!(ahead.hand_out(ArticleId(2)).unwrap().reading.mark.place, 8);
    }
}
