//! The words of dates: months, weekdays, zones, and what stands around a date.
//!
//! All take a folded word (lower case, no apostrophes). Old spellings (Djanuari, Nopember),
//! Dutch short forms (Mrt) and slips of the colloquial (Senen, Saptu) are on purpose.

/// The month that `word` names, 1 to 12.
pub(super) fn month(word: &[u8]) -> Option<i8> {
    Some(match word {
        b"januari" | b"djanuari" | b"january" | b"jan" | b"djan" => 1,
        b"februari" | b"pebruari" | b"febuari" | b"february" | b"feb" | b"peb" => 2,
        b"maret" | b"march" | b"mar" | b"mrt" | b"mart" => 3,
        b"april" | b"apr" => 4,
        b"mei" | b"may" | b"mai" => 5,
        b"juni" | b"djuni" | b"june" | b"jun" => 6,
        b"juli" | b"djuli" | b"july" | b"jul" => 7,
        b"agustus" | b"august" | b"agu" | b"agt" | b"ags" | b"agst" | b"agust" | b"agus" | b"aug" => 8,
        b"september" | b"sept" | b"sep" => 9,
        b"oktober" | b"october" | b"okt" | b"oct" => 10,
        b"november" | b"nopember" | b"nov" | b"nop" => 11,
        b"desember" | b"december" | b"des" | b"dec" => 12,
        _ => return None,
    })
}

/// The weekday that `word` names, Monday 0 to Sunday 6.
pub(super) fn weekday(word: &[u8]) -> Option<i8> {
    Some(match word {
        b"senin" | b"senen" | b"sen" | b"monday" | b"mon" => 0,
        b"selasa" | b"sel" | b"tuesday" | b"tue" | b"tues" => 1,
        b"rabu" | b"rabo" | b"rab" | b"wednesday" | b"wed" => 2,
        b"kamis" | b"kemis" | b"kam" | b"thursday" | b"thu" | b"thur" | b"thurs" => 3,
        b"jumat" | b"jumaat" | b"jum" | b"friday" | b"fri" => 4,
        b"sabtu" | b"saptu" | b"sab" | b"saturday" | b"sat" => 5,
        b"minggu" | b"ahad" | b"min" | b"mgg" | b"sunday" | b"sun" => 6,
        _ => return None,
    })
}

/// The offset from UTC, in minutes, of the zone that `word` names.
pub(super) fn zone(word: &[u8]) -> Option<i32> {
    let hours = match word {
        b"wib" | b"ict" => 7,
        b"wita" | b"sgt" | b"myt" | b"hkt" => 8,
        b"wit" | b"jst" | b"kst" => 9,
        b"utc" | b"gmt" | b"ut" | b"z" | b"wet" => 0,
        b"cet" | b"bst" | b"west" => 1,
        b"cest" | b"eet" => 2,
        b"msk" => 3,
        b"ist" => return Some(5 * 60 + 30),
        b"aest" => 10,
        b"edt" => -4,
        // "ET" says nothing of summer time; an hour off is nearer than our own zone.
        b"est" | b"et" | b"cdt" => -5,
        b"cst" | b"mdt" => -6,
        b"mst" | b"pdt" => -7,
        b"pst" => -8,
        b"hst" => -10,
        _ => return None,
    };
    Some(hours * 60)
}

/// Whether `word` stands before a time of day.
pub(super) fn before_time(word: &[u8]) -> bool {
    matches!(word, b"pukul" | b"pkl" | b"pk" | b"jam" | b"at")
}

/// Whether `word` says that a year is counted from the birth of Christ.
pub(super) fn is_common_era(word: &[u8]) -> bool {
    matches!(word, b"m" | b"masehi" | b"ad" | b"ce")
}

/// Whether `word` makes a following number a serial number.
pub(super) fn before_serial(word: &[u8]) -> bool {
    matches!(
        word,
        b"no"
            | b"nomor"
            | b"nomer"
            | b"number"
            | b"seri"
            | b"pasal"
            | b"versi"
            | b"version"
            | b"v"
            | b"rp"
            | b"uu"
            | b"pp"
            | b"pma"
            | b"kma"
            | b"pmk"
            | b"sk"
            | b"se"
            | b"perpres"
            | b"perda"
            | b"nip"
            | b"telp"
            | b"hp"
            | b"ip"
    )
}

/// Whether `word` joins the two ends of a range.
pub(super) fn is_range(word: &[u8]) -> bool {
    matches!(word, b"sd" | b"sampai" | b"hingga" | b"dan" | b"to" | b"and" | b"until" | b"dengan")
}

/// Whether `word` names a part of the day.
pub(super) fn is_part_of_day(word: &[u8]) -> bool {
    matches!(word, b"pagi" | b"siang" | b"sore" | b"petang" | b"malam" | b"dini")
}

/// Whether `word` says what a date is for, and so belongs to it.
pub(super) fn is_label(word: &[u8]) -> bool {
    matches!(
        word,
        b"diposting"
            | b"diposkan"
            | b"dipos"
            | b"dipublikasikan"
            | b"dipublikasi"
            | b"dipublish"
            | b"diterbitkan"
            | b"diunggah"
            | b"diupload"
            | b"ditayangkan"
            | b"dimuat"
            | b"ditulis"
            | b"dirilis"
            | b"dibuat"
            | b"diperbarui"
            | b"diperbaharui"
            | b"diupdate"
            | b"diubah"
            | b"disunting"
            | b"terbit"
            | b"tayang"
            | b"rilis"
            | b"publikasi"
            | b"publish"
            | b"posting"
            | b"pos"
            | b"posted"
            | b"post"
            | b"published"
            | b"publication"
            | b"updated"
            | b"update"
            | b"last"
            | b"modified"
            | b"created"
            | b"edited"
            | b"released"
            | b"written"
            | b"terakhir"
            | b"on"
            | b"pada"
            | b"at"
            | b"tanggal"
            | b"tgl"
            | b"date"
            | b"waktu"
            | b"hari"
            | b"pukul"
            | b"pkl"
            | b"jam"
            | b"sejak"
            | b"since"
            | b"telah"
    )
}

/// Whether `word` begins what stands beside a date in a line of metadata: the author, the views.
pub(super) fn is_beside(word: &[u8]) -> bool {
    matches!(
        word,
        b"oleh"
            | b"by"
            | b"penulis"
            | b"editor"
            | b"pewarta"
            | b"reporter"
            | b"redaktur"
            | b"kontributor"
            | b"sumber"
            | b"admin"
            | b"administrator"
            | b"humas"
            | b"dilihat"
            | b"dibaca"
            | b"views"
            | b"view"
            | b"hits"
            | b"kali"
            | b"read"
            | b"kategori"
            | b"category"
            | b"in"
            | b"komentar"
            | b"comments"
            | b"comment"
    )
}

/// Whether `word` names an author or counts readers: such a line is metadata however long it is.
pub(super) fn is_credit(word: &[u8]) -> bool {
    matches!(
        word,
        b"oleh"
            | b"by"
            | b"penulis"
            | b"editor"
            | b"pewarta"
            | b"reporter"
            | b"redaktur"
            | b"kontributor"
            | b"dilihat"
            | b"dibaca"
            | b"views"
            | b"hits"
    )
}
