// Languages as documents and systems name them.
#include "base/language_name.h"

#include <cstddef>

#include "base/ascii.h"
#include "base/language_tag.h"
#include "base/words.h"

namespace lede {
namespace {

/// One language a line: its tag, its ISO 639-2 codes, its English name and its own name. All in lower case.
constexpr char k_names[] =
    "ar|ara|arabic|العربية|عربي\n"
    "bg|bul|bulgarian|български\n"
    "bn|ben|bengali|bangla|বাংলা\n"
    "cs|ces|cze|czech|čeština\n"
    "da|dan|danish|dansk\n"
    "de|deu|ger|german|deutsch\n"
    "el|ell|gre|greek|ελληνικά\n"
    "en|eng|english|american english|british english\n"
    "es|spa|spanish|español|espanol|castellano\n"
    "fa|fas|per|persian|farsi|فارسی\n"
    "fi|fin|finnish|suomi\n"
    "fr|fra|fre|french|français|francais\n"
    "he|heb|hebrew|עברית\n"
    "hi|hin|hindi|हिन्दी|हिंदी\n"
    "hu|hun|hungarian|magyar\n"
    "id|ind|indonesian|bahasa indonesia\n"
    "it|ita|italian|italiano\n"
    "ja|jpn|japanese|日本語\n"
    "ko|kor|korean|한국어\n"
    "ms|msa|may|malay|bahasa melayu\n"
    "nb|nob|norwegian bokmål|bokmål\n"
    "nl|nld|dut|dutch|nederlands\n"
    "no|nor|norwegian|norsk\n"
    "pl|pol|polish|polski\n"
    "pt|por|portuguese|português|portugues\n"
    "pt-BR|brazilian portuguese|português do brasil|portuguese (brazil)\n"
    "ro|ron|rum|romanian|română\n"
    "ru|rus|russian|русский|Русский\n"
    "sv|swe|swedish|svenska\n"
    "ta|tam|tamil|தமிழ்\n"
    "th|tha|thai|ไทย|ภาษาไทย\n"
    "tr|tur|turkish|türkçe\n"
    "uk|ukr|ukrainian|українська|Українська\n"
    "ur|urd|urdu|اردو\n"
    "vi|vie|vietnamese|tiếng việt|tieng viet\n"
    "zh|zho|chi|chinese|中文|汉语|漢語\n"
    "zh-Hans|simplified chinese|chinese (simplified)|简体中文\n"
    "zh-Hant|traditional chinese|chinese (traditional)|繁體中文\n";

std::string_view find_name(std::string_view name) {
  for (std::string_view rest = k_names; !rest.empty();) {
    const std::string_view row = word_at(rest, 0, '\n');
    if (find_word(row, name, '|') != std::string_view::npos) return word_at(row, 0, '|');
    rest.remove_prefix(row.size() + 1);
  }
  return {};
}

} // namespace

std::string read_language_name(std::string_view text) {
  text = ascii::trim(text);
  if (text.empty()) return {};
  if (text.size() <= 3 || !is_language_tag(text) || may_be_language_name(text)) {
    std::string name(text);
    lower_ascii(name);
    if (const std::string_view tag = find_name(name); !tag.empty()) return std::string(tag);
  }
  // "pt_BR.UTF-8" and "de_DE@euro", as systems name their locales
  std::string tag(text.substr(0, text.find_first_of(".@")));
  for (char& c : tag) c = c == '_' ? '-' : c;
  return is_language_tag(tag) && !may_be_language_name(tag) && tag != "C" ? tag : std::string();
}

} // namespace lede
