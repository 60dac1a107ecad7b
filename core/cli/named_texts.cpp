// The strings of a document with the names of their members.
#include "named_texts.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace lede::cli {
namespace {

std::string read_string(std::string_view json, std::size_t& at) {
  std::string out;
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] != '\\' || at + 1 == json.size()) {
      out += json[at];
      continue;
    }
    const char escape = json[++at];
    if (escape == 'u' && at + 4 < json.size()) {
      std::uint32_t code = 0;
      std::from_chars(json.data() + at + 1, json.data() + at + 5, code, 16);
      at += 4;
      if (code >= 0xD800 && code < 0xDC00 && json.substr(at + 1, 2) == "\\u" && at + 6 < json.size()) {
        std::uint32_t low = 0;
        std::from_chars(json.data() + at + 3, json.data() + at + 7, low, 16);
        code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
        at += 6;
      }
      append_code_point(out, code);
    } else {
      out += escape == 'n' || escape == 't' || escape == 'r' ? ' ' : escape;
    }
  }
  ++at;
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (is_space(text.front()) || text.front() == '"' || text.front() == '\''))
    text.remove_prefix(1);
  while (!text.empty() && (is_space(text.back()) || text.back() == '"' || text.back() == '\'')) text.remove_suffix(1);
  return text;
}

/// Returns the length of the name that a line begins with; 0 if it has none.
std::size_t name_length(std::string_view line) {
  const std::size_t mark = line.find_first_of(":=");
  if (mark == std::string_view::npos || mark == 0) return 0;
  const bool is_value_behind = line[mark] == '=' || mark + 1 == line.size() || is_space(line[mark + 1]);
  std::string_view name = line.substr(0, mark);
  while (!name.empty() && is_space(name.back())) name.remove_suffix(1);
  const bool is_one_word = name.find_first_of(" \t") == std::string_view::npos;
  return is_value_behind && is_one_word ? mark : 0;
}

} // namespace

void append_code_point(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | (code >> 6U));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0U | (code >> 12U));
    out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (code >> 18U));
    out += static_cast<char>(0x80U | ((code >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

std::vector<NamedText> texts_of_json(std::string_view json) {
  std::vector<NamedText> texts;
  std::string key;
  std::size_t depth = 0;
  std::size_t renditions = 0;      // how many objects of that name came
  std::size_t renditions_from = 0; // the depth of the one that is open
  for (std::size_t at = 0; at < json.size();) {
    if (json[at] != '"') {
      if (json[at] == '{' && ++depth != 0 && key == "renditions" && renditions_from == 0) {
        ++renditions;
        renditions_from = depth;
      }
      if (json[at] == '}' && depth > 0 && depth-- == renditions_from) renditions_from = 0;
      ++at;
      continue;
    }
    std::string text = read_string(json, at);
    while (at < json.size() && is_space(json[at])) ++at;
    if (at < json.size() && json[at] == ':')
      key = std::move(text);
    else
      texts.push_back({key, std::move(text), renditions_from == 0 ? 0 : renditions});
  }
  return texts;
}

bool is_feed(std::string_view document) {
  constexpr std::size_t k_most = 2000;
  const std::string_view head = document.substr(0, k_most);
  for (const std::string_view root : {"<rss", "<feed", "<rdf:RDF"}) {
    if (head.find(root) != std::string_view::npos) return true;
  }
  return false;
}

std::vector<NamedText> texts_of_feed(std::string_view xml) {
  std::vector<NamedText> texts;
  bool is_in_item = false;
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at)) {
    const std::size_t end = std::min(xml.find('>', at), xml.size());
    const std::string_view tag = xml.substr(at + 1, end - at - 1);
    at = end;
    const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/"));
    if (tag == "/item" || tag == "/entry") is_in_item = false;
    if (name == "item" || name == "entry") {
      is_in_item = true;
    } else if (is_in_item && !name.empty()) {
      texts.push_back({"url", std::string(tag)});
      if (tag.back() == '/') continue;
      const std::size_t close = std::min(xml.find("</" + std::string(name) + ">", at), xml.size());
      at = close;
      if (name.starts_with("wp:")) continue; // WordPress' own records: states, settings of plug-ins, comments
      texts.push_back({{}, std::string(xml.substr(std::min(end + 1, xml.size()), close - std::min(end + 1, close)))});
    }
  }
  return texts;
}

std::vector<NamedText> texts_of_xml(std::string_view xml) {
  static constexpr std::string_view k_text_elements[] = {"p",   "li", "td", "th", "dt", "dd", "pre", "blockquote",
                                                         "hl2", "h1", "h2", "h3", "h4", "h5", "h6"};
  std::vector<NamedText> texts;
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at)) {
    const std::size_t end = std::min(xml.find('>', at), xml.size());
    const std::string_view tag = xml.substr(at + 1, end - at - 1);
    std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/"));
    at = std::min(end + 1, xml.size());
    if (tag.empty() || tag.front() == '/' || tag.front() == '!' || tag.front() == '?' || tag.back() == '/') continue;
    std::size_t close = xml.find('<', at);
    if (xml.substr(at).starts_with("<![CDATA[")) close = xml.find("]]>", at);
    const std::string whole_name(name);
    name.remove_prefix(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
    const bool is_text =
        std::find(std::begin(k_text_elements), std::end(k_text_elements), name) != std::end(k_text_elements);
    if (is_text) close = xml.find("</" + whole_name + ">", at);
    close = std::min(close, xml.size());
    texts.push_back({std::string(name), std::string(xml.substr(at, close - at)), 0, is_text});
    at = close;
  }
  return texts;
}

std::size_t end_of_front_matter(std::string_view document) {
  const std::string_view fence = document.substr(0, 3);
  if (fence != "---" && fence != "+++") return 0;
  for (std::size_t at = document.find('\n'); at != std::string_view::npos; at = document.find('\n', at + 1)) {
    if (document.substr(at + 1, 3) == fence) return std::min(document.find('\n', at + 1), document.size());
  }
  return 0;
}

std::vector<NamedText> texts_of_front_matter(std::string_view lines) {
  std::vector<NamedText> texts(1);
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    while (!line.empty() && (is_space(line.front()) || line.front() == '-' || line.front() == '+'))
      line.remove_prefix(1);
    const std::size_t length = name_length(line);
    if (length != 0) texts.push_back({std::string(trimmed(line.substr(0, length))), {}});
    std::string& value = texts.back().value;
    const std::string_view rest = trimmed(line.substr(length == 0 ? 0 : length + 1));
    if (length != 0 && rest.starts_with('{')) texts.back().key = "url"; // a table of a picture or a link
    if (!value.empty()) value += ' ';
    value += rest;
  }
  return texts;
}

} // namespace lede::cli
