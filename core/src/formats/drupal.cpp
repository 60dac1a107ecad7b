// Responses of Drupal: JSON:API, whose relationships are looked up in `included`, and the older REST export, in which
// each field is a list of values.
// @see https://www.drupal.org/docs/core-modules-and-themes/core-modules/jsonapi-module
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/repeats.h"
#include "formats/usual_fields.h"
#include "formats/usual_parts.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// Returns a field's name without Drupal's prefix: "field_lead_text" becomes "lead_text".
std::string_view plain_field(std::string_view name) {
  constexpr std::string_view k_field = "field_";
  if (name.starts_with(k_field)) name.remove_prefix(k_field.size());
  return name;
}

/// The resources in `included`, by id.
class Included {
 public:
  explicit Included(Value root) {
    for (const Value object : find(root, "included").children()) {
      if (find(object, "id").is(Kind::string)) objects_.emplace_back(text_at(object, "id"), object);
    }
    std::sort(objects_.begin(), objects_.end(), is_before);
  }

  [[nodiscard]] Value find_target(Value reference) const {
    const std::pair<std::string_view, Value> wanted = {text_at(reference, "id"), {}};
    const auto found = std::lower_bound(objects_.begin(), objects_.end(), wanted, is_before);
    return found != objects_.end() && found->first == wanted.first ? found->second : Value();
  }

 private:
  static bool is_before(const std::pair<std::string_view, Value>& a, const std::pair<std::string_view, Value>& b) {
    return a.first < b.first;
  }
  std::vector<std::pair<std::string_view, Value>> objects_;
};

class Reader {
 public:
  Reader(Value node, Value root, Article& article, Report& report)
      : node_(node),
        root_(root),
        included_(root),
        article_(article),
        report_(report),
        body_(article.body, report),
        repeats_(root),
        site_(site_of(node, root)) {}

  void read() {
    const Value attributes = find(node_, "attributes");
    for (const Value member : attributes.children()) add_attribute(member);
    for (const Value relation : find(node_, "relationships").children()) add_relation(relation);
    add_texts(attributes);
    fields_.finish();
    fields_.read(article_, report_, UsualFields::Body::elsewhere);
    read_id(find(node_, "id"), article_.id, report_);
    read_language(find(attributes, "langcode"), article_.language, report_);
    read_address(attributes);
    if (!pictures_.empty()) place_pictures();
  }

 private:
  // Attributes

  /// Whether a name is one of Drupal's own fields that no reader sees.
  static bool is_own(std::string_view name) {
    return name.starts_with("drupal_internal") || name.starts_with("revision_") ||
           has_word(
               "status promote sticky default_langcode langcode path metatag body content_translation_source "
               "content_translation_outdated moderation_state comment publish_on unpublish_on menu_link scheduler",
               name);
  }

  void add_attribute(Value member) {
    const std::string_view name = member.key();
    if (is_own(name) || is_empty(member) || member.is(Kind::boolean)) return;
    if (find(member, "processed").is(Kind::string)) {
      const bool is_lead = has_word("summary lead teaser subtitle standfirst deck intro abstract", plain_field(name));
      if (is_lead) fields_.add("lead", find(member, "processed"));
      return; // texts are read below
    }
    if (name == "changed") return fields_.add("modified", member);
    if (UsualFields::has_meaning(plain_field(name))) return fields_.add(plain_field(name), member);
    fields_.add(name.starts_with("field_") ? name : plain_field(name), member);
  }

  /// Reads the body and the other formatted texts.
  void add_texts(Value attributes) {
    const Value body = find(attributes, "body");
    add_text(body);
    if (const Value summary = find(body, "summary"); summary.is(Kind::string)) fields_.add("lead", summary);
    for (const Value member : attributes.children()) {
      const bool is_lead =
          has_word("summary lead teaser subtitle standfirst deck intro abstract", plain_field(member.key()));
      if (member.key() != "body" && !is_lead) add_text(member);
    }
    for (const Value relation : find(node_, "relationships").children()) add_paragraphs(find(relation, "data"), 0);
  }

  void add_text(Value value) {
    const Value html = find_any(value, {"processed", "value"});
    if (!html.is(Kind::string) || is_blank(html.text()) || !value.is(Kind::object)) return;
    body_.add_html(html);
    // Media that are named in a text which Drupal has not processed.
    for (const std::string_view name : {"drupal-media", "drupal-entity"}) {
      if (html.text().find(concat({"<", name})) != std::string_view::npos)
        report_.warn(messages::drupal_not_included, {quote(name)}, html.origin());
    }
  }

  // Relations

  static bool is_of(Value object, std::string_view kind) { return text_at(object, "type").starts_with(kind); }

  template <class Function>
  static void for_each(Value data, Function function) {
    if (data.is(Kind::object)) return function(data);
    for (const Value reference : (data.is(Kind::array) ? data : Value()).children()) function(reference);
  }

  void add_relation(Value relation) {
    const std::string_view name = relation.key();
    if (has_word("node_type revision_uid menu_link", name)) return;
    for_each(find(relation, "data"), [&](Value reference) {
      const Value target = included_.find_target(reference);
      if (is_of(reference, "file--") || is_of(reference, "media--")) return add_medium(reference, target);
      if (is_of(reference, "paragraph--")) return; // paragraphs are part of the text
      const Value about = find(target, "attributes");
      const Value label = find_any(about, {"display_name", "name", "title"});
      if (!label.is(Kind::string)) return warn_not_included(reference, name);
      if (is_of(reference, "user--") && name == "uid") return fields_.add("user", label);
      fields_.add(is_of(reference, "user--") ? "author" : plain_field(name), label);
    });
  }

  void warn_not_included(Value reference, std::string_view name) {
    const std::string_view field = plain_field(name);
    if (!UsualFields::has_meaning(field) || text_at(reference, "id") == "virtual") return;
    report_.warn(messages::drupal_not_included, {quote(name)}, reference.origin());
  }

  /// Reads a file, or a media entity that names its file. @param reference has the picture's alternative text and
  /// title.
  void add_medium(Value reference, Value target) {
    Value words = find(reference, "meta");
    Value media;
    if (is_of(target, "media--")) {
      media = find(target, "attributes");
      const std::string_view film = text_at(find(target, "attributes"), "field_media_oembed_video");
      if (!film.empty()) {
        read_string(find_path(target, "attributes field_media_oembed_video"), body_.add<Embed>(target).url, report_);
        return;
      }
      for (const Value relation : find(target, "relationships").children()) {
        const Value file = find(relation, "data");
        if (!is_of(file, "file--") || relation.key() == "thumbnail") continue;
        words = find(file, "meta");
        reference = file;
        target = included_.find_target(file);
        break;
      }
    }
    const Value address = address_of(find(target, "attributes"));
    if (!address.is(Kind::string)) return warn_not_included(reference, "image");
    if (!is_of_pictures(find(target, "attributes"))) return;
    Image image;
    read_string(address, image.url, report_);
    if (image.url.value.starts_with('/') && !image.url.value.starts_with("//")) {
      image.url.value = concat({site_, image.url.value});
    }
    read_string(find(words, "alt"), image.alt, report_);
    read_media_words(media, image);
    if (image.caption.empty()) read_either(find(words, "title"), image.caption, report_);
    image.width = read_pixels(find(words, "width"), report_);
    image.height = read_pixels(find(words, "height"), report_);
    constexpr std::size_t k_most_pictures = 100; // each is looked for in the text
    if (pictures_.size() < k_most_pictures) pictures_.push_back(std::move(image));
  }

  /// Reads caption and credit of a media entity, whose fields each site names for itself.
  void read_media_words(Value attributes, Image& image) {
    for (const Value member : attributes.children()) {
      if (!member.key().starts_with("field_")) continue;
      const std::string_view name = plain_field(member.key());
      const Value text = member.is(Kind::object) ? find_any(member, {"processed", "value"}) : member;
      if (!text.is(Kind::string) || is_blank(text.text())) continue;
      if (has_name_part(name, "admin internal editor editors private note notes id type url link status")) continue;
      if (has_name_part(name, "caption description legend") && image.caption.empty()) {
        read_either(text, image.caption, report_);
      } else if (has_name_part(name, "copyright credit credits photographer source") && image.credit.empty()) {
        read_plain(text, image.credit, report_);
      }
    }
  }

  static Value address_of(Value attributes) {
    const Value uri = find(attributes, "uri");
    return uri.is(Kind::object) ? find(uri, "url") : find(attributes, "url");
  }

  static bool is_of_pictures(Value attributes) {
    const std::string_view type = text_at(attributes, "filemime");
    return type.empty() || type.starts_with("image/");
  }

  /// Reads paragraph entities, the parts of a text. They may be nested.
  void add_paragraphs(Value data, int depth) {
    constexpr int k_most_depth = 4;
    constexpr std::size_t k_most_parts = 2000;
    for_each(data, [&](Value reference) {
      if (!is_of(reference, "paragraph--") || depth == k_most_depth || ++parts_ > k_most_parts) return;
      const Value paragraph = included_.find_target(reference);
      if (!paragraph) return warn_not_included(reference, "body");
      if (!repeats_.allow(paragraph, reference, report_)) return;
      for (const Value member : find(paragraph, "attributes").children()) {
        const bool is_title = has_word("title heading headline", plain_field(member.key()));
        if (is_title && member.is(Kind::string) && !is_blank(member.text())) body_.element("h2", member);
        if (member.key().starts_with("field_")) add_text(member);
        if (!is_title && is_line_for_readers(member)) body_.element("p", member);
      }
      for (const Value relation : find(paragraph, "relationships").children()) add_part(relation, depth);
    });
  }

  /// Whether a field of a paragraph is a plain line that is shown: a quotation, its author, a sentence.
  static bool is_line_for_readers(Value member) {
    if (!member.is(Kind::string) || !member.key().starts_with("field_") || is_blank(member.text())) return false;
    return is_usual_sentence(member.text()) ||
           has_word("quote author caption text label name source credit subtitle", plain_field(member.key()));
  }

  void add_part(Value relation, int depth) {
    if (relation.key() == "paragraph_type") return;
    const std::size_t before = pictures_.size();
    for_each(find(relation, "data"), [&](Value reference) {
      if (is_of(reference, "file--") || is_of(reference, "media--")) {
        add_medium(reference, included_.find_target(reference));
      }
    });
    for (std::size_t at = before; at < pictures_.size(); ++at) add_picture(std::move(pictures_[at]), relation);
    pictures_.resize(before);
    add_paragraphs(find(relation, "data"), depth + 1);
  }

  void add_picture(Image&& image, Value from) { body_.add<Image>(from) = std::move(image); }

  /// Makes the first picture the main one, and the others a gallery after the text.
  void place_pictures() {
    // Remove pictures that a paragraph or the main picture shows already.
    std::erase_if(pictures_, [&](const Image& picture) {
      return std::any_of(article_.body.begin(), article_.body.end(),
                         [&](const Block& block) { return url_of_block(block) == picture.url.value; });
    });
    if (article_.image.empty() && !pictures_.empty()) {
      article_.image = std::move(pictures_.front());
      pictures_.erase(pictures_.begin());
    }
    std::erase_if(pictures_, [&](const Image& picture) { return picture.url.value == article_.image.url.value; });
    if (!pictures_.empty()) body_.add<Gallery>(node_).images = std::move(pictures_);
  }

  /// Reads the article's address from its path alias.
  void read_address(Value attributes) {
    const Value alias = find_path(attributes, "path alias");
    if (!article_.url.empty() || site_.empty()) return;
    article_.url.value = concat({site_, alias.is(Kind::string) ? alias.text() : "/"});
    article_.url.origin = alias ? alias.origin() : node_.origin();
  }

  /// Returns the scheme and host of the document's own link.
  static std::string_view site_of(Value node, Value root) {
    const Value own = find_path(node, "links self href");
    const Value link = own.is(Kind::string) ? own : find_path(root, "links self href");
    const std::size_t host = link.text().find("://");
    if (!link.is(Kind::string) || host == std::string_view::npos) return {};
    return link.text().substr(0, link.text().find('/', host + 3));
  }

  Value node_;
  Value root_;
  Included included_;
  Article& article_;
  Report& report_;
  BodyBuilder body_;
  Repeats repeats_;
  UsualFields fields_;
  std::string_view site_;
  std::vector<Image> pictures_;
  std::size_t parts_ = 0;
};

bool is_export(Value value) {
  return find_path(value, "nid 0 value") && find_path(value, "title 0 value").is(Kind::string);
}

/// Reads the older export: {"title": [{"value": …}], "field_image": [{"url": …, "alt": …}]}.
void read_export(Value node, Article& article, Report& report) {
  UsualFields fields;
  BodyBuilder body(article.body, report);
  for (const Value member : node.children()) {
    const std::string_view name = plain_field(member.key());
    const Value first = find_path(member, "0");
    const Value value = find_any(first, {"processed", "value"});
    if (name == "body") {
      if (value.is(Kind::string)) body.add_html(value);
      if (const Value summary = find(first, "summary"); summary.is(Kind::string)) fields.add("lead", summary);
    } else if (name == "langcode") {
      read_language(value, article.language, report);
    } else if (has_word("title created", name) || (name != "uid" && UsualFields::has_meaning(name))) {
      fields.add(name, value ? value : first);
    } else if (name == "changed") {
      fields.add("modified", value);
    }
  }
  fields.finish();
  fields.read(article, report, UsualFields::Body::elsewhere);
  read_id(find_path(node, "nid 0 value"), article.id, report);
}

Likeness recognise(Value value) {
  if (is_export(value)) return Likeness::certain;
  const Value attributes = find(value, "attributes");
  const bool is_node = text_at(value, "type").starts_with("node--") && attributes.is(Kind::object);
  return is_node ? Likeness::certain : Likeness::none;
}

void list(Value root, std::vector<Value>& items) {
  const Value data = find(root, "data");
  if (recognise(data) == Likeness::certain) return items.push_back(data);
  for (const Value node : (data.is(Kind::array) ? data : Value()).children()) {
    if (recognise(node) == Likeness::certain) items.push_back(node);
  }
}

void read(Value node, Value root, Article& article, Report& report) {
  if (is_export(node)) return read_export(node, article, report);
  Reader(node, root, article, report).read();
}

} // namespace

constexpr Format k_drupal = {"drupal", "json-api jsonapi", recognise, read, list};

} // namespace lede::formats
