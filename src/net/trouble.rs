//! Turns what the client reports into a [`Failure`] that a person can act on.
//!
//! Looks at the types along the error's chain of causes, and at its words only where a type
//! says too little.

use std::error::Error;
use std::io::{self, ErrorKind};

use rustls::CertificateError;
use url::Url;

use super::names::Near;
use crate::news::{Failure, Stage, TlsCause};

/// Why asking `url` (through `proxy`, if there is one) failed.
pub fn failure(error: &reqwest::Error, url: &Url, proxy: Option<&str>) -> Failure {
    let host = url.host_str().unwrap_or_default().to_owned();
    if let Some(proxy) = proxy
        && error.is_connect()
        && tls_cause(error).is_none()
    {
        return match io_kind(error) {
            Some(kind) if is_unreachable(kind) => Failure::NoNetwork,
            _ => Failure::Proxy(proxy.to_owned()),
        };
    }
    if let Some(cause) = tls_cause(error) {
        return Failure::Tls(host, cause);
    }
    if let Some(near) = causes(error).find_map(|cause| cause.downcast_ref::<Near>()) {
        return Failure::Address(near.0.clone());
    }
    if error.is_dns() {
        return Failure::Dns(host);
    }
    match io_kind(error) {
        Some(kind) if is_unreachable(kind) => return Failure::NoNetwork,
        Some(ErrorKind::HostUnreachable) => return Failure::Timeout(Stage::Connect),
        Some(ErrorKind::ConnectionRefused) => return Failure::Refused(host),
        _ => {}
    }
    if error.is_timeout() {
        return Failure::Timeout(if error.is_connect() { Stage::Connect } else { Stage::Answer });
    }
    Failure::Broken(host)
}

/// Whether this process may not open another socket: the idle ones must make room.
pub fn is_want_of_files(error: &reqwest::Error) -> bool {
    /// `EMFILE` and `ENFILE`, which have no name in the standard library.
    const NUMBERS: [i32; 2] = [24, 23];
    causes(error)
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|io| io.raw_os_error().is_some_and(|number| NUMBERS.contains(&number)))
}

fn is_unreachable(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown | ErrorKind::AddrNotAvailable)
}

/// All causes, the nearest first.
fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn Error + 'static)> {
    std::iter::successors(error.source(), |cause| beneath(*cause))
}

fn beneath<'a>(cause: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    // An io::Error names as its cause not what it wraps but what that was caused by.
    match cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(wrapped) => Some(wrapped),
        None => cause.source(),
    }
}

fn io_kind(error: &reqwest::Error) -> Option<ErrorKind> {
    causes(error)
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .map(io::Error::kind)
        .find(|kind| *kind != ErrorKind::Other)
}

fn tls_cause(error: &reqwest::Error) -> Option<TlsCause> {
    causes(error).find_map(|cause| {
        if let Some(tls) = cause.downcast_ref::<rustls::Error>() {
            return Some(of_rustls(tls));
        }
        let io = cause.downcast_ref::<io::Error>()?;
        (io.kind() == ErrorKind::UnexpectedEof && io.to_string().contains("tls handshake"))
            .then_some(TlsCause::Handshake)
    })
}

fn of_rustls(error: &rustls::Error) -> TlsCause {
    let rustls::Error::InvalidCertificate(cause) = error else {
        return TlsCause::Handshake;
    };
    match cause {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => TlsCause::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => TlsCause::NotYetValid,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            TlsCause::WrongHost
        }
        // The verifiers of some systems wrap their own error; self-signed is the common one.
        CertificateError::UnknownIssuer | CertificateError::Other(_) => TlsCause::UnknownIssuer,
        _ => TlsCause::Handshake,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_has_one_plain_cause() {
        let cases = [
            (CertificateError::Expired, TlsCause::Expired),
            (CertificateError::NotValidYet, TlsCause::NotYetValid),
            (CertificateError::NotValidForName, TlsCause::WrongHost),
            (CertificateError::UnknownIssuer, TlsCause::UnknownIssuer),
            (CertificateError::BadSignature, TlsCause::Handshake),
        ];
        for (given, wanted) in cases {
            assert_eq!(of_rustls(&rustls::Error::InvalidCertificate(given.clone())), wanted, "{given:?}");
        }
        assert_eq!(of_rustls(&rustls::Error::DecryptError), TlsCause::Handshake);
    }
}
