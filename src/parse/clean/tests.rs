//! What the sanitiser makes of tidy, broken and hostile HTML.

use url::Url;

use super::put::LONGEST;
use super::{Token, Tokens, clean, line};
use proptest::prelude::*;

fn cleaned(html: &str) -> String {
    let base = Url::parse("https://kantor.example.go.id/berita/satu").unwrap();
    clean(html, Some(&base)).as_str().to_owned()
}

#[test]
fn paragraphs() {
    let cases = [
        ("halo", "<p>halo</p>"),
        ("  a\n b&nbsp;&nbsp;c ", "<p>a b c</p>"),
        ("<div>a</div><div>b</div>", "<p>a</p><p>b</p>"),
        ("a<br>b", "<p>a<br>b</p>"),
        ("a<br /> <br>b<br><br><br>c<br>", "<p>a</p><p>b</p><p>c</p>"),
        ("<p>&nbsp;</p><p><b> </b></p><p>a</p><p></p>", "<p>a</p>"),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<b>a<br><br>b</b>", "<p><strong>a</strong></p><p><strong>b</strong></p>"),
        ("<p>x <b> y </b>z</p>", "<p>x <strong>y</strong> z</p>"),
        ("<h2><div>Judul</div></h2>isi", "<h2>Judul</h2><p>isi</p>"),
        ("a<hr>b", "<p>a</p><hr><p>b</p>"),
        ("<center><font>a</font></center>", "<p>a</p>"),
    ];
    for (given, wanted) in cases {
        assert_eq!(cleaned(given), wanted, "{given}");
    }
}

#[test]
fn lists_tables_and_figures() {
    let cases = [
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("<ul>\n<li><p>a</p><p>b</p></li></ul>", "<ul><li>a<p>b</p></li></ul>"),
        ("<li>a</li><li>b</li>", "<ul><li>a</li><li>b</li></ul>"),
        (
            "<table><thead><tr><th>A<th>B</thead><tr><td><p>1</p><td></table>x",
            "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td></td></tr></table><p>x</p>",
        ),
        ("<table><tr><td></td><td>a</td></tr></table>", "<table><tr><td></td><td>a</td></tr></table>"),
        ("<table><tr><td> </td></tr></table>", ""),
        (
            "<table><caption>Data</caption><tr><td>1</td></tr></table>",
            "<p>Data</p><table><tr><td>1</td></tr></table>",
        ),
        (
            "<figure><img src=/a.jpg alt='Foto \"A\"'><figcaption>Ket</figcaption></figure>",
            "<figure><img src=\"https://kantor.example.go.id/a.jpg\" alt=\"Foto &quot;A&quot;\">\
             <figcaption>Ket</figcaption></figure>",
        ),
        (
            "<figure><li></li><img src=/a.jpg alt=x></figure>",
            "<figure><img src=\"https://kantor.example.go.id/a.jpg\" alt=\"x\"></figure>",
        ),
        ("<dl><dt>a<dd>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("<blockquote>a<p>b</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("<pre>\n a\n\tb <b>c</b>\n</pre>", "<pre> a\n    b c</pre>"),
        ("<pre>\u{301}<table>\u{301}<p>\u{301}x</pre>", "<pre>x</pre>"),
        ("<table><tr><td>a</ul>b</td></tr></table>", "<table><tr><td>a<p>b</p></td></tr></table>"),
    ];
    for (given, wanted) in cases {
        assert_eq!(cleaned(given), wanted, "{given}");
    }
}

#[test]
fn links_and_pictures_keep_web_addresses_only() {
    let cases = [
        ("<a href=dua>x</a>", "<p><a href=\"https://kantor.example.go.id/berita/dua\">x</a></p>"),
        ("<a href='javascript:alert(1)'>x</a>", "<p>x</p>"),
        ("<a href='java&#10;script:alert(1)'>x</a>", "<p>x</p>"),
        (
            "<a href='https://a.id/?a=1&amp;b=\"2'>x</a>",
            "<p><a href=\"https://a.id/?a=1&amp;b=%222\">x</a></p>",
        ),
        (
            "<img src='data:image/png;base64,x' data-src='/b.png'>",
            "<p><img src=\"https://kantor.example.go.id/b.png\" alt=\"\"></p>",
        ),
        ("<img src=/hit.gif width=1 height=1>", ""),
        ("ya <img class=emoji alt='👍' src=/e.png>", "<p>ya 👍</p>"),
        ("<a href=/x></a>y", "<p>y</p>"),
        (
            "<a href=/1>a<a href=/2>b",
            "<p><a href=\"https://kantor.example.go.id/1\">a</a>\
          <a href=\"https://kantor.example.go.id/2\">b</a></p>",
        ),
    ];
    for (given, wanted) in cases {
        assert_eq!(cleaned(given), wanted, "{given}");
    }
}

#[test]
fn what_is_no_text_goes() {
    for (given, wanted) in [
        ("a<script>document.write('<b>x</b>')</script>b", "<p>ab</p>"),
        ("<style>p{}</style><svg><text>x</text></svg><p onclick=x()>a", "<p>a</p>"),
        ("<form>x<form>y</form>z</form>a", "<p>a</p>"),
        ("<iframe src=x>a", "<p>a</p>"),
        ("a<!-- <p>b --><textarea><p>c</textarea>", "<p>a</p>"),
        ("1 < 2 &lt;script&gt;", "<p>1 &lt; 2 &lt;script&gt;</p>"),
    ] {
        assert_eq!(cleaned(given), wanted, "{given}");
    }
}

#[test]
fn a_line_is_plain() {
    for (given, wanted) in [
        ("AT&amp;T <b>Tebal</b>\n biasa", "AT&T Tebal biasa"),
        ("a<br>b<p>c", "a b c"),
        ("Pelatihan C <vector> dasar", "Pelatihan C <vector> dasar"),
        ("Jum&#039;at", "Jum'at"),
        ("<o:p></o:p>x<script>y</script>", "x"),
    ] {
        assert_eq!(line(given), wanted, "{given}");
    }
}

#[test]
fn hostile_nesting_takes_linear_time_and_bounded_depth() {
    let many = 100_000;
    for start in [
        "<div>",
        "<ul><li>",
        "<b>",
        "<table><tr><td>",
        "<blockquote>",
        "<svg>",
        "<form>",
        "<title>",
        "<!--",
        "<a href='",
        "<a href=/x>",
        "<pre>",
        "</ul>",
        "<br>",
        "&",
        "<h1>",
        "<li>",
        "<td>",
        "<table><caption>",
        "<dl>",
        "<figure><figcaption>",
        "<p><i>",
    ] {
        let html = format!("{}x", start.repeat(many));
        let once = cleaned(&html);
        let (mut depth, mut deepest) = (0_i64, 0);
        for token in Tokens::new(&once) {
            match token {
                Token::Start("br" | "hr" | "img", _) | Token::Text(_) => {}
                Token::Start(..) => depth += 1,
                Token::End(_) => depth -= 1,
            }
            deepest = deepest.max(depth);
        }
        assert_eq!(depth, 0, "{start}");
        assert!(deepest <= 72, "{start} {deepest}");
    }
}

#[test]
fn the_result_is_capped() {
    let html = format!("<p>{}</p>", "kata ".repeat(1_000_000));
    assert!(cleaned(&html).len() < LONGEST + 100);
}

fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
    let piece = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<ul>",
        "</ul>",
        "<ol>",
        "<li>",
        "</li>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<a href=/x>",
        "</a>",
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<th>",
        "<caption>",
        "</caption>",
        "<blockquote>",
        "</blockquote>",
        "<pre>",
        "</pre>",
        "<br>",
        "<hr>",
        "<h2>",
        "</h2>",
        "<dl>",
        "<dt>",
        "<dd>",
        "</dl>",
        "<figure>",
        "</figure>",
        "<figcaption>",
        "</figcaption>",
        "<img src=/i.png alt=x>",
        "<script>",
        "</script>",
        "<svg>",
        "</svg>",
        "a",
        "b ",
        " c",
        "\n",
        "&nbsp;",
        "&lt;b&gt;",
        "&#27;[31m",
        "<",
        "&",
        "<!--",
        "-->",
        "\u{301}",
        "\u{200b}",
        "<code>",
        "</code>",
        "<sub>",
        "\"",
        "<x>",
        "\t",
    ]);
    prop::collection::vec(piece, 0..60)
}

#[test]
fn a_mark_on_a_blank_goes_with_it() {
    for (given, wanted) in [
        ("\u{301}\n\u{301}", ""),
        ("a \u{301}b", "<p>a b</p>"),
        ("<p>\u{301} e\u{301}</p>", "<p>e\u{301}</p>"),
    ] {
        assert_eq!(cleaned(given), wanted, "{given:?}");
        assert_eq!(cleaned(wanted), wanted);
    }
}

/// Where structures become too deep depends on the items and cells around them, written or not.
#[test]
fn idempotent_where_it_becomes_too_deep() {
    let units = [
        "<ul>",
        "<ul><li>",
        "<li>",
        "<dl>",
        "<dl><dd>",
        "<dt>",
        "<table>",
        "<table><tr>",
        "<table><td>",
        "<table><tr><td>",
        "<blockquote>",
        "<blockquote><ul>",
        "<figure><table>",
        "<ul><table><blockquote><dl>",
        "<table><caption><ul>",
        "<ul><pre>",
        "<ol><h2>",
    ];
    for unit in units {
        for before in 0..4 {
            for inside in
                ["a", "<p>a</p><p>b</p>", "<ul><li>a</li></ul>b", "<table><tr><td>a</table>b", "<li>a"]
            {
                let html = format!("{}{}{inside}", "<blockquote>".repeat(before), unit.repeat(70));
                let once = cleaned(&html);
                assert!(once.contains('a'), "{html}");
                assert_eq!(cleaned(&once), once, "{before} {unit} {inside}");
            }
        }
    }
}

proptest! {
    #[test]
    fn idempotent_on_tag_soup(html in pieces().prop_map(|pieces| pieces.concat())) {
        let once = cleaned(&html);
        prop_assert_eq!(cleaned(&once), once);
    }

    #[test]
    fn idempotent_on_any_string(html in ".*") {
        let once = cleaned(&html);
        prop_assert_eq!(cleaned(&once), once);
        line(&html);
    }

    #[test]
    fn keeps_every_word(words in prop::collection::vec("[a-z]{1,6}", 1..20), pieces in pieces()) {
        let eaters = ["<", "&", "<!--", "<script>", "<svg>", "</svg>"];
        let tags: String = pieces.into_iter().filter(|piece| !eaters.contains(piece)).collect();
        let html: String = words.iter().flat_map(|word| [tags.as_str(), " ", word, " "]).collect();
        let text = line(cleaned(&html).as_str());
        for word in &words {
            prop_assert!(text.split_whitespace().any(|it| it == word), "{} in {}", word, text);
        }
    }
}
