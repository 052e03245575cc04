//! Lines typed before, kept from one day to the next in a small file beside the cache.
//!
//! What cannot be read or written is forgotten: no line is worth a complaint.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

use crate::config::Paths;
use crate::news::visible;

/// Lines that are kept, at most.
const KEPT: usize = 500;

fn file(paths: &Paths) -> PathBuf {
    paths.data_dir.join("history")
}

/// The lines, oldest first.
pub fn recall(paths: &Paths) -> Vec<String> {
    let text = fs::read(file(paths)).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let from = lines.len().saturating_sub(KEPT);
    lines[from..].iter().map(|line| visible(line).into_owned()).collect()
}

/// Keeps one more line; a file that has grown long is cut.
pub fn remember(paths: &Paths, line: &str) {
    let _ = append(paths, line);
}

fn append(paths: &Paths, line: &str) -> io::Result<()> {
    let path = file(paths);
    let mut open = OpenOptions::new();
    open.mode(0o600).create(true);
    if fs::metadata(&path).is_ok_and(|known| known.len() > 200 * KEPT as u64) {
        let kept = recall(paths);
        let mut short = open.write(true).truncate(true).open(&path)?;
        return short.write_all(format!("{}\n{line}\n", kept.join("\n")).as_bytes());
    }
    let mut long = open.append(true).open(&path)?;
    long.write_all(format!("{line}\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn lines_come_back_and_the_file_stays_small() {
        let dir = tempfile::tempdir().unwrap();
        let paths = Paths::locate(Some(&dir.path().join("c.toml")), Some(dir.path())).unwrap();
        assert!(recall(&paths).is_empty());
        for n in 0..1_500 {
            remember(&paths, &format!("/haji {n} {}", "x".repeat(100)));
        }
        remember(&paths, ":quit");
        let lines = recall(&paths);
        assert_eq!((lines.len(), lines.last().map(String::as_str)), (KEPT, Some(":quit")));
        let known = fs::metadata(file(&paths)).unwrap();
        assert!(known.len() < 300 * KEPT as u64);
        assert_eq!(known.permissions().mode() & 0o777, 0o600);
    }
}
