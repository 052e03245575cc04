//! What a file says of queries: smart folders, watch words, rules.

mod rules;

use toml_edit::{Item, TableLike, Value};

use super::error::{Mistake, Wanted};
use super::section::Sheet;
use crate::news::{Folder, Query};

pub use rules::read as rules;

/// The queries of `watch`; one that cannot be read is a mistake.
pub fn watched(sheet: &mut Sheet<'_>, top: &dyn TableLike) -> Vec<Query> {
    let Some(item) = top.get("watch") else { return Vec::new() };
    let Some(lines) = item.as_array().filter(|lines| lines.iter().all(Value::is_str)) else {
        let shown = item.to_string().trim().to_owned();
        sheet.fault(item.span().as_ref(), Mistake::Value("watch".to_owned(), shown, Wanted::Queries));
        return Vec::new();
    };
    lines.iter().filter_map(|line| query(sheet, "watch", line)).collect()
}

/// The `[[folder]]` blocks, in their order.
pub fn read(sheet: &mut Sheet<'_>, top: &dyn TableLike) -> Vec<Folder> {
    blocks(sheet, top, "folder", folder)
}

/// What `read` makes of the blocks called `key`.
fn blocks<T>(
    sheet: &mut Sheet<'_>,
    top: &dyn TableLike,
    key: &str,
    read: impl Fn(&mut Sheet<'_>, &dyn TableLike) -> Option<T>,
) -> Vec<T> {
    let Some(blocks) = top.get(key) else { return Vec::new() };
    let Item::ArrayOfTables(blocks) = blocks else {
        let shown = key.to_owned();
        sheet.fault(blocks.span().as_ref(), Mistake::Value(shown.clone(), shown, Wanted::Section));
        return Vec::new();
    };
    blocks.iter().filter_map(|table| read(sheet, table)).collect()
}

/// Notes those of `keys` that a block lacks.
fn demand(sheet: &mut Sheet<'_>, table: &dyn TableLike, keys: &[&'static str]) {
    let first = table.iter().next();
    let span = first.and_then(|(_, item)| item.span());
    for key in keys {
        if !table.contains_key(key) {
            sheet.fault(span.as_ref(), Mistake::Missing(key));
        }
    }
}

fn folder(sheet: &mut Sheet<'_>, table: &dyn TableLike) -> Option<Folder> {
    sheet.only(table, &["name", "query"]);
    demand(sheet, table, &["name", "query"]);
    let name = sheet.text(table, "name");
    let query = table.get("query").and_then(Item::as_value).and_then(|value| query(sheet, "query", value));
    Some(Folder::named(name?, query?))
}

/// The query in `value`; what is wrong in it is noted with its place.
fn query(sheet: &mut Sheet<'_>, key: &str, value: &Value) -> Option<Query> {
    let span = value.span();
    let Some(text) = value.as_str() else {
        let shown = value.to_string().trim().to_owned();
        sheet.fault(span.as_ref(), Mistake::Value(key.to_owned(), shown, Wanted::Query));
        return None;
    };
    match text.parse() {
        Ok(query) => Some(query),
        Err(error) => {
            sheet.fault(span.as_ref(), Mistake::Query(text.to_owned(), error));
            None
        }
    }
}
