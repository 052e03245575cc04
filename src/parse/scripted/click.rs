//! Where a click leads.
//!
//! In: the attributes of an element. Out: the address that a click on the element leads to
//! (`onclick="location.href='/berita/1'"`, `data-href`). Runs nothing, and believes only what is
//! written out whole.

use crate::parse::clean::{attribute, decode};

/// Attributes that scripts read an address from.
const ADDRESSES: &[&str] =
    &["data-href", "data-url", "data-link", "data-permalink", "data-uri", "ng-href", "to"];
/// Attributes that scripts read a date from.
const DATES: &[&str] =
    &["data-date", "data-time", "data-datetime", "data-timestamp", "data-published", "data-livestamp"];
/// Words of a script behind which an address stands.
const GOES: &[&str] = &["location", "window.open", "navigate", "visit", "router.push"];

/// Where a click on an element with these attributes leads, if its `href` does not say it.
pub fn address(raw: &str) -> Option<String> {
    let written = attribute(raw, "href").map(str::trim_ascii);
    if written.is_some_and(|href| !href.is_empty() && !href.starts_with('#') && !is_script(href)) {
        return None;
    }
    let named = ADDRESSES.iter().find_map(|name| attribute(raw, name)).map(decode);
    if let Some(named) = named.filter(|text| is_address(text)) {
        return Some(named.trim().to_owned());
    }
    let script = attribute(raw, "onclick").or(written.filter(|href| is_script(href))).map(decode)?;
    in_script(&script)
}

/// Whether scripts read a date from an attribute of this name.
pub fn is_date(name: &str) -> bool {
    DATES.contains(&name)
}

fn is_script(href: &str) -> bool {
    href.get(..11).is_some_and(|head| head.eq_ignore_ascii_case("javascript:"))
}

/// The whole address that a script goes to.
fn in_script(script: &str) -> Option<String> {
    let from = GOES.iter().find_map(|word| script.find(word).map(|at| at + word.len()))?;
    let rest = script.get(from..)?;
    let open = rest.find(['\'', '"', '`'])?;
    let quote = rest.get(open..)?.chars().next()?;
    let (text, after) = rest.get(open + 1..)?.split_once(quote)?;
    // What is put together of parts is no address yet.
    let whole = !after.trim_start().starts_with('+') && !text.contains("${");
    (whole && is_address(text)).then(|| text.trim().to_owned())
}

fn is_address(text: &str) -> bool {
    let text = text.trim();
    let reaches = text.starts_with(['/', '?', '.']) || text.starts_with("http");
    let names_page = || text.contains(['/', '?']) || text.contains(".php") || text.contains(".htm");
    text.len() > 1 && text.len() < 2048 && !text.contains(char::is_whitespace) && (reaches || names_page())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clicks_lead_somewhere() {
        let cases = [
            ("onclick=\"window.location.href='/berita/1'\"", Some("/berita/1")),
            ("onclick='location=&quot;berita.php?id=7&quot;'", Some("berita.php?id=7")),
            ("onclick=\"window.open('https://a.example/b', '_blank')\"", Some("https://a.example/b")),
            ("href=# data-href=/berita/2", Some("/berita/2")),
            ("href=\"javascript:location.assign('/berita/3')\"", Some("/berita/3")),
            ("href=/berita/4 data-href=/lain", None),
            ("onclick=\"location.href='/berita/' + nomor\"", None),
            ("onclick=\"location.href=`/berita/${nomor}`\"", None),
            ("onclick=\"tutup('menu')\"", None),
            ("data-url=berita", None),
            ("href=#", None),
        ];
        for (raw, wanted) in cases {
            assert_eq!(address(raw).as_deref(), wanted, "{raw}");
        }
    }
}
