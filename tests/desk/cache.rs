//! The made-up cache behind the screen: a few offices and articles, and an answer to every effect.
//!
//! In: effects. Out: the messages that a real cache would send. It stores nothing outside itself.

use jiff::Timestamp;
use url::Url;
use warta::app::{Edited, Effect, ListEdit, Msg, Reading, Ready, Way};
use warta::config::Amendment;
use warta::news::{
    Applied, Article, ArticleId, Change, Deed, Diary, Earlier, Enclosure, Extent, Failure, Flag, Has,
    Headline, Item, Mark, Marking, Order, Query, Reach, Related, RelatedFrom, Scope, Sort, Source,
    SourceHealth, SourceId, Tally, Term, Traffic, Visit, When, Why,
};

/// A made-up cache.
pub struct Cache {
    pub sources: Vec<Source>,
    pub failing: Vec<SourceId>,
    pub archived: Vec<SourceId>,
    /// What the visits to some taught.
    pub visits: Vec<(SourceId, Visit)>,
    /// What takes each deed back, and what was taken back.
    pub journal: Vec<(Deed, Vec<Change>)>,
    pub taken_back: Vec<(Deed, Vec<Change>)>,
    pub articles: Vec<(Article, Mark)>,
    /// Copies, each with the article that it repeats.
    pub copies: Vec<(ArticleId, ArticleId)>,
    /// What was ordered while the line was down.
    pub orders: Vec<Order>,
    /// What articles said earlier, the latest first.
    pub earlier: Vec<(ArticleId, Earlier)>,
}

impl Cache {
    pub(super) fn add(&mut self, source: SourceId, title: &str, when: When, fill: impl FnOnce(&mut Item)) {
        let slug = title.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        let mut item = Item {
            key: slug.clone(),
            url: Some(Url::parse(&format!("https://contoh.example/{slug}")).unwrap()),
            title: title.into(),
            published: Some(when),
            ..Item::default()
        };
        fill(&mut item);
        self.articles.push((Article::new(source, item, when.at), Mark::default()));
    }

    /// The article with this title.
    pub fn named(&self, title: &str) -> ArticleId {
        self.articles.iter().find(|(article, _)| article.item.title.contains(title)).unwrap().0.id
    }

    /// The marks of the article with this title.
    pub fn mark(&self, title: &str) -> &Mark {
        &self.articles.iter().find(|(article, _)| article.item.title.contains(title)).unwrap().1
    }

    /// The row of the article with this title.
    pub fn row(&self, title: &str) -> Headline {
        let (article, mark) =
            self.articles.iter().find(|(article, _)| article.item.title.contains(title)).unwrap();
        self.headline(article, mark)
    }

    /// Changes an article's text, as a fetched page would.
    pub fn complete(&mut self, title: &str, body: &str) {
        let found = self.articles.iter_mut().find(|(article, _)| article.item.title.contains(title));
        let item = &mut found.unwrap().0.item;
        item.extent = Extent::Full;
        item.body = Some(html(body));
    }

    /// Makes it unsure whether the text of an article is whole.
    pub fn doubt(&mut self, title: &str) {
        let found = self.articles.iter_mut().find(|(article, _)| article.item.title.contains(title));
        found.unwrap().0.item.doubtful = true;
    }

    /// Makes `copy` tell the same as `first`.
    pub fn is_copy(&mut self, copy: ArticleId, first: ArticleId) {
        self.copies.push((copy, first));
    }

    /// Gives an article a file.
    pub fn attach(&mut self, title: &str, file: Enclosure) {
        let found = self.articles.iter_mut().find(|(article, _)| article.item.title.contains(title));
        found.unwrap().0.item.enclosures.push(file);
    }

    fn source_name(&self, id: SourceId) -> String {
        self.sources.iter().find(|source| source.id == id).unwrap().name.clone()
    }

    fn headline(&self, article: &Article, mark: &Mark) -> Headline {
        Headline {
            id: article.id,
            source: article.source,
            source_name: self.source_name(article.source),
            title: article.item.title.clone(),
            url: article.item.url.clone(),
            published: article.item.published,
            seen: article.seen,
            mark: mark.clone(),
            extent: article.item.extent,
            pdf: article.item.has_pdf(),
            story: self.copies.iter().find(|pair| pair.0 == article.id).map_or(article.id, |pair| pair.1),
            edited: self.earlier.iter().any(|(id, _)| *id == article.id),
            also: self.told_also(article.id),
        }
    }

    fn reading(&self, id: ArticleId) -> Option<Box<Reading>> {
        let (article, mark) = self.articles.iter().find(|(article, _)| article.id == id)?;
        let earlier = self.earlier.iter().filter(|(of, _)| *of == id);
        Some(Box::new(Reading {
            article: article.clone(),
            source_name: self.source_name(article.source),
            mark: mark.clone(),
            damaged: false,
            earlier: earlier.map(|(_, was)| was.clone()).collect(),
        }))
    }

    /// The sources of the copies of an article.
    fn told_also(&self, first: ArticleId) -> Vec<String> {
        let copies = self.copies.iter().filter(|pair| pair.1 == first);
        let of = |id| self.articles.iter().find(|(article, _)| article.id == id).unwrap().0.source;
        copies.map(|pair| self.source_name(of(pair.0))).collect()
    }

    /// The articles that tell the same as `id`.
    fn mates(&self, id: ArticleId) -> Vec<Headline> {
        let all = self.articles.iter().map(|(article, mark)| self.headline(article, mark));
        let all: Vec<Headline> = all.collect();
        let story = all.iter().find(|row| row.id == id).unwrap().story;
        all.into_iter().filter(|row| row.story == story && row.id != id).collect()
    }

    fn found(&self, query: &Query) -> Vec<Headline> {
        let all = self.articles.iter().map(|(article, mark)| self.headline(article, mark));
        let mut rows: Vec<Headline> =
            all.filter(|row| query.reach.as_ref().is_none_or(|reach| self.holds(reach, row))).collect();
        if !query.speaks_of_hidden() {
            rows.retain(|row| !row.mark.hidden);
        }
        let folded = Reach::Not(Box::new(Reach::Is(Term::Is(Flag::Folded))));
        let folds = match &query.reach {
            Some(Reach::All(parts)) => parts.contains(&folded),
            reach => *reach == Some(folded),
        };
        if folds {
            let found: Vec<ArticleId> = rows.iter().map(|row| row.id).collect();
            rows.retain(|row| row.story == row.id || !found.contains(&row.story));
        }
        match query.sort.unwrap_or_default() {
            Sort::Oldest => rows.reverse(),
            Sort::Source => rows.sort_by_key(|row| row.source_name.clone()),
            Sort::Newest | Sort::Relevance => {}
        }
        rows
    }

    fn holds(&self, reach: &Reach, row: &Headline) -> bool {
        match reach {
            Reach::All(parts) => parts.iter().all(|part| self.holds(part, row)),
            Reach::Any(parts) => parts.iter().any(|part| self.holds(part, row)),
            Reach::Not(part) => !self.holds(part, row),
            Reach::Is(Term::Is(Flag::Unread)) => !row.mark.read,
            Reach::Is(Term::Is(Flag::Starred)) => row.mark.starred,
            Reach::Is(Term::Is(Flag::Hidden)) => row.mark.hidden,
            // Nothing is folded before all is found.
            Reach::Is(Term::Is(Flag::Folded)) => false,
            Reach::Is(Term::Is(Flag::Copy)) => row.story != row.id,
            Reach::Is(Term::Has(Has::Pdf)) => row.pdf,
            Reach::Is(Term::Source(name)) => row.source_name == *name,
            Reach::Is(Term::Group(name)) => {
                let source = self.sources.iter().find(|source| source.id == row.source).unwrap();
                source.group.as_ref() == Some(name)
            }
            Reach::Is(Term::Word(word)) => {
                let title = row.title.to_lowercase();
                let word = word.to_lowercase();
                let mut words = title.split(' ');
                match word.strip_suffix('*') {
                    Some(beginning) => words.any(|known| known.starts_with(beginning)),
                    None => words.any(|known| known == word),
                }
            }
            other @ Reach::Is(_) => panic!("the made-up cache knows no {other:?}"),
        }
    }

    fn tally(rows: &[Headline]) -> Tally {
        Tally {
            total: rows.len() as u64,
            unread: rows.iter().filter(|row| !row.mark.read).count() as u64,
            starred: rows.iter().filter(|row| row.mark.starred).count() as u64,
        }
    }

    fn health(&self) -> Vec<SourceHealth> {
        let all = self.found(&Query::default());
        self.sources
            .iter()
            .map(|source| {
                let own: Vec<Headline> = all.iter().filter(|row| row.source == source.id).cloned().collect();
                let failing = self.failing.contains(&source.id);
                SourceHealth {
                    source: source.clone(),
                    visit: Visit {
                        last_error: failing.then(|| Failure::Dns("kab.contoh.example".into())),
                        ..self.visit(source.id)
                    },
                    tally: Self::tally(&own),
                    traffic: Traffic::default(),
                    archived: self.archived.contains(&source.id),
                }
            })
            .collect()
    }

    /// What each source brought and cost: news on the days of its articles, bytes on every third day.
    fn diaries(&self) -> Vec<Diary> {
        let today = super::sunday().date();
        let diary = |source: &Source| {
            let mut diary = Diary::blank(source.id, Diary::DAYS);
            for (article, _) in self.articles.iter().filter(|(article, _)| article.source == source.id) {
                let day = article.item.published.map_or(today, |when| when.date());
                let ago = day.until(today).unwrap().get_days();
                let slot = usize::try_from(29 - ago).ok().and_then(|at| diary.items.get_mut(at));
                if let Some(slot) = slot {
                    *slot += 1;
                }
            }
            diary.bytes.iter_mut().rev().step_by(3).enumerate().for_each(|(n, b)| *b = 1000 * (n as u64 + 1));
            diary
        };
        self.sources.iter().map(diary).collect()
    }

    fn visit(&self, id: SourceId) -> Visit {
        let known = self.visits.iter().find(|(source, _)| *source == id);
        known.map(|(_, visit)| visit.clone()).unwrap_or_default()
    }

    fn related(&self, id: ArticleId) -> Vec<Related> {
        let here = self.articles.iter().find(|(article, _)| article.id == id).unwrap();
        let page = here.0.item.related.iter().map(|link| Related {
            headline: None,
            title: link.title.clone(),
            url: Some(link.url.clone()),
            score: 1.0,
            from: RelatedFrom::Page,
            why: vec![Why::PageSays],
        });
        let rest = self.articles.iter().filter(|(article, _)| article.id != id).take(3);
        let archive = rest.map(|(article, mark)| Related {
            headline: Some(self.headline(article, mark)),
            title: article.item.title.clone(),
            url: article.item.url.clone(),
            score: 0.5,
            from: RelatedFrom::Archive,
            why: vec![Why::SharedWords(vec!["layanan".into(), "umat".into()]), Why::DaysApart(1)],
        });
        page.chain(archive).collect()
    }

    fn before(&self, query: &Query, until: Timestamp) -> Vec<ArticleId> {
        self.found(query).iter().filter(|row| row.seen <= until).map(|row| row.id).collect()
    }

    fn with_mates(&self, ids: Vec<ArticleId>) -> Vec<ArticleId> {
        let mates = ids.iter().flat_map(|id| self.mates(*id)).map(|row| row.id).collect::<Vec<_>>();
        ids.into_iter().chain(mates).collect()
    }

    fn apply(&mut self, changes: &[Change]) -> Applied {
        let mut applied = Applied::default();
        let mut noted = None;
        for change in changes {
            let (scope, marking) = match change {
                Change::Marked { scope, marking } => (scope, marking),
                Change::Noted(deed) => {
                    noted = Some(*deed);
                    continue;
                }
                Change::TakenBack | Change::DoneAgain => {
                    let back = *change == Change::TakenBack;
                    let from = if back { &mut self.journal } else { &mut self.taken_back };
                    let Some((deed, steps)) = from.pop() else { continue };
                    applied = self.apply(&steps);
                    let to = if back { &mut self.taken_back } else { &mut self.journal };
                    to.push((deed, applied.undo.clone()));
                    applied.deed = Some(deed);
                    continue;
                }
                Change::Ordered { article, kind } => {
                    let found = self.articles.iter().find(|(known, _)| known.id == *article).unwrap();
                    let (source, url) = (found.0.source, found.0.item.url.clone().unwrap());
                    self.orders.push(Order { article: *article, source, kind: *kind, url });
                    continue;
                }
                Change::Withdrawn { article, kind } => {
                    self.orders.retain(|order| (order.article, order.kind) != (*article, *kind));
                    continue;
                }
                other => panic!("{other:?}"),
            };
            let ids: Vec<ArticleId> = match scope {
                Scope::These(ids) => ids.clone(),
                Scope::Stories(ids) => self.with_mates(ids.clone()),
                Scope::Found(query, until) => self.before(query, *until),
                Scope::FoundStories(query, until) => self.with_mates(self.before(query, *until)),
            };
            let mut back: Vec<(Marking, Vec<ArticleId>)> = Vec::new();
            for id in ids {
                let mark = &mut self.articles.iter_mut().find(|(article, _)| article.id == id).unwrap().1;
                if let Some(inverse) = mark.apply(marking) {
                    applied.marked += 1;
                    back.push((inverse, vec![id]));
                }
            }
            applied.undo.extend(
                back.into_iter().map(|(marking, ids)| Change::Marked { scope: Scope::These(ids), marking }),
            );
        }
        if let Some(deed) = noted.filter(|deed| !applied.undo.is_empty() || matches!(deed, Deed::Archived(_)))
        {
            self.journal.push((deed, applied.undo.clone()));
            self.taken_back.clear();
        }
        applied
    }

    /// Changes the list of sources as the shell would.
    fn edit(&mut self, edit: &ListEdit) -> Edited {
        let mut edited = Edited { changed: true, ..Edited::default() };
        match edit {
            ListEdit::Add(source) => {
                self.sources.push(Source::clone(source));
                edited.added.push(source.id);
            }
            ListEdit::Archive(source) => self.archived.push(source.id),
            ListEdit::Restore(source) => {
                self.archived.retain(|id| *id != source.id);
                edited.added.push(source.id);
            }
            ListEdit::Amend(name, amendment) => {
                let source = self.sources.iter_mut().find(|source| source.name == *name).unwrap();
                match amendment {
                    Amendment::Rename(name) => source.name.clone_from(name),
                    Amendment::Group(group) => source.group.clone_from(group),
                    Amendment::Address(url) => source.url = url.clone(),
                    Amendment::Up | Amendment::Down => edited.changed = false,
                }
            }
            ListEdit::Import(_) => edited.skipped = 3,
        }
        edited
    }

    pub fn answer(&mut self, effect: &Effect) -> Option<Msg> {
        Some(match effect {
            Effect::Find { ticket, query, slice } => {
                let rows = self.found(query).into_iter().skip(slice.offset).take(slice.limit).collect();
                Msg::Found { ticket: *ticket, slice: *slice, rows: Ok(rows) }
            }
            Effect::FindCopies { ticket, id } => {
                Msg::CopiesFound { ticket: *ticket, id: *id, rows: Ok(self.mates(*id)) }
            }
            Effect::SeekUnread { ticket, query, from, way } => {
                let found = self.found(query);
                let mut places = 0..found.len();
                let unread = |at: &usize| !found[*at].mark.read;
                let place = match way {
                    Way::Forward => places.find(|at| at >= from && unread(at)),
                    Way::Back => places.rev().find(|at| at < from && unread(at)),
                };
                Msg::UnreadSought { ticket: *ticket, place: Ok(place) }
            }
            Effect::Count { ticket, query } => {
                Msg::Counted { ticket: *ticket, tally: Ok(Self::tally(&self.found(query))) }
            }
            Effect::Open { ticket, id } => Msg::Opened { ticket: *ticket, reading: Ok(self.reading(*id)) },
            Effect::Prepare { id, width } => Msg::Prepared(Box::new(Ready::new(self.reading(*id)?, *width))),
            Effect::Relate { ticket, id } => {
                Msg::RelatedFound { ticket: *ticket, lines: Ok(self.related(*id)) }
            }
            Effect::Await { query: Some(query), since } => {
                let hits = self.found(query).into_iter().filter(|row| row.seen >= *since).collect();
                Msg::AwaitedFound(Ok(hits))
            }
            Effect::CountFacets => Msg::FacetsCounted(Ok(Vec::new())),
            Effect::ReadDiaries => Msg::DiariesRead(Ok(self.diaries())),
            Effect::ListSources => Msg::SourcesListed(Ok(self.health())),
            Effect::ListOrders => Msg::OrdersListed(Ok(self.orders.clone())),
            Effect::CountBytes => {
                Msg::BytesCounted(Traffic { received: 1_200_000, sent: 34_000, ..Traffic::default() })
            }
            Effect::Apply { purpose, changes } => {
                let outcome = Ok(self.apply(changes));
                Msg::Applied { purpose: *purpose, outcome }
            }
            Effect::EditList(edit) => Msg::ListEdited { edit: edit.clone(), outcome: Ok(self.edit(edit)) },
            _ => return None,
        })
    }
}

pub(super) fn html(body: &str) -> warta::news::CleanHtml {
    warta::parse::clean::clean(body, None)
}

/// A text longer than any screen of the tests.
pub(super) const LONG: &str = "<p>Kepala kantor wilayah melantik dua belas pejabat pengawas di aula lantai dua, Sabtu sore. Pelantikan disaksikan para kepala bidang dan berlangsung dengan protokol kesehatan.</p>\
<h2>Pesan Kakanwil</h2>\
<p>“Jabatan adalah amanah; laksanakan dengan <em>jujur</em> dan <strong>tuntas</strong>,” katanya.</p>\
<ul><li>Layani tamu sebelum lima menit.</li><li>Jawab surat pada hari yang sama.</li></ul>\
<blockquote><p>Kerja kecil yang selesai lebih baik daripada rencana besar.</p></blockquote>\
<p>Daftar lengkap dapat dibaca di <a href=\"https://kanwil.contoh.example/daftar\">laman pengumuman</a> kantor wilayah.</p>\
<p>Usai pelantikan para pejabat menandatangani pakta integritas di hadapan saksi. Mereka mulai bertugas pada hari Senin dan diminta menyusun rencana kerja seratus hari.</p>\
<p>Acara ditutup dengan doa bersama.</p>";
