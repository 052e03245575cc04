//! Where an export goes: standard output, or a file that appears whole or not at all.
//!
//! In: the arguments and what writes. Out: the file, or the reason why there is none. What is
//! there already is never replaced unless that was asked for; a device or a pipe is written to
//! as it is.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::super::args::ExportArgs;
use super::super::desk::Desk;
use super::super::trouble::Trouble;
use crate::lang::Lang;

/// Hands `write` the words and the file that `args` name, or standard output.
pub fn into(
    desk: &mut Desk,
    args: &ExportArgs,
    write: impl FnOnce(&Lang, &mut dyn Write) -> io::Result<()>,
) -> Result<(), Trouble> {
    let Some(path) = args.output.as_deref().filter(|path| *path != Path::new("-")) else {
        return Ok(write(&desk.lang, &mut desk.out)?);
    };
    let failed = |source| Trouble::Write { path: path.to_path_buf(), source };
    match fs::metadata(path) {
        Ok(there) if !there.is_file() => {
            let mut device = OpenOptions::new().write(true).open(path).map(BufWriter::new).map_err(failed)?;
            return write(&desk.lang, &mut device).and_then(|()| device.flush()).map_err(failed);
        }
        Ok(_) if !args.force => return Err(Trouble::Exists(path.to_path_buf())),
        _ => {}
    }
    let part = beside(path);
    let written = OpenOptions::new().write(true).create_new(true).open(&part).and_then(|file| {
        let mut file = BufWriter::new(file);
        write(&desk.lang, &mut file)?;
        file.flush()?;
        file.get_ref().sync_all()?;
        fs::rename(&part, path)
    });
    written.map_err(|source| {
        let _ = fs::remove_file(&part);
        failed(source)
    })
}

/// The name of the file while it is not whole.
fn beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}
