//! Bundles over weeks: what they cost by the article, how small parts become large ones, what a
//! follower fetches who comes every hour, seldom, or in the middle of a change.

// The helpers of a test fail as the test itself does.
#![allow(clippy::unwrap_used, clippy::panic)]

mod offices;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::ops::Range;
use std::os::unix::fs::symlink;
use std::time::{Duration, SystemTime};

use offices::{MANIFEST, Offices, Server, arrive, article, engine, source, titles};
use warta::engine::{Engine, Origin, Packed, Packing, SecretKey, Window};
use warta::news::{Article, BundleFault, Change, Extent, Failure, Item, Query, Source, When};
use warta::parse::clean::clean;

/// A generator of equal numbers everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn of<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.below(list.len())]
    }
}

/// The `number`th of some thousand roots: syllables as Indonesian has them.
fn root(number: usize) -> String {
    const ONSETS: [&str; 16] =
        ["b", "c", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "ng"];
    const VOWELS: [&str; 5] = ["a", "i", "u", "e", "o"];
    const ENDS: [&str; 7] = ["", "n", "ng", "k", "r", "s", "t"];
    let mut dice = Dice(number as u64 * 2_654_435_761 + 11);
    let syllables = 2 + usize::from(number.is_multiple_of(3));
    (0..syllables).flat_map(|_| [dice.of(&ONSETS), dice.of(&VOWELS), dice.of(&ENDS)]).collect()
}

/// A word: often a small one, else one of 6,000 roots, the early ones more often, inflected.
fn word(dice: &mut Dice) -> String {
    const SMALL: [&str; 16] = [
        "yang", "dan", "di", "ke", "dari", "untuk", "dengan", "pada", "ini", "itu", "akan", "telah", "oleh",
        "tidak", "juga", "kata",
    ];
    const BEFORE: [&str; 10] = ["me", "di", "ber", "pe", "ter", "ke", "", "", "", ""];
    const AFTER: [&str; 7] = ["", "", "", "an", "kan", "i", "nya"];
    match dice.below(40) {
        0..14 => dice.of(&SMALL).to_owned(),
        14 => {
            format!("{} {}", capital(&root(7000 + dice.below(800))), capital(&root(8000 + dice.below(800))))
        }
        15 => dice.below(9000).to_string(),
        _ => {
            let most = 1 + dice.below(6000);
            format!("{}{}{}", dice.of(&BEFORE), root(dice.below(most)), dice.of(&AFTER))
        }
    }
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

fn words(dice: &mut Dice, count: usize) -> String {
    (0..count).map(|_| word(dice)).collect::<Vec<_>>().join(" ")
}

/// An article as an office writes it: about 2.9 KB of text, of which no sentence comes twice.
fn release(number: usize) -> Article {
    let mut dice = Dice(number as u64 + 1);
    let source = source();
    let title = capital(&words(&mut dice, 9));
    let slug = title.to_lowercase().replace(' ', "-");
    let url = source.url.join(&format!("/berita/{slug}-{number}")).unwrap();
    let mut text = String::new();
    let mut plain = 0;
    while plain < 2900 {
        let count = 30 + dice.below(50);
        let paragraph = capital(&words(&mut dice, count));
        plain += paragraph.len();
        let _ = write!(text, "<p>{paragraph}.</p>");
    }
    let body = clean(&text, Some(&url));
    let summary: String = body.text().chars().take(180).collect();
    let at = jiff::Timestamp::constant(1_795_000_000 + 4000 * i64::try_from(number).unwrap(), 0);
    let item = Item {
        key: url.to_string(),
        title,
        published: Some(When::time(at, When::WIB)),
        byline: Some(capital(&root(7000 + dice.below(50)))),
        summary: Some(summary),
        body: Some(body),
        extent: Extent::Full,
        url: Some(url),
        ..Item::default()
    };
    Article::new(source.id, item, at)
}

#[test]
fn ninety_articles_cost_less_than_two_kilobytes_each() {
    let offices = Offices::new(0);
    let releases: Vec<Article> = (0..90).map(release).collect();
    let text: usize = releases.iter().map(|article| article.item.body.as_ref().unwrap().text().len()).sum();
    assert!((2900..3300).contains(&(text / 90)), "{} bytes of text each", text / 90);
    offices.from.apply(vec![Change::Arrived(releases)]).unwrap();
    let packed = offices.pack();
    let files: u64 = offices.files().iter().map(|file| fs::metadata(file).unwrap().len()).sum();
    assert_eq!(files, packed.bytes, "nothing lies there that is not counted");
    assert_eq!(offices.files().len(), 2, "so many texts explain each other: no dictionary");
    assert!(files / 90 < 1600, "{} bytes each", files / 90);
    assert_eq!(offices.apply().new, 90);
}

/// Packs hour by hour, two articles each; after each pack `visit` may follow. The most parts.
fn hours(offices: &Offices, hours: Range<usize>, mut visit: impl FnMut(usize)) -> usize {
    let mut most = 0;
    for hour in hours {
        let two = vec![release(1000 + hour * 2), release(1001 + hour * 2)];
        offices.from.apply(vec![Change::Arrived(two)]).unwrap();
        most = most.max(offices.pack().chunks);
        visit(hour);
    }
    most
}

#[test]
fn parts_stay_few_and_who_follows_every_hour_fetches_each_article_once() {
    let offices = Offices::new(100);
    offices.pack();
    assert_eq!(offices.apply().new, 100);
    let (mut merged, mut held) = (0, 0);
    let most = hours(&offices, 0..75, |hour| {
        let handed = offices.apply();
        assert_eq!((&handed.failure, handed.new), (&None, 2), "hour {hour}");
        merged += handed.merged;
        held = held.max(handed.held);
    });
    assert!(most <= 27, "{most} parts");
    assert_eq!(merged, 75, "one part an hour, and none of those that only stand for others");
    assert_eq!(titles(&offices.to), titles(&offices.from));
    let late = engine(&offices.dir.path().join("late"), Vec::new());
    let handed = late.follow(Origin::Folder(offices.folder()), vec![offices.key.public()]);
    assert_eq!((handed.failure, handed.new), (None, 250));
}

#[test]
fn who_comes_seldom_fetches_no_article_more_than_twice() {
    let offices = Offices::new(40);
    offices.pack();
    let server = Server::serve(offices.folder());
    let mut wire = offices.follow(server.origin()).traffic.received;
    hours(&offices, 0..60, |hour| {
        if hour % 5 == 4 {
            let handed = offices.follow(server.origin());
            assert_eq!((&handed.failure, handed.new), (&None, 10), "hour {hour}");
            wire += handed.traffic.received;
        }
    });
    let late = engine(&offices.dir.path().join("late"), Vec::new());
    let once = late.follow(server.origin(), vec![offices.key.public()]).traffic.received;
    assert!(wire < once * 2, "{wire} bytes over the days, {once} at once");
}

#[test]
fn who_is_between_two_manifests_still_finds_what_the_older_one_names() {
    let offices = Offices::new(40);
    hours(&offices, 0..17, |_| ());
    let path = offices.folder().join(MANIFEST);
    let older = fs::read(&path).unwrap();
    let before = offices.files();
    hours(&offices, 17..18, |_| ());
    assert_eq!(before.iter().filter(|file| !file.exists()).count(), 0, "merged, and still there");
    let newer = fs::read(&path).unwrap();
    fs::write(&path, older).unwrap();
    assert_eq!(offices.apply().failure, None, "the older manifest");
    fs::write(&path, newer).unwrap();
    let handed = offices.apply();
    assert_eq!((handed.failure, handed.merged), (None, 1), "only what is new");

    // After their time they go, and nothing else does.
    let (foreign, all) = (offices.folder().join("laporan.pdf"), offices.files().len());
    fs::write(&foreign, "milik orang").unwrap();
    let old = SystemTime::now() - Duration::from_hours(15 * 24);
    for file in offices.files() {
        File::options().append(true).open(file).unwrap().set_modified(old).unwrap();
    }
    arrive(&offices.from, 900..901);
    offices.pack();
    assert!(foreign.exists() && offices.files().len() < all, "{} of {all}", offices.files().len());
    let late = engine(&offices.dir.path().join("late"), Vec::new());
    let handed = late.follow(Origin::Folder(offices.folder()), vec![offices.key.public()]);
    assert_eq!((handed.failure, titles(&late)), (None, titles(&offices.from)));
}

#[test]
fn nothing_is_packed_twice_because_its_source_moved_or_renamed_it() {
    let offices = Offices::new(3);
    let there = offices.pack();
    // A source that moved keeps the number that it was first known by.
    let url: url::Url = "https://baru.example.go.id/berita".parse().unwrap();
    let moved = Source { url: url.clone(), ..source() };
    let from = engine(&offices.dir.path().join("from"), vec![moved]);
    assert_eq!(from.sources().unwrap()[0].source.url, url);
    let folder = offices.folder();
    let packing = Packing { folder: &folder, query: Query::default(), name: "Humas", key: &offices.key };
    assert_eq!(from.pack(&packing).unwrap(), Packed { new_chunks: 0, ..there });
    arrive(&from, 3..4);
    assert_eq!(from.pack(&packing).unwrap().articles, 4);
    let again = from.pack(&packing).unwrap();
    assert_eq!((again.articles, again.new_chunks), (4, 0));
    let handed = offices.apply();
    assert_eq!((handed.failure, handed.new), (None, 4));
    assert_eq!(offices.to.sources().unwrap().len(), 1, "one source under both addresses");
}

#[test]
fn swapped_files_links_and_pipes_are_refused() {
    let offices = Offices::new(40);
    offices.pack();
    arrive(&offices.from, 100..103);
    offices.pack();
    let parts: Vec<_> = offices.files().into_iter().filter(|file| !file.ends_with(MANIFEST)).collect();
    let whole: Vec<Vec<u8>> = parts.iter().map(|part| fs::read(part).unwrap()).collect();
    let refused = |what: &str| {
        let failure = offices.apply().failure;
        assert!(matches!(failure, Some(Failure::Bundle(_))), "{what}: {failure:?}");
        assert_eq!(titles(&offices.to), [] as [String; 0], "{what}");
    };
    fs::write(&parts[0], &whole[1]).unwrap();
    fs::write(&parts[1], &whole[0]).unwrap();
    refused("two parts under each other's names");
    fs::write(&parts[1], &whole[1]).unwrap();
    for target in ["/dev/zero", "/", "/tidak/ada", "/etc/hostname"] {
        fs::remove_file(&parts[0]).unwrap();
        symlink(target, &parts[0]).unwrap();
        refused(target);
    }
    fs::remove_file(&parts[0]).unwrap();
    fs::create_dir(&parts[0]).unwrap();
    refused("a folder");
    fs::remove_dir(&parts[0]).unwrap();
    fs::write(&parts[0], &whole[0]).unwrap();
    assert_eq!(offices.apply().new, 43);
}

#[test]
fn a_pack_writes_through_no_link_and_a_damaged_bundle_is_made_good() {
    let offices = Offices::new(5);
    let folder = offices.folder();
    fs::create_dir_all(&folder).unwrap();
    let (own, pid) = (offices.dir.path().join("milik-sendiri"), std::process::id());
    fs::write(&own, "jangan disentuh").unwrap();
    symlink(&own, folder.join(format!("{MANIFEST}.{pid}.new"))).unwrap();
    offices.pack();
    assert_eq!(fs::read_to_string(&own).unwrap(), "jangan disentuh");
    // The manifest itself may be a link, too: it is replaced.
    let sealed = fs::read(folder.join(MANIFEST)).unwrap();
    fs::write(&own, &sealed).unwrap();
    fs::remove_file(folder.join(MANIFEST)).unwrap();
    symlink(&own, folder.join(MANIFEST)).unwrap();
    arrive(&offices.from, 5..6);
    offices.pack();
    assert_eq!(fs::read(&own).unwrap(), sealed);
    let part = offices.files().into_iter().find(|file| !file.ends_with(MANIFEST)).unwrap();
    fs::write(&part, "rusak").unwrap();
    assert!(offices.apply().failure.is_some());
    offices.pack();
    let handed = offices.apply();
    assert_eq!((handed.failure, handed.new), (None, 6));
}

#[test]
fn another_offices_manifest_takes_the_folder_from_nobody() {
    let offices = Offices::new(5);
    offices.pack();
    let mine = fs::read(offices.folder().join(MANIFEST)).unwrap();
    let other = SecretKey::generate().unwrap();
    let elsewhere = offices.dir.path().join("elsewhere");
    let packing = Packing { folder: &elsewhere, query: Query::default(), name: "Humas", key: &other };
    offices.from.pack(&packing).unwrap();
    // Its manifest over the parts of the first: signed, but by nobody who is trusted.
    fs::copy(elsewhere.join(MANIFEST), offices.folder().join(MANIFEST)).unwrap();
    let wanted = Failure::Bundle(BundleFault::Untrusted(other.public()));
    assert_eq!(offices.apply().failure, Some(wanted));
    fs::write(offices.folder().join(MANIFEST), mine).unwrap();
    assert_eq!(offices.apply().new, 5);
}

/// The real binary, with files of at most `most` bytes.
fn limited(dir: &std::path::Path, most: usize, args: &[&str]) -> Option<(i32, String)> {
    let output = std::process::Command::new("prlimit")
        .arg(format!("--fsize={most}"))
        .arg(env!("CARGO_BIN_EXE_warta"))
        .env_clear()
        .env("HOME", dir)
        .args(["--lang", "en", "--data-dir", dir.to_str().unwrap()])
        .args(args)
        .output()
        .ok()?;
    Some((output.status.code()?, String::from_utf8(output.stderr).unwrap()))
}

#[test]
fn a_full_disk_leaves_the_old_bundle_and_the_old_cache_whole() {
    let offices = Offices::new(40);
    offices.pack();
    let Offices { dir, key, from, to } = offices;
    let texts: Vec<Article> = (0..200).map(release).collect();
    from.apply(vec![Change::Arrived(texts)]).unwrap();
    drop(from);
    let (folder, home) = (dir.path().join("bundle"), dir.path().join("from"));
    let secret = home.join("kunci");
    fs::write(&secret, key.text()).unwrap();
    let before: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    let pack = ["bundle", "pack", folder.to_str().unwrap(), "--key", secret.to_str().unwrap()];
    let Some((code, said)) = limited(&home, 100_000, &pack) else {
        return eprintln!("not tested: there is no prlimit here");
    };
    assert_ne!(code, 0, "{said}");
    assert!(said.contains("bundle") && !said.contains("panic"), "{said}");
    let after: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(after, before, "what was written is taken back");
    let trusted = vec![key.public()];
    assert_eq!(to.follow(Origin::Folder(folder.clone()), trusted.clone()).new, 40, "the old bundle");
    drop(to);

    let home_to = dir.path().join("to");
    assert_eq!(limited(&home, 100_000_000, &pack).unwrap().0, 0, "with room");
    let size = fs::metadata(home_to.join("warta.db")).unwrap().len() as usize;
    let trust = key.public().to_string();
    let apply = ["bundle", "apply", folder.to_str().unwrap(), "--key", &trust];
    let (code, said) = limited(&home_to, size + 50_000, &apply).unwrap();
    assert_eq!(code, 4, "{said}");
    let to: Engine = engine(&home_to, Vec::new());
    assert_eq!(titles(&to).len(), 40, "a part is stored whole or not at all");
    assert_eq!(to.follow(Origin::Folder(folder), trusted).new, 200, "and goes on when there is room");
}

#[test]
fn an_article_that_grew_is_handed_on_again() {
    let offices = Offices::new(10);
    offices.from.apply(vec![Change::Arrived(vec![article(500, Extent::Teaser)])]).unwrap();
    offices.pack();
    assert_eq!(offices.apply().new, 11);
    offices.from.apply(vec![Change::Arrived(vec![article(500, Extent::Full)])]).unwrap();
    hours(&offices, 0..12, |_| ());
    let handed = offices.apply();
    assert_eq!((handed.failure, handed.new, handed.updated), (None, 24, 1));
}

/// The text of the article with that title, and how many earlier ones are kept.
fn said(engine: &Engine, title: &str) -> (String, usize) {
    let query: Query = format!("title:\"{title}\"").parse().unwrap();
    let found = engine.find(&query, Window { offset: 0, limit: 9 }).unwrap();
    let opened = engine.article(found[0].id).unwrap().unwrap();
    (opened.article.item.body.unwrap().text(), opened.earlier.len())
}

#[test]
fn a_correction_of_the_same_extent_reaches_who_holds_the_article_already() {
    let offices = Offices::new(10);
    offices.pack();
    assert_eq!(offices.apply().new, 10);
    let before = offices.dir.path().join("before");
    fs::create_dir(&before).unwrap();
    for file in offices.files() {
        fs::copy(&file, before.join(file.file_name().unwrap())).unwrap();
    }
    let correct = |text: &str| {
        let mut again = article(3, Extent::Full);
        let was = again.item.body.unwrap().as_str().to_owned();
        let (head, _) = was.split_at(was.len() - text.len() - "</p>".len());
        again.item.body = Some(clean(&format!("{head}{text}</p>"), None));
        assert_eq!(again.item.body.as_ref().unwrap().as_str().len(), was.len(), "of one length");
        offices.from.apply(vec![Change::Arrived(vec![again])]).unwrap();
    };
    for (round, text) in ["sejuta rupiah", "semilyar yen."].into_iter().enumerate() {
        correct(text);
        let packed = offices.pack();
        assert_eq!((packed.new_chunks, offices.pack().new_chunks), (1, 0), "once");
        let handed = offices.apply();
        assert_eq!((handed.failure, handed.new, handed.updated), (None, 0, 1), "{text}");
        let (now, earlier) = said(&offices.to, "Berita nomor 3");
        assert!(now.ends_with(text) && earlier == round + 1, "{now} {earlier}");
        assert_eq!(offices.apply().updated, 0);
    }
    let folder = |folder| Origin::Folder(folder);
    // An older bundle takes nothing back, and whoever comes new has what was said last.
    let handed = offices.follow(folder(before.clone()));
    assert_eq!((handed.failure, handed.new, handed.updated), (None, 0, 0));
    let late = engine(&offices.dir.path().join("late"), Vec::new());
    for from in [before, offices.folder()] {
        assert_eq!(late.follow(folder(from), vec![offices.key.public()]).failure, None);
    }
    let fresh = engine(&offices.dir.path().join("fresh"), Vec::new());
    assert_eq!(fresh.follow(folder(offices.folder()), vec![offices.key.public()]).failure, None);
    for reader in [&offices.to, &late, &fresh] {
        assert!(said(reader, "Berita nomor 3").0.ends_with("semilyar yen."));
        assert_eq!(titles(reader).len(), 10);
    }
}
