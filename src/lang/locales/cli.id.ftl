### Kata-kata baris perintah.

cli-no-items = tidak ada berita di dalamnya
cli-no-article = tidak ada artikel di halaman ini (jenis: { $kind })
