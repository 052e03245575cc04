//! Performs effects: hands questions and changes to their threads, starts and stops refreshes.

use std::sync::mpsc::Sender;
use std::thread::JoinHandle;

use super::clerk::Clerk;
use super::keep::Keep;
use super::workers::Need;
use super::{browser, signals, workers};
use crate::app::{Effect, Msg, Target};
use crate::config::Paths;
use crate::engine::{Engine, Plan, Reader, Running, Sign, Visits};

/// Whoever performs effects.
pub struct Performer {
    engine: Engine,
    tell: Sender<Msg>,
    quick: Sender<Effect>,
    slow: Sender<Effect>,
    /// Reads articles before they are opened.
    ahead: Sender<Effect>,
    write: Option<Sender<workers::Order>>,
    writer: Option<JoinHandle<()>>,
    running: Option<Running>,
    /// The article page that was asked for last.
    page: Option<Running>,
    clerk: Clerk,
    keep: Keep,
}

impl Performer {
    /// Starts the threads and watches for what other processes do to the cache.
    pub fn new(engine: Engine, paths: Paths, keep: Keep, tell: Sender<Msg>) -> Self {
        let clerk = Clerk::new(engine.clone(), paths, tell.clone());
        let asker = |need| workers::asker(engine.clone(), need, tell.clone());
        let (quick, slow, ahead) = (asker(Need::Now), asker(Need::Later), asker(Need::Later));
        let (write, writer) = workers::writer(engine.clone(), tell.clone());
        let changed = tell.clone();
        engine.watch(move |sign| {
            let _ = changed.send(match sign {
                Sign::Written => Msg::CacheChanged,
                Sign::Routed => Msg::LineReturned,
            });
        });
        Self {
            engine,
            tell,
            quick,
            slow,
            ahead,
            write: Some(write),
            writer,
            running: None,
            page: None,
            clerk,
            keep,
        }
    }

    /// Performs `effect`; what concerns the screen itself is not for here.
    pub fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Find { .. }
            | Effect::FindCopies { .. }
            | Effect::SeekUnread { .. }
            | Effect::Open { .. } => {
                let _ = self.quick.send(effect);
            }
            Effect::Prepare { .. } => {
                let _ = self.ahead.send(effect);
            }
            Effect::Count { .. }
            | Effect::CountFolders(_)
            | Effect::CountFacets
            | Effect::ReadDiaries
            | Effect::Explain { .. }
            | Effect::Relate { .. }
            | Effect::Await { .. }
            | Effect::ListSources
            | Effect::ListOrders
            | Effect::CountBytes => {
                let _ = self.slow.send(effect);
            }
            Effect::Apply { purpose, changes } => {
                if let Some(write) = &self.write {
                    let _ = write.send((purpose, changes));
                }
            }
            Effect::Keep(arrangement) => self.keep.write(&arrangement),
            Effect::Refresh(target) => self.refresh(target),
            Effect::CancelRefresh => {
                if let Some(running) = &self.running {
                    running.cancel();
                }
            }
            Effect::FetchArticle(id) => {
                let tell = self.tell.clone();
                self.page = Some(self.engine.fetch_article(id, move |outcome| {
                    let _ = tell.send(Msg::PageFetched { id, outcome });
                }));
            }
            Effect::CancelArticle => {
                if let Some(page) = &self.page {
                    page.cancel();
                }
            }
            Effect::WeighDocument(id) => {
                let tell = self.tell.clone();
                self.engine.weigh_document(id, move |size| {
                    let _ = tell.send(Msg::DocumentWeighed { id, size });
                });
            }
            Effect::FetchDocument(id) => {
                let tell = self.tell.clone();
                self.engine.fetch_document(id, Reader::itself(), move |outcome| {
                    let _ = tell.send(Msg::PageFetched { id, outcome });
                });
            }
            Effect::WeighPicture(id, url) => {
                let tell = self.tell.clone();
                self.engine.weigh_picture(id, url.clone(), move |size| {
                    let _ = tell.send(Msg::PictureWeighed { url, size });
                });
            }
            Effect::FetchPicture(id, url) => {
                let tell = self.tell.clone();
                self.engine.fetch_picture(id, url.clone(), move |outcome| {
                    let _ = tell.send(Msg::PictureFetched { url, outcome });
                });
            }
            Effect::Save { ids, file } => self.clerk.save(ids, file),
            Effect::Browse(url) => {
                if browser::open(&url).is_err() {
                    let _ = self.tell.send(Msg::BrowserFailed);
                }
            }
            Effect::Discover { ticket, url } => self.clerk.look_at(ticket, url),
            Effect::StopLooking => self.clerk.stop_looking(),
            Effect::EditList(edit) => self.clerk.edit(edit),
            Effect::Remember(line) => self.clerk.remember(line),
            Effect::Copy(_)
            | Effect::Alert(_)
            | Effect::Dress(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Demo
            | Effect::Quit(_) => {}
        }
    }

    /// Tells the size again: it may be another after sleep.
    pub fn resized(&self) {
        if let Some(msg) = signals::size() {
            let _ = self.tell.send(msg);
        }
    }

    /// Stops what runs and waits until every change is stored.
    pub fn finish(mut self) {
        if let Some(running) = self.running.take() {
            running.cancel();
        }
        self.write = None;
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }

    fn refresh(&mut self, target: Target) {
        let plan = match target {
            Target::Due => Plan::default(),
            Target::All => Plan { force: true, ..Plan::default() },
            Target::Orders => Plan { visits: Visits::Nobody, ..Plan::default() },
            Target::These(only) => Plan { only, force: true, ..Plan::default() },
        };
        let tell = self.tell.clone();
        self.running = Some(self.engine.refresh(plan, move |progress| {
            let _ = tell.send(Msg::Progressed(progress));
        }));
    }
}
