//! Keeps the person's list of sources: writes it, and tells the engine what it holds now.
//!
//! In: what is to change, in order. Out: what came of each, as a message. One thread of its own, which
//! is started with the first change; an address is looked at beside all of it.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};

use url::Url;

use super::memory;
use super::workers::trouble;
use crate::app::{Edited, ListEdit, Msg, Offer, Refusal, Ticket, Unsaved};
use crate::config::{self, ConfigError, Paths};
use crate::engine::{Discovered, Engine, EngineError, Running, subscriptions};
use crate::news::{ArticleId, Source, visible};

/// Headlines that are shown of what an address offers.
const PREVIEW: usize = 30;
/// The largest list that is read, in bytes.
const LARGEST: u64 = 16_000_000;

/// Something for the clerk to write.
enum Order {
    /// A change to the list.
    Edit(ListEdit),
    /// A line to remember.
    Remember(String),
    /// Articles to write into a file.
    Save(Vec<ArticleId>, String),
}

/// The way to the clerk.
pub struct Clerk {
    engine: Engine,
    paths: Arc<Paths>,
    tell: Sender<Msg>,
    orders: Option<Sender<Order>>,
    /// The look at an address on its way.
    looking: Option<Running>,
}

impl Clerk {
    /// A clerk for the configuration at `paths`.
    pub fn new(engine: Engine, paths: Paths, tell: Sender<Msg>) -> Self {
        Self { engine, paths: Arc::new(paths.to_be_written()), tell, orders: None, looking: None }
    }

    /// Looks at what `url` offers; a look that is still on its way is given up.
    pub fn look_at(&mut self, ticket: Ticket, url: Url) {
        self.stop_looking();
        let tell = self.tell.clone();
        self.looking = Some(self.engine.look_at(url, move |found| {
            let _ = tell.send(Msg::Discovered { ticket, outcome: found.map(offer) });
        }));
    }

    /// Gives up the look at an address.
    pub fn stop_looking(&mut self) {
        if let Some(looking) = self.looking.take() {
            looking.cancel();
        }
    }

    /// Has the list changed.
    pub fn edit(&mut self, edit: ListEdit) {
        self.order(Order::Edit(edit));
    }

    /// Keeps a line that was typed for another day.
    pub fn remember(&mut self, line: String) {
        self.order(Order::Remember(line));
    }

    /// Writes articles into a new file.
    pub fn save(&mut self, ids: Vec<ArticleId>, file: String) {
        self.order(Order::Save(ids, file));
    }

    fn order(&mut self, order: Order) {
        let orders = self.orders.get_or_insert_with(|| {
            let (send, orders) = mpsc::channel::<Order>();
            let (engine, paths, tell) = (self.engine.clone(), Arc::clone(&self.paths), self.tell.clone());
            std::thread::spawn(move || {
                for order in orders {
                    let edit = match order {
                        Order::Edit(edit) => edit,
                        Order::Remember(line) => {
                            memory::remember(&paths, &line);
                            continue;
                        }
                        Order::Save(ids, file) => {
                            let outcome = save(&engine, &ids, &file);
                            let _ = tell.send(Msg::Saved { file, outcome });
                            continue;
                        }
                    };
                    let outcome = obey(&engine, &paths, &edit);
                    if tell.send(Msg::ListEdited { edit, outcome }).is_err() {
                        return;
                    }
                }
            });
            send
        });
        let _ = orders.send(order);
    }
}

/// What a person decides by.
fn offer(found: Discovered) -> Box<Offer> {
    let items = &found.harvest.items;
    let title = |text: &str| visible(text).into_owned();
    let titles = items.iter().take(PREVIEW).map(|item| (title(&item.title), item.published));
    let others = found.others.iter();
    let others = others.map(|feed| (title(feed.title.as_deref().unwrap_or_default()), feed.url.clone()));
    Box::new(Offer {
        count: items.len(),
        titles: titles.collect(),
        others: others.collect(),
        source: found.source,
    })
}

impl From<EngineError> for Refusal {
    fn from(error: EngineError) -> Self {
        Self::Cache(trouble(error))
    }
}

/// Writes the list, reads it back, and makes it the engine's.
fn obey(engine: &Engine, paths: &Paths, edit: &ListEdit) -> Result<Edited, Refusal> {
    let mut edited = write(paths, edit)?;
    let sources = config::load(paths)?.sources;
    engine.subscribe(&sources)?;
    // The cache may know a source by another number than its address gives.
    let known = engine.sources()?;
    for id in &mut edited.added {
        let name = sources.iter().find(|source| source.id == *id).map(|source| &source.name);
        let same = |source: &Source| Some(&source.name) == name;
        if let Some(health) = known.iter().find(|health| !health.archived && same(&health.source)) {
            *id = health.source.id;
        }
    }
    Ok(edited)
}

fn write(paths: &Paths, edit: &ListEdit) -> Result<Edited, ConfigError> {
    let there = config::load(paths)?;
    let done = |added| Edited { added, skipped: 0, changed: true };
    Ok(match edit {
        ListEdit::Add(source) | ListEdit::Restore(source) => {
            config::add_source(paths, source)?;
            done(vec![source.id])
        }
        ListEdit::Archive(source) => {
            config::remove_source(paths, &there, &source.name)?;
            done(Vec::new())
        }
        ListEdit::Amend(name, amendment) => {
            Edited { changed: config::amend_source(paths, &there, name, amendment)?, ..Edited::default() }
        }
        ListEdit::Import(file) => {
            let file = home(file);
            let bytes = read(&file).map_err(|source| ConfigError::Unreadable { path: file, source })?;
            let found = subscriptions(&bytes, &there.sources);
            config::add_sources(paths, &found.fresh)?;
            Edited {
                changed: !found.fresh.is_empty(),
                skipped: found.skipped.len(),
                added: found.fresh.iter().map(|source| source.id).collect(),
            }
        }
    })
}

/// Writes articles into a new file; one that is there already stays as it is.
fn save(engine: &Engine, ids: &[ArticleId], file: &str) -> Result<usize, Unsaved> {
    let (text, count) = engine.markdown(ids).map_err(|error| Unsaved::Cache(trouble(error)))?;
    let unwritable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Unsaved::Exists,
        _ => Unsaved::Unwritable(error.to_string()),
    };
    let path = home(file);
    let mut to = std::fs::File::create_new(&path).map_err(unwritable)?;
    to.write_all(text.as_bytes()).and_then(|()| to.sync_all()).map_err(|error| {
        // Half a clipping is worse than none.
        let _ = std::fs::remove_file(&path);
        unwritable(error)
    })?;
    Ok(count)
}

fn read(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(file)?.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A path as a person types it: `~` is home, and quotes around it are no part of it.
fn home(typed: &str) -> PathBuf {
    let typed = typed.trim().trim_matches(['\'', '"']);
    match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Amendment, NetConfig};
    use crate::engine::Options;

    fn desk(dir: &Path) -> (Engine, Paths) {
        let paths = Paths::locate(Some(&dir.join("c.toml")), Some(dir)).unwrap().to_be_written();
        let options = Options {
            database: paths.database(),
            sources: Vec::new(),
            net: NetConfig::default(),
            offline: true,
            budget_per_day: None,
            trust: Vec::new(),
        };
        (Engine::open(options).unwrap(), paths)
    }

    #[test]
    fn the_list_and_the_cache_say_the_same_after_every_edit() {
        let dir = tempfile::tempdir().unwrap();
        let (engine, paths) = desk(dir.path());
        let source = Source::new("Kanwil", "https://a.go.id/feed".parse().unwrap());
        let boxed = || Box::new(source.clone());
        let list = dir.path().join("list.opml");
        std::fs::write(
            &list,
            "<opml><outline text='B' xmlUrl='https://b.go.id/f'/><outline text='X' xmlUrl='exec:x'/></opml>",
        )
        .unwrap();
        let rename = Amendment::Rename("Kantor Wilayah".into());
        let edits = [
            (ListEdit::Add(boxed()), "Kanwil"),
            (ListEdit::Amend("Kanwil".into(), rename), "Kantor Wilayah"),
            (ListEdit::Archive(Box::new(Source { name: "Kantor Wilayah".into(), ..source.clone() })), ""),
            (ListEdit::Restore(boxed()), "Kanwil"),
            (ListEdit::Import(list.to_string_lossy().into_owned()), "Kanwil B"),
        ];
        for (edit, names) in edits {
            let edited = obey(&engine, &paths, &edit).unwrap_or_else(|error| panic!("{edit:?}: {error:?}"));
            assert!(edited.changed);
            let kept = engine.sources().unwrap();
            let kept: Vec<_> =
                kept.iter().filter(|health| !health.archived).map(|h| h.source.name.as_str()).collect();
            let written = config::load(&paths).unwrap().sources;
            assert_eq!(kept.join(" "), names);
            assert_eq!(written.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), kept);
        }
        assert_eq!(engine.sources().unwrap().len(), 2, "the archived one came back, it was not doubled");
    }

    #[test]
    fn articles_go_into_a_new_file_and_into_no_old_one() {
        let dir = tempfile::tempdir().unwrap();
        let (engine, _) = desk(dir.path());
        let source = Source::new("Kanwil", "https://a.go.id/feed".parse().unwrap());
        engine.subscribe(std::slice::from_ref(&source)).unwrap();
        let item = |title: &str| crate::news::Item {
            key: title.to_lowercase(),
            title: title.into(),
            ..crate::news::Item::default()
        };
        let now = crate::engine::now().timestamp();
        let articles = ["Satu", "Dua"].map(|title| crate::news::Article::new(source.id, item(title), now));
        let ids: Vec<_> = articles.iter().map(|article| article.id).collect();
        engine.apply(vec![crate::news::Change::Arrived(articles.into())]).unwrap();
        let file = dir.path().join("kliping.md");
        let name = file.to_string_lossy();
        assert_eq!(save(&engine, &ids, &name), Ok(2));
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains("# Satu") && text.contains("---") && text.contains("# Dua"), "{text}");
        assert_eq!(save(&engine, &ids[..1], &name), Err(Unsaved::Exists));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
        let nowhere = dir.path().join("tidak-ada/kliping.md");
        assert!(matches!(save(&engine, &ids, &nowhere.to_string_lossy()), Err(Unsaved::Unwritable(_))));
    }

    #[test]
    fn a_missing_list_is_a_reason_not_a_crash() {
        let dir = tempfile::tempdir().unwrap();
        let (engine, paths) = desk(dir.path());
        let outcome = obey(&engine, &paths, &ListEdit::Import("/nowhere/x.opml".into()));
        assert!(matches!(outcome, Err(Refusal::Config(_))), "{outcome:?}");
    }
}
