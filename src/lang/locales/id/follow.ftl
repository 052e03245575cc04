### Berita yang berubah dan berita yang ditunggu: perubahan, aturan, pantauan.

follow-help-changes = perubahan berita ini kata demi kata; sekali lagi: yang lebih lama
follow-note-edited = Sumbernya mengubah berita ini setelah tersimpan. Tekan d untuk melihat perubahannya.
follow-not-edited = Berita ini belum diubah sumbernya
follow-changes-heading = Perubahan { $at } dari { $of }, diketahui { $when } · [-dihapus-] {"{+"}ditambahkan{"+}"} · d: yang lebih lama
follow-changes-same = … { $count } paragraf tetap sama …
follow-watch-found = { $count ->
    [1] Pantauan: { $title }
   *[other] Pantauan: { $number } berita baru, di antaranya { $title }
}
