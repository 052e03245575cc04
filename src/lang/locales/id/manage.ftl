### Daftar sumber: selamat datang, menambah, mengubah, kesehatan.

manage-welcome-title = Selamat datang di warta
manage-welcome-intro = warta mengambil berita dari situs kementerian dan kantor-kantornya, menyimpannya, lalu dapat dibaca tanpa jaringan. Belum ada sumber berita; mulai dari mana?
manage-welcome-demo = Lihat contohnya dulu
manage-welcome-demo-note = sebuah kementerian rekaan, tanpa internet
manage-welcome-address = Tempel atau ketik alamat situs
manage-welcome-address-note = halaman berita atau umpan (RSS); yang terbaik dicari sendiri
manage-welcome-import = Impor daftar dari pembaca lain (OPML)
manage-welcome-import-note = misalnya dari Thunderbird, Feedly, atau newsboat
manage-welcome-language = English
manage-welcome-quit = Keluar
manage-welcome-hint = 1-5 memilih, atau j k dan Enter
manage-prompt-address = Alamat:
manage-prompt-opml = Berkas OPML:
manage-prompt-name = Nama:
manage-prompt-group = Grup (kosong: tanpa):
manage-prompt-new-address = Alamat baru:
manage-adding-title = Sumber baru
manage-adding-waiting = Memeriksa { $url } …
manage-adding-hint-waiting = Esc batal
manage-adding-hint-found = Enter tambahkan  n nama  g grup  Esc batal
manage-adding-hint-failed = Enter coba lagi  Esc batal
manage-adding-name = Nama
manage-adding-group = Grup
manage-adding-no-group = (tanpa grup)
manage-adding-address = Alamat
manage-adding-kind = Dibaca
manage-adding-reads = { $kind }, { $count } berita
manage-adding-others = Halaman ini juga menawarkan (tekan angkanya):
manage-did-add = Ditambahkan: { $name }
manage-did-archive = Diarsipkan: { $name }; beritanya tetap ada
manage-did-restore = Dipulihkan: { $name }
manage-did-rename = Namanya sekarang { $name }
manage-did-group = { $name } sekarang di grup { $group }
manage-did-ungroup = { $name } sekarang tanpa grup
manage-did-readdress = { $name } sekarang di { $url }
manage-did-move = { $name } dipindahkan
manage-did-import =
    { $skipped ->
        [0] { $count } sumber diimpor
       *[other] { $count } sumber diimpor, { $skipped } dilewati (bukan alamat situs)
    }
manage-list-unchanged = Tidak ada yang berubah
manage-already-there = Sudah ada sebagai { $name }
manage-not-an-address = “{ $text }” bukan alamat situs
manage-no-source-here = Pilih satu sumber dulu (di panel Sumber)
manage-not-archived = { $name } tidak diarsipkan
manage-help-managing = Mengatur sumber
manage-help-add-source = tambah sumber dari alamat mana pun
manage-help-import = impor daftar OPML
manage-help-rename-source = ganti nama sumber
manage-help-group-source = pindahkan sumber ke grup lain
manage-help-readdress-source = ganti alamat sumber
manage-help-raise-source = naikkan sumber dalam grupnya
manage-help-lower-source = turunkan sumber dalam grupnya
manage-help-archive-source = arsipkan sumber (beritanya tetap ada)
manage-help-restore-source = pulihkan sumber yang diarsipkan
manage-help-demo = lihat contoh: kementerian rekaan
manage-help-copy-title = salin judul dan tautan
manage-help-full-text = ambil teks lengkapnya
manage-help-palette = cari perintah, tombol, atau sumber dari beberapa hurufnya
manage-help-nothing = Tidak ada “{ $search }” dalam bantuan ini
manage-help-search-hint = dicari: { $search } (Esc: semua)
manage-prompt-palette = Cari perintah:
manage-prompt-help = Cari dalam bantuan:
manage-palette-show = berita dari { $name }
manage-nothing-like-it = Tidak ada yang mirip “{ $text }”
manage-no-such-command-near = Perintah “{ $name }” tidak ada; maksudnya “{ $near }”?
manage-fetching-text = Mengambil teks lengkap…
manage-text-fetched = Teks lengkap tersimpan
manage-config-no-key = “{ $keys }” bukan tombol; contoh: j, G, C-d, Space, "g g"
manage-config-no-action = tidak ada tindakan “{ $name }”; daftarnya ada di config.example.toml
manage-config-no-action-near = tidak ada tindakan “{ $name }”; maksudnya “{ $near }”?
manage-help-tag = beri label (kosongkan: lepas)
manage-help-everything-read = tandai semua berita di semua sumber sudah dibaca (bertanya dulu)
manage-help-redo = lakukan lagi yang dibatalkan
manage-prompt-tags = Label:
manage-prompt-everything-read = Tandai { $count } berita sudah dibaca? (y/t)
manage-done-again = Lagi: { $deed }
manage-nothing-to-redo = Tidak ada yang dapat diulangi
manage-did-tag = { $number } label diubah
manage-taken-back =
    { $changed ->
        [0] Dikembalikan
       *[other] Dikembalikan: { $changed } berita
    }

## health
manage-help-health = kesehatan sumber: mana yang bermasalah dan sebabnya
manage-health-title =
    { $troubled ->
        [0] Kesehatan: { $of } sumber, semua baik
       *[other] Kesehatan: { $troubled } dari { $of } bermasalah
    }
manage-health-times = { $count } kali berturut-turut
manage-health-moved = Situsnya menyatakan sumber ini pindah tetap ke { $url }. Berita sudah diambil dari sana; { $key } menuliskan alamat barunya ke konfigurasi.
manage-health-unvisited = Belum pernah diambil; { $key } mengambilnya sekarang.
manage-health-silent = Situsnya menjawab, tetapi sudah { $days } hari tidak ada berita. Lihat situsnya (o): daftar beritanya mungkin pindah.
manage-health-well = Baik.
manage-health-archived = Diarsipkan: tidak diambil lagi, beritanya tetap ada. { $key } memulihkannya.
manage-health-last-ok = Berhasil
manage-health-last-try = Dicoba
manage-health-next = Berikutnya
manage-health-interval = Jarak
manage-health-kept = Tersimpan
manage-health-bytes = Data
manage-health-never = belum pernah
manage-health-just-now = baru saja
manage-health-ago = { $span } lalu
manage-health-now = saat Anda mengambil ({ $key })
manage-health-from = mulai { $moment } ({ $span } lagi)
manage-health-by-itself = otomatis, sesering beritanya muncul
manage-health-articles = { $count } berita, { $unread } belum dibaca
manage-health-spent = { $today } hari ini, { $all } dalam { $days } hari
manage-health-items = Berita per hari: { $count } dalam { $days } hari, terbanyak { $most }
manage-health-daily-bytes = Data per hari: terbanyak { $most }
manage-health-hint-news = beritanya
manage-health-hint-report = rincian
manage-health-hint-archive = arsipkan
manage-health-hint-site = buka situs
manage-health-hint-close = tutup
manage-span-minutes = { $count } menit
manage-span-hours = { $count } jam
manage-span-days = { $count } hari
manage-kind-auto = dicari tahu saat pertama diambil
manage-kind-feed = umpan (RSS atau Atom)
manage-kind-listing = daftar di halaman situs
manage-kind-sitemap = peta situs
manage-kind-wordpress = WordPress
manage-kind-bundle = bundel dari kantor lain
