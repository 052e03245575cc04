//! `warta bundle`: news handed on from office to office in signed files.
//!
//! `keygen` makes a key, `pack` writes a folder, `apply` takes one in. Whose bundles are taken is
//! said by the configuration or by `--key`; nothing is ever trusted because it came first.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::super::args::{ApplyArgs, BundleCommand, KeygenArgs, PackArgs};
use super::super::desk::{Desk, Setup, query};
use super::super::json::{HandedJson, KeyJson, PackedJson};
use super::super::out::{complain, note};
use super::super::trouble::{Exit, Trouble};
use crate::engine::{EngineError, Handed, Origin, PackError, Packing, SecretKey, StoreError};
use crate::news::{BundleFault, Failure, PublicKey, address, visible};

/// Obeys one of the commands of `bundle`.
pub fn run(desk: &mut Desk, command: &BundleCommand) -> Result<Exit, Trouble> {
    match command {
        BundleCommand::Keygen(args) => keygen(desk, args),
        BundleCommand::Pack(args) => pack(desk, args),
        BundleCommand::Apply(args) => apply(desk, args),
    }
}

/// Where the secret key lies: beside the configuration, unless a file is named.
fn key_file(setup: &Setup, named: Option<&PathBuf>) -> PathBuf {
    named.cloned().unwrap_or_else(|| setup.paths.config.with_file_name("bundle.key"))
}

fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy()).into_owned()
}

fn refused(place: String, fault: BundleFault) -> Trouble {
    Trouble::Fetch { url: place, failure: Failure::Bundle(fault) }
}

fn keygen(desk: &mut Desk, args: &KeygenArgs) -> Result<Exit, Trouble> {
    let setup = desk.need_setup()?;
    let path = key_file(&setup, args.key.as_ref());
    let key = SecretKey::generate().map_err(|fault| refused(shown(&path), fault))?;
    write_secret(&path, &key.text()).map_err(|source| Trouble::Write { path: path.clone(), source })?;
    let public = key.public().to_string();
    if args.json {
        desk.out.json(&KeyJson::new(&public, &path.to_string_lossy()))?;
    } else {
        let words = desk.lang.bundle_key_made(shown(&path), public);
        desk.out.line(&words)?;
    }
    Ok(Exit::Done)
}

/// Writes a file that only its owner may read; one that is there already is never replaced.
fn write_secret(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn pack(desk: &mut Desk, args: &PackArgs) -> Result<Exit, Trouble> {
    let setup = desk.need_setup()?;
    let path = key_file(&setup, args.key.as_ref());
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(refused(shown(&path), BundleFault::NoSecret));
        }
        Err(source) => return Err(Trouble::Read { path, source }),
    };
    let key = SecretKey::read(&text).map_err(|fault| refused(shown(&path), fault))?;
    let query = query(&args.query)?;
    let engine = desk.engine()?;
    if engine.count(&query)?.total == 0 {
        complain(&desk.lang.nothing_found());
        return Ok(Exit::NothingFound);
    }
    let own = args.folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = args.name.clone().or(own).unwrap_or_default();
    let name = visible(&name).trim().to_owned();
    let packing = Packing { folder: &args.folder, query, name: &name, key: &key };
    let packed = engine.pack(&packing).map_err(|error| match error {
        PackError::Engine(error) => Trouble::Engine(error),
        PackError::Bundle(fault) => refused(shown(&args.folder), fault),
        PackError::File { path, source } => Trouble::Write { path, source },
    })?;
    if args.json {
        desk.out.json(&PackedJson::from(&packed))?;
    } else {
        let bytes = desk.lang.bytes(packed.bytes);
        let words = desk.lang.bundle_packed(packed.articles, packed.chunks, packed.new_chunks, bytes);
        desk.out.line(&words)?;
    }
    Ok(Exit::Done)
}

fn apply(desk: &mut Desk, args: &ApplyArgs) -> Result<Exit, Trouble> {
    let setup = desk.need_setup()?;
    let trusted: Vec<PublicKey> = args.key.iter().chain(&setup.config.trust).copied().collect();
    let engine = desk.engine()?;
    if engine.read_only() {
        return Err(EngineError::from(StoreError::ReadOnly).into());
    }
    // What lies on the disk under that name is meant before any address.
    let origin = match address(&args.place).filter(|_| !Path::new(&args.place).exists()) {
        Some(url) => Origin::Web(url),
        None => Origin::Folder(PathBuf::from(&args.place)),
    };
    let handed = engine.follow(origin, trusted);
    if args.json {
        let why = handed.failure.as_ref().map(|failure| desk.lang.failure(failure));
        desk.out.json(&HandedJson::new(&handed, why))?;
    } else if handed.failure.is_none() || handed.merged > 0 {
        print(desk, &handed)?;
    }
    match handed.failure {
        Some(failure) => {
            desk.out.finish()?;
            Err(Trouble::Fetch { url: args.place.clone(), failure })
        }
        None => Ok(Exit::Done),
    }
}

fn print(desk: &mut Desk, handed: &Handed) -> Result<(), Trouble> {
    let name = visible(&handed.name).into_owned();
    if handed.older {
        note(&desk.lang.bundle_older(name.clone()));
    }
    let words = desk.lang.bundle_applied(name, handed.new, handed.updated, handed.merged, handed.held);
    Ok(desk.out.line(&words)?)
}
