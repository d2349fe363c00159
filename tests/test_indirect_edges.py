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
    "Ratna mengatakan [dokter memakai cara A.B.C.D sesuai pedoman terkini].",
    "Sedangkan Ratna menjelaskan [usai pasar dibuka, beberapa pekan kemudian ada kabar buruk].",
    "Meski Ratna menilai [harga beras turun], warga tetap cemas.",
]
SOURCE_INSIDE = [
    "[Langkah itu diambil, kata Budi, untuk meredam serangan lawan].",
    "[Hal itu terjadi menurut Budi akibat mobilitas warga yang tinggi].",
    "[Fokus utama kami saat ini, kata dia, memastikan keberlanjutan panen].",
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
NO_REPORT = [
    # a request for a thing, a deed in place of words, a report of a report
    "Warga datang dan meminta solusi saat Wakil Gubernur, Ratna Kusuma mengunjungi desa itu.",
    "Kondisi ini pun menuntut kesiapan dapur yang meliputi sarana yang memadai.",
    "Penataan kawasan mendesak dan pihak provinsi akan mengecek kembali.",
    "Lembaga itu mengusulkan pencabutan larangan itu untuk mendukung pertumbuhan.",
    "Ia diduga meminta Ratna merendam ponselnya.",
    "Warga beberapa kali meminta untuk masuk ke kantor itu dan berdialog.",
    "Beredar pesan berisi klaim Menteri Ratna meminta semua penumpang agar divaksin.",
    "Seluruh siswa berencana melanjutkan pendidikan ke kota, dan ujian itu berfungsi sebagai bahan pertimbangan.",
    # nobody speaks
    "Ada pepatah yang mengatakan sedikit demi sedikit lama-lama menjadi bukit.",
    "Tantangan itu menurut penulis adalah gabungan kelemahan dan ancaman.",
    "Ratna memuji panitia yang menurutnya penuh semangat.",
    "Ada delapan ukuran yang diperhitungkan dalam penilaian Lomba Kota Bersih tahun ini.",
    "Berikut lima manfaat air putih untuk tubuh menurut Ratna Kusuma.",
    # another word
    "Ia mencatat nama pengguna, kata sandi, dan nomor rekening.",
    "Ia naik angkutan umum, sebut saja, kereta dan bus kota.",
    "Dengan jalur undangan dan nilai Ujian Nasional, maka peserta cukup mengirim berkas.",
    "Motivasi dan tekad pembuktian itu bisa berbahaya, namun Budi telah menyiapkan pemainnya.",
]


@pytest.mark.parametrize(
    "marked",
    BEHIND_THE_SPEAKER + BETWEEN_VERB_AND_CLAUSE + RIGHT_END + SOURCE_INSIDE + CARRIER_IN_FRONT + NO_REPORT,
)
def test_the_span_is_the_reported_clause_and_nothing_else(marked: str) -> None:
    case = unmark(marked)
    assert mark(case.text, tuple(one.span for one in extract(Document(case.text)))) == marked
