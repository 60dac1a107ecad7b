// Reads XML in one pass without recursion: tags and texts become nodes in the order of the document.
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "formats/xml.h"
#include "json/refusal.h"

namespace lede::formats {
namespace {

constexpr std::string_view k_space = " \t\r\n";
constexpr std::string_view k_name_end = " \t\r\n/>=<\"'";
constexpr std::size_t k_most_declarations = 64;
constexpr std::size_t k_most_depth = limits::max_page_depth;

struct KnownNamespace {
  std::string_view part; ///< Part of the namespace's name; versions and slashes at its end differ.
  std::string_view prefix;
};

constexpr KnownNamespace k_namespaces[] = {
    {"purl.org/rss/1.0/modules/content", "content"},
    {"purl.org/rss/1.0/modules/", "other"},
    {"purl.org/rss/1.0", ""},
    {"my.netscape.com/rdf/simple/0.9", ""},
    {"channel.netscape.com/rdf/simple/0.9", ""},
    {"backend.userland.com/rss", ""},
    {"purl.org/dc/elements", "dc"},
    {"purl.org/dc/terms", "dcterms"},
    {"search.yahoo.com/mrss", "media"},
    {"itunes.com/dtds/podcast", "itunes"},
    {"itunes.com/DTDs/P", "itunes"},
    {"podcastindex.org/namespace", "podcast"},
    {"Podcastindex-org/podcast-namespace", "podcast"},
    {"w3.org/2005/Atom", "atom"},
    {"purl.org/atom/ns", "atom"},
    {"w3.org/1999/02/22-rdf-syntax-ns", "rdf"},
    {"w3.org/1999/xhtml", "html"},
    {"wordpress.org/export/1.0/excerpt", "excerpt"},
    {"wordpress.org/export/1.1/excerpt", "excerpt"},
    {"wordpress.org/export/1.2/excerpt", "excerpt"},
    {"wordpress.org/export", "wp"},
};

std::string_view known_prefix(std::string_view uri) {
  if (uri.empty()) return {};
  for (const KnownNamespace& known : k_namespaces) {
    if (uri.find(known.part) != std::string_view::npos) return known.prefix;
  }
  return "other";
}

bool begins_name(char c) { return ascii::is_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 128; }

/// Returns the encoding that the declaration names.
std::string_view declared_encoding(std::string_view source) {
  if (!source.starts_with("<?xml")) return {};
  const std::string_view declaration = source.substr(0, source.find("?>"));
  const std::size_t name = declaration.find("encoding");
  const std::size_t begin = name == std::string_view::npos ? name : declaration.find_first_of("\"'", name);
  if (begin == std::string_view::npos) return {};
  return declaration.substr(begin + 1, declaration.find(declaration[begin], begin + 1) - begin - 1);
}

} // namespace

class XmlReader {
 public:
  XmlReader(Xml& xml, std::string_view source) : xml_(xml), source_(source) {}

  std::optional<Error> read() {
    if (!read_root()) return std::move(error_);
    return std::nullopt;
  }

 private:
  struct Declaration {
    std::string_view prefix;
    std::string_view known;
    std::size_t depth;
  };

  /// @return false if the text was refused. Then `error_` says why.
  bool read_root() {
    if (!choose_encoding()) return false;
    while (at_ < source_.size()) {
      if (!step()) return false;
      if (!xml_.nodes_.empty() && open_.empty()) return true; // content after the root is ignored
    }
    if (xml_.nodes_.empty()) return refuse(messages::xml_without_element, {}, 0);
    return refuse(messages::xml_cut, {utf8::repair(xml_.nodes_[open_.back()].name)}, source_.size());
  }

  bool refuse(ErrorText text, MessageArguments arguments, std::size_t offset) {
    const utf8::LineColumn place = utf8::locate(source_, offset);
    error_ = make_error(text, arguments, {"$", offset, place.line, place.column});
    return false;
  }

  bool choose_encoding() {
    at_ = source_.starts_with(utf8::k_byte_order_mark) ? utf8::k_byte_order_mark.size() : 0;
    const std::size_t begin = source_.find_first_not_of(k_space, at_);
    at_ = begin == std::string_view::npos ? source_.size() : begin;
    const std::string_view named = declared_encoding(source_.substr(at_));
    std::string encoding(named);
    lower_ascii(encoding);
    if (encoding.empty() || has_word("utf-8 utf8 us-ascii ascii", encoding) || utf8::is_valid(source_)) return true;
    return xml_.encoding_.find(encoding) || refuse(messages::xml_encoding, {quote(named)}, at_);
  }

  /// Reads one tag, comment or text.
  bool step() {
    const std::string_view rest = source_.substr(at_);
    if (rest.front() != '<') return add_text(source_.find('<', at_));
    if (rest.starts_with("<!--")) return skip_to("-->", 4);
    if (rest.starts_with("<![CDATA[")) return cdata();
    if (rest.starts_with("<?")) return skip_to("?>", 2);
    if (rest.starts_with("<!")) return skip_declaration();
    if (rest.starts_with("</")) return end_tag();
    if (rest.size() > 1 && begins_name(rest[1])) return start_tag();
    return add_text(source_.find('<', at_ + 1)); // "a < b", which should have been escaped
  }

  bool skip_to(std::string_view mark, std::size_t from) {
    const std::size_t end = source_.find(mark, at_ + from);
    at_ = end == std::string_view::npos ? source_.size() : end + mark.size();
    return true;
  }

  /// Skips a document type with its internal subset.
  bool skip_declaration() {
    bool is_inside = false;
    char quote_mark = '\0';
    for (; at_ < source_.size(); ++at_) {
      const char c = source_[at_];
      if (quote_mark == '\0' && source_.substr(at_, 4) == "<!--") {
        static_cast<void>(skip_to("-->", 4));
        --at_;
      } else if (quote_mark != '\0') {
        if (c == quote_mark) quote_mark = '\0';
      } else if (c == '"' || c == '\'') {
        quote_mark = c;
      } else if (c == '[') {
        is_inside = true;
      } else if (c == ']') {
        is_inside = false;
      } else if (c == '>' && !is_inside) {
        ++at_;
        return true;
      }
    }
    return true;
  }

  bool add(XmlNode node) {
    if (xml_.nodes_.size() == limits::max_json_values) {
      return refuse(messages::xml_too_many_nodes, {}, at_);
    }
    xml_.nodes_.push_back(node);
    xml_.nodes_.back().next = static_cast<std::uint32_t>(xml_.nodes_.size());
    return true;
  }

  bool add_text(std::size_t end) {
    const std::size_t begin = at_;
    at_ = end < source_.size() ? end : source_.size();
    if (open_.empty()) return true;
    return add({XmlKind::text, {}, {}, begin, at_, 0, 0, 0});
  }

  bool cdata() {
    const std::size_t begin = at_ + 9;
    const std::size_t end = source_.find("]]>", begin);
    at_ = end == std::string_view::npos ? source_.size() : end + 3;
    if (open_.empty()) return true;
    return add({XmlKind::cdata, {}, {}, begin, end == std::string_view::npos ? at_ : end, 0, 0, 0});
  }

  bool end_tag() {
    const std::size_t begin = at_;
    const std::string_view name = name_at(at_ + 2);
    at_ = source_.find('>', at_);
    at_ = at_ == std::string_view::npos ? source_.size() : at_ + 1;
    std::size_t depth = open_.size();
    while (depth > 0 && names_[depth - 1] != name) --depth;
    if (depth == 0) return true; // it matches no open element
    while (open_.size() >= depth) close(begin);
    return true;
  }

  void close(std::size_t content_end) {
    XmlNode& node = xml_.nodes_[open_.back()];
    node.end = content_end;
    node.next = static_cast<std::uint32_t>(xml_.nodes_.size());
    open_.pop_back();
    names_.pop_back();
    while (!declarations_.empty() && declarations_.back().depth > open_.size()) declarations_.pop_back();
  }

  [[nodiscard]] std::string_view name_at(std::size_t begin) const {
    const std::size_t end = source_.find_first_of(k_name_end, begin);
    return source_.substr(begin, end == std::string_view::npos ? end : end - begin);
  }

  bool start_tag() {
    if (open_.size() == k_most_depth) {
      return refuse(messages::xml_too_deep, {}, at_);
    }
    const std::string_view name = name_at(at_ + 1);
    at_ += 1 + name.size();
    XmlNode node;
    node.first_attribute = static_cast<std::uint32_t>(xml_.attributes_.size());
    const bool is_empty = read_attributes();
    node.attribute_count = static_cast<std::uint32_t>(xml_.attributes_.size()) - node.first_attribute;
    node.begin = node.end = at_;
    // Atom without its namespace is still Atom.
    if (open_.empty() && (name == "feed" || name == "entry") && resolve({}).empty())
      declarations_.push_back({{}, "atom", 1});
    const std::size_t colon = name.find(':');
    node.name = colon == std::string_view::npos ? name : name.substr(colon + 1);
    node.prefix = resolve(colon == std::string_view::npos ? std::string_view() : name.substr(0, colon));
    if (!add(node)) return false;
    open_.push_back(static_cast<std::uint32_t>(xml_.nodes_.size() - 1));
    names_.push_back(name);
    if (is_empty) close(at_);
    return true;
  }

  /// @return whether the tag ends in "/>".
  bool read_attributes() {
    std::size_t count = 0;
    while (at_ < source_.size()) {
      at_ = source_.find_first_not_of(k_space, at_);
      if (at_ == std::string_view::npos) at_ = source_.size();
      const std::string_view rest = source_.substr(at_);
      if (rest.empty() || rest.front() == '<') return false;
      if (rest.front() == '>') return ++at_, false;
      if (rest.starts_with("/>")) return at_ += 2, true;
      const std::string_view name = name_at(at_);
      if (name.empty()) {
        ++at_;
        continue;
      }
      at_ += name.size();
      const XmlAttribute attribute = read_value(name);
      if (++count <= limits::max_attributes) {
        xml_.attributes_.push_back(attribute);
        declare(attribute);
      }
    }
    return false;
  }

  XmlAttribute read_value(std::string_view name) {
    const std::size_t sign = source_.find_first_not_of(k_space, at_);
    if (sign == std::string_view::npos || source_[sign] != '=') return {name, at_, 0};
    at_ = source_.find_first_not_of(k_space, sign + 1);
    if (at_ == std::string_view::npos) at_ = source_.size();
    const char mark = at_ < source_.size() ? source_[at_] : '\0';
    if (mark != '"' && mark != '\'') {
      const std::string_view value = source_.substr(at_, source_.find_first_of(" \t\r\n>", at_) - at_);
      const XmlAttribute attribute = {name, at_, value.size()};
      at_ += value.size();
      return attribute;
    }
    const std::size_t begin = at_ + 1;
    const std::size_t end = source_.find(mark, begin);
    at_ = end == std::string_view::npos ? source_.size() : end + 1;
    return {name, begin, (end == std::string_view::npos ? source_.size() : end) - begin};
  }

  void declare(const XmlAttribute& attribute) {
    if (!attribute.name.starts_with("xmlns") || declarations_.size() == k_most_declarations) return;
    const std::string_view rest = attribute.name.substr(5);
    if (!rest.empty() && rest.front() != ':') return;
    declarations_.push_back({rest.empty() ? rest : rest.substr(1),
                             known_prefix(source_.substr(attribute.begin, attribute.size)), open_.size() + 1});
  }

  /// Returns Lede's prefix for a document's prefix. An undeclared prefix has its usual meaning.
  [[nodiscard]] std::string_view resolve(std::string_view prefix) const {
    for (auto declaration = declarations_.rbegin(); declaration != declarations_.rend(); ++declaration) {
      if (declaration->prefix == prefix) return declaration->known;
    }
    return prefix;
  }

  Xml& xml_;
  std::string_view source_;
  Error error_;
  std::size_t at_ = 0;
  std::vector<std::uint32_t> open_;
  std::vector<std::string_view> names_; // of the open elements, as written
  std::vector<Declaration> declarations_;
};

std::optional<Error> Xml::read(std::string_view source) {
  if (std::optional<Error> refusal = json::refusal_of(source)) return refusal;
  source_ = source;
  return XmlReader(*this, source).read();
}

} // namespace lede::formats
