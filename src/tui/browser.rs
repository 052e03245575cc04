//! Hands a page to the person's browser: one program, one argument, never through a shell.

use std::io;
use std::process::{Command, Stdio};

use url::Url;

use crate::news::is_web;

/// Opens `url`, detached from this program and its terminal.
pub fn open(url: &Url) -> io::Result<()> {
    if !is_web(url) {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    }
    match std::env::var("BROWSER").ok().as_deref().and_then(choose) {
        Some(browser) => {
            let mut command = Command::new(browser);
            command.arg(url.as_str()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = command.spawn()?;
            // Somebody has to take its exit code, or it stays as a zombie.
            std::thread::spawn(move || child.wait());
            Ok(())
        }
        None => open::that_detached(url.as_str()),
    }
}

/// The first plain program of `BROWSER` (a list with colons); one with arguments is left to the system.
fn choose(setting: &str) -> Option<&str> {
    setting.split(':').map(str::trim).find(|name| !name.is_empty() && !name.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_a_plain_program() {
        assert_eq!(choose("firefox"), Some("firefox"));
        assert_eq!(choose("sh -c evil:/usr/bin/chromium"), Some("/usr/bin/chromium"));
        assert_eq!(choose(""), None);
    }

    #[test]
    fn only_web_addresses_leave() {
        for bad in ["file:///etc/passwd", "javascript:alert(1)", "https://u:p@example.go.id/"] {
            assert!(open(&Url::parse(bad).unwrap()).is_err(), "{bad}");
        }
    }
}
