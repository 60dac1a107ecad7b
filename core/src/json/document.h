// A JSON text, read into a flat array: one small node for each value, in document order. One buffer holds all strings
// that had to be decoded. Every value knows its offset in the source.
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

/// A handle to one value; valid as long as its Document. A missing value is a handle, too: it converts to false, its
/// kind is null, and it has no children. So calls of `find` can be chained.
class Value {
 public:
  Value() = default;

  [[nodiscard]] explicit operator bool() const noexcept { return document_ != nullptr; }
  [[nodiscard]] Kind kind() const noexcept;
  [[nodiscard]] bool is(Kind kind) const noexcept { return document_ != nullptr && this->kind() == kind; }

  /// A string's decoded text, or a number as it is written; else empty.
  [[nodiscard]] std::string_view text() const noexcept;
  [[nodiscard]] bool boolean() const noexcept;
  /// The number, if it has no fraction and fits into the type; else nothing. "5.0" and "5e0" are 5.
  [[nodiscard]] std::optional<std::int64_t> integer() const noexcept;
  /// The number in thousandths, rounded half up ("4.25" is 4250), so that the core needs no floating point; nothing
  /// beyond ±10^12.
  [[nodiscard]] std::optional<std::int64_t> thousandths() const noexcept;

  /// The key of this value in its object; empty if it is not a member.
  [[nodiscard]] std::string_view key() const noexcept;
  /// The member of that name, or a missing value.
  [[nodiscard]] Value find(std::string_view key) const noexcept;
  /// The members of an object (`key()` is their name) or the items of an array, in order; empty for other kinds. If an
  /// object has a key several times, only the last member is among them.
  [[nodiscard]] Children children() const noexcept;
  /// How many children there are.
  [[nodiscard]] std::size_t size() const noexcept;
  /// How many bytes of the source it takes, with what is in it and what stands between it and the next value.
  [[nodiscard]] std::size_t source_size() const noexcept;

  [[nodiscard]] Origin origin() const noexcept { return Origin{index_}; }
  /// Whether its document was read from JSON, and not built from another kind of text.
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

/// Passed to `locate` as the text offset, this means the value's key instead of the value.
inline constexpr std::size_t k_at_key = static_cast<std::size_t>(-1);

class Document {
 public:
  [[nodiscard]] Value root() const noexcept { return nodes_.empty() ? Value() : Value(this, 0); }

  /// Whether the document was read from JSON; else a Builder made it.
  [[nodiscard]] bool is_json() const noexcept { return is_json_; }

  /// The JSON text of a value, as the source has it.
  [[nodiscard]] std::string_view source_of(const Value& value) const noexcept;

  /// Returns path, byte offset, line and column in the source for an offset in a value's decoded text. The offset in
  /// the source counts escapes as they are written. `text_offset` 0 is the value's first character (the opening quote
  /// of a string). For more than a few places, use a Locator.
  [[nodiscard]] Location locate(Origin origin, std::size_t text_offset = 0) const;

 private:
  friend class Value;
  friend class Children;
  friend class Locator;
  friend class Reader;  // reader.cpp: builds one from the parser's events
  friend class Builder; // builder.h: builds one from a text that is not JSON
  struct Node {
    std::uint32_t source_offset; // of the value's first byte, in the source as given
    std::uint32_t text_begin;    // of a string or number
    std::uint32_t text_size;     // of a string or number; of an array or object, how many children it has
    std::uint32_t end;           // index one past the value's last descendant
    std::uint32_t parent;
    std::uint32_t key_begin;     // of a member; for an array's item, its index
    std::uint32_t key_size : 25; // enough for 32 MiB, the longest input
    std::uint32_t key_is_decoded : 1;
    std::uint32_t text_is_decoded : 1; // the text is in decoded_, not in source_
    std::uint32_t boolean : 1;
    std::uint32_t is_shadowed : 1; // a later member of the same object has the same key
    std::uint32_t kind : 3;
  };
  [[nodiscard]] std::string_view text_of(const Node& node) const noexcept;
  [[nodiscard]] std::string_view key_of(const Node& node) const noexcept;
  /// Returns the first sibling from `index` on that is not shadowed, or `end`.
  [[nodiscard]] std::uint32_t skip_shadowed(std::uint32_t index, std::uint32_t end) const noexcept;
  [[nodiscard]] std::string path_of(std::uint32_t index) const;

  std::string_view source_; // the caller's bytes: a Document lives inside one call of the public interface
  std::vector<Node> nodes_;
  std::string decoded_; // the texts of strings with escapes or repairs
  bool is_json_ = true;
};

/// Finds places in a Document. Ask for them in the order of the source: then all of them together cost one walk over
/// it. A place before the previous one starts a new walk.
class Locator {
 public:
  /// @param document must outlive the locator.
  explicit Locator(const Document& document);

  /// Does the same as Document::locate.
  [[nodiscard]] Location locate(Origin origin, std::size_t text_offset = 0);
  /// Returns the offset in the source alone, to sort by.
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
  std::size_t plain_end_ = 0; // end of the current run without escapes
  std::size_t valid_end_ = 0; // end of the well-formed part of that run
  // Where the last count of lines ended.
  std::size_t counted_offset_ = 0;
  std::size_t line_ = 1;
  std::size_t column_ = 1;
};

/// Reads a JSON text.
/// @param bytes UTF-8 with or without a byte-order mark; must outlive the Document. Bytes that are not UTF-8 and lone
///        surrogate escapes are replaced by U+FFFD. Each string with either gets one warning of that kind.
/// @return the document, or an error with path, offset, line and column.
[[nodiscard]] Result<Document> read(std::string_view bytes, Report& report);

/// Reads the JSON text from `begin` to the end of `source`. Places are offsets in the whole of `source`.
[[nodiscard]] Result<Document> read_from(std::string_view source, std::size_t begin, Report& report,
                                         bool allows_line_breaks = false);

} // namespace lede::json
