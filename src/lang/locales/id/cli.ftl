### Kata-kata baris perintah.

cli-no-items = tidak ada berita di dalamnya
cli-paper-cut = dokumen ini panjang ({ $pages } halaman); hanya bagian awalnya yang dibaca
cli-no-article = tidak ada artikel di halaman ini (jenis: { $kind })
cli-no-such-article = tidak ada artikel "{ $name }", atau lebih dari satu berawalan begitu; lihat nomornya dengan `warta list`
cli-clipping-title = Kliping berita
cli-clipping-total = { $articles } berita dari { $media } media
cli-file-exists = { $path } sudah ada; pilih nama lain, atau --force untuk menggantinya
cli-not-for-terminals = EPUB bukan teks untuk terminal; beri nama berkas dengan -o
cli-nothing-found = tidak ada yang ditemukan
cli-no-sources = belum ada sumber; tambahkan dengan `warta add ALAMAT`, atau coba `warta demo`
cli-article-damaged = isi artikel ini rusak di penyimpanan; ambil lagi dengan `warta fetch`
cli-text-doubtful = teks mungkin tidak lengkap: halaman sumbernya sulit dibaca
cli-text-not-held = isi lengkapnya belum tersimpan; jalankan `warta fetch`
cli-nothing-related = tidak ada berita terkait
cli-marked = { $changed } artikel ditandai
cli-source-counts = { $total } artikel, { $unread } belum dibaca
cli-source-failing = gagal { $failures } kali: { $why }
cli-shelving = menyimpan artikel { $done }/{ $of }
cli-fetched = { $name }: { $new } baru, { $updated } dilengkapi
cli-moved = pindah untuk selamanya ke { $url }; ganti url-nya di konfigurasi
cli-paused-budget = jatah data hari ini tercapai; dilanjutkan { $until }, atau sekarang dengan --over-budget
cli-paused-allowance = jatah --budget habis; sisanya diambil pada `warta fetch` berikutnya, atau sekarang dengan --budget yang lebih besar
cli-left-sources = belum ditanya: { $names }
cli-left-more-sources = belum ditanya: { $names } dan { $more } lainnya
cli-left-pages = { $pages } berita menunggu teks lengkapnya
cli-paused-quiet = jam hening; dilanjutkan { $until }, atau sekarang dengan --over-budget
cli-trusted = sertifikat { $host } sah; tidak ada yang perlu dilakukan
cli-certificate-names = untuk "{ $subject }", diterbitkan oleh "{ $issuer }"
cli-certificate-dates = berlaku { $from } sampai { $until }
cli-certificate-pin = Bila sidik jari di atas sama dengan yang disebut pengelola situs, tambahkan pada konfigurasi:
help-trust = Menunjukkan sertifikat yang ditolak, dan cara menerimanya untuk situs itu saja
help-trust-host = Nama situs, atau alamat https di sana
cli-unchanged = { $name }: tidak berubah
cli-fetch-total = { $new } berita baru, { $texts } artikel disimpan, { $bytes } dalam { $requests } permintaan
cli-added = "{ $name }" ditambahkan ke { $file }; ambil beritanya dengan `warta fetch`
cli-offers = dibaca sebagai { $kind }, { $items } berita
cli-also-offers = juga tersedia:
cli-subscribed = alamat ini sudah ada sebagai "{ $name }"
cli-removed = "{ $name }" diarsipkan; artikelnya tetap ada (hapus dengan --purge)
cli-purged = "{ $name }" dan semua artikelnya dihapus
cli-nothing-to-import = tidak ada alamat http atau https di berkas itu
cli-imported = { $count } sumber ditambahkan
cli-traffic-row = { $bytes } dipakai, { $saved } dihemat, { $requests } permintaan
cli-no-traffic = belum ada data yang dipakai
cli-no-terminal = tidak ada terminal yang dapat menampilkan layar; pakai `warta --plain`, atau `warta list` dan `warta show`
cli-probe-block = untuk config.toml:
cli-copied = { $file }: { $articles } artikel, { $bytes }, sudah diperiksa dan utuh
cli-set-aside = berkas yang semula di sana disimpan: { $file }
cli-repaired = terselamatkan: { $articles } artikel dan { $marks } tanda; { $textless } teks hilang dan datang lagi dengan `warta fetch`
cli-exported = { $file }: { $articles } artikel
cli-doctor-check = { $name ->
    [config] konfigurasi
    [folder] folder data
    [store] penyimpanan
    [integrity] basis data
    [bodies] teks
    [index] indeks
    [counts] hitungan
    [writable] penulisan
    [network] jaringan
    [clock] jam
    [terminal] terminal
   *[other] { $name }
    }
cli-doctor-advice = selamatkan yang masih terbaca dengan `warta doctor --repair`; yang hilang datang lagi dengan `warta fetch`
cli-doctor-open-folder = pengguna lain di komputer ini dapat melihat { $path }; tutup dengan `chmod 700`
cli-doctor-config = { $files } ({ $sources } sumber)
cli-doctor-no-folder = { $path } belum ada; akan dibuat
cli-doctor-writable = dapat ditulis
cli-doctor-contact = jawaban terakhir { $at }
cli-doctor-no-contact = belum ada sumber yang menjawab
cli-doctor-none-silent = tidak ada yang berhenti memberi berita
cli-doctor-clock = { $at }: jam komputer ini salah; perbaiki tanggalnya
cli-doctor-terminal = TERM={ $term }
cli-query-unknown-key = kunci "{ $key }:" tidak dikenal dalam pencarian
cli-query-unknown-key-near = kunci "{ $key }:" tidak dikenal dalam pencarian; maksudnya "{ $near }:"?
cli-query-bad-value = "{ $key }:" tidak menerima "{ $value }"; seharusnya { $takes }
cli-query-open-quote = tanda kutip ini tidak ditutup
cli-query-parenthesis = kurung ini tidak berpasangan
cli-query-nothing = tidak ada apa-apa setelah "{ $what }"
cli-query-too-long = pencarian ini terlalu panjang
cli-help-examples = Contoh:

cli-step-read = dibaca
cli-step-feeds = umpan
cli-step-items = berita
cli-step-titles = judul
cli-step-links = tautan
cli-step-dates = tanggal
cli-step-summaries = ringkasan
cli-step-next = halaman lanjut
cli-step-warnings = peringatan

help-warta = Pembaca berita terminal untuk jalur tipis: umpan dan halaman berita, teks bersih, semuanya luring.
help-warta-query = Mulai dengan yang ditemukan pencarian ini
help-demo = Menampilkan berita kementerian rekaan dari dalam program
help-add = Mencari apa yang ditawarkan sebuah alamat dan menambahkannya ke sumber
help-probe = Menunjukkan langkah demi langkah bagaimana sebuah halaman dibaca
help-remove = Mengarsipkan sumber; artikelnya tetap ada sampai --purge
help-sources = Mendaftar sumber dan keadaannya
help-fetch = Mengambil yang sudah waktunya, lalu mengisi rak luring
help-list = Mendaftar judul, yang terbaru lebih dahulu
help-show = Mencetak satu artikel; tidak menandai apa pun
help-related = Mencetak berita terkait dan alasannya
help-acronym = Mengatakan arti singkatan, sendiri atau di satu artikel
help-undo = Mengembalikan penandaan terakhir atau sumber yang terakhir diarsipkan
help-mark = Menandai yang ditemukan pencarian
help-extract = Membaca artikel di satu halaman HTML atau PDF, tanpa penyimpanan
help-parse = Membaca satu umpan, peta situs, atau halaman berita, tanpa penyimpanan
help-export = Menulis yang ditemukan pencarian ke berkas: sebuah kliping
help-import = Menambahkan sumber dari berkas OPML
help-traffic = Menunjukkan data yang dipakai dan dihemat, per hari dan per sumber
help-backup = Menyalin penyimpanan ke satu berkas yang sudah diperiksa
help-backup-file = Berkas barunya; bila kosong, di folder data, tempat tiga yang terakhir disimpan
help-restore = Kembali ke sebuah cadangan; penyimpanan yang sekarang dipindahkan, tidak dihapus
help-restore-file = Cadangannya; bila kosong, yang terbaru di folder data
help-doctor-repair = Selamatkan yang masih terbaca dari penyimpanan yang rusak; berkas rusaknya disimpan
help-doctor = Memeriksa konfigurasi, terminal, penyimpanan, jam, dan jaringan
help-completions = Mencetak pelengkap perintah untuk sebuah shell
help-man = Mencetak halaman manual
help-any-config = Baca konfigurasi ini, bukan yang biasa
help-any-data-dir = Simpan basis data dan log di sana
help-any-offline = Jangan membuka sambungan apa pun
help-any-lang = Pakai bahasa ini
help-any-color = Warnai keluaran
help-any-verbose = Ceritakan lebih banyak
help-any-json = Cetak satu dokumen JSON
help-any-help = Cetak bantuan
help-any-version = Cetak versi
help-any-plain = Baris demi baris, bukan layar: untuk pembaca layar, baris braille, dan terminal polos
help-any-query = Yang dipilih; semuanya bila kosong
help-any-limit = Paling banyak sekian
help-any-id = Artikelnya: nomor, awal nomor, atau alamat
help-any-input = Berkas, `-` untuk masukan standar, atau alamat http(s)
help-any-url = Alamat asal dokumen, dasar tautan-tautannya
help-any-content-type = Content-Type yang dikirim server bersamanya
help-list-json = Cetak JSON Lines
help-demo-headless = Ambil, cetak daftarnya, lalu selesai
help-demo-json = Cetak daftarnya sebagai JSON Lines
help-add-url = Alamat situs, umpan, atau halaman berita
help-add-name = Namanya
help-add-group = Kelompoknya
help-add-kind = Cara membacanya
help-remove-name = Sumbernya
help-remove-purge = Hapus juga artikelnya
help-fetch-names = Hanya sumber ini, sudah waktunya atau belum
help-fetch-force = Kunjungi semua, sudah waktunya atau belum
help-fetch-budget = Pakai paling banyak sekian data
help-fetch-over-budget = Ambil sekali ini walau jatah hari ini habis atau jam hening berlaku
help-fetch-no-articles = Jangan ambil halaman artikel
help-acronym-words = Singkatannya
help-acronym-of = Yang ada di artikel ini: nomor, awal nomornya, atau alamat
help-show-fetch = Ambil dulu halaman atau PDF-nya, bila teksnya belum tersimpan
help-show-format = Dalam bentuk apa
help-show-width = Lebar baris terbesar, dalam kolom
help-mark-query = Yang ditandai
help-mark-read = Sudah dibaca
help-mark-unread = Belum dibaca
help-mark-star = Dengan bintang
help-mark-unstar = Tanpa bintang
help-mark-tag = Dengan label ini
help-mark-untag = Tanpa label ini
help-export-query = Yang diekspor
help-export-format = Dalam bentuk apa; bila tidak disebut menurut nama berkasnya, selain itu markdown
help-export-opml = Daftar sumber, bukan artikel
help-export-force = Ganti berkasnya bila sudah ada
help-export-output = Tulis ke sana, bukan ke keluaran standar
help-import-file = Berkas OPML, atau `-` untuk masukan standar
help-traffic-days = Sekian hari ke belakang
help-completions-shell = Shell-nya
cli-not-imported = tidak diambil: { $address }
cli-help-usage = Pemakaian:
cli-help-commands = Perintah
cli-help-arguments = Argumen
cli-help-options = Pilihan
help-help = Mencetak bantuan ini atau bantuan sebuah perintah
cli-watch-hit = Pantauan: { $title } · { $source }
cli-help-some-options = [PILIHAN]
cli-help-default = biasanya { $value }
cli-usage-unknown = "{ $word }" tidak dikenal di sini
cli-usage-nearest = mungkin maksud Anda: { $word }
cli-usage-value = { $option } tidak menerima "{ $value }"
cli-usage-values = yang diterima: { $values }
cli-usage-no-value = { $option } memerlukan sebuah nilai
cli-usage-conflict = { $option } tidak dapat dipakai bersama { $other }
cli-usage-twice = { $option } hanya boleh disebut satu kali
cli-usage-missing = yang berikut masih harus disebut: { $what }
cli-usage-not-text = ada kata dalam perintah ini yang bukan teks UTF-8
cli-usage-other = perintah ini tidak dapat dipahami
cli-usage-help = Keterangan selengkapnya: tambahkan --help

## Baris demi baris

cli-plain-hint = Ketik nomor lalu Enter untuk membaca, Enter saja untuk lanjut, ? bantuan, q keluar.
cli-plain-help =
    Nomor: buka judul itu
    Enter: paragraf berikutnya, atau judul-judul berikutnya
    n dan p: artikel atau judul-judul berikutnya dan sebelumnya
    b: kembali ke daftar
    / dan kata: cari; / saja: semuanya
    m: sudah atau belum dibaca; s: bintang
    q: keluar
cli-plain-found = { $total } artikel.
cli-plain-narrow = Yang terdaftar { $held } pertama; persempit dengan /.
cli-plain-unknown = Tidak dimengerti: { $typed }. Ketik ? untuk bantuan.
cli-plain-no-number = Tidak ada judul bernomor itu; nomornya 1 sampai { $last }.
cli-plain-list-end = Daftar habis di sini.
cli-plain-article-end = Artikel habis di sini. n untuk berikutnya, b untuk daftar.
cli-plain-none-open = Belum ada artikel yang dibuka; ketik nomornya dulu.
cli-plain-unread = belum dibaca
cli-plain-starred = berbintang
