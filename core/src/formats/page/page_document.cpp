// Reads a page's JSON-LD, facts and body, and builds a document from them.
#include "formats/page/page_document.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "formats/adapters.h"
#include "formats/feed_values.h"
#include "formats/json_ld_text.h"
#include "formats/page/base_address.h"
#include "formats/page/body.h"
#include "formats/page/facts.h"
#include "formats/page/layout.h"
#include "formats/page/main_picture.h"
#include "formats/page/page.h"
#include "formats/single_byte.h"
#include "html/text_input.h"
#include "json/builder.h"

namespace lede::formats::page {
namespace {

using json::Kind;

bool has_article(json::Value script) {
  std::vector<json::Value> articles;
  k_schema_org.list(script, articles);
  return !articles.empty();
}

class DocumentBuilder {
 public:
  DocumentBuilder(std::string_view bytes, Report& report)
      : bytes_(bytes), text_(bytes), report_(report), builder_(bytes, report), offsets_(bytes) {}

  Result<json::Document> build() {
    if (!utf8::is_valid(bytes_)) {
      if (const std::string charset = charset_of(bytes_); !is_readable(charset)) return unreadable(charset);
    }
    std::string scratch;
    const std::string_view source = source_ = html::prepare(text_, scratch);
    Page page = read_page(source);
    Layout layout(page, true);
    Facts facts = find_facts(layout, source);
    Body body = find_body(layout, source, facts);
    constexpr std::uint32_t k_enough = 250;
    if (body.text < k_enough) { // the article may have been dropped for its class; try again
      Layout loose(page, false);
      Body other = find_body(loose, source, facts);
      if (other.text > body.text * 2) {
        layout = std::move(loose);
        body = std::move(other);
      }
    }
    const MainPicture picture = take_main_picture(layout, source, facts, body);

    builder_.start(Kind::object, 0);
    put("page", body.is_marked ? "marked" : "guessed");
    add_scripts(page);
    // A page of many linked headlines, with no text longer than a teaser
    constexpr std::uint32_t k_teasers = 6;
    constexpr std::uint32_t k_short = 300;
    const bool is_front_page =
        !body.is_marked && body.text < k_short && Layout(page, true).sums(0).teasers >= k_teasers;
    // Plug-ins for search engines put an article into the JSON-LD of a front page, too.
    const bool is_of_article = has_article_ && !is_home(page, facts.url);
    if (!is_of_article && (is_front_page || !is_article(page, body))) return refusal(is_front_page || is_list(body));
    put_facts(page, facts);
    put_picture(facts, picture);
    if (!take_lead(page, facts, body)) facts.lead.clear();
    if (is_worth_reading(body) && !is_front_page) put_body(body, facts.base);
    put("lead", facts.lead);
    return builder_.finish();
  }

 private:
  /// Removes the lead from the body if its class says that it is a lead. Another one may be the first paragraph, which
  /// stays.
  static bool take_lead(const Page& page, const Facts& facts, Body& body) {
    if (facts.lead_node == 0) return false;
    const Node& node = page.nodes[facts.lead_node];
    for (const Range& part : body.parts) {
      if (node.begin < part.begin || node.begin >= part.end) continue;
      if ((node.hints & k_lead) == 0) return false;
      cut_out(body.parts, node);
      break;
    }
    return true;
  }

  static bool is_list(const Body& body) {
    constexpr std::uint32_t k_many = 4;
    constexpr std::uint32_t k_a_teaser = 200; // characters
    const bool is_mostly_links = body.is_story ? body.linked * std::uint64_t{4} > body.text * std::uint64_t{3}
                                               : body.linked * std::uint64_t{2} > body.text;
    return is_mostly_links || (body.teasers >= k_many && body.text < body.teasers * k_a_teaser);
  }

  /// Whether a page says that it is the site itself.
  static bool is_home(const Page& page, std::string_view address) {
    if (page.meta("og:type") != "website" || !is_web_address(address)) return false;
    const std::size_t path = address.find('/', address.find("//") + 2);
    return path == std::string_view::npos || path + 1 == address.size();
  }

  static bool is_worth_reading(const Body& body) {
    constexpr std::uint32_t k_a_line = 9; // shorter text that is not marked may be anything
    return body.text >= (body.is_marked ? 1 : k_a_line) && !is_list(body);
  }

  static bool is_article(const Page& page, const Body& body) {
    constexpr std::uint32_t k_enough = 70;
    const bool says_so =
        body.is_marked || !page.title.empty() || page.meta("og:type").find("article") != std::string_view::npos;
    return is_worth_reading(body) && (says_so || body.text >= k_enough);
  }

  static Error refusal(bool is_list) {
    return make_error(is_list ? messages::page_of_links : messages::page_without_article, {}, {"$", 0, 1, 1});
  }

  void put(std::string_view key, std::string_view value, std::size_t offset = 0) {
    if (is_blank(value)) return;
    builder_.key(key);
    builder_.decoded(place(offset), value);
  }

  void add_scripts(const Page& page) {
    builder_.key("jsonLd");
    builder_.start(Kind::array, 0);
    for (JsonLdScript script : page.scripts) {
      script.begin = offsets_.original_offset(script.begin);
      script.end = offsets_.original_offset(script.end);
      strip_wrapper(text_, script);
      add_script(script);
    }
    builder_.end();
  }

  void add_script(const JsonLdScript& script) {
    Report own(true);
    if (add_value(text_.substr(0, script.end), script.begin, 0, own)) return;
    const RepairedJson repaired = repair_json(text_.substr(script.begin, script.end - script.begin));
    std::size_t read = 0;
    for (const JsonLdScript& value : repaired.values) {
      Report of_value(true);
      if (add_value(std::string_view(repaired.text).substr(0, value.end), value.begin, script.begin, of_value)) ++read;
    }
    if (read == 0) {
      report_.warn(messages::json_ld_left_out, {}, origin_at(script.begin));
    } else if (!repaired.changes.empty()) {
      report_.warn(messages::json_ld_repaired, {repaired.changes}, builder_.last());
    }
  }

  /// Returns an origin for a place that has no value.
  Origin origin_at(std::size_t offset) {
    builder_.null(place(offset));
    return builder_.last();
  }

  bool add_value(std::string_view text, std::size_t begin, std::size_t offset, Report& own) {
    const Result<json::Document> document = json::read_from(text, begin, own, true);
    if (!document.ok() || builder_.size() > limits::max_json_values) return false;
    has_article_ = has_article_ || has_article(document.value().root());
    const Origin root = builder_.append(document.value(), place(offset));
    for (PendingWarning& warning : own.pending()) {
      warning.origin.value_index += root.value_index;
      warning.text_offset = 0;
    }
    report_.take(std::move(own));
    return true;
  }

  void put_facts(const Page& page, const Facts& facts) {
    put("url", facts.url);
    put("language", page.language.empty() ? page.meta("content-language") : std::string_view(page.language));
    put("direction", page.direction);
    put("headline", facts.headline);
    put("heading", facts.heading);
    put("section", facts.section);
    put("published", facts.published);
    put("modified", facts.modified);
    put_list("authors", facts.authors);
    put_list("tags", facts.tags);
  }

  void put_list(std::string_view key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    builder_.key(key);
    builder_.start(Kind::array, 0);
    for (const std::string& value : values) builder_.decoded(0, value);
    builder_.end();
  }

  void put_picture(const Facts& facts, const MainPicture& picture) {
    put("picture", picture.is_in_page() ? against_base(picture.url, facts.base) : facts.picture);
    put("pictureAlt", picture.alt);
    put("pictureCaption", picture.caption);
    put("pictureIsSeen", picture.is_in_page() ? "yes" : "");
  }

  void put_body(const Body& body, const std::string& base) {
    builder_.key("body");
    builder_.start(Kind::array, 0);
    for (const Range& part : body.parts) {
      if (builder_.size() > limits::max_json_values) break;
      if (!part.tag.empty()) {
        builder_.decoded(place(offsets_.original_offset(part.begin)), part.tag);
        continue;
      }
      if (is_blank(source_.substr(part.begin, part.end - part.begin))) continue;
      put_part(offsets_.original_offset(part.begin), offsets_.original_offset(part.end), base);
    }
    builder_.end();
  }

  void put_part(std::size_t begin, std::size_t end, const std::string& base) {
    const std::string_view part = text_.substr(begin, end - begin);
    if (!base.empty()) return builder_.decoded(place(begin), markup_against_base(part, base));
    if (!transcoded_.empty()) return builder_.decoded(place(begin), part);
    builder_.verbatim(Kind::string, begin, part.size());
  }

  /// In a single-byte encoding, the page has fewer bytes than its UTF-8 text.
  [[nodiscard]] std::size_t place(std::size_t offset) const { return std::min(offset, bytes_.size()); }

  // The encoding of a page that is not UTF-8

  static std::string charset_of(std::string_view bytes) {
    constexpr std::size_t k_looked_at = 4096;
    std::string head(bytes.substr(0, k_looked_at));
    lower_ascii(head);
    std::size_t begin = head.find("charset=");
    // A script or a style sheet may have a charset of its own.
    const auto is_of_page = [&](std::size_t at) {
      const std::size_t meta = head.rfind("<meta", at);
      const auto is_nearer = [&](std::string_view tag) {
        const std::size_t other = head.rfind(tag, at);
        return other != std::string::npos && other > meta;
      };
      return meta != std::string::npos && !is_nearer("<script") && !is_nearer("<link");
    };
    while (begin != std::string::npos && !is_of_page(begin)) begin = head.find("charset=", begin + 1);
    if (begin == std::string::npos) return {};
    const std::size_t name = head.find_first_not_of("\"' ", begin + 8);
    return name == std::string::npos ? std::string() : head.substr(name, head.find_first_of("\"' />;", name) - name);
  }

  /// @return whether the page can be read, even if not in the declared encoding.
  bool is_readable(const std::string& charset) {
    if (charset == "utf-8" || charset == "utf8") return true; // with some invalid bytes
    SingleByte encoding;
    if (!encoding.find(charset.empty() ? "windows-1252" : charset)) return false;
    for (const char c : bytes_) encoding.append(transcoded_, static_cast<unsigned char>(c));
    text_ = transcoded_;
    offsets_ = html::PreparedOffsets(text_);
    return true;
  }

  static Error unreadable(const std::string& charset) {
    return make_error(messages::page_encoding, {quote(charset)}, {"$", 0, 1, 1});
  }

  std::string_view bytes_;
  std::string transcoded_;  // the whole page in UTF-8, if it is not
  std::string_view text_;   // the page in UTF-8
  std::string_view source_; // the same, prepared for the tokenizer
  Report& report_;
  json::Builder builder_;
  html::PreparedOffsets offsets_;
  bool has_article_ = false; // in JSON-LD
};

} // namespace

Result<json::Document> read_page_document(std::string_view bytes, Report& report) {
  if (bytes.size() > max_input_bytes) return json::read(bytes, report); // json::read refuses it
  return DocumentBuilder(bytes, report).build();
}

} // namespace lede::formats::page
