// Fields of content systems under any usual name: "publish_date", "publishedAt" and "pubDate" are the same field. Names
// are compared without case, "_", "-" and spaces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// The meaning of a field.
enum class Usual : std::uint8_t {
  headline,
  name, ///< The headline, if there is also a text.
  lead,
  html,
  markdown,
  plain_text,
  body, ///< A text in any of these three.
  id,
  url,
  canonical,
  kicker,
  authors,
  byline,
  published,
  published_utc, ///< The same time in UTC, beside one in the site's time zone.
  modified,
  modified_utc,
  language,
  image,
  image_alt,
  image_caption,
  image_credit,
  pictures,
  film,
  sound,
  tags,
  source,
  license,
  kind,         ///< "opinion", "live" …
  reading_time, ///< In minutes.
  key_points,
  sponsor,
  correction,
  around,  ///< An object with fields of the article.
  ignored, ///< For machines: counters, states, settings.
  unknown,
};

struct UsualField {
  Usual usual;
  std::size_t rank; ///< Order among fields of the same meaning; lower is better. Parts of one field have the same rank.
  std::string_view name;
  json::Value value;
};

/// The fields of one article, grouped by meaning, the best first.
class UsualFields {
 public:
  /// Sets the preferred language for multilingual texts; else the first language is taken. Call it before `collect`.
  void prefer(std::string_view language) { preferred_ = language; }
  /// Adds the members of an object, and those of inner objects with fields of the article. @param body a member to
  /// skip, since another reader reads it.
  void collect(json::Value object, json::Value body = {});
  /// Adds a field, or a part of a field with several values. @param name decides the meaning. @param later added to its
  /// rank.
  void add(std::string_view name, json::Value value, std::size_t later = 0);
  /// Sorts the fields that were added with `add`.
  void finish();

  /// Returns the first field of a meaning that is not empty, or a missing value.
  [[nodiscard]] json::Value first(Usual usual) const;
  /// Returns all fields of a meaning, the best first.
  [[nodiscard]] std::vector<UsualField> all(Usual usual) const;
  /// Returns the parts of the first field of a meaning that is not empty.
  [[nodiscard]] std::vector<json::Value> parts(Usual usual) const;
  /// Whether there is a text.
  [[nodiscard]] bool has_body() const;

  /// The chosen language of a multilingual document; else empty.
  [[nodiscard]] std::string_view language() const { return language_; }
  /// Whether the document also has the article in other languages.
  [[nodiscard]] bool has_translations() const { return has_translations_; }

  /// Whether a name has a meaning that articles show.
  [[nodiscard]] static bool has_meaning(std::string_view name);

  enum class Body : std::uint8_t {
    here,
    elsewhere, ///< Another adapter reads the text.
  };
  /// Reads all fields into the article. Fields that cannot be read are reported.
  void read(Article& article, Report& report, Body body = Body::here) const;

 private:
  [[nodiscard]] json::Value in_one_language(Usual usual, json::Value value);
  [[nodiscard]] json::Value translation_in(json::Value translations);

  std::vector<UsualField> members_;
  std::string_view preferred_;    // language
  std::string_view language_;     // the chosen one, if the document has several
  bool has_translations_ = false; // besides the chosen one
};

/// Whether a value has no content: null, a boolean, blank, or without members.
[[nodiscard]] bool is_empty(json::Value value);
/// Returns a text that may be in an object ({"rendered": …}, {"html": …}, {"value": …}) or in a list with one item.
[[nodiscard]] json::Value text_in(json::Value value);

/// Returns the value in a wrapper of Prismic's older API ({"type": "Text", "value": …}); else the value itself.
[[nodiscard]] json::Value unwrapped(json::Value value);

/// Whether one of the words of a field's name ("push_text") is among others. @param words separated by spaces.
[[nodiscard]] bool has_name_part(std::string_view name, std::string_view words);

} // namespace lede::formats
