// Builds a Document from a text that is not JSON but has values of the same kinds, such as YAML. Paths, places and
// limits are the same, so its readers need not know the difference.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "json/document.h"

namespace lede::json {

/// Meant for documents of a few thousand values: it compares each member of an object with all others.
class Builder {
 public:
  /// @param source must outlive the document.
  Builder(std::string_view source, Report& report);

  void start(Kind kind, std::size_t source_offset);
  void end();
  /// Sets the key of the next value: a range of the source.
  void key(std::size_t begin, std::size_t size);
  /// Sets the key of the next value, if the source has no text for it.
  void key(std::string_view name);
  /// Adds a string or number whose text is a range of the source.
  void verbatim(Kind kind, std::size_t begin, std::size_t size);
  /// Adds a string that the source writes in another way, with escapes for example.
  void decoded(std::size_t source_offset, std::string_view text);
  void boolean(std::size_t source_offset, bool value);
  void null(std::size_t source_offset);

  /// Adds a whole document as the next value. Its texts are copied. @return the place of its root.
  /// @param source_offset where the document's source begins in the builder's.
  Origin append(const Document& other, std::size_t source_offset);

  /// Copies a value of this document as the next value. @return false if the value is still open, has more than
  /// `most_values` values, or would make the document deeper than `most_depth`; then nothing is added.
  bool repeat(Origin value, std::size_t source_offset, std::size_t most_depth, std::size_t most_values);
  /// Copies those members of an object whose names the open object does not have. A later member of the same name
  /// replaces such a copy. @return as `repeat`.
  bool repeat_members(Origin object, std::size_t source_offset, std::size_t most_depth, std::size_t most_values);

  /// How many arrays and objects are open.
  [[nodiscard]] std::size_t depth() const { return open_.size(); }
  [[nodiscard]] std::size_t size() const { return document_.nodes_.size(); }
  [[nodiscard]] Origin last() const { return Origin{static_cast<std::uint32_t>(document_.nodes_.size() - 1)}; }
  [[nodiscard]] std::size_t offset_of(Origin origin) const {
    return document_.nodes_[origin.value_index].source_offset;
  }
  /// Closes all open values and returns the document.
  [[nodiscard]] Document finish();

 private:
  Document::Node& add(Kind kind, std::size_t source_offset);
  void set_text(Document::Node& node, std::size_t begin, std::string_view text, bool is_decoded);
  void set_key(Document::Node& node);
  /// Hides earlier members that have the same name: the last one counts.
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
