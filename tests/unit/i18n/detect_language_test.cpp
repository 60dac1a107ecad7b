// The language of a text, named only if it is certain.
#include "i18n/detect_language.h"

#include <string>

#include <catch2/catch_test_macros.hpp>

using lede::i18n::detect_language;

TEST_CASE("the language of a paragraph is told") {
  struct Case {
    const char* tag;
    const char* text;
  };
  static constexpr Case k_cases[] = {
      {"vi", "Sáng nay, UBND thành phố tổ chức lễ khánh thành cây cầu mới bắc qua sông Hương."},
      {"en", "The council met on Monday to vote on the bridge. It passed with a large majority of the members."},
      {"de", "Der Stadtrat hat am Montag über die neue Brücke abgestimmt. Sie wird im kommenden Jahr eröffnet."},
      {"fr",
       "Le conseil municipal a voté lundi la construction du nouveau pont sur la rivière, qui ouvrira l'an prochain."},
      {"es",
       "El ayuntamiento votó el lunes a favor del nuevo puente sobre el río. Los vecinos lo piden desde hace años y la "
       "obra empieza en mayo, según la alcaldesa."},
      {"pt",
       "A câmara municipal votou na segunda-feira a favor da nova ponte sobre o rio. Os moradores pedem a obra há anos "
       "e ela começa em maio, mas não está paga, segundo a prefeita."},
      {"id",
       "Dewan kota pada hari Senin menyetujui pembangunan jembatan baru. Warga sudah lama meminta jembatan itu, tetapi "
       "pemerintah kota belum bisa membayar karena uang tahun ini tidak cukup untuk itu, kata wali kota."},
      {"it", "Il consiglio comunale ha votato lunedì a favore del nuovo ponte sul fiume, che aprirà il prossimo anno."},
      {"nl", "De gemeenteraad heeft maandag gestemd voor de nieuwe brug over de rivier, die volgend jaar opengaat."},
      {"sv", "Kommunfullmäktige röstade på måndagen för den nya bron över floden, som ska öppna nästa år."},
      {"ca",
       "L'ajuntament va votar dilluns a favor del nou pont sobre el riu, que obrirà l'any que ve amb les obres "
       "acabades."},
      {"pl",
       "Rada miasta zagłosowała w poniedziałek za budową nowego mostu nad rzeką, który zostanie otwarty w przyszłym "
       "roku."},
      {"tr",
       "Belediye meclisi pazartesi günü nehrin üzerindeki yeni köprü için oy kullandı ve köprü gelecek yıl açılacak."},
      {"ms",
       "Majlis bandaraya pada hari Isnin meluluskan pembinaan jambatan baharu. Beliau berkata penduduk turut meminta "
       "jambatan itu selepas banjir, manakala pihak kerajaan perlu membayar kerana keperluan penduduk."},
      {"ru",
       "Городской совет в понедельник проголосовал за строительство нового моста через реку. Жители просили об этом "
       "уже много лет, но денег на мост не было, а теперь он будет открыт в мае."},
      {"uk",
       "Міська рада в понеділок проголосувала за будівництво нового мосту через річку. Мешканці просили про це вже "
       "багато років, але грошей на міст не було, а тепер його відкриють у травні."},
      {"bg",
       "Общинският съвет гласува в понеделник за строителството на нов мост над реката, който ще бъде открит "
       "догодина."},
      {"ar", "صوّت المجلس البلدي يوم الاثنين على بناء جسر جديد فوق النهر من المقرر أن يُفتتح في العام المقبل."},
      {"fa",
       "شورای شهر روز دوشنبه به ساخت پل جدید بر روی رودخانه رأی داد که سال آینده افتتاح "
       "می‌شود."},
      {"ur", "شہر کی کونسل نے پیر کو دریا پر نئے پل کی تعمیر کے حق میں ووٹ دیا جو اگلے سال کھل جائے گا۔"},
      {"he", "מועצת העיר הצביעה ביום שני בעד בניית גשר חדש מעל הנהר."},
      {"hi", "नगर परिषद ने सोमवार को नदी पर नए पुल के निर्माण के पक्ष में मतदान किया, जो अगले साल खुलेगा।"},
      {"mr",
       "नगरपालिकेने सोमवारी नदीवरील नव्या पुलाच्या बांधकामाच्या बाजूने मतदान केले आहे. हा पूल पुढील वर्षी सुरू होणार आहे आणि त्यासाठी "
       "निधी नाही, असे महापौर यांनी म्हटले."},
      {"ja", "市議会は月曜日、川に架かる新しい橋の建設を可決した。"},
      {"ko", "시의회는 월요일 강 위에 새 다리를 건설하는 안을 가결했다."},
      {"th", "สภาเมืองลงมติเมื่อวันจันทร์ให้สร้างสะพานใหม่ข้ามแม่น้ำ"},
      {"zh-Hans", "市议会周一投票通过了在河上修建新桥的计划，这座桥将于明年开通。"},
      {"zh-Hant", "市議會週一投票通過了在河上修建新橋的計劃，這座橋將於明年開通。"},
      {"el", "Το δημοτικό συμβούλιο ψήφισε τη Δευτέρα υπέρ της νέας γέφυρας."},
      {"bn", "সোমবার নগর পরিষদ নদীর উপর নতুন সেতু নির্মাণের পক্ষে ভোট দিয়েছে।"},
      {"ro",
       "Consiliul local a votat luni pentru construirea unui pod nou peste râu, care va fi deschis în anul următor."},
      {"hu", "A városi tanács hétfőn megszavazta az új híd építését a folyó felett, amely jövőre nyílik meg."},
      {"fi",
       "Kaupunginvaltuusto äänesti maanantaina uuden sillan puolesta, ja se avataan ensi vuonna, kun työt ovat "
       "valmiit."},
      {"cs", "Zastupitelstvo v pondělí hlasovalo pro stavbu nového mostu přes řeku, který bude otevřen příští rok."},
  };
  for (const Case& c : k_cases) {
    INFO(c.text);
    CHECK(detect_language(c.text) == c.tag);
  }
}

TEST_CASE("no language is told where none is certain") {
  struct Case {
    const char* why;
    const char* text;
  };
  static constexpr Case k_cases[] = {
      {"nothing", ""},
      {"no letters", "12.345 + 678 = ?"},
      {"a few words", "Bridge closed after storm"},
      {"a letter again and again", "a a a a a a a a a a a a"},
      {"Latin that is no language",
       "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore."},
      {"names",
       "Anna Schmidt, Jean Dupont, Maria Silva, John Smith, Nguyen Van A, Giovanni Rossi, Jan Kowalski, Ali Demir"},
      {"a few Chinese characters", "北京 上海 广州"},
      {"half in one script, half in another",
       "The council met on Monday to vote on the bridge. Городской совет проголосовал за строительство нового моста"},
      {"a text that is not UTF-8", "\xFF\xFE\xC3 the \x80 of \xE4\xB8"},
  };
  for (const Case& c : k_cases) {
    INFO(c.why);
    CHECK(detect_language(c.text).empty());
  }
}

TEST_CASE("a long text is judged by its beginning") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "The council met on Monday to vote on the bridge. ";
  CHECK(detect_language(text) == "en");
  text.insert(0, "Der Stadtrat hat am Montag über die neue Brücke abgestimmt, und sie wird im Mai eröffnet. ");
  CHECK(detect_language(text) == "en");
}
