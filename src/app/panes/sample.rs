//! Made-up news for the tests of this room.

use jiff::Timestamp;

use crate::news::{ArticleId, Extent, Headline, Mark, SourceId};

/// The `n`th headline.
pub fn headline(n: u64) -> Headline {
    let id = ArticleId(n + 1);
    Headline {
        id,
        source: SourceId(1),
        source_name: "Kanwil Kepri".into(),
        title: format!("Berita {n}"),
        url: None,
        published: None,
        seen: Timestamp::UNIX_EPOCH,
        mark: Mark::default(),
        extent: Extent::Full,
        pdf: false,
        story: id,
        edited: false,
        also: Vec::new(),
    }
}
