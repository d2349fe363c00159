"""Where a reported clause begins and ends, and what stands between: `[ ]` holds the clause, none: no report."""

import pytest

from quotes.extraction import extract
from quotes.text import Document
from tests.notation import mark, unmark

BEHIND_THE_SPEAKER = [
    "Menurut Budi, dalam keterangannya, [harga beras akan turun].",
    "Menurut Budi, Selasa (3/6), [harga beras akan turun].",
    "Menurut Budi, Selasa (3/6), di Jakarta, [pasar akan dibuka].",
    "Menurut Budi, berbicara melalui akunnya, [harga beras akan turun].",
    "Menurut Budi, dari RS Bunda Harapan, [jumlah pasien akan turun].",
    "Menurut Budi, [dari seratus warga, dua puluh akan pulang].",
    "Menurut Budi, saat ditemui di Jakarta, Selasa (3/6), [harga beras akan turun].",
    "Menurut pria berusia 50 tahun itu, bahwa [harga beras akan turun].",
    "Menurut laporan yang dirilis Samudra, Kurnia, dan Merdeka, [mesin itu telah menjadi alat utama warga].",
    "Menurut Budi, [harga, stok, dan distribusi beras akan membaik].",
    "Menurut Budi, [pawang di konser, acara resmi, atau pesta warga adalah hal biasa].",
]
BETWEEN_VERB_AND_CLAUSE = [
    "Ratna mengaku [sempat bingung saat mengerjakan soal itu].",
    "Ratna mengatakan, [awalnya ia takut naik tangga].",
    "Ratna menegaskan kembali, [pasar itu akan dibuka].",
    "Ratna berpendapat, [yang dikerjakannya adalah mencari ilmu].",
    "Ratna menilai, [bila terbukti bahwa panitia mencuri, maka mereka harus mundur].",
    "Ratna mengatakan [jika para siswa datang ke sekolah, makanan akan tetap dibagikan].",
    "Ratna mengatakan kalau [warga pernah memiliki lahan, bagian dari hutan yang luas itu].",
    "Juru bicara itu mengatakan kepadaKabar Samudra, mitra media itu.",
]
RIGHT_END = [
    "Ratna mengatakan [harga beras pada tahun itu mengacu pada aturan baru].",
    "Ratna mengatakan [harga beras akan turun], mengacu pada catatan dinas.",
    "Ratna mengatakan [dua orang dilaporkan hilang].",
    "Ratna berharap [harga beras turun]. (*)",
    "Saksi menyebutkan bahwa [kedua orang itu berebut tas sambil berkendara dari arah pasar].",
    "Ratna menegaskan bahwa [harga beras tidak naik] sambil menunjuk papan harga.",
    "Ratna mengatakan [dokter memakai cara A.B.C.D sesuai pedoman terkini].",
    "Sedangkan Ratna menjelaskan [usai pasar dibuka, beberapa pekan kemudian ada kabar buruk].",
    "Meski Ratna menilai [harga beras turun], warga tetap cemas.",
]
SOURCE_INSIDE = [
    "[Langkah itu diambil, kata Budi, untuk meredam serangan lawan].",
    "[Hal itu terjadi menurut Budi akibat mobilitas warga yang tinggi].",
    "[Tugas utama kami sekarang, kata dia, menjaga hasil panen].",
    "[Kalaupun masih ada perbaikan, kata Budi, sifatnya ringan dan sedang dikerjakan].",
    "[Desa dan kota, kata Budi, juga menegaskan komitmen bersama untuk damai].",
    "[Untuk mencapai tujuan itu, bilang Budi, pemerintah kota telah merancang tujuh langkah].",
    "Budi, menurut Ratna, mengatakan [harga beras tidak akan naik].",
    "Alasannya sebut Budi, [kedua pejabat itu telah menyebabkan kegaduhan].",
    "Desa itu siap menjadi tuan rumah meski menurut Ratna [lapangannya jauh lebih kecil daripada itu].",
]
CARRIER_IN_FRONT = [
    "Dikutip dari Kabar Samudra, Sabtu (7/6/2025), [perusahaan itu mengurangi karyawan], kata Budi Santoso.",
    "Melansir Kabar Samudra, menurut Budi, [harga beras akan turun].",
]
CLAUSES_OF_THEIR_OWN = [
    "Ratna menyebut [banyak drama yang terjadi menjelang pemilu].",
    "Polisi mengatakan [beberapa kursi dibakar di depan balai].",
    "Rudy berjanji [setiap keluhan warga tentang jalan itu akan ditangani].",
    "Budi justru menilai [Ratna lebih baik daripada dirinya].",
    "Kendati demikian, Ratna menegaskan [sampai sekarang belum ada surat yang masuk untuknya].",
    "Ratna mengungkapkan, [hingga 17 Juni 2025, sedikitnya ada dua puluh warga yang sakit].",
    "Ratna menjelaskan [untuk acara di balai desa, makanan itu akan dibagikan sore hari].",
    "Ratna berharap [ada jalan keluar bagi nelayan].",
    "Ratna menganggap [yang terjadi belakangan ini hanya salah paham].",
    "Ratna menyebut [penurunan tarif pada 3 Juli 2024 lalu akan membantu petani].",
    "Ratna menjelaskan [timnya sampai malam ini masih menyisir sungai].",
    "Ratna mengaku [khawatir karena tempat kerjanya buka sepanjang malam].",
    "Ratna mengaku [masih sadar].",
    "Ratna mengaku [ini jadi pengalaman pertamanya di desa itu].",
    "Ratna mengaku khawatir [ada pengurangan jatah beras].",
    "Ratna mengatakan agar [warga menjalani hidup dengan tenang].",
    "Ahli itu menuduh [ijazah Budi palsu].",
    "Ratna melihat bahwa [harga akan turun].",
    "Ratna melihat [kota itu sebagai tempat belajar yang terbuka].",
    "Ratna melihat [langkah itu bukan jalan keluar bagi warga].",
    "Ratna mengaku [melihat perahu meluncur dari hulu sungai].",
]
OPENINGS = [
    "Lanjut Budi, [wilayah itu kini terdiri dari enam kota].",
    "Malahan kata Budi, [tambang bisa membuat warga sejahtera].",
    "Satu data Menurut Ratna, [dinas akan menata data warga].",
    "Budi melanjutkan [pasar itu akan dibuka pekan depan].",
    "[Menyusutnya aset itu menurut Budi karena adanya jalan baru yang cukup lebar].",
]
REQUESTS_AND_WISHES = [
    "Ratna mengingatkan [warga agar tetap waspada].",
    "Ratna mengingatkan [kepada warga untuk tetap waspada].",
    "Ratna berharap [kepada dinas itu, untuk lebih memperhatikan pedagang pasar].",
    "Ratna menekankan [kepada jajarannya agar tetap waspada saat hujan].",
    "Ratna menyampaikan harapannya agar [pasar itu dibuka kembali].",
    "Ratna menyampaikan kepada warga bahwa [pasar itu dibuka agar kota ramai].",
    "Ratna mengingatkan pentingnya tahapan agar pasar itu ramai.",
    "Ratna mengingatkan janji pemerintah untuk membangun pasar.",
    "Ratna menyampaikan laporan kepada warga agar pasar itu ramai.",
]
DOUBTS = [
    "Budi menilai [perubahan layanan dari desa ke kota menjadi akar persoalan warga].",
    "Ratna mencurigai [panitia menyembunyikan laporan itu].",
    "Warga mengeluh [air di desa itu tidak mengalir sejak Senin].",
    "Kendati masih ragu, Budi memilih menyerahkan keputusan kepada ibunya itu.",
    "Meski banyak yang meragukan perannya, Ratna menegaskan bahwa [hasil itu bukan karena kekuatan manusia].",
    "Ragu dengan tujuan remaja itu, Budi pun memanggil ayahnya.",
    "Informasi itu datang dari warga yang mencurigai adanya mobil abu-abu melintas di desa itu.",
    "[Petugas, kata dia, mencurigai sebuah perahu yang melaju tanpa lampu dan menabrak dermaga].",
]
DATELINES = [
    "Pemerintah mengumumkan [tarif bus itu naik dari tiga ribu menjadi lima ribu].",
    "Peneliti menyimpulkan bahwa[gunung berapi itu mengandung emas].",
    "Liputan6.com, Jakarta[Warga, kata Budi, akan pindah pekan depan].",
    "JAKARTA–[Warga, kata Budi, akan pindah pekan depan].",
    "JAKARTA-[Warga, kata Budi, akan pindah pekan depan].",
    "SURYA.co.id | SURABAYA – [Warga, kata Budi, akan pindah pekan depan].",
    "[BBC-Indonesia, kata Budi, akan ditutup].",
    "[Yang membuat pasar ini istimewa, terang Budi, air di sungainya jernih].",
    "Selain sang ayah, tekad Ratna untuk berdagang juga disokong oleh kakaknya.",
]
REASONS_AND_NUMBERS = [
    "Ratna menilai [warga yang memfitnah Budi perlu dilaporkan kepada dewan].",
    "Ratna mengatakan [harga beras naik] dilansir Antara.",
    "Budi menuturkan, [ini karena warga tidak memiliki ruang].",
    "Budi mengatakan hal itu karena warga menanyakannya.",
    "Dinas memperkirakan [hingga 1.400 orang telah mengungsi].",
    "Dinas mencatat [jumlah warga miskin pada Maret turun menjadi dua juta orang].",
    "Dinas mencatat jumlah warga miskin yang besar pada Maret.",
    "Dinas mencatat kenaikan jumlah warga miskin menjadi dua juta orang.",
]
PASSIVES = [
    "Ratna datang. Dijelaskannya, [pasar itu akan ramai].",
    "Ratna datang. Diungkapkannya [persoalan itu bermula dari hujan].",
    "Ratna datang. Diharapkannya, [semoga pasar itu ramai kembali].",
    "Ratna datang. Namun, diakuinya [diperlukan waktu lama untuk membuka pasar itu].",
    "[Pasar itu, disebutkan Ratna, akan memakai dua lahan baru].",
    "[Pengalaman itu, diakui Ratna, membuatnya kapok berdagang].",
    "Ratna datang. Ditulisnya sebuah buku untuk warga kota.",
    "Buku itu, ditulis Ratna, laris di pasar kota.",
]
NO_REPORT = [
    "Pemerintah mengumumkan kenaikan tarif bus itu dari tiga ribu menjadi lima ribu.",
    "Jaksa itu menceritakan kronologi anggota polisi diduga mencabuli warga.",
    "Selain menuntut adanya pencopotan Budi dari jabatannya sebagai kepala, mereka menata pasar itu.",
    "Suara dari dapur segera menimpali panggilan pelayan itu.",
    "Sanggar itu akan segera mengumumkan penari baru pekan depan untuk melengkapi kelompok.",
    "Mereka saling mengajak untuk terlibat tawuran di kota.",
    "Pedagang itu sudah kembali melanjutkan langkahnya sesaat kemudian.",
    "Tim itu akan mendarat hari ini, dan melanjutkan latihan di kota hingga Mei berangkat ke desa.",
    "Negara itu mengharapkan peningkatan impor gandum dan besi setengah jadi.",
    "Ratna menguraikan beberapa keuntungan besar yang bisa dipetik petani dari pasar itu.",
    "Ratna melanjutkan hingga selesai.",
    "Ratna menekankan hal-hal penting yang perlu dilakukan agar pasar itu tetap ramai.",
    "Ratna merekomendasikan lapangan di dua kota untuk pertandingan itu.",
    "Ratna menyampaikan penjelasan lebih rinci kepada warga.",
    "Ratna memaparkan banyak foto, peta, dan catatan lama mengenai sejarah desa itu.",
    "Ratna menegaskan komitmennya sebagai pengusaha yang tidak hanya mencari untung, tetapi juga hadir bagi warga.",
    "Mereka melaporkan Menteri yang saat itu menjabat, Ratna Kusuma, terkait lahan itu.",
    "Pencuri itu mengancam kasir memakai sebilah parang di pasar itu.",
    "Serikat itu berjanji untuk memulihkan hubungan yang rusak dengan warga desa itu.",
    "Ratna menuduh Budi di depan warga.",
    "Saksi melihat pelaku membawa pisau.",
    "Warga melihat api sudah membesar dan memanggil petugas.",
    "Melihat desa itu sebagai pasar, panitia mengambil langkah baru.",
    "Dengan melihat keadaan saat ini, panitia akan mendukung desa itu.",
    # a request for a thing, a deed in place of words, a report of a report
    "Petani datang dan meminta bantuan saat Wakil Bupati, Ratna Kusuma meninjau sawah itu.",
    "Pesanan itu menuntut kesiapan dapur yang memiliki peralatan lengkap.",
    "Perbaikan jembatan mendesak dan pihak kabupaten akan mengukur kembali.",
    "Lembaga itu mengusulkan pencabutan larangan itu untuk mendukung pertumbuhan.",
    "Ia diduga meminta Ratna merendam ponselnya.",
    "Petani berulang kali meminta untuk masuk ke balai itu dan berunding.",
    "Beredar pesan berisi klaim Menteri Ratna meminta semua penumpang agar divaksin.",
    "Para pemuda berencana melanjutkan usaha ke kota, dan pameran itu menjadi bahan percakapan.",
    # nobody speaks
    "Ada pepatah yang mengatakan sedikit demi sedikit lama-lama menjadi bukit.",
    "Tantangan itu menurut penulis adalah gabungan kelemahan dan ancaman.",
    "Ratna memuji panitia yang menurutnya penuh semangat.",
    "Ada delapan ukuran yang diperhitungkan dalam penilaian Lomba Kota Bersih tahun ini.",
    "Berikut lima manfaat air putih untuk tubuh menurut Ratna Kusuma.",
    # another word
    "Ia mencatat nama tamu, kata kunci, dan nomor kamar.",
    "Ia naik angkutan umum, sebut saja, kereta dan bus kota.",
    "Dengan jalur undangan dan nilai Ujian Nasional, maka peserta cukup mengirim berkas.",
    "Motivasi dan tekad pembuktian itu bisa berbahaya, namun Budi telah menyiapkan pemainnya.",
]


@pytest.mark.parametrize(
    "marked",
    BEHIND_THE_SPEAKER
    + BETWEEN_VERB_AND_CLAUSE
    + RIGHT_END
    + SOURCE_INSIDE
    + CARRIER_IN_FRONT
    + CLAUSES_OF_THEIR_OWN
    + OPENINGS
    + PASSIVES
    + REQUESTS_AND_WISHES
    + REASONS_AND_NUMBERS
    + DATELINES
    + DOUBTS
    + NO_REPORT,
)
def test_the_span_is_the_reported_clause_and_nothing_else(marked: str) -> None:
    case = unmark(marked)
    assert mark(case.text, tuple(one.span for one in extract(Document(case.text)))) == marked
