//! Sources change what they said: the earlier text is kept beside the new one.
//!
//! In: an article as its source gives it again, or its page read again. Out: a version of what it
//! said before, the article as it is now, and the mark that it was edited. What pages count and
//! add by themselves is no edit. Versions are few: the first and the latest.

use jiff::Timestamp;
use rusqlite::params;

use super::apply::Work;
use super::arrive::{Known, complete, page_due};
use crate::news::{ArticleId, CleanHtml, Extent, Item, file_name, stable_hash};
use crate::store::ask::{self, KeptItem};
use crate::store::body::rank;
use crate::words;

/// Versions of an article that are kept at most.
const MOST: i64 = 8;

/// The bits of `told` that hold the extent, and those that hold the title.
const EXTENT: i64 = 3;
const TITLE: i64 = !0xffff_ffff;

/// What a source changed of an article.
struct Changed {
    title: bool,
    text: bool,
}

impl<'s> Work<'s> {
    /// Takes in what the source says otherwise than it did before, and keeps what it said.
    pub(crate) fn edited(&mut self, known: &Known, item: &'s Item) -> rusqlite::Result<()> {
        self.write_texts()?;
        let Some(kept) = ask::item(self.conn, &mut self.desk.packer, known.no)? else { return Ok(()) };
        let now = told(item);
        let cut = words::is_cut_title(&kept.item.title, &item.title);
        // A title that is cut off for once is not what the source says.
        let now = if cut { (known.told & TITLE) | (now & !TITLE) } else { now };
        self.remember_told(known.no, now)?;
        let changed =
            Changed { title: (known.told ^ now) & TITLE != 0, text: (known.told ^ now) & !TITLE != 0 };
        if !kept.intact || !(changed.title || changed.text) {
            return Ok(());
        }
        self.keep_version(known.no, &kept.item, &changed)?;
        // A teaser must not take the place of a text that the page gave.
        let again = Item {
            title: if changed.title { item.title.clone() } else { kept.item.title.clone() },
            updated: item.updated,
            body: item.body.clone().filter(|_| changed.text),
            links: item.links.clone(),
            extent: item.extent,
            ..Item::default()
        };
        let page_text = kept.paged && !changed.text;
        let seen = kept.seen;
        let whole = complete(kept, &again);
        self.rewrite(known.no, &whole, seen, page_text)?;
        if page_text && page_due(&whole) && self.versions(known.no)? < MOST {
            // The text that the page gave is an old one as well.
            self.conn.prepare_cached("UPDATE list SET due = 0 WHERE no = ?1")?.execute([known.no])?;
        }
        self.is_edited(known.no, known.id)
    }

    /// Takes in what an article's page says now, where it is another text than the page gave
    /// before; whether it is one.
    pub(crate) fn page_edited(
        &mut self,
        known: &Known,
        kept: &KeptItem,
        page: &Item,
    ) -> rusqlite::Result<bool> {
        let whole = kept.item.extent == Extent::Full && page.extent == Extent::Full;
        let (Some(before), Some(after)) = (&kept.item.body, &page.body) else { return Ok(false) };
        if !(kept.paged && kept.intact && whole) {
            return Ok(false);
        }
        let (before, document) = without_document(&kept.item, before);
        let before = words::said(&CleanHtml::from_sanitised(before.to_owned()).text());
        let after_said = words::said(&after.text());
        if before == after_said || !words::may_be_edit(&before, &after_said) {
            return Ok(false);
        }
        self.keep_version(known.no, &kept.item, &Changed { title: false, text: true })?;
        let body = CleanHtml::from_sanitised(format!("{}{document}", after.as_str()));
        let item = kept.item.clone().completed_by(Item { body: Some(body), ..page.clone() });
        self.rewrite(known.no, &item, kept.seen, true)?;
        self.is_edited(known.no, known.id)?;
        Ok(true)
    }

    fn is_edited(&mut self, no: i64, id: ArticleId) -> rusqlite::Result<()> {
        self.conn.prepare_cached("UPDATE list SET edited = 1 WHERE no = ?1")?.execute([no])?;
        self.applied.updated.push(id);
        self.revise(no, Some(self.now.timestamp()))
    }

    /// Remembers when what an article says was changed, where it was.
    pub(crate) fn revise(&self, no: i64, at: Option<Timestamp>) -> rusqlite::Result<()> {
        let Some(at) = at else { return Ok(()) };
        self.conn
            .prepare_cached("INSERT OR REPLACE INTO revised (no, at) VALUES (?1, ?2)")?
            .execute(params![no, at.as_microsecond()])?;
        Ok(())
    }

    /// Takes in what another office saw changed `at` that moment, unless what is here is as new: of
    /// a source that is visited here, what was seen first after that moment already is.
    pub(crate) fn corrected(
        &mut self,
        known: &Known,
        item: &'s Item,
        at: Option<Timestamp>,
    ) -> rusqlite::Result<()> {
        let Some(at) = at else { return Ok(()) };
        let held: i64 = self
            .conn
            .prepare_cached(
                "SELECT coalesce((SELECT at FROM revised WHERE no = l.no), \
                 CASE WHEN s.archived THEN 0 ELSE l.seen END) \
                 FROM list l CROSS JOIN sources s ON s.no = l.source WHERE l.no = ?1",
            )?
            .query_row([known.no], |row| row.get(0))?;
        if at.as_microsecond() <= held {
            return Ok(());
        }
        self.write_texts()?;
        let Some(kept) = ask::item(self.conn, &mut self.desk.packer, known.no)? else { return Ok(()) };
        let said = |item: &Item| words::said(&ask::prose(item));
        let changed = Changed { title: kept.item.title != item.title, text: said(&kept.item) != said(item) };
        if changed.title || changed.text {
            if kept.intact {
                self.keep_version(known.no, &kept.item, &changed)?;
            }
            let (seen, paged) = (kept.seen, kept.paged);
            let again = Item {
                title: item.title.clone(),
                updated: item.updated,
                body: item.body.clone(),
                links: item.links.clone(),
                extent: item.extent,
                ..Item::default()
            };
            self.rewrite(known.no, &complete(kept, &again), seen, paged)?;
            self.remember_told(known.no, told(item))?;
            self.is_edited(known.no, known.id)?;
        }
        self.revise(known.no, Some(at))
    }

    /// Remembers what the source said last.
    pub(crate) fn remember_told(&mut self, no: i64, told: i64) -> rusqlite::Result<()> {
        self.conn
            .prepare_cached("UPDATE articles SET told = ?2 WHERE no = ?1")?
            .execute(params![no, told])?;
        Ok(())
    }

    /// Keeps what the article says before it is rewritten.
    fn keep_version(&mut self, no: i64, kept: &Item, changed: &Changed) -> rusqlite::Result<()> {
        let text = |item: &Item| words::said(&ask::prose(item));
        let newest = ask::versions(self.conn, &mut self.desk.packer, no)?.into_iter().next();
        if !changed.title && newest.is_some_and(|newest| words::said(&newest.text) == text(kept)) {
            // The title came first and its text now: one edit, seen in two steps.
            return Ok(());
        }
        self.conn
            .prepare_cached(
                "INSERT OR IGNORE INTO versions (no, until, title, size, sum, packed) \
                 SELECT no, ?2, ?3, size, sum, packed FROM bodies WHERE no = ?1",
            )?
            .execute(params![no, self.now.timestamp().as_microsecond(), kept.title])?;
        self.conn
            .prepare_cached(
                "DELETE FROM versions WHERE no = ?1 \
                 AND until > (SELECT min(until) FROM versions WHERE no = ?1) AND until NOT IN \
                 (SELECT until FROM versions WHERE no = ?1 ORDER BY until DESC LIMIT ?2)",
            )?
            .execute(params![no, MOST - 1])?;
        Ok(())
    }

    fn versions(&self, no: i64) -> rusqlite::Result<i64> {
        self.conn
            .prepare_cached("SELECT count(*) FROM versions WHERE no = ?1")?
            .query_row([no], |row| row.get(0))
    }
}

/// A kept text without that of the document which was read into it, and the latter.
fn without_document<'t>(item: &Item, body: &'t CleanHtml) -> (&'t str, &'t str) {
    let text = body.as_str();
    let heading = item.pdf().map(|(url, _)| format!("<h3>{}</h3>", file_name(url)));
    let at = heading.filter(|_| item.holds_pdf()).and_then(|heading| text.find(&heading));
    text.split_at(at.unwrap_or(text.len()))
}

/// What the source says, as two hashes: of the title, and of the text with the extent in its
/// lowest bits; never 0. Short texts carry counters and relative times, so only the title counts
/// where the text is not whole.
pub(crate) fn told(item: &Item) -> i64 {
    let hash = |text: &str| stable_hash(words::said(text).as_bytes()).cast_signed();
    let text = match (&item.body, item.extent) {
        (Some(body), Extent::Full) => hash(&body.text()),
        _ => 4,
    };
    (hash(&item.title) & TITLE) | (text & !TITLE & !EXTENT) | 4 | rank(item.extent)
}

/// Whether a source says something else than before, in the same measure.
pub(crate) fn differs(before: i64, now: i64) -> bool {
    before != now && before & EXTENT == now & EXTENT
}
