//! The smart folders and the watch words of a file.

use toml_edit::{Item, TableLike, Value};

use super::error::{Mistake, Wanted};
use super::section::Sheet;
use crate::news::{Folder, Query};

/// The queries of `watch`; one that cannot be read is a mistake.
pub fn watched(sheet: &mut Sheet<'_>, top: &dyn TableLike) -> Vec<Query> {
    let queries = |value: &Value| value.as_array()?.iter().map(query).collect::<Option<Vec<Query>>>();
    sheet.value(top, "watch", Wanted::Query, queries).unwrap_or_default()
}

/// The `[[folder]]` blocks, in their order.
pub fn read(sheet: &mut Sheet<'_>, top: &dyn TableLike) -> Vec<Folder> {
    let Some(blocks) = top.get("folder") else { return Vec::new() };
    let Item::ArrayOfTables(blocks) = blocks else {
        let shown = "folder".to_owned();
        sheet.fault(blocks.span().as_ref(), Mistake::Value(shown.clone(), shown, Wanted::Section));
        return Vec::new();
    };
    blocks.iter().filter_map(|table| folder(sheet, table)).collect()
}

fn folder(sheet: &mut Sheet<'_>, table: &dyn TableLike) -> Option<Folder> {
    sheet.only(table, &["name", "query"]);
    let first = table.iter().next();
    let span = first.and_then(|(_, item)| item.span());
    for key in ["name", "query"] {
        if !table.contains_key(key) {
            sheet.fault(span.as_ref(), Mistake::Missing(key));
        }
    }
    let name = sheet.text(table, "name");
    let query = sheet.value(table, "query", Wanted::Query, query);
    Some(Folder::named(name?, query?))
}

fn query(value: &Value) -> Option<Query> {
    value.as_str()?.parse().ok()
}
