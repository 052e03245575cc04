//! The arguments, as clap reads them: one definition for help, manual and completions.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use url::Url;

/// A terminal news reader for thin lines: feeds and HTML listings, clean text, everything offline.
#[derive(Debug, Parser)]
#[command(name = "warta", version, max_term_width = 100)]
pub struct Arguments {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What holds for every command.
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// Read this configuration instead of the usual ones
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Keep the database and logs there
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Open no socket
    #[arg(long, global = true)]
    pub offline: bool,
    /// Speak this language
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<Tongue>,
    /// Colour the output
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// Say more; twice for still more
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
}

/// A language on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Tongue {
    /// Bahasa Indonesia
    Id,
    /// English
    En,
}

/// When output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read one feed, sitemap or listing, without the cache
    #[command(after_help = "Example:\n  warta parse feed.xml --url https://example.go.id/feed --json")]
    Parse(ParseArgs),
    /// Read the article inside one HTML page, without the cache
    #[command(after_help = "Example:\n  warta extract page.html --url https://example.go.id/berita/1 --json")]
    Extract(ExtractArgs),
}

/// One document to read.
#[derive(Debug, Clone, Args)]
pub struct Document {
    /// A file, `-` for standard input, or an http(s) address
    #[arg(value_name = "FILE|-|URL")]
    pub input: String,
    /// The address the document came from, against which its links are resolved
    #[arg(long, value_name = "BASE")]
    pub url: Option<Url>,
    /// The Content-Type that the server sent with it
    #[arg(long, value_name = "TYPE")]
    pub content_type: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `parse`.
#[derive(Debug, Clone, Args)]
pub struct ParseArgs {
    /// The document.
    #[command(flatten)]
    pub document: Document,
}

/// Arguments of `extract`.
#[derive(Debug, Clone, Args)]
pub struct ExtractArgs {
    /// The document.
    #[command(flatten)]
    pub document: Document,
}
