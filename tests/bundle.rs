//! News from office to office: packed by one cache, carried by a folder or a small file server
//! on 127.0.0.1, merged by another, whatever happens on the way.

// The helpers of a test fail as the test itself does.
#![allow(clippy::unwrap_used, clippy::panic)]

mod offices;

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::Ordering;

use offices::{MANIFEST, Offices, Server, arrive, article, engine, person, source, titles};
use serde_json::Value;
use warta::engine::{Engine, Origin, Packed, Packing, SecretKey};
use warta::news::{BundleFault, Change, Extent, Failure, PublicKey, Query};

#[test]
fn a_bundle_is_merged_once_and_only_what_is_new_is_written() {
    let offices = Offices::new(100);
    let packed = offices.pack();
    assert_eq!((packed.articles, packed.chunks, packed.new_chunks), (100, 1, 1));
    let first = offices.apply();
    assert_eq!((first.failure.clone(), first.new, first.merged), (None, 100, 1));
    assert_eq!(titles(&offices.to), titles(&offices.from));
    let again = offices.apply();
    assert_eq!((again.new, again.updated, again.merged, again.held), (0, 0, 0, 1));

    let before: Vec<_> = offices.files().iter().map(|file| fs::read(file).unwrap()).collect();
    assert_eq!(offices.pack(), Packed { new_chunks: 0, ..packed.clone() }, "nothing new, nothing written");
    let after: Vec<_> = offices.files().iter().map(|file| fs::read(file).unwrap()).collect();
    assert!(before == after);

    arrive(&offices.from, 100..103);
    let more = offices.pack();
    assert_eq!((more.articles, more.chunks, more.new_chunks), (103, 2, 1));
    assert!(more.serial > packed.serial);
    let next = offices.apply();
    assert_eq!((next.new, next.merged, next.held), (3, 1, 1));
    // Its source is kept as an archived one: shown, never visited.
    let health = offices.to.sources().unwrap();
    assert!(health.len() == 1 && health[0].archived && health[0].source.name == "Kanwil Kepri");
}

#[test]
fn a_changed_file_changes_nothing_whichever_it_is() {
    let offices = Offices::new(100);
    offices.pack();
    for file in offices.files() {
        let whole = fs::read(&file).unwrap();
        let mut flipped = whole.clone();
        let middle = flipped.len() / 2;
        flipped[middle] ^= 1;
        for bytes in [&flipped[..], &whole[..whole.len() - 1], &[]] {
            fs::write(&file, bytes).unwrap();
            let handed = offices.apply();
            assert!(matches!(handed.failure, Some(Failure::Bundle(_))), "{}: {handed:?}", file.display());
            assert_eq!(titles(&offices.to), [] as [String; 0], "{}", file.display());
        }
        fs::remove_file(&file).unwrap();
        let missing = offices.apply().failure;
        assert!(matches!(missing, Some(Failure::Bundle(BundleFault::Missing(_)))), "{missing:?}");
        fs::write(&file, whole).unwrap();
    }
    assert_eq!(offices.apply().new, 100);
}

#[test]
fn an_older_bundle_is_merged_and_takes_nothing_back() {
    let offices = Offices::new(40);
    offices.pack();
    let old: Vec<(PathBuf, Vec<u8>)> =
        offices.files().into_iter().map(|file| (file.clone(), fs::read(&file).unwrap())).collect();
    // The first article grows at its office, and another comes.
    offices.from.apply(vec![Change::Arrived(vec![article(500, Extent::Teaser)])]).unwrap();
    offices.pack();
    offices.from.apply(vec![Change::Arrived(vec![article(500, Extent::Full)])]).unwrap();
    let newest = offices.pack();
    assert_eq!(offices.apply().new, 41);
    let text = |engine: &Engine| {
        let id = article(500, Extent::Full).id;
        engine.article(id).unwrap().unwrap().article.item.body
    };
    assert_eq!(text(&offices.to), text(&offices.from));

    for (file, bytes) in &old {
        fs::write(file, bytes).unwrap();
    }
    let replayed = offices.apply();
    assert_eq!((replayed.failure.clone(), replayed.new, replayed.updated), (None, 0, 0));
    assert!(replayed.older && replayed.serial < newest.serial);
    assert_eq!(text(&offices.to), text(&offices.from));
    let elsewhere = engine(&offices.dir.path().join("fresh"), Vec::new());
    let fresh = elsewhere.follow(Origin::Folder(offices.folder()), vec![offices.key.public()]);
    assert_eq!((fresh.new, fresh.older), (40, false), "to whom it is new, it is no old one");
}

#[test]
fn nobody_is_trusted_because_they_came_first() {
    let offices = Offices::new(5);
    offices.pack();
    let handed = offices.to.follow(Origin::Folder(offices.folder()), Vec::new());
    let wanted = Failure::Bundle(BundleFault::Untrusted(offices.key.public()));
    assert_eq!((handed.failure, handed.signer), (Some(wanted), None));
    assert!(titles(&offices.to).is_empty());
    // And nobody else's folder is packed over.
    let (other, folder) = (SecretKey::generate().unwrap(), offices.folder());
    let packing = Packing { folder: &folder, query: Query::default(), name: "Humas", key: &other };
    assert!(offices.from.pack(&packing).is_err());
    assert_eq!(offices.apply().new, 5);
}

#[test]
fn a_cut_download_goes_on_where_it_stopped() {
    let offices = Offices::new(100);
    offices.pack();
    let parts = offices.files().len() - 1;
    let largest =
        offices.files().iter().map(|file| fs::metadata(file).unwrap().len()).max().unwrap() as usize;
    let server = Server::serve(offices.folder());
    server.cut.store(largest / 12, Ordering::SeqCst);
    let first = offices.follow(server.origin());
    assert!(matches!(first.failure, Some(Failure::Truncated(_))), "{first:?}");
    server.asked();
    server.cut.store(usize::MAX, Ordering::SeqCst);
    let second = offices.follow(server.origin());
    assert_eq!((second.failure.clone(), second.merged), (None, 1));
    let asked = server.asked();
    assert!(asked.iter().any(|line| line.starts_with("part ") && line != "part 0"), "{asked:?}");
    assert!(asked.len() <= 1 + parts, "each part once: {asked:?}");
    assert_eq!(titles(&offices.to).len(), 100);
    // Every byte of a part came once.
    let wire = first.traffic.received + second.traffic.received;
    let size: u64 = offices.files().iter().map(|file| fs::metadata(file).unwrap().len()).sum();
    assert!(wire < size * 5 / 4 + 4000, "{wire} of {size}");
}

#[test]
fn a_line_that_cuts_every_answer_brings_all_in_the_end() {
    let offices = Offices::new(70);
    offices.pack();
    let server = Server::serve(offices.folder());
    server.cut.store(6000, Ordering::SeqCst);
    let mut runs = 0;
    while offices.follow(server.origin()).failure.is_some() {
        runs += 1;
        assert!(runs < 40, "it does not come to an end");
    }
    assert_eq!(titles(&offices.to), titles(&offices.from));
}

#[test]
fn a_beginning_that_is_not_this_files_is_thrown_away() {
    let offices = Offices::new(40);
    offices.pack();
    let parts = offices.dir.path().join("to/bundle-parts");
    fs::create_dir_all(&parts).unwrap();
    for file in offices.files() {
        fs::write(parts.join(file.file_name().unwrap()), b"sampah dari tempat lain").unwrap();
    }
    let server = Server::serve(offices.folder());
    let handed = offices.follow(server.origin());
    assert_eq!((handed.failure.clone(), handed.new), (None, 40));
}

#[test]
fn a_subscribed_bundle_costs_what_is_new() {
    let offices = Offices::new(100);
    offices.pack();
    let server = Server::serve(offices.folder());
    let warta = person(&offices.dir.path().join("orang"), &server.url(), offices.key.public());
    let (code, first) = warta(&["fetch", "Bundel", "--json"]);
    assert_eq!((code, &first["sources"][0]["new"]), (0, &Value::from(100)), "{first}");
    assert_eq!(server.asked(), ["manifest 0", "part 0", "part 0"]);
    let (code, unchanged) = warta(&["fetch", "Bundel", "--json"]);
    assert_eq!((code, &unchanged["not_modified"]), (0, &Value::from(1)), "{unchanged}");
    assert_eq!(server.asked(), ["manifest 0"]);
    assert!(unchanged["bytes"].as_u64().unwrap() < 700, "{unchanged}");
    arrive(&offices.from, 100..102);
    offices.pack();
    let (code, more) = warta(&["fetch", "Bundel", "--json"]);
    assert_eq!((code, &more["sources"][0]["new"]), (0, &Value::from(2)), "{more}");
    let asked = server.asked();
    assert!(
        asked[..] == ["manifest 0", "part 0", "part 0"] || asked[..] == ["manifest 0", "part 0"],
        "{asked:?}"
    );
}

#[test]
fn the_command_line_makes_a_key_packs_and_takes_in() {
    let dir = tempfile::tempdir().unwrap();
    let (here, there) = (dir.path().join("a"), dir.path().join("b"));
    let warta = person(&here, "http://127.0.0.1:9/", PublicKey([0; 32]));
    let folder = dir.path().join("usb").to_string_lossy().into_owned();
    assert_eq!(warta(&["bundle", "pack", &folder]).0, 2, "without a key");
    let (code, key) = warta(&["bundle", "keygen", "--json"]);
    assert_eq!(code, 0);
    assert_eq!(warta(&["bundle", "keygen"]).0, 2, "a key is never replaced");
    assert_eq!(warta(&["bundle", "pack", &folder]).0, 1, "nothing to pack");
    let own = engine(&here, vec![source()]);
    arrive(&own, 0..3);
    drop(own);
    let (code, packed) = warta(&["bundle", "pack", &folder, "--json"]);
    assert_eq!((code, &packed["articles"], &packed["key"]), (0, &Value::from(3), &key["key"]), "{packed}");

    let public = key["key"].as_str().unwrap();
    let stranger = person(&there, "http://127.0.0.1:9/", PublicKey([0; 32]));
    assert_eq!(stranger(&["bundle", "apply", &folder]).0, 2, "whose key nobody trusts");
    let (code, handed) = stranger(&["--offline", "bundle", "apply", &folder, "--key", public, "--json"]);
    assert_eq!((code, &handed["new"], &handed["error"]), (0, &Value::from(3), &Value::Null), "{handed}");
    let manifest = dir.path().join("usb").join(MANIFEST);
    let mut bytes = fs::read(&manifest).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&manifest, bytes).unwrap();
    assert_eq!(stranger(&["bundle", "apply", &folder, "--key", public]).0, 3, "a forged manifest");
    assert_eq!(stranger(&["bundle", "apply", "/tidak/ada", "--key", public]).0, 3);
}
