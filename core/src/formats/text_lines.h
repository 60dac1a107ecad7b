// Bodies that are a sequence of lines with types: list items with a level, lines of code, lines of a quotation.
// Successive lines of a type become one list, one code block, one quotation.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/body.h"
#include "json/document.h"

namespace lede::formats {

/// Writes items with levels as nested lists. An item that fits no open list begins a new one.
class ListRun {
 public:
  explicit ListRun(BodyBuilder& body) : body_(body) {}

  /// Opens an item, which stays open for nested lists.
  /// @param element "ul" or "ol".
  void start_item(std::string_view element, std::int64_t level, json::Value from);
  void close();
  [[nodiscard]] bool is_open() const { return !lists_.empty(); }

 private:
  struct OpenList {
    std::string_view element;
    std::int64_t level;
  };
  void close_last();
  BodyBuilder& body_;
  std::vector<OpenList> lists_;
};

class TextLines {
 public:
  explicit TextLines(BodyBuilder& body) : body_(body), list_(body) {}

  /// Begins a line in an element of its own. @param element must outlive the line.
  void start_line(std::string_view element, json::Value from);
  void start_item(std::string_view element, std::int64_t level, json::Value from);
  void start_quotation(json::Value from);
  /// @param language may be empty.
  void start_code(std::string_view language, json::Value from);
  void end_line();
  /// Closes all open elements, before a block of another kind.
  void close();
  [[nodiscard]] bool is_code() const { return is_code_; }

 private:
  void close_code();
  void close_quotation();
  BodyBuilder& body_;
  ListRun list_;
  std::string_view element_; // of the line
  bool is_code_ = false;
  bool is_quotation_ = false;
};

} // namespace lede::formats
