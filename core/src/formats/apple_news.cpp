// Apple News Format: an article made of components, which may be nested.
// @see https://developer.apple.com/documentation/applenewsformat
#include <cstddef>
#include <string>

#include "base/limits.h"
#include "base/words.h"
#include "formats/adapters.h"
#include "formats/apple_news_text.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;
using namespace codec;

constexpr auto k_fields = fields_of<Article>({
    {"identifier", LEDE_MEMBER(Article, id), k_id},
    {"title", LEDE_MEMBER(Article, headline), k_text},
    {"language", LEDE_MEMBER(Article, language), by<read_language>()},
});
constexpr Shape k_document = {
    k_fields,
    Foreign{"version subtitle metadata components layout documentStyle componentStyles componentTextStyles textStyles "
            "componentLayouts autoplacement advertisingSettings colorScheme"}};

constexpr auto k_metadata_fields = fields_of<Article>({
    {"authors", LEDE_MEMBER(Article, authors), by<read_named<Author>>()},
    {"canonicalURL", LEDE_MEMBER(Article, canonical), k_text},
    {"datePublished", LEDE_MEMBER(Article, published), k_date},
    {"dateModified", LEDE_MEMBER(Article, modified), k_date},
    {"keywords", LEDE_MEMBER(Article, tags), by<read_named<Link>>()},
});
constexpr Shape k_metadata = {
    k_metadata_fields,
    Foreign{"dateCreated excerpt thumbnailURL generatorIdentifier generatorName generatorVersion campaignData links "
            "transparentToolbar contentGenerationType issue videoURL"}};

class Reader {
 public:
  Reader(Article& article, Report& report) : article_(article), report_(report), body_(article.body, report) {}

  void read(Value root) {
    read_object(root, article_, k_document, report_);
    const Value metadata = find(root, "metadata");
    if (metadata) read_object(metadata, article_, k_metadata, report_);
    is_before_title_ = has_title(find(root, "components"));
    read_components(find(root, "components"));
    if (article_.lead.empty()) read_string(find(metadata, "excerpt"), article_.lead, report_);
    if (article_.lead.empty()) read_string(find(root, "subtitle"), article_.lead, report_);
    if (article_.image.empty() && !has_picture_) {
      read_string(find(metadata, "thumbnailURL"), article_.image.url, report_);
    }
  }

 private:
  struct Role {
    std::string_view names;
    void (Reader::*read)(Value component);
    bool keeps_last_picture = false; ///< A caption after it still belongs to the picture before it.
  };

  /// The JSON's own depth bounds the recursion.
  void read_components(Value list) {
    if (!list || !expect(list, Kind::array, report_)) return;
    for (const Value component : list.children()) {
      if (expect(component, Kind::object, report_)) read_component(component);
    }
  }

  void read_component(Value component) {
    static constexpr Role k_roles[] = {
        {"body", &Reader::read_body},
        {"title", &Reader::read_title},
        {"heading heading1 heading2 heading3 heading4 heading5 heading6", &Reader::read_heading},
        {"intro", &Reader::read_intro},
        {"byline", &Reader::read_byline},
        {"author illustrator", &Reader::read_author},
        {"caption photographer", &Reader::read_caption, true},
        {"quote pullquote", &Reader::read_quote},
        {"photo image figure portrait logo", &Reader::read_photo},
        {"gallery mosaic", &Reader::read_gallery},
        {"container section chapter header aside flexible_spacer flex_spacer fixed_spacer", &Reader::read_container,
         true},
        {"divider", &Reader::read_divider},
        {"instagram tweet facebook_post tiktok embedwebvideo embedvideo webvideo video audio music podcast",
         &Reader::read_embed},
        {"article_link", &Reader::read_article_link},
        {"link_button", &Reader::read_link_button},
        {"htmltable", &Reader::read_html_table},
        {"datatable", &Reader::read_data_table},
        {"place map arkit", &Reader::read_place},
        // Advertising, and components that only Apple's apps can show.
        {"banner_advertisement medium_rectangle_advertisement replica_advertisement advertisement", &Reader::leave_out},
    };
    const Value role = find(component, "role");
    if (!role) return warn_missing(component, "role", report_);
    if (!expect(role, Kind::string, report_)) return;
    for (const Role& row : k_roles) {
      if (!has_word(row.names, role.text())) continue;
      if (!row.keeps_last_picture) last_picture_ = LastPicture::none;
      return (this->*row.read)(component);
    }
    warn_unknown_block(component, role.text(), report_);
  }

  void leave_out(Value /*component*/) {}

  void read_container(Value component) { read_components(find(component, "components")); }

  Value text_of(Value component) {
    const Value text = find(component, "text");
    if (!text) {
      warn_missing(component, "text", report_);
      return {};
    }
    return expect(text, Kind::string, report_) ? text : Value();
  }

  void read_body(Value component) {
    has_body_ = true;
    if (const Value text = text_of(component)) apple_news::add_text(component, text, body_, report_);
  }

  /// Reads a caption. It is a component of its own, mostly with the same text as the picture's own caption.
  void read_caption(Value component) {
    Image* const image = last_picture_ == LastPicture::main    ? &article_.image
                         : last_picture_ == LastPicture::block ? std::get_if<Image>(&article_.body.back())
                                                               : nullptr;
    if (image == nullptr) return read_body(component);
    const Value text = text_of(component);
    if (!text) return;
    if (text_at(component, "role") == "photographer") {
      apple_news::read_line(component, text, image->credit);
    } else {
      read_string(text, image->caption, report_, apple_news::markup_of(component));
    }
  }

  static bool has_title(Value list) {
    for (const Value component : list.children()) {
      if (text_at(component, "role") == "title" || has_title(find(component, "components"))) return true;
    }
    return false;
  }

  /// Reads the title. The document's own title may differ from it.
  void read_title(Value component) {
    const Value text = text_of(component);
    if (!text) return;
    is_before_title_ = false;
    Text title;
    apple_news::read_line(component, text, title);
    if (article_.headline.empty()) {
      article_.headline = std::move(title);
    } else if (title.value != article_.headline.value) {
      body_.start("h1", text);
      body_.text(title.value, text);
      body_.end("h1");
    }
  }

  void read_heading(Value component) {
    const Value text = text_of(component);
    if (!text) return;
    if (is_before_title_ && !has_body_ && article_.kicker.empty()) { // the kicker, by WordPress' plug-in
      return apple_news::read_line(component, text, article_.kicker);
    }
    const char last = text_at(component, "role").back();
    const char name[] = {'h', last >= '1' && last <= '6' ? last : '2'};
    apple_news::add_heading({name, sizeof name}, component, text, body_);
  }

  void read_intro(Value component) {
    if (!article_.lead.empty()) return read_body(component);
    const Value text = text_of(component);
    if (!text) return;
    read_string(text, article_.lead, report_, apple_news::markup_of(component));
  }

  void read_byline(Value component) {
    if (const Value text = text_of(component); text && article_.byline.empty()) {
      apple_news::read_line(component, text, article_.byline);
    }
  }

  /// Reads an author component: one of several authors, or all of them in one text.
  void read_author(Value component) {
    if (article_.byline.empty()) return read_byline(component);
    const Value text = text_of(component);
    if (!text || article_.authors.size() == limits::max_list_items) return;
    apple_news::read_line(component, text, article_.authors.emplace_back().name);
  }

  void read_quote(Value component) {
    const Value text = text_of(component);
    if (!text) return;
    Quote& quote = body_.add<Quote>(component);
    read_string(text, quote.text, report_, apple_news::markup_of(component));
  }

  bool read_picture(Value value, Image& image) {
    read_string(find(value, "URL"), image.url, report_);
    if (image.empty()) {
      warn_missing(value, "URL", report_);
      return false;
    }
    read_string(find(value, "accessibilityCaption"), image.alt, report_);
    const Value caption = find(value, "caption"); // a text, or an object with one
    if (!caption.is(Kind::object)) {
      read_string(caption, image.caption, report_);
    } else {
      read_string(find(caption, "text"), image.caption, report_, apple_news::markup_of(caption));
    }
    return true;
  }

  /// Reads a photo. The first one before the text is the article's main picture.
  void read_photo(Value component) {
    const std::string_view role = text_at(component, "role");
    if (article_.image.empty() && !has_body_ && role != "logo" && role != "portrait") {
      last_picture_ = LastPicture::main;
      if (!read_picture(component, article_.image)) {
        article_.image = {};
        last_picture_ = LastPicture::none;
      }
    } else if (!read_picture(component, body_.add<Image>(component))) {
      body_.drop();
    } else {
      last_picture_ = body_.was_thrown() ? LastPicture::none : LastPicture::block;
    }
    has_picture_ = true;
  }

  void read_gallery(Value component) {
    const Value list = find(component, "items");
    if (!list) return warn_missing(component, "items", report_);
    if (!expect(list, Kind::array, report_)) return;
    Gallery& gallery = body_.add<Gallery>(component);
    for (const Value item : list.children()) {
      if (gallery.images.size() == limits::max_list_items) return warn_too_many(item, report_);
      if (!expect(item, Kind::object, report_)) continue;
      if (!read_picture(item, gallery.images.emplace_back())) gallery.images.pop_back();
    }
    if (gallery.images.empty()) body_.drop();
  }

  void read_divider(Value component) { body_.add<Divider>(component); }

  void read_embed(Value component) {
    Embed& embed = body_.add<Embed>(component);
    read_string(find(component, "URL"), embed.url, report_);
    const Value name = find_any(component, {"caption", "accessibilityCaption"});
    read_string(name.is(Kind::object) ? find(name, "text") : name, embed.title, report_);
    if (embed.url.empty()) {
      warn_missing(component, "URL", report_);
      return body_.drop();
    }
    if (const Value still = find_any(component, {"stillURL", "imageURL"})) {
      read_string(still, embed.image.url, report_);
    }
  }

  /// Returns the text of the headline component inside a link.
  static Value find_text(Value list) {
    for (const Value component : list.children()) {
      if (const Value text = find(component, "text"); text.is(Kind::string)) return text;
      if (const Value text = find_text(find(component, "components"))) return text;
    }
    return {};
  }

  void read_article_link(Value component) {
    if (article_.related.size() == limits::max_list_items) return warn_too_many(component, report_);
    const Value text = find_text(find(component, "components"));
    if (!text) return warn_missing(component, "components[].text", report_);
    Teaser& teaser = article_.related.emplace_back();
    read_plain(text, teaser.headline, report_);
    read_string(find(component, "URL"), teaser.url, report_);
    if (teaser.headline.empty()) article_.related.pop_back();
  }

  void read_link_button(Value component) {
    const Value address = find(component, "URL");
    const Value text = text_of(component);
    if (!text || !address) return;
    if (!expect(address, Kind::string, report_)) return;
    body_.link(text.text(), address, component);
  }

  void read_html_table(Value component) {
    const Value html = find(component, "html");
    if (html && expect(html, Kind::string, report_)) body_.add_html(html);
  }

  static Value words_in(Value value) { return value.is(Kind::object) ? find(value, "text") : value; }

  void read_data_table(Value component) {
    const Value data = find(component, "data");
    const Value columns = find(data, "descriptors");
    body_.start("table", component);
    body_.start("tr", component);
    for (const Value column : columns.children()) add_cell("th", words_in(find(column, "label")), column);
    body_.end("tr");
    for (const Value record : find(data, "records").children()) {
      body_.start("tr", record);
      for (const Value column : columns.children()) {
        const Value name = find_any(column, {"identifier", "key"});
        add_cell("td", words_in(find(record, name.text())), record);
      }
      body_.end("tr");
    }
    body_.end("table");
  }

  void add_cell(std::string_view element, Value words, Value from) {
    body_.start(element, words ? words : from);
    if (words.is(Kind::string) || words.is(Kind::number)) body_.text(words.text(), words);
    body_.end(element);
  }

  /// Reads a map or a 3D object, which only Apple's apps show, by its caption.
  void read_place(Value component) {
    const Value words = words_in(find_any(component, {"caption", "accessibilityCaption", "name"}));
    if (words.is(Kind::string)) body_.element("p", words);
    warn_unknown_block(component, text_at(component, "role"), report_);
  }

  Article& article_;
  Report& report_;
  BodyBuilder body_;
  /// The picture to which a following caption belongs.
  enum class LastPicture : unsigned char { none, main, block };
  LastPicture last_picture_ = LastPicture::none;
  bool is_before_title_ = false;
  bool has_body_ = false;
  bool has_picture_ = false;
};

Likeness recognise(Value root) {
  const Value component = first_object(find(root, "components"));
  return find(component, "role").is(Kind::string) ? Likeness::certain : Likeness::none;
}

void read(Value document, Value /*root*/, Article& article, Report& report) { Reader(article, report).read(document); }

} // namespace

constexpr Format k_apple_news = {"apple-news", "anf apple-news-format", recognise, read};

} // namespace lede::formats
