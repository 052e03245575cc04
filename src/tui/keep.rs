//! What a person made of the panes, kept beside the cache from one run to the next.
//!
//! In: an arrangement. Out: a file of one line, replaced whole. Without it, or without the right
//! to write it, all is as usual.

use std::fs;
use std::path::PathBuf;

use crate::app::Arrangement;
use crate::config::Paths;

/// A file longer than this is none of ours.
const LONGEST: usize = 500;

/// Where an arrangement is kept.
#[derive(Debug, Clone)]
pub struct Keep(PathBuf);

impl Keep {
    /// Beside the cache at `paths`.
    pub fn new(paths: &Paths) -> Self {
        Self(paths.data_dir.join("panes"))
    }

    /// What was kept.
    pub fn read(&self) -> Arrangement {
        let line = fs::read_to_string(&self.0).ok().filter(|line| line.len() <= LONGEST);
        line.map_or_else(Arrangement::default, |line| Arrangement::parse(&line))
    }

    /// Keeps `arrangement`; what cannot be kept is as usual next time.
    pub fn write(&self, arrangement: &Arrangement) {
        let fresh = self.0.with_extension("new");
        if fs::write(&fresh, arrangement.print() + "\n").is_ok() && fs::rename(&fresh, &self.0).is_err() {
            let _ = fs::remove_file(&fresh);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Pane;

    #[test]
    fn an_arrangement_lasts() {
        let folder = tempfile::tempdir().unwrap();
        let keep = Keep(folder.path().join("panes"));
        assert_eq!(keep.read(), Arrangement::default());
        let mut arrangement = Arrangement::default();
        arrangement.turn(Pane::Related);
        keep.write(&arrangement);
        assert_eq!(keep.read(), arrangement);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        fs::write(folder.path().join("panes"), "x".repeat(5_000)).unwrap();
        assert_eq!(keep.read(), Arrangement::default());
    }
}
