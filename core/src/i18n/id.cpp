// Indonesian.
#include "i18n/language.h"
#include "i18n/more_languages.h"

namespace lede::i18n {

namespace {

constexpr LabelText k_texts[] = {
    {Label::article_updated, "Diperbarui {date}"},
    {Label::see_also_title, "Baca juga"},
    {Label::tags_title, "Tag"},
    {Label::rating_title, "Penilaian"},
    {Label::rating_empty, "Jadilah yang pertama menilai artikel ini!"},
    {Label::rating_count, "{count} penilaian"},
    {Label::rating_question, "Bagaimana penilaian Anda atas artikel ini?"},
    {Label::rating_star, "{count} bintang"},
    {Label::rating_submit, "Kirim penilaian"},
    {Label::rating_clear, "Hapus"},
    {Label::rating_sent, "Terima kasih telah menilai artikel ini."},
    {Label::rating_yours, "Penilaian Anda: {value}"},
    {Label::rating_cleared, "Penilaian Anda telah ditarik."},
    {Label::rating_refused, "Penilaian Anda tidak diterima. Silakan coba lagi nanti."},
    {Label::rating_failed, "Penilaian Anda gagal dikirim. Periksa koneksi Anda, lalu coba lagi."},
    {Label::rating_forbidden, "Artikel ini tidak menerima penilaian dari halaman yang sedang Anda buka."},
    {Label::comments_title, "Komentar"},
    {Label::comments_empty, "Belum ada komentar."},
    {Label::comments_all, "Baca semua komentar"},
    {Label::comments_more, "Tampilkan {count} komentar lagi"},
    {Label::comments_anonymous, "Pembaca"},
    {Label::comments_write, "Tulis komentar"},
    {Label::comments_name, "Nama Anda"},
    {Label::comments_text, "Komentar Anda"},
    {Label::comments_submit, "Kirim komentar"},
    {Label::comments_reply, "Balas"},
    {Label::comments_reply_to, "Balas {name}"},
    {Label::comments_cancel, "Batal membalas"},
    {Label::comments_sent, "Terima kasih. Komentar Anda akan tampil setelah disetujui."},
    {Label::comments_published, "Terima kasih. Komentar Anda sudah tayang."},
    {Label::comments_pending, "Menunggu persetujuan"},
    {Label::comments_refused, "Komentar Anda tidak diterima. Silakan coba lagi nanti."},
    {Label::comments_failed, "Komentar Anda gagal dikirim. Tulisan Anda masih ada di sini, silakan coba lagi."},
    {Label::comments_forbidden, "Artikel ini tidak menerima komentar dari halaman yang sedang Anda buka."},
    {Label::form_limited, "Terlalu cepat. Silakan coba lagi {time}."},
    {Label::related_title, "Rekomendasi untuk Anda"},
    {Label::latest_title, "Berita terkini"},
    {Label::latest_empty, "Belum ada berita terkini."},
    {Label::share_title, "Bagikan"},
    {Label::share_email, "Surel"},
    {Label::share_copy, "Salin tautan"},
    {Label::share_copied, "Tautan telah disalin."},
    {Label::footer_license, "Lisensi"},
    {Label::footer_top, "Kembali ke atas"},
};

constexpr Language k_language = {
    .tag = "id",
    .plural_rule = PluralRule::other,
    .decimal_mark = ",",
    .group_mark = ".",
    .dates = {.date = "%A, %e %B %Y", .time = ", %H:%M", .brief = "%e %B %Y"},
    .weekdays = "Minggu|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu",
    .months = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember",
};

constexpr auto k_packed = pack<k_language, k_texts>();

} // namespace

constinit const std::string_view k_indonesian = {k_packed.data(), k_packed.size()};

} // namespace lede::i18n
