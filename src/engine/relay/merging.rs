//! Which parts of a bundle become one: small ones are written every hour, and many small files
//! cost whoever comes new more than a few large ones.
//!
//! In: how full each part is. Out: groups of them. Parts grow in steps of [`FAN`], so that an
//! article is written anew once a step at most. The newest of each size are left as they are: who
//! follows now and then holds the older ones, and need not fetch what they became. Knows neither
//! files nor articles.

use crate::bundle::{ARTICLES, BYTES};

/// So many parts of about one size become one.
const FAN: usize = 8;
/// So many of the newest of a size are left.
const LEFT: usize = 8;

/// How much of a part is still wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Load {
    /// Its articles that are still wanted.
    pub(super) live: usize,
    /// All of its articles.
    pub(super) articles: usize,
    /// Its size unpacked, in bytes.
    pub(super) raw: usize,
}

impl Load {
    /// How often parts of its size were merged; `None` for one that is full.
    fn level(self) -> Option<u32> {
        let bytes = self.raw / self.articles.max(1) * self.live;
        let full = self.live >= ARTICLES || bytes >= BYTES / 2;
        (!full).then(|| self.live.max(1).ilog(FAN))
    }
}

/// The places of the parts that are to be merged, in groups, each in the order of `parts`, which
/// is the oldest first.
pub(super) fn due(parts: &[Load]) -> Vec<Vec<usize>> {
    let levels = 0..=ARTICLES.ilog(FAN);
    let of = |level| {
        let here = parts.iter().enumerate().filter(move |(_, part)| part.level() == Some(level));
        here.map(|(place, _)| place).collect::<Vec<_>>()
    };
    let due = levels.map(of).filter(|here| here.len() >= FAN + LEFT);
    due.map(|mut here| {
        here.truncate(FAN);
        here
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(live: usize) -> Load {
        Load { live, articles: live, raw: live * 4000 }
    }

    #[test]
    fn the_oldest_eight_of_a_size_become_one_and_others_stay() {
        let cases: [(&[usize], &[&[usize]]); 6] = [
            (&[3; 15], &[]),
            (&[3; 16], &[&[0, 1, 2, 3, 4, 5, 6, 7]]),
            (&[3, 300, 1, 7, 2, 5, 3, 6, 4, 9, 1, 1, 1, 1, 1, 1, 1, 1], &[&[0, 2, 3, 4, 5, 6, 7, 8]]),
            (&[8, 63, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8], &[&[0, 1, 2, 3, 4, 5, 6, 7]]),
            (&[8, 64, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8], &[]),
            (&[512; 20], &[]),
        ];
        for (live, wanted) in cases {
            let parts: Vec<Load> = live.iter().map(|live| load(*live)).collect();
            assert_eq!(due(&parts), wanted, "{live:?}");
        }
    }

    #[test]
    fn few_long_articles_are_a_full_part_too_and_one_that_emptied_is_none() {
        let long = Load { live: 40, articles: 40, raw: BYTES };
        assert_eq!(long.level(), None);
        assert_eq!(Load { live: 4, ..long }.level(), Some(0));
    }

    /// Packs every hour for two years: how many parts there are, and how often each article was
    /// written.
    #[test]
    fn parts_stay_few_and_each_article_is_written_a_few_times() {
        let (mut parts, mut written, mut most) = (Vec::<usize>::new(), 0, 0);
        let hours = 2 * 365 * 24;
        for hour in 0..hours {
            let groups = due(&parts.iter().map(|live| load(*live)).collect::<Vec<_>>());
            let merged: Vec<usize> = groups.concat();
            let sums: Vec<usize> =
                groups.iter().map(|group| group.iter().map(|at| parts[*at]).sum()).collect();
            parts = (0..parts.len()).filter(|at| !merged.contains(at)).map(|at| parts[at]).collect();
            for sum in sums {
                written += sum;
                parts.extend(std::iter::repeat_n(ARTICLES, sum / ARTICLES));
                parts.extend(Some(sum % ARTICLES).filter(|rest| *rest > 0));
            }
            parts.push(1 + hour % 5);
            most = most.max(parts.iter().filter(|live| load(**live).level().is_some()).count());
        }
        let all: usize = parts.iter().sum();
        let full = parts.iter().filter(|live| load(**live).level().is_none()).count();
        assert!(full <= 1 + 4 * all / ARTICLES, "{full} full parts");
        assert_eq!(all, (0..hours).map(|hour| 1 + hour % 5).sum::<usize>());
        assert!(most <= 3 * (FAN + LEFT + 1), "{most} parts");
        assert!(written <= 4 * all, "{written} of {all}");
    }
}
