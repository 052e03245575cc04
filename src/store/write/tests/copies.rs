//! Copies among invented releases: a press office's patterns, and what other sites make of them.
//!
//! Every release is written on one of a few patterns with names, places and numbers of its own,
//! as real offices write; so strangers share most of their sentences. Copies get another
//! dateline, are cut, get another beginning, or become summaries.

use std::collections::HashMap;

use crate::news::{Article, ArticleId, Change, CleanHtml, Extent, Flag, Marking, Query, Scope, Term};
use crate::store::Store;
use crate::store::sample::{arrived, article, assert_well, empty, is, list, now, source, subscribed, these};

const PEOPLE: &[&str] = &[
    "Ahmad Fauzan",
    "Siti Rohmah",
    "Burhanuddin",
    "Nur Laila",
    "Zainal Arif",
    "Mawardi",
    "Hj. Ratna Dewi",
    "Syafrizal",
    "Lukman Hadi",
    "Wahyuni",
    "Taufik Rahman",
    "Masitah",
    "Edi Saputra",
    "Halimah",
    "Rusdi",
    "Yusniar",
    "Darmawan",
    "Farida Hanum",
    "Irwan Syah",
    "Khairunnisa",
    "Mahmud Yunus",
    "Salmah",
    "Bustami",
    "Elviana",
    "Hasanuddin",
];
const PLACES: &[&str] = &[
    "Teluk Contoh",
    "Sungai Rekaan",
    "Batu Hampar",
    "Tanjung Misal",
    "Pulau Umpama",
    "Bukit Andai",
    "Rawa Teladan",
    "Muara Sampel",
    "Kuala Ibarat",
    "Padang Model",
    "Gunung Peraga",
    "Selat Kiasan",
    "Ujung Tamsil",
    "Lubuk Bina",
    "Parit Jaya",
    "Simpang Ilustrasi",
    "Air Jernih",
    "Pasir Putih",
    "Tebing Cermin",
    "Danau Lestari",
];
/// Patterns: `{p}` is a person, `{k}` a place, `{n}` a number, `{d}` a date.
const PATTERNS: &[&[&str]] = &[
    &[
        "{k} (Humas) - Kepala Kantor Kementerian Agama Kabupaten {k}, {p}, membuka pelatihan bagi {n} penyuluh agama di aula kantor, {d}.",
        "Pelatihan berlangsung selama dua hari dan menghadirkan narasumber dari perguruan tinggi setempat.",
        "Dalam sambutannya, {p} meminta peserta mengikuti seluruh materi dengan sungguh-sungguh.",
        "Ketua panitia, {p}, melaporkan bahwa peserta berasal dari {n} kecamatan.",
        "Materi yang diberikan meliputi teknik komunikasi, moderasi beragama, dan penyusunan laporan bulanan.",
        "Setiap peserta wajib menyusun rencana kerja yang akan dipantau oleh seksi bimbingan masyarakat.",
        "Salah seorang peserta, {p}, mengaku memperoleh banyak pengetahuan baru yang berguna di lapangan.",
        "Kegiatan ditutup dengan penyerahan sertifikat dan doa bersama.",
    ],
    &[
        "{k} (Inmas) - Sebanyak {n} calon jemaah haji Kabupaten {k} mengikuti manasik di Masjid Agung, {d}.",
        "Kepala Seksi Penyelenggaraan Haji dan Umrah, {p}, menjelaskan tata cara ibadah sejak dari tanah air.",
        "Jemaah dibagi menjadi {n} rombongan yang masing-masing didampingi seorang pembimbing.",
        "Dokter {p} mengingatkan jemaah agar rutin memeriksakan kesehatan di puskesmas terdekat.",
        "Jemaah tertua, {p}, berusia {n} tahun dan akan berangkat bersama anaknya.",
        "Pelunasan biaya dapat dilakukan di bank penerima setoran sesuai jadwal yang telah diumumkan.",
        "Kantor menyediakan layanan pengurusan paspor secara kolektif untuk meringankan jemaah.",
        "Manasik berikutnya akan diadakan di tingkat kecamatan mulai pekan depan.",
    ],
    &[
        "{k} - Madrasah Aliyah Negeri {k} meraih juara {n} pada lomba robotik tingkat provinsi yang berakhir {d}.",
        "Tim yang dipimpin {p} itu mengalahkan {n} sekolah lain dari berbagai daerah.",
        "Kepala madrasah, {p}, menyampaikan terima kasih kepada guru pembimbing dan orang tua.",
        "Robot buatan siswa mampu memilah sampah secara otomatis dengan bantuan sensor warna.",
        "Guru pembimbing, {p}, mengatakan persiapan dilakukan selama tiga bulan di laboratorium.",
        "Hadiah berupa uang pembinaan akan digunakan untuk membeli komponen baru.",
        "Prestasi itu diharapkan mendorong siswa lain untuk mencintai ilmu pengetahuan.",
        "Tim akan mewakili provinsi pada ajang nasional tahun depan.",
    ],
    &[
        "{k} (Humas) - Panitia mengumumkan hasil seleksi petugas haji daerah Kabupaten {k} tertanggal {d}.",
        "Dari {n} pendaftar, hanya {n} orang yang berhak mengikuti tahap wawancara.",
        "Peserta wajib membawa kartu ujian, tanda pengenal, dan surat keterangan sehat dari dokter pemerintah.",
        "Wawancara dilaksanakan di kantor kementerian agama setempat mulai pukul delapan pagi.",
        "Peserta yang tidak hadir tanpa keterangan dinyatakan gugur dan tidak dapat digantikan.",
        "Keputusan panitia bersifat mutlak dan tidak dapat diganggu gugat.",
        "Keterangan lebih lanjut dapat diperoleh dari {p} selaku sekretaris panitia.",
        "Pengumuman ini ditandatangani oleh ketua panitia, {p}.",
    ],
];
const SAYINGS: &[&str] = &[
    "Kami ingin layanan semakin dekat dengan masyarakat yang tinggal jauh dari pusat kota",
    "Jangan pernah lelah melayani karena tugas ini adalah amanah yang harus dijaga",
    "Anak-anak kita membutuhkan teladan dalam kehidupan mereka setiap hari",
    "Anggaran yang terbatas tidak boleh menjadi alasan untuk berhenti berkarya",
    "Kerja sama lintas sektor mutlak diperlukan agar program ini berhasil",
    "Data yang rapi memudahkan siapa pun mengambil keputusan dengan cepat",
    "Kita semua bertanggung jawab menjaga kerukunan di lingkungan masing-masing",
    "Semua berkas akan diperiksa ulang supaya tidak ada yang dirugikan",
];

/// A small generator of numbers: the same releases in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides as u64) as usize
    }

    fn days(&mut self, most: usize) -> i64 {
        i64::try_from(self.roll(most)).unwrap()
    }

    fn pick(&mut self, among: &[&'static str]) -> &'static str {
        among[self.roll(among.len())]
    }
}

/// A release: its sentences.
fn release(dice: &mut Dice, pattern: &[&str]) -> Vec<String> {
    let home = dice.pick(PLACES);
    let (day, month) = (dice.roll(28) + 1, dice.roll(12) + 1);
    let mut sentences: Vec<String> = pattern
        .iter()
        .map(|sentence| {
            let mut filled = sentence.replace("{k}", home).replace("{d}", &format!("({day}/{month})"));
            while filled.contains("{p}") {
                filled = filled.replacen("{p}", dice.pick(PEOPLE), 1);
            }
            while filled.contains("{n}") {
                filled = filled.replacen("{n}", &(dice.roll(400) + 11).to_string(), 1);
            }
            filled
        })
        .collect();
    let at = dice.roll(4) + 2;
    sentences.insert(at, format!("“{},” ujarnya.", dice.pick(SAYINGS)));
    sentences
}

/// What another site makes of a release.
fn copied(dice: &mut Dice, sentences: &[String], how: usize) -> String {
    let whole = sentences.join(" ");
    match how {
        0 => format!("{} —{}", dice.pick(PLACES), whole.split_once(" - ").map_or("", |(_, text)| text)),
        1 => sentences[..sentences.len() - 3].join(" "),
        2 => format!(
            "Kegiatan yang dinanti warga akhirnya terlaksana dengan lancar pada pekan ini. {}",
            sentences[1..].join(" ")
        ),
        3 => format!(
            "{whole} Kontributor: {}. Baca juga: Jadwal layanan kantor selama libur.",
            dice.pick(PEOPLE)
        ),
        _ => whole.split_inclusive(' ').take(42).collect(),
    }
}

fn with_text(mut article: Article, text: &str) -> Article {
    article.item.body = Some(CleanHtml::from_sanitised(format!("<p>{text}</p>")));
    article.item.extent = Extent::Full;
    article
}

/// Of so many releases each has one copy on another site within three days; all others are
/// strangers on the same patterns.
#[test]
fn copies_fold_and_strangers_do_not() {
    let (_dir, mut store) = empty();
    let offices: Vec<_> = (0..12).map(|n| source(&format!("Kantor {n}"))).collect();
    store.apply(&offices.iter().map(subscribed).collect::<Vec<_>>(), &now()).unwrap();
    let mut dice = Dice(7);
    let (mut articles, mut twin) = (Vec::new(), HashMap::new());
    for n in 0..400_usize {
        let sentences = release(&mut dice, PATTERNS[n % PATTERNS.len()]);
        let day = dice.days(30) + 4;
        let (home, other) = (n % 12, (n + 1 + dice.roll(11)) % 12);
        let first = article(&offices[home], &format!("a{n}"), day, &format!("Rilis {n}"), "");
        let first = with_text(first, &sentences.join(" "));
        let later = day - dice.days(4);
        let copy = article(&offices[other], &format!("b{n}"), later, &format!("Salinan {n}"), "");
        let copy = with_text(copy, &copied(&mut dice, &sentences, n % 5));
        twin.insert(copy.id, first.id);
        articles.extend([first, copy]);
    }
    for batch in articles.chunks(37) {
        arrived(&mut store, batch.to_vec());
    }
    assert_well(&store);
    let all = list(&store, &Query::default());
    let folded: Vec<(ArticleId, ArticleId)> =
        all.iter().filter(|row| row.story != row.id).map(|row| (row.id, row.story)).collect();
    let kin = |a: &ArticleId, b: &ArticleId| twin.get(a) == Some(b) || twin.get(b) == Some(a);
    let right = folded.iter().filter(|(a, b)| kin(a, b)).count() as f64;
    let precision = right / folded.len() as f64;
    let recall = right / twin.len() as f64;
    let f1 = 2.0 * precision * recall / (precision + recall);
    assert!(f1 >= 0.95 && precision >= 0.99, "precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}");
    // The first names all that tell the same, and the fold counts as many rows less.
    let mut firsts = Query::default().folded();
    let shown = list(&store, &firsts);
    assert_eq!(shown.len(), all.len() - folded.len());
    assert_eq!(shown.iter().filter(|row| !row.also.is_empty()).count(), folded.len());
    assert_eq!(store.count(&firsts, &now()).unwrap().total, shown.len() as u64);
    firsts.sort = Some(crate::news::Sort::Oldest);
    assert_eq!(list(&store, &firsts).len(), shown.len());
}

/// A greeting that is sent every year is another greeting every year.
#[test]
fn the_same_words_a_year_later_are_other_news() {
    let (_dir, mut store) = empty();
    let offices = [source("Pusat"), source("Kanwil Kepri")];
    store.apply(&offices.clone().map(|office| subscribed(&office)), &now()).unwrap();
    let text = release(&mut Dice(3), PATTERNS[0]).join(" ");
    let cases: Vec<Article> = [(0, 400), (1, 35), (0, 34)]
        .iter()
        .map(|(office, day): &(usize, i64)| {
            with_text(article(&offices[*office], &format!("y{day}"), *day, "Selamat", ""), &text)
        })
        .collect();
    let ids: Vec<ArticleId> = cases.iter().map(|article| article.id).collect();
    arrived(&mut store, cases);
    let told =
        |store: &Store, id| list(store, &Query::default()).iter().find(|row| row.id == id).unwrap().story;
    assert_eq!(ids.iter().map(|id| told(&store, *id)).collect::<Vec<_>>(), [ids[0], ids[1], ids[1]]);
}

#[test]
fn the_earliest_leads_whoever_comes_first_and_its_heir_after_it() {
    let (_dir, mut store) = empty();
    let offices = [source("Pusat"), source("Kanwil Kepri"), source("Kanwil Riau")];
    store.apply(&offices.clone().map(|office| subscribed(&office)), &now()).unwrap();
    let text = release(&mut Dice(9), PATTERNS[1]).join(" ");
    let cases: Vec<Article> = [(0, 2), (1, 1), (2, 3)]
        .iter()
        .map(|(office, day): &(usize, i64)| {
            with_text(
                article(&offices[*office], &format!("e{day}"), *day, &format!("Judul {day}"), ""),
                &text,
            )
        })
        .collect();
    let ids: Vec<ArticleId> = cases.iter().map(|article| article.id).collect();
    for case in cases {
        arrived(&mut store, vec![case]);
    }
    let rows = list(&store, &Query::default());
    assert!(rows.iter().all(|row| row.story == ids[2]), "{rows:?}");
    let first = list(&store, &Query::default().folded());
    assert_eq!((first.len(), &first[0].also), (1, &vec!["Pusat".to_owned(), "Kanwil Kepri".to_owned()]));
    assert_eq!(list(&store, &is(Term::Is(Flag::Copy))).len(), 2);
    // Reading one reads all, and it is taken back as one.
    let scope = Scope::Stories(vec![ids[0]]);
    let done = store.apply(&[Change::Marked { scope, marking: Marking::Read(true) }], &now()).unwrap();
    assert_eq!(done.marked, 3);
    store.apply(&done.undo, &now()).unwrap();
    assert_eq!(store.count(&is(Term::Is(Flag::Unread)), &now()).unwrap().total, 3);
    let told: Vec<ArticleId> = store.copies(ids[2]).unwrap().iter().map(|row| row.id).collect();
    assert_eq!(told, [ids[0], ids[1]]);
    // All that a folded list finds, and what is folded away in it.
    let found = Query::default().folded();
    for (scope, marked) in [
        (Scope::Found(found.clone(), now().timestamp()), 1),
        (Scope::FoundStories(found.clone(), now().timestamp()), 3),
        (Scope::FoundStories(found, jiff::Timestamp::UNIX_EPOCH), 0),
    ] {
        let done = store.apply(&[Change::Marked { scope, marking: Marking::Read(true) }], &now()).unwrap();
        assert_eq!(done.marked, marked);
        store.apply(&done.undo, &now()).unwrap();
    }
    // A copy is folded away only where its first is found as well.
    let finds = |store: &Store, typed: &str, wanted: &[usize]| {
        let query = typed.parse::<Query>().unwrap().folded();
        let mut found: Vec<ArticleId> = list(store, &query).iter().map(|row| row.id).collect();
        assert_eq!(store.count(&query, &now()).unwrap().total, wanted.len() as u64, "{typed}");
        found.sort_unstable();
        let mut wanted: Vec<ArticleId> = wanted.iter().map(|at| ids[*at]).collect();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{typed}");
    };
    finds(&store, "is:unread", &[2]);
    finds(&store, "source:pusat", &[0]);
    finds(&store, "title:judul", &[2]);
    finds(&store, "title:2", &[0]);
    finds(&store, "title:2 is:read", &[]);
    store.apply(&[these(&ids[2..], Marking::Read(true))], &now()).unwrap();
    finds(&store, "is:unread", &[0, 1]);
    finds(&store, "is:unread source:pusat", &[0]);
    finds(&store, "is:read", &[2]);
    assert_eq!(store.unread_from(&Query::default(), 0, &now()).unwrap(), Some(0));
    assert_eq!(store.unread_before(&Query::default(), 3, &now()).unwrap(), Some(1));
    assert_eq!(store.unread_from(&Query::default(), 2, &now()).unwrap(), None);
    store.apply(&[these(&ids[2..], Marking::Read(false))], &now()).unwrap();
    store.apply(&[these(&ids[..1], Marking::Star(true))], &now()).unwrap();
    store.apply(&[Change::Purged(offices[2].id)], &now()).unwrap();
    let rows = list(&store, &Query::default());
    assert!(rows.len() == 2 && rows.iter().all(|row| row.story == ids[0]), "{rows:?}");
    assert_eq!(list(&store, &Query::default().folded())[0].also, ["Kanwil Kepri"]);
    assert_well(&store);
}

/// Texts that were kept before sketches were are folded by and by.
#[test]
fn older_texts_are_sketched_beside_visits() {
    let (_dir, mut store) = empty();
    let offices = [source("Pusat"), source("Kanwil Kepri")];
    store.apply(&offices.clone().map(|office| subscribed(&office)), &now()).unwrap();
    let text = release(&mut Dice(5), PATTERNS[2]).join(" ");
    let cases: Vec<Article> = offices
        .iter()
        .enumerate()
        .map(|(n, office)| with_text(article(office, &format!("o{n}"), 1, &format!("Lama {n}"), ""), &text))
        .collect();
    arrived(&mut store, cases);
    store
        .conn
        .execute_batch(
            "UPDATE articles SET story = id; UPDATE list SET copy = 0; DELETE FROM sketches; \
             INSERT INTO unsketched SELECT no FROM list",
        )
        .unwrap();
    drop(store.desk.replace(crate::store::write::Desk {
        copies: crate::store::write::Copies::default(),
        stemmer: crate::words::Stemmer::new(),
        packer: crate::store::body::Packer::new().unwrap(),
        rules: [].into(),
    }));
    assert!(list(&store, &is(Term::Is(Flag::Copy))).is_empty());
    let visit = Change::Visited { source: offices[0].id, visit: Box::default() };
    store.apply(&[visit], &now()).unwrap();
    assert_eq!(list(&store, &is(Term::Is(Flag::Copy))).len(), 1);
    let left: i64 = store.conn.query_row("SELECT count(*) FROM unsketched", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
}
