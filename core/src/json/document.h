// A JSON text, read once into a flat index of values: one small node a value, in document order, and the decoded text
// of all strings in one buffer. Small in memory, and every value knows where it stands in the source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/origin.h"
#include "base/report.h"
#include "lede/render.h"

namespace lede::json {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

/// "a string", "an array" …, for messages.
[[nodiscard]] std::string_view describe(Kind kind) noexcept;

class Document;
class Children;

/// A handle to one value; valid as long as its Document. A missing value is a handle that converts to false, has the
/// kind null and no children, so look-ups can be chained.
class Value {
 public:
  Value() = default;

  [[nodiscard]] explicit operator bool() const noexcept { return document_ != nullptr; }
  [[nodiscard]] Kind kind() const noexcept;
  [[nodiscard]] bool is(Kind kind) const noexcept { return document_ != nullptr && this->kind() == kind; }

  /// A string's decoded text, or a number as it is written; else empty.
  [[nodiscard]] std::string_view text() const noexcept;
  [[nodiscard]] bool boolean() const noexcept;
  /// A number without a fraction that fits, else nothing. "5.0" and "5e0" count as 5.
  [[nodiscard]] std::optional<std::int64_t> integer() const noexcept;
  /// A number as thousandths, rounded half up ("4.25" is 4250), so that the core needs no floating point; nothing past
  /// ±10^12.
  [[nodiscard]] std::optional<std::int64_t> thousandths() const noexcept;

  /// The key under which this value stands in its object; else empty.
  [[nodiscard]] std::string_view key() const noexcept;
  /// The member of that name, or a missing value.
  [[nodiscard]] Value find(std::string_view key) const noexcept;
  /// Members of an object (their `key()` tells the name) or items of an array, in order; nothing for other kinds.
  /// Where a key stands twice in an object, only its last member is there.
  [[nodiscard]] Children children() const noexcept;
  /// How many children there are.
  [[nodiscard]] std::size_t size() const noexcept;

  [[nodiscard]] Origin origin() const noexcept { return Origin{index_}; }
  /// Whether its document was read from JSON, and not from a text with fields of another kind.
  [[nodiscard]] bool is_json() const noexcept;

 private:
  friend class Document;
  friend class Children;
  Value(const Document* document, std::uint32_t index) : document_(document), index_(index) {}
  const Document* document_ = nullptr;
  std::uint32_t index_ = 0;
};

/// For `for (Value item : value.children())`.
class Children {
 public:
  class Iterator {
   public:
    Iterator(const Document* document, std::uint32_t index, std::uint32_t end)
        : document_(document), index_(index), end_(end) {}
    Value operator*() const { return Value(document_, index_); }
    Iterator& operator++();
    bool operator!=(const Iterator& other) const { return index_ != other.index_; }

   private:
    const Document* document_;
    std::uint32_t index_;
    std::uint32_t end_;
  };
  Children(const Document* document, std::uint32_t first, std::uint32_t end)
      : document_(document), first_(first), end_(end) {}
  [[nodiscard]] Iterator begin() const { return {document_, first_, end_}; }
  [[nodiscard]] Iterator end() const { return {document_, end_, end_}; }

 private:
  const Document* document_;
  std::uint32_t first_;
  std::uint32_t end_;
};

/// As a text offset for `locate`: the key of the value, and not the value.
inline constexpr std::size_t k_at_key = static_cast<std::size_t>(-1);

class Document {
 public:
  [[nodiscard]] Value root() const noexcept { return nodes_.empty() ? Value() : Value(this, 0); }

  /// Whether it was read from JSON; else by a Builder.
  [[nodiscard]] bool is_json() const noexcept { return is_json_; }

  /// The JSON text of a value as it stands in the source.
  [[nodiscard]] std::string_view source_of(const Value& value) const noexcept;

  /// Path, byte offset, line and column in the source of a place in a value's decoded text: escapes before it are
  /// counted as they are written. `text_offset` 0 is the value's first character (its opening quote, for a string).
  /// For more than a few places, use a Locator.
  [[nodiscard]] Location locate(Origin origin, std::size_t text_offset = 0) const;

 private:
  friend class Value;
  friend class Children;
  friend class Locator;
  friend class Reader;  // reader.cpp: builds one from the parser's events
  friend class Builder; // builder.h: builds one from what is no JSON
  struct Node {
    std::uint32_t source_offset; // of the value's first byte, in the source as given
    std::uint32_t text_begin;    // of a string or number
    std::uint32_t text_size;     // of a string or number; of an array or object, how many children it has
    std::uint32_t end;           // index one past the value's last descendant
    std::uint32_t parent;
    std::uint32_t key_begin;     // of a member; of an array's item, how many stand before it
    std::uint32_t key_size : 25; // 32 MB is the most that an input can have
    std::uint32_t key_is_decoded : 1;
    std::uint32_t text_is_decoded : 1; // the text stands in decoded_, and not in source_ as it is
    std::uint32_t boolean : 1;
    std::uint32_t is_shadowed : 1; // a later member of the same object has the same key
    std::uint32_t kind : 3;
  };
  [[nodiscard]] std::string_view text_of(const Node& node) const noexcept;
  [[nodiscard]] std::string_view key_of(const Node& node) const noexcept;
  /// The first of a run of siblings that is not shadowed, or `end`.
  [[nodiscard]] std::uint32_t skip_shadowed(std::uint32_t index, std::uint32_t end) const noexcept;
  [[nodiscard]] std::string path_of(std::uint32_t index) const;

  std::string_view source_; // the caller's bytes: a Document lives inside one call of the public interface
  std::vector<Node> nodes_;
  std::string decoded_; // the texts of strings with escapes or repairs
  bool is_json_ = true;
};

/// Finds places in a Document. Places that ascend, as those of a sorted list of warnings do, cost one walk over the
/// source in all; one that lies before the last starts again.
class Locator {
 public:
  /// @param document must outlive the locator.
  explicit Locator(const Document& document);

  /// As Document::locate.
  [[nodiscard]] Location locate(Origin origin, std::size_t text_offset = 0);
  /// Only the offset in the source: what to sort by.
  [[nodiscard]] std::size_t source_offset(Origin origin, std::size_t text_offset = 0);
  /// Line and column of an offset in the source, and `path` as given.
  [[nodiscard]] Location locate_source(std::size_t source_offset, std::string path);

 private:
  [[nodiscard]] std::size_t offset_in_string(std::uint32_t index, std::size_t text_offset);
  [[nodiscard]] std::size_t offset_of_key(std::uint32_t index) const;

  const Document& document_;
  // Where the last walk through a string ended.
  std::uint32_t string_ = 0;
  std::size_t string_source_ = 0;
  std::size_t string_text_ = 0;
  std::size_t plain_end_ = 0; // of the run without escapes that it is in
  std::size_t valid_end_ = 0; // of the well-formed beginning of that
  // Where the last count of lines ended.
  std::size_t counted_offset_ = 0;
  std::size_t line_ = 1;
  std::size_t column_ = 1;
};

/// Reads a JSON text.
/// @param bytes UTF-8 with or without a byte-order mark; must outlive the Document. Bytes that are not UTF-8 and lone
///        surrogate escapes are replaced by U+FFFD and reported, once a string.
/// @return the document, or an error with path, offset, line and column.
[[nodiscard]] Result<Document> read(std::string_view bytes, Report& report);

/// Reads the JSON text at `begin` of a longer text, which ends at `source.size()`: places are those of the whole.
[[nodiscard]] Result<Document> read_from(std::string_view source, std::size_t begin, Report& report,
                                         bool allows_line_breaks = false);

} // namespace lede::json
