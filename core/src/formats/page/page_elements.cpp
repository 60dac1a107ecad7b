// Classes of elements on a page.
#include "formats/page/page_elements.h"

#include "base/words.h"
#include "formats/page/page.h"

namespace lede::formats::page {

bool is_unmarked(Element element) {
  switch (element) {
    case Element::em:
    case Element::strong:
    case Element::small:
    case Element::s:
    case Element::q:
    case Element::dfn:
    case Element::abbr:
    case Element::data:
    case Element::code:
    case Element::var:
    case Element::samp:
    case Element::kbd:
    case Element::sub:
    case Element::sup:
    case Element::i:
    case Element::b:
    case Element::u:
    case Element::mark:
    case Element::bdi:
    case Element::bdo:
    case Element::br:
    case Element::wbr:
    case Element::ruby:
    case Element::rt:
    case Element::rp:
    case Element::ins:
    case Element::del:
    case Element::strike:
    case Element::tt:
    case Element::acronym:
    case Element::big:
    case Element::font:
    case Element::nobr:
    case Element::head: return true;
    default: return false;
  }
}

bool is_inline(Element element) {
  return is_unmarked(element) || element == Element::a || element == Element::span || element == Element::time ||
         element == Element::cite || element == Element::label || element == Element::img ||
         element == Element::picture || element == Element::source || element == Element::input ||
         element == Element::button || element == Element::select || element == Element::textarea ||
         element == Element::iframe || element == Element::audio || element == Element::video ||
         element == Element::object || element == Element::svg || element == Element::math ||
         element == Element::noscript;
}

bool is_cell(Element element) {
  return element == Element::td || element == Element::th || element == Element::caption;
}

bool is_of_table(Element element) {
  return is_cell(element) || element == Element::table || element == Element::tr || element == Element::tbody ||
         element == Element::thead || element == Element::tfoot;
}

Element container_of(Element element) {
  switch (element) {
    case Element::li: return Element::ul;
    case Element::dt:
    case Element::dd: return Element::dl;
    case Element::tr:
    case Element::td:
    case Element::th:
    case Element::tbody:
    case Element::tfoot:
    case Element::thead: return Element::table;
    default: return Element::unknown;
  }
}

bool is_ended_by(Element open, Element next) {
  switch (next) {
    case Element::li: return open == Element::li;
    case Element::dt:
    case Element::dd: return open == Element::dt || open == Element::dd;
    case Element::td:
    case Element::th: return open == Element::td || open == Element::th;
    case Element::tr: return open == Element::tr;
    default: return open == Element::tbody || open == Element::thead || open == Element::tfoot;
  }
}

bool keeps_its_tag(Element element) {
  switch (element) {
    case Element::p:
    case Element::pre:
    case Element::blockquote:
    case Element::figure:
    case Element::ul:
    case Element::ol:
    case Element::dl:
    case Element::table: return true;
    default: return is_heading(element);
  }
}

bool is_apart(Element element) {
  switch (element) {
    case Element::nav:
    case Element::aside:
    case Element::footer:
    case Element::button:
    case Element::input:
    case Element::select:
    case Element::textarea:
    case Element::search: return true;
    default: return false;
  }
}

bool is_unseen(Element element) {
  switch (element) {
    case Element::template_:
    case Element::dialog:
    case Element::svg:
    case Element::canvas:
    case Element::datalist: return true;
    default: return false;
  }
}

bool is_apart_role(std::string_view role) {
  return has_word("menu menubar complementary navigation alert alertdialog dialog banner contentinfo search toolbar",
                  role);
}

unsigned hints_of_custom(std::string_view name) {
  constexpr std::string_view k_unseen =
      "template amp-sidebar amp-ad amp-embed amp-social-share amp-consent amp-user-notification amp-analytics "
      "amp-auto-ads amp-sticky-ad amp-pixel amp-lightbox";
  return has_word(k_unseen, name) ? unsigned{k_hidden} : unsigned{hints_of(name)};
}

unsigned hints_of_phrase(std::string_view names) {
  for (const std::string_view phrase :
       {"sr-only", "mw-editsection", "visually-hidden", "visuallyhidden", "screen-reader", "print-only"}) {
    if (names.find(phrase) != std::string_view::npos) return k_hidden;
  }
  return 0;
}

bool names_player(std::string_view names) {
  constexpr std::size_t k_most_bytes = 300;
  std::string lower(names.substr(0, k_most_bytes));
  lower_ascii(lower);
  for (const std::string_view phrase : {"video-player", "videoplayer", "video player", "audio-player", "audioplayer",
                                        "audio player", "media-player", "jwplayer", "jw-player", "video-js", "mejs-"}) {
    if (lower.find(phrase) != std::string::npos) return true;
  }
  return false;
}

html::TextState raw_state(Element element) {
  switch (element) {
    case Element::style:
    case Element::noscript:
    case Element::noembed:
    case Element::noframes:
    case Element::iframe:
    case Element::xmp: return html::TextState::rawtext;
    case Element::textarea: return html::TextState::rcdata;
    default: return html::TextState::data;
  }
}

} // namespace lede::formats::page
