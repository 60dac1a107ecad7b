#include "base/picture_address.h"

#include <algorithm>
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

/// Parameters of queries that change a picture's size or quality, if their value is a number: "w=600",
/// "resize=600,400".
constexpr std::string_view k_widths = "w width wid imwidth resize";
constexpr std::string_view k_other_lengths = "h height hei size";
constexpr std::string_view k_qualities = "quality q dpr sharp upscale downsize";

bool is_length(std::string_view name) { return has_word(k_widths, name) || has_word(k_other_lengths, name); }

/// Parameters that change its format or the way it is cut, with the values that say so.
constexpr std::string_view k_choices = "fit crop auto fm format ssl strip";
constexpr std::string_view k_choice_values =
    "1 true all info crop clip max fill fillmax contain cover inside outside smart faces face entropy center top "
    "compress "
    "format enhance jpg jpeg pjpg png gif webp avif";

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

/// Reads "600x400". @return false if the text is something else, such as two years.
bool read_size(std::string_view text, PictureAddress& out) {
  const int width = take_number(text);
  if (width == 0 || !text.starts_with('x')) return false;
  text.remove_prefix(1);
  const int height = take_number(text);
  const auto is_year = [](int number) { return number >= 1900 && number < 2100; };
  if (height == 0 || !text.empty() || (is_year(width) && is_year(height))) return false;
  out.width = width;
  out.height = height;
  return true;
}

/// Whether a folder has nothing but Cloudinary's parameters of size, cut, quality and format: "w_600,h_400,c_fill".
/// "$s" is a signature.
bool is_transformation(std::string_view folder, int& width) {
  while (true) {
    const std::size_t end = folder.find(',');
    const std::string_view part = folder.substr(0, end);
    const std::string_view name = part.substr(0, part.find('_'));
    std::string_view value = part.substr(std::min(name.size() + 1, part.size()));
    const bool has_number = !value.empty() && ascii::is_digit(value.front());
    const bool is_length = has_word("w h", name) && has_number;
    const bool is_choice = has_word("c g f fl", name) && !value.empty() && !has_number;
    if (!is_length && !is_choice && !(has_word("q ar dpr $s", name) && !value.empty())) return false;
    if (name == "w") width = take_number(value);
    if (end == npos) return true;
    folder.remove_prefix(end + 1);
  }
}

/// Whether a folder is a size of any system: "600x400".
/// Google's servers have "s1600" and "w640-h480" as well; in a folder of any other host, that is a name.
/// @param is_transformed whether it is behind "upload" or "fetch", where Cloudinary has its parameters.
bool is_folder_of_size(std::string_view folder, bool is_transformed, PictureAddress& out) {
  if (folder.size() < 3) return false;
  if (read_size(folder, out)) return true;
  if (is_transformed) return is_transformation(folder, out.width);
  if (!out.host.ends_with(".blogspot.com") && !out.host.ends_with(".googleusercontent.com")) return false;
  std::string_view rest = folder.substr(1);
  const int number = take_number(rest);
  if (number == 0 || (folder[0] != 's' && !(folder[0] == 'w' && rest.starts_with("-h")))) return false;
  if (!rest.empty() && rest.front() != '-') return false;
  out.width = number;
  return true;
}

/// Whether a value has only numbers: "600", "600x400", "600%2C400".
bool is_number(std::string_view value) {
  constexpr std::string_view k_comma = "%2C";
  while (value.find(k_comma) != npos) {
    const std::size_t comma = value.find(k_comma);
    if (!is_number(value.substr(0, comma))) return false;
    value.remove_prefix(comma + k_comma.size());
  }
  return !value.empty() && value.find_first_not_of("0123456789.,x") == npos;
}

/// Whether a parameter says only how large a picture is, or how it is compressed.
bool is_of_size(std::string_view name, std::string_view value) {
  if (is_length(name) || has_word(k_qualities, name)) return is_number(value);
  if (name == "itok") return true; // Drupal's, of the size that the path names
  if (!has_word(k_choices, name) || value.empty()) return false;
  while (!value.empty()) { // "format,compress"
    const std::size_t end = value.find(',');
    if (!has_word(k_choice_values, value.substr(0, end))) return false;
    value.remove_prefix(end == npos ? value.size() : end + 1);
  }
  return true;
}

void read_query(std::string_view query, PictureAddress& out) {
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view part = query.substr(0, end);
    const std::string_view name = part.substr(0, part.find('='));
    std::string_view value = part.substr(std::min(name.size() + 1, part.size()));
    if (!is_of_size(name, value)) {
      out.other += '&';
      out.other += part;
    } else {
      // Quality and format say nothing of the size; a height alone does.
      out.is_sized = out.is_sized || is_length(name);
    }
    if (has_word(k_widths, name) && is_number(value)) {
      out.width = take_number(value);
      if (out.width == 0) out.width = 1; // "w=1"
    }
    if (end == npos) break;
    query.remove_prefix(end + 1);
  }
}

void read_folders(std::string_view path, PictureAddress& out) {
  bool is_transformed = false;
  while (!path.empty()) {
    const std::size_t end = path.find('/');
    const std::string_view folder = path.substr(0, end);
    const bool is_size = is_folder_of_size(folder, is_transformed, out);
    out.folder += '/';
    out.folder += is_size ? std::string_view("*") : folder;
    out.is_sized = out.is_sized || is_size;
    is_transformed = folder == "upload" || folder == "fetch" || (is_transformed && is_size);
    if (end == npos) break;
    path.remove_prefix(end + 1);
  }
}

void read_name(std::string_view name, PictureAddress& out) {
  // A server has made "a.jpg.webp" of "a.jpg".
  constexpr std::string_view k_made = ".webp";
  const std::string_view original = name.substr(0, name.size() - std::min(name.size(), k_made.size()));
  if (name.ends_with(k_made) && (original.ends_with(".jpg") || original.ends_with(".png"))) name = original;
  if (const std::size_t dot = name.rfind('.'); dot != npos && dot > 0) {
    out.other = name.substr(dot);
    name = name.substr(0, dot);
  }
  constexpr std::string_view k_scaled = "-scaled";
  for (const std::string_view size : {k_scaled, std::string_view("@2x")}) {
    if (name.ends_with(size)) name.remove_suffix(size.size());
  }
  const std::size_t mark = name.find_last_of("-_");
  std::string_view rest = mark == npos || mark == 0 ? std::string_view() : name.substr(mark + 1);
  if (!rest.empty() && name[mark] == '-' && read_size(rest, out)) {
    out.is_sized = true;
    name = name.substr(0, mark);
    if (name.ends_with(k_scaled)) name.remove_suffix(k_scaled.size());
    out.name = name;
  } else if (!rest.empty() && has_word(k_sizes, rest)) {
    constexpr int k_large = 1000;
    out.is_sized = true;
    if (rest.find("umbo") != npos || rest.starts_with("Large") || rest.starts_with("master")) out.width = k_large;
    out.name = name.substr(0, mark + 1);
    out.name += '*';
  } else {
    out.name = name;
  }
}

} // namespace

bool is_picture_file(std::string_view address) {
  constexpr std::size_t k_longest = 6; // ".tiff" and its dot
  address = address.substr(0, address.find_first_of("?#"));
  const std::size_t dot = address.rfind('.');
  if (dot == npos || address.size() - dot > k_longest) return false;
  std::string extension(address.substr(dot + 1));
  lower_ascii(extension);
  return has_word("jpg jpeg png gif webp avif svg bmp tif tiff heic jfif", extension);
}

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

} // namespace lede
