facts-acronyms-title = Singkatan di berita ini
facts-acronyms-hint = j k menggulir, = atau q menutup
facts-no-acronyms = Tidak ada singkatan dalam berita ini
facts-from-article = dari berita ini
facts-from-archive = dari { $count } berita lain, misalnya “{ $title }”
facts-from-office = dari daftar kantor
facts-from-house = dari daftar warta
facts-acronyms-unknown = Belum dikenal: { $words }
facts-help-acronyms = arti singkatan di berita ini
facts-acronym-unknown = tidak ada yang menjelaskan { $word }
facts-speakers = Narasumber
facts-places = Tempat
facts-wants-file = berkas yang dapat dibaca
