### Panel: judul kelompok, urutan, pilihan.

## list
screen-day-today = Hari ini
screen-day-yesterday = Kemarin
screen-sort-newest = terbaru dulu
screen-sort-oldest = terlama dulu
screen-sort-source = menurut sumber
screen-sort-relevance = paling cocok dulu
screen-sorted = Urutan: { $order }
screen-chosen = { $number } dipilih
screen-too-far = Rentang ini terlalu panjang untuk dipilih; A menandai seluruh daftar
screen-copied-some = { $number } tautan disalin
screen-did-read-some = { $number } berita ditandai sudah dibaca
screen-did-unread-some = { $number } berita ditandai belum dibaca
screen-did-star-some = { $number } berita diberi bintang
screen-did-unstar-some = Bintang { $number } berita dicabut

## help
screen-help-choose = pilih beberapa berita untuk ditandai bersama
screen-help-choose-to = pilih sampai ke sini
screen-help-sort = urutan daftar: terbaru, terlama, menurut sumber
screen-sign-teaser = baru ringkasannya yang tersimpan (tanpa tanda: baru judulnya)
screen-sign-edited = diubah oleh sumbernya
screen-sign-chosen = dipilih dengan v

## hints
screen-hint-choose-row = pilih
screen-hint-range = sampai sini
screen-hint-copy = salin
screen-hint-clear = lepas pilihan
