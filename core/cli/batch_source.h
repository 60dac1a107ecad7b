// The documents of a batch, one after the other in an order that is always the same: the files of a folder by their
// paths, the lines of a file of JSON lines, or the files that a list names.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lede/render.h"

namespace lede::cli {

struct Document {
  std::size_t index = 0; ///< In the order of the batch, from 0.
  std::string source;    ///< As messages name it: "a/b.json", "news.ndjson:12".
  std::string path;      ///< Of the file to read; empty: `text` is the document.
  std::string text;
  std::string problem;  ///< Why it cannot be read; empty: it can.
  std::string name;     ///< What its file should be called; empty: that depends on its id.
  std::size_t line = 0; ///< Of the document itself in a file of lines; 0: it is a file of its own.
  /// Of an article of a list, which was read with the list: why it was refused, and what could not be read of it.
  bool is_of_list = false;
  std::optional<Error> refusal;
  std::vector<Warning> warnings;
};

class Source {
 public:
  virtual ~Source() = default;
  /// @return false where there are no more documents.
  [[nodiscard]] virtual bool next(Document& document) = 0;
  /// How much of the whole has been given out, in thousandths; -1: nobody knows.
  [[nodiscard]] virtual int progress() const = 0;
  /// How many there are in all; 0: not known.
  [[nodiscard]] virtual std::size_t total() const { return 0; }
  /// Why it ended before its end; empty: it did not.
  [[nodiscard]] virtual std::string problem() const { return {}; }
};

/// A folder's files, a file's lines or the files of a list, as they are: a feed or an array is one document.
/// @param problem why there is no such source.
[[nodiscard]] std::unique_ptr<Source> open_files(const std::string& input, std::string& problem);

/// The same, with each article of a feed or an array as a document of its own.
/// @param input a folder, a file, or "-". @param options how its documents are read. Both must outlive the source.
/// @param problem why there is no such source.
[[nodiscard]] std::unique_ptr<Source> open_source(const std::string& input, const Options& options,
                                                  std::string& problem);

} // namespace lede::cli
