// Builds a Document from a text that is no JSON but has the same kinds of values, so that whoever reads documents reads
// it, too: paths, places and limits are the same.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "json/document.h"

namespace lede::json {

/// For documents of some thousand values: the members of an object are compared one by one.
class Builder {
 public:
  /// @param source must outlive the document.
  Builder(std::string_view source, Report& report);

  void start(Kind kind, std::size_t source_offset);
  void end();
  /// The key of the value to come, as it stands in the source.
  void key(std::size_t begin, std::size_t size);
  /// The same, of a value that has none there.
  void key(std::string_view name);
  /// A string or number that stands in the source as it is.
  void verbatim(Kind kind, std::size_t begin, std::size_t size);
  /// A string that is written in another way there.
  void decoded(std::size_t source_offset, std::string_view text);
  void boolean(std::size_t source_offset, bool value);
  void null(std::size_t source_offset);

  /// A whole document as the next value. Its texts are copied. @return the place of its root.
  /// @param source_offset of its source in the builder's.
  Origin append(const Document& other, std::size_t source_offset);

  /// A value of this document once more, as the next one. @return whether it was: not if it is still open, would make
  /// the document deeper than `most_depth`, or has more than `most_values` values.
  bool repeat(Origin value, std::size_t source_offset, std::size_t most_depth, std::size_t most_values);
  /// The members of an object that the open object does not have. A member that follows with the same name takes the
  /// place of such a one. @return as `repeat`.
  bool repeat_members(Origin object, std::size_t source_offset, std::size_t most_depth, std::size_t most_values);

  /// How many arrays and objects are open.
  [[nodiscard]] std::size_t depth() const { return open_.size(); }
  [[nodiscard]] std::size_t size() const { return document_.nodes_.size(); }
  [[nodiscard]] Origin last() const { return Origin{static_cast<std::uint32_t>(document_.nodes_.size() - 1)}; }
  [[nodiscard]] std::size_t offset_of(Origin origin) const {
    return document_.nodes_[origin.value_index].source_offset;
  }
  /// Ends what is open.
  [[nodiscard]] Document finish();

 private:
  Document::Node& add(Kind kind, std::size_t source_offset);
  void set_text(Document::Node& node, std::size_t begin, std::string_view text, bool is_decoded);
  void set_key(Document::Node& node);
  /// Of two members of one name, the later counts.
  void shadow(std::uint32_t index);

  Document document_;
  Report& report_;
  [[nodiscard]] bool may_repeat(std::uint32_t index, std::size_t most_depth, std::size_t most_values) const;
  void copy(std::uint32_t index, std::size_t source_offset);
  [[nodiscard]] bool has_member(std::string_view key) const;

  std::vector<std::uint32_t> open_;
  std::vector<std::uint32_t> repeated_members_;
  std::size_t key_begin_ = 0;
  std::size_t key_size_ = 0;
  std::string_view key_name_;
};

} // namespace lede::json
