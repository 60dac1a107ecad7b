// Marks on the text of rich text editors: bold, a link and so on. Each text has its own marks. A mark that continues
// over several texts becomes one element.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/body.h"
#include "json/document.h"

namespace lede::formats {

/// Returns a name in lower case without "-", "_" and spaces: "bulletList", "bullet_list" and "bullet-list" are the
/// same.
[[nodiscard]] std::string plain_type(std::string_view name);

/// The marks of one text.
class MarkSet {
 public:
  /// Adds a mark by an editor's name for it. @param address of a link; must outlive the set. A link without an address
  /// is not added. @return whether the name is that of a mark.
  bool add(std::string_view name, std::string_view address = {});
  void remove(std::string_view name);
  /// Adds the marks of Lexical's `format`, a number whose bits are marks.
  void add_lexical(std::int64_t bits);
  void set_link(std::string_view address);

  /// Whether a name is that of a mark without a meaning, which only changes the appearance.
  [[nodiscard]] static bool is_look(std::string_view name);

 private:
  friend class InlineMarks;
  std::uint32_t bits_ = 0; // one for each row of the table
  std::string_view address_;
};

/// Opens and closes the elements for marks.
class InlineMarks {
 public:
  explicit InlineMarks(BodyBuilder& body) : body_(body) {}

  /// Closes the marks that the next text does not have, and opens those that it has.
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
