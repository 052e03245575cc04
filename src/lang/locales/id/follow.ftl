### Berita yang berubah dan berita yang ditunggu: perubahan, aturan, pantauan.

follow-help-changes = perubahan berita ini kata demi kata; sekali lagi: yang lebih lama
follow-note-edited = Sumbernya mengubah berita ini setelah tersimpan. Tekan d untuk melihat perubahannya.
follow-not-edited = Berita ini belum diubah sumbernya
follow-changes-heading = Perubahan { $at } dari { $of }, diketahui { $when } · [-dihapus-] {"{+"}ditambahkan{"+}"} · d: yang lebih lama
follow-changes-same = … { $count } paragraf tetap sama …
follow-watch-found = { $count ->
    [1] Pantauan: { $title }
   *[other] Pantauan: { $number } berita baru, di antaranya { $title }
}
follow-help-hide = keluarkan dari daftar, atau (dicari dengan adalah:tersembunyi) kembalikan
follow-did-hide = { $count ->
    [1] Disembunyikan; adalah:tersembunyi mencarinya
   *[other] { $number } berita disembunyikan; adalah:tersembunyi mencarinya
}
follow-did-unhide = { $count ->
    [1] Kembali ke daftar
   *[other] { $number } berita kembali ke daftar
}
follow-no-rules = konfigurasi belum punya [[rule]]; cobalah satu dengan --query dan --action
follow-rule-tried = { $name }: menemukan { $found }, akan mengubah { $changed } ({ $actions })
follow-rule-done = tidak ada yang berubah
follow-rule-more = … dan { $count } lagi

## bantuan baris perintah
help-rules = Mencoba aturan untuk berita yang datang
help-test = Mencoba aturan pada berita tersimpan; tidak mengubah apa pun
help-test-names = Hanya aturan ini dari konfigurasi
help-test-query = Coba kueri ini, bukan yang ada di konfigurasi
help-test-action = Yang dilakukan kueri itu: star, read, hide, notify, tag:NAMA
help-test-limit = Sebut paling banyak sekian berita tiap aturan; bila kosong 10, dengan --json semuanya
help-mark-hide = Keluar dari daftar, hitungan, dan pencarian
help-mark-unhide = Kembali ke daftar
