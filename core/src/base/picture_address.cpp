#include "base/picture_address.h"

#include <cstddef>

#include "base/ascii.h"
#include "base/words.h"

namespace lede {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// Names of sizes at the end of a file's name, after "-" or "_". Two pictures are one only if both have such a name.
constexpr std::string_view k_sizes =
    "superJumbo facebookJumbo jumbo articleLarge articleInline blogSpan popup master1050 master768 master675 master495 "
    "master315 master180 mediumThreeByTwo440 mediumThreeByTwo225 mediumThreeByTwo210 threeByTwoMediumAt2X "
    "threeByTwoSmallAt2X threeByTwoLargeAt2X thumbStandard thumbLarge square320 square640 videoLarge "
    "videoSixteenByNine1050 videoSixteenByNine3000 videoSixteenByNineJumbo1600 largeHorizontal375 "
    "largeHorizontalJumbo NormalPreview NormalThumbnail LargePreview";

/// Parameters of queries that change a picture's size, its format, or nothing.
constexpr std::string_view k_size_parameters =
    "w h width height wid hei resize fit crop size quality q auto fm format dpr ssl strip zoom scale sharp upscale "
    "imwidth downsize disable itok ver v";

/// Returns the number at the beginning of a text, and removes it; 0 if there is none, or one that is no size.
int take_number(std::string_view& text) {
  constexpr std::size_t k_most_digits = 4;
  std::size_t digits = 0;
  int number = 0;
  for (; digits < text.size() && ascii::is_digit(text[digits]); ++digits) {
    if (digits == k_most_digits) return 0;
    number = number * 10 + (text[digits] - '0');
  }
  text.remove_prefix(digits);
  return digits < 2 ? 0 : number;
}

/// Returns the width in "600x400"; 0 if the text is something else.
int width_of_size(std::string_view text) {
  const int width = take_number(text);
  if (width == 0 || !text.starts_with('x')) return 0;
  text.remove_prefix(1);
  return take_number(text) != 0 && text.empty() ? width : 0;
}

/// Whether a folder is a size: "600x400", "s1600", "w640-h480", "w_600,h_400,c_fill".
bool is_folder_of_size(std::string_view folder, int& width) {
  if (const int named = width_of_size(folder); named != 0) {
    width = named;
    return true;
  }
  if (folder.size() < 3 || std::string_view("shwcqfg").find(folder[0]) == npos) return false;
  const char kind = folder[0];
  const bool has_options = folder[1] == '_'; // Cloudinary's
  std::string_view rest = folder.substr(has_options ? 2 : 1);
  const int number = take_number(rest);
  if (has_options) {
    if (kind == 'w') width = number;
    return folder.find(',') != npos || (number != 0 && rest.empty());
  }
  if (number == 0 || (kind != 's' && kind != 'w')) return false;
  if (!rest.empty() && rest.front() != '-') return false;
  width = number;
  return kind == 's' || rest.starts_with("-h");
}

void read_query(std::string_view query, PictureAddress& out) {
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view part = query.substr(0, end);
    const std::string_view name = part.substr(0, part.find('='));
    if (has_word("w width wid imwidth resize", name) && name.size() < part.size()) {
      std::string_view value = part.substr(name.size() + 1);
      out.width = take_number(value);
      if (out.width == 0) out.width = 1; // "w=1"
    }
    if (!has_word(k_size_parameters, name)) out.other += '&', out.other += part;
    if (end == npos) break;
    query.remove_prefix(end + 1);
  }
}

void read_folders(std::string_view path, PictureAddress& out) {
  while (!path.empty()) {
    const std::size_t end = path.find('/');
    const std::string_view folder = path.substr(0, end);
    out.folder += '/';
    if (is_folder_of_size(folder, out.width))
      out.folder += '*';
    else
      out.folder += folder;
    if (end == npos) break;
    path.remove_prefix(end + 1);
  }
}

void read_name(std::string_view name, PictureAddress& out) {
  if (const std::size_t dot = name.rfind('.'); dot != npos && dot > 0) {
    out.other = name.substr(dot);
    name = name.substr(0, dot);
  }
  constexpr std::string_view k_scaled = "-scaled";
  if (name.ends_with(k_scaled)) name.remove_suffix(k_scaled.size());
  const std::size_t mark = name.find_last_of("-_");
  std::string_view rest = mark == npos || mark == 0 ? std::string_view() : name.substr(mark + 1);
  if (const int width = rest.empty() || name[mark] == '_' ? 0 : width_of_size(rest); width != 0) {
    out.width = width;
    name = name.substr(0, mark);
    if (name.ends_with(k_scaled)) name.remove_suffix(k_scaled.size());
    out.name = name;
  } else if (!rest.empty() && has_word(k_sizes, rest)) {
    out.name = name.substr(0, mark + 1);
    out.name += '*';
  } else {
    out.name = name;
  }
}

} // namespace

PictureAddress read_picture_address(std::string_view address) {
  PictureAddress out;
  address = address.substr(0, address.find('#'));
  if (const std::size_t scheme = address.find("://"); scheme != npos) address.remove_prefix(scheme + 3);
  // WordPress' image server has the picture's own address behind its own.
  constexpr std::string_view k_proxy = ".wp.com/";
  if (address.starts_with('i') && address.substr(2).starts_with(k_proxy)) address.remove_prefix(2 + k_proxy.size());
  const std::size_t query = address.find('?');
  std::string_view path = address.substr(0, query);
  const std::size_t host = path.find('/');
  out.host = path.substr(0, host);
  path = host == npos ? std::string_view() : path.substr(host + 1);
  const std::size_t name = path.rfind('/');
  if (name != npos) read_folders(path.substr(0, name), out);
  read_name(name == npos ? path : path.substr(name + 1), out);
  if (query != npos) read_query(address.substr(query + 1), out);
  return out;
}

std::string_view without_hash(std::string_view name) {
  constexpr std::size_t k_shortest = 8; // digits
  const std::size_t mark = name.find_last_of("-_.");
  if (mark == npos || name.size() - mark <= k_shortest) return name;
  bool has_digit = false;
  bool has_letter = false;
  for (const char c : name.substr(mark + 1)) {
    if (ascii::hex_value(c) < 0) return name;
    has_digit = has_digit || ascii::is_digit(c);
    has_letter = has_letter || ascii::is_letter(c);
  }
  return has_digit && has_letter ? name.substr(0, mark) : name;
}

} // namespace lede
