//! One document for the commands that work without the cache: from a file, standard input or
//! an address.

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

use url::Url;

use super::super::args::DocumentArgs;
use super::super::desk::Desk;
use super::super::scratch::Scratch;
use super::super::trouble::Trouble;
use crate::config::NetConfig;
use crate::engine::{Engine, Options};
use crate::news::{Kind, Rules, Source, is_web};
use crate::parse::Hints;

/// The largest file that is read, in bytes: far beyond any page, small enough for any machine.
const LARGEST: u64 = 64 << 20;

/// A document as it came.
#[derive(Debug)]
pub struct Input {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Where it came from.
    pub url: Url,
    /// The `Content-Type` header.
    pub content_type: Option<String>,
    rules: Rules,
}

impl Input {
    /// Fetches or reads what `document` names.
    pub fn take(desk: &Desk, document: &DocumentArgs) -> Result<Self, Trouble> {
        let (bytes, url, content_type) = match Url::parse(&document.input) {
            Ok(url) if is_web(&url) => fetched(desk, &url)?,
            _ => (read(&document.input)?, place(&document.input)?, None),
        };
        Ok(Self {
            bytes,
            url: document.url.clone().unwrap_or(url),
            content_type: document.content_type.clone().or(content_type),
            rules: Rules::default(),
        })
    }

    /// What a parser is told of it.
    pub fn hints(&self) -> Hints<'_> {
        Hints {
            url: &self.url,
            content_type: self.content_type.as_deref(),
            kind: Kind::Auto,
            rules: &self.rules,
            now: crate::engine::now().timestamp(),
            zone: Source::new("", self.url.clone()).offset(),
        }
    }
}

fn fetched(desk: &Desk, url: &Url) -> Result<(Vec<u8>, Url, Option<String>), Trouble> {
    let trouble = |failure| Trouble::Fetch { url: url.to_string(), failure };
    let scratch = Scratch::new().map_err(|source| Trouble::Read { path: std::env::temp_dir(), source })?;
    let engine = Engine::open(Options {
        database: scratch.path().join("warta.db"),
        sources: Vec::new(),
        net: desk.setup().map_or_else(|_| NetConfig::default(), |setup| setup.config.net.clone()),
        offline: desk.global.offline,
        budget_per_day: None,
        trust: Vec::new(),
    })?;
    let answer = engine.download(url).map_err(trouble)?;
    Ok((answer.body, answer.url, answer.content_type))
}

/// The bytes of the file `name`, or of standard input where it is `-`.
pub fn read(name: &str) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    let taken = if name == "-" {
        io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)
    } else {
        File::open(name).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
    };
    match taken {
        Ok(count) if count as u64 > LARGEST => {
            Err(Trouble::Read { path: name.into(), source: io::ErrorKind::FileTooLarge.into() })
        }
        Ok(_) => Ok(bytes),
        Err(source) => Err(Trouble::Read { path: PathBuf::from(name), source }),
    }
}

/// The address of a document without one: of the file itself, under which relative links lead
/// nowhere on the web and are left out.
fn place(name: &str) -> Result<Url, Trouble> {
    let path = std::fs::canonicalize(name).unwrap_or_else(|_| PathBuf::from("/dev/stdin"));
    Url::from_file_path(path)
        .map_err(|()| Trouble::Read { path: name.into(), source: io::ErrorKind::InvalidFilename.into() })
}
