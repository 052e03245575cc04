//! What is an edit and what is none, and what is kept of it.

use jiff::SignedDuration;

use crate::news::{
    Applied, Article, ArticleId, Change, CleanHtml, Extent, Flag, Headline, Item, Source, Term,
};
use crate::store::Store;
use crate::store::sample::{arrived, article, assert_well, empty, is, list, now, source, subscribed};

/// An article whose source gives the whole text.
fn whole(from: &Source, title: &str, text: &str) -> Article {
    let mut article = article(from, "v", 1, title, "");
    article.item.body = Some(CleanHtml::from_sanitised(text.to_owned()));
    article.item.extent = Extent::Full;
    article
}

/// A store with one source; the same moment passes between changes as between visits.
fn office() -> (tempfile::TempDir, Store, Source) {
    let (dir, mut store) = empty();
    let pusat = source("Pusat");
    store.apply(&[subscribed(&pusat)], &now()).unwrap();
    (dir, store, pusat)
}

fn later(store: &mut Store, hours: i64, change: Change) -> Applied {
    let at = now().checked_add(SignedDuration::from_hours(hours)).unwrap();
    store.apply(&[change], &at).unwrap()
}

fn earlier(store: &Store, id: ArticleId) -> Vec<(String, String)> {
    let opened = store.article(id).unwrap().unwrap();
    opened.earlier.into_iter().map(|version| (version.title, version.text)).collect()
}

fn edited(store: &Store) -> Vec<Headline> {
    list(store, &is(Term::Is(Flag::Edited)))
}

fn page(text: &str) -> Box<Item> {
    let body = Some(CleanHtml::from_sanitised(text.to_owned()));
    Box::new(Item { body, extent: Extent::Full, ..Item::default() })
}

#[test]
fn a_changed_text_keeps_what_it_said() {
    let (_dir, mut store, pusat) = office();
    let said = |text: &str| whole(&pusat, "Kuota haji diumumkan", text);
    let id = said("").id;
    arrived(&mut store, vec![said("<p>Kuota 212 orang.</p><p>Dibaca 5 kali</p>")]);
    for same in [
        "<p>Kuota  212 orang.</p><p>Dibaca 63 kali</p>",
        "<p><strong>Kuota 212</strong> orang.</p><p>2 jam yang lalu</p>",
        "<p>Kuota 212 orang.</p><h3>Berita Terkait</h3><ul><li>Manasik dimulai</li></ul>",
        "<p>Kuota 212 orang.</p><p>Bagikan ke WhatsApp</p>",
    ] {
        let done = later(&mut store, 1, Change::Arrived(vec![said(same)]));
        assert_eq!(done, Applied::default(), "{same}");
    }
    assert!(edited(&store).is_empty());
    let changed =
        later(&mut store, 2, Change::Arrived(vec![said("<p>Kuota 214 orang.</p><p>Dibaca 70 kali</p>")]));
    assert_eq!(changed.updated, [id]);
    later(&mut store, 3, Change::Arrived(vec![said("<p>Kuota 214 orang.</p><p>Dibaca 71 kali</p>")]));
    assert!(store.article(id).unwrap().unwrap().article.item.body.unwrap().as_str().contains("214"));
    let title = "Kuota haji diumumkan".to_owned();
    assert_eq!(earlier(&store, id), [(title, "Kuota 212 orang.\n\nDibaca 5 kali".to_owned())]);
    assert_eq!(edited(&store)[0].id, id);
    assert_eq!(list(&store, &is(Term::Word("214".into())))[0].id, id);
    assert!(list(&store, &is(Term::Word("212".into()))).is_empty());
    assert_well(&store);
    store.apply(&[Change::Purged(pusat.id)], &now()).unwrap();
    let left: i64 = store.conn.query_row("SELECT count(*) FROM versions", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
}

#[test]
fn the_first_and_the_latest_versions_stay() {
    let (_dir, mut store, pusat) = office();
    let said = |n: i64| whole(&pusat, "Jadwal", &format!("<p>Rapat pukul {n} di aula.</p>"));
    for n in 0..20 {
        later(&mut store, n, Change::Arrived(vec![said(n)]));
    }
    let kept: Vec<String> = earlier(&store, said(0).id).into_iter().map(|(_, text)| text).collect();
    let wanted: Vec<String> =
        (12..19).rev().chain([0]).map(|n| format!("Rapat pukul {n} di aula.")).collect();
    assert_eq!(kept, wanted);
    assert_well(&store);
}

#[test]
fn a_teasers_counter_is_no_edit_but_its_title_is_and_its_page_is_wanted_again() {
    let (_dir, mut store, pusat) = office();
    let told = |title: &str, text: &str| article(&pusat, "a", 1, title, text);
    let id = told("", "").id;
    arrived(&mut store, vec![told("Jemaah haji kloter pertama tiba di Batam", "Dibaca 5 kali.")]);
    let before = "<p>Jemaah tiba pukul delapan di bandara.</p>";
    later(&mut store, 1, Change::Body { article: id, page: page(before) });
    for (title, text) in [
        ("Jemaah haji kloter pertama tiba di Batam", "Dibaca 9 kali."),
        ("Jemaah haji kloter pertama …", "Dibaca 10 kali."),
        ("JEMAAH HAJI kloter pertama tiba di Batam!", "Dibaca 11 kali."),
    ] {
        let done = later(&mut store, 2, Change::Arrived(vec![told(title, text)]));
        assert_eq!(done.updated, [], "{title}");
    }
    assert!(edited(&store).is_empty() && store.wanted(9, &now()).unwrap().is_empty());
    later(&mut store, 3, Change::Arrived(vec![told("Ralat: jemaah tiba besok", "Dibaca 12 kali.")]));
    assert_eq!(edited(&store)[0].title, "Ralat: jemaah tiba besok");
    assert_eq!(store.wanted(9, &now()).unwrap().len(), 1);
    // The page follows: one edit seen in two steps.
    later(&mut store, 4, Change::Body { article: id, page: page("<p>Jemaah tiba besok di bandara.</p>") });
    let first = (
        "Jemaah haji kloter pertama tiba di Batam".to_owned(),
        "Jemaah tiba pukul delapan di bandara.".to_owned(),
    );
    assert_eq!(earlier(&store, id), [first]);
    let opened = store.article(id).unwrap().unwrap();
    assert_eq!(opened.article.item.body.unwrap().text(), "Jemaah tiba besok di bandara.");
    assert!(store.wanted(9, &now()).unwrap().is_empty());
    assert_well(&store);
}

#[test]
fn a_page_read_again_may_be_an_edit() {
    for (again, is_edit) in [
        ("<p>Rapat dibuka pukul delapan di aula.</p>", false),
        ("<p>Rapat dibuka pukul delapan di aula.</p><p>Dilihat 9 kali</p>", false),
        ("<p>Rapat dibuka pukul sembilan di aula.</p>", true),
        ("<p>Situs ini sedang dalam pemeliharaan.</p>", false),
        ("", false),
    ] {
        let (_dir, mut store, pusat) = office();
        let told = article(&pusat, "a", 1, "Rapat", "");
        let id = told.id;
        arrived(&mut store, vec![told]);
        later(
            &mut store,
            1,
            Change::Body { article: id, page: page("<p>Rapat dibuka pukul delapan di aula.</p>") },
        );
        later(&mut store, 2, Change::Body { article: id, page: page(again) });
        assert_eq!(!edited(&store).is_empty(), is_edit, "{again}");
        assert_eq!(earlier(&store, id).len(), usize::from(is_edit), "{again}");
        assert_well(&store);
    }
}

#[test]
fn a_document_that_was_read_stays_when_the_page_is_edited() {
    let (_dir, mut store, pusat) = office();
    let mut told = article(&pusat, "a", 1, "Edaran cuti", "");
    told.item.enclosures = vec![crate::news::Enclosure {
        url: "https://pusat.example.go.id/edaran.pdf".parse().unwrap(),
        mime: None,
        length: None,
    }];
    let id = told.id;
    arrived(&mut store, vec![told]);
    let text = "<p>Edaran cuti berlaku mulai Senin.</p>";
    let document = "<h3>edaran.pdf</h3><p>Nomor 5 tahun ini.</p>";
    let again = "<p>Edaran cuti berlaku mulai Selasa.</p>";
    for (hours, text) in [text.to_owned(), format!("{text}{document}"), text.to_owned()].iter().enumerate() {
        later(&mut store, i64::try_from(hours).unwrap(), Change::Body { article: id, page: page(text) });
        assert!(edited(&store).is_empty(), "{text}");
    }
    later(&mut store, 4, Change::Body { article: id, page: page(again) });
    let body = store.article(id).unwrap().unwrap().article.item.body.unwrap();
    assert_eq!(body.as_str(), format!("{again}{document}"));
    assert_eq!(earlier(&store, id).len(), 1);
}

#[test]
fn what_was_kept_before_versions_were_is_compared_from_now_on() {
    let (_dir, mut store, pusat) = office();
    let said = |text: &str| whole(&pusat, "Jadwal", text);
    arrived(&mut store, vec![said("<p>Rapat pukul tujuh.</p>")]);
    store.conn.execute("UPDATE articles SET told = 0", []).unwrap();
    later(&mut store, 1, Change::Arrived(vec![said("<p>Rapat pukul delapan.</p>")]));
    assert!(edited(&store).is_empty(), "nobody knows what it said first");
    later(&mut store, 2, Change::Arrived(vec![said("<p>Rapat pukul sembilan.</p>")]));
    assert_eq!(edited(&store).len(), 1);
}
