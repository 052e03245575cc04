//! A small archive for this room's tests: two sources, a handful of invented articles.

use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ZonedDateTime};
use tempfile::TempDir;
use url::Url;

use super::{Store, Window};
use crate::news::{
    Applied, Article, ArticleId, Change, CleanHtml, Extent, Headline, Item, Query, Reach, Scope, Source,
    Term, When,
};

/// Everything.
pub(crate) const ALL: Window = Window { offset: 0, limit: 1000 };

/// 24 November 2026, 10:00 in Jakarta.
pub(crate) fn now() -> ZonedDateTime {
    let zone = TimeZone::fixed(When::WIB);
    zone.to_zoned_datetime(date(2026, 11, 24).at(10, 0, 0, 0)).unwrap()
}

/// `days` before [`now`].
pub(crate) fn ago(days: i64) -> Timestamp {
    now().timestamp() - SignedDuration::from_hours(24 * days)
}

/// A source called `name`.
pub(crate) fn source(name: &str) -> Source {
    let host = name.to_lowercase().replace(' ', "-");
    Source::new(name, Url::parse(&format!("https://{host}.example.go.id/berita")).unwrap())
}

/// An article of `source` published `days` ago.
pub(crate) fn article(source: &Source, path: &str, days: i64, title: &str, text: &str) -> Article {
    let url = source.url.join(path).unwrap();
    let item = Item {
        key: format!("guid:{path}"),
        url: Some(url),
        title: title.into(),
        published: Some(When::time(ago(days), When::WIB)),
        body: (!text.is_empty()).then(|| CleanHtml::from_sanitised(format!("<p>{text}</p>"))),
        extent: if text.is_empty() { Extent::None } else { Extent::Teaser },
        ..Item::default()
    };
    Article::new(source.id, item, now().timestamp())
}

/// A store in a folder of its own, with nothing in it.
pub(crate) fn empty() -> (TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(&dir.path().join("warta.db")).unwrap();
    (dir, store)
}

/// A store with two sources and five articles; returns it with the articles, newest first.
pub(crate) fn newsroom() -> (TempDir, Store, Vec<ArticleId>) {
    let (dir, mut store) = empty();
    let (kepri, pusat) = (Source { group: Some("Kanwil".into()), ..source("Kanwil Kepri") }, source("Pusat"));
    let articles = vec![
        article(&kepri, "a", 1, "Jemaah haji kloter pertama tiba", "Rombongan mendarat di Batam."),
        article(&pusat, "b", 2, "Menteri buka rapat kerja nasional", "Rapat membahas layanan haji reguler."),
        article(&kepri, "c", 3, "Madrasah juara olimpiade sains", "Siswa asal Batam meraih emas."),
        article(&pusat, "d", 10, "Surat edaran cuti bersama", ""),
        article(&kepri, "e", 40, "Penyuluh bina majelis taklim", "Kegiatan rutin di Tanjungpinang."),
    ];
    let ids = articles.iter().map(|article| article.id).collect();
    let changes = [subscribed(&kepri), subscribed(&pusat), Change::Arrived(articles)];
    store.apply(&changes, &now()).unwrap();
    (dir, store, ids)
}

pub(crate) fn subscribed(source: &Source) -> Change {
    Change::Subscribed(Box::new(source.clone()))
}

pub(crate) fn arrived(store: &mut Store, articles: Vec<Article>) -> Applied {
    store.apply(&[Change::Arrived(articles)], &now()).unwrap()
}

pub(crate) fn these(ids: &[ArticleId], marking: crate::news::Marking) -> Change {
    Change::Marked { scope: Scope::These(ids.to_vec()), marking }
}

pub(crate) fn is(term: Term) -> Query {
    Query { reach: Some(Reach::Is(term)), sort: None }
}

pub(crate) fn list(store: &Store, query: &Query) -> Vec<Headline> {
    store.find(query, ALL, &now()).unwrap()
}

/// All checks must be well.
pub(crate) fn assert_well(store: &Store) {
    for check in store.check().unwrap() {
        assert!(check.ok, "{check:?}");
    }
}
