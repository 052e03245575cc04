//! What a page's head says of its article: JSON-LD, OpenGraph and the older `meta` names.
//!
//! In: the tree and the JSON-LD scripts. Out: a [`Meta`] of plain strings; dates are not read
//! here. Broken JSON and unknown types are passed over. Whether a claim is to be believed is
//! decided elsewhere: the page's own text mostly knows better.

use std::collections::HashMap;

use dom_query::Document;
use serde_json::Value;

use super::outline::tidy;
use crate::parse::clean::line;

/// What a page's head claims.
#[derive(Debug, Default)]
pub struct Meta {
    /// The titles claimed, the best first: JSON-LD, OpenGraph, Twitter.
    pub titles: Vec<String>,
    /// The text of `title`.
    pub document_title: String,
    /// The site's name.
    pub site: Option<String>,
    /// Publication dates, the best first.
    pub published: Vec<String>,
    /// Dates of the last change, the best first.
    pub modified: Vec<String>,
    /// The writers named in JSON-LD.
    pub authors: Vec<String>,
    /// The writer named in a `meta` element.
    pub named_author: Option<String>,
    /// The rubric.
    pub section: Option<String>,
    /// The steps to the page that JSON-LD lists, from the home page.
    pub crumbs: Vec<String>,
    /// A description of the page.
    pub description: Option<String>,
    /// The language.
    pub lang: Option<String>,
    /// The page's own address, as written.
    pub canonical: Option<String>,
    /// The text of the article in JSON-LD.
    pub article_body: Option<String>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Whether the head says that this is an article.
    pub says_article: bool,
    /// The names of what JSON-LD refers to by `@id`.
    people: HashMap<String, String>,
}

const ARTICLE_TYPES: &[&str] = &["article", "posting", "report", "newsarticle", "blogposting"];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:published_time",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "published_at",
    "publication_date",
    "cxenseparse:recs:publishtime",
    "content_publishdate",
    "publish_date",
    "rnews:datepublished",
    "article_date_original",
    "article:published",
    "article:publish_date",
    "article.created",
    "dcterms.issued",
    "dc.date.created",
    "publishedat",
    "pub_date",
    "originalpublicationdate",
    "dc:date",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "article:modified",
    "article.updated",
    "article_date_updated",
];

impl Meta {
    /// Reads the head of `doc`.
    pub fn of(doc: &Document, json_ld: &[String]) -> Self {
        let mut meta = Self::default();
        for script in json_ld {
            meta.script(script);
        }
        meta.document_title = tidy(&doc.select_single("title").text());
        let (mut graph, mut twitter) = (None, None);
        for node in &doc.select("meta[content]") {
            let content = line(&node.attr_or("content", ""));
            if content.is_empty() {
                continue;
            }
            for key in ["property", "name", "itemprop"] {
                let Some(name) = node.attr(key) else { continue };
                // Microdata may give several names at once.
                for name in name.to_ascii_lowercase().split_ascii_whitespace() {
                    match name {
                        "og:title" => graph = Some(content.clone()),
                        "twitter:title" => twitter = Some(content.clone()),
                        name => meta.named(name, &content),
                    }
                }
            }
        }
        meta.titles.extend(graph.into_iter().chain(twitter));
        meta.canonical =
            doc.select("link[rel=canonical]").attr("href").map(|href| href.to_string()).or(meta.canonical);
        meta.lang = doc
            .select_single("html")
            .attr("lang")
            .map(|lang| tidy(&lang))
            .filter(|l| !l.is_empty())
            .or(meta.lang);
        meta
    }

    fn named(&mut self, name: &str, content: &str) {
        let first = |slot: &mut Option<String>| {
            slot.get_or_insert_with(|| content.to_owned());
        };
        match name {
            "og:site_name" | "application-name" => first(&mut self.site),
            "author" | "article:author" | "dc.creator" | "byl" | "parsely-author" | "sailthru.author"
                if !content.contains("://") =>
            {
                first(&mut self.named_author);
            }
            "article:section" | "articlesection" | "parsely-section" => first(&mut self.section),
            "description" | "og:description" => first(&mut self.description),
            "og:url" => first(&mut self.canonical),
            "og:locale" => first(&mut self.lang),
            "og:type" => self.says_article |= content.eq_ignore_ascii_case("article"),
            "keywords" | "news_keywords" if self.keywords.is_empty() => {
                self.keywords =
                    content.split(',').map(|word| word.trim().to_owned()).filter(|w| !w.is_empty()).collect();
            }
            name if PUBLISHED.contains(&name) => self.published.push(content.to_owned()),
            name if MODIFIED.contains(&name) => self.modified.push(content.to_owned()),
            _ => {}
        }
    }

    fn script(&mut self, script: &str) {
        let script = script.trim().trim_start_matches("<![CDATA[").trim_start_matches("//<![CDATA[");
        let script = script.trim_end_matches("]]>").trim_end_matches("//").trim();
        // Home-made generators write raw line feeds into strings, and a second text behind the first.
        let read = |script: &str| serde_json::Deserializer::from_str(script).into_iter().next()?.ok();
        let value: Option<Value> = read(script).or_else(|| read(&script.replace(['\n', '\r', '\t'], " ")));
        match value {
            Some(value) => {
                self.introduce(&value);
                self.object(&value, 0);
            }
            None => self.broken(script),
        }
    }

    /// Remembers who stands in a graph under an id of their own.
    fn introduce(&mut self, value: &Value) {
        let Some(Value::Array(members)) = value.get("@graph") else { return };
        for member in members {
            if let (Some(id), Some(name)) = (text(member.get("@id")), text(member.get("name"))) {
                self.people.insert(id, name);
            }
        }
    }

    /// What can be told from JSON-LD that is no JSON: an empty value or a comma too many.
    fn broken(&mut self, script: &str) {
        let is_article = literals(script, "@type")
            .any(|kind| ARTICLE_TYPES.iter().any(|article| kind.to_lowercase().contains(article)));
        if !is_article {
            return;
        }
        self.says_article = true;
        self.titles.extend(literals(script, "headline").next());
        self.published.extend(literals(script, "datePublished").next());
        self.modified.extend(literals(script, "dateModified").next());
        if let Some((_, author)) = script.split_once("\"author\"")
            && self.authors.is_empty()
        {
            let end = author.find(']').or_else(|| author.find('}')).unwrap_or(author.len());
            self.authors = literals(author.get(..end).unwrap_or_default(), "name").collect();
        }
    }

    fn object(&mut self, value: &Value, depth: u8) {
        if depth > 4 {
            return;
        }
        if let Value::Array(items) = value {
            for item in items {
                self.object(item, depth + 1);
            }
            return;
        }
        for inner in ["@graph", "mainEntity", "mainEntityOfPage", "breadcrumb"] {
            if let Some(inner @ (Value::Array(_) | Value::Object(_))) = value.get(inner) {
                self.object(inner, depth + 1);
            }
        }
        let kind = texts(value.get("@type")).join(" ").to_lowercase();
        if kind == "website" || kind == "organization" {
            if kind == "website" && self.site.is_none() {
                self.site = text(value.get("name"));
            }
            return;
        }
        if kind == "breadcrumblist" && self.crumbs.is_empty() {
            self.crumbs = steps(value);
        }
        if !ARTICLE_TYPES.iter().any(|article| kind.contains(article)) {
            return;
        }
        self.article(value);
    }

    fn article(&mut self, value: &Value) {
        self.says_article = true;
        self.titles.extend(text(value.get("headline")));
        self.published.extend(text(value.get("datePublished")));
        self.modified.extend(text(value.get("dateModified")));
        if self.authors.is_empty() {
            self.authors = names(value.get("author"), &self.people);
        }
        self.site = names(value.get("publisher"), &self.people).into_iter().next().or(self.site.take());
        self.section = self.section.take().or_else(|| texts(value.get("articleSection")).into_iter().next());
        self.description = self.description.take().or_else(|| text(value.get("description")));
        self.lang = self.lang.take().or_else(|| text(value.get("inLanguage")));
        if let Some(Value::String(body)) = value.get("articleBody") {
            self.article_body = Some(body.clone());
        }
    }
}

fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(line(text)).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(items)) => items.iter().filter_map(|item| text(Some(item))).collect(),
        other => text(other).into_iter().collect(),
    }
}

fn names(value: Option<&Value>, people: &HashMap<String, String>) -> Vec<String> {
    match value {
        Some(Value::Array(items)) => {
            items.iter().flat_map(|item| names(Some(item), people)).take(8).collect()
        }
        Some(object @ Value::Object(_)) => {
            let known = || text(object.get("@id")).and_then(|id| people.get(&id).cloned());
            let named = texts(object.get("name"));
            if named.is_empty() { known().into_iter().collect() } else { named }
        }
        other => text(other).filter(|name| !name.contains("://")).into_iter().collect(),
    }
}

/// The names of the steps of a breadcrumb.
fn steps(list: &Value) -> Vec<String> {
    let Some(Value::Array(items)) = list.get("itemListElement") else { return Vec::new() };
    let name = |step: &Value| {
        text(step.get("name")).or_else(|| step.get("item").and_then(|item| text(item.get("name"))))
    };
    items.iter().take(8).filter_map(name).collect()
}

/// The strings that stand behind the name `key` in a text that is nearly JSON.
fn literals<'s>(script: &'s str, key: &str) -> impl Iterator<Item = String> + use<'s> {
    let key = format!("\"{key}\"");
    let places: Vec<usize> = script.match_indices(&key).map(|(at, _)| at + key.len()).collect();
    places.into_iter().filter_map(move |at| {
        let value = script.get(at..)?.trim_start().strip_prefix(':')?.trim_start();
        let first: Value = serde_json::Deserializer::from_str(value).into_iter().next()?.ok()?;
        first.as_str().map(line).filter(|text| !text.is_empty())
    })
}
