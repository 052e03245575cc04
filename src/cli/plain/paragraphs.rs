//! An article as paragraphs, each on one line however long: whoever reads them breaks them.

use crate::engine::Opened;
use crate::lang::Lang;
use crate::news::visible;
use crate::render;

/// Title, then source, time and author, then the text; what is not held ends with why.
pub fn paragraphs(opened: &Opened, lang: &Lang) -> Vec<String> {
    let item = &opened.article.item;
    let date = item.published.map(|when| lang.moment(when));
    let about = [Some(opened.source_name.as_str()), date.as_deref(), item.byline.as_deref()];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let mut out = vec![visible(&item.title).into_owned(), visible(&about).into_owned()];
    match (&item.body, &item.summary) {
        (Some(body), _) if !body.is_empty() => out.extend(blocks(&render::text(body, None))),
        (_, Some(summary)) => out.extend(blocks(&visible(summary))),
        _ => {}
    }
    if item.extent != crate::news::Extent::Full {
        out.push(lang.text_not_held());
    }
    out
}

/// The pieces between empty lines.
fn blocks(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut inside = false;
    for line in text.lines().map(str::trim_end) {
        match out.last_mut() {
            _ if line.trim().is_empty() => inside = false,
            Some(block) if inside => {
                block.push('\n');
                block.push_str(line);
            }
            _ => {
                out.push(line.to_owned());
                inside = true;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_between_empty_lines() {
        let text = "\n\nSatu.\n  \nDua\nlagi. \n\n\n";
        assert_eq!(blocks(text), ["Satu.", "Dua\nlagi."]);
        assert!(blocks(" \n\n").is_empty());
    }
}
