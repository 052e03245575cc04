//! News that another office handed on.
//!
//! In: a part of a bundle, cleaned. Out: its articles under the sources they came from, and the
//! note that the part is kept. A source that nobody configured here is kept as an archived one:
//! it is shown, never visited. What is known already grows, or gives way to what was changed later:
//! an older bundle takes nothing back.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::apply::Work;
use crate::news::{Article, ArticleId, Digest, PublicKey, Relay, Relayed};
use crate::store::body::rank;

impl<'s> Work<'s> {
    /// Keeps a part of a bundle.
    pub(crate) fn relayed(&mut self, relay: &'s Relay) -> rusqlite::Result<()> {
        for source in &relay.sources {
            if self.source_no(source.id)?.is_none() {
                self.subscribed(source)?;
                self.dropped(source.id)?;
            }
        }
        relay
            .articles
            .iter()
            .try_for_each(|article| self.handed_on(article, relay.revised.get(&article.id).copied()))?;
        self.conn
            .prepare_cached("INSERT OR IGNORE INTO relay_chunks (signer, chunk) VALUES (?1, ?2)")?
            .execute(params![relay.signer.0, relay.chunk.0])?;
        Ok(())
    }

    /// Keeps an article that came in a bundle, if it is new, tells more than is held or was `revised`
    /// since: what the bundle says otherwise may be older than what is here.
    pub(crate) fn handed_on(
        &mut self,
        article: &'s Article,
        revised: Option<Timestamp>,
    ) -> rusqlite::Result<()> {
        let Some(source) = self.source_no(article.source)? else { return Ok(()) };
        let place = self.place(&article.item, article.seen);
        let known = match self.known_by_number(article.id)? {
            None => self.known_by_page(source, &article.item, &place)?,
            found => found,
        };
        match known {
            Some(known) if rank(article.item.extent) > known.extent => {
                self.again(&known, &article.item)?;
                self.revise(known.no, revised)
            }
            Some(known) if rank(article.item.extent) == known.extent => {
                self.corrected(&known, &article.item, revised)
            }
            Some(_) => Ok(()),
            None if self.is_gone(article.id, (source, &article.item), (place.page, place.by_address))? => {
                Ok(())
            }
            None => {
                self.insert(source, article, &place)?;
                match self.known_by_number(article.id)? {
                    Some(known) => self.revise(known.no, revised),
                    None => Ok(()),
                }
            }
        }
    }

    /// Remembers that a bundle was merged to its end: all its parts are held, some because others
    /// that they stand for are. Parts that it no longer has are forgotten, with the newest only.
    pub(crate) fn followed(
        &mut self,
        signer: PublicKey,
        serial: u64,
        chunks: &BTreeSet<Digest>,
    ) -> rusqlite::Result<()> {
        let kept = relayed(self.conn, signer)?;
        if kept.serial.is_some_and(|newest| newest > serial) {
            return Ok(());
        }
        let mut forget =
            self.conn.prepare_cached("DELETE FROM relay_chunks WHERE signer = ?1 AND chunk = ?2")?;
        for chunk in kept.chunks.difference(chunks) {
            forget.execute(params![signer.0, chunk.0])?;
        }
        let mut hold =
            self.conn.prepare_cached("INSERT OR IGNORE INTO relay_chunks (signer, chunk) VALUES (?1, ?2)")?;
        for chunk in chunks.difference(&kept.chunks) {
            hold.execute(params![signer.0, chunk.0])?;
        }
        self.conn
            .prepare_cached("INSERT OR REPLACE INTO relays (signer, serial) VALUES (?1, ?2)")?
            .execute(params![signer.0, i64::try_from(serial).unwrap_or(i64::MAX)])?;
        Ok(())
    }
}

/// When articles were last seen to say something else, of those that were.
pub(crate) fn revisions(conn: &Connection) -> rusqlite::Result<HashMap<ArticleId, Timestamp>> {
    conn.prepare_cached("SELECT a.id, r.at FROM revised r CROSS JOIN articles a ON a.no = r.no")?
        .query_map([], |row| {
            let at = Timestamp::from_microsecond(row.get(1)?).unwrap_or_default();
            Ok((ArticleId(row.get::<_, i64>(0)?.cast_unsigned()), at))
        })?
        .collect()
}

/// What is kept of the bundles of `signer`.
pub(crate) fn relayed(conn: &Connection, signer: PublicKey) -> rusqlite::Result<Relayed> {
    let serial: Option<i64> = conn
        .prepare_cached("SELECT serial FROM relays WHERE signer = ?1")?
        .query_row([signer.0], |row| row.get(0))
        .optional()?;
    let chunks = conn
        .prepare_cached("SELECT chunk FROM relay_chunks WHERE signer = ?1")?
        .query_map([signer.0], |row| Ok(Digest(row.get(0)?)))?
        .collect::<Result<_, _>>()?;
    Ok(Relayed { serial: serial.and_then(|serial| u64::try_from(serial).ok()), chunks })
}
