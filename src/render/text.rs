//! An article as plain text: what the screen shows, without inks.

use super::flow::flow;
use crate::news::CleanHtml;

/// `html` in lines of at most `width` columns; with `None` every paragraph is one line.
pub fn text(html: &CleanHtml, width: Option<u16>) -> String {
    let flow = flow(html, width.unwrap_or(u16::MAX));
    let mut text = String::new();
    for row in &flow.rows {
        let start = text.len();
        row.runs.iter().for_each(|run| text.push_str(&run.text));
        text.truncate(start.max(text.trim_end_matches(' ').len()));
        text.push('\n');
    }
    text
}

/// Plain text in lines of at most `width` columns.
pub fn lines(text: &str, width: u16) -> Vec<String> {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let flow = flow(&CleanHtml::from_sanitised(escaped), width);
    flow.rows.into_iter().map(|row| row.runs.into_iter().map(|run| run.text).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_one_line_unless_a_width_is_asked() {
        let html = CleanHtml::from_sanitised("<p>satu dua tiga</p><ul><li>a</li></ul>".into());
        assert_eq!(text(&html, None), "satu dua tiga\n\n• a\n");
        assert_eq!(text(&html, Some(8)), "satu dua\ntiga\n\n• a\n");
        assert_eq!(text(&CleanHtml::default(), None), "");
    }
}
