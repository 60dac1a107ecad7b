#include "style_note.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>

#include "ascii.h"
#include "style_sheet.h"

namespace lede::cli {
namespace {

bool is_beside(const std::string& output, const char* name) {
  std::error_code error;
  return std::filesystem::exists(std::filesystem::path(output).replace_filename(name), error);
}

/// Returns the classes of Lede that a style sheet has rules for.
std::set<std::string_view> classes_in(std::string_view sheet) {
  constexpr std::string_view k_begin = ".lede-";
  std::set<std::string_view> classes;
  for (std::size_t at = sheet.find(k_begin); at != std::string_view::npos; at = sheet.find(k_begin, at + 1)) {
    std::size_t end = at + 1;
    while (end < sheet.size() && (is_alphanumeric(sheet[end]) || sheet[end] == '-')) ++end;
    classes.insert(sheet.substr(at + 1, end - at - 1));
  }
  return classes;
}

/// Returns the classes of the page's elements.
std::set<std::string_view> classes_of(std::string_view html) {
  constexpr std::string_view k_attribute = " class=\"";
  std::set<std::string_view> classes;
  while (true) {
    const std::size_t begin = html.find('<'); // texts have none
    if (begin == std::string_view::npos) return classes;
    html.remove_prefix(begin);
    const std::string_view tag = html.substr(0, html.find('>'));
    html.remove_prefix(tag.size());
    const std::size_t at = tag.find(k_attribute);
    if (at == std::string_view::npos) continue;
    std::string_view names = tag.substr(at + k_attribute.size());
    names = names.substr(0, names.find('"'));
    while (!names.empty()) {
      const std::string_view name = names.substr(0, names.find(' '));
      classes.insert(name);
      names.remove_prefix(std::min(names.size(), name.size() + 1));
    }
  }
}

/// Returns a class of the page that lede-parts.css alone styles, and the given sheet does not; empty if there is none.
std::string_view class_without_styles(const std::string& html, const std::string& sheet) {
  const std::set<std::string_view> usual = classes_in(style_sheet());
  const std::set<std::string_view> given = classes_in(sheet);
  const std::set<std::string_view> shown = classes_of(html);
  for (const std::string_view name : classes_in(parts_style_sheet())) {
    if (shown.contains(name) && !usual.contains(name) && !given.contains(name)) return name;
  }
  return {};
}

} // namespace

std::string note_on_styles(const RenderOptions& options, const std::string& output, const std::string& html) {
  if (options.output == Output::fragment || output == "-" || output.starts_with("/dev/")) return {};
  if (!options.styles.empty()) {
    const std::string_view missing = class_without_styles(html, options.styles);
    if (missing.empty()) return {};
    return "the given styles have no rules for " + std::string(missing) +
           ", which lede-parts.css has: cat lede.css lede-parts.css > all.css, and --styles all.css";
  }
  if (!options.style_url.empty() || !options.assets_url.empty()) return {};
  if (!is_beside(output, "lede.css")) {
    return "it links lede.css, which is not beside it; --styles FILE.css puts a style sheet into the markup, "
           "--style-url URL names one elsewhere";
  }
  if (html.find("href=\"lede-parts.css\"") != std::string::npos && !is_beside(output, "lede-parts.css"))
    return "it links lede-parts.css, which is not beside it";
  return {};
}

} // namespace lede::cli
