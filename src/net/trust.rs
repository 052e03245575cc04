//! Which certificates are trusted: the system's authorities, those a person added, and single
//! certificates pinned for single hosts.
//!
//! In: a chain as it came in a handshake. Out: a verdict; of what is refused, what the
//! certificate says is kept so that it can be shown. A pin holds for its host and exact
//! certificate only; nothing here turns checking off.

mod certificate;
#[cfg(test)]
mod tls_test;

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};

use crate::news::{Certificate, Failure, TlsCause};
use certificate::Told;

/// What a person decided about certificates.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TrustSettings {
    /// Files with further authorities, as PEM.
    pub authorities: Vec<PathBuf>,
    /// Fingerprints by host.
    pub pins: BTreeMap<String, String>,
}

/// Judges certificates.
#[derive(Debug)]
pub struct Trust {
    authorities: Arc<WebPkiServerVerifier>,
    pins: BTreeMap<String, String>,
    refused: Mutex<HashMap<String, Certificate>>,
}

impl Trust {
    /// The system's authorities and what `settings` add. A file that cannot be read is a
    /// failure, so that nobody wonders why it does not help.
    pub fn new(settings: &TrustSettings) -> Result<Arc<Self>, Failure> {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        for path in &settings.authorities {
            let unusable = || Failure::Unreadable(format!("[tls] ca: {}", path.display()));
            let certs = CertificateDer::pem_file_iter(path).map_err(|_| unusable())?;
            let certs: Vec<_> = certs.collect::<Result<_, _>>().map_err(|_| unusable())?;
            if roots.add_parsable_certificates(certs).0 == 0 {
                return Err(unusable());
            }
        }
        Self::of(roots, settings.pins.clone())
    }

    fn of(roots: RootCertStore, pins: BTreeMap<String, String>) -> Result<Arc<Self>, Failure> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let nobody = roots.is_empty();
        let authorities = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider).build();
        let authorities = authorities.map_err(|error| {
            let note = if nobody {
                "no certificate authorities (ca-certificates)".to_owned()
            } else {
                error.to_string()
            };
            Failure::Unreadable(format!("TLS: {note}"))
        })?;
        Ok(Arc::new(Self { authorities, pins, refused: Mutex::default() }))
    }

    /// The handshake's settings under this trust.
    pub fn config(self: &Arc<Self>) -> Result<ClientConfig, Failure> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| Failure::Unreadable(format!("TLS: {error}")))?;
        let verifier: Arc<dyn ServerCertVerifier> = Arc::clone(self) as Arc<_>;
        let mut config = builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(config)
    }

    /// The certificate that `host` last showed in vain.
    pub fn refused(&self, host: &str) -> Option<Certificate> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner).get(host).cloned()
    }

    fn refuse(&self, host: &str, chain: (&[u8], usize), error: &Error) {
        let (leaf, others) = chain;
        let told = certificate::told(leaf);
        let cause = cause(error, told.as_ref(), others);
        let told = told.unwrap_or_else(|| Told {
            subject: String::new(),
            issuer: String::new(),
            self_signed: false,
            from: None,
            until: None,
        });
        let shown = Certificate {
            host: host.to_owned(),
            fingerprint: certificate::fingerprint(leaf),
            subject: told.subject,
            issuer: told.issuer,
            from: told.from,
            until: told.until,
            cause,
        };
        let mut refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        refused.insert(host.to_owned(), shown);
    }
}

impl ServerCertVerifier for Trust {
    fn verify_server_cert(
        &self,
        leaf: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let error = match self.authorities.verify_server_cert(leaf, others, name, ocsp, now) {
            Ok(verified) => return Ok(verified),
            Err(error) => error,
        };
        let host = name.to_str().to_ascii_lowercase();
        if self.pins.get(&host).is_some_and(|pin| *pin == certificate::fingerprint(leaf)) {
            return Ok(ServerCertVerified::assertion());
        }
        self.refuse(&host, (leaf, others.len()), &error);
        Err(error)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.authorities.verify_tls12_signature(message, cert, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.authorities.verify_tls13_signature(message, cert, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.authorities.supported_verify_schemes()
    }
}

/// The one plain cause of `error`; `others` certificates came beside the server's own.
fn cause(error: &Error, told: Option<&Told>, others: usize) -> TlsCause {
    let Error::InvalidCertificate(error) = error else { return TlsCause::Handshake };
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => TlsCause::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => TlsCause::NotYetValid,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            TlsCause::WrongHost
        }
        // A certificate that may sign others is refused as a server's own under another name.
        CertificateError::UnknownIssuer | CertificateError::Other(_) => match told {
            Some(told) if told.self_signed => TlsCause::SelfSigned,
            Some(_) if others == 0 => TlsCause::NoIntermediate,
            _ => TlsCause::UnknownIssuer,
        },
        _ => TlsCause::Handshake,
    }
}

/// Whether the refusal of a certificate may be this machine's clock: what another server said of
/// the time (`ahead` is how far this clock is before it) explains it.
pub fn is_clock(shown: &Certificate, now: Timestamp, ahead: jiff::SignedDuration) -> bool {
    let Ok(true_now) = now.checked_sub(ahead) else { return false };
    let holds = |at: Timestamp| {
        shown.from.is_none_or(|from| from <= at) && shown.until.is_none_or(|until| at <= until)
    };
    matches!(shown.cause, TlsCause::Expired | TlsCause::NotYetValid) && !holds(now) && holds(true_now)
}
