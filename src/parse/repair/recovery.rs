//! Where an element ends whose end tag is missing.
//!
//! In: the element being read and the tag at hand. Out: whether the two can stand together.
//! Markup inside texts is let through as far as it cannot be mistaken for the feed's own.

use super::name::Field;
use super::reader::Gathering;
use super::token::Tag;

/// Elements of HTML without an end tag, which PHP's warnings strew into feeds.
pub fn is_void(name: &str) -> bool {
    ["br", "hr", "img", "meta", "input"].iter().any(|void| name.eq_ignore_ascii_case(void))
}

/// Whether the element `tag` cannot stand inside the one being gathered, whose end tag is missing.
pub fn breaks(gathering: &Gathering<'_>, tag: &Tag<'_>, field: Field) -> bool {
    if is_structure(field) {
        return true;
    }
    let bare = !tag.has_attributes();
    match gathering.field {
        Field::Content(_) | Field::Summary(_) => match field {
            Field::Published(5) | Field::Content(3) | Field::Author(4) => true,
            Field::Enclosure | Field::Link | Field::Category => bare == (field != Field::Enclosure),
            Field::Id => tag.name.eq_ignore_ascii_case("guid"),
            _ => false,
        },
        Field::Author(_) => !matches!(field, Field::Name | Field::Email | Field::Unknown | Field::Link),
        _ => field != Field::Unknown,
    }
}

/// Whether an end tag of another name ends the element being gathered.
pub fn ends(gathering: &Gathering<'_>, field: Field) -> bool {
    match gathering.field {
        Field::Content(_) | Field::Summary(_) | Field::Author(_) => is_structure(field),
        _ => field != Field::Unknown,
    }
}

/// Whether a field is worth keeping although the document ends inside it.
pub fn is_prose(field: Field) -> bool {
    matches!(field, Field::Content(_) | Field::Summary(_))
}

pub fn is_structure(field: Field) -> bool {
    matches!(field, Field::Entry | Field::Channel | Field::Rss | Field::Rdf | Field::Atom)
}
