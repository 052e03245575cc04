//! The arguments, as clap reads them: one definition for help, manual and completions.
//!
//! The doc comments are the English help; `help` puts the person's language in their place.

mod bundle;
mod rescue;
mod rules;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use url::Url;

use super::choices::{Color, Deed, Export, KindWord, ShowFormat, Tongue};

pub use bundle::{ApplyArgs, BundleArgs, BundleCommand, KeygenArgs, PackArgs};
pub use rescue::{BackupArgs, DoctorArgs, RestoreArgs};
pub use rules::{RulesArgs, RulesCommand, RulesTestArgs};

/// A terminal news reader for thin lines: feeds and HTML listings, clean text, everything offline.
#[derive(Debug, Parser)]
#[command(name = "warta", version, max_term_width = 100)]
#[command(after_help = "warta\nwarta haji newer:7d\nwarta demo")]
pub struct Arguments {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// Line by line instead of a screen, for screen readers, braille lines and plain terminals
    #[arg(long)]
    pub plain: bool,
    /// Begin with what this query finds
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
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
    /// Say more
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show a fictional ministry's news, served from inside the program
    #[command(after_help = "warta demo --headless")]
    Demo(DemoArgs),
    /// Find what an address offers and add it to the sources
    #[command(after_help = "warta add https://kepri.example.go.id --group Kanwil")]
    Add(AddArgs),
    /// Show step by step how a page would be read as a listing
    #[command(after_help = "warta probe https://kepri.example.go.id/berita")]
    Probe(ProbeArgs),
    /// Archive a source; its articles stay until --purge
    #[command(after_help = "warta remove \"Kanwil Kepri\"")]
    Remove(RemoveArgs),
    /// List the sources and their health
    #[command(after_help = "warta sources --json")]
    Sources(JsonArgs),
    /// Refresh what is due, then fill the offline shelf
    #[command(after_help = "warta fetch\nwarta fetch \"Kanwil Kepri\" --force --budget 2MB")]
    Fetch(FetchArgs),
    /// List headlines, newest first
    #[command(after_help = "warta list is:unread source:kepri newer:3d --limit 20")]
    List(ListArgs),
    /// Print one article; marks nothing
    #[command(after_help = "warta show 3f2a --format markdown")]
    Show(ShowArgs),
    /// Print related news, and why it is related
    #[command(after_help = "warta related 3f2a")]
    Related(RelatedArgs),
    /// Say what acronyms mean, by themselves or in an article
    #[command(after_help = "warta acronym BPKH\nwarta acronym --of 3f2a")]
    Acronym(AcronymArgs),
    /// Mark what a query finds
    #[command(after_help = "warta mark older:2w --read\nwarta mark haji --tag kliping")]
    Mark(MarkArgs),
    /// Try the rules for what arrives
    #[command(after_help = "warta rules test")]
    Rules(RulesArgs),
    /// Take the last marks or the last archived source back
    #[command(after_help = "warta undo")]
    Undo(JsonArgs),
    /// Read the article inside one HTML page or PDF, without the cache
    #[command(after_help = "warta extract page.html --url https://example.go.id/berita/1 --json")]
    Extract(DocumentArgs),
    /// Read one feed, sitemap or listing, without the cache
    #[command(after_help = "warta parse feed.xml --url https://example.go.id/feed --json")]
    Parse(DocumentArgs),
    /// Write what a query finds into a file: a press clipping
    #[command(
        after_help = "warta export tag:kliping --format csv -o kliping.csv\nwarta export newer:1d --format whatsapp\nwarta export tag:kliping -o kliping.epub\nwarta export --opml"
    )]
    Export(ExportArgs),
    /// Add the sources of an OPML file
    #[command(after_help = "warta import langganan.opml")]
    Import(ImportArgs),
    /// Show what the limits of age and size would let go; remove it with --yes
    #[command(
        after_help = "warta prune\nwarta prune --older 180d\nwarta prune \"Kanwil Kepri\" --size 20MB --yes"
    )]
    Prune(PruneArgs),
    /// Hand news on to other offices in signed files, and take theirs in
    #[command(
        after_help = "warta bundle keygen\nwarta bundle pack /srv/www/berita newer:30d\nwarta bundle apply /media/usb"
    )]
    Bundle(BundleArgs),
    /// Show bytes used and saved, by day and source
    #[command(after_help = "warta traffic --days 7")]
    Traffic(TrafficArgs),
    /// Show a certificate that is refused, and how to accept it for that host alone
    #[command(after_help = "warta trust kepri.example.go.id")]
    Trust(TrustArgs),
    /// Copy the database into one examined file
    #[command(after_help = "warta backup\nwarta backup /media/usb/warta.db")]
    Backup(BackupArgs),
    /// Go back to a backup; the present database is moved aside
    #[command(after_help = "warta restore\nwarta restore /media/usb/warta.db")]
    Restore(RestoreArgs),
    /// Examine configuration, terminal, database, clock and network
    #[command(after_help = "warta doctor\nwarta doctor --repair")]
    Doctor(DoctorArgs),
    /// Print the completions for a shell
    #[command(after_help = "warta completions bash > ~/.local/share/bash-completion/completions/warta")]
    Completions(CompletionsArgs),
    /// Print the manual page
    #[command(after_help = "warta man | man -l -")]
    Man,
    /// Read a PDF from standard input under limits; how the program calls itself
    #[command(hide = true)]
    ReadPaper,
    /// Give the terminal back when the program is killed; how the program calls itself
    #[command(hide = true)]
    KeepTerminal(KeepTerminalArgs),
}

/// Arguments of `keep-terminal`.
#[derive(Debug, Clone, Args)]
pub struct KeepTerminalArgs {
    /// The terminal's modes before it was taken over
    pub modes: String,
}

/// Only `--json`.
#[derive(Debug, Clone, Args)]
pub struct JsonArgs {
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `demo`.
#[derive(Debug, Clone, Args)]
pub struct DemoArgs {
    /// Fetch, print the list and exit
    #[arg(long)]
    pub headless: bool,
    /// Print the list as JSON Lines
    #[arg(long, requires = "headless")]
    pub json: bool,
}

/// Arguments of `add`.
#[derive(Debug, Clone, Args)]
pub struct AddArgs {
    /// The address of a site, a feed or a page of headlines
    #[arg(value_name = "URL")]
    pub url: String,
    /// What to call it
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// The heading it stands under
    #[arg(long, value_name = "GROUP")]
    pub group: Option<String>,
    /// How to read it
    #[arg(long, value_name = "KIND", default_value = "auto")]
    pub kind: KindWord,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `probe`.
#[derive(Debug, Clone, Args)]
pub struct ProbeArgs {
    /// A file, `-` for standard input, or an http(s) address
    #[arg(value_name = "URL|FILE")]
    pub input: String,
    /// The address the page came from
    #[arg(long, value_name = "BASE")]
    pub url: Option<Url>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `remove`.
#[derive(Debug, Clone, Args)]
pub struct RemoveArgs {
    /// The source
    #[arg(value_name = "NAME")]
    pub name: String,
    /// Delete its articles as well
    #[arg(long)]
    pub purge: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `fetch`.
#[derive(Debug, Clone, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct FetchArgs {
    /// Only these sources, due or not
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// Visit all, due or not
    #[arg(long)]
    pub force: bool,
    /// Spend at most so many bytes
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub budget: Option<u64>,
    /// Fetch this once although the day's budget is spent or quiet hours hold
    #[arg(long)]
    pub over_budget: bool,
    /// Fetch no article pages
    #[arg(long)]
    pub no_articles: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `prune`.
#[derive(Debug, Clone, Args)]
pub struct PruneArgs {
    /// Only these sources
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// What is older may go, whatever the configuration says
    #[arg(long, value_name = "AGE", value_parser = age)]
    pub older: Option<jiff::SignedDuration>,
    /// Above so many bytes the oldest may go: of each named source, or of all together
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub size: Option<u64>,
    /// Remove it
    #[arg(long)]
    pub yes: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

fn age(text: &str) -> Result<jiff::SignedDuration, String> {
    crate::config::duration(text).ok_or_else(|| "90d, 26w".to_owned())
}

fn size(text: &str) -> Result<u64, String> {
    crate::config::size(text).ok_or_else(|| "500kB, 5MB, 1.5GB".to_owned())
}

/// Arguments of `list`.
#[derive(Debug, Clone, Args)]
pub struct ListArgs {
    /// What to select; everything where absent
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// At most so many
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Print JSON Lines
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `show`.
#[derive(Debug, Clone, Args)]
pub struct ShowArgs {
    /// The article: a number, its beginning, or an address
    #[arg(value_name = "ID")]
    pub id: String,
    /// In which form
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ShowFormat,
    /// Fetch its page or PDF first, where the text is not held
    #[arg(long)]
    pub fetch: bool,
    /// The widest line, in columns
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub width: Option<u16>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `related`.
#[derive(Debug, Clone, Args)]
pub struct RelatedArgs {
    /// The article: a number, its beginning, or an address
    #[arg(value_name = "ID")]
    pub id: String,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub limit: usize,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `acronym`.
#[derive(Debug, Clone, Args)]
pub struct AcronymArgs {
    /// The acronyms
    #[arg(value_name = "WORD", required_unless_present = "of")]
    pub words: Vec<String>,
    /// Those of this article: a number, its beginning, or an address
    #[arg(long, value_name = "ID")]
    pub of: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `mark`.
#[derive(Debug, Clone, Args)]
pub struct MarkArgs {
    /// What to mark
    #[arg(value_name = "QUERY", required = true)]
    pub query: Vec<String>,
    /// How.
    #[command(flatten)]
    pub deed: Deed,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `parse` and `extract`.
#[derive(Debug, Clone, Args)]
pub struct DocumentArgs {
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

/// Arguments of `export`.
#[derive(Debug, Clone, Args)]
pub struct ExportArgs {
    /// What to export
    #[arg(value_name = "QUERY", required_unless_present = "opml")]
    pub query: Vec<String>,
    /// In which form; by the file's name where absent, else markdown
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Export>,
    /// The sources instead of articles
    #[arg(long, conflicts_with_all = ["query", "format"])]
    pub opml: bool,
    /// Write there instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file where there is one
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Arguments of `import`.
#[derive(Debug, Clone, Args)]
pub struct ImportArgs {
    /// An OPML file, or `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: String,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `trust`.
#[derive(Debug, Clone, Args)]
pub struct TrustArgs {
    /// The host, or an https address there
    #[arg(value_name = "HOST")]
    pub host: String,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `traffic`.
#[derive(Debug, Clone, Args)]
pub struct TrafficArgs {
    /// So many days back
    #[arg(long, value_name = "N", default_value_t = 30)]
    pub days: u32,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `completions`.
#[derive(Debug, Clone, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}
