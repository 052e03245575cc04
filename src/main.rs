//! Arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    warta::cli::settle();
    warta::cli::run(std::env::args_os())
}
