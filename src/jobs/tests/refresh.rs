//! `refresh` in a world as the test writes it: every kind of answer and what is made of it.

use std::fmt::Write as _;

use jiff::Timestamp;
use url::Url;

use super::script::{Script, good, run};
use crate::jobs::fetch::{Delta, Response};
use crate::jobs::refresh::{Told, refresh};
use crate::jobs::wordpress;
use crate::news::{Change, Failure, Kind, Outcome, PageKind, Source, Stage, Visit, stable_hash};

const FEED: &str = "https://kanwil.example.go.id/feed";

fn now() -> Timestamp {
    "2026-11-24T01:00:00Z".parse().unwrap()
}

fn before() -> Timestamp {
    "2026-11-23T01:00:00Z".parse().unwrap()
}

fn source() -> Source {
    Source::new("Kanwil", FEED.parse().unwrap())
}

fn known() -> Visit {
    Visit {
        kind: Kind::Feed,
        etag: Some("\"0\"".into()),
        last_modified: Some("kemarin".into()),
        body_hash: Some(7),
        last_try: Some(before()),
        last_ok: Some(before()),
        ..Visit::default()
    }
}

fn visited(told: &Told) -> Option<&Visit> {
    told.changes.iter().find_map(|change| match change {
        Change::Visited { visit, .. } => Some(&**visit),
        _ => None,
    })
}

#[test]
fn an_unchanged_answer_is_a_success_and_asks_with_the_validators_as_they_came() {
    let mut answer = good(FEED, "", "");
    (answer.not_modified, answer.etag) = (true, None);
    let script = Script::default().on(FEED, Ok(answer));
    let visit = Visit { failures: 3, last_error: Some(Failure::Status(500)), ..known() };
    let told = run(refresh(&script, &source(), &visit, now()));
    assert_eq!(told.outcome, Outcome::Unchanged);
    let asked = &script.asked()[0];
    assert_eq!((asked.etag.as_deref(), asked.last_modified.as_deref()), (Some("\"0\""), Some("kemarin")));
    let visit = visited(&told).unwrap();
    assert_eq!((visit.failures, &visit.last_error, visit.last_ok), (0, &None, Some(now())));
    assert_eq!(visit.etag.as_deref(), Some("\"0\""), "a 304 without a validator keeps the old one");
    assert!(visit.next_due > Some(now()));
    assert!(matches!(told.changes[..], [Change::Visited { .. }, Change::Spent { .. }]));
}

#[test]
fn an_equal_body_is_not_read_again_but_its_validators_are_kept() {
    let body = "<rss/>";
    let script = Script::default().on(FEED, Ok(good(FEED, "text/xml", body)));
    let visit = Visit { body_hash: Some(stable_hash(body.as_bytes())), ..known() };
    let told = run(refresh(&script, &source(), &visit, now()));
    assert_eq!(told.outcome, Outcome::Unchanged);
    assert_eq!(visited(&told).unwrap().etag.as_deref(), Some("\"1\""));
}

#[test]
fn a_failure_is_counted_and_nothing_else_is_touched() {
    let until = now() + jiff::SignedDuration::from_hours(3);
    let failures = [
        Failure::Status(404),
        Failure::Gone,
        Failure::Wait(until),
        Failure::Timeout(Stage::Body),
        Failure::BadCompression,
        Failure::Dns("kanwil.example.go.id".into()),
        Failure::NotNews(PageKind::Portal),
    ];
    for failure in failures {
        let script = Script::default().on(FEED, Err(failure.clone()));
        let told = run(refresh(&script, &source(), &known(), now()));
        assert_eq!(told.outcome, Outcome::Failed(failure.clone()));
        let visit = visited(&told).unwrap();
        let wanted = Visit {
            failures: 1,
            last_error: Some(failure.clone()),
            last_try: Some(now()),
            next_due: visit.next_due,
            ..known()
        };
        assert_eq!(*visit, wanted);
        assert!(visit.next_due > Some(now()), "{failure:?}");
        if matches!(failure, Failure::Wait(_)) {
            assert_eq!(told.host_waits, Some(until));
            assert!(visit.next_due >= Some(until));
        }
    }
}

#[test]
fn what_is_the_fault_of_this_machine_is_not_held_against_the_source() {
    for failure in [Failure::NoNetwork, Failure::OfflineByChoice, Failure::Budget, Failure::Proxy("x".into())]
    {
        let script = Script::default().on(FEED, Err(failure.clone()));
        let told = run(refresh(&script, &source(), &known(), now()));
        assert_eq!(told.outcome, Outcome::Failed(failure.clone()));
        assert_eq!(visited(&told), None, "{failure:?}");
    }
}

fn rss(count: usize) -> String {
    let mut items = String::new();
    for n in 0..count {
        let _ = write!(
            items,
            "<item><title>Berita {n}</title><guid>g{n}</guid>\
             <link>https://kanwil.example.go.id/b/{n}</link></item>"
        );
    }
    format!("<rss version=\"2.0\"><channel><title>Kanwil</title><ttl>180</ttl>{items}</channel></rss>")
}

fn arrived(told: &Told) -> usize {
    told.changes.iter().map(|change| if let Change::Arrived(all) = change { all.len() } else { 0 }).sum()
}

#[test]
fn news_come_before_the_visit_that_vouches_for_them() {
    let script = Script::default().on(FEED, Ok(good(FEED, "text/xml", &rss(3))));
    let told = run(refresh(&script, &source(), &Visit::default(), now()));
    assert_eq!((told.outcome.clone(), arrived(&told)), (Outcome::Fetched, 3));
    assert!(matches!(told.changes[..], [Change::Arrived(_), Change::Visited { .. }, Change::Spent { .. }]));
    let visit = visited(&told).unwrap();
    assert_eq!((visit.kind, visit.feed.clone(), visit.title.as_deref()), (Kind::Feed, None, Some("Kanwil")));
    assert_eq!(visit.body_hash, Some(stable_hash(rss(3).as_bytes())));
    let wait = visit.next_due.unwrap().duration_since(now()).as_secs();
    assert!((180 * 60..181 * 60).contains(&wait), "as long as the feed's ttl: {wait}");
}

#[test]
fn a_cut_feed_gives_its_items_and_no_validators() {
    let whole = rss(3);
    let mut answer = good(FEED, "text/xml", &whole[..whole.len() - 60]);
    answer.cut = true;
    let length = answer.body.len() as u64;
    let script = Script::default().on(FEED, Ok(answer));
    let told = run(refresh(&script, &source(), &known(), now()));
    assert_eq!(told.outcome, Outcome::Failed(Failure::Truncated(length)));
    assert!(arrived(&told) >= 2);
    let visit = visited(&told).unwrap();
    assert_eq!((visit.etag.as_deref(), visit.body_hash, visit.failures), (Some("\"0\""), Some(7), 1));
}

#[test]
fn an_empty_feed_is_fine_and_a_page_in_its_place_is_not() {
    let empty = Script::default().on(FEED, Ok(good(FEED, "text/xml", &rss(0))));
    assert_eq!(run(refresh(&empty, &source(), &known(), now())).outcome, Outcome::Fetched);
    let page = "<html><body><h1>Masuk</h1><p>Sedang perbaikan, silakan kembali nanti.</p></body></html>";
    let script = Script::default().on(FEED, Ok(good(FEED, "text/html", page)));
    let told = run(refresh(&script, &source(), &known(), now()));
    assert!(matches!(told.outcome, Outcome::Failed(Failure::NotNews(_))), "{:?}", told.outcome);
    assert_eq!((arrived(&told), visited(&told).unwrap().etag.as_deref()), (0, Some("\"0\"")));
    let elsewhere = good("http://login.wifi.example/", "text/html", page);
    let script = Script::default().on(FEED, Ok(elsewhere));
    let told = run(refresh(&script, &source(), &known(), now()));
    let wanted = [PageKind::Portal, PageKind::Login];
    assert!(
        matches!(told.outcome, Outcome::Failed(Failure::NotNews(kind)) if wanted.contains(&kind)),
        "{:?}",
        told.outcome
    );
}

#[test]
fn a_page_that_names_a_feed_leads_to_it_and_the_way_is_remembered() {
    let (site, lame, feed) = (
        "https://kanwil.example.go.id/",
        "https://kanwil.example.go.id/a.xml",
        "https://kanwil.example.go.id/b.xml",
    );
    let page = "<html><head><link rel=alternate type=application/rss+xml href=/a.xml>\
                <link rel=alternate type=application/rss+xml href=/b.xml></head><body><p>Selamat datang</p></body></html>";
    let script = Script::default()
        .on(site, Ok(good(site, "text/html", page)))
        .on(lame, Ok(good(lame, "text/xml", &rss(0))))
        .on(feed, Ok(good(feed, "text/xml", &rss(2))));
    let source = Source::new("Kanwil", site.parse().unwrap());
    let told = run(refresh(&script, &source, &Visit::default(), now()));
    assert_eq!((told.outcome.clone(), arrived(&told), told.traffic.requests), (Outcome::Fetched, 2, 3));
    let visit = visited(&told).unwrap();
    assert_eq!(visit.feed.as_ref().map(Url::as_str), Some(feed));
    let again = run(refresh(&script, &source, visit, now()));
    assert_eq!((again.outcome, again.traffic.requests), (Outcome::Unchanged, 1));
}

#[test]
fn an_index_of_sitemaps_is_followed_one_step() {
    let at = "https://kanwil.example.go.id/sitemap.xml";
    let index = "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\
        <sitemap><loc>https://kanwil.example.go.id/lama.xml</loc><lastmod>2020-01-01</lastmod></sitemap>\
        <sitemap><loc>https://kanwil.example.go.id/baru.xml</loc><lastmod>2026-11-23</lastmod></sitemap></sitemapindex>";
    let part = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url>\
        <loc>https://kanwil.example.go.id/berita/pelantikan-pejabat-baru</loc></url></urlset>";
    let child = "https://kanwil.example.go.id/baru.xml";
    let script = Script::default()
        .on(at, Ok(good(at, "application/xml", index)))
        .on(child, Ok(good(child, "application/xml", part)));
    let source = Source { kind: Kind::Sitemap, ..Source::new("Kanwil", at.parse().unwrap()) };
    let told = run(refresh(&script, &source, &Visit::default(), now()));
    assert_eq!((told.outcome.clone(), arrived(&told)), (Outcome::Fetched, 1));
}

#[test]
fn wordpress_is_asked_for_what_changed_since() {
    let posts = r#"[{"id":1,"date_gmt":"2026-11-23T01:00:00","link":"https://kanwil.example.go.id/b/1/",
        "title":{"rendered":"Berita"},"content":{"rendered":"<p>Isi berita.</p>"}}]"#;
    let source = Source {
        kind: Kind::WordPress,
        ..Source::new("Kanwil", "https://kanwil.example.go.id/".parse().unwrap())
    };
    let first = wordpress::posts(&source.url, None).to_string();
    let later = wordpress::posts(&source.url, Some(now())).to_string();
    let script = Script::default()
        .on(&first, Ok(good(&first, "application/json", posts)))
        .on(&later, Ok(good(&later, "application/json", "[]")));
    let told = run(refresh(&script, &source, &Visit::default(), now()));
    assert_eq!((told.outcome.clone(), arrived(&told)), (Outcome::Fetched, 1));
    let visit = visited(&told).unwrap().clone();
    let told = run(refresh(&script, &source, &visit, now()));
    assert_eq!((told.outcome.clone(), arrived(&told)), (Outcome::Fetched, 0), "nothing new is no failure");
    assert_eq!(script.asked()[1].url.as_str(), later);
}

#[test]
fn a_feed_that_stays_lost_is_looked_for_at_the_configured_address() {
    let found = "https://kanwil.example.go.id/rss.xml";
    let visit = |failures| Visit { feed: Some(found.parse().unwrap()), failures, ..known() };
    for (failures, asked) in [(0, found), (3, found), (4, FEED)] {
        let script = Script::default();
        run(refresh(&script, &source(), &visit(failures), now()));
        assert_eq!(script.asked()[0].url.as_str(), asked, "{failures}");
        assert_eq!(script.asked()[0].is_conditional(), asked == found);
    }
}

fn after_days(days: i64) -> Timestamp {
    now() + jiff::SignedDuration::from_hours(26 * days)
}

#[test]
fn a_move_is_followed_at_once_and_told_when_it_has_been_said_on_several_days() {
    const NEW: &str = "https://baru.example.go.id/rss";
    let body = "<rss version='2.0'><channel><title>K</title><item><title>A</title><link>https://a.go.id/1</link>\
                </item></channel></rss>";
    let answer = Response { moved: Some(NEW.parse().unwrap()), ..good(NEW, "text/xml", body) };
    let script = Script::default().on(FEED, Ok(answer)).on(NEW, Ok(good(NEW, "text/xml", body)));
    let mut visit = known();
    let mut told = Vec::new();
    for day in [0, 0, 1, 1, 2, 9] {
        let one = run(refresh(&script, &source(), &visit, after_days(day)));
        visit = visited(&one).unwrap().clone();
        told.push(one.moved.map(|url| url.to_string()));
    }
    let asked: Vec<_> = script.asked().iter().map(|request| request.url.to_string()).collect();
    assert_eq!(asked, [FEED, NEW, FEED, NEW, FEED, NEW], "the old address is asked again each day");
    assert_eq!(told, [None, None, None, None, Some(NEW.to_owned()), None]);
}

#[test]
fn a_move_that_was_taken_back_or_leads_nowhere_is_forgotten() {
    const NEW: &str = "https://baru.example.go.id/rss";
    let body = "<rss version='2.0'><channel><title>K</title><item><title>A</title><link>https://a.go.id/1</link>\
                </item></channel></rss>";
    let moved = crate::news::Moved::first(FEED.parse().unwrap(), NEW.parse().unwrap(), now());
    let visit = || {
        let habits = crate::news::Habits { moved: Some(moved.clone()), ..Default::default() };
        Visit { habits, ..known() }
    };
    let back = Script::default().on(FEED, Ok(good(FEED, "text/xml", body)));
    let told = run(refresh(&back, &source(), &visit(), after_days(1)));
    assert_eq!(visited(&told).unwrap().habits.moved, None);
    let dead = Script::default().on(FEED, Ok(good(FEED, "text/xml", body)));
    let told = run(refresh(&dead, &source(), &visit(), now()));
    assert_eq!(told.outcome, Outcome::Failed(Failure::Status(404)));
    let told = run(refresh(&dead, &source(), visited(&told).unwrap(), now()));
    assert_eq!(told.outcome, Outcome::Fetched, "the old address is asked where the new one fails");
    let login =
        Response { moved: Some(NEW.parse().unwrap()), ..good(NEW, "text/html", "<html>Log in</html>") };
    let portal = Script::default().on(FEED, Ok(login));
    let told = run(refresh(&portal, &source(), &known(), now()));
    assert!(matches!(told.outcome, Outcome::Failed(_)));
    assert_eq!(visited(&told).map(|visit| visit.habits.moved.clone()), Some(None));
}

#[test]
fn a_part_is_added_and_tells_nothing_of_the_whole() {
    let body = "<rss version='2.0'><channel><item><title>Baru</title><link>https://a.go.id/2</link></item>\
                </channel></rss>";
    let part = Response { delta: Delta::New, ..good(FEED, "text/xml", body) };
    let script = Script::default().on(FEED, Ok(part));
    let rhythm = Some(jiff::SignedDuration::from_hours(5));
    let habits = crate::news::Habits { rhythm, ..Default::default() };
    let told = run(refresh(&script, &source(), &Visit { habits, ..known() }, now()));
    assert_eq!(script.asked()[0].delta, Delta::New);
    let visit = visited(&told).unwrap();
    assert_eq!((visit.habits.rhythm, visit.body_hash), (rhythm, None));
    assert_eq!(visit.etag.as_deref(), Some("\"1\""));
    assert!(matches!(&told.changes[0], Change::Arrived(articles) if articles.len() == 1));
}

#[test]
fn an_answer_that_leaves_out_what_is_known_saves_what_the_last_whole_one_took() {
    let body = format!("<rss version='2.0'><channel><title>K</title>{}</channel></rss>", " ".repeat(5000));
    let mut unchanged = good(FEED, "", "");
    unchanged.not_modified = true;
    let part =
        Response { delta: Delta::New, ..good(FEED, "text/xml", "<rss version='2.0'><channel/></rss>") };
    let script = Script::default()
        .on(FEED, Ok(good(FEED, "text/xml", &body)))
        .on(FEED, Ok(unchanged))
        .on(FEED, Ok(part))
        .on(FEED, Err(Failure::Status(500)))
        .on(FEED, Ok(good(FEED, "text/xml", "<rss version='2.0'><channel/></rss>")));
    let mut visit = Visit::default();
    let mut saved = Vec::new();
    for _ in 0..5 {
        let told = run(refresh(&script, &source(), &visit, now()));
        saved.push((told.traffic.received, told.traffic.saved));
        visit = visited(&told).unwrap().clone();
    }
    let whole = saved[0].0;
    assert!(whole > 5000, "{whole}");
    let spared = |at: usize| whole - saved[at].0;
    assert_eq!(saved.iter().map(|pair| pair.1).collect::<Vec<_>>(), [0, spared(1), spared(2), 0, 0]);
    assert_eq!(visit.habits.weight, Some(saved[4].0), "from now on that is the whole");
}
