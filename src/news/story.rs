//! News that belongs together: what is related to an article, and why.

use std::collections::HashMap;

use url::Url;

use super::article::Headline;
use super::id::ArticleId;

/// Who says that two articles belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RelatedFrom {
    /// The article's own page.
    Page,
    /// This archive.
    Archive,
}

/// A reason that a reader can check.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Why {
    /// The page names it among its related news.
    PageSays,
    /// Both tell of one event: their words and their days lie close together.
    SameEvent,
    /// Both are about one topic, at whatever time.
    SameTopic,
    /// Both use these words, rare in the archive.
    SharedWords(Vec<String>),
    /// Published so many days apart.
    DaysApart(u32),
    /// Both tell the same story (a copy or a repost).
    SameStory,
}

/// One line of the related pane.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    /// The archived article, if it is in the archive.
    pub headline: Option<Headline>,
    /// The title, as the page or the archive has it.
    pub title: String,
    /// The address.
    pub url: Option<Url>,
    /// From 0 (nothing in common) to 1; a page's own link has 1.
    pub score: f64,
    /// Who says so.
    pub from: RelatedFrom,
    /// The reasons, most telling first; never empty.
    pub why: Vec<Why>,
}

/// A word of an article as ranking weighs it.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// What makes two words the same.
    pub stem: String,
    /// The word as a person reads it.
    pub shown: String,
    /// How often it stands there; a title's words count twice.
    pub count: u32,
    /// How rare it is in the archive: the natural logarithm of all articles over those with it.
    pub rarity: f64,
    /// Whether it is a reason that a person would accept: no day, no number, no word that every
    /// text has.
    pub names: bool,
}

/// What ranking needs to know of an article: the words of its title and of its beginning.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The article.
    pub id: ArticleId,
    /// Days between it and the article at hand (0 for that itself).
    pub days_apart: u32,
    /// Its words, each stem once.
    pub words: Vec<Weighed>,
}

/// Words in more than about two thirds of all articles are shared by chance.
const COMMON: f64 = 0.4;

/// A word is telling if at most about a fifth of all articles have it.
const TELLING: f64 = 1.5;

/// A pair as near as this is one text twice.
const SAME: f64 = 0.9;

/// What distance in time cannot take from a shared topic.
const TOPIC: f64 = 0.15;

/// Reports of one event are published within so many days.
const EVENT_DAYS: u32 = 7;

/// What reports of one event have in common at least.
const EVENT: f64 = 0.15;

/// Most words that a reason names.
const MOST_NAMED: usize = 3;

/// The candidates that belong to `subject`, each with its score (0 to 1) and the reasons: first
/// those that tell of the same event, nearest in words and days, then those on the same topic,
/// nearest in words alone.
///
/// The score is the cosine of the weighed words, for an event over `1 + days / 3`: inside one
/// office's news the date tells events apart better than any word; for a topic a share of it.
/// Who shares fewer than two words, or none that tells, is left out.
pub fn rank(
    subject: &Candidate,
    candidates: Vec<Candidate>,
    limit: usize,
) -> Vec<(ArticleId, f64, Vec<Why>)> {
    let known: HashMap<&str, &Weighed> =
        subject.words.iter().map(|word| (word.stem.as_str(), word)).collect();
    let length = norm(&subject.words);
    let mut ranked: Vec<_> = candidates
        .into_iter()
        .filter(|candidate| candidate.id != subject.id)
        .filter_map(|candidate| {
            let (score, why) = compare(&known, length, &candidate)?;
            Some((candidate.id, score, candidate.days_apart, why))
        })
        .collect();
    let is_topic = |why: &[Why]| why.contains(&Why::SameTopic);
    ranked.sort_by(|a, b| {
        let kinds = is_topic(&a.3).cmp(&is_topic(&b.3));
        kinds.then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)).then(a.0.cmp(&b.0))
    });
    ranked.truncate(limit);
    ranked.into_iter().map(|(id, score, _, why)| (id, score, why)).collect()
}

/// Score and reasons of one candidate; nothing if they have nothing to do with each other.
fn compare(known: &HashMap<&str, &Weighed>, length: f64, candidate: &Candidate) -> Option<(f64, Vec<Why>)> {
    let mut product = 0.0;
    let mut shared: Vec<&Weighed> = Vec::new();
    for word in &candidate.words {
        if let Some(own) = known.get(word.stem.as_str()) {
            product += weight(own) * weight(word);
            if word.rarity > COMMON {
                shared.push(own);
            }
        }
    }
    if shared.len() < 2 || !shared.iter().any(|word| word.rarity >= TELLING && word.names) {
        return None;
    }
    let near = (product / (length * norm(&candidate.words))).clamp(0.0, 1.0);
    let is_event = near >= EVENT && candidate.days_apart <= EVENT_DAYS;
    let score = if is_event { near / (1.0 + f64::from(candidate.days_apart) / 3.0) } else { near * TOPIC };
    let mut why = Vec::with_capacity(4);
    why.push(if is_event { Why::SameEvent } else { Why::SameTopic });
    if near >= SAME {
        why.push(Why::SameStory);
    }
    why.push(Why::SharedWords(rarest(shared)));
    why.push(Why::DaysApart(candidate.days_apart));
    score.is_finite().then_some((score, why))
}

/// The most telling of the shared words, as the article at hand writes them.
fn rarest(mut shared: Vec<&Weighed>) -> Vec<String> {
    shared.sort_by(|a, b| b.rarity.total_cmp(&a.rarity).then_with(|| a.shown.cmp(&b.shown)));
    shared.into_iter().filter(|word| word.names).take(MOST_NAMED).map(|word| word.shown.clone()).collect()
}

fn weight(word: &Weighed) -> f64 {
    if word.rarity.is_finite() && word.count > 0 {
        (1.0 + f64::from(word.count).ln()) * word.rarity.max(0.0)
    } else {
        0.0
    }
}

fn norm(words: &[Weighed]) -> f64 {
    words.iter().map(|word| weight(word).powi(2)).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An article of `words`, with the rarity that each has in `archive` articles of one office.
    fn article(id: u64, days_apart: u32, text: &str) -> Candidate {
        let mut words: Vec<Weighed> = Vec::new();
        for word in text.split_whitespace() {
            let rarity = match word {
                "yang" | "di" => 0.05,
                "kemenag" | "kantor" => 0.3,
                "madrasah" | "kepala" => 1.2,
                _ => 4.0,
            };
            if let Some(known) = words.iter_mut().find(|known| known.stem == word) {
                known.count += 1;
                continue;
            }
            let names = word.parse::<u32>().is_err() && word != "selasa";
            words.push(Weighed { stem: word.into(), shown: word.into(), count: 1, rarity, names });
        }
        Candidate { id: ArticleId(id), days_apart, words }
    }

    fn order(subject: &Candidate, others: Vec<Candidate>) -> Vec<u64> {
        rank(subject, others, 10).into_iter().map(|(id, _, _)| id.0).collect()
    }

    #[test]
    fn the_event_goes_before_the_topic() {
        let subject = article(1, 0, "kemenag luncurkan kurikulum darurat madrasah pandemi");
        let ranked = order(
            &subject,
            vec![
                article(1, 0, "kemenag luncurkan kurikulum darurat madrasah pandemi"),
                article(2, 400, "kurikulum darurat madrasah luncurkan"),
                article(3, 1, "kurikulum darurat madrasah diuji"),
                article(4, 400, "kurikulum baru madrasah kepala sekolah"),
            ],
        );
        assert_eq!(ranked, [3, 2, 4]);
    }

    #[test]
    fn chance_is_no_relation() {
        let subject = article(1, 0, "kepala kantor kemenag di madrasah 2020 selasa yang dilantik");
        for (text, related) in [
            ("kepala kantor kemenag yang di madrasah", false),
            ("dilantik kantor kemenag yang di", false),
            ("kepala di 2020 jakarta", false),
            ("kepala baru dilantik", true),
            // A day is no reason, however rare.
            ("kepala madrasah selasa", false),
            ("", false),
        ] {
            assert_eq!(!order(&subject, vec![article(2, 0, text)]).is_empty(), related, "{text:?}");
        }
    }

    #[test]
    fn every_reason_can_be_checked() {
        let subject = article(1, 0, "kuota haji lansia embarkasi batam kepala selasa 2020");
        let ranked = rank(&subject, vec![article(2, 3, "kuota haji lansia embarkasi kepala selasa 2020")], 5);
        let [(id, score, why)] = ranked.as_slice() else { unreachable!("one is related: {ranked:?}") };
        assert_eq!(*id, ArticleId(2));
        assert!((0.4..0.6).contains(score), "{score}");
        assert_eq!(
            why[why.len() - 2..],
            [Why::SharedWords(vec!["embarkasi".into(), "haji".into(), "kuota".into()]), Why::DaysApart(3)]
        );
        let copy =
            rank(&subject, vec![article(3, 0, "kuota haji lansia embarkasi batam kepala selasa 2020")], 5);
        assert!((copy[0].1 - 1.0).abs() < 1e-9);
        assert_eq!(copy[0].2[..2], [Why::SameEvent, Why::SameStory]);
        let later = rank(&subject, vec![article(4, 200, "kuota haji lansia embarkasi batam")], 5);
        assert_eq!(later[0].2[0], Why::SameTopic);
    }

    #[test]
    fn the_limit_holds() {
        let subject = article(1, 0, "kuota haji");
        let many = (2..50_u32).map(|id| article(id.into(), id, "kuota haji")).collect();
        let ranked = rank(&subject, many, 3);
        assert_eq!(ranked.iter().map(|(id, ..)| id.0).collect::<Vec<_>>(), [2, 3, 4]);
        assert!(rank(&subject, Vec::new(), 3).is_empty());
    }
}
