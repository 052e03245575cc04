//! After a panic: the terminal is given back, and what is known is kept in a file beside the cache.
//!
//! In: where the cache lies, the words for the person. Out: a file that may be sent to whoever
//! mends the program: it names the place in the program, never titles, texts, addresses or the
//! person's folders.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use super::guard;
use crate::app::Msg;
use crate::engine::now;

/// How the names of the program's threads begin.
pub const OURS: &str = "warta-";
/// Those that read what came from the network catch their panics themselves: a page that a library
/// falls over is an unreadable page.
const READERS: &str = "warta-net";

/// From now on a panic gives the terminal back if it is the main thread's, and tells `tell` if it
/// is one that matters. The file `crash.txt` in `folder` says what is known; `words` are for
/// the person.
pub fn watch(folder: &Path, words: impl Fn(&Path) -> String + Send + Sync + 'static, tell: Sender<Msg>) {
    let file = folder.join("crash.txt");
    std::panic::set_hook(Box::new(move |info| {
        let thread = std::thread::current();
        let main = thread.name() == Some("main");
        let ours = thread.name().is_some_and(|name| name.starts_with(OURS) && name != READERS);
        if !main && !ours {
            return;
        }
        if main {
            guard::leave();
        }
        let kept = keep(&file, &report(info)).is_ok();
        if main {
            let _ = writeln!(io::stderr(), "warta: {}", words(&file));
        } else {
            let _ = tell.send(Msg::Broke(kept.then(|| file.clone())));
        }
    }));
}

fn keep(file: &PathBuf, report: &str) -> io::Result<()> {
    let mut out = OpenOptions::new().mode(0o600).create(true).write(true).truncate(true).open(file)?;
    out.write_all(report.as_bytes())
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let said = info.payload();
    let said = said.downcast_ref::<&str>().copied().or(said.downcast_ref::<String>().map(String::as_str));
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let size = crossterm::terminal::size().unwrap_or_default();
    let mut report = format!("warta {} ({})\n", env!("CARGO_PKG_VERSION"), std::env::consts::OS);
    let _ = writeln!(report, "{}", now().timestamp());
    let _ = writeln!(report, "thread {}", std::thread::current().name().unwrap_or("?"));
    let _ = writeln!(report, "at {place}");
    let _ = writeln!(report, "{}", said.unwrap_or("?"));
    let _ = writeln!(report, "terminal {} {}x{}", std::env::var("TERM").unwrap_or_default(), size.0, size.1);
    let _ = write!(report, "\n{}", Backtrace::force_capture());
    redacted(&report, std::env::home_dir().as_deref())
}

/// `text` without what stands in quotes (a panic quotes the text it fell over), without addresses
/// and without the person's folder.
fn redacted(text: &str, home: Option<&Path>) -> String {
    let home = home.and_then(Path::to_str).filter(|home| home.len() > 1);
    let text = home.map_or_else(|| text.to_owned(), |home| text.replace(home, "~"));
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let mut rest = line;
        while let Some(at) = rest.find(['"', '`', '\'']) {
            let sign = &rest[at..=at];
            out.push_str(&rest[..at]);
            let inside = &rest[at + 1..];
            // What is quoted may itself hold the sign, so all up to the last one goes.
            let end = inside.rfind(sign);
            let _ = write!(out, "{sign}…{}", end.map_or("", |_| sign));
            rest = end.map_or("", |end| &inside[end + 1..]);
        }
        let plain = rest.split(' ').map(|word| if word.contains("://") { "…" } else { word });
        out.push_str(&plain.collect::<Vec<_>>().join(" "));
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_no_news_and_nobody() {
        let home = Path::new("/home/siti");
        for (told, wanted) in [
            (
                "byte index 5 is not a char boundary; it is inside 'é' (bytes 4..6) of `Kakanwil é lantik`",
                "Kakanwil",
            ),
            ("called on \"Menteri \"X\" buka\" twice", "Menteri"),
            ("cannot open /home/siti/.local/share/warta/warta.db", "siti"),
            ("while asking https://contoh.example/rahasia today", "rahasia"),
            ("an open `quote Judul", "Judul"),
        ] {
            let text = redacted(told, Some(home));
            assert!(!text.contains(wanted), "{text}");
        }
        let plain = "thread main\nat src/app/update/take.rs:41:9\n";
        assert_eq!(redacted(plain, Some(home)), plain);
    }
}
