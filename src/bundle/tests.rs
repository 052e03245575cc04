//! What a bundle promises: it comes back as it went in, and nothing else comes back at all.

use std::collections::HashMap;

use jiff::Timestamp;
use url::Url;

use super::record::{Office, Record, Sheet};
use super::{
    BYTES, Dictionary, Held, Manifest, Opened, Parcel, Piece, SecretKey, contents, digest, known_as,
    outgrown, pack, train, unpack,
};
use crate::news::{
    Article, BundleFault, Dateline, Digest, Enclosure, Extent, Item, PageLink, PublicKey, Source, When,
};
use crate::parse::clean::clean;
use crate::parse::links_in;

fn now() -> Timestamp {
    "2026-11-24T03:00:00Z".parse().unwrap()
}

fn source() -> Source {
    let url = Url::parse("https://kepri.example.go.id/berita").unwrap();
    Source { group: Some("Kanwil".into()), ..Source::new("Kanwil Kepri", url) }
}

fn article(number: usize) -> Article {
    let source = source();
    let url = source.url.join(&format!("/berita/{number}")).unwrap();
    let link = |title: &str| PageLink { title: title.into(), url: url.clone() };
    let text = format!(
        "<p>Kegiatan ke-{number} dihadiri {} peserta di Batam &amp; Bintan.</p>\
         <p>Lihat <a href=\"/juknis/{number}.pdf\">Juknis &amp; lampiran</a>.</p>",
        number * 37
    );
    let body = clean(&text, Some(&url));
    // One article in three tells its beginning, its beginning with a rest, or something else.
    let beginning: String = "Kegiatan ke-0 dihadiri".replace('0', &number.to_string());
    let summary = match number % 3 {
        0 => format!("{beginning} {} peserta", number * 37),
        1 => format!("{beginning} {} peserta [...]\nSelengkapnya", number * 37),
        _ => "Ringkasan\nDua baris".into(),
    };
    let links = if number.is_multiple_of(5) { vec![link("Juknis")] } else { links_in(&body) };
    let item = Item {
        key: if number.is_multiple_of(2) { url.to_string() } else { format!("guid-{number}") },
        title: format!("Berita <b> & lain nomor {number}"),
        published: Some(When::time(now(), When::WIB)),
        updated: When::day(jiff::civil::date(2026, 11, 23), When::WIB),
        byline: Some("Humas".into()),
        site: Some("Kanwil".into()),
        section: Some("Berita".into()),
        dateline: Some(Dateline { place: "Batam".into(), desk: Some("Humas".into()) }),
        caption: Some("Foto bersama".into()),
        views: None,
        lang: Some("id".into()),
        summary: Some(summary),
        body: Some(body),
        extent: Extent::Full,
        doubtful: false,
        categories: vec!["haji".into()],
        enclosures: vec![Enclosure {
            url: url.clone(),
            mime: Some("application/pdf".into()),
            length: Some(9),
        }],
        links,
        related: vec![link("Terkait")],
        url: Some(url.clone()),
    };
    Article::new(source.id, item, now())
}

fn articles(count: usize) -> Vec<Article> {
    (0..count).map(article).collect()
}

struct Made {
    manifest: Vec<u8>,
    key: PublicKey,
    dictionary: (Dictionary, Parcel),
    parcels: Vec<Parcel>,
}

fn made(count: usize) -> Made {
    let key = SecretKey::generate().unwrap();
    let articles = articles(count);
    let dictionary = train(&articles).unwrap().expect("there is enough to learn from");
    let parcels = pack(&articles, &[source()], &HashMap::new(), Some((0, &dictionary.0))).unwrap();
    let manifest = Manifest {
        name: "Humas".into(),
        serial: 7,
        dictionaries: vec![dictionary.1.piece.clone()],
        chunks: parcels.iter().map(|parcel| parcel.piece.clone()).collect(),
    };
    Made { manifest: manifest.seal(&key).unwrap(), key: key.public(), dictionary, parcels }
}

#[test]
fn articles_come_back_as_they_went_in() {
    let made = made(150);
    let Opened { manifest, signer } = Manifest::open(&made.manifest, &[made.key]).unwrap();
    assert_eq!((signer, manifest.articles(), manifest.chunks.len()), (made.key, 150, 1));
    let dictionary = Dictionary::read(&manifest.dictionaries[0], &made.dictionary.1.bytes).unwrap();
    let mut back = Vec::new();
    for (piece, parcel) in manifest.chunks.iter().zip(&made.parcels) {
        let load = unpack(piece, &parcel.bytes, Some(&dictionary), now()).unwrap();
        assert_eq!(load.sources, [source()]);
        back.extend(load.articles);
    }
    assert_eq!(back, articles(150));
    // And nothing is written twice.
    let json = serde_json::to_string(&Record::of(&article(1), 0)).unwrap();
    assert_eq!((json.matches("dihadiri").count(), json.matches("Juknis").count()), (1, 1), "{json}");
}

#[test]
fn which_articles_a_part_holds_is_known_without_reading_them() {
    let made = made(60);
    let whole = Held { extent: Extent::Full, revised: None };
    let wanted: Vec<_> = articles(60).iter().map(|article| (known_as(article).unwrap(), whole)).collect();
    assert_eq!(
        contents(&made.parcels[0].piece, &made.parcels[0].bytes, Some(&made.dictionary.0)).unwrap(),
        wanted
    );
    assert_eq!(wanted.iter().map(|(id, _)| *id).collect::<Vec<_>>(), made.parcels[0].ids);
    let mut nameless = article(1);
    nameless.item.title = " \u{200b}".into();
    assert_eq!(known_as(&nameless), None);
}

#[test]
fn a_source_that_moved_keeps_its_number() {
    let moved = Source { url: Url::parse("https://baru.example.go.id/").unwrap(), ..source() };
    let parcel = pack(&articles(2), std::slice::from_ref(&moved), &HashMap::new(), None).unwrap().remove(0);
    let load = unpack(&parcel.piece, &parcel.bytes, None, now()).unwrap();
    assert_eq!((&load.sources[..], load.articles), (&[moved][..], articles(2)));
}

#[test]
fn a_key_file_reads_back_and_keeps_its_secret_in_debug() {
    let key = SecretKey::generate().unwrap();
    let text = key.text();
    assert_eq!(SecretKey::read(&text).unwrap().public(), key.public());
    let secret = text.trim().rsplit(' ').next().unwrap().to_owned();
    assert!(!format!("{key:?}").contains(&secret));
    for text in ["", "warta-secret-key", "warta-secret-key 00", &secret] {
        assert_eq!(SecretKey::read(text).unwrap_err(), BundleFault::NoSecret, "{text}");
    }
}

#[test]
fn a_manifest_with_one_changed_byte_is_refused_whichever_it_is() {
    let made = made(40);
    for at in 0..made.manifest.len() {
        let mut bytes = made.manifest.clone();
        bytes[at] ^= 1;
        assert!(Manifest::open(&bytes, &[made.key]).is_err(), "byte {at}");
    }
    for length in 0..made.manifest.len() {
        assert!(Manifest::open(&made.manifest[..length], &[made.key]).is_err(), "cut at {length}");
    }
}

#[test]
fn only_trusted_keys_open_and_another_key_signs_nothing_of_theirs() {
    let (own, other) = (made(40), SecretKey::generate().unwrap());
    assert_eq!(Manifest::open(&own.manifest, &[]).unwrap_err(), BundleFault::Untrusted(own.key));
    let trusted = [other.public()];
    assert_eq!(Manifest::open(&own.manifest, &trusted).unwrap_err(), BundleFault::Untrusted(own.key));
    // The other's name over this signature.
    let head = "warta-bundle 2\n".len();
    let mut swapped = own.manifest.clone();
    swapped[head..head + 64].copy_from_slice(other.public().to_string().as_bytes());
    assert_eq!(Manifest::open(&swapped, &trusted).unwrap_err(), BundleFault::Forged);
}

#[test]
fn a_bundle_of_the_first_format_is_read_and_one_of_a_later_is_not() {
    let key = SecretKey::generate().unwrap();
    let signed = |head: &str, json: &str| {
        let signature = key.sign(format!("{head}{json}").as_bytes());
        let digits = PublicKey(signature[..32].try_into().unwrap()).to_string()
            + &PublicKey(signature[32..].try_into().unwrap()).to_string();
        format!("{head}{}\n{digits}\n{json}", key.public()).into_bytes()
    };
    let hash = "ab".repeat(32);
    let json = format!(
        "{{\"name\":\"Humas\",\"serial\":7,\"dictionary\":{{\"sha256\":\"{hash}\",\"size\":5,\"raw\":9}},\
         \"chunks\":[{{\"sha256\":\"{hash}\",\"size\":5,\"raw\":9,\"articles\":3,\"dictionary\":true}}]}}"
    );
    let first = Manifest::open(&signed("warta-bundle 1\n", &json), &[key.public()]).unwrap().manifest;
    assert_eq!((first.name.as_str(), first.serial, first.articles()), ("Humas", 7, 3));
    assert_eq!((first.chunks[0].dictionary, first.dictionaries[0].file()), (Some(0), format!("{hash}.part")));
    // A signature of one format is none of another.
    let other = String::from_utf8(signed("warta-bundle 1\n", &json)).unwrap();
    let other = other.replace("warta-bundle 1", "warta-bundle 2");
    assert_eq!(Manifest::open(other.as_bytes(), &[key.public()]).unwrap_err(), BundleFault::Forged);
    let later = signed("warta-bundle 3\n", "apa pun");
    assert_eq!(Manifest::open(&later, &[key.public()]).unwrap_err(), BundleFault::Newer(3));
}

#[test]
fn a_part_stands_for_others_only_where_all_of_them_came() {
    let piece = |number: u8| Piece::new(Digest([number; 32]), 1, 1);
    let merged = Piece { of: vec![piece(1).short(), piece(2).short()], ..piece(9) };
    let kept = |numbers: &[u8]| numbers.iter().map(|number| Digest([*number; 32])).collect();
    let cases: [(&[u8], bool); 5] =
        [(&[], false), (&[1], false), (&[1, 3], false), (&[3, 2, 1], true), (&[9], true)];
    for (numbers, wanted) in cases {
        assert_eq!(merged.came_with(&kept(numbers)), wanted, "{numbers:?}");
    }
    assert!(!piece(4).came_with(&kept(&[1])), "a part that stands for nothing");
    let manifest = |of: Vec<String>| Manifest {
        name: String::new(),
        serial: 1,
        dictionaries: Vec::new(),
        chunks: vec![Piece { of, ..piece(9) }],
    };
    let key = SecretKey::generate().unwrap();
    for of in [vec![String::new()], vec!["zz".repeat(6)], vec!["ab".repeat(6); 1000]] {
        assert!(manifest(of.clone()).seal(&key).is_err(), "{of:?}");
    }
}

#[test]
fn a_part_with_one_changed_byte_is_refused_whichever_it_is() {
    let made = made(40);
    let words = &made.dictionary.0;
    let parcel = &pack(&articles(3), &[source()], &HashMap::new(), Some((0, words))).unwrap()[0];
    assert_eq!(parcel.piece.dictionary, Some(0), "a few articles need it");
    for at in 0..parcel.bytes.len() {
        let mut bytes = parcel.bytes.clone();
        bytes[at] ^= 0x80;
        let refused = unpack(&parcel.piece, &bytes, Some(words), now()).unwrap_err();
        assert_eq!(refused, BundleFault::Damaged(parcel.piece.file()), "byte {at}");
    }
    let cut = &parcel.bytes[..parcel.bytes.len() - 1];
    assert!(unpack(&parcel.piece, cut, Some(words), now()).is_err());
    assert!(unpack(&parcel.piece, &parcel.bytes, None, now()).is_err(), "the dictionary is needed");
    let dictionary = &made.dictionary.1;
    assert!(Dictionary::read(&dictionary.piece, &parcel.bytes).is_err());
}

#[test]
fn a_part_that_lists_articles_without_end_is_refused() {
    let json = format!("{{\"sources\":[],\"articles\":[{}{{}}]}}", "{},".repeat(5000));
    let bytes = zstd::bulk::compress(json.as_bytes(), 3).unwrap();
    let piece = Piece::new(digest(&bytes), bytes.len() as u64, json.len() as u64);
    assert_eq!(unpack(&piece, &bytes, None, now()).unwrap_err(), BundleFault::Damaged(piece.file()));
}

#[test]
fn an_article_that_would_fill_a_part_is_left_out() {
    let mut long = article(2);
    long.item.body = Some(clean(&format!("<p>{}</p>", "kata ".repeat(BYTES / 4)), None));
    let parcels = pack(&[article(1), long, article(3)], &[source()], &HashMap::new(), None).unwrap();
    assert_eq!(parcels[0].ids, [article(1).id, article(3).id]);
    assert!(outgrown(None, 40) && !outgrown(Some(&made(40).dictionary.1.piece), 100));
    assert!(outgrown(Some(&made(40).dictionary.1.piece), 200));
}

#[test]
fn a_bomb_stops_at_the_promised_size_and_a_large_promise_is_refused() {
    let bomb = zstd::bulk::compress(&vec![0; 64 * 1024 * 1024], 3).unwrap();
    let piece = |raw| Piece::new(digest(&bomb), bomb.len() as u64, raw);
    let refused = unpack(&piece(100_000), &bomb, None, now()).unwrap_err();
    assert_eq!(refused, BundleFault::TooLarge(piece(1).file()));
    let key = SecretKey::generate().unwrap();
    let manifest = |chunks| Manifest { name: String::new(), serial: 1, dictionaries: Vec::new(), chunks };
    let sizes = [(bomb.len() as u64, 64 * 1024 * 1024), (2_000_000_000, 100), (0, 100), (100, 0)];
    for (size, raw) in sizes {
        let large = manifest(vec![Piece::new(digest(&bomb), size, raw)]);
        assert!(matches!(large.seal(&key), Err(BundleFault::TooLarge(_))), "{size} {raw}");
    }
    assert!(manifest(vec![piece(100_000); 5000]).seal(&key).is_err());
}

/// A part that says `sheet`, as a trusted office with bad intent would make it.
fn hostile(sheet: &Sheet) -> super::Load {
    let json = serde_json::to_vec(sheet).unwrap();
    let bytes = zstd::bulk::compress(&json, 3).unwrap();
    let piece = Piece::new(digest(&bytes), bytes.len() as u64, json.len() as u64);
    unpack(&piece, &bytes, None, now()).unwrap()
}

#[test]
fn what_a_trusted_office_says_is_cleaned_like_anything_else() {
    let office = |url: &str| Office { name: "A\u{1b}[2Jb".into(), url: url.into(), group: None, id: None };
    let record = |s, url: &str, title: &str| Record {
        s,
        url: Some(url.into()),
        title: title.into(),
        body: Some(
            "<p onclick=x>Isi<script>alert(1)</script> <a href='javascript:x'>y</a>\u{202e}</p>".into(),
        ),
        extent: 2,
        links: vec![("t".into(), "file:///etc/passwd".into())],
        published: Some((i64::MAX, 1, true)),
        ..Record::default()
    };
    let load = hostile(&Sheet {
        sources: vec![office("https://a.example.go.id/"), office("file:///etc/passwd")],
        articles: vec![
            record(0, "https://a.example.go.id/1", "Judul\u{1b}]52;c;aGFp\u{7}\u{202e}"),
            record(1, "https://a.example.go.id/2", "sumber tak sah"),
            record(9, "https://a.example.go.id/3", "sumber tak ada"),
            record(0, "javascript:x", "tanpa kunci"),
            record(0, "https://a.example.go.id/4", " \u{200b} "),
        ],
    });
    assert_eq!(load.sources.len(), 1);
    assert_eq!(load.sources[0].name, "Ab");
    let [article] = &load.articles[..] else { panic!("{:?}", load.articles) };
    assert_eq!((article.item.title.as_str(), article.seen), ("Judul", now()));
    let body = article.item.body.as_ref().unwrap().as_str();
    assert!(body.contains("Isi") && !body.contains("script") && !body.contains("onclick"), "{body}");
    assert!(!body.contains('\u{202e}'));
    assert_eq!((article.item.links.len(), article.item.published), (0, None));
}

#[test]
fn too_few_articles_have_no_dictionary_and_no_article_no_part() {
    assert!(train(&articles(5)).unwrap().is_none());
    assert!(pack(&[], &[source()], &HashMap::new(), None).unwrap().is_empty());
    assert!(pack(&articles(3), &[], &HashMap::new(), None).unwrap().is_empty(), "whose source is not known");
}

#[test]
fn a_part_says_when_what_it_holds_was_changed() {
    let all = articles(3);
    let at = now() - jiff::SignedDuration::from_hours(1);
    // The second one comes from a clock that is ahead.
    let ahead = now() + jiff::SignedDuration::from_hours(24 * 400);
    let revised = HashMap::from([(all[0].id, at), (all[1].id, ahead)]);
    let parcel = pack(&all, &[source()], &revised, None).unwrap().remove(0);
    let load = unpack(&parcel.piece, &parcel.bytes, None, now()).unwrap();
    assert_eq!(load.revised, HashMap::from([(all[0].id, at), (all[1].id, now())]));
    let held = contents(&parcel.piece, &parcel.bytes, None).unwrap();
    let held: Vec<_> = held.into_iter().map(|(_, held)| held.revised).collect();
    assert_eq!(held, [Some(at), Some(ahead), None]);
    let much = |extent, revised| Held { extent, revised };
    for (one, other, covers) in [
        (much(Extent::Full, None), much(Extent::Full, None), true),
        (much(Extent::Full, None), much(Extent::Full, Some(at)), false),
        (much(Extent::Full, Some(at)), much(Extent::Full, None), true),
        (much(Extent::Full, Some(at)), much(Extent::Full, Some(ahead)), false),
        (much(Extent::Teaser, Some(ahead)), much(Extent::Full, None), false),
        (much(Extent::Full, Some(at)), much(Extent::Teaser, Some(at)), true),
    ] {
        assert_eq!(one.covers(other), covers, "{one:?} {other:?}");
    }
}
