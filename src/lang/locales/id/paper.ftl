### Dokumen (PDF): pada layar dan di baris perintah.

paper-offered = Berita ini berupa dokumen PDF ({ $size }), belum diunduh. Tekan D untuk mengunduh dan membacanya di sini, o untuk membukanya di peramban.
paper-asking = Berita ini berupa dokumen PDF; ukurannya sedang ditanyakan. Tekan D untuk mengunduh dan membacanya di sini, o untuk membukanya di peramban.
paper-unsized = Berita ini berupa dokumen PDF yang ukurannya tidak diketahui, belum diunduh. Tekan D untuk mengunduh dan membacanya di sini, o untuk membukanya di peramban.
paper-coming = Dokumen sedang diunduh dan dibaca …
paper-attached = Dokumen: { $name } ({ $size }). Tekan D untuk mengunduh dan membaca isinya.
paper-attached-unsized = Dokumen: { $name } (ukuran tidak diketahui). Tekan D untuk mengunduh dan membaca isinya.
paper-none = Berita ini tidak memuat dokumen PDF
paper-help-key = unduh dan baca dokumen PDF berita ini
paper-loading = mengunduh dokumen PDF{ $size } …
paper-not-loaded = berita ini berupa dokumen PDF{ $size }; tambahkan --fetch untuk mengunduh dan membacanya
