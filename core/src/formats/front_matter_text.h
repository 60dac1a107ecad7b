// The common parts of YAML and TOML, as far as front matter uses them: quoted texts, inline lists and inline tables.
// They become values of a json::Document, with their places in the file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/report.h"
#include "json/builder.h"

namespace lede::formats::front_matter {

enum class Dialect : unsigned char { yaml, toml };

class TextReader {
 public:
  /// @param end of the front matter in the source. All arguments must outlive the reader.
  TextReader(std::string_view source, std::size_t end, Dialect dialect, json::Builder& builder, Report& report)
      : source_(source.substr(0, end)), dialect_(dialect), builder_(builder), report_(report) {}

  /// Reads the value at `at` for the key that was given to the builder. @return the offset after it.
  std::size_t read_value(std::size_t at);

  /// @return where the next line begins, or the end.
  [[nodiscard]] std::size_t next_line(std::size_t at) const;
  [[nodiscard]] std::size_t skip_spaces(std::size_t at) const;
  /// Skips white space, line ends and comments.
  [[nodiscard]] std::size_t skip_blank(std::size_t at) const;
  /// Whether the rest of the line is only a comment.
  [[nodiscard]] bool is_line_over(std::size_t at) const;
  /// Reads the key at `at` and gives it to the builder. @return the offset after its separator; npos if there is no
  /// key.
  std::size_t read_key(std::size_t at);

  /// Skips the tags and anchors before a value. Tags are ignored; anchors are remembered.
  /// @see https://yaml.org/spec/1.2.2/#69-node-properties
  [[nodiscard]] std::size_t skip_properties(std::size_t at);
  /// Whether "*name" refers to a known anchor.
  [[nodiscard]] bool is_alias(std::size_t at) const { return find_anchor(anchor_at(at)) != nullptr; }
  /// Whether the last key was the merge key "<<". The members of the objects that it names are added to the open
  /// object.
  /// @see https://yaml.org/type/merge.html
  [[nodiscard]] bool is_merge() const { return is_merge_; }
  /// Reads the value of "<<". @return the offset after it.
  std::size_t read_merge(std::size_t at);

  /// Reads the members of an inline table up to its closing brace. @param at after the opening brace. @return the
  /// offset after the closing brace.
  std::size_t read_table_members(std::size_t at);

  void warn(std::size_t at, WarningText text);
  /// Whether the limit of values is reached, which is reported once.
  [[nodiscard]] bool is_full(std::size_t at);

  [[nodiscard]] char peek(std::size_t at) const { return at < source_.size() ? source_[at] : '\0'; }
  [[nodiscard]] std::string_view source() const { return source_; }
  [[nodiscard]] json::Builder& builder() { return builder_; }

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

 private:
  std::size_t read_value(std::size_t at, bool in_brackets);
  std::size_t read_quoted(std::size_t at);
  std::size_t read_long_text(std::size_t at);
  std::size_t read_list(std::size_t at);
  std::size_t read_table(std::size_t at);
  std::size_t read_plain(std::size_t at, bool in_brackets);
  std::size_t read_alias(std::size_t at, bool in_brackets);
  /// The anchor's name after "&" or "*"; empty if there is none.
  [[nodiscard]] std::string_view anchor_at(std::size_t at) const;
  [[nodiscard]] const Origin* find_anchor(std::string_view name) const;
  [[nodiscard]] std::size_t room() const;
  std::size_t append_escape(std::size_t at, std::string& out);
  std::size_t fold_line_end(std::size_t at, std::string& out) const;
  [[nodiscard]] bool is_space_or_end(std::size_t at) const;
  [[nodiscard]] bool is_plain_end(std::size_t at, bool in_brackets) const;

  std::string_view source_;
  Dialect dialect_;
  json::Builder& builder_;
  Report& report_;
  std::vector<std::pair<std::string_view, Origin>> anchors_; // of two with one name, the later counts
  bool is_full_ = false;
  bool is_merge_ = false;
};

/// Reads the members of the builder's open object.
void read_yaml(TextReader& reader, std::size_t begin);
void read_toml(TextReader& reader, std::size_t begin);

} // namespace lede::formats::front_matter
