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
screen-reading-time = { $minutes } menit baca
screen-minutes-left = { $minutes } menit lagi
screen-match-place = Temuan { $at } dari { $of }
screen-not-in-text = “{ $text }” tidak ada dalam berita ini
screen-no-links = Tidak ada tautan di layar ini
screen-prompt-find = Cari di berita:
screen-links-title = Tautan
screen-links-hint = Enter membuka, y menyalin, q menutup
screen-hints-hint = Ketik huruf pada tautan untuk membukanya; Esc batal
screen-help-hint = buka tautan dengan hurufnya
screen-help-links = daftar tautan berita ini; angka saja membuka tautannya
screen-hint-find = cari di berita
screen-hint-links = tautan
screen-help-zen = satu panel memenuhi layar, atau semua lagi
screen-help-grow = perbesar panel ini
screen-help-shrink = perkecil panel ini
screen-help-hide-sources = sembunyikan atau tampilkan panel sumber
screen-help-hide-list = sembunyikan daftar saat membaca, atau tampilkan
screen-help-hide-related = sembunyikan atau tampilkan berita terkait
screen-help-rearrange = ukuran panel seperti semula

## salinan yang dilipat
screen-help-unfold = tampilkan salinan berita ini di bawahnya, atau lipat lagi
screen-no-copies = Tidak ada salinan dari sumber lain
screen-hint-copies = salinan
screen-sign-copies = dua sumber lain memuat berita yang sama; -2 bila salinannya sedang tampak
screen-sign-copy = salinan berita di atasnya, dari sumber lain

## bantuan
screen-help-foot = { $search } mencari, { $close } menutup, j k menggulung
screen-query-words = kuota haji
screen-query-phrase = "kuota haji"
screen-query-keys = judul: sumber: grup:
screen-query-flags = adalah:belum adalah:bintang
screen-query-dates = sejak:2d tanggal:2026-11-24
screen-query-not = -umrah

## yang menunggu jaringan
screen-orders-waiting = { $number } menunggu
screen-ordered-text = Dicatat: teksnya diambil begitu tersambung · { $number } menunggu
screen-ordered-page = Dicatat: halamannya dibuka begitu tersambung · { $number } menunggu · { $key } lagi membukanya sekarang
screen-orders-full = Yang menunggu sudah terlalu banyak; :lupakan mengosongkannya
screen-still-waiting = Belum tersambung: { $number } masih menunggu
screen-texts-fetched = { $number } teks lengkap tersimpan
screen-orders-forgotten = { $number } pesanan dibatalkan
screen-help-forget = batalkan semua yang menunggu jaringan

## pengambilan
screen-help-progress = sejauh mana pengambilan, apa yang sedang diminta, dan apa yang gagal
screen-hint-progress = rincian
screen-progress-title = Pengambilan berita
screen-progress-none = Belum ada yang diambil sejak warta dijalankan. { $due } mengambil yang sudah waktunya, { $all } semuanya.
screen-progress-sources = { $done } dari { $of } sumber
screen-progress-pages = Teks lengkap untuk dibaca luring: { $done } dari { $of }
screen-progress-now = Sedang diminta
screen-progress-failed = { $count } sumber gagal
screen-progress-failed-short = { $count } gagal

## Kerusakan

terminal-crashed = program berhenti karena kesalahan di dalamnya; berita dan tanda Anda aman. Catatannya, tanpa isi berita: { $path }
terminal-broke = Satu bagian program rusak, selebihnya tetap berjalan; catatannya: { $path }
terminal-broke-unnoted = Satu bagian program rusak, selebihnya tetap berjalan
terminal-reconfigured = Pengaturan baru dipakai
terminal-reconfigured-later = { $sections } berlaku setelah warta dibuka lagi; selebihnya sudah dipakai
terminal-config-stays = Konfigurasi salah, yang lama dipakai (Esc tutup): { $what }

## berkas
screen-help-save = tulis berita ini (atau yang dipilih) ke berkas
screen-prompt-save = Simpan sebagai:
screen-saved =
    { $number ->
        [1] Disimpan di { $file }
       *[other] { $count } berita disimpan di { $file }
    }
screen-unsaved-exists = { $file } sudah ada; pilih nama lain
