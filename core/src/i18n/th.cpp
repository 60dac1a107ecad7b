// Thai. Years are those of the Buddhist era, as in every Thai newspaper; digits are the European ones.
#include "i18n/language.h"
#include "i18n/more_languages.h"

namespace lede::i18n {

namespace {

constexpr LabelText k_texts[] = {
    {Label::article_updated, "อัปเดต {date}"},
    {Label::see_also_title, "อ่านเพิ่มเติม"},
    {Label::tags_title, "แท็ก"},
    {Label::rating_title, "คะแนนบทความ"},
    {Label::rating_empty, "มาให้คะแนนบทความนี้เป็นคนแรก!"},
    {Label::rating_count, "ผู้ให้คะแนน {count} คน"},
    {Label::rating_question, "คุณให้คะแนนบทความนี้เท่าใด"},
    {Label::rating_star, "{count} ดาว"},
    {Label::rating_submit, "ส่งคะแนน"},
    {Label::rating_clear, "ล้าง"},
    {Label::rating_sent, "ขอบคุณที่ให้คะแนนบทความนี้"},
    {Label::rating_yours, "คะแนนของคุณ: {value}"},
    {Label::rating_cleared, "ถอนคะแนนของคุณแล้ว"},
    {Label::rating_refused, "ระบบไม่รับคะแนนของคุณ โปรดลองใหม่ภายหลัง"},
    {Label::rating_failed, "ส่งคะแนนไม่สำเร็จ โปรดตรวจสอบการเชื่อมต่อแล้วลองอีกครั้ง"},
    {Label::rating_forbidden, "ไม่สามารถให้คะแนนบทความนี้จากหน้าที่คุณเปิดอยู่"},
    {Label::comments_title, "ความคิดเห็น"},
    {Label::comments_empty, "ยังไม่มีความคิดเห็น"},
    {Label::comments_all, "อ่านความคิดเห็นทั้งหมด"},
    {Label::comments_more, "แสดงความคิดเห็นอีก {count} รายการ"},
    {Label::comments_anonymous, "ผู้อ่าน"},
    {Label::comments_write, "แสดงความคิดเห็น"},
    {Label::comments_name, "ชื่อของคุณ"},
    {Label::comments_text, "ความคิดเห็นของคุณ"},
    {Label::comments_submit, "ส่งความคิดเห็น"},
    {Label::comments_reply, "ตอบกลับ"},
    {Label::comments_reply_to, "ตอบกลับ {name}"},
    {Label::comments_cancel, "ยกเลิกการตอบกลับ"},
    {Label::comments_sent, "ขอบคุณ ความคิดเห็นของคุณจะปรากฏหลังผ่านการตรวจสอบ"},
    {Label::comments_published, "ขอบคุณ ความคิดเห็นของคุณเผยแพร่แล้ว"},
    {Label::comments_pending, "รอการตรวจสอบ"},
    {Label::comments_refused, "ระบบไม่รับความคิดเห็นของคุณ โปรดลองใหม่ภายหลัง"},
    {Label::comments_failed, "ส่งความคิดเห็นไม่สำเร็จ ข้อความของคุณยังอยู่ โปรดลองอีกครั้ง"},
    {Label::comments_forbidden, "ไม่สามารถแสดงความคิดเห็นต่อบทความนี้จากหน้าที่คุณเปิดอยู่"},
    {Label::form_limited, "คุณส่งถี่เกินไป โปรดลองอีกครั้ง{time}"},
    {Label::related_title, "ข่าวที่คุณอาจสนใจ"},
    {Label::latest_title, "ข่าวล่าสุด"},
    {Label::latest_empty, "ยังไม่มีข่าวล่าสุด"},
    {Label::share_title, "แชร์"},
    {Label::share_email, "อีเมล"},
    {Label::share_copy, "คัดลอกลิงก์"},
    {Label::share_copied, "คัดลอกลิงก์แล้ว"},
    {Label::footer_license, "สัญญาอนุญาต"},
    {Label::footer_top, "กลับขึ้นด้านบน"},
};

constexpr Language k_language = {
    .tag = "th",
    .plural_rule = PluralRule::other,
    .decimal_mark = ".",
    .group_mark = ",",
    .dates = {.date = "วัน%Aที่ %e %B %E", .time = " %H:%M น.", .brief = "%e %B %E"},
    .weekdays = "อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์",
    .months = "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม",
};

constexpr auto k_packed = pack<k_language, k_texts>();

} // namespace

constinit const std::string_view k_thai = {k_packed.data(), k_packed.size()};

} // namespace lede::i18n
