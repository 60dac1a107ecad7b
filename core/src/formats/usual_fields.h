// The fields that content systems put around an article, whatever they call them: "publish_date", "publishedAt" and
// "pubDate" are one field here. Names are compared without case, "_", "-" and spaces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// What a field means.
enum class Usual : std::uint8_t {
  headline,
  name, ///< A headline, if there is a text beside it.
  lead,
  html,
  markdown,
  plain_text,
  body, ///< A text in any of the three.
  id,
  url,
  canonical,
  kicker,
  authors,
  byline,
  published,
  published_utc, ///< The same on the clock of UTC, beside one on the site's own.
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
  around,  ///< An object that has the article's fields in it.
  ignored, ///< For machines: counters, states, settings.
  unknown,
};

struct UsualField {
  Usual usual;
  std::size_t rank; ///< Among those of its meaning; less is better. Parts of one field have the same.
  std::string_view name;
  json::Value value;
};

/// The fields of one article, sorted by what they mean; what a name means best comes first.
class UsualFields {
 public:
  /// Takes the members of an object, and those of objects in it that have an article's fields.
  /// @param body a member that is left out: another reader has it.
  void collect(json::Value object, json::Value body = {});
  /// Takes one field, or a part of it: several of one name are a list.
  /// @param name decides what it means. @param later added to its place among those of its meaning.
  void add(std::string_view name, json::Value value, std::size_t later = 0);
  /// Sorts what was added one by one.
  void finish();

  /// The first field of a meaning that is not empty, or a missing value.
  [[nodiscard]] json::Value first(Usual usual) const;
  /// All of them, the best first.
  [[nodiscard]] std::vector<UsualField> all(Usual usual) const;
  /// The parts of one field, all of one name: the first that is not empty, and the others of its place.
  [[nodiscard]] std::vector<json::Value> parts(Usual usual) const;
  /// Whether there is a text of any kind.
  [[nodiscard]] bool has_body() const;

  /// Whether a name means something that an article shows.
  [[nodiscard]] static bool has_meaning(std::string_view name);

  enum class Body : std::uint8_t {
    here,
    elsewhere, ///< An adapter of its own reads the text.
  };
  /// Reads everything. What nothing could be read from is reported.
  void read(Article& article, Report& report, Body body = Body::here) const;

 private:
  std::vector<UsualField> members_;
};

/// Whether a value says nothing: null, a boolean, blank, or without members.
[[nodiscard]] bool is_empty(json::Value value);
/// A text that may be in an object: {"rendered": …}, {"html": …}, {"value": …}, or in a list of one.
[[nodiscard]] json::Value text_in(json::Value value);

} // namespace lede::formats
