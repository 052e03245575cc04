//! The same event among invented reports: each event is told by three offices in words of their
//! own, between strangers that share its topic, its place or its people.

use std::collections::HashMap;

use crate::news::{Article, ArticleId, Why};
use crate::store::sample::{arrived, article, empty, now, source, subscribed};

const PLACES: &[&str] = &[
    "Batuhampar",
    "Telukrekaan",
    "Misalrejo",
    "Umpamasari",
    "Andaikota",
    "Sampelindah",
    "Ibaratjaya",
    "Kiasanbaru",
    "Tamsilmulya",
    "Cerminraya",
    "Lestarijaya",
    "Peragabumi",
];
const PEOPLE: &[&str] = &[
    "Burhanuddin",
    "Mawardi",
    "Syafrizal",
    "Masitah",
    "Halimah",
    "Yusniar",
    "Darmawan",
    "Khairunnisa",
    "Bustami",
    "Elviana",
    "Hasanuddin",
    "Zulkifli",
    "Rokiah",
];
/// A topic: what happened, told in three ways.
const TOPICS: &[[&str; 3]] = &[
    [
        "Gempa merusak asrama haji {k}|Petugas memeriksa bangunan asrama yang retak. {p} memastikan tidak ada korban.",
        "Asrama haji di {k} retak akibat guncangan|Menurut {p}, kamar jemaah dikosongkan sampai hasil pemeriksaan keluar.",
        "{p} tinjau asrama haji {k} yang retak|Perbaikan kamar dianggarkan segera setelah gempa, katanya di lokasi.",
    ],
    [
        "Siswa madrasah {k} rakit kapal tenaga surya|Guru {p} membimbing perakitan kapal selama empat bulan di bengkel.",
        "Kapal surya buatan madrasah {k} diuji di danau|Kapal itu melaju lancar, ujar {p} seusai pengujian pertama.",
        "{p} bangga kapal surya siswa {k}|Perahu berpanel itu akan dilombakan antarsekolah akhir tahun.",
    ],
    [
        "Wakaf sumur bor {k} mulai mengalir|Warga tidak lagi membeli air bersih, kata {p} saat peresmian sumur.",
        "{p} resmikan sumur wakaf di {k}|Sumur sedalam seratus meter itu dibangun dari wakaf uang pegawai.",
        "Warga {k} nikmati air dari sumur wakaf|Antrean jeriken berakhir setelah sumur diresmikan {p}, menurut warga.",
    ],
    [
        "Nikah massal {k} diikuti pasangan lansia|Buku nikah dibagikan {p} langsung di pelaminan bersama.",
        "Pasangan lansia ikut nikah massal di {k}|Mereka akhirnya memiliki buku nikah, tutur {p} terharu.",
        "{p} serahkan buku nikah kepada pengantin massal {k}|Isbat digelar agar pernikahan lama tercatat negara.",
    ],
];

#[test]
fn the_nearest_report_is_of_the_same_event() {
    let (_dir, mut store) = empty();
    let offices: Vec<_> = (0..6).map(|n| source(&format!("Kantor {n}"))).collect();
    store.apply(&offices.iter().map(subscribed).collect::<Vec<_>>(), &now()).unwrap();
    let mut events: HashMap<ArticleId, usize> = HashMap::new();
    let mut all: Vec<Article> = Vec::new();
    for event in 0..120_usize {
        let (topic, place) = (&TOPICS[event % TOPICS.len()], PLACES[event / TOPICS.len() % PLACES.len()]);
        let person = PEOPLE[event % PEOPLE.len()];
        let day = i64::try_from(event * 37 % 200).unwrap() + 4;
        for (n, told) in (0_u8..).zip(topic) {
            // Who came, and how many, is in every report of an event.
            let guest = PEOPLE[(event * 5 + 3) % PEOPLE.len()];
            let home = PLACES[(event * 7 + 1) % PLACES.len()];
            let came = format!("Hadir {} undangan, di antaranya {guest} dari {home}.", 40 + event * 3);
            let told = format!("{} {came}", told.replace("{k}", place).replace("{p}", person));
            let (title, text) = told.split_once('|').unwrap();
            let office = &offices[(event + usize::from(n)) % offices.len()];
            let report = article(office, &format!("e{event}-{n}"), day - i64::from(n), title, text);
            events.insert(report.id, event);
            all.push(report);
        }
    }
    for n in 0..200_u8 {
        let text = "Kepala kantor berpesan agar layanan ditingkatkan bagi seluruh warga.";
        all.push(article(
            &offices[usize::from(n % 6)],
            &format!("f{n}"),
            i64::from(n),
            &format!("Apel pagi pekan {n}"),
            text,
        ));
    }
    arrived(&mut store, all);
    let mut first = 0;
    for (id, event) in &events {
        let found = store.related(*id, 5).unwrap();
        let nearest = found.first().and_then(|related| related.headline.as_ref()).map(|headline| headline.id);
        first += usize::from(nearest.is_some_and(|id| events.get(&id) == Some(event)));
        let kinds: Vec<bool> = found.iter().map(|related| related.why.contains(&Why::SameTopic)).collect();
        assert!(kinds.is_sorted(), "events stand before topics: {found:?}");
        assert!(found.iter().all(|related| !related.why.is_empty()));
    }
    let share = first as f64 / events.len() as f64;
    assert!(share >= 0.95, "the nearest is of the same event in {share:.3} of {} cases", events.len());
}
