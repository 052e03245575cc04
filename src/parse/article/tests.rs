//! Whole pages of the kinds of markup that offices use, all with the same invented article.

use jiff::Timestamp;

use super::article;
use crate::news::{ArticleRules, Item, Kind, PageKind, Rules, When};
use crate::parse::{ArticlePage, Hints, Warning};
use url::Url;

const TEXT: &str = include_str!("../../../tests/fixtures/pages/article.txt");
const TITLE: &str = "Kantor Kemenag Muara Lestari Gelar Pelatihan Arsip Digital Seri #4 untuk Penyuluh";
const PAGES: &[(&str, &str)] = &[
    ("divs", include_str!("../../../tests/fixtures/pages/divs.html")),
    ("tables", include_str!("../../../tests/fixtures/pages/tables.html")),
    ("wordpress", include_str!("../../../tests/fixtures/pages/wordpress.html")),
    ("fonts", include_str!("../../../tests/fixtures/pages/fonts.html")),
    ("soup", include_str!("../../../tests/fixtures/pages/soup.html")),
];

fn read_with(page: &str, rules: &Rules) -> ArticlePage {
    let url = Url::parse("https://muaralestari.example.go.id/read/arsip-digital-a1b2c").unwrap();
    let now: Timestamp = "2021-01-17T03:00:00Z".parse().unwrap();
    let hints = Hints { url: &url, content_type: None, kind: Kind::Auto, rules, now, zone: When::WIB };
    article(page.as_bytes(), &hints)
}

fn read(page: &str) -> ArticlePage {
    read_with(page, &Rules::default())
}

fn text(item: &Item) -> String {
    item.body.as_ref().map(crate::news::CleanHtml::text).unwrap_or_default()
}

#[test]
fn the_text_and_nothing_else() {
    for (name, page) in PAGES {
        let read = read(page);
        assert_eq!(read.kind, PageKind::Article, "{name}");
        let wanted: Vec<&str> = TEXT.trim().split("\n\n").collect();
        let found = text(&read.item);
        assert_eq!(found.split("\n\n").collect::<Vec<_>>(), wanted, "{name}");
        assert!(read.confidence > 0.5 && !read.item.doubtful, "{name} {}", read.confidence);
    }
}

#[test]
fn a_text_that_breaks_off_is_doubtful() {
    let text: Vec<&str> = TEXT.trim().split("\n\n").take(3).collect();
    let page = |end: &str| {
        format!("<body><h1>{TITLE}</h1><div><p>{}</p><p>{}{end}</p></div></body>", text[0], text[1])
    };
    assert!(!read(&page("")).item.doubtful);
    assert!(read(&page(" Acara itu juga dihadiri …")).item.doubtful);
}

#[test]
fn what_the_page_says_of_it() {
    for (name, page) in PAGES {
        let item = read(page).item;
        assert_eq!(item.title, TITLE, "{name}");
        assert_eq!(item.published.unwrap().date().to_string(), "2020-11-03", "{name}");
        assert_eq!(item.section.as_deref(), Some("Berita"), "{name}");
        let dateline = item.dateline.unwrap();
        assert_eq!(
            (dateline.place.as_str(), dateline.desk.as_deref()),
            ("Muaralestari", Some("Humas")),
            "{name}"
        );
        assert_eq!(item.views, Some(63), "{name}");
        let related: Vec<&str> = item.related.iter().map(|link| link.url.path()).collect();
        let wanted = ["/read/lomba-cerdas-x1f4q", "/read/balai-nikah-p92ka", "/read/modul-audio-7ds0e"];
        let related: Vec<&str> = related.into_iter().filter(|path| !path.starts_with("/2020")).collect();
        assert_eq!(related, wanted, "{name}");
    }
}

#[test]
fn captions_bylines_and_hours() {
    let by_name = |wanted: &str| read(PAGES.iter().find(|(name, _)| *name == wanted).unwrap().1).item;
    for name in ["divs", "tables", "soup"] {
        assert_eq!(by_name(name).caption.as_deref(), Some(TITLE), "{name}");
    }
    let wordpress = by_name("wordpress");
    assert_eq!(wordpress.caption.as_deref(), Some("Peserta pelatihan arsip digital (Foto: Humas)"));
    assert_eq!(wordpress.byline.as_deref(), Some("Siti Aminah"));
    assert_eq!(wordpress.published.unwrap().to_string(), "2020-11-03T09:15:00+07:00");
    assert_eq!(wordpress.updated.unwrap().date().to_string(), "2020-11-04");
    assert_eq!(wordpress.site.as_deref(), Some("Kemenag Muara Lestari"));
    assert_eq!(wordpress.key, "https://muaralestari.example.go.id/2020/11/arsip-digital");
    let fonts = by_name("fonts");
    assert_eq!(fonts.byline.as_deref(), Some("Siti Aminah"));
    assert_eq!(fonts.published.unwrap().to_string(), "2020-11-03T16:49:00+07:00");
    let soup = by_name("soup");
    assert_eq!(soup.byline.as_deref(), Some("Siti Aminah"));
    assert_eq!(soup.published.unwrap().to_string(), "2020-11-03T10:05:00+07:00");
    assert_eq!(by_name("divs").byline, None);
}

/// A page whose text is prose enough, with `facts` between title and text.
fn with_facts(facts: &str) -> Item {
    let text: String = TEXT.trim().split("\n\n").flat_map(|text| ["<p>", text, "</p>"]).collect();
    let item = read(&format!("<body><div><h1>{TITLE}</h1>{facts}<div>{text}</div></div></body>")).item;
    let found = self::text(&item);
    assert_eq!(
        found.split("\n\n").collect::<Vec<_>>(),
        TEXT.trim().split("\n\n").collect::<Vec<_>>(),
        "{facts}"
    );
    item
}

#[test]
fn facts_in_lists_cells_bars_and_behind_icons() {
    for facts in [
        "<dl><dt>Kategori</dt><dd>Sosok</dd><dt>Penulis</dt><dd>Siti Aminah</dd><dt>Dilihat</dt><dd>1.530 kali</dd></dl>",
        "<table><tr><td>Kategori</td><td>:</td><td>Sosok</td></tr><tr><td>Penulis</td><td>:</td><td>Siti Aminah</td></tr><tr><td>Dibaca</td><td>:</td><td>1530</td></tr></table>",
        "<table><tr><th>Kategori</th><td>Sosok</td></tr><tr><th>Penulis</th><td>Siti Aminah</td></tr><tr><th>Hits</th><td>1530</td></tr></table>",
        "<small>3 Nopember 2020 09.15 WIB | Sosok | Penulis: Siti Aminah | Dibaca: 1530 kali</small><br>",
        "<span class=kategori><a href=/k>Sosok</a></span><div><i class='fa fa-calendar'></i> 03-11-2020 <i class='fa fa-user'></i> Siti Aminah <i class='fa fa-eye'></i> 1530 <i class='fa fa-comment'></i> 2</div>",
    ] {
        let item = with_facts(facts);
        assert_eq!(item.section.as_deref(), Some("Sosok"), "{facts}");
        assert_eq!(item.byline.as_deref(), Some("Siti Aminah"), "{facts}");
        assert_eq!(item.views, Some(1530), "{facts}");
    }
}

#[test]
fn writers_in_every_form() {
    for facts in [
        "<p>Reporter: Siti Aminah | Editor: Budi Santoso</p>",
        "<p>Penulis : Siti Aminah Editor : Budi Santoso</p>",
        "<p><span>Penulis</span> <a href=/p/siti>Siti Aminah</a></p>",
        "<p>Editor: Budi Santoso</p><p>Oleh : Siti Aminah</p>",
        "<div><a href=/h rel=bookmark>21/06/2014</a> <span class='author vcard'><a rel=author href=/p>Siti Aminah</a></span> <a href=/k>Kabar</a></div>",
        "<div itemprop=author itemscope><span itemprop=name>Siti Aminah</span></div>",
        "<p>18 November 2020 oleh Siti Aminah</p>",
        "<div>Rep: Siti Aminah/ Red: Budi Santoso</div>",
        "<div>Siti Aminah , Jurnalis</div>",
        "<span class=author>Siti Aminah</span> <span class=publication>Kabar Kantor</span>",
        "<div><span>Penulis</span><span>Siti Aminah</span><span>Tanggal</span><span>18 November 2020</span></div>",
        "<div class=by-line>Siti Aminah</div>",
        "<div class=author>Siti Aminah - <span>Kabar Kantor</span></div>",
        "<p>Submitted by <span>Siti Aminah</span> on 18 November 2020</p>",
        "<p>Ditulis oleh Siti Aminah di <a href=/k rel=category>Sosok</a> pada 18 Nov 2020</p>",
    ] {
        assert_eq!(with_facts(facts).byline.as_deref(), Some("Siti Aminah"), "{facts}");
    }
    let two = "<div class=authors><a href=/p/a>Siti Aminah</a>, <a href=/p/b>Andi Putra</a></div>";
    assert_eq!(with_facts(two).byline.as_deref(), Some("Siti Aminah, Andi Putra"));
    for facts in ["<p>Oleh: admin</p>", "<p>Penulis: 3 November 2020</p>", "<p>Penulis: Selasa</p>"] {
        assert_eq!(with_facts(facts).byline, None, "{facts}");
    }
}

#[test]
fn signatures_under_the_text() {
    for (signature, wanted) in [
        ("(Humas/Ahmad)", Some("Ahmad")),
        ("(Kontributor: Dewi Lestari)", Some("Dewi Lestari")),
        ("-- Ahmad/Siti --", Some("Ahmad")),
        ("(ant/rd)", None),
        ("(ghp)", None),
        ("Diposting oleh Siti Aminah di 09.15", Some("Siti Aminah")),
    ] {
        let text: String = TEXT.trim().split("\n\n").flat_map(|text| ["<p>", text, "</p>"]).collect();
        let item = read(&format!("<body><h1>{TITLE}</h1><div>{text}<p>{signature}</p></div></body>")).item;
        assert_eq!(item.byline.as_deref(), wanted, "{signature}");
        assert!(!self::text(&item).contains(signature), "{signature}");
    }
}

#[test]
fn rubrics_of_the_head() {
    let text: String = TEXT.trim().split("\n\n").flat_map(|text| ["<p>", text, "</p>"]).collect();
    let crumbs = r#"{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[
        {"@type":"ListItem","position":1,"name":"Beranda"},
        {"@type":"ListItem","position":2,"item":{"@id":"/sosok","name":"Sosok"}}]}"#;
    for head in [
        "<meta property=article:section content=Sosok>".to_owned(),
        "<meta itemprop=articleSection content=Sosok>".to_owned(),
        r#"<script type="application/ld+json">{"@type":"NewsArticle","articleSection":["Sosok"]}</script>"#
            .to_owned(),
        format!(r#"<script type="application/ld+json">{crumbs}</script>"#),
    ] {
        let page = format!("<head>{head}</head><body><h1>{TITLE}</h1><div>{text}</div></body>");
        assert_eq!(read(&page).item.section.as_deref(), Some("Sosok"), "{head}");
    }
    for facts in [
        "<div>oleh Siti Aminah di <a href=/k rel='category tag'>Sosok</a></div>",
        "<div><span itemprop=author>Siti</span> <span itemprop=articleSection>Sosok</span></div>",
        "<div><span>Tanggal</span><span>18 November 2020</span><span>Kategori</span><span>Sosok</span></div>",
    ] {
        assert_eq!(with_facts(facts).section.as_deref(), Some("Sosok"), "{facts}");
    }
    assert_eq!(with_facts("<span itemprop=articleSection>Sosok</span>").section.as_deref(), Some("Sosok"));
}

#[test]
fn days_writers_and_titles_beside_others() {
    let changed = "<div><time class='entry-date published' datetime=2020-11-18T09:00:00+07:00>18 November 2020</time>\
                   <time class=updated datetime=2020-11-20T09:00:00+07:00>20 November 2020</time></div>";
    assert_eq!(with_facts(changed).published.unwrap().date().to_string(), "2020-11-18");
    let linked = "<div class=jeg_meta_date><a href='#'>18 November 2020</a></div>";
    assert_eq!(with_facts(linked).published.unwrap().date().to_string(), "2020-11-18");
    let text: String = TEXT.trim().split("\n\n").flat_map(|text| ["<p>", text, "</p>"]).collect();
    let named =
        format!("<title>OPD</title><div><p class=jdlberita>{TITLE}</p><p>18 November 2020</p>{text}</div>");
    assert_eq!(read(&named).item.title, TITLE);
    let graph = r##"{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","author":{"@id":"#p"}},
        {"@type":"Person","@id":"#p","name":"Siti Aminah"}]}"##;
    let page = format!(
        "<title>MTsN Lestari</title><script type='application/ld+json'>{graph}</script>\
         <header><h1><a href='/'>MTsN Lestari</a></h1></header><div><h2>{TITLE}</h2><div>{text}</div></div>"
    );
    let item = read(&page).item;
    assert_eq!((item.title.as_str(), item.byline.as_deref()), (TITLE, Some("Siti Aminah")));
    let first = text.split_inclusive("</p>").next().unwrap();
    let doubled = format!("<h1>{TITLE}</h1><div class=teaser>{first}</div><div>{text}</div>");
    assert_eq!(self::text(&read(&doubled).item), self::text(&item));
}

#[test]
fn notes_under_a_photo_are_its_caption() {
    let note = "Peserta menata boks arsip di aula kantor";
    for photo in [
        format!("<div><img src=a.jpg><ul class=keterangan><li>{note}</li></ul></div>"),
        format!("<table><tr><td align=center><img src=a.jpg><br><i>{note}</i></td></tr></table>"),
        format!("<p><img src=a.jpg><br><font size=1>{note}</font></p>"),
        format!("<img src=a.jpg><p class='text-center fst-italic'>{note}</p>"),
    ] {
        assert_eq!(with_facts(&photo).caption.as_deref(), Some(note), "{photo}");
    }
    let list = "<img src=a.jpg><ul><li>Pertama dibahas arsip</li><li>Kedua dibahas boks</li></ul>";
    assert_eq!(read(&format!("<h1>{TITLE}</h1>{list}<p>{TEXT}")).item.caption, None);
}

#[test]
fn an_article_in_several_containers_is_joined() {
    let text: Vec<&str> = TEXT.trim().split("\n\n").collect();
    let part = |range: &[&str]| range.iter().flat_map(|text| ["<p>", text, "</p>"]).collect::<String>();
    let (head, tail) = text.split_at(text.len() / 2);
    let teaser = format!(
        "<div><h3><a href=/b/1>Judul berita lain dari kantor ini</a></h3><p>{}</p></div>",
        text[3].repeat(3)
    );
    for (open, between, close) in [
        (
            "<div class=bagian><div class=kolom><div class=isi>",
            "</div></div></div><div class=bagian><div class=kolom><div class=isi>",
            "</div></div></div>",
        ),
        ("<table><tr><td><div>", "</div></td></tr><tr><td><div>", "</div></td></tr></table>"),
    ] {
        let page = format!(
            "<body><div><ul class=menu><li><a href=/>Beranda</a></li></ul></div><div><h1>{TITLE}</h1>{open}{}{between}{}{close}</div>\
             <div>{}</div></body>",
            part(head),
            part(tail),
            teaser.repeat(4)
        );
        let found = self::text(&read(&page).item);
        assert_eq!(found.split("\n\n").collect::<Vec<_>>(), text, "{open}");
    }
}

#[test]
fn the_heads_today_is_no_date_of_the_article() {
    let page = PAGES[0].1.replace("<span>03-11-2020</span>", "").replace("3 Nopember 2020", "kemarin");
    assert_eq!(read(&page).item.published, None);
}

#[test]
fn rules_overrule_and_mistaken_ones_are_named() {
    let article = ArticleRules {
        body: Some(".isi".to_owned()),
        title: Some("h4".to_owned()),
        date: Some(".nothing".to_owned()),
        byline: Some("[[".to_owned()),
        remove: vec![".isi p:nth-child(2)".to_owned()],
        ..ArticleRules::default()
    };
    let read = read_with(PAGES[0].1, &Rules { article, ..Rules::default() });
    assert_eq!(read.item.title, "Berita");
    assert_eq!(text(&read.item).split("\n\n").count(), 9);
    assert_eq!(read.item.published.unwrap().date().to_string(), "2020-11-03");
    for name in ["date", "byline"] {
        assert!(read.warnings.contains(&Warning::Selector(name)), "{name}");
    }
}

#[test]
fn other_pages_are_told_apart() {
    let link = |n: u32| format!("<div><a href=/b/{n}>Judul berita kantor nomor {n} hari ini</a></div>");
    let links = (0..12).map(link).collect::<Vec<_>>().concat();
    let cases = [
        ("%PDF-1.5 x", PageKind::Document),
        ("", PageKind::Empty),
        ("<title>Request Rejected</title>The requested URL was rejected.", PageKind::Blocked),
        (links.as_str(), PageKind::Listing),
        ("<title>404</title><h1>Halaman tidak ditemukan</h1>", PageKind::ErrorPage),
    ];
    for (page, wanted) in cases {
        assert_eq!(read(page).kind, wanted, "{page}");
    }
}

#[test]
fn parts_and_files_of_an_article() {
    let page = PAGES[0].1.replace(
        "<h3>Berita Terkait</h3>",
        "<a href='?page=2'>2</a><a href='/read/lain'>Selanjutnya</a><iframe src='/surat/edaran.pdf'></iframe><h3>Berita Terkait</h3>",
    );
    let read = read(&page);
    assert_eq!(read.next.unwrap().query(), Some("page=2"));
    assert_eq!(read.item.enclosures.len(), 1);
    assert!(read.item.has_pdf());
}

#[test]
fn hostile_pages_do_no_harm() {
    let many = 20_000;
    for piece in [
        "<div>",
        "<svg><g>",
        "<p><b>",
        "<table><tr><td>",
        "<ul><li>",
        "<a href=x>",
        "<font color=x><p>a",
        "<h1>",
    ] {
        let page = format!(
            "<html><body>{}{}",
            piece.repeat(many),
            "<p>Sebuah kalimat yang cukup panjang untuk dibaca orang.</p>"
        );
        // The smallest stack that a thread of the runtime has.
        let thread = std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(move || read(&page).kind);
        thread.unwrap().join().unwrap();
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn never_panics(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
        read(&String::from_utf8_lossy(&bytes));
    }
}
