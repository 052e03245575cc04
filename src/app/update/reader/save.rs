//! Articles into a file: which ones, and what it is called unless a person says otherwise.

use std::cmp::Reverse;

use crate::app::effect::Effect;
use crate::app::layout::Pane;
use crate::app::model::Model;
use crate::app::msg::Unsaved;
use crate::app::notice::Notice;
use crate::app::overlay::{Overlay, Prompt, PromptKind};
use crate::news::ArticleId;

/// The longest name that is proposed, in characters.
const LONGEST: usize = 60;

/// `w`: opens the line for the file's name.
pub fn ask_file(model: &mut Model) {
    let (_, titles) = at_hand(model);
    let name = match &titles[..] {
        [] => {
            model.notice = Some(Notice::NoMoreArticles);
            return;
        }
        [only] => slug(only),
        _ => format!("kliping-{}", model.now.date()),
    };
    let prompt = Prompt::new(PromptKind::SaveAs, format!("~/{name}.md"));
    model.overlays.push(Overlay::Prompt(prompt));
}

/// Has the articles at hand written into `file`.
pub fn save(model: &mut Model, file: &str, out: &mut Vec<Effect>) {
    let (ids, _) = at_hand(model);
    if !ids.is_empty() && !file.is_empty() {
        out.push(Effect::Save { ids, file: file.to_owned() });
    }
}

/// The articles were written, or not.
pub fn saved(model: &mut Model, file: String, outcome: Result<usize, Unsaved>) {
    model.notice = Some(match outcome {
        Ok(count) => Notice::Saved(count, file),
        Err(why) => Notice::Unsaved(file, why),
    });
}

/// The chosen rows, the article that is read or the row under the cursor, with their titles.
fn at_hand(model: &Model) -> (Vec<ArticleId>, Vec<String>) {
    let in_text = matches!(model.focus, Pane::Reader | Pane::Related);
    if let Some(reading) = model.reader.reading.as_ref().filter(|_| in_text) {
        return (vec![reading.article.id], vec![reading.article.item.title.clone()]);
    }
    if !model.list.chosen.is_empty() {
        // As the list stands by default: newest first.
        let mut rows: Vec<_> = model.list.chosen.rows().collect();
        rows.sort_by_key(|row| Reverse(row.published.map_or(row.seen, |when| when.at)));
        return rows.into_iter().map(|row| (row.id, row.title.clone())).unzip();
    }
    model.list.current().map(|row| (row.id, row.title.clone())).into_iter().unzip()
}

/// A title as the name of a file: letters and digits of ASCII, the rest as hyphens.
fn slug(title: &str) -> String {
    let plain = crate::app::text::ascii(title).to_lowercase();
    let words = plain.split(|char: char| !char.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut name = String::new();
    for word in words {
        if name.len() + word.len() + 1 > LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(word);
    }
    if name.is_empty() { "berita".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_that_every_disk_takes() {
        for (title, name) in [
            ("Menteri Buka Pekan Layanan: 24 Provinsi", "menteri-buka-pekan-layanan-24-provinsi"),
            ("Café “Umat” / ../../etc", "cafe-umat-etc"),
            ("宗教", "berita"),
            ("", "berita"),
        ] {
            assert_eq!(slug(title), name, "{title}");
        }
        assert!(slug(&"kata ".repeat(100)).len() <= LONGEST);
    }
}
