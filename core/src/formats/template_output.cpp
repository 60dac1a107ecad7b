#include "formats/template_output.h"

#include <cstddef>

#include "base/ascii.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/markdown_figure.h"
#include "formats/markdown_pieces.h"
#include "formats/template_arguments.h"

namespace lede::formats {
namespace {

using template_tags::argument;
using template_tags::second_text;
using template_tags::take_word;
using template_tags::words_behind;

std::string_view trim(std::string_view text) { return ascii::trim(text, " \t\r\n"); }

/// Writes Hexo's link: words, then an address.
bool show_words_of_link(std::string_view arguments, std::string& out) {
  const std::size_t at = arguments.find("http");
  if (at == std::string_view::npos || trim(arguments.substr(0, at)).empty()) return false;
  std::string_view rest = arguments.substr(at);
  out += "<a href=\"";
  append_escaped_text(out, take_word(rest));
  out += "\">";
  append_escaped_text(out, trim(arguments.substr(0, at)));
  out += "</a>";
  return true;
}

bool show_link(std::string_view name, std::string_view arguments, std::string_view word, std::string& out) {
  std::string address;
  if (is_web_address(word)) {
    address = word;
  } else if (has_word("tweet x twitter", name)) {
    std::string_view id = argument(arguments, "id");
    if (id.empty()) id = word;
    if (!id.empty()) address = concat({"https://twitter.com/i/status/", id});
  } else if (name == "github" && word.find('/') != std::string_view::npos) {
    address = concat({"https://github.com/", word});
  } else if (name == "instagram" && !word.empty()) {
    address = concat({"https://www.instagram.com/p/", word, "/"});
  } else if (name == "gist" && !word.empty()) {
    take_word(arguments);
    const std::string_view id = argument(arguments, {});
    address = concat({"https://gist.github.com/", word, id.empty() ? "" : "/", id});
  }
  if (address.empty()) return false;
  append_link(out, address, address);
  return true;
}

} // namespace

bool show_template_tag(std::string_view name, std::string_view arguments, std::string& out) {
  if (has_word("include include_cached render partial include_relative", name)) {
    const std::string_view file = take_word(arguments);
    name = file.substr(0, file.find('.'));
    name = name.substr(name.rfind('/') == std::string_view::npos ? 0 : name.rfind('/') + 1);
  }
  std::string lower(name);
  lower_ascii(lower);
  const auto has = [&lower](std::string_view part) { return lower.find(part) != std::string::npos; };
  const std::string_view word = argument(arguments, {});
  const std::string_view provider = argument(arguments, "provider");
  if (has("youtube") || has("vimeo") || has_word("youtube vimeo", provider)) {
    const std::string_view id = argument(arguments, "id video videoId youtubeId youtube_id");
    if (append_film(out, provider.empty() ? lower : provider, id.empty() ? word : id)) return true;
  }
  if (has("figure") || has("image") || has("img") || has("picture") || has("photo")) {
    std::string_view source = argument(arguments, "src url image image_path path file");
    if (source.empty() && word.find('.') != std::string_view::npos) source = word;
    if (!source.empty()) {
      std::string_view alt = argument(arguments, "alt");
      if (alt.empty()) alt = second_text(arguments);
      if (alt.empty()) alt = words_behind(arguments, source);
      append_figure(out, source, alt,
                    {argument(arguments, "title"), argument(arguments, "caption"),
                     argument(arguments, "attr credit attribution source_name"), argument(arguments, "attrlink"),
                     argument(arguments, "link"), true});
      return true;
    }
  }
  if (const std::string_view words = words_behind(arguments, word); lower == "post_link" && !words.empty()) {
    append_escaped_text(out, words);
    return true;
  }
  if (lower == "link" && !is_web_address(word) && show_words_of_link(arguments, out)) return true;
  if (has_word("ref relref link post_url asset_path", lower)) {
    out += word;
    return true;
  }
  return show_link(lower, arguments, word, out);
}

} // namespace lede::formats
