//! The arguments of `warta bundle` and its three commands.
//!
//! The doc comments are the English help, as everywhere in `args`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::news::PublicKey;

/// Arguments of `bundle`.
#[derive(Debug, Clone, Args)]
pub struct BundleArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: BundleCommand,
}

/// The commands of `bundle`.
#[derive(Debug, Clone, Subcommand)]
pub enum BundleCommand {
    /// Make a key that signs bundles
    #[command(after_help = "warta bundle keygen")]
    Keygen(KeygenArgs),
    /// Write articles into a folder that any file server or USB stick can carry
    #[command(after_help = "warta bundle pack /srv/www/berita newer:30d --name \"Humas Kepri\"")]
    Pack(PackArgs),
    /// Take in the articles of a bundle
    #[command(
        after_help = "warta bundle apply /media/usb/berita\nwarta bundle apply https://berita.example.go.id/ --key 3f2a..."
    )]
    Apply(ApplyArgs),
}

/// Arguments of `bundle keygen`.
#[derive(Debug, Clone, Args)]
pub struct KeygenArgs {
    /// The file with the secret key
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `bundle pack`.
#[derive(Debug, Clone, Args)]
pub struct PackArgs {
    /// The folder
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// What to hand on; everything where absent
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// What the bundle is called; the folder's name where absent
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// The file with the secret key
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `bundle apply`.
#[derive(Debug, Clone, Args)]
pub struct ApplyArgs {
    /// A folder, or the http(s) address of one
    #[arg(value_name = "DIR|URL")]
    pub place: String,
    /// Trust this key too, for this once
    #[arg(long, value_name = "KEY")]
    pub key: Vec<PublicKey>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}
