### Kegagalan: apa yang terjadi, lalu apa yang dapat dilakukan.

failure-cannot-read = { $path } tidak dapat dibaca: { $note }
failure-system = { $kind ->
    [absent] tidak ada
    [denied] pengguna ini tidak berhak
    [there] sudah ada
    [full] disk penuh, atau berkasnya terlalu besar
    [folder] itu sebuah folder
    [no-folder] sebagian alamatnya bukan folder
    [read-only] disk ini tidak dapat ditulisi
    [no-text] isinya bukan teks UTF-8
   *[other] { $note }
    }
failure-cannot-write = keluaran tidak dapat ditulis: { $note }
failure-cache-stopped = penyimpanan berhenti bekerja; jalankan kembali warta

failure-offline = tidak ada yang diambil karena --offline; yang tersimpan tetap dapat dibaca
failure-no-network = tidak ada jaringan; yang tersimpan tetap dapat dibaca, coba lagi setelah tersambung
failure-dns = alamat { $note } tidak ditemukan; periksa ejaannya atau coba lagi nanti
failure-refused = { $note } menolak sambungan; situsnya mungkin sedang mati
failure-broken = sambungan terputus ({ $note }); coba lagi
failure-timeout-connect = sambungan tidak terjawab; situsnya lambat atau sedang mati
failure-timeout-answer = situs tersambung tetapi tidak menjawab; coba lagi nanti
failure-timeout-body = jawaban berhenti di tengah jalan; coba lagi
failure-timeout-total = jawaban terlalu lambat; naikkan "total" pada bagian [net] bila jalurnya memang lambat
failure-tls-expired = sertifikat { $note } kedaluwarsa, atau jam komputer ini terlalu maju; periksa jamnya
failure-tls-not-yet = sertifikat { $note } belum berlaku, atau jam komputer ini terlambat; periksa jamnya
failure-tls-clock = jam komputer ini salah, sehingga sertifikat { $note } tampak tidak berlaku; betulkan tanggal dan jamnya
failure-tls-self = sertifikat { $note } dibuat sendiri oleh servernya; lihat dahulu dengan `warta trust { $note }`
failure-tls-intermediate = server { $note } tidak mengirim sertifikat antara; beri tahu pengelolanya, atau lihat dengan `warta trust { $note }`
failure-tls-host = sertifikatnya bukan untuk { $note }; periksa alamatnya
failure-tls-issuer = penerbit sertifikat { $note } tidak dikenal; tambahkan CA kantor pada [tls] ca, atau lihat dengan `warta trust { $note }`
failure-tls-handshake = sambungan aman dengan { $note } gagal; servernya mungkin terlalu lama
failure-too-large = jawaban lebih besar daripada batas { $note }; naikkan "max_body" pada bagian [net] bila perlu
failure-compression = jawaban yang dimampatkan rusak; coba lagi
failure-truncated = jawaban terpotong setelah { $note }; coba lagi
failure-redirects = terlalu banyak pengalihan; buka alamatnya di peramban dan pakai alamat akhirnya
failure-address = { $note } bukan alamat http atau https yang dapat dipakai
failure-downgrade = situs mengalihkan ke alamat tanpa pengaman ({ $note }); alamat itu tidak diikuti
failure-status = situs menjawab dengan kode { $note }
failure-status-refused = situs menolak permintaan (kode { $note }); buka alamatnya di peramban untuk melihat alasannya
failure-status-missing = halaman tidak ada (kode { $note }); alamatnya mungkin berubah, coba `warta add` dengan alamat situsnya
failure-status-busy = situs meminta agar lebih jarang dikunjungi (kode { $note }); akan dicoba lagi nanti
failure-status-server = situs sedang bermasalah (kode { $note }); akan dicoba lagi nanti
failure-wait = situs meminta menunggu sampai { $note }
failure-gone = sumber ini telah ditutup untuk selamanya (kode 410); hapus dengan `warta remove`
failure-page-article = alamat ini satu artikel, bukan daftar berita; pakai alamat daftarnya
failure-page-listing = alamat ini daftar berita, bukan umpan; pakai kind = "listing"
failure-page-login = situs meminta masuk dengan kata sandi; alamat ini tidak terbuka untuk umum
failure-page-blocked = penjaga situs (anti-robot) menahan permintaan; coba lagi nanti atau hubungi pengelolanya
failure-page-portal = halaman masuk jaringan (captive portal) menjawab; masuk dahulu lewat peramban
failure-page-shell = halaman ini kosong tanpa JavaScript; cari umpannya dengan `warta add` alamat situsnya
failure-page-error = situs mengirim halaman galat; coba lagi nanti
failure-page-document = alamat ini sebuah dokumen (PDF atau lainnya), bukan halaman berita
failure-document = halaman ini dokumen PDF yang belum diunduh
failure-document-sized = halaman ini dokumen PDF ({ $note }) yang belum diunduh
failure-paper-scan = dokumen ini hasil pindaian ({ $note } halaman gambar) dan tidak memuat teks; buka dokumennya untuk membacanya
failure-paper-empty = dokumen ini tidak memuat teks maupun gambar
failure-paper-cipher = huruf dalam dokumen ini tidak dapat dikenali; buka dokumennya untuk membacanya
failure-paper-locked = dokumen ini terkunci dengan kata sandi; buka dokumennya untuk membacanya
failure-paper-broken = dokumen ini rusak atau bukan PDF; buka dokumennya di peramban
failure-paper-deadly = dokumen ini terlalu berat atau sengaja dibuat rusak, jadi pembacaannya dihentikan; buka dokumennya di peramban bila Anda percaya sumbernya
failure-page-empty = halaman ini kosong
failure-page-other = ini halaman web biasa, bukan daftar berita; periksa dengan `warta probe`
failure-empty = tidak ada berita yang ditemukan; periksa dengan `warta probe`
failure-empty-since = tidak ada berita lagi, padahal ada sampai { $note }; tampilan situsnya mungkin berubah, periksa dengan `warta probe`
failure-unreadable = isinya tidak dapat dibaca ({ $note })
failure-proxy = setelan proxy "{ $note }" tidak dapat dipakai; periksa [net] proxy dan variabel lingkungan
failure-budget = jatah data tidak mencukupi; naikkan [budget] per_day atau tunggu besok
failure-cancelled = dibatalkan; yang sudah tiba tetap tersimpan
failure-not-stored = yang diambil tidak dapat disimpan ({ $note })

store-folder = folder penyimpanan tidak dapat dipakai ({ $note }); periksa izinnya atau pilih yang lain dengan --data-dir
store-foreign = { $note } bukan penyimpanan warta; pilih folder lain dengan --data-dir, kembali ke cadangan dengan `warta restore`, atau mulai lagi dengan `warta doctor --repair` (berkasnya disimpan)
store-empty = { $note } kosong: isinya hilang, bukan penyimpanan baru; kembali ke cadangan dengan `warta restore`, atau mulai lagi dengan `warta doctor --repair`
store-damaged = penyimpanan rusak ({ $note }); selamatkan yang masih terbaca dengan `warta doctor --repair`, atau kembali ke cadangan dengan `warta restore`
store-newer = penyimpanan ditulis oleh warta yang lebih baru ({ $note }); perbarui program ini
store-full = disk penuh; kosongkan ruang, yang tersimpan tetap dapat dibaca
store-read-only = penyimpanan hanya dapat dibaca; periksa izin foldernya
store-busy = penyimpanan sedang dikunci program lain; coba lagi sebentar
store-other = penyimpanan bermasalah: { $note }; periksa dengan `warta doctor`

config-unwritable = { $path } tidak dapat ditulis: { $note }
config-homeless = folder rumah tidak diketahui; setel HOME, atau pakai --config dan --data-dir
config-office-source = "{ $name }" berasal dari daftar kantor ({ $path }); hanya pengelolanya yang dapat menghapusnya
config-syntax = bukan TOML yang sah: { $note }
config-unknown-key = kunci "{ $key }" tidak dikenal; yang ada di sini: { $known }
config-unknown-key-near = kunci "{ $key }" tidak dikenal; maksudnya "{ $near }"?
config-value = { $key } = "{ $value }" tidak dapat dipakai; seharusnya { $wanted }
config-query = kueri "{ $query }" tidak terbaca, mulai huruf ke-{ $place }: { $what }
config-no-rule-action = aturan tidak mengenal tindakan "{ $word }"; yang ada: { $known }
config-no-rule-action-near = aturan tidak mengenal tindakan "{ $word }"; mungkin maksudnya "{ $near }"?
no-rule = tidak ada aturan bernama "{ $name }"; lihat [[rule]] di konfigurasi
no-rule-near = tidak ada aturan bernama "{ $name }"; mungkin maksudnya "{ $near }"?
config-missing = "{ $key }" belum ada di sini
config-same-name = nama "{ $name }" sudah dipakai di baris { $line }
config-same-url = alamat { $url } sudah dipakai di baris { $line }
no-source = tidak ada sumber bernama "{ $name }"; lihat `warta sources`
no-source-near = tidak ada sumber bernama "{ $name }"; maksudnya "{ $near }"?
wants-text = teks yang tidak kosong
wants-switch = true atau false
wants-number = bilangan bulat dari { $from } sampai { $to }
wants-duration = lama waktu seperti "30m", "2h", atau "1d"
wants-size = ukuran seperti "500kB" atau "5MB"
wants-address = alamat http:// atau https:// tanpa kata sandi
wants-selector = pemilih CSS yang sah seperti "article h2 a"
wants-texts = daftar teks seperti [".a", ".b"]
wants-section = bagian dalam kurung siku
wants-zone = WIB, WITA, WIT, atau selisih seperti "+08:00"
wants-hours = rentang jam seperti "22:00-05:00"
wants-contact = "mailto:seseorang@example.go.id" atau alamat laman web, dengan huruf biasa
wants-fingerprint = sidik jari seperti "sha256:…" dengan 64 angka heksadesimal
wants-query = pencarian yang sah seperti "is:unread"
wants-queries = daftar kueri seperti ["haji", "judul:lelang"]
wants-actions = daftar tindakan ({ $words }) seperti ["star", "tag:kliping"]
wants-colour = warna (#rrggbb atau nama seperti red), bila perlu dengan alas: #ffffff on #000000
wants-theme = salah satu dari { $names }, atau nama dari bagian [theme.NAMA]
wants-one-of = salah satu dari: { $words }
