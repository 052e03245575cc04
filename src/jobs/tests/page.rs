//! `full_text` and `discover` in a world as the test writes it.

use jiff::{SignedDuration, Timestamp};

use super::script::{Script, good, run};
use crate::jobs::discover::discover;
use crate::jobs::document::{Study, document, weigh};
use crate::jobs::full_text::{Shelved, full_text};
use crate::news::{
    Article, ArticleId, Change, Enclosure, Extent, Failure, Flaw, Item, Kind, PageKind, Part, Source,
    SourceId,
};
use crate::parse::clean;
use crate::parse::pdf::{Block, Paper};

const PAGE: &str = "https://kanwil.example.go.id/berita/1";
const SITE: &str = "https://kanwil.example.go.id/";

fn now() -> Timestamp {
    "2026-11-24T01:00:00Z".parse().unwrap()
}

fn source() -> Source {
    Source::new("Kanwil", SITE.parse().unwrap())
}

fn article() -> ArticleId {
    ArticleId::of(SourceId(1), "1")
}

fn read(script: &Script, url: &str) -> Shelved {
    run(full_text(script, &source(), (article(), &url.parse().unwrap()), None, now()))
}

fn page(marker: &str, links: &str) -> String {
    let paragraphs = (1..=6).fold(String::new(), |text, day| {
        text + &format!(
            "<p>{marker} Kepala Kantor Wilayah menyampaikan bahwa pembinaan hari ke-{day} diikuti oleh seratus \
             peserta dari tujuh kabupaten dan kota, dan berlangsung sampai sore di aula kantor.</p>"
        )
    });
    format!(
        "<html><head><title>Pembinaan penyuluh</title></head><body><nav><a href=/>Beranda</a></nav>\
         <article><h1>Pembinaan penyuluh</h1>{paragraphs}</article>{links}</body></html>"
    )
}

#[test]
fn the_page_behind_a_headline_gives_its_text() {
    let script =
        Script::default().on(PAGE, Ok(good(PAGE, "text/html; charset=utf-8", &page("Tanjungpinang.", ""))));
    let shelved = read(&script, PAGE);
    assert_eq!(shelved.outcome, Ok(()));
    let [Change::Body { article: of, page }, Change::Spent { .. }] = &shelved.changes[..] else {
        panic!("{:?}", shelved.changes)
    };
    assert_eq!(*of, article());
    let body = page.body.as_ref().unwrap().as_str();
    assert!(body.contains("seratus") && !body.contains("Beranda"), "{body}");
}

#[test]
fn what_is_no_article_is_named_and_asked_for_again_only_where_that_may_help() {
    let in_hours = |hours| Some(now() + SignedDuration::from_hours(hours));
    let pdf = good("https://kanwil.example.go.id/unduh?id=7", "application/octet-stream", "%PDF-1.7 xyz");
    let cases = [
        (Err(Failure::Status(404)), Failure::Status(404), None),
        (Err(Failure::Gone), Failure::Gone, None),
        (Err(Failure::Status(503)), Failure::Status(503), in_hours(6)),
        (Ok(pdf), Failure::Document(Some(12)), None),
    ];
    for (answer, failure, retry) in cases {
        let shelved = read(&Script::default().on(PAGE, answer), PAGE);
        assert_eq!(shelved.outcome, Err(failure.clone()));
        assert_eq!(shelved.changes[0], Change::BodyFailed { article: article(), retry }, "{failure:?}");
    }
    let mut cut = good(PAGE, "text/html", &page("", ""));
    cut.cut = true;
    let shelved = read(&Script::default().on(PAGE, Ok(cut)), PAGE);
    assert!(matches!(shelved.outcome, Err(Failure::Truncated(_))), "half an article is none");
    let offline = read(&Script::default().on(PAGE, Err(Failure::NoNetwork)), PAGE);
    assert!(!offline.changes.iter().any(|change| matches!(change, Change::BodyFailed { .. })));
}

#[test]
fn the_pages_of_an_article_are_joined_once_each() {
    let at = |number: usize| if number == 1 { PAGE.to_owned() } else { format!("{PAGE}?page={number}") };
    let part = |number: usize, next: &str| {
        let links = format!("<div class=paging>{next}</div>");
        Ok(good(&at(number), "text/html", &page(&format!("Bagian {number}."), &links)))
    };
    let next = |number: usize| format!("<a href='{}'>Selanjutnya</a>", at(number));
    let body = |script: &Script| {
        let shelved = read(script, PAGE);
        let [Change::Body { page, .. }, ..] = &shelved.changes[..] else { panic!("{:?}", shelved.changes) };
        page.body.as_ref().unwrap().text()
    };
    let told = |text: &str| (1..=20).filter(|n| text.contains(&format!("Bagian {n}."))).collect::<Vec<_>>();

    let other = "<a href=/berita/2>Selanjutnya</a>";
    let three = Script::default()
        .on(PAGE, part(1, &next(2)))
        .on(&at(2), part(2, &next(3)))
        .on(&at(3), part(3, other));
    assert_eq!(told(&body(&three)), [1, 2, 3], "and never the next article");
    assert_eq!(three.asked().len(), 3);

    // A site that answers every number with the same text.
    let same = Script::default()
        .on(PAGE, part(1, &next(2)))
        .on(&at(2), Ok(good(&at(2), "text/html", &page("Bagian 1.", &next(3)))))
        .on(&at(3), part(3, ""));
    let text = body(&same);
    assert_eq!((told(&text), text.matches("Bagian 1.").count(), same.asked().len()), (vec![1], 6, 2));

    let endless = (1..=20).fold(Script::default(), |script, n| script.on(&at(n), part(n, &next(n + 1))));
    assert_eq!(told(&body(&endless)), (1..=10).collect::<Vec<_>>());
    assert_eq!(endless.asked().len(), 10);

    let broken = Script::default().on(PAGE, part(1, &next(2))).on(&at(2), Err(Failure::Status(503)));
    assert_eq!(told(&body(&broken)), [1], "what came is kept");
}

#[test]
fn a_document_is_not_even_asked_for() {
    let script = Script::default();
    let shelved = read(&script, "https://kanwil.example.go.id/edaran/SE-12.PDF");
    assert_eq!(shelved.outcome, Err(Failure::Document(None)));
    assert_eq!(shelved.changes, [Change::BodyFailed { article: article(), retry: None }]);
    assert!(script.asked().is_empty());
}

fn rss(items: usize) -> String {
    let item = "<item><title>Berita</title><link>https://kanwil.example.go.id/b</link></item>";
    format!("<rss version=\"2.0\"><channel><title>Kabar Kanwil</title>{}</channel></rss>", item.repeat(items))
}

#[test]
fn an_address_that_is_a_feed_is_taken_as_it_is() {
    let at = "https://kanwil.example.go.id/rss.xml";
    let script = Script::default().on(at, Ok(good(at, "text/xml", &rss(1))));
    let (offer, traffic) = run(discover(&script, &at.parse().unwrap(), None, now()));
    let offer = offer.unwrap();
    assert_eq!((offer.source.kind, offer.source.url.as_str()), (Kind::Feed, at));
    assert_eq!(
        (offer.source.name.as_str(), offer.source.id),
        ("Kabar Kanwil", SourceId::of(&at.parse().unwrap()))
    );
    assert_eq!((offer.harvest.items.len(), traffic.requests), (1, 1));
}

#[test]
fn a_site_leads_to_the_feed_that_it_names_or_that_lies_where_feeds_lie() {
    let (named, usual) = ("https://kanwil.example.go.id/kabar.rss", "https://kanwil.example.go.id/feed/");
    let head = "<link rel=alternate type=application/rss+xml title=Kabar href=/kabar.rss>\
                <link rel=alternate type=application/rss+xml title=Agenda href=/agenda.rss>";
    let html = |head: &str| format!("<html><head>{head}</head><body><p>Selamat datang</p></body></html>");
    let feed = |at: &str| Ok(good(at, "text/xml", &rss(1)));
    let wish = Source { group: Some("Kanwil".into()), ..source() };

    let script = Script::default().on(SITE, Ok(good(SITE, "text/html", &html(head)))).on(named, feed(named));
    let offer = run(discover(&script, &SITE.parse().unwrap(), Some(&wish), now())).0.unwrap();
    assert_eq!((offer.source.kind, offer.source.url.as_str()), (Kind::Feed, named));
    assert_eq!((offer.source.name.as_str(), offer.source.group.as_deref()), ("Kanwil", Some("Kanwil")));
    assert_eq!(offer.others.len(), 1);

    let script = Script::default().on(SITE, Ok(good(SITE, "text/html", &html("")))).on(usual, feed(usual));
    let offer = run(discover(&script, &SITE.parse().unwrap(), None, now())).0.unwrap();
    assert_eq!(offer.source.url.as_str(), usual);

    let nothing = Script::default().on(SITE, Ok(good(SITE, "text/html", &html(""))));
    let (offer, traffic) = run(discover(&nothing, &SITE.parse().unwrap(), None, now()));
    assert!(matches!(offer, Err(Failure::NotNews(_) | Failure::Empty(None))), "{offer:?}");
    assert!(traffic.requests <= 7, "guesses are few");
}

/// Who tells the same of every document.
struct Teller(Result<Paper, Flaw>);

impl Study for Teller {
    async fn study(&self, document: Vec<u8>) -> Result<Vec<u8>, Failure> {
        assert!(document.starts_with(b"%PDF-"));
        Ok(Paper::tell(&self.0))
    }
}

fn paper(text: &str) -> Paper {
    Paper { blocks: vec![Block::Text(text.to_owned())], pages: 1, ..Paper::default() }
}

fn circular(item: Item) -> Article {
    Article::new(source().id, Item { key: "1".into(), ..item }, now())
}

#[test]
fn a_document_that_was_asked_for_becomes_the_text() {
    let at = "https://kanwil.example.go.id/edaran/SE-12.pdf";
    let url = at.parse().unwrap();
    let script = Script::default().on(at, Ok(good(at, "application/pdf", "%PDF-1.7 xyz")));
    let article = circular(Item { url: Some(at.parse().unwrap()), ..Item::default() });
    let read = |told| run(document((&script, &Teller(told)), &source(), &article, &url, now()));

    let shelved = read(Ok(paper("Isi edaran.")));
    assert_eq!(shelved.outcome, Ok(()));
    let [Change::Body { page, .. }, Change::Spent { .. }] = &shelved.changes[..] else {
        panic!("{:?}", shelved.changes)
    };
    assert_eq!(page.body.as_ref().unwrap().as_str(), "<p>Isi edaran.</p>");

    let shelved = read(Err(Flaw::Scan(3)));
    assert_eq!(shelved.outcome, Err(Failure::NoText(Flaw::Scan(3))));
    assert!(matches!(shelved.changes[..], [Change::Spent { .. }]), "only the bytes are noted");
}

#[test]
fn the_text_of_an_attached_document_goes_below_the_articles_own_once() {
    let at = "https://kanwil.example.go.id/edaran/SE-12.pdf";
    let script = Script::default().on(at, Ok(good(at, "application/pdf", "%PDF-1.7 xyz")));
    let body = clean::clean("<p>Kabar tentang edaran.</p>", None);
    let file = Enclosure { url: at.parse().unwrap(), mime: None, length: Some(12) };
    let own = Item { body: Some(body), extent: Extent::Full, enclosures: vec![file], ..Item::default() };
    let mut article = circular(own);
    assert!(!article.item.holds_pdf());
    for _ in 0..2 {
        let teller = Teller(Ok(paper("Isi edaran.")));
        let shelved = run(document((&script, &teller), &source(), &article, &at.parse().unwrap(), now()));
        let [Change::Body { page, .. }, ..] = &shelved.changes[..] else { panic!() };
        let text = page.body.clone().unwrap();
        assert_eq!(text.as_str(), "<p>Kabar tentang edaran.</p><h3>SE-12.pdf</h3><p>Isi edaran.</p>");
        article.item.body = Some(text);
        assert!(article.item.holds_pdf());
    }
}

#[test]
fn a_page_in_a_documents_place_is_no_document() {
    let at = "https://kanwil.example.go.id/edaran/SE-12.pdf";
    let script = Script::default().on(at, Ok(good(at, "application/pdf", "<html><title>Masuk</title>")));
    let teller = Teller(Ok(paper("x")));
    let shelved =
        run(document((&script, &teller), &source(), &circular(Item::default()), &at.parse().unwrap(), now()));
    assert_eq!(shelved.outcome, Err(Failure::NotNews(PageKind::Other)));
    let (size, traffic) = run(weigh(&script, &at.parse().unwrap()));
    assert_eq!((size, traffic.requests), (Ok(Some(26)), 1));
}

#[test]
fn a_page_that_is_cut_is_asked_for_the_rest_and_its_beginning_is_kept() {
    let held = |byte: u8| Part { wire: vec![byte; 3000], encoding: String::new(), validator: "\"1\"".into() };
    let cut = |byte: u8| {
        let mut answer = good(PAGE, "text/html", "<html>");
        (answer.cut, answer.part) = (true, Some(held(byte)));
        Ok(answer)
    };
    let url = PAGE.parse().unwrap();
    let read = |script: &Script, part| run(full_text(script, &source(), (article(), &url), part, now()));
    let asked = |script: &Script| script.asked().into_iter().map(|request| request.held).collect::<Vec<_>>();
    let begun = |shelved: &Shelved| match &shelved.changes[0] {
        Change::Begun { part, .. } => part.as_deref().cloned(),
        other => panic!("{other:?}"),
    };
    let mends = Script::default().on(PAGE, cut(1)).on(PAGE, Ok(good(PAGE, "text/html", &page("Batam.", ""))));
    let shelved = read(&mends, None);
    assert_eq!((&shelved.outcome, asked(&mends)), (&Ok(()), vec![None, Some(held(1))]));
    assert!(matches!(shelved.changes[0], Change::Body { .. }), "{:?}", shelved.changes);
    let flaps = Script::default().on(PAGE, cut(1)).on(PAGE, cut(2)).on(PAGE, cut(3));
    let shelved = read(&flaps, None);
    assert_eq!(begun(&shelved), Some(held(3)));
    assert_eq!(asked(&flaps), [None, Some(held(1)), Some(held(2))]);
    let later = Script::default().on(PAGE, Ok(good(PAGE, "text/html", &page("Batam.", ""))));
    assert_eq!((begun(&read(&later, Some(held(3)))), asked(&later)), (None, vec![Some(held(3))]));
    let down = Script::default().on(PAGE, Err(Failure::NoNetwork));
    assert_eq!(begun(&read(&down, Some(held(3)))), Some(held(3)), "it waits for the line");
    let changed = Script::default()
        .on(PAGE, Err(Failure::Status(416)))
        .on(PAGE, Ok(good(PAGE, "text/html", &page("Batam.", ""))));
    let shelved = read(&changed, Some(held(3)));
    assert_eq!(
        (&shelved.outcome, begun(&shelved), asked(&changed)),
        (&Ok(()), None, vec![Some(held(3)), None])
    );
}
