//! The words by which a person is told from an office, a title or a day.
//!
//! In: a folded word. Out: what kind it is. Plain tables, sorted by nothing but their meaning.

/// Stand before a name and are no part of it.
#[rustfmt::skip]
const HONORIFICS: &[&str] = &[
    "bapak", "ibu", "pak", "bu", "dr", "drs", "dra", "prof", "h", "hj", "kh", "ir", "ust", "ustaz",
    "ustadz", "ustazah", "ustadzah", "kiai", "kyai", "tgk", "tengku", "habib", "gus", "buya", "syekh",
    "syaikh", "pdt", "pendeta", "romo", "pastor", "bhikkhu", "mr", "mrs", "ms", "sheikh", "rev", "haji",
    "hajah", "sdr", "almarhum",
];

/// Begin the name of an office that a person holds.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "kepala", "ketua", "wakil", "menteri", "menag", "wamenag", "kakanwil", "kakankemenag", "kasi",
    "kabid", "kabag", "kasubag", "kasubbag", "kabiro", "kapus", "plt", "plh", "pj", "pjs", "sekretaris",
    "sekjen", "sekda", "dirjen", "irjen", "direktur", "inspektur", "rektor", "dekan", "bupati", "wabup",
    "gubernur", "wagub", "wali", "walikota", "camat", "lurah", "presiden", "wapres", "pengasuh",
    "pimpinan", "pembimas", "penghulu", "penyuluh", "pengawas", "koordinator", "kapolres", "kapolda",
    "kapolri", "danramil", "dandim", "bendahara", "juru", "jubir", "staf", "stafsus", "guru", "dosen",
    "anggota", "kadis", "panitia", "imam", "petugas", "pembina", "pelatih", "santri", "siswa", "siswi",
    "mahasiswa", "mantan", "pegawai", "pejabat", "karu", "karom", "mubalig", "pengurus", "peneliti",
    "pakar", "tokoh", "warga", "minister", "president", "governor", "director", "head", "chairman",
    "chairwoman", "chair", "secretary", "spokesman", "spokeswoman", "spokesperson", "mayor",
    "professor", "regent", "deputy", "rector", "vice", "principal", "inspector",
];

/// Are part of an office's name or of an institution, never of a person's.
#[rustfmt::skip]
const INSTITUTIONS: &[&str] = &[
    "kantor", "wilayah", "kementerian", "kemenag", "kankemenag", "kanwil", "agama", "bagian", "bidang",
    "seksi", "subbag", "subbagian", "biro", "dinas", "badan", "lembaga", "majelis", "dewan", "pusat",
    "direktorat", "inspektorat", "sekretariat", "jenderal", "provinsi", "prov", "kabupaten", "kab",
    "kota", "kecamatan", "kec", "desa", "kelurahan", "madrasah", "man", "mtsn", "mts", "min", "mi",
    "ma", "ra", "kua", "uin", "iain", "stain", "universitas", "institut", "sekolah", "pesantren",
    "ponpes", "pontren", "pondok", "masjid", "gereja", "islam", "kristen", "katolik", "hindu", "buddha",
    "khonghucu", "bimas", "haji", "umrah", "phu", "pendis", "pais", "pai", "penmad", "pendma", "zawa",
    "syariah", "humas", "inmas", "negeri", "swasta", "republik", "indonesia", "ri", "pemerintah",
    "pemkab", "pemkot", "pemprov", "pemda", "tata", "usaha", "umum", "tim", "komisi", "fraksi",
    "partai", "forum", "persatuan", "ikatan", "organisasi", "yayasan", "panti", "rumah", "sakit",
    "bank", "baznas", "mui", "fkub", "dpr", "dprd", "mpr", "kpk", "polres", "polda", "polri", "tni",
    "undang", "peraturan", "surat", "keputusan", "nomor", "pasal", "ayat", "program", "kegiatan",
    "acara", "ministry", "office", "agency", "of", "religious", "affairs", "council", "house",
    "university", "school", "province", "regency", "city", "state", "national", "nasional", "keagamaan",
    "pendidikan", "penyelenggaraan", "penyelenggara", "pelaksana", "tugas", "daerah", "kepegawaian",
    "keuangan", "perencanaan", "wakaf", "zakat", "kesehatan", "al-quran", "quran", "ormas",
    "komunikasi", "bicara", "khusus", "ahli", "utama", "muda", "madya", "pertama", "umat", "kerukunan",
    "beragama",
];

/// Stand behind such a word with the name of a place.
#[rustfmt::skip]
const PLACED: &[&str] = &[
    "provinsi", "prov", "kabupaten", "kab", "kota", "kecamatan", "kec", "desa", "kelurahan", "kemenag",
    "kankemenag", "kanwil", "kua", "agama", "man", "mtsn", "mts", "min", "ra", "uin", "iain", "stain",
    "negeri", "camat", "lurah", "bupati", "gubernur", "walikota", "kakanwil", "kakankemenag", "baznas",
    "mui", "fkub", "pemkab", "pemkot", "dprd", "polres", "polda", "wabup", "wagub", "kapolres",
    "kapolda", "regent", "mayor", "governor", "dinas", "pesantren", "ponpes", "madrasah",
];

/// Go on the name of a place.
#[rustfmt::skip]
const DIRECTIONS: &[&str] = &[
    "timur", "barat", "utara", "selatan", "tengah", "kepulauan", "raya", "besar", "riau", "tenggara",
    "daya", "laut", "kota", "pusat", "baru", "hulu", "hilir", "east", "west", "north", "south",
    "central",
];

/// Are no names although they begin large where a sentence does.
#[rustfmt::skip]
const NO_NAMES: &[&str] = &[
    "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "ahad", "januari", "februari",
    "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember",
    "beliau", "pihak", "pihaknya", "jemaah", "jamaah", "peserta", "masyarakat", "orang", "polisi",
    "hadirin", "panitia", "selanjutnya", "sementara", "terkait", "allah", "nabi", "rasulullah", "tuhan",
    "hadis", "hadits", "alquran", "alkitab", "injil", "covid", "corona", "jakarta", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "may",
    "june", "july", "august", "october", "december", "officials", "officers", "people", "police",
    "authorities", "lebih", "dirinya", "seseorang", "kalimat", "pengantar", "sambutan", "kunci", "many",
    "some", "experts", "analysts", "residents", "witnesses", "reports", "hukum", "data", "rencana",
    "jadwal", "informasi", "kesempatan", "usai", "acara", "bahasa", "arab", "inggris", "salah", "satu",
    "karenanya",
];

/// Verbs that stand before the speaker.
#[rustfmt::skip]
const BEFORE_NAME: &[&str] = &[
    "ujar", "ucap", "kata", "tutur", "jelas", "ungkap", "tegas", "terang", "papar", "sebut", "imbuh",
    "tambah", "pesan", "harap", "lanjut", "cetus", "beber", "urai", "pungkas", "tukas", "sambung",
    "ajak", "imbau", "himbau", "tandas", "kenang", "cerita", "jawab", "said", "says", "added",
    "explained", "stated",
];

/// Verbs that stand behind the speaker.
#[rustfmt::skip]
const BEHIND_NAME: &[&str] = &[
    "mengatakan", "menuturkan", "menjelaskan", "mengungkapkan", "menegaskan", "menerangkan",
    "memaparkan", "menyebutkan", "menyebut", "menambahkan", "berharap", "berpesan", "mengaku",
    "mengimbau", "menghimbau", "menyatakan", "mengajak", "mengingatkan", "membeberkan", "bercerita",
    "menceritakan", "berkata", "berujar", "said", "says", "told", "added", "explained", "stated",
];

/// Stand between a speaker and the verb.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "juga", "pun", "kemudian", "lalu", "turut", "kembali", "sendiri", "also", "then",
];

/// Letters of degrees behind a name, as they come apart at their dots.
#[rustfmt::skip]
const DEGREES: &[&str] = &[
    "s", "m", "ag", "pd", "pdi", "i", "si", "h", "hi", "sos", "kom", "e", "sh", "se", "mm", "mh", "ma",
    "msi", "mpd", "spd", "sag", "mag", "lc", "ph", "d", "phd", "sy", "hum", "th", "t", "st", "mt", "ak",
    "kes", "ap",
];

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $table:ident;)*) => {
        $($(#[$doc])* pub(super) fn $name(word: &str) -> bool { $table.contains(&word) })*
    };
}

kinds! {
    /// A title before a name.
    is_honorific HONORIFICS;
    /// The first word of an office.
    is_office OFFICES;
    /// A word of an institution.
    is_institution INSTITUTIONS;
    /// A word that a place follows.
    takes_place PLACED;
    /// A word that goes on a place's name.
    is_direction DIRECTIONS;
    /// A word that is no name.
    is_no_name NO_NAMES;
    /// A verb before a speaker.
    leads BEFORE_NAME;
    /// A verb behind a speaker.
    follows BEHIND_NAME;
    /// A word between a speaker and the verb.
    is_between BETWEEN;
    /// A part of a degree.
    is_degree DEGREES;
}
