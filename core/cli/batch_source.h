// The documents of a batch, always in the same order: the files of a folder sorted by path, the lines of a file of JSON
// lines, or the files that a list names.
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
  std::string path;      ///< Path of the file to read; if empty, `text` is the document.
  std::string text;
  std::string problem;  ///< Why it cannot be read; empty if it can.
  std::string name;     ///< The wanted name of its output file; empty if that depends on its id.
  std::size_t line = 0; ///< The document's line in a file of lines; 0 if it is a file of its own.
  /// For an article of a list, which was converted with the list: the reason if it was refused, and the warnings.
  bool is_of_list = false;
  std::optional<Error> refusal;
  std::vector<Warning> warnings;
};

class Source {
 public:
  virtual ~Source() = default;
  /// @return false if there are no more documents.
  [[nodiscard]] virtual bool next(Document& document) = 0;
  /// The part of the whole that has been read, in thousandths; -1 if unknown.
  [[nodiscard]] virtual int progress() const = 0;
  /// The number of documents; 0 if unknown.
  [[nodiscard]] virtual std::size_t total() const { return 0; }
  /// Why it ended early; empty if it did not.
  [[nodiscard]] virtual std::string problem() const { return {}; }
};

/// Opens a folder's files, a file's lines or the files of a list. A feed or an array is one document.
/// @param problem gets the reason if there is no such source.
[[nodiscard]] std::unique_ptr<Source> open_files(const std::string& input, std::string& problem);

/// Does the same, but each article of a feed or an array is a document of its own.
/// @param input a folder, a file, or "-". @param options how its documents are read. Both must outlive the source.
/// @param problem why there is no such source.
[[nodiscard]] std::unique_ptr<Source> open_source(const std::string& input, const ConvertOptions& options,
                                                  std::string& problem);

} // namespace lede::cli
