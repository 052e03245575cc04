### Kata-kata tentang bundel.

bundle-key-made = Kunci rahasia ada di { $file }: jangan berikan kepada siapa pun.
    Kunci publik, untuk konfigurasi kantor yang mengikuti Anda:
    {"["}bundle]
    trust = ["{ $key }"]
bundle-packed = { $articles } artikel dalam { $chunks } bagian ({ $fresh } baru), { $bytes }
bundle-applied = { $name }: { $new } baru, { $updated } dilengkapi; { $merged } bagian diambil, { $held } sudah ada
bundle-older = { $name }: bundel yang lebih baru dari kantor ini sudah pernah diambil; tidak ada yang mundur
bundle-no-manifest = ini bukan bundel ({ $note }); sebutkan folder yang berisi bundle.warta
bundle-newer = bundel ini dibuat warta yang lebih baru (format { $note }); perbarui warta
bundle-untrusted = kuncinya belum dipercaya; cocokkan lewat telepon dengan kantornya, lalu tulis di konfigurasi pada [bundle] trust, atau pakai --key { $note }
bundle-forged = tanda tangannya tidak cocok: bundel rusak atau diubah orang; tidak ada yang dipakai
bundle-missing = "{ $note }" tidak ada; sebutkan folder sebuah bundel, atau tunggu sampai tersalin utuh
bundle-damaged = "{ $note }" rusak atau diubah dan tidak dipakai; salin ulang bundelnya
bundle-too-large = "{ $note }" lebih besar daripada yang diizinkan dan tidak dipakai
bundle-no-secret = tidak ada kunci rahasia di berkas itu; buat dengan `warta bundle keygen`
bundle-failed = bundel tidak dapat dibaca atau dibuat: { $note }
wants-key = kunci publik 64 angka heksadesimal

help-bundle = Meneruskan berita ke kantor lain dalam berkas bertanda tangan, dan mengambil milik mereka
help-keygen = Membuat kunci untuk menandatangani bundel
help-keygen-key = Berkas kunci rahasia
help-pack = Menulis artikel ke folder yang dapat dibawa server berkas atau flash disk
help-pack-folder = Foldernya
help-pack-query = Yang diteruskan; semuanya bila kosong
help-pack-name = Nama bundelnya; nama foldernya bila kosong
help-pack-key = Berkas kunci rahasia
help-apply = Mengambil artikel dari sebuah bundel
help-apply-place = Folder, atau alamat http(s)-nya
help-apply-key = Percayai juga kunci ini, sekali ini saja

prune-no-limits = tidak ada batas, jadi semuanya disimpan; tulis [keep] age = "52w" atau size = "500MB", atau pakai --older dan --size
prune-nothing = tidak ada yang boleh dihapus: semuanya di dalam batas, atau belum dibaca, berbintang, berlabel, bercatatan
prune-row = { $articles } artikel, { $bytes }, { $oldest } sampai { $newest }
prune-preview = pratinjau, belum ada yang dihapus: { $articles } artikel boleh dihapus; yang belum dibaca, berbintang, berlabel, atau bercatatan tetap disimpan. Hapus dengan --yes
prune-done = { $articles } artikel dihapus

help-prune = Menunjukkan yang boleh dihapus menurut batas umur dan ukuran; menghapusnya dengan --yes
help-prune-names = Hanya sumber ini
help-prune-older = Yang lebih tua boleh dihapus, apa pun konfigurasinya
help-prune-size = Di atas sekian data, yang tertua boleh dihapus: dari tiap sumber yang disebut, atau dari semuanya
help-prune-yes = Hapus
