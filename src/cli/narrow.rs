//! A system that grants little address space.
//!
//! In: the limit of this process. Out: nothing, or the same program begun anew with an allocator
//! that sets no room aside for every thread; glibc would take 64 MiB of addresses for each, and
//! half a gigabyte would be gone before the first byte is fetched. Where this cannot be done the
//! program goes on as it is.

use std::os::unix::process::CommandExt;
use std::process::Command;

use rustix::process::{Resource, getrlimit};

/// From so many bytes on every thread may have its room.
const PLENTY: u64 = 2 << 30;
/// What the allocator reads when the program begins.
const ARENAS: &str = "MALLOC_ARENA_MAX";

/// Begins the program anew where the limit on addresses asks for it; only the first time.
pub fn settle() {
    let narrow = getrlimit(Resource::As).current.is_some_and(|bytes| bytes < PLENTY);
    if !narrow || std::env::var_os(ARENAS).is_some() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        // It only returns where it failed, and then nothing is lost.
        let _ = Command::new(program).args(std::env::args_os().skip(1)).env(ARENAS, "1").exec();
    }
}
