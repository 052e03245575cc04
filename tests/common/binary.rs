//! The real binary with a configuration and a cache of its own.
//!
//! In: sources and arguments. Out: exit code and output. Its environment is empty but for what
//! the test gives, so that nobody's own configuration or proxy takes part.

use std::fmt::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;
use warta::news::Source;

/// A person's home: configuration and cache.
pub struct Home {
    folder: TempDir,
}

impl Home {
    /// A home whose configuration has `sources`.
    pub fn new(sources: &[Source]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("config.toml"), toml(sources)).unwrap();
        Self { folder }
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The program with `arguments`, not started yet.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_warta"));
        command
            .env_clear()
            .env("HOME", self.path())
            .env("PATH", "/usr/bin:/bin")
            .env("LANG", "id_ID.UTF-8")
            .arg("--config")
            .arg(self.path().join("config.toml"))
            .arg("--data-dir")
            .arg(self.path().join("data"))
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs it to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Starts it.
    pub fn start(&self, arguments: &[&str]) -> Child {
        self.command(arguments).spawn().unwrap()
    }

    /// Runs it, demands `code` and gives its standard output.
    pub fn expect(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(code), "warta {arguments:?}\n{out}\n{err}");
        out
    }
}

/// Output as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// `sources` as a person would write them.
fn toml(sources: &[Source]) -> String {
    let mut out = String::from("[net]\ngap = \"0s\"\nproxy = \"none\"\n");
    for source in sources {
        let _ = write!(
            out,
            "\n[[source]]\nname = {:?}\nurl = {:?}\nkind = {:?}\n",
            source.name,
            source.url.as_str(),
            source.kind.as_str()
        );
        if let Some(group) = &source.group {
            let _ = writeln!(out, "group = {group:?}");
        }
        if let Some(rules) = &source.rules.listing {
            out.push_str("[source.listing]\n");
            for (key, value) in
                [("item", &rules.item), ("title", &rules.title), ("date", &rules.date), ("next", &rules.next)]
            {
                if let Some(value) = value {
                    let _ = writeln!(out, "{key} = {value:?}");
                }
            }
        }
    }
    out
}
