//! News that belongs to an article: what its page names, its copies.
//!
//! In: an article's number. Out: [`Related`] lines, each with its reasons.

use rusqlite::{Connection, params};

use super::read;
use crate::news::{ArticleId, Headline, PageLink, Related, RelatedFrom, Why};
use crate::store::write::Desk;

/// What is related to `id`, best first, at most `limit`.
pub(crate) fn related(
    conn: &Connection,
    desk: &mut Desk,
    id: ArticleId,
    limit: usize,
) -> rusqlite::Result<Vec<Related>> {
    let Some(no) = read::number(conn, id)? else { return Ok(Vec::new()) };
    let Some(subject) = read::item(conn, &mut desk.packer, no)? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for link in &subject.item.related {
        found.push(page_says(conn, link)?);
    }
    for copy in same_story(conn, no)? {
        if let Some(headline) = read::headline(conn, copy)? {
            found.push(from_archive(headline, 1.0, vec![Why::SameStory]));
        }
    }
    found.truncate(limit);
    Ok(found)
}

fn page_says(conn: &Connection, link: &PageLink) -> rusqlite::Result<Related> {
    let headline = match read::by_url(conn, &link.url)? {
        Some((no, _)) => read::headline(conn, no)?,
        None => None,
    };
    Ok(Related {
        headline,
        title: link.title.clone(),
        url: Some(link.url.clone()),
        score: 1.0,
        from: RelatedFrom::Page,
        why: vec![Why::PageSays],
    })
}

fn from_archive(headline: Headline, score: f64, why: Vec<Why>) -> Related {
    Related {
        title: headline.title.clone(),
        url: headline.url.clone(),
        headline: Some(headline),
        score,
        from: RelatedFrom::Archive,
        why,
    }
}

/// The other articles of the story that the article numbered `no` tells, newest first.
fn same_story(conn: &Connection, no: i64) -> rusqlite::Result<Vec<i64>> {
    conn.prepare_cached(
        "WITH mine(story) AS (SELECT story FROM articles WHERE no = ?1) \
         SELECT no FROM (SELECT a.no FROM articles a, mine WHERE a.story = mine.story AND a.story <> a.id \
         UNION SELECT a.no FROM articles a, mine WHERE a.id = mine.story) \
         WHERE no <> ?1 ORDER BY no DESC",
    )?
    .query_map(params![no], |row| row.get(0))?
    .collect()
}
