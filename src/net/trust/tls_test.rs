//! Certificates against real handshakes on 127.0.0.1: each fault has its one cause, none is
//! accepted by itself, and a pin opens one host for one certificate.
//!
//! The servers take a bounded number of connections and end with the test.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, SanType, date_time_ymd,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use url::Url;

use super::TrustSettings;
use crate::jobs::{Fetch, Request};
use crate::net::{Net, Settings};
use crate::news::{Failure, TlsCause};

const CONNECTIONS: usize = 8;

type Authority = CertifiedIssuer<'static, KeyPair>;

fn named(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params
}

fn signer(name: &str) -> CertificateParams {
    let mut params = named(name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params
}

fn authority() -> Authority {
    CertifiedIssuer::self_signed(signer("Otoritas Uji"), KeyPair::generate().unwrap()).unwrap()
}

fn leaf() -> CertificateParams {
    let mut params = named("peladen uji");
    params.subject_alt_names = vec![SanType::IpAddress("127.0.0.1".parse().unwrap())];
    params
}

/// Serves "aman" under a chain; `date` is what it says of the time.
fn serve(chain: Vec<CertificateDer<'static>>, key: &KeyPair, date: &'static str) -> SocketAddr {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut tcp in listener.incoming().take(CONNECTIONS).flatten() {
            tcp.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
            let mut tls = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = rustls::Stream::new(&mut tls, &mut tcp);
            if stream.read(&mut [0; 4096]).is_ok() {
                let head = format!(
                    "HTTP/1.1 200 OK\r\nDate: {date}\r\nContent-Length: 4\r\nConnection: close\r\n\r\n"
                );
                let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(b"aman"));
                stream.conn.send_close_notify();
                let _ = stream.flush();
            }
        }
    });
    at
}

/// A server whose certificate `params` describes, signed by `by`.
fn signed(params: &CertificateParams, by: &Authority) -> (SocketAddr, CertificateDer<'static>) {
    let key = KeyPair::generate().unwrap();
    let cert = params.signed_by(&key, by).unwrap();
    (serve(vec![cert.der().clone()], &key, "Tue, 24 Nov 2026 05:00:00 GMT"), cert.der().clone())
}

fn now() -> Timestamp {
    "2026-11-24T05:00:00Z".parse().unwrap()
}

fn net(trust: TrustSettings, clock: fn() -> Timestamp) -> Net {
    let limit = Duration::from_secs(10);
    let settings = Settings {
        connect: limit,
        idle: limit,
        total: limit,
        gap: Duration::ZERO,
        max_wire: 1 << 20,
        max_body: 1 << 20,
        proxy: Some("none".into()),
        contact: None,
        trust,
        offline: false,
    };
    Net::new(settings, clock)
}

fn ask(net: &Net, at: SocketAddr) -> Result<Vec<u8>, Failure> {
    let url = address(at);
    net.allow(&url);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(net.fetch(Request::page(url))).answer.map(|response| response.body)
}

fn address(at: SocketAddr) -> Url {
    Url::parse(&format!("https://{at}/")).unwrap()
}

/// A folder with the authority's certificate, and the settings that trust it.
fn trusting(authority: &Authority) -> (tempfile::TempDir, TrustSettings) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("kantor.pem");
    std::fs::File::create(&path).unwrap().write_all(authority.pem().as_bytes()).unwrap();
    (dir, TrustSettings { authorities: vec![path], ..TrustSettings::default() })
}

#[test]
fn an_authority_that_a_person_adds_is_trusted() {
    let authority = authority();
    let (at, _) = signed(&leaf(), &authority);
    let (_dir, trust) = trusting(&authority);
    assert_eq!(ask(&net(trust, now), at), Ok(b"aman".to_vec()));
}

#[test]
fn each_fault_has_its_cause_and_none_is_accepted() {
    let authority = authority();
    let (_dir, trust) = trusting(&authority);
    let mut expired = leaf();
    (expired.not_before, expired.not_after) = (date_time_ymd(2001, 1, 1), date_time_ymd(2002, 1, 1));
    let mut early = leaf();
    (early.not_before, early.not_after) = (date_time_ymd(2090, 1, 1), date_time_ymd(2091, 1, 1));
    let mut other = leaf();
    other.subject_alt_names = vec![SanType::DnsName("lain.example".try_into().unwrap())];
    let middle_key = KeyPair::generate().unwrap();
    let middle = CertifiedIssuer::signed_by(signer("Antara"), middle_key, &authority).unwrap();
    let foreign = CertifiedIssuer::self_signed(signer("Asing"), KeyPair::generate().unwrap()).unwrap();
    let own_key = KeyPair::generate().unwrap();
    let own = leaf().self_signed(&own_key).unwrap();
    let alone = serve(vec![own.der().clone()], &own_key, "");
    let chain_key = KeyPair::generate().unwrap();
    let chained = leaf().signed_by(&chain_key, &foreign).unwrap();
    let unknown = serve(vec![chained.der().clone(), foreign.der().clone()], &chain_key, "");
    let cases = [
        (signed(&expired, &authority).0, TlsCause::Expired),
        (signed(&early, &authority).0, TlsCause::NotYetValid),
        (signed(&other, &authority).0, TlsCause::WrongHost),
        (signed(&leaf(), &middle).0, TlsCause::NoIntermediate),
        (alone, TlsCause::SelfSigned),
        (unknown, TlsCause::UnknownIssuer),
    ];
    let net = net(trust, now);
    for (at, wanted) in cases {
        assert_eq!(ask(&net, at), Err(Failure::Tls("127.0.0.1".into(), wanted)));
        assert_eq!(net.refused(&address(at)).unwrap().cause, wanted);
    }
}

#[test]
fn a_wrong_clock_is_named_once_another_server_has_told_the_time() {
    let authority = authority();
    let (_dir, trust) = trusting(&authority);
    let mut lasting = leaf();
    (lasting.not_before, lasting.not_after) = (date_time_ymd(2020, 1, 1), date_time_ymd(2050, 1, 1));
    let (clocked, _) = signed(&lasting, &authority);
    // rustls reads the system's clock; the program's own is two years late here and compares.
    let late: fn() -> Timestamp = || "2024-11-24T05:00:00Z".parse().unwrap();
    let net = net(trust, late);
    assert_eq!(ask(&net, clocked), Ok(b"aman".to_vec()));
    let shown = crate::news::Certificate {
        host: String::new(),
        fingerprint: String::new(),
        subject: String::new(),
        issuer: String::new(),
        from: Some("2026-11-01T00:00:00Z".parse().unwrap()),
        until: Some("2027-02-01T00:00:00Z".parse().unwrap()),
        cause: TlsCause::NotYetValid,
    };
    let ahead = net.clock_ahead();
    assert_eq!(ahead.as_hours(), -730 * 24);
    assert!(super::is_clock(&shown, late(), ahead));
    assert!(!super::is_clock(&shown, late(), jiff::SignedDuration::ZERO), "nobody told the time");
}

#[test]
fn a_pin_opens_one_host_for_one_certificate() {
    let key = KeyPair::generate().unwrap();
    let cert = leaf().self_signed(&key).unwrap();
    let at = serve(vec![cert.der().clone()], &key, "");
    let first = net(TrustSettings::default(), now);
    assert!(ask(&first, at).is_err());
    let shown = first.refused(&address(at)).unwrap();
    assert_eq!((shown.subject.as_str(), shown.cause), ("peladen uji", TlsCause::SelfSigned));
    let pinned = |host: &str, pin: &str| {
        let pins = BTreeMap::from([(host.to_owned(), pin.to_owned())]);
        ask(&net(TrustSettings { pins, ..TrustSettings::default() }, now), at)
    };
    assert_eq!(pinned("127.0.0.1", &shown.fingerprint), Ok(b"aman".to_vec()));
    assert!(pinned("127.0.0.2", &shown.fingerprint).is_err(), "not for another host");
    assert!(pinned("127.0.0.1", &super::certificate::fingerprint(b"lain")).is_err());
}

#[test]
fn a_file_of_authorities_that_cannot_be_read_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("kosong.pem");
    std::fs::File::create(&path).unwrap().write_all(b"bukan sertifikat").unwrap();
    for path in [path, dir.path().join("tidak-ada.pem")] {
        let trust = TrustSettings { authorities: vec![path.clone()], ..TrustSettings::default() };
        let got = ask(&net(trust, now), "127.0.0.1:9".parse().unwrap());
        let Err(Failure::Unreadable(note)) = got else { panic!("{got:?}") };
        assert!(note.contains(&path.display().to_string()), "{note}");
    }
}
