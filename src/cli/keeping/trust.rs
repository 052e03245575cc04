//! `warta trust HOST`: shows a certificate that is refused, and how to accept it for that host.
//!
//! Nothing is accepted here: what it prints is a block for the configuration, to be pasted by
//! whoever has compared the fingerprint with the site's keeper.

use url::Url;

use super::super::args::TrustArgs;
use super::super::desk::Desk;
use super::super::json::CertificateJson;
use super::super::out::complain;
use super::super::trouble::{Exit, Trouble};
use crate::engine::now;
use crate::news::{Certificate, Failure};

/// Asks the host and prints what it shows.
pub fn run(desk: &mut Desk, args: &TrustArgs) -> Result<Exit, Trouble> {
    let Some(url) = address(&args.host) else {
        complain(&desk.lang.failure(&Failure::Address(args.host.clone())));
        return Ok(Exit::Usage);
    };
    let shown = match desk.engine()?.certificate(&url) {
        Ok(shown) => shown,
        Err(failure) => {
            complain(&desk.lang.failure(&failure));
            return Ok(if failure.is_network() { Exit::NoNetwork } else { Exit::SomeFailed });
        }
    };
    if args.json {
        let zone = now().time_zone().clone();
        let document = shown.as_ref().map(|shown| {
            let cause = desk.lang.failure(&Failure::Tls(shown.host.clone(), shown.cause));
            CertificateJson::new(shown, cause, &zone)
        });
        desk.out.json(&document)?;
        return Ok(Exit::Done);
    }
    if let Some(shown) = shown {
        print(desk, &shown)?;
    } else {
        let line = desk.lang.trusted(url.host_str().unwrap_or_default().to_owned());
        desk.out.line(&line)?;
    }
    Ok(Exit::Done)
}

/// A host as people write it, or a whole address.
fn address(text: &str) -> Option<Url> {
    let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}/") };
    Url::parse(&whole).ok().filter(|url| url.scheme() == "https" && url.has_host())
}

fn print(desk: &mut Desk, shown: &Certificate) -> Result<(), Trouble> {
    let day = |at: Option<jiff::Timestamp>| {
        let zone = now().time_zone().clone();
        at.map_or_else(|| "?".to_owned(), |at| zone.to_datetime(at).date().to_string())
    };
    let lines = [
        desk.lang.failure(&Failure::Tls(shown.host.clone(), shown.cause)),
        desk.lang.certificate_names(shown.subject.clone(), shown.issuer.clone()),
        desk.lang.certificate_dates(day(shown.from), day(shown.until)),
        shown.fingerprint.clone(),
        String::new(),
        desk.lang.certificate_pin(),
        "[tls.pin]".to_owned(),
        format!("\"{}\" = \"{}\"", shown.host, shown.fingerprint),
    ];
    for line in lines {
        desk.out.line(&line)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_or_an_https_address_is_taken() {
        let host = |text: &str| address(text).and_then(|url| url.host_str().map(str::to_owned));
        assert_eq!(host("a.go.id").as_deref(), Some("a.go.id"));
        assert_eq!(host("a.go.id:8443").as_deref(), Some("a.go.id"));
        assert_eq!(host("https://a.go.id/x").as_deref(), Some("a.go.id"));
        assert_eq!(host("http://a.go.id/"), None);
        assert_eq!(host("a b"), None);
    }
}
