### Layar: panel, pemberitahuan, bantuan.

## dates
ui-today-word = hari ini
ui-yesterday-word = kemarin
ui-days-ago = { $days } hari lalu

## panes
ui-pane-sources = Sumber
ui-pane-list = Berita
ui-pane-reader = Bacaan
ui-pane-related = Terkait
ui-all-news = Semua berita
ui-unread-news = Belum dibaca
ui-starred-news = Berbintang
ui-archived = arsip

## header
ui-counts = { $unread } belum dibaca dari { $total }
ui-counts-short = { $unread } belum dibaca
ui-online = daring
ui-offline = luring
ui-some-failed = { $count } sumber gagal
ui-fetching = mengambil { $done }/{ $of }
ui-fetching-pages = teks lengkap { $done }/{ $of }
ui-fetching-begins = mulai mengambil…
ui-stopping = menghentikan…
ui-spent-today = { $bytes } hari ini
ui-too-small = Layar terlalu kecil

## list
ui-loading = memuat…
ui-empty-no-sources = Belum ada sumber berita. Tekan { $key } lalu tempel alamat situsnya.
ui-empty-nothing-yet = Belum ada berita tersimpan. Tekan { $key } untuk mengambilnya.
ui-empty-no-match = Tidak ada yang cocok dengan “{ $query }”. Esc menghapus pencarian.
ui-empty-filtered = Saringan “{ $query }” tidak menyisakan apa pun. Esc menghapusnya.
ui-empty-all-read = Semua sudah dibaca. Tekan { $all } untuk melihat semua berita, { $fetch } untuk mengambil yang baru.
ui-empty-no-stars = Belum ada yang berbintang. Tekan { $key } pada sebuah berita.
ui-empty-source = Sumber ini belum punya berita. Tekan { $key } untuk mengambilnya.
ui-list-place = { $at } dari { $of }

## reader
ui-untitled = (tanpa judul)
ui-views = dilihat { $count } kali
ui-caption = Foto: { $text }
ui-links-heading = Tautan (ketik nomornya untuk membuka):
ui-note-fetching = Mengambil teks lengkap…
ui-note-teaser = Baru ringkasannya yang tersimpan.
ui-note-headline = Baru judulnya yang tersimpan.
ui-note-doubtful = Teks mungkin tidak lengkap: halaman sumbernya sulit dibaca. Tekan o untuk membukanya.
ui-note-offline-teaser = Luring: baru ringkasannya yang tersimpan. Teks lengkap diambil begitu tersambung.
ui-note-offline-headline = Luring: baru judulnya yang tersimpan. Teks lengkap diambil begitu tersambung.
ui-note-failed = Teks lengkap tidak dapat diambil: { $why }.
ui-note-damaged = Perhatian: teks yang tersimpan rusak; sebagian mungkin salah.
ui-reader-empty = Enter membuka berita yang dipilih.
ui-edited = diubah sumber

## related
ui-related-none = Tidak ada berita terkait.
ui-related-waiting = mencari…
ui-why-page = disebut di halaman berita
ui-why-words = sama-sama memuat: { $words }
ui-why-days =
    { $days ->
        [0] hari yang sama
       *[other] berselang { $days } hari
    }
ui-why-same = berita yang sama
ui-not-stored = belum tersimpan, dibuka di peramban

## sources
ui-source-failing = gagal: { $why }
ui-source-never = belum pernah diambil
ui-source-last = terakhir diambil { $when }

## prompts
ui-prompt-filter = Saring:
ui-prompt-search = Cari:
ui-filter-label = saring: { $query }
ui-search-label = cari: { $query }
ui-mistake-key-near = “{ $key }:” tidak dikenal; maksudnya “{ $near }:”?
ui-mistake-key = “{ $key }:” tidak dikenal
ui-mistake-value = “{ $key }:” tidak menerima “{ $value }”; yang diterima: { $takes }
ui-mistake-quote = tanda kutip belum ditutup
ui-mistake-parenthesis = tanda kurung tidak berpasangan
ui-mistake-nothing = tidak ada apa pun setelah “{ $key }”
ui-mistake-long = terlalu panjang atau terlalu bertingkat

## notices
ui-undo-hint = { $key } mengembalikan
ui-did-read = Ditandai sudah dibaca
ui-did-unread = Ditandai belum dibaca
ui-did-star = Diberi bintang
ui-did-unstar = Bintang dicabut
ui-did-all-read = { $number } berita ditandai sudah dibaca
ui-undone = Dikembalikan: { $number } berita
ui-nothing-to-undo = Tidak ada yang dapat dikembalikan
ui-no-more-unread = Tidak ada lagi yang belum dibaca di arah itu
ui-no-more-articles = Daftar berakhir di sini
ui-no-more-matches = Tidak ada lagi yang cocok di arah itu
ui-no-way-back = Tidak ada berita sebelumnya untuk kembali
ui-copied = Tautan disalin
ui-browsing = Dibuka di peramban: { $url }
ui-no-browser = Peramban tidak dapat dibuka; { $key } menyalin tautannya
ui-no-address = Tidak ada alamat halaman
ui-fetched =
    { $new ->
        [0] Tidak ada berita baru
       *[other] { $number } berita baru
    }
ui-failed-hint = { $count } gagal ({ $key } sebabnya)
ui-stopped = Dihentikan; { $number } berita baru sudah tersimpan
ui-nothing-due = Semua sumber masih baru; { $key } tetap mengambil semuanya
ui-no-network = Tidak ada jaringan; yang tersimpan tetap dapat dibaca
ui-offline-by-choice = Dijalankan dengan --offline: tidak ada yang diambil
ui-already-fetching = Pengambilan sedang berjalan; Esc menghentikannya
ui-no-such-command = Perintah “{ $name }” tidak ada; ? menampilkan semuanya
ui-no-such-language = Bahasa “{ $name }” tidak ada; pilih id atau en
ui-speaking = Bahasa Indonesia
ui-no-failures = Tidak ada sumber yang gagal
ui-gone = Berita ini sudah tidak tersimpan

## help
ui-help-title = Tombol
ui-help-close-hint = { $close } menutup, j k menggulung
ui-failures-title = Sumber yang gagal
ui-help-commands = Perintah setelah :
ui-help-queries = Pencarian dan saringan
ui-help-query-words = kata dicari di judul dan isi, termasuk bentuk berimbuhan
ui-help-query-phrase = frasa persis
ui-help-query-keys = menurut judul, sumber, grup
ui-help-query-flags = menurut keadaan
ui-help-query-dates = menurut waktu
ui-help-query-not = kecuali yang ini
ui-help-signs = Tanda di daftar
ui-sign-unread = belum dibaca
ui-sign-star = berbintang
ui-sign-full = teks lengkap tersimpan, dapat dibaca luring
ui-sign-pdf = berupa atau memuat dokumen PDF
ui-sign-failed = sumber gagal diambil
ui-help-moving = Bergerak
ui-help-reading = Membaca
ui-help-marking = Menandai
ui-help-finding = Mencari dan mengambil
ui-help-program = Program
ui-help-down = turun sebaris
ui-help-up = naik sebaris
ui-help-top = ke awal
ui-help-bottom = ke akhir (5G: baris ke-5)
ui-help-half-down = turun setengah halaman
ui-help-half-up = naik setengah halaman
ui-help-page-down = turun sehalaman
ui-help-page-up = naik sehalaman
ui-help-next-pane = panel berikutnya
ui-help-previous-pane = panel sebelumnya
ui-help-right = masuk ke panel kanan
ui-help-left = kembali ke panel kiri
ui-help-next-source = sumber berikutnya
ui-help-previous-source = sumber sebelumnya
ui-help-sources = daftar sumber
ui-help-open = buka berita atau tautan terkait
ui-help-read-on = lanjut sehalaman, lalu ke berita berikutnya yang belum dibaca
ui-help-next-article = berita berikutnya
ui-help-previous-article = berita sebelumnya
ui-help-next-unread = berikutnya yang belum dibaca (atau yang cocok)
ui-help-previous-unread = sebelumnya yang belum dibaca (atau yang cocok)
ui-help-return = kembali dari berita terkait
ui-help-browse = buka di peramban (3o: tautan ke-3)
ui-help-copy = salin tautan
ui-help-read = sudah atau belum dibaca
ui-help-star = beri atau cabut bintang
ui-help-all-read = tandai seluruh daftar sudah dibaca
ui-help-fold = lipat salinan satu rilis, atau tampilkan semuanya
ui-copies-folded = salinan dilipat di bawah yang terawal
ui-copies-listed = semua salinan ditampilkan
ui-help-undo = kembalikan tanda terakhir
ui-help-search = cari
ui-help-filter = saring daftar
ui-help-refresh = ambil berita (sumber terpilih, atau yang sudah waktunya)
ui-help-refresh-all = ambil semua sumber
ui-help-command = ketik perintah
ui-help-help = bantuan ini
ui-help-cancel = hentikan, tutup, atau kembali
ui-help-close = tutup berita; dari daftar: keluar
ui-help-quit = keluar
ui-help-redraw = gambar ulang layar
ui-help-suspend = ke shell sebentar (fg untuk kembali)
ui-help-interrupt = keluar segera
ui-help-stop = hentikan pengambilan
ui-help-lang = ganti bahasa
ui-help-failures = sumber yang gagal dan sebabnya

## hints
ui-hint-open = buka
ui-hint-next = lanjut
ui-hint-back = kembali
ui-hint-mark = tandai
ui-hint-star = bintang
ui-hint-search = cari
ui-hint-fetch = ambil
ui-hint-help = bantuan
ui-hint-quit = keluar
ui-hint-pane = panel
ui-hint-browser = peramban
ui-hint-unread = belum dibaca
ui-hint-choose = pilih
ui-hint-stop = hentikan
ui-hint-article = berita lain
ui-hint-return = ke asal
ui-hint-enter = jalankan
ui-hint-cancel = batal
ui-hint-complete = lengkapi
ui-why-event = peristiwa sama
ui-why-topic = topik sama
ui-watched-news = Pantauan
