// Reads NewsML-G2 and NITF: every item becomes an object with the same fields.
#include "formats/news_xml.h"

#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/loose_date.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/newsml_1.h"
#include "formats/nitf_body.h"
#include "formats/xml_members.h"

namespace lede::formats {
namespace {

using json::Kind;

constexpr std::uint32_t k_none = Xml::k_none;

std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); } // npos + 1 is 0

class NewsReader : private XmlMembers {
 public:
  NewsReader(const Xml& xml, std::string_view bytes, Report& report) : XmlMembers(xml, bytes, report) {}

  json::Document read() {
    const bool is_nitf = xml_.node(0).name == "nitf";
    builder_.start(Kind::object, 0);
    put("agency", 0, is_nitf ? "nitf" : "newsml");
    builder_.key("items");
    builder_.start(Kind::array, 0);
    if (is_nitf) {
      read_nitf(0);
    } else {
      read_items(collect_items());
    }
    return builder_.finish();
  }

 private:
  // The items

  [[nodiscard]] std::vector<std::uint32_t> collect_items() const {
    const bool is_message = xml_.node(0).name == "newsMessage";
    if (!is_message) return {0};
    std::vector<std::uint32_t> items;
    for (std::uint32_t set = xml_.first_child(0); set < xml_.node(0).next; set = xml_.node(set).next) {
      if (xml_.node(set).kind != XmlKind::element || xml_.node(set).name != "itemSet") continue;
      for (std::uint32_t item = xml_.first_child(set); item < xml_.node(set).next; item = xml_.node(item).next) {
        if (has_word("newsItem packageItem", xml_.node(item).name)) items.push_back(item);
      }
    }
    return items;
  }

  /// Returns the class of an item: "text", "picture", "video" …
  [[nodiscard]] std::string class_of(std::uint32_t item) const {
    if (xml_.node(item).name == "packageItem") return "composite";
    const std::string code = xml_.attribute(find_local_path(xml_, item, "itemMeta itemClass"), "qcode");
    return std::string(local_name(code));
  }

  /// Reads the items. A message with one text and pictures is one article. Packages are read only if the message has no
  /// other items.
  void read_items(const std::vector<std::uint32_t>& items) {
    std::vector<std::uint32_t> texts;
    std::vector<std::uint32_t> media;
    std::vector<std::uint32_t> packages;
    for (const std::uint32_t item : items) {
      const std::string name = class_of(item);
      auto& list = name == "composite" ? packages : has_word("picture graphic video audio", name) ? media : texts;
      list.push_back(item);
    }
    if (texts.size() == 1) return read_item(texts.front(), media);
    for (const std::uint32_t item : texts) read_item(item, {});
    for (const std::uint32_t item : media) read_item(item, {item});
    if (!texts.empty() || !media.empty()) return;
    for (const std::uint32_t item : packages) read_item(item, {});
  }

  // Values

  void put_names(std::string_view key, std::uint32_t parent, std::string_view elements, std::string_view inner) {
    builder_.key(key);
    builder_.start(Kind::array, parent == k_none ? 0 : xml_.node(parent).begin);
    std::vector<std::string> seen;
    for (std::uint32_t child = parent == k_none ? 0 : xml_.first_child(parent);
         parent != k_none && child < xml_.node(parent).next; child = xml_.node(child).next) {
      if (xml_.node(child).kind != XmlKind::element || !has_word(elements, xml_.node(child).name)) continue;
      const std::uint32_t named = find_local(xml_, child, inner);
      std::string name = named == k_none ? std::string() : line_of(xml_, named);
      if (name.empty() && !xml_.has_child_elements(child)) name = line_of(xml_, child);
      if (name.empty()) name = xml_.attribute(child, "key");
      bool is_known = name.empty() || seen.size() == limits::max_list_items;
      for (const std::string& other : seen) is_known = is_known || other == name;
      if (is_known) continue;
      builder_.start(Kind::object, xml_.node(child).begin);
      put("name", child, name);
      builder_.end();
      seen.push_back(std::move(name));
    }
    builder_.end();
  }

  // NewsML-G2

  void read_item(std::uint32_t item, const std::vector<std::uint32_t>& media) {
    builder_.start(Kind::object, xml_.node(item).begin);
    builder_.key("newsItem");
    item_ = builder_.last();
    builder_.boolean(xml_.node(item).begin, true);
    put("id", item, xml_.attribute(item, "guid"));
    const std::uint32_t content = find_local(xml_, item, "contentMeta");
    const bool is_set = xml_.node(item).name == "contentSet"; // a content set without its item
    const std::uint32_t set = is_set ? item : find_local(xml_, item, "contentSet");
    const std::uint32_t nitf = find_local_path(xml_, set, "inlineXML nitf");
    const std::uint32_t head = find_local_path(xml_, nitf, "body body.head");
    put_headline(item, head);
    put_lead(content, head);
    put_first("byline", content, {"by"});
    const bool has_line = find_local(xml_, content, "by") != k_none;
    const std::string byline = has_line ? std::string() : bylines_in(xml_, head);
    put("byline", head, byline);
    if (!has_line && byline.empty()) put_names("authors", content, "creator", "name");
    put_first("published", item, {"contentMeta contentCreated", "itemMeta firstCreated", "itemMeta versionCreated"});
    put_first("modified", item, {"contentMeta contentModified", "itemMeta versionCreated"});
    put_language(item, content);
    put_first("source", item, {"contentMeta infoSource name", "itemMeta provider name"});
    put_names("tags", content, "subject keyword", "name");
    warn_of_status(item);
    put_parts(item, set, nitf);
    put_media(set, media);
    builder_.end();
  }

  void put_headline(std::uint32_t item, std::uint32_t nitf_head) {
    const std::uint32_t own = find_local_path(xml_, item, "contentMeta headline");
    if (own != k_none && !line_of(xml_, own).empty()) return put_line("headline", own);
    const std::uint32_t inner = find_local_path(xml_, nitf_head, "hedline hl1");
    if (inner != k_none) return put_line("headline", inner);
    put_first("headline", item, {"itemMeta title", "contentMeta slugline"});
  }

  void put_lead(std::uint32_t content, std::uint32_t nitf_head) {
    if (const std::uint32_t abstract = find_local(xml_, nitf_head, "abstract"); abstract != k_none)
      return put_line("lead", abstract);
    for (std::uint32_t child = content == k_none ? 0 : xml_.first_child(content);
         content != k_none && child < xml_.node(content).next; child = xml_.node(child).next) {
      const std::string role = xml_.attribute(child, "role");
      const bool is_summary = role.find("caption") == std::string::npos;
      if (xml_.node(child).kind == XmlKind::element && xml_.node(child).name == "description" && is_summary)
        return put_line("lead", child);
    }
    put_first("lead", nitf_head, {"hedline hl2"});
  }

  void put_language(std::uint32_t item, std::uint32_t content) {
    std::string tag = xml_.attribute(find_local(xml_, content, "language"), "tag");
    if (tag.empty()) tag = xml_.attribute(find_local_path(xml_, item, "contentSet inlineXML"), "xml:lang");
    if (tag.empty()) tag = xml_.attribute(item, "xml:lang");
    if (tag.empty()) tag = xml_.attribute(0, "xml:lang");
    put("language", item, tag);
  }

  /// Warns if the agency has withdrawn the item or put it under embargo.
  void warn_of_status(std::uint32_t item) {
    const std::uint32_t place = find_local_path(xml_, item, "itemMeta pubStatus");
    const std::string status(local_name(xml_.attribute(place, "qcode")));
    if (!status.empty() && status != "usable") {
      report_.warn(messages::news_status, {quote(status)}, item_);
    }
    const std::uint32_t embargo = find_local_path(xml_, item, "itemMeta embargoed");
    if (embargo == k_none) return;
    report_.warn(messages::news_embargo, {line_of(xml_, embargo)}, item_);
  }

  // Texts

  void put_parts(std::uint32_t item, std::uint32_t set, std::uint32_t nitf) {
    builder_.key("parts");
    builder_.start(Kind::array, xml_.node(item).begin);
    put_dateline(find_local_path(xml_, item, "contentMeta dateline"), set);
    if (nitf != k_none) {
      put_nitf_parts(nitf);
    } else if (const std::uint32_t inline_xml = find_local(xml_, set, "inlineXML"); inline_xml != k_none) {
      const std::uint32_t page_body = find_local_path(xml_, inline_xml, "html body");
      put_walked(page_body == k_none ? inline_xml : page_body);
    } else if (const std::uint32_t data = find_local(xml_, set, "inlineData"); data != k_none) {
      put_data(data);
    }
    put_references(item);
    builder_.end();
  }

  void put_data(std::uint32_t data) {
    const std::string type = xml_.attribute(data, "contenttype");
    if (!type.empty() && !type.starts_with("text/") && type.find("html") == std::string::npos) {
      report_.warn(messages::news_data_type, {quote(type)}, builder_.last());
      return;
    }
    builder_.start(Kind::object, xml_.node(data).begin);
    const bool is_html = type.find("html") != std::string::npos;
    put(is_html ? "html" : type == "text/plain" ? "text" : "either", data, xml_.text(data));
    builder_.end();
  }

  /// Writes a list of the items that a package refers to.
  void put_references(std::uint32_t item) {
    const std::uint32_t groups = find_local(xml_, item, "groupSet");
    for (std::uint32_t at = groups == k_none ? 0 : groups + 1; groups != k_none && at < xml_.node(groups).next; ++at) {
      if (xml_.node(at).kind != XmlKind::element || xml_.node(at).name != "itemRef") continue;
      const std::uint32_t title = find_local(xml_, at, "title");
      const std::uint32_t headline = find_local(xml_, at, "headline");
      if (title == k_none && headline == k_none) continue;
      builder_.start(Kind::object, xml_.node(at).begin);
      put_line("title", headline == k_none ? title : headline);
      put_line("note", find_local(xml_, at, "description"));
      put("url", at, xml_.attribute(at, "href"));
      builder_.end();
    }
  }

  void put_walked(std::uint32_t element) {
    for (const NitfPart& part : read_nitf_body(xml_, element)) put_part(part);
  }

  void put_part(const NitfPart& part) {
    builder_.start(Kind::object, xml_.node(part.from).begin);
    put_fields(part, [&](std::string_view key, std::string_view value) { put(key, part.from, value); });
    builder_.end();
  }

  void put_nitf_parts(std::uint32_t nitf) {
    const std::uint32_t body = find_local(xml_, nitf, "body");
    const std::uint32_t head = find_local(xml_, body, "body.head");
    // The subheadline, if the abstract is the lead.
    const std::uint32_t line = find_local_path(xml_, head, "hedline hl2");
    if (line != k_none && find_local(xml_, head, "abstract") != k_none) put_text_part("subhead", line);
    put_dateline(find_local(xml_, head, "dateline"), find_local(xml_, body, "body.content"));
    const std::uint32_t content = find_local(xml_, body, "body.content");
    put_walked(content == k_none ? body : content);
    put_walked(find_local(xml_, body, "body.end"));
  }

  /// Writes the dateline ("NEW YORK, Dec. 1"), unless the text begins with it.
  void put_dateline(std::uint32_t dateline, std::uint32_t content) {
    const std::string line = dateline == k_none ? std::string() : line_of(xml_, dateline);
    constexpr std::size_t k_beginning = 400; // bytes; a caption may come before the dateline
    if (line.empty() || (content != k_none && line_of(xml_, content).find(line) < k_beginning)) return;
    put_text_part("text", dateline);
  }

  void put_text_part(std::string_view key, std::uint32_t element) {
    builder_.start(Kind::object, xml_.node(element).begin);
    put_line(key, element);
    builder_.end();
  }

  // Pictures, films and sound

  void put_media(std::uint32_t set, const std::vector<std::uint32_t>& items) {
    builder_.key("media");
    builder_.start(Kind::array, 0);
    put_rendition(set, k_none);
    for (const std::uint32_t item : items) {
      const std::uint32_t other = find_local(xml_, item, "contentSet");
      if (other != set) put_rendition(other, find_local(xml_, item, "contentMeta"));
      if (other == set) put_caption_of_own(set, item);
    }
    builder_.end();
  }

  void put_caption_of_own(std::uint32_t /*set*/, std::uint32_t item) {
    const std::uint32_t meta = find_local(xml_, item, "contentMeta");
    builder_.start(Kind::object, xml_.node(item).begin);
    put_caption(meta);
    builder_.end();
  }

  void put_caption(std::uint32_t meta) {
    put_line("caption", find_local(xml_, meta, "description"));
    put_first("credit", meta, {"by", "creditline", "creator name"});
  }

  [[nodiscard]] static std::int64_t number_in(const std::string& text) {
    std::int64_t number = 0;
    for (const char c : text) {
      if (c < '0' || c > '9' || number > 100'000) return number;
      number = number * 10 + (c - '0');
    }
    return number;
  }

  /// Writes the widest rendition that a page can show.
  void put_rendition(std::uint32_t set, std::uint32_t meta) {
    if (set == k_none) return;
    constexpr std::int64_t k_widest = 2400;
    std::uint32_t best = k_none;
    std::int64_t best_rank = -1;
    for (std::uint32_t child = xml_.first_child(set); child < xml_.node(set).next; child = xml_.node(child).next) {
      if (xml_.node(child).kind != XmlKind::element || xml_.node(child).name != "remoteContent") continue;
      const std::string type = xml_.attribute(child, "contenttype");
      const bool is_print = type.find("tif") != std::string::npos || type.find("postscript") != std::string::npos;
      if (xml_.attribute(child, "href").empty() || is_print) continue;
      const std::int64_t width = number_in(xml_.attribute(child, "width"));
      const std::int64_t rank = width <= k_widest ? width : k_widest - (width - k_widest) / 10;
      if (rank > best_rank) {
        best = child;
        best_rank = rank;
      }
    }
    if (best == k_none) return;
    builder_.start(Kind::object, xml_.node(best).begin);
    put("url", best, xml_.attribute(best, "href"));
    put("type", best, xml_.attribute(best, "contenttype"));
    put("width", best, xml_.attribute(best, "width"));
    put("height", best, xml_.attribute(best, "height"));
    if (meta != k_none) put_caption(meta);
    builder_.end();
  }

  // NITF alone

  [[nodiscard]] std::uint32_t find_any_date(std::uint32_t data) const {
    for (const std::string_view name : {"date.issue", "date.release"}) {
      const std::uint32_t found = find_local(xml_, data, name);
      if (!xml_.attribute(found, "norm").empty()) return found;
    }
    return k_none;
  }

  void read_nitf(std::uint32_t nitf) {
    const std::uint32_t head = find_local(xml_, nitf, "head");
    const std::uint32_t data = find_local(xml_, head, "docdata");
    const std::uint32_t body_head = find_local_path(xml_, nitf, "body body.head");
    builder_.start(Kind::object, xml_.node(nitf).begin);
    builder_.key("newsItem");
    builder_.boolean(xml_.node(nitf).begin, true);
    put("id", data, xml_.attribute(find_local(xml_, data, "doc-id"), "id-string"));
    put_first("headline", nitf, {"body body.head hedline hl1", "head title", "body body.head hedline hl2"});
    put_first("lead", body_head, {"abstract", "hedline hl2"});
    put("byline", body_head, bylines_in(xml_, body_head));
    const std::uint32_t told = find_local_path(xml_, body_head, "dateline story.date"); // "Jan. 2" has no year
    if (find_any_date(data) != k_none) {
      put("published", data, xml_.attribute(find_any_date(data), "norm"));
    } else {
      put("published", told, xml_.attribute(told, "norm"));
    }
    put("language", nitf, xml_.attribute(nitf, "xml:lang"));
    put_first("source", body_head, {"distributor"});
    put_names("tags", find_local(xml_, data, "key-list"), "keyword", "name");
    builder_.key("parts");
    builder_.start(Kind::array, xml_.node(nitf).begin);
    put_nitf_parts(nitf);
    builder_.end();
    builder_.end();
  }

  Origin item_;
};

} // namespace

bool is_news_xml(std::string_view bytes) {
  const std::string_view name = local_name(root_name_of_xml(bytes));
  return !name.empty() && has_word("newsItem packageItem newsMessage contentSet nitf NewsML", name);
}

Result<json::Document> read_news_xml(std::string_view bytes, Report& report) {
  Xml xml;
  if (std::optional<Error> refusal = xml.read(bytes)) return std::move(*refusal);
  if (xml.node(0).name == "NewsML") return read_newsml_1(xml, bytes, report);
  return NewsReader(xml, bytes, report).read();
}

} // namespace lede::formats
