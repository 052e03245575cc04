//! News comes in: new articles, known ones that hold more or say something else, and their
//! pages' texts.
//!
//! In: articles as read, in any order and any number of times. Out: rows, packed bodies and
//! index entries, each written once. An article is known by its number, by its page when its
//! source changed how it counts, or by its title when the site moved; it is changed in place.

use std::collections::HashSet;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::apply::{Shift, Work};
use super::edit::{differs, told};
use super::prepare;
use crate::news::{
    Article, ArticleId, CleanHtml, Extent, Item, OrderKind, Precision, When, is_web, page_key, stable_hash,
};
use crate::store::ask::{self, KeptItem};
use crate::store::body::rank;
use crate::store::days;
use crate::words;

/// Titles with fewer words are too common to tell that two articles are the same story.
const TELLING: usize = 6;

/// What is known of an article that arrives again.
pub(crate) struct Known {
    pub(crate) no: i64,
    pub(crate) id: ArticleId,
    pub(crate) told: i64,
    pub(crate) extent: i64,
}

/// Where an article stands among the others.
pub(super) struct Place {
    pub(super) sort: i64,
    day: i64,
    pub(super) page: Option<i64>,
    pub(super) words: Option<i64>,
    pub(super) by_address: bool,
}

impl<'s> Work<'s> {
    /// Keeps the articles of one document that are new, brings known ones up to date.
    pub(crate) fn arrived(&mut self, articles: &'s [Article]) -> rusqlite::Result<()> {
        let together = articles.iter().map(|article| article.id).collect();
        articles.iter().try_for_each(|article| self.arrived_with(article, &together))
    }

    fn arrived_with(&mut self, article: &'s Article, together: &HashSet<ArticleId>) -> rusqlite::Result<()> {
        let Some(source) = self.source_no(article.source)? else { return Ok(()) };
        if let Some(known) = self.known_by_number(article.id)? {
            return self.again(&known, &article.item);
        }
        let place = self.place(&article.item, article.seen);
        if let Some(known) = self.known_by_page(source, &article.item, &place)? {
            return self.again(&known, &article.item);
        }
        if let Some(known) = self.known_by_title(source, &article.item, &place, together)? {
            self.rename(&known, &article.item, &place)?;
            return self.again(&known, &article.item);
        }
        if self.is_gone(article.id, (source, &article.item), (place.page, place.by_address))? {
            return Ok(());
        }
        self.insert(source, article, &place)
    }

    pub(super) fn known_by_number(&self, id: ArticleId) -> rusqlite::Result<Option<Known>> {
        self.conn
            .prepare_cached(
                "SELECT a.no, a.id, a.told, l.extent FROM articles a \
                 CROSS JOIN list l ON l.no = a.no WHERE a.id = ?1",
            )?
            .query_row([id.0.cast_signed()], known)
            .optional()
    }

    /// The same page in the same source under another key: a source that changed from listing
    /// to feed, or a site that numbers its articles anew. Feeds that give all items the same
    /// address are told apart by their titles.
    pub(super) fn known_by_page(
        &self,
        source: i64,
        item: &Item,
        place: &Place,
    ) -> rusqlite::Result<Option<Known>> {
        let Some(page) = place.page else { return Ok(None) };
        self.conn
            .prepare_cached(
                "SELECT a.no, a.id, a.told, l.extent FROM articles a \
                 CROSS JOIN list l ON l.no = a.no WHERE a.page = ?1 AND l.source = ?2 \
                 AND (a.title = ?3 OR a.by_address <> ?4) ORDER BY a.no LIMIT 1",
            )?
            .query_row(params![page, source, item.title, place.by_address], known)
            .optional()
    }

    pub(super) fn again(&mut self, known: &Known, item: &'s Item) -> rusqlite::Result<()> {
        if rank(item.extent) > known.extent {
            self.write_texts()?;
            let Some(kept) = ask::item(self.conn, &mut self.desk.packer, known.no)? else { return Ok(()) };
            let (seen, paged) = (kept.seen, kept.paged);
            self.rewrite(known.no, &complete(kept, item), seen, paged)?;
            self.remember_told(known.no, told(item))?;
            self.applied.updated.push(known.id);
            return Ok(());
        }
        match told(item) {
            now if known.told == 0 => self.remember_told(known.no, now),
            now if differs(known.told, now) => self.edited(known, item),
            _ => Ok(()),
        }
    }

    /// Notes that a known article now lies at another address.
    fn rename(&self, known: &Known, item: &Item, place: &Place) -> rusqlite::Result<()> {
        let Some(url) = &item.url else { return Ok(()) };
        self.conn
            .prepare_cached("UPDATE articles SET url = ?2, page = ?3, by_address = ?4 WHERE no = ?1")?
            .execute(params![known.no, url.as_str(), place.page, place.by_address])?;
        Ok(())
    }

    pub(super) fn insert(
        &mut self,
        source: i64,
        article: &'s Article,
        place: &Place,
    ) -> rusqlite::Result<()> {
        let (no, item) = (self.next_no()?, &article.item);
        let id = article.id.0.cast_signed();
        let story = self.story_of(source, place)?.unwrap_or(id);
        let (published, zone, precision) = columns(item.published);
        self.conn
            .prepare_cached(
                "INSERT INTO articles (no, id, story, by_address, page, words, told, published, zone, \
                 precision, title, url) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                no,
                id,
                story,
                place.by_address,
                place.page,
                place.words,
                told(item),
                published,
                zone,
                precision,
                item.title,
                item.url.as_ref().map(url::Url::as_str),
            ])?;
        let (read, starred, hidden) = self.marks_of(id)?;
        self.conn
            .prepare_cached(
                "INSERT INTO list (no, source, sort, seen, day, read, starred, extent, pdf, image, edited, \
                 due, copy) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, ?11, ?12)",
            )?
            .execute(params![
                no,
                source,
                place.sort,
                article.seen.as_microsecond(),
                place.day,
                read,
                starred,
                rank(item.extent),
                item.has_pdf(),
                has_image(item),
                due(item),
                story != id,
            ])?;
        self.text(no, item);
        if hidden {
            self.conn.prepare_cached("INSERT OR IGNORE INTO hidden (no) VALUES (?1)")?.execute([no])?;
        } else {
            self.shift(source, Shift { total: 1, unread: i64::from(!read), starred: i64::from(starred) });
        }
        self.applied.new.push(article.id);
        Ok(())
    }

    fn marks_of(&self, id: i64) -> rusqlite::Result<(bool, bool, bool)> {
        let found = self
            .conn
            .prepare_cached("SELECT read, starred, hidden FROM marks WHERE article = ?1")?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        Ok(found.unwrap_or_default())
    }

    /// The story that the article belongs to: the same page in another source, or the same
    /// long title on the same day.
    fn story_of(&self, source: i64, place: &Place) -> rusqlite::Result<Option<i64>> {
        if let Some(page) = place.page {
            let found = self
                .conn
                .prepare_cached(
                    "SELECT a.story FROM articles a CROSS JOIN list l ON l.no = a.no \
                     WHERE a.page = ?1 AND l.source <> ?2 ORDER BY a.no LIMIT 1",
                )?
                .query_row(params![page, source], |row| row.get(0))
                .optional()?;
            if found.is_some() {
                return Ok(found);
            }
        }
        let Some(words) = place.words else { return Ok(None) };
        self.conn
            .prepare_cached(
                "SELECT a.story FROM articles a CROSS JOIN list l ON l.no = a.no \
                 WHERE a.words = ?1 AND l.day = ?2 ORDER BY a.no LIMIT 1",
            )?
            .query_row(params![words, place.day], |row| row.get(0))
            .optional()
    }

    /// Adds what the article's page says, once; again only where the kept text is damaged or
    /// the page now gives more.
    pub(crate) fn body(&mut self, id: ArticleId, page: &Item) -> rusqlite::Result<()> {
        let Some(known) = self.known_by_number(id)? else { return Ok(()) };
        self.withdrawn(id, OrderKind::Text)?;
        let Some(kept) = ask::item(self.conn, &mut self.desk.packer, known.no)? else { return Ok(()) };
        let more = adds(kept.item.body.as_ref(), page.body.as_ref());
        if !more && self.page_edited(&known, &kept, page)? {
            return Ok(());
        }
        if kept.paged && kept.intact && rank(page.extent) <= known.extent && !more {
            return Ok(());
        }
        let (had, seen) = (kept.item.body.clone(), kept.seen);
        let whole = complete(kept, page);
        self.rewrite(known.no, &whole, seen, true)?;
        let grown = rank(whole.extent) > known.extent;
        if grown || whole.body != had {
            self.applied.updated.push(known.id);
        }
        if !grown && whole.body != had {
            self.revise(known.no, Some(self.now.timestamp()))?;
        }
        Ok(())
    }

    /// Remembers that the page gave nothing.
    pub(crate) fn body_failed(&mut self, id: ArticleId, retry: Option<Timestamp>) -> rusqlite::Result<()> {
        if retry.is_none() {
            self.withdrawn(id, OrderKind::Text)?;
        }
        self.conn
            .prepare_cached(
                "UPDATE list SET due = ?2 WHERE due IS NOT NULL \
                 AND no = (SELECT no FROM articles WHERE id = ?1)",
            )?
            .execute(params![id.0.cast_signed(), retry.map(Timestamp::as_microsecond)])?;
        Ok(())
    }

    /// Writes an article anew in all its rows.
    pub(crate) fn rewrite(
        &mut self,
        no: i64,
        item: &Item,
        seen: Timestamp,
        paged: bool,
    ) -> rusqlite::Result<()> {
        let place = self.place(item, seen);
        let (published, zone, precision) = columns(item.published);
        self.conn
            .prepare_cached(
                "UPDATE articles SET title = ?2, words = ?3, published = ?4, zone = ?5, precision = ?6 \
                 WHERE no = ?1",
            )?
            .execute(params![no, item.title, place.words, published, zone, precision])?;
        let due = if paged { None } else { due(item) };
        self.conn
            .prepare_cached(
                "UPDATE list SET sort = ?2, day = ?3, extent = ?4, pdf = ?5, image = ?6, due = ?7 \
                 WHERE no = ?1",
            )?
            .execute(params![
                no,
                place.sort,
                place.day,
                rank(item.extent),
                item.has_pdf(),
                has_image(item),
                due
            ])?;
        prepare::rewrite_text(self.conn, self.desk, (no, item), paged)
    }

    pub(super) fn place(&self, item: &Item, seen: Timestamp) -> Place {
        let sort = crate::news::sorted_at(item.published, seen);
        let day = match item.published {
            Some(when) if when.at == sort => when.date(),
            _ => self.now.time_zone().to_datetime(sort).date(),
        };
        // The front page is no article's own page: feeds without links name it.
        let page = item.url.as_ref().filter(|url| url.path() != "/" || url.query().is_some());
        let key = page.map(page_key);
        let by_address = url::Url::parse(&item.key)
            .is_ok_and(|url| key.as_ref().is_some_and(|key| page_key(&url) == *key));
        Place {
            sort: sort.as_microsecond(),
            day: days(day),
            page: key.map(|key| stable_hash(key.as_bytes()).cast_signed()),
            words: long_title(&item.title),
            by_address,
        }
    }
}

/// Whether the page's text is the kept one and more: a document that belongs to it was read.
fn adds(kept: Option<&CleanHtml>, page: Option<&CleanHtml>) -> bool {
    let (Some(kept), Some(page)) = (kept, page) else { return false };
    !kept.is_empty() && page.as_str().len() > kept.as_str().len() && page.as_str().starts_with(kept.as_str())
}

/// The kept item with what `more` adds; its key is lost where its text is damaged.
pub(crate) fn complete(kept: KeptItem, more: &Item) -> Item {
    let key = if kept.intact { kept.item.key.clone() } else { more.key.clone() };
    Item { key, ..kept.item.completed_by(more.clone()) }
}

/// The columns of a [`Known`], in the order in which all queries name them.
pub(super) fn known(row: &rusqlite::Row<'_>) -> rusqlite::Result<Known> {
    Ok(Known {
        no: row.get(0)?,
        id: ArticleId(row.get::<_, i64>(1)?.cast_unsigned()),
        told: row.get(2)?,
        extent: row.get(3)?,
    })
}

fn columns(when: Option<When>) -> (Option<i64>, Option<i32>, Option<bool>) {
    (
        when.map(|when| when.at.as_microsecond()),
        when.map(|when| when.offset.seconds()),
        when.map(|when| when.precision == Precision::Time),
    )
}

/// When the article's page may be fetched: at once, or never where there is nothing to gain.
fn due(item: &Item) -> Option<i64> {
    (page_due(item) && item.extent != Extent::Full).then_some(0)
}

/// Whether the article has a page that can be read.
pub(crate) fn page_due(item: &Item) -> bool {
    let page = |url: &url::Url| is_web(url) && !url.path().to_ascii_lowercase().ends_with(".pdf");
    item.url.as_ref().is_some_and(page)
}

fn has_image(item: &Item) -> bool {
    item.caption.is_some()
        || item.body.as_ref().is_some_and(CleanHtml::has_image)
        || item.enclosures.iter().any(|file| {
            let path = file.url.path().to_ascii_lowercase();
            file.mime.as_deref().is_some_and(|mime| mime.starts_with("image/"))
                || [".jpg", ".jpeg", ".png", ".webp", ".gif"].iter().any(|end| path.ends_with(end))
        })
}

/// The hash of a title's words, where there are enough of them to tell a story.
fn long_title(title: &str) -> Option<i64> {
    let folded: Vec<String> = words::tokens(title).map(|token| words::fold(token.text)).collect();
    (folded.len() >= TELLING).then(|| stable_hash(folded.join(" ").as_bytes()).cast_signed())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{Change, Flag, Marking, Term};
    use crate::store::Store;
    use crate::store::body::tests::rich;
    use crate::store::sample::{
        ago, arrived, article, assert_well, empty, is, list, newsroom, now, source, subscribed, these,
    };

    fn page(text: &str) -> Item {
        Item {
            body: Some(CleanHtml::from_sanitised(format!("<p>{text}</p>"))),
            extent: Extent::Full,
            byline: Some("Humas".into()),
            ..Item::default()
        }
    }

    fn read_page(store: &mut Store, article: ArticleId, text: &str) -> crate::news::Applied {
        store.apply(&[Change::Body { article, page: Box::new(page(text)) }], &now()).unwrap()
    }

    #[test]
    fn an_article_comes_back_as_it_went_in() {
        let (_dir, mut store) = empty();
        let kepri = source("Kanwil Kepri");
        let kept = Article::new(kepri.id, rich(), ago(0));
        let done = store.apply(&[subscribed(&kepri), Change::Arrived(vec![kept.clone()])], &now()).unwrap();
        assert_eq!(done.new, [kept.id]);
        let opened = store.article(kept.id).unwrap().unwrap();
        assert_eq!(opened.article, kept);
        assert_eq!(opened.source_name, "Kanwil Kepri");
        assert!(!opened.damaged);
        let headline = &list(&store, &crate::news::Query::default())[0];
        assert_eq!((headline.title.as_str(), headline.pdf), (kept.item.title.as_str(), true));
        assert_eq!(headline.published, kept.item.published);
        assert_well(&store);
    }

    #[test]
    fn the_known_is_not_new_and_grows_only() {
        let (_dir, mut store, ids) = newsroom();
        let pusat = source("Pusat");
        let bare = article(&pusat, "d", 10, "Surat edaran cuti bersama", "");
        assert_eq!(arrived(&mut store, vec![bare.clone()]), crate::news::Applied::default());
        let more = article(&pusat, "d", 10, "Surat edaran cuti bersama", "Libur empat hari.");
        let done = arrived(&mut store, vec![more]);
        assert_eq!((done.new.len(), done.updated), (0, vec![ids[3]]));
        assert_eq!(arrived(&mut store, vec![bare]), crate::news::Applied::default());
        let text = store.article(ids[3]).unwrap().unwrap().article.item.body.unwrap();
        assert_eq!(text.as_str(), "<p>Libur empat hari.</p>");
        assert_eq!(list(&store, &is(Term::Word("libur".into())))[0].id, ids[3]);
        assert_well(&store);
    }

    #[test]
    fn the_same_page_under_another_key_is_the_same_article() {
        let (_dir, mut store, ids) = newsroom();
        let kepri = source("Kanwil Kepri");
        let mut listed = article(&kepri, "a", 1, "Jemaah haji kloter pertama tiba di Batam", "");
        listed.item.key = listed.item.url.as_ref().unwrap().to_string();
        listed.id = ArticleId::of(kepri.id, &listed.item.key);
        assert!(arrived(&mut store, vec![listed]).new.is_empty());
        // Items that share an address but neither key nor title are different news.
        let mut other = article(&kepri, "a", 1, "Berita lain", "");
        other.item.key = "guid:lain".into();
        other.id = ArticleId::of(kepri.id, &other.item.key);
        assert_eq!(arrived(&mut store, vec![other]).new.len(), 1);
        assert_eq!(list(&store, &crate::news::Query::default()).len(), ids.len() + 1);
    }

    #[test]
    fn a_page_is_added_once() {
        let (_dir, mut store, ids) = newsroom();
        assert_eq!(read_page(&mut store, ids[0], "Isi lengkap.").updated, [ids[0]]);
        assert!(read_page(&mut store, ids[0], "Halaman sedang diperbaiki.").updated.is_empty());
        let item = store.article(ids[0]).unwrap().unwrap().article.item;
        assert_eq!(item.body.unwrap().as_str(), "<p>Isi lengkap.</p>");
        assert_eq!((item.extent, item.byline.as_deref()), (Extent::Full, Some("Humas")));
        assert_eq!(item.key, "guid:a");
        assert!(list(&store, &is(Term::Word("mendarat".into()))).is_empty());
        assert_eq!(list(&store, &is(Term::Word("lengkap".into()))).len(), 1);
        assert_well(&store);
    }

    #[test]
    fn a_document_is_added_below_a_held_text() {
        let (_dir, mut store, ids) = newsroom();
        read_page(&mut store, ids[0], "Isi lengkap.");
        let page = Item {
            body: Some(CleanHtml::from_sanitised(
                "<p>Isi lengkap.</p><h3>SE.pdf</h3><p>Edaran.</p>".to_owned(),
            )),
            extent: Extent::Full,
            ..Item::default()
        };
        let change = Change::Body { article: ids[0], page: Box::new(page) };
        assert_eq!(store.apply(std::slice::from_ref(&change), &now()).unwrap().updated, [ids[0]]);
        assert!(store.apply(&[change], &now()).unwrap().updated.is_empty());
        let item = store.article(ids[0]).unwrap().unwrap().article.item;
        assert!(item.body.unwrap().as_str().ends_with("<p>Edaran.</p>"));
        assert_eq!(
            (item.title.as_str(), item.byline.as_deref()),
            ("Jemaah haji kloter pertama tiba", Some("Humas"))
        );
        assert_eq!(list(&store, &is(Term::Word("edaran".into()))).len(), 2, "this one and the circular");
        assert_well(&store);
    }

    #[test]
    fn a_damaged_text_is_said_to_be_and_can_be_had_again() {
        let (_dir, mut store, ids) = newsroom();
        read_page(&mut store, ids[0], "Isi lengkap.");
        store
            .conn
            .execute("UPDATE bodies SET packed = CAST(x'00' || substr(packed, 2) AS BLOB) WHERE no = 1", [])
            .unwrap();
        let opened = store.article(ids[0]).unwrap().unwrap();
        assert!(opened.damaged && opened.article.item.body.is_none());
        assert_eq!(opened.article.item.title, "Jemaah haji kloter pertama tiba");
        assert!(!store.check().unwrap().iter().find(|check| check.name == "bodies").unwrap().ok);
        assert!(!store.article(ids[1]).unwrap().unwrap().damaged);
        read_page(&mut store, ids[0], "Isi lagi.");
        assert!(!store.article(ids[0]).unwrap().unwrap().damaged);
        assert_well(&store);
    }

    #[test]
    fn copies_are_one_story() {
        let (_dir, mut store, ids) = newsroom();
        let (kepri, pusat) = (source("Kanwil Kepri"), source("Pusat"));
        let long = "Kakanwil Lepas Jemaah Calon Haji Kloter Pertama";
        let mut shared = article(&pusat, "x", 1, "Judul singkat", "");
        shared.item.url = store.article(ids[0]).unwrap().unwrap().article.item.url;
        let cases = vec![
            article(&kepri, "p", 1, long, ""),
            article(&pusat, "q", 1, &long.to_uppercase(), ""),
            article(&pusat, "r", 5, long, ""),
            shared,
        ];
        let new: Vec<ArticleId> = cases.iter().map(|article| article.id).collect();
        arrived(&mut store, cases);
        let told =
            |id| list(&store, &crate::news::Query::default()).iter().find(|h| h.id == id).unwrap().story;
        assert_eq!(told(new[0]), new[0]);
        assert_eq!(told(new[1]), new[0], "the same title on the same day");
        assert_eq!(told(new[2]), new[2], "the same title on another day");
        assert_eq!(told(new[3]), ids[0], "the same page in another source");
    }

    #[test]
    fn what_a_source_now_says_takes_the_place_of_what_it_said() {
        let (_dir, mut store, ids) = newsroom();
        let kepri = source("Kanwil Kepri");
        store.apply(&[these(&ids[..1], Marking::Star(true))], &now()).unwrap();
        let same = article(&kepri, "a", 1, "Jemaah haji kloter pertama tiba", "Dibaca 5 kali.");
        arrived(&mut store, vec![same]);
        let cut = article(&kepri, "a", 1, "Jemaah haji kloter…", "Dibaca 5 kali.");
        assert!(arrived(&mut store, vec![cut]).updated.is_empty(), "a shortened title is no other");
        assert!(list(&store, &is(Term::Is(Flag::Edited))).is_empty());
        for (title, day) in [("Ralat: jemaah tiba besok", 1), ("Ralat kedua: jemaah tiba lusa", 0)] {
            let changed = article(&kepri, "a", day, title, "Dibaca 5 kali.");
            let done = arrived(&mut store, vec![changed.clone()]);
            assert_eq!((done.new.len(), done.updated), (0, vec![ids[0]]), "{title}");
            assert!(arrived(&mut store, vec![changed]).updated.is_empty(), "it is said once");
            let edited = list(&store, &is(Term::Is(Flag::Edited)));
            assert_eq!((edited.len(), edited[0].id, edited[0].title.as_str()), (1, ids[0], title));
            assert_eq!(edited[0].published, Some(When::time(ago(1), When::WIB)));
            assert!(edited[0].mark.starred);
        }
        assert_eq!(list(&store, &is(Term::Word("lusa".into()))).len(), 1);
        assert!(list(&store, &is(Term::Word("kloter".into()))).is_empty());
        assert_well(&store);
    }

    #[test]
    fn a_whole_text_is_replaced_by_a_whole_text_only() {
        let (_dir, mut store, ids) = newsroom();
        let kepri = source("Kanwil Kepri");
        read_page(&mut store, ids[2], "Isi lengkap dari halaman.");
        let mut whole = article(&kepri, "w", 5, "Edaran libur", "Libur empat hari.");
        whole.item.extent = Extent::Full;
        let mut later = whole.clone();
        later.item.body = Some(CleanHtml::from_sanitised("<p>Libur lima hari.</p>".into()));
        let titled = article(&kepri, "c", 3, "Madrasah juara umum", "Siswa asal Batam meraih emas.");
        arrived(&mut store, vec![whole.clone()]);
        assert_eq!(arrived(&mut store, vec![later, titled]).updated, [whole.id, ids[2]]);
        let text = |id| store.article(id).unwrap().unwrap().article.item;
        assert_eq!(text(whole.id).body.unwrap().as_str(), "<p>Libur lima hari.</p>");
        let kept = text(ids[2]);
        assert_eq!(
            (kept.title.as_str(), kept.body.unwrap().as_str(), kept.extent),
            ("Madrasah juara umum", "<p>Isi lengkap dari halaman.</p>", Extent::Full)
        );
        assert_well(&store);
    }

    #[test]
    fn the_shelf_wants_stars_then_news_and_forgets_what_cannot_be_had() {
        let (_dir, mut store, ids) = newsroom();
        let wanted = |store: &Store| -> Vec<ArticleId> {
            store.wanted(9, &now()).unwrap().into_iter().map(|wanted| wanted.article).collect()
        };
        assert_eq!(wanted(&store), ids);
        let later = ago(-1);
        store
            .apply(
                &[
                    these(&ids[4..], Marking::Star(true)),
                    Change::BodyFailed { article: ids[0], retry: Some(later) },
                    Change::BodyFailed { article: ids[1], retry: None },
                ],
                &now(),
            )
            .unwrap();
        read_page(&mut store, ids[2], "Isi.");
        assert_eq!(wanted(&store), [ids[4], ids[3]]);
        let tomorrow = now().checked_add(jiff::SignedDuration::from_hours(25)).unwrap();
        assert_eq!(store.wanted(9, &tomorrow).unwrap().len(), 3);
        store.apply(&[Change::Dropped(source("Pusat").id)], &now()).unwrap();
        assert_eq!(wanted(&store), [ids[4]]);
    }
}
