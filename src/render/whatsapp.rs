//! A clipping as people send it each morning: short text with the marks of `WhatsApp`.
//!
//! In: articles, one after the other. Out: a numbered line of title, medium, date, the first
//! sentence and the bare address of each. Marks in foreign text are replaced by signs that look
//! the same, so that a stranger's title cannot set ours in bold.

use std::fmt::Write;

use jiff::civil::Date;

use super::table::Clip;
use super::text::text;
use crate::lang::Lang;
use crate::news::visible;
use crate::words::first_sentence;

/// A longer sentence is cut, in characters.
const LONGEST: usize = 300;

/// What stands before the first article.
pub fn whatsapp_head(lang: &Lang, today: Date) -> String {
    format!("*{}*\n_{}_\n", lang.clipping_title().to_uppercase(), lang.long_date(today))
}

/// The article numbered `number`, from 1.
pub fn whatsapp_article(clip: &Clip<'_>, number: usize, lang: &Lang) -> String {
    let item = &clip.article.item;
    let mut lines = format!("\n{number}. *{}*\n", unmarked(&item.title));
    let date = item.published.map(|when| lang.long_date(when.date()));
    let about: Vec<String> = [Some(clip.source.to_owned()), date].into_iter().flatten().collect();
    let _ = writeln!(lines, "{}", unmarked(&about.join(", ")));
    let whole = item.body.as_ref().map(|body| text(body, None)).filter(|text| !text.trim().is_empty());
    if let Some(text) = whole.or_else(|| item.summary.clone()) {
        let sentence = unmarked(first_sentence(&text));
        if !sentence.is_empty() {
            let _ = writeln!(lines, "{}", cut(&sentence));
        }
    }
    if let Some(url) = &item.url {
        let _ = writeln!(lines, "{url}");
    }
    lines
}

/// What stands after the last one.
pub fn whatsapp_foot(lang: &Lang, articles: usize, media: usize) -> String {
    format!("\n_{}_\n", lang.clipping_total(articles, media))
}

/// `text` on one line, and nothing in it a mark: those of bold, italic, struck and fixed text
/// anywhere, those of quotes and lists at the beginning.
fn unmarked(text: &str) -> String {
    let text = visible(text);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(line.len());
    let mut before = ' ';
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        let is_start = out.is_empty() && rest.peek() == Some(&' ');
        // Inside a word it is no mark: names of files and accounts stay as they are.
        let inside = before.is_alphanumeric() && rest.peek().is_some_and(|next| next.is_alphanumeric());
        out.push(match c {
            '*' => '∗',
            '_' if !inside => '＿',
            '~' => '∼',
            '`' => '\'',
            '-' if is_start => '–',
            '>' if out.is_empty() => '›',
            c => c,
        });
        before = c;
    }
    out
}

/// At most [`LONGEST`] characters, cut at a word.
fn cut(sentence: &str) -> String {
    let Some((end, _)) = sentence.char_indices().nth(LONGEST) else { return sentence.to_owned() };
    let head = &sentence[..end];
    let head = head.rsplit_once(' ').map_or(head, |(head, _)| head);
    format!("{} …", head.trim_end_matches([',', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use crate::news::{Article, CleanHtml, Item, Mark, SourceId, When};

    #[test]
    fn marks_of_strangers_are_signs_of_ours() {
        let cases = [
            ("Promo *besar* hari ini", "Promo ∗besar∗ hari ini"),
            ("_miring_ nama_berkas_1.pdf", "＿miring＿ nama_berkas_1.pdf"),
            ("```kode``` ~coret~", "'''kode''' ∼coret∼"),
            ("> kutip", "› kutip"),
            ("- daftar", "– daftar"),
            ("* daftar", "∗ daftar"),
            ("-5 derajat", "-5 derajat"),
            ("dua\n\nbaris  saja", "dua baris saja"),
        ];
        for (given, wanted) in cases {
            assert_eq!(unmarked(given), wanted);
        }
    }

    #[test]
    fn a_clipping_reads_as_offices_send_it() {
        let lang = Lang::new(Language::Id);
        let body = "<p>Sebanyak 393 jemaah dilepas oleh H. Mahbub, S.Ag. di Batam. Rombongan tiba malam.</p>";
        let item = Item {
            title: "Kakanwil *lepas* jemaah".into(),
            url: Some("https://kepri.example.go.id/berita/a_b_c".parse().unwrap()),
            published: Some(When::day(jiff::civil::date(2020, 11, 18), When::WIB).unwrap()),
            body: Some(CleanHtml::from_sanitised(body.into())),
            ..Item::default()
        };
        let article = Article::new(SourceId(1), item, jiff::Timestamp::UNIX_EPOCH);
        let clip = Clip { article: &article, source: "Kanwil Kepri", mark: &Mark::default() };
        let text = [
            whatsapp_head(&lang, jiff::civil::date(2020, 11, 19)),
            whatsapp_article(&clip, 1, &lang),
            whatsapp_foot(&lang, 1, 1),
        ]
        .concat();
        assert_eq!(
            text,
            "*KLIPING BERITA*\n_Kamis 19 November 2020_\n\n1. *Kakanwil ∗lepas∗ jemaah*\n\
             Kanwil Kepri, Rabu 18 November 2020\nSebanyak 393 jemaah dilepas oleh H. Mahbub, S.Ag. di Batam.\n\
             https://kepri.example.go.id/berita/a_b_c\n\n_1 berita dari 1 media_\n"
        );
    }

    #[test]
    fn a_long_sentence_is_cut_at_a_word() {
        let text = cut(&"panjang sekali, ".repeat(40));
        assert!(text.chars().count() <= LONGEST + 2 && text.ends_with("panjang …"), "{text}");
        assert_eq!(cut("pendek."), "pendek.");
    }
}
