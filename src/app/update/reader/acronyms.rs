//! The acronyms of the article: what the text and the lists say at once, the archive a moment later.

use crate::app::effect::{Effect, Ticket};
use crate::app::model::Model;
use crate::app::msg::Trouble;
use crate::app::notice::Notice;
use crate::app::overlay::{Acronyms, Overlay};
use crate::news::{Acronym, CleanHtml};
use crate::words;

/// `=`: lists the acronyms of the article with their meanings.
pub fn show(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(reading) = &model.reader.reading else {
        model.notice = Some(Notice::NoAcronyms);
        return;
    };
    let (id, item) = (reading.article.id, &reading.article.item);
    let body = item.body.as_ref().map(CleanHtml::text);
    let text = body.filter(|text| !text.is_empty()).or_else(|| item.summary.clone()).unwrap_or_default();
    let rows = model.glossary.explain(&item.title, &text);
    if rows.is_empty() {
        model.notice = Some(Notice::NoAcronyms);
        return;
    }
    let shorts = rows.iter().map(|acronym| acronym.short.clone()).collect();
    let ticket = model.ticket();
    model.overlays.push(Overlay::Acronyms(Acronyms { ticket, rows, top: 0 }));
    out.push(Effect::Explain { ticket, id, shorts });
}

/// The archive told what it knows.
pub fn explained(model: &mut Model, ticket: Ticket, found: Result<Vec<Acronym>, Trouble>) {
    let window = model.overlays.iter_mut().find_map(|overlay| match overlay {
        Overlay::Acronyms(window) if window.ticket == ticket => Some(window),
        _ => None,
    });
    let Some(window) = window else { return };
    match found {
        Ok(found) => {
            for more in found {
                if let Some(row) = window.rows.iter_mut().find(|row| row.short == more.short) {
                    words::merge(row, more.meanings);
                }
            }
            window.rows.sort_by_key(|row| row.meanings.is_empty());
        }
        Err(trouble) => model.notice = Some(Notice::Trouble(trouble)),
    }
}
