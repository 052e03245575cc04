### Gambar di dalam berita.

picture-help-key = gambar berita ini: ukurannya dahulu, lalu gambarnya
picture-hint = gambar
picture-here = { $count } gambar, belum diunduh: i menampilkan
picture-none = Berita ini tidak memuat gambar
picture-title = Gambar { $at } dari { $of }
picture-asking = Ukurannya sedang ditanyakan …
picture-offered = Besarnya { $size }. Unduh dan tampilkan?
picture-unsized = Ukurannya tidak diketahui (paling besar 8 MB). Unduh dan tampilkan?
picture-coming = Gambar sedang diunduh …
picture-offline = Luring: gambar tidak dapat diunduh sekarang.
picture-failed = Gambar tidak dapat diunduh: { $why }.
picture-unreadable = Yang diterima bukan gambar yang dapat dibaca.
picture-foot-offered = Enter mengunduh  q batal  o buka di peramban
picture-foot = q menutup  o buka di peramban
picture-foot-several = q menutup  n N gambar lain  o buka di peramban
