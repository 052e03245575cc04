//! How an article's text is kept: packed once, with a checksum, unpacked on demand.
//!
//! In: an [`Item`]. Out: bytes for the `bodies` table, and the parts of the item again. What
//! the `articles` row holds already (title, address, date) is not repeated here. Damage is a
//! value, not an error: the headline stays readable without its text.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

use crate::news::{CleanHtml, Dateline, Enclosure, Extent, Item, PageLink, Precision, When, stable_hash};

/// Fast enough for fifteen thousand articles a second, and nearly as small as slower levels.
const LEVEL: i32 = 1;
/// With a dictionary slower levels do gain; a text still takes a fraction of a millisecond.
const LEVEL_WITH_WORDS: i32 = 6;

/// No text is longer than this unpacked; more is damage.
const LONGEST: usize = 64 * 1024 * 1024;

/// Packs and unpacks, reusing its tables.
pub(crate) struct Packer {
    pack: zstd::bulk::Compressor<'static>,
    /// The number of the dictionary in `pack`.
    packs_with: Option<u32>,
    unpack: zstd::bulk::Decompressor<'static>,
    /// By the numbers of the dictionaries that texts name.
    learned: HashMap<u32, zstd::bulk::Decompressor<'static>>,
    json: Vec<u8>,
}

/// Packed bytes with what is needed to trust them.
pub(crate) struct Packed {
    pub(crate) bytes: Vec<u8>,
    pub(crate) size: i64,
    pub(crate) sum: i64,
}

/// The parts of an item that only the reader needs.
#[derive(Serialize, Deserialize)]
struct Kept<'a> {
    key: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    updated: Option<(i64, i32, bool)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    byline: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    site: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    section: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dateline: Option<Cow<'a, Dateline>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    caption: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    views: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lang: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    summary: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    doubtful: bool,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    categories: Cow<'a, [String]>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    enclosures: Cow<'a, [Enclosure]>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    links: Cow<'a, [PageLink]>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    related: Cow<'a, [PageLink]>,
}

impl Packer {
    pub(crate) fn new() -> std::io::Result<Self> {
        Ok(Self {
            pack: zstd::bulk::Compressor::new(LEVEL)?,
            packs_with: None,
            unpack: zstd::bulk::Decompressor::new()?,
            learned: HashMap::new(),
            json: Vec::new(),
        })
    }

    /// The number of the dictionary that it packs with.
    pub(crate) fn packs_with(&self) -> Option<u32> {
        self.packs_with
    }

    /// Packs with this dictionary from here on, or with none.
    pub(crate) fn pack_with(&mut self, words: Option<(u32, Vec<u8>)>) -> std::io::Result<()> {
        self.pack = match &words {
            Some((_, words)) => zstd::bulk::Compressor::with_dictionary(LEVEL_WITH_WORDS, words)?,
            None => zstd::bulk::Compressor::new(LEVEL)?,
        };
        self.packs_with = words.map(|(number, _)| number);
        Ok(())
    }

    /// The number of the dictionary that `bytes` need and that was not learned.
    pub(crate) fn lacks(&self, bytes: &[u8]) -> Option<u32> {
        dictionary_of(bytes).filter(|number| !self.learned.contains_key(number))
    }

    /// Unpacks what names the dictionary `number` from here on.
    pub(crate) fn learn(&mut self, number: u32, words: &[u8]) -> std::io::Result<()> {
        self.learned.insert(number, zstd::bulk::Decompressor::with_dictionary(words)?);
        Ok(())
    }

    /// What was packed; `None` when the bytes are not those, or their dictionary is not known.
    pub(crate) fn raw(&mut self, bytes: &[u8], size: i64, sum: i64) -> Option<Vec<u8>> {
        let size = usize::try_from(size).ok().filter(|size| *size <= LONGEST)?;
        if checksum(bytes) != sum {
            return None;
        }
        let unpack = match dictionary_of(bytes) {
            Some(number) => self.learned.get_mut(&number)?,
            None => &mut self.unpack,
        };
        unpack.decompress(bytes, size).ok()
    }

    /// Packs what the `articles` row does not hold of `item`.
    pub(crate) fn pack(&mut self, item: &Item) -> std::io::Result<Packed> {
        self.json.clear();
        serde_json::to_writer(&mut self.json, &Kept::of(item))?;
        let bytes = self.pack.compress(&self.json)?;
        let sum = checksum(&bytes);
        Ok(Packed { bytes, size: i64::try_from(self.json.len()).unwrap_or(i64::MAX), sum })
    }

    /// Puts the packed parts back into `item`, which has title, address, date and extent;
    /// false, and nothing done, when the bytes are not those that were packed.
    pub(crate) fn unpack(&mut self, bytes: &[u8], size: i64, sum: i64, item: &mut Item) -> bool {
        let Some(json) = self.raw(bytes, size, sum) else { return false };
        match serde_json::from_slice::<Kept<'_>>(&json) {
            Ok(kept) => {
                kept.restore(item);
                true
            }
            Err(_) => false,
        }
    }
}

/// The number of the dictionary that packed bytes need.
pub(crate) fn dictionary_of(bytes: &[u8]) -> Option<u32> {
    zstd::zstd_safe::get_dict_id_from_frame(bytes).map(std::num::NonZeroU32::get)
}

/// The hash that tells whether packed bytes are still what they were.
pub(crate) fn checksum(bytes: &[u8]) -> i64 {
    stable_hash(bytes).cast_signed()
}

impl<'a> Kept<'a> {
    fn of(item: &'a Item) -> Self {
        let text = |part: &'a Option<String>| part.as_deref().map(Cow::Borrowed);
        Self {
            key: Cow::Borrowed(&item.key),
            updated: item
                .updated
                .map(|w| (w.at.as_microsecond(), w.offset.seconds(), w.precision == Precision::Time)),
            byline: text(&item.byline),
            site: text(&item.site),
            section: text(&item.section),
            dateline: item.dateline.as_ref().map(Cow::Borrowed),
            caption: text(&item.caption),
            views: item.views,
            lang: text(&item.lang),
            summary: text(&item.summary),
            body: item.body.as_ref().map(|body| Cow::Borrowed(body.as_str())),
            doubtful: item.doubtful,
            categories: Cow::Borrowed(&item.categories),
            enclosures: Cow::Borrowed(&item.enclosures),
            links: Cow::Borrowed(&item.links),
            related: Cow::Borrowed(&item.related),
        }
    }

    fn restore(self, item: &mut Item) {
        item.key = self.key.into_owned();
        item.updated = self.updated.and_then(|(at, offset, time)| when(at, offset, i64::from(time)));
        item.byline = self.byline.map(Cow::into_owned);
        item.site = self.site.map(Cow::into_owned);
        item.section = self.section.map(Cow::into_owned);
        item.dateline = self.dateline.map(Cow::into_owned);
        item.caption = self.caption.map(Cow::into_owned);
        item.views = self.views;
        item.lang = self.lang.map(Cow::into_owned);
        item.summary = self.summary.map(Cow::into_owned);
        item.body = self.body.map(|body| CleanHtml::from_sanitised(body.into_owned()));
        item.doubtful = self.doubtful;
        item.categories = self.categories.into_owned();
        item.enclosures = self.enclosures.into_owned();
        item.links = self.links.into_owned();
        item.related = self.related.into_owned();
    }
}

/// A moment out of its three columns.
pub(crate) fn when(at: i64, offset: i32, precision: i64) -> Option<When> {
    Some(When {
        at: Timestamp::from_microsecond(at).ok()?,
        offset: Offset::from_seconds(offset).ok()?,
        precision: if precision == 0 { Precision::Day } else { Precision::Time },
    })
}

/// An extent as a number that grows with the text.
pub(crate) fn rank(extent: Extent) -> i64 {
    match extent {
        Extent::None => 0,
        Extent::Teaser => 1,
        Extent::Full => 2,
    }
}

/// The extent of a number that [`rank`] gave.
pub(crate) fn extent(rank: i64) -> Extent {
    match rank {
        0 => Extent::None,
        1 => Extent::Teaser,
        _ => Extent::Full,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use url::Url;

    /// An item with something in every field.
    pub(crate) fn rich() -> Item {
        let link = |title: &str, path: &str| PageLink {
            title: title.into(),
            url: Url::parse("https://kantor.example.go.id/").unwrap().join(path).unwrap(),
        };
        Item {
            key: "guid-1".into(),
            url: Some(link("", "berita/1").url),
            title: "Kakanwil Lepas Jemaah \"Haji\" Kloter Pertama".into(),
            published: Some(When::time(Timestamp::from_second(1_605_700_000).unwrap(), When::WIB)),
            updated: When::day(jiff::civil::date(2020, 11, 19), When::WIB),
            byline: Some("Budi".into()),
            site: Some("Kantor Wilayah".into()),
            section: Some("Berita".into()),
            dateline: Some(Dateline { place: "Tanjungpinang".into(), desk: Some("Humas".into()) }),
            caption: Some("Foto bersama".into()),
            views: Some(63),
            lang: Some("id".into()),
            summary: Some("Ringkasan".into()),
            body: Some(CleanHtml::from_sanitised("<p>Jemaah haji\nberangkat.</p>".into())),
            extent: Extent::Full,
            doubtful: true,
            categories: vec!["haji".into()],
            enclosures: vec![Enclosure {
                url: link("", "a.pdf").url,
                mime: Some("application/pdf".into()),
                length: Some(9),
            }],
            links: vec![link("aturan", "aturan")],
            related: vec![link("Manasik", "berita/2")],
        }
    }

    #[test]
    fn what_is_packed_comes_back() {
        let mut packer = Packer::new().unwrap();
        for item in [rich(), Item { key: "k".into(), ..Item::default() }] {
            let done = packer.pack(&item).unwrap();
            let mut back = Item {
                title: item.title.clone(),
                url: item.url.clone(),
                published: item.published,
                extent: item.extent,
                ..Item::default()
            };
            assert!(packer.unpack(&done.bytes, done.size, done.sum, &mut back));
            assert_eq!(back, item);
        }
    }

    #[test]
    fn a_flipped_bit_is_noticed() {
        let mut packer = Packer::new().unwrap();
        let done = packer.pack(&rich()).unwrap();
        for at in 0..done.bytes.len() {
            let mut bytes = done.bytes.clone();
            bytes[at] ^= 1;
            assert!(!packer.unpack(&bytes, done.size, done.sum, &mut Item::default()), "byte {at}");
        }
        assert!(!packer.unpack(&done.bytes, done.size - 1, done.sum, &mut Item::default()));
    }
}
