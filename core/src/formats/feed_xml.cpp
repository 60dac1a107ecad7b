// Reads RSS 0.9 to 2.0, Atom and WordPress' export: every entry becomes an object with the same fields.
#include "formats/feed_xml.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "formats/feed_markup.h"
#include "formats/feed_values.h"
#include "formats/values.h"
#include "formats/wordpress_notes.h"

namespace lede::formats {
namespace {

using json::Kind;

constexpr std::uint32_t k_none = Xml::k_none;

/// Whether a title speaks of an element ("A guide to <head>") and is no markup: such an element formats no title.
bool names_element(std::string_view title) {
  constexpr std::string_view k_formatting =
      "a abbr b bdi big br center cite code del div em font h1 h2 h3 i img ins kbd mark p q s small span strike strong "
      "sub sup tt u var wbr script style";
  for (std::size_t at = title.find('<'); at != std::string_view::npos; at = title.find('<', at + 1)) {
    std::string_view name = title.substr(at + 1, 20);
    if (name.starts_with('/')) name.remove_prefix(1);
    const std::size_t end = name.find_first_of(" />");
    if (end == std::string_view::npos || end == 0 || !ascii::is_letter(name.front())) continue;
    std::string lower(name.substr(0, end));
    lower_ascii(lower);
    if (!has_word(k_formatting, lower)) return true;
  }
  return false;
}

class FeedReader : private FeedMarkup {
 public:
  FeedReader(const Xml& xml, std::string_view bytes, Report& report) : FeedMarkup(xml, bytes, report) {}

  json::Document read() {
    is_atom_ = xml_.is(0, "atom:feed") || xml_.is(0, "atom:entry");
    std::uint32_t channel = is_atom_ ? 0 : xml_.find(0, "channel");
    if (channel == k_none) channel = 0;
    is_export_ = !is_atom_ && xml_.find(channel, "wp:wxr_version") != k_none;
    base_ = xml_.attribute(0, "xml:base");
    if (base_.empty()) base_ = xml_.attribute(channel, "xml:base");
    stated_base_ = base_;
    if (is_export_) export_.collect(channel);

    builder_.start(Kind::object, 0);
    put("feed", 0, is_atom_ ? "atom" : is_export_ ? "wordpress" : "rss");
    put_text("title", xml_.find(channel, is_atom_ ? "atom:title" : "title"));
    const std::uint32_t link = is_atom_ ? find_link(channel, "alternate") : xml_.find(channel, "link");
    const std::string url = is_atom_ ? xml_.attribute(link, "href") : xml_.text(link);
    if (base_.empty()) base_ = url;
    if (!url.empty()) put("url", link, resolve_address(url, base_));
    std::string language = xml_.attribute(0, "xml:lang");
    if (language.empty()) language = text_of(channel, {"language", "dc:language"});
    put("language", channel, language);
    builder_.key("items");
    builder_.start(Kind::array, 0);
    if (xml_.is(0, "atom:entry")) {
      read_entry(0);
    } else {
      read_entries(channel);
      if (channel != 0) read_entries(0); // in RSS 1.0 the items are beside the channel
    }
    builder_.end();
    if (export_.unpublished() > 0) {
      report_.warn(messages::posts_not_public, {decimal(static_cast<std::int64_t>(export_.unpublished()))}, Origin{0});
    }
    return builder_.finish();
  }

 private:
  void read_entries(std::uint32_t parent) {
    for (std::uint32_t child = xml_.first_child(parent); child < xml_.node(parent).next;
         child = xml_.node(child).next) {
      if (xml_.is(child, is_atom_ ? "atom:entry" : "item") && (!is_export_ || export_.is_for_readers(child)))
        read_entry(child);
    }
  }

  /// Reads the approved comments, without pingbacks and trackbacks.
  void read_comments(std::uint32_t item) {
    builder_.key("comments");
    builder_.start(Kind::array, xml_.node(item).begin);
    for (std::uint32_t child = xml_.first_child(item); child < xml_.node(item).next; child = xml_.node(child).next) {
      if (!xml_.is(child, "wp:comment") || xml_.text(xml_.find(child, "wp:comment_approved")) != "1") continue;
      const std::string type = xml_.text(xml_.find(child, "wp:comment_type"));
      if (!type.empty() && type != "comment") continue;
      builder_.start(Kind::object, xml_.node(child).begin);
      put_text("id", xml_.find(child, "wp:comment_id"));
      put_text("parent", xml_.find(child, "wp:comment_parent"));
      put_text("author", xml_.find(child, "wp:comment_author"));
      put_text("published", xml_.find(child, "wp:comment_date"));
      put_text("text", xml_.find(child, "wp:comment_content"));
      builder_.end();
    }
    builder_.end();
  }

  std::string text_of(std::uint32_t parent, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
      if (const std::uint32_t found = xml_.find(parent, name); found != k_none) return xml_.text(found);
    }
    return {};
  }

  std::uint32_t find_link(std::uint32_t parent, std::string_view relation) const {
    for (std::uint32_t child = xml_.first_child(parent); child < xml_.node(parent).next;
         child = xml_.node(child).next) {
      if (!xml_.is(child, "atom:link")) continue;
      const std::string rel = xml_.attribute(child, "rel");
      if (rel == relation || (rel.empty() && relation == "alternate")) return child;
    }
    return k_none;
  }

  void read_entry(std::uint32_t item) {
    builder_.start(Kind::object, xml_.node(item).begin);
    const std::string base = xml_.attribute(item, "xml:base");
    const std::string outer = std::exchange(base_, base.empty() ? base_ : resolve_address(base, base_));
    const std::string outer_stated = stated_base_;
    if (!base.empty()) stated_base_ = base_;
    put("id", item, text_of(item, {"guid", "atom:id", "dc:identifier"}));
    read_address(item);
    read_title(item);
    const std::string published =
        text_of(item, {"pubDate", "atom:published", "atom:issued", "dc:date", "dcterms:issued", "dcterms:created"});
    put("published", item, published);
    const std::string modified = text_of(item, {"atom:updated", "atom:modified", "dcterms:modified"});
    put(published.empty() ? "published" : "modified", item, modified); // Atom's `published` is optional
    std::string language = xml_.attribute(item, "xml:lang");
    if (language.empty()) language = text_of(item, {"dc:language"});
    put("language", item, language);
    put_text("source", xml_.find(item, "source"));
    if (const std::uint32_t source = xml_.find(item, "atom:source"); source != k_none)
      put_text("source", xml_.find(source, "atom:title"));
    read_authors(item);
    read_tags(item);
    read_content(item);
    read_media(item);
    read_transcript(item);
    if (is_export_) {
      const std::string html = xml_.text(xml_.find(item, "content:encoded"));
      put("notes", item, wordpress_notes(export_.note_of(item, "footnotes"), html));
      read_comments(item);
    }
    base_ = outer;
    stated_base_ = outer_stated;
    builder_.end();
  }

  void read_address(std::uint32_t item) {
    std::uint32_t from = is_atom_ ? find_link(item, "alternate") : xml_.find(item, "link");
    std::string url = is_atom_ ? xml_.attribute(from, "href") : xml_.text(from);
    if (url.empty()) { // a permalink may be in the identifier only
      from = xml_.find(item, is_atom_ ? "atom:id" : "guid");
      url = xml_.text(from);
      if (!url.starts_with("http") || xml_.attribute(from, "isPermaLink") == "false") url.clear();
    }
    address_ = resolve_address(url, base_);
    put("url", from, address_);
  }

  void read_title(std::uint32_t item) {
    const std::uint32_t title = find_first(item, {"title", "atom:title", "media:title", "dc:title", "itunes:title"});
    if (title == k_none) return;
    const std::string type = xml_.attribute(title, "type");
    const std::string text = xml_.text(title);
    const bool is_plain = xml_.has_child_elements(title) || names_element(text) ||
                          (xml_.is(title, "atom:title") && (type.empty() || type == "text"));
    put(is_plain ? "title" : "titleHtml", title, text);
  }

  void put_person(std::uint32_t from, std::string name, const std::string& url, const std::string& role = {}) {
    // RSS' form: "mail@news.example (Ann Lee)"
    const std::size_t open = name.find('(');
    if (name.find('@') < open && open != std::string::npos && name.ends_with(')'))
      name = name.substr(open + 1, name.size() - open - 2);
    // "Ann Lee (mail@news.example)", "Ann Lee <mailto:mail@news.example>"
    if (const std::size_t address = name.find_first_of("(<");
        name.find('@', std::min(address, name.size())) != std::string::npos)
      name.resize(name.find_last_not_of(' ', address - 1) + 1);
    if (is_export_) name = export_.name_of(name);
    if (name.empty()) return;
    builder_.start(Kind::object, xml_.node(from).begin);
    put("name", from, name);
    put("url", from, url);
    put("role", from, role);
    builder_.end();
  }

  /// Writes a host or a guest, unless an author has the same name.
  void put_podcast_person(std::uint32_t person, std::uint32_t item) {
    const std::string name = xml_.text(person);
    for (const std::string_view author : {"author", "dc:creator", "itunes:author"}) {
      if (xml_.text(xml_.find(item, author)).find(name) != std::string::npos) return;
    }
    put_person(person, name, xml_.attribute(person, "href"), xml_.attribute(person, "role"));
  }

  void read_authors(std::uint32_t item) {
    builder_.key("authors");
    builder_.start(Kind::array, xml_.node(item).begin);
    if (read_several_authors(item)) return builder_.end();
    const bool has_creator = xml_.find(item, "dc:creator") != k_none;
    const bool has_author = has_creator || xml_.find(item, "author") != k_none;
    for (std::uint32_t child = xml_.first_child(item); child < xml_.node(item).next; child = xml_.node(child).next) {
      if (xml_.is(child, "atom:author") || xml_.is(child, "atom:contributor")) read_atom_person(child);
      if (xml_.is(child, "dc:creator") || (!has_creator && xml_.is(child, "author")) ||
          (!has_author && xml_.is(child, "itunes:author")))
        put_person(child, xml_.text(child), {});
      if (xml_.is(child, "podcast:person")) put_podcast_person(child, item);
    }
    if (is_atom_ && item != 0 && xml_.find(item, "atom:author") == k_none) { // the feed's author
      for (std::uint32_t child = xml_.first_child(0); child < xml_.node(0).next; child = xml_.node(child).next) {
        if (xml_.is(child, "atom:author")) read_atom_person(child);
      }
    }
    builder_.end();
  }

  /// Reads the plug-in's authors of an export. @return whether there are any.
  bool read_several_authors(std::uint32_t item) {
    if (!is_export_) return false;
    std::vector<std::string> names;
    for (const std::uint32_t person : export_.people_of(item)) {
      std::string name = export_.person_name(person);
      if (std::find(names.begin(), names.end(), name) != names.end() || names.size() == limits::max_list_items)
        continue;
      put_person(person, name, {});
      names.push_back(std::move(name));
    }
    return !names.empty();
  }

  void read_atom_person(std::uint32_t person) {
    const std::string url = text_of(person, {"atom:uri", "atom:url"});
    put_person(person, xml_.text(xml_.find(person, "atom:name")), resolve_address(url, base_));
  }

  void read_tags(std::uint32_t item) {
    std::uint32_t section = k_none;
    builder_.key("tags");
    builder_.start(Kind::array, xml_.node(item).begin);
    std::vector<std::string> seen;
    for (std::uint32_t child = xml_.first_child(item); child < xml_.node(item).next; child = xml_.node(child).next) {
      const bool is_category =
          xml_.is(child, "category") || xml_.is(child, "atom:category") || xml_.is(child, "dc:subject");
      if (!is_category || (is_export_ && has_word("author post_format", xml_.attribute(child, "domain")))) continue;
      std::string name = xml_.is(child, "atom:category") ? xml_.attribute(child, "label") : xml_.text(child);
      if (name.empty()) name = xml_.attribute(child, "term");
      if (is_export_ && xml_.attribute(child, "domain") == "category" && section == k_none) {
        section = child;
        continue;
      }
      if (name.empty() || seen.size() == limits::max_list_items) continue;
      if (std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
      seen.push_back(name);
      builder_.start(Kind::object, xml_.node(child).begin);
      put("name", child, name);
      builder_.end();
    }
    builder_.end();
    if (section != k_none && xml_.attribute(section, "nicename") != "uncategorized") put_text("section", section);
  }

  void read_content(std::uint32_t item) {
    std::uint32_t content = find_first(item, {"content:encoded", "atom:content", "html:body"});
    const std::uint32_t summary = find_first(item, {"excerpt:encoded", "description", "atom:summary", "dc:description",
                                                    "itunes:summary", "media:description"});
    if (const std::uint32_t whole = find_whole_text(item); length_of(whole) > length_of(content)) content = whole;
    const std::uint32_t notes = xml_.find(item, "itunes:summary"); // of a podcast, whose description may be one line
    if (content == k_none && summary != k_none && length_of(notes) > 2 * length_of(summary)) content = notes;
    const std::string source = xml_.attribute(content, "src");
    if (!source.empty() && !is_medium_elsewhere(content)) put("textAddress", content, resolve_address(source, base_));
    if (content != k_none && has_text(content)) {
      put_body("html", content);
      if (summary != k_none) put_html("excerpt", summary);
    } else if (summary != k_none) {
      put_body("summary", summary);
    } else if (const std::uint32_t group = xml_.find(item, "media:group"); group != k_none) { // in YouTube's feeds
      put_text("text", xml_.find(group, "media:description"));
    }
  }

  [[nodiscard]] std::size_t length_of(std::uint32_t element) const {
    return element == k_none ? 0 : xml_.node(element).end - xml_.node(element).begin;
  }

  /// Returns the longest element of other namespaces that may contain the full text: `yandex:full-text`, `x:body`.
  std::uint32_t find_whole_text(std::uint32_t item) const {
    constexpr std::size_t k_most_seen = 200; // descendants of an item that are looked at
    std::uint32_t found = k_none;
    std::size_t seen = 0;
    for (std::uint32_t at = xml_.first_child(item); at < xml_.node(item).next && seen < k_most_seen; ++seen) {
      const XmlNode& node = xml_.node(at);
      const bool is_own = node.kind == XmlKind::element &&
                          !has_word("atom content dc dcterms media itunes podcast rdf html excerpt wp", node.prefix);
      const bool is_text = is_own && is_whole_text(node);
      if (is_text && length_of(at) > length_of(found)) found = at;
      at = is_text || !is_own ? node.next : at + 1;
    }
    return found;
  }

  static bool is_whole_text(const XmlNode& node) {
    return has_word("full-text fulltext full_text fullText fullitem body articleBody article-body story", node.name) ||
           (!node.prefix.empty() && has_word("content text", node.name)); // Yandex' turbo:content
  }

  [[nodiscard]] bool has_text(std::uint32_t element) const {
    return !is_blank(xml_.text(element)) || xml_.has_child_elements(element);
  }

  bool is_atom_ = false;
};

} // namespace

bool is_feed_text(std::string_view bytes) {
  const std::string_view name = root_name_of_xml(bytes);
  const std::string_view local = name.substr(name.find(':') + 1); // npos + 1 is 0
  return !local.empty() && has_word("rss feed RDF entry", local);
}

Result<json::Document> read_feed_xml(std::string_view bytes, Report& report) {
  Xml xml;
  if (std::optional<Error> refusal = xml.read(bytes)) return std::move(*refusal);
  return FeedReader(xml, bytes, report).read();
}

} // namespace lede::formats
