//! Documents (PDF): offered with their size, loaded when a person says so and never before.

use crate::app::effect::Effect;
use crate::app::model::{Connection, Model, Online};
use crate::app::notice::Notice;
use crate::app::panes::{PageState, Weight};
use crate::news::{ArticleId, is_web};

/// What is said of an article that is a document, and asks for its size where nobody told it.
pub fn offer(model: &Model, id: ArticleId, told: Option<u64>, out: &mut Vec<Effect>) -> PageState {
    let asks = told.is_none() && model.settings.online != Online::Forbidden;
    if asks {
        out.push(Effect::WeighDocument(id));
    }
    PageState::Document(match told {
        Some(size) => Weight::Known(size),
        None if asks => Weight::Asking,
        None => Weight::Unknown,
    })
}

/// The size of a document was told, or not.
pub fn weighed(model: &mut Model, id: ArticleId, size: Option<u64>) {
    if model.reader.id() == Some(id) && model.reader.page == PageState::Document(Weight::Asking) {
        model.reader.page = PageState::Document(size.map_or(Weight::Unknown, Weight::Known));
        model.reader.unlay();
    }
}

/// `D`: has the document of the article at hand loaded and read.
pub fn load(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(reading) = &model.reader.reading else {
        model.notice = Some(Notice::NoDocument);
        return;
    };
    let item = &reading.article.item;
    let is_document = matches!(model.reader.page, PageState::Document(_));
    let url = item.pdf().map(|(url, _)| url).or(item.url.as_ref().filter(|_| is_document));
    if url.is_none_or(|url| !is_web(url)) || item.holds_pdf() {
        model.notice = Some(Notice::NoDocument);
        return;
    }
    if model.settings.online == Online::Forbidden {
        model.notice = Some(Notice::OfflineByChoice);
    } else if model.connection == Connection::Offline {
        model.notice = Some(Notice::NoNetwork);
    } else if model.reader.page != PageState::Reading {
        out.push(Effect::FetchDocument(reading.article.id));
        model.reader.page = PageState::Reading;
    }
    model.reader.unlay();
}
