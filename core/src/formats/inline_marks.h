// Marks on the text of rich text editors: bold, a link and so on. Texts carry their marks each; marks that go on from
// text to text become one element.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/body.h"
#include "json/document.h"

namespace lede::formats {

/// A name in small letters, without "-", "_" and spaces: "bulletList", "bullet_list" and "bullet-list" are one.
[[nodiscard]] std::string plain_type(std::string_view name);

/// The marks of one text.
class MarkSet {
 public:
  /// Adds a mark by the name that an editor has for it.
  /// @param address of a link, must outlive the set. A link without one is no mark.
  /// @return whether the name is one of a mark.
  bool add(std::string_view name, std::string_view address = {});
  void remove(std::string_view name);
  /// Adds what the bits of Lexical's `format` say.
  void add_lexical(std::int64_t bits);
  void set_link(std::string_view address);

  /// Whether a name is one of a mark that only changes how a text looks.
  [[nodiscard]] static bool is_look(std::string_view name);

 private:
  friend class InlineMarks;
  std::uint32_t bits_ = 0; // one a row of the table
  std::string_view address_;
};

/// The elements of the marks that are open.
class InlineMarks {
 public:
  explicit InlineMarks(BodyBuilder& body) : body_(body) {}

  /// Closes what the next text does not have, and opens what it has.
  void set(const MarkSet& wanted, json::Value from);
  void close();

 private:
  struct Mark {
    std::size_t row;
    std::string_view address;
    friend bool operator==(const Mark&, const Mark&) = default;
  };
  BodyBuilder& body_;
  std::vector<Mark> open_;
};

} // namespace lede::formats
