// NewsML 1, which agencies still send: nested components, each with its lines (headline, byline …) and contents.
// @see https://iptc.org/standards/newsml-1/
#include "formats/newsml_1.h"

#include <string>
#include <vector>

#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/nitf_body.h"
#include "formats/xml_members.h"

namespace lede::formats {
namespace {

using json::Kind;

constexpr std::uint32_t k_none = Xml::k_none;

class Reader : private XmlMembers {
 public:
  Reader(const Xml& xml, std::string_view bytes, Report& report) : XmlMembers(xml, bytes, report) {}

  json::Document read() {
    builder_.start(Kind::object, 0);
    put("agency", 0, "newsml");
    builder_.key("items");
    builder_.start(Kind::array, 0);
    for_each_child(0, "NewsItem", [&](std::uint32_t item) { read_item(item); });
    return builder_.finish();
  }

 private:
  template <class Function>
  void for_each_child(std::uint32_t parent, std::string_view names, Function call) const {
    if (parent == k_none) return;
    for (std::uint32_t child = xml_.first_child(parent); child < xml_.node(parent).next;
         child = xml_.node(child).next) {
      if (xml_.node(child).kind == XmlKind::element && has_word(names, xml_.node(child).name)) call(child);
    }
  }

  [[nodiscard]] std::string formal_name(std::uint32_t parent, std::string_view path) const {
    return xml_.attribute(find_local_path(xml_, parent, path), "FormalName");
  }

  /// Returns the components of an item, outer ones first.
  [[nodiscard]] std::vector<std::uint32_t> components_of(std::uint32_t item) const {
    std::vector<std::uint32_t> components;
    for (std::uint32_t at = item + 1; at < xml_.node(item).next; ++at) {
      if (xml_.node(at).kind == XmlKind::element && xml_.node(at).name == "NewsComponent") components.push_back(at);
    }
    return components;
  }

  void read_item(std::uint32_t item) {
    const std::vector<std::uint32_t> components = components_of(item);
    builder_.start(Kind::object, xml_.node(item).begin);
    builder_.key("newsItem");
    item_ = builder_.last();
    builder_.boolean(xml_.node(item).begin, true);
    put_first("id", item,
              {"Identification NewsIdentifier PublicIdentifier", "Identification NewsIdentifier NewsItemId"});
    put_first("published", item, {"NewsManagement FirstCreated", "NewsManagement ThisRevisionCreated"});
    put_first("modified", item, {"NewsManagement ThisRevisionCreated"});
    const std::string status = formal_name(item, "NewsManagement Status");
    if (!status.empty() && status != "Usable" && status != "USABLE" && status != "usable") {
      report_.warn(messages::news_status, {quote(status)}, item_);
    }
    put_lines(item, components);
    put_tags(item, components);
    put_contents(item, components);
    builder_.end();
  }

  /// Writes each line from the first component that has it.
  void put_lines(std::uint32_t item, const std::vector<std::uint32_t>& components) {
    const auto put_first_line = [&](std::string_view key, std::string_view path) {
      for (const std::uint32_t component : components) {
        if (put_first(key, component, {path})) return true;
      }
      return false;
    };
    if (!put_first_line("headline", "NewsLines HeadLine") && !put_first_line("headline", "NewsLines SlugLine"))
      put_first("headline", item, {"Identification NameLabel"});
    put_first_line("lead", "NewsLines SubHeadLine");
    put_first_line("byline", "NewsLines ByLine");
    for (const std::uint32_t component : components) {
      const std::string party = formal_name(component, "AdministrativeMetadata Provider Party");
      if (party.empty()) continue;
      put("source", component, party);
      break;
    }
    for (const std::uint32_t component : components) {
      const std::string language = formal_name(component, "DescriptiveMetadata Language");
      if (language.empty()) continue;
      put("language", component, language);
      break;
    }
  }

  void put_tags(std::uint32_t item, const std::vector<std::uint32_t>& components) {
    builder_.key("tags");
    builder_.start(Kind::array, xml_.node(item).begin);
    std::size_t count = 0;
    for (const std::uint32_t component : components) {
      for_each_child(find_local(xml_, component, "DescriptiveMetadata"), "Property", [&](std::uint32_t property) {
        const std::string name = xml_.attribute(property, "Value");
        if (xml_.attribute(property, "FormalName") != "Keyword" || name.empty()) return;
        if (++count > limits::max_list_items) return;
        builder_.start(Kind::object, xml_.node(property).begin);
        put("name", property, name);
        builder_.end();
      });
    }
    builder_.end();
  }

  // Texts and pictures

  void put_contents(std::uint32_t item, const std::vector<std::uint32_t>& components) {
    builder_.key("parts");
    builder_.start(Kind::array, xml_.node(item).begin);
    for (const std::uint32_t component : components) {
      if (is_caption(component)) continue;
      for_each_child(component, "ContentItem", [&](std::uint32_t content) { put_text(components, content); });
    }
    builder_.end();
    builder_.key("media");
    builder_.start(Kind::array, xml_.node(item).begin);
    for (const std::uint32_t component : components) put_medium(component);
    builder_.end();
  }

  [[nodiscard]] bool is_caption(std::uint32_t component) const {
    return has_word("Caption PhotoCaption", formal_name(component, "Role"));
  }

  void put_text(const std::vector<std::uint32_t>& components, std::uint32_t content) {
    const std::uint32_t data = find_local(xml_, content, "DataContent");
    if (data == k_none || !xml_.attribute(content, "Href").empty()) return;
    const std::string kind = formal_name(content, "MediaType");
    const std::string encoding = xml_.attribute(find_local(xml_, content, "Encoding"), "Notation");
    if ((!kind.empty() && !has_word("Text text ComplexData", kind)) || !encoding.empty()) {
      return report_.warn(messages::news_data_type, {quote(kind)}, item_);
    }
    put_dateline(components, data);
    if (!xml_.has_child_elements(data)) {
      builder_.start(Kind::object, xml_.node(data).begin);
      const bool is_plain = formal_name(content, "MimeType") == "text/plain";
      put(is_plain ? "text" : "either", data, xml_.text(data));
      return builder_.end();
    }
    std::uint32_t body = data;
    for (const std::string_view path : {"nitf body body.content", "nitf body", "html body", "body"}) {
      const std::uint32_t inner = find_local_path(xml_, data, path);
      if (inner == k_none) continue;
      body = inner;
      break;
    }
    for (const NitfPart& part : read_nitf_body(xml_, body)) put_part(part);
  }

  /// Writes the dateline ("Paris, July 10 (AFP)"), unless the text begins with it.
  void put_dateline(const std::vector<std::uint32_t>& components, std::uint32_t data) {
    std::uint32_t dateline = k_none; // from the component or the nearest one around it that has one
    for (const std::uint32_t outer : components) {
      const std::uint32_t found = find_local_path(xml_, outer, "NewsLines DateLine");
      if (found != k_none && outer <= data && data < xml_.node(outer).next) dateline = found;
    }
    const std::string line = dateline == k_none ? std::string() : line_of(xml_, dateline);
    constexpr std::size_t k_beginning = 400;
    if (line.empty() || line_of(xml_, data).find(line) < k_beginning) return;
    builder_.start(Kind::object, xml_.node(dateline).begin);
    put("text", dateline, line);
    builder_.end();
  }

  void put_part(const NitfPart& part) {
    builder_.start(Kind::object, xml_.node(part.from).begin);
    put_fields(part, [&](std::string_view key, std::string_view value) { put(key, part.from, value); });
    builder_.end();
  }

  [[nodiscard]] std::string property(std::uint32_t content, std::string_view name) const {
    std::string value;
    for_each_child(find_local(xml_, content, "Characteristics"), "Property", [&](std::uint32_t found) {
      if (xml_.attribute(found, "FormalName") == name) value = xml_.attribute(found, "Value");
    });
    return value;
  }

  /// Writes the first picture, film or sound of a component, unless it is a thumbnail.
  void put_medium(std::uint32_t component) {
    if (has_word("Thumbnail Quicklook Preview Icon", formal_name(component, "Role"))) return;
    std::uint32_t best = k_none;
    for_each_child(component, "ContentItem", [&](std::uint32_t content) {
      if (best == k_none && !xml_.attribute(content, "Href").empty()) best = content;
    });
    if (best == k_none) return;
    builder_.start(Kind::object, xml_.node(best).begin);
    put("url", best, xml_.attribute(best, "Href"));
    std::string type = formal_name(best, "MimeType");
    const std::string kind = formal_name(best, "MediaType");
    if (type.empty()) type = kind == "Video" ? "video/mp4" : kind == "Audio" ? "audio/mpeg" : "";
    put("type", best, type);
    put("width", best, property(best, "Width"));
    put("height", best, property(best, "Height"));
    put_caption(component);
    put_first("credit", component, {"NewsLines CreditLine", "NewsLines ByLine"});
    builder_.end();
  }

  /// Writes a picture's caption. It is in a component of its own, beside or inside the picture's, or in the picture's
  /// lines.
  void put_caption(std::uint32_t component) {
    std::uint32_t found = k_none;
    for_each_child(component, "NewsComponent", [&](std::uint32_t inner) {
      if (found == k_none && is_caption(inner)) found = find_local_path(xml_, inner, "ContentItem DataContent");
    });
    if (found != k_none) return put("caption", found, line_of(xml_, found));
    put_first("caption", component, {"NewsLines SubHeadLine"});
  }

  Origin item_;
};

} // namespace

json::Document read_newsml_1(const Xml& xml, std::string_view bytes, Report& report) {
  return Reader(xml, bytes, report).read();
}

} // namespace lede::formats
