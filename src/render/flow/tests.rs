//! What a flow promises, by example and by property.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::{Flow, Row, flow};
use crate::news::CleanHtml;
use crate::parse::clean;

fn html(html: &str) -> CleanHtml {
    CleanHtml::from_sanitised(html.to_owned())
}

fn text(row: &Row) -> String {
    row.runs.iter().map(|run| run.text.as_str()).collect()
}

fn shown(flow: &Flow) -> String {
    flow.rows.iter().map(text).collect::<Vec<_>>().join("\n")
}

/// What the source wrote, without spaces and drawn signs.
fn letters(flow: &Flow) -> String {
    let runs = flow.rows.iter().flat_map(|row| &row.runs).filter(|run| !run.ink.furniture);
    runs.flat_map(|run| run.text.chars()).filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn blocks_look_like_this() {
    let cases = [
        ("<h2>Haji</h2><p>Satu dua tiga empat</p>", 10, "Haji\n\nSatu dua\ntiga empat"),
        ("<p>a<br>b</p><p>c</p>", 10, "a\nb\n\nc"),
        ("a<br><br>b<br> <br>c", 10, "a\n\nb\n\nc"),
        ("<ul><li>satu</li><li>dua tiga empat lima</li></ul>x", 14, "• satu\n• dua tiga\n  empat lima\n\nx"),
        ("<ol start=9><li>a</li><li>b</li></ol>", 20, " 9. a\n10. b"),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", 40, "• a\n  1. b\n• c"),
        ("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", 40, "• a\n\n  b\n\n• c"),
        ("<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", 20, "│ a\n│\n│ b\n\nc"),
        ("<pre>if a\n\tthen b</pre>", 20, "if a\n    then b"),
        ("<pre>0123456789</pre>", 4, "0123\n4567\n89"),
        ("<p>a</p><hr><p>b</p>", 3, "a\n\n───\n\nb"),
        (
            "<figure><img alt='Menag'><figcaption>Foto: Humas</figcaption></figure>",
            40,
            "▣ Menag\n\nFoto: Humas",
        ),
        ("<p>supercalifragilistic ok</p>", 8, "supercal\nifragili\nstic ok"),
        ("<p>a&nbsp;b&nbsp;c d</p>", 3, "a b\nc d"),
        ("<p>a &lt; b &amp;amp; c</p>", 40, "a < b &amp; c"),
        ("<dl><dt>HAB</dt><dd>Hari Amal Bakti</dd></dl>", 40, "HAB\n  Hari Amal Bakti"),
        ("<div>a<div>b</div>c</div>", 40, "a\n\nb\n\nc"),
        ("<p>1 < 2 dan 3 > 2</p>", 40, "1 < 2 dan 3 > 2"),
    ];
    for (given, width, wanted) in cases {
        assert_eq!(shown(&flow(&html(given), width)), wanted, "{given} at {width}");
    }
}

const TABLE: &str = "<table><tr><th>Nama</th><th>Jabatan</th></tr>\
    <tr><td>Siti</td><td>Kepala Seksi</td></tr><tr><td>Budi</td><td>Penyuluh</td></tr></table>";

#[test]
fn tables_stand_side_by_side_or_row_by_row() {
    let wide = "Nama │ Jabatan\n─────┼─────────────\nSiti │ Kepala Seksi\nBudi │ Penyuluh";
    assert_eq!(shown(&flow(&html(TABLE), 60)), wide);
    let narrow = "Nama: Siti\nJabatan:\nKepala Seksi\n\nNama: Budi\nJabatan:\nPenyuluh";
    assert_eq!(shown(&flow(&html(TABLE), 12)), narrow);
    assert_eq!(shown(&flow(&html("<table><tr><td><p>a</p><p>b</p></td></tr></table>"), 9)), "a\n\nb");
}

#[test]
fn links_are_numbered_through_all_blocks() {
    let flow = flow(
        &html(
            "<p><a href=\"https://a.id/1\">satu</a> x</p><ul><li><a href=\"https://a.id/2\"><b>dua</b></a></li></ul>",
        ),
        40,
    );
    let links: Vec<(Option<u32>, &str)> = flow
        .rows
        .iter()
        .flat_map(|row| &row.runs)
        .filter(|run| run.ink.link.is_some())
        .map(|run| (run.ink.link, run.text.as_str()))
        .collect();
    assert_eq!(links, [(Some(0), "satu"), (Some(1), "dua")]);
    assert_eq!(flow.links[1].as_str(), "https://a.id/2");
}

#[test]
fn inks_tell_what_text_is() {
    let flow = flow(&html("<h3>J</h3><blockquote>q <em>e</em> <code>c</code></blockquote>"), 40);
    let inks: Vec<_> = flow.rows.iter().flat_map(|row| &row.runs).collect();
    assert_eq!(inks[0].ink.heading, 3);
    assert!(inks[1].ink.furniture && inks[1].ink.quote == 1, "{:?}", inks[1]);
    assert!(inks.iter().any(|run| run.text == "e" && run.ink.emphasis && run.ink.quote == 1));
    assert!(inks.iter().any(|run| run.text == "c" && run.ink.code));
}

#[test]
fn a_place_means_the_same_at_every_width() {
    let body =
        html("<p>satu dua tiga empat lima</p><ul><li>enam tujuh</li><li>delapan</li></ul><p>akhir</p>");
    for width in [5, 9, 20, 80] {
        let flow = flow(&body, width);
        let end = flow.rows.iter().find(|row| text(row) == "akhir").unwrap();
        assert_eq!(end.place, 36, "width {width}");
    }
}

#[test]
fn wide_and_arabic_text_keeps_to_its_row() {
    let body = html("<p>بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ</p><p>宗教事務省の発表です</p><p>👨‍👩‍👧‍👦👨‍👩‍👧‍👦</p>");
    for width in 1..30 {
        keeps_its_width(&body, width);
    }
    assert_eq!(shown(&flow(&html("<p>宗教事務</p>"), 4)), "宗教\n事務");
}

fn keeps_its_width(body: &CleanHtml, width: u16) {
    for row in &flow(body, width).rows {
        let text = text(row);
        assert!(text.width() <= usize::from(width), "{width}: {text:?}");
        assert!(!text.contains(char::is_control), "{text:?}");
    }
}

#[test]
fn depth_and_size_do_no_harm() {
    let deep = format!("{}tengah{}", "<div><blockquote><ul><li>".repeat(5_000), "</li></ul>".repeat(5_000));
    assert!(letters(&flow(&html(&deep), 20)).contains("tengah"));
    let broad = format!("<table><tr>{}</tr></table>", "<td>kata</td>".repeat(5_000));
    assert_eq!(letters(&flow(&html(&broad), 80)).matches("kata").count(), 5_000);
    let nested = format!("{}inti{}", "<table><tr><td>a</td><td>".repeat(40), "</td></tr></table>".repeat(40));
    for width in [1, 10, 200] {
        assert!(letters(&flow(&html(&nested), width)).contains("inti"));
    }
}

/// HTML as sites and enemies write it.
fn markup() -> impl Strategy<Value = String> {
    let tag = prop::sample::select(vec![
        "p",
        "h1",
        "h2",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "code",
        "table",
        "tr",
        "td",
        "th",
        "a",
        "em",
        "b",
        "figure",
        "figcaption",
        "hr",
        "br",
        "div",
        "dl",
        "dt",
        "dd",
        "caption",
        "thead",
        "img",
        "span",
    ]);
    let open = tag.clone().prop_map(|tag| match tag {
        "a" => "<a href=\"https://a.go.id/x\">".to_owned(),
        "img" => "<img alt=\"foto\">".to_owned(),
        "td" => "<td colspan=3 rowspan=2>".to_owned(),
        tag => format!("<{tag}>"),
    });
    let close = tag.prop_map(|tag| format!("</{tag}>"));
    let word =
        prop_oneof!["[a-z]{1,12}", "[a-z]{30,60}", "[宗教省]{1,9}", "بسم", "[ \t\n]", "&nbsp;", "\\PC{1,6}"];
    prop::collection::vec(prop_oneof![2 => open, 2 => close, 4 => word.prop_map(|word| word + " ")], 0..60)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn no_row_is_too_wide_and_no_word_is_lost(markup in markup(), width in 1..200_u16) {
        let body = clean::clean(&markup, None);
        keeps_its_width(&body, width);
        if width > 1 {
            // At one column a wide character becomes a box; from two on everything is there,
            // table headings perhaps more than once.
            let mut all: Vec<char> = letters(&flow(&body, 20_000)).chars().collect();
            let mut set: Vec<char> = letters(&flow(&body, width)).chars().collect();
            all.sort_unstable();
            set.sort_unstable();
            let mut set = set.into_iter();
            for letter in all {
                prop_assert!(set.any(|other| other == letter), "lost {letter:?} at {width} in {}", body.as_str());
            }
        }
    }

    #[test]
    fn any_bytes_can_be_set(markup in "\\PC{0,200}", width in 1..40_u16) {
        keeps_its_width(&html(&markup), width);
    }
}
