// RSS 0.9 to 2.0, Atom and WordPress' export: every entry becomes an object of the same shape.
#include "formats/feed_xml.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "formats/feed_export.h"
#include "formats/feed_values.h"
#include "formats/xml_members.h"

namespace lede::formats {
namespace {

using json::Kind;

constexpr std::uint32_t k_none = Xml::k_none;

class FeedReader : private XmlMembers {
 public:
  FeedReader(const Xml& xml, std::string_view bytes, Report& report) : XmlMembers(xml, bytes, report), export_(xml) {}

  json::Document read() {
    is_atom_ = xml_.is(0, "atom:feed") || xml_.is(0, "atom:entry");
    std::uint32_t channel = is_atom_ ? 0 : xml_.find(0, "channel");
    if (channel == k_none) channel = 0;
    is_export_ = !is_atom_ && xml_.find(channel, "wp:wxr_version") != k_none;
    base_ = xml_.attribute(0, "xml:base");
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
      if (channel != 0) read_entries(0); // RSS 1.0 has them beside the channel
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

  /// Those that the newsroom lets everybody read; what other sites' links have left is none.
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

  void put_text(std::string_view key, std::uint32_t from) {
    if (from != k_none) put(key, from, xml_.text(from));
  }

  /// Markup as it stands in the source, so that warnings know their place, where that can be.
  void put_html(std::string_view key, std::uint32_t from) {
    const std::uint32_t child = xml_.first_child(from);
    const XmlNode& element = xml_.node(from);
    const bool is_cdata =
        child < element.next && xml_.node(child).next == element.next && xml_.node(child).kind == XmlKind::cdata;
    const bool is_markup = xml_.has_child_elements(from);
    const XmlNode& part = is_cdata ? xml_.node(child) : element;
    if ((is_cdata || is_markup) && xml_.is_utf8()) {
      builder_.key(key);
      builder_.verbatim(Kind::string, part.begin, part.end - part.begin);
    } else {
      put(key, from, is_markup ? xml_.inner(from) : xml_.text(from));
    }
  }

  std::string text_of(std::uint32_t parent, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
      if (const std::uint32_t found = xml_.find(parent, name); found != k_none) return xml_.text(found);
    }
    return {};
  }

  std::uint32_t find_first(std::uint32_t parent, std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
      if (const std::uint32_t found = xml_.find(parent, name); found != k_none) return found;
    }
    return k_none;
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
    put("id", item, text_of(item, {"guid", "atom:id", "dc:identifier"}));
    read_address(item);
    read_title(item);
    const std::string published =
        text_of(item, {"pubDate", "atom:published", "atom:issued", "dc:date", "dcterms:created"});
    put("published", item, published);
    const std::string modified = text_of(item, {"atom:updated", "atom:modified", "dcterms:modified"});
    put(published.empty() ? "published" : "modified", item, modified); // Atom need not say when an entry was new
    std::string language = xml_.attribute(item, "xml:lang");
    if (language.empty()) language = text_of(item, {"dc:language"});
    put("language", item, language);
    read_authors(item);
    read_tags(item);
    read_content(item);
    read_media(item);
    if (is_export_) read_comments(item);
    base_ = outer;
    builder_.end();
  }

  void read_address(std::uint32_t item) {
    std::uint32_t from = is_atom_ ? find_link(item, "alternate") : xml_.find(item, "link");
    std::string url = is_atom_ ? xml_.attribute(from, "href") : xml_.text(from);
    if (url.empty()) { // a permanent link is an identifier, too
      from = xml_.find(item, is_atom_ ? "atom:id" : "guid");
      url = xml_.text(from);
      if (!url.starts_with("http") || xml_.attribute(from, "isPermaLink") == "false") url.clear();
    }
    put("url", from, resolve_address(url, base_));
  }

  void read_title(std::uint32_t item) {
    const std::uint32_t title = find_first(item, {"title", "atom:title", "media:title", "dc:title", "itunes:title"});
    if (title == k_none) return;
    const std::string type = xml_.attribute(title, "type");
    const bool is_plain = xml_.is(title, "atom:title") && (type.empty() || type == "text");
    put(is_plain ? "title" : "titleHtml", title, xml_.text(title));
  }

  void put_person(std::uint32_t from, std::string name, const std::string& url) {
    // "mail@news.example (Ann Lee)", as RSS has it
    const std::size_t open = name.find('(');
    if (name.find('@') < open && open != std::string::npos && name.ends_with(')'))
      name = name.substr(open + 1, name.size() - open - 2);
    if (is_export_) name = export_.name_of(name);
    if (name.empty()) return;
    builder_.start(Kind::object, xml_.node(from).begin);
    put("name", from, name);
    put("url", from, url);
    builder_.end();
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
    }
    if (is_atom_ && item != 0 && xml_.find(item, "atom:author") == k_none) { // the feed's
      for (std::uint32_t child = xml_.first_child(0); child < xml_.node(0).next; child = xml_.node(child).next) {
        if (xml_.is(child, "atom:author")) read_atom_person(child);
      }
    }
    builder_.end();
  }

  /// @return whether an export has them.
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
    std::uint32_t content = find_first(item, {"content:encoded", "atom:content"});
    const std::uint32_t summary =
        find_first(item, {"excerpt:encoded", "description", "atom:summary", "itunes:summary", "media:description"});
    if (const std::uint32_t whole = find_whole_text(item); length_of(whole) > length_of(content)) content = whole;
    if (content != k_none && has_text(content)) {
      put_body("html", content);
      if (summary != k_none) put_html("excerpt", summary);
    } else if (summary != k_none) {
      put_body("summary", summary);
    } else if (const std::uint32_t group = xml_.find(item, "media:group"); group != k_none) { // as YouTube has it
      put_text("text", xml_.find(group, "media:description"));
    }
  }

  [[nodiscard]] std::size_t length_of(std::uint32_t element) const {
    return element == k_none ? 0 : xml_.node(element).end - xml_.node(element).begin;
  }

  /// The whole text in an element of the publisher's own: `yandex:full-text`, `x:body`. The longest of them.
  std::uint32_t find_whole_text(std::uint32_t item) const {
    constexpr std::size_t k_most_seen = 200; // elements of an item and in them
    std::uint32_t found = k_none;
    std::size_t seen = 0;
    for (std::uint32_t at = xml_.first_child(item); at < xml_.node(item).next && seen < k_most_seen; ++seen) {
      const XmlNode& node = xml_.node(at);
      const bool is_own = node.kind == XmlKind::element &&
                          !has_word("atom content dc dcterms media itunes rdf html excerpt wp", node.prefix);
      const bool is_text = is_own && is_whole_text(node);
      if (is_text && length_of(at) > length_of(found)) found = at;
      at = is_text || !is_own ? node.next : at + 1;
    }
    return found;
  }

  static bool is_whole_text(const XmlNode& node) {
    return has_word("full-text fulltext full_text fullText body articleBody article-body story", node.name) ||
           (!node.prefix.empty() && has_word("content text", node.name)); // Yandex' turbo:content
  }

  [[nodiscard]] bool has_text(std::uint32_t element) const {
    return !is_blank(xml_.text(element)) || xml_.has_child_elements(element);
  }

  void put_body(std::string_view key, std::uint32_t element) {
    const std::string type = xml_.attribute(element, "type");
    const bool is_atom_text = xml_.node(element).prefix == "atom" && (type.empty() || type == "text");
    if (is_atom_text || type == "plain" || type == "text/plain") return put_text("text", element);
    if (is_export_) return put_written(element);
    const bool is_own = key == "html" && !has_word("content atom", xml_.node(element).prefix);
    if (is_own && !xml_.has_child_elements(element) && xml_.text(element).find('<') == std::string::npos)
      return put_text("text", element);
    put_html(key, element);
  }

  void put_written(std::uint32_t element) {
    const std::string text = xml_.text(element);
    if (text.find("<!-- wp:") != std::string::npos) return put_html("html", element);
    put("html", element, FeedExport::markup_of(text));
  }

  void read_media(std::uint32_t item) {
    builder_.key("media");
    builder_.start(Kind::array, xml_.node(item).begin);
    if (is_export_) read_export_media(item);
    // Groups hold the same thing in several sizes; what lies deeper is none.
    for (std::uint32_t child = xml_.first_child(item); child < xml_.node(item).next; child = xml_.node(child).next) {
      if (xml_.is(child, "media:group")) {
        if (const std::uint32_t first = find_first(child, {"media:content", "media:thumbnail"}); first != k_none)
          put_medium(first, child);
      } else if (xml_.is(child, "media:content") || xml_.is(child, "media:thumbnail") || xml_.is(child, "enclosure") ||
                 xml_.is(child, "itunes:image") ||
                 (xml_.is(child, "atom:link") && xml_.attribute(child, "rel") == "enclosure")) {
        put_medium(child, item);
      } else if (xml_.is(child, "image")) {
        put_picture_element(child);
      }
    }
    builder_.end();
  }

  static std::string_view without_return(std::string_view line) {
    return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
  }

  /// The picture that a post of an export shows first, and the file of a podcast.
  void read_export_media(std::uint32_t item) {
    if (const FeedExport::Picture* const picture = export_.thumbnail_of(item); picture != nullptr) {
      builder_.start(Kind::object, xml_.node(picture->item).begin);
      put_text("url", picture->url);
      put("type", picture->item, "image");
      put("alt", picture->item, picture->alt);
      put_text("caption", picture->caption);
      builder_.end();
    }
    const std::string file = export_.note_of(item, "enclosure"); // lines: the address, its size, its type
    const std::size_t first = file.find('\n');
    const std::size_t second = first == std::string::npos ? first : file.find('\n', first + 1);
    if (second == std::string::npos || !file.starts_with("http")) return;
    builder_.start(Kind::object, xml_.node(item).begin);
    put("url", item, without_return(std::string_view(file).substr(0, first)));
    const std::string_view type = std::string_view(file).substr(second + 1);
    put("type", item, without_return(type.substr(0, type.find('\n'))));
    builder_.end();
  }

  /// `<image>https://…</image>`, or with `<url>` in it, as some newsrooms add to their items.
  void put_picture_element(std::uint32_t element) {
    const std::uint32_t inner = xml_.find(element, "url");
    std::string url = xml_.text(inner == k_none ? element : inner);
    if (url.empty()) url = xml_.attribute(element, "href");
    if (url.empty()) return;
    builder_.start(Kind::object, xml_.node(element).begin);
    put("url", element, resolve_address(url, base_));
    put("type", element, "image");
    builder_.end();
  }

  void put_medium(std::uint32_t medium, std::uint32_t around) {
    std::string url = xml_.attribute(medium, "url");
    if (url.empty()) url = xml_.attribute(medium, "href");
    std::uint32_t page = k_none;
    if (url.empty()) page = xml_.find(medium, "media:player"); // a film that only its page shows
    if (page != k_none) url = xml_.attribute(page, "url");
    if (url.empty()) return;
    const bool is_picture = xml_.is(medium, "media:thumbnail") || xml_.is(medium, "itunes:image");
    std::string type = is_picture ? "image" : xml_.attribute(medium, "type");
    if (type.empty()) type = xml_.attribute(medium, "medium");
    builder_.start(Kind::object, xml_.node(medium).begin);
    put("url", medium, resolve_address(url, base_));
    put("type", medium, type);
    put("width", medium, xml_.attribute(medium, "width"));
    put("height", medium, xml_.attribute(medium, "height"));
    const auto find_near = [&](std::string_view name) {
      const std::uint32_t inside = xml_.find(medium, name);
      return inside == k_none && xml_.is(around, "media:group") ? xml_.find(around, name) : inside;
    };
    put_text("name", find_near("media:title"));
    put_text("caption", find_near("media:description"));
    put_text("alt", find_near("media:text"));
    put_text("credit", find_near("media:credit"));
    if (const std::uint32_t still = find_near("media:thumbnail"); still != k_none && still != medium)
      put("still", still, resolve_address(xml_.attribute(still, "url"), base_));
    builder_.end();
  }

  bool is_atom_ = false;
  bool is_export_ = false;
  std::string base_;
  FeedExport export_;
};

} // namespace

bool is_feed_text(std::string_view bytes) {
  const std::string_view name = root_name_of_xml(bytes);
  const std::string_view local = name.substr(name.find(':') + 1); // npos + 1 is 0
  return !local.empty() && has_word("rss feed RDF entry", local);
}

Result<json::Document> read_feed_xml(std::string_view bytes, Report& report) {
  Xml xml;
  Error error;
  if (!xml.read(bytes, error)) return error;
  return FeedReader(xml, bytes, report).read();
}

} // namespace lede::formats
