// Finds where bare addresses begin.
#include "body/bare_addresses.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "body/address_reader.h"
#include "body/characters.h"
#include "html/scan.h"

namespace lede::body {
namespace {

constexpr std::size_t npos = std::string_view::npos;

using ascii::is_alphanumeric;
using ascii::is_ascii;
using ascii::is_one_of;

/// Whether the character before `at` belongs to the same word. In scripts without spaces, a word may begin anywhere.
bool is_in_word(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  if (is_ascii(text[at - 1])) return is_alphanumeric(text[at - 1]);
  return class_of(character_before(text, at)) == CharacterClass::letter;
}

/// If the ":" at `colon` ends a scheme, the size of the scheme including "//"; else 0.
std::size_t scheme_size(std::string_view text, std::size_t colon) {
  constexpr std::string_view k_scheme = "https";
  if (!text.substr(colon + 1).starts_with("//")) return 0;
  for (const std::size_t size : {k_scheme.size(), k_scheme.size() - 1}) {
    if (colon < size) continue;
    const std::size_t begin = colon - size;
    std::size_t same = 0;
    while (same < size && ascii::to_lower(text[begin + same]) == k_scheme[same]) ++same;
    if (same == size && (begin == 0 || !ascii::is_letter(text[begin - 1]))) return size + 3;
  }
  return 0;
}

BareAddress web_at(std::string_view text, std::size_t colon, bool in_emphasis) {
  const std::size_t size = scheme_size(text, colon);
  if (size == 0) return {};
  const std::size_t begin = colon + 3 - size;
  if (begin > 0 && text[begin - 1] == '<') return {}; // an autolink already, or a tag
  return {begin, address_end(text, begin, colon + 3, in_emphasis), AddressKind::web};
}

bool is_www(std::string_view text) {
  return text.size() > 4 && ascii::to_lower(text[0]) == 'w' && ascii::to_lower(text[1]) == 'w' &&
         ascii::to_lower(text[2]) == 'w' && text[3] == '.' && text[4] != '.';
}

BareAddress www_at(std::string_view text, std::size_t begin, bool in_emphasis) {
  if (!is_www(text.substr(begin)) || is_in_word(text, begin)) return {};
  if (begin > 0 && is_one_of(text[begin - 1], "./-@\\&=?#%+")) return {};
  return {begin, address_end(text, begin, begin, in_emphasis), AddressKind::www};
}

/// The end of the mail address whose "@" is at `at`; 0 if there is none.
std::size_t mail_end(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  std::size_t parts = 0;
  while (end < text.size()) {
    const char character = text[end];
    if (character == '.') {
      if (end + 1 == text.size() || !is_alphanumeric(text[end + 1])) break;
      ++parts;
    } else if (!is_alphanumeric(character) && !is_one_of(character, "-_")) {
      break;
    }
    ++end;
  }
  return parts > 0 ? end : 0;
}

/// @param least the end of the previous address.
BareAddress mail_at(std::string_view text, std::size_t at, std::size_t least) {
  std::size_t begin = at;
  while (begin > least && (is_alphanumeric(text[begin - 1]) || is_one_of(text[begin - 1], ".-_+"))) --begin;
  std::size_t end = mail_end(text, at);
  if (begin < at && end > 0 && text[begin] == '_' && text[end - 1] == '_') {
    ++begin; // emphasis
    --end;
  }
  if (begin >= at || end == 0 || !ascii::is_letter(text[end - 1])) return {};
  if (begin > 0 && (is_one_of(text[begin - 1], "/<\\@") || is_in_word(text, begin))) return {};
  return {begin, end, AddressKind::mail};
}

/// Tells whether emphasis by underscores may be open at an offset. Ask in ascending order.
class Underscores {
 public:
  explicit Underscores(std::string_view text) : text_(text) {}
  bool may_be_open(std::size_t at) {
    if (at <= looked_at_) return is_open_;
    std::string_view between = text_.substr(looked_at_, at - looked_at_);
    looked_at_ = at;
    if (const std::size_t end = end_of_last(between, '_'); end > 0) {
      is_open_ = true;
      between.remove_prefix(end);
    }
    // Emphasis ends with its paragraph.
    if (is_open_ && between.find("\n\n") != npos) is_open_ = false;
    return is_open_;
  }
  /// Underscores inside an address are not marks.
  void skip_to(std::size_t at) { looked_at_ = std::max(looked_at_, at); }

 private:
  std::string_view text_;
  std::size_t looked_at_ = 0;
  bool is_open_ = false;
};

/// The offset of the next "www." or so, or the text's size.
std::size_t find_www(std::string_view text, std::size_t from) {
  constexpr char k_case = 'a' ^ 'A';
  for (std::size_t at = from == 0 ? 0 : from - 1; at < text.size(); ++at) {
    at = find_pair(text, at, 'w', '.', k_case);
    if (at < text.size() && at >= 2 && is_www(text.substr(at - 2))) return at - 2;
  }
  return text.size();
}

/// The offset of the next "://", or the text's size.
std::size_t find_colon(std::string_view text, std::size_t from) {
  for (; from < text.size(); ++from) {
    from = find_pair(text, from, ':', '/');
    if (from + 2 < text.size() && text[from + 2] == '/') return from;
  }
  return text.size();
}

} // namespace

std::vector<BareAddress> find_bare_addresses(std::string_view text) {
  std::vector<BareAddress> found;
  Underscores underscores(text);
  std::size_t end = 0; // of the last one
  std::size_t colon = find_colon(text, 0);
  std::size_t sign = html::find_byte(text, 0, '@');
  std::size_t www = find_www(text, 0);
  while (std::min({colon, sign, www}) < text.size()) {
    BareAddress address;
    if (www < colon && www < sign) {
      address = www_at(text, www, underscores.may_be_open(www));
      www = find_www(text, www + 4);
    } else if (colon < sign) {
      address = web_at(text, colon, underscores.may_be_open(colon));
      colon = find_colon(text, colon + 1);
    } else {
      address = mail_at(text, sign, end);
      sign = html::find_byte(text, sign + 1, '@');
    }
    if (address.end == 0 || address.begin < end) continue;
    found.push_back(address);
    end = address.end;
    underscores.skip_to(end);
    if (colon < end) colon = find_colon(text, end);
    if (sign < end) sign = html::find_byte(text, end, '@');
    if (www < end) www = find_www(text, end);
  }
  return found;
}

std::size_t bare_address_size(std::string_view text, AddressKind kind) {
  if (kind == AddressKind::mail) return mail_at(text, html::find_byte(text, 0, '@'), 0).end;
  if (kind == AddressKind::www) return www_at(text, 0, false).end;
  return web_at(text, html::find_byte(text, 0, ':'), false).end;
}

std::string_view scheme_before(AddressKind kind) {
  return kind == AddressKind::mail ? "mailto:" : kind == AddressKind::www ? "http://" : "";
}

} // namespace lede::body
