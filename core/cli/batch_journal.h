// The outcome of each document of a batch: a table of tab-separated lines in the output folder, lede-batch.tsv. It is
// the batch's report, and --continue uses it.
//
// While the batch runs, lines are added to a journal in the folder .lede-batch, each after its document's file is in
// place. At the end the lines are sorted in the order of the documents, and the folder is removed. So an interrupted
// and continued batch leaves the same files as an uninterrupted one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lede/render.h"

namespace lede::cli {

/// The outcome for a document.
enum class Outcome : std::uint8_t {
  done,
  warned,  ///< Its file is there, with warnings.
  refused, ///< It cannot be rendered.
  failed,  ///< Its file could not be written.
};

struct Record {
  Outcome outcome = Outcome::done;
  std::string source;
  std::string output;      ///< Below the output folder; empty if there is none.
  std::uint64_t input = 0; ///< Hash of the document.
  std::size_t bytes = 0;   ///< Of the output.
  std::string why;         ///< "url-removed=2,wrong-type=1", or the code of the error.
  std::size_t line = 0;    ///< The line of the error in the document; 0 if there is none, or if `source` has it.
  std::size_t column = 0;
  std::string message; ///< Of the error.
  About about;

  [[nodiscard]] bool has_output() const { return outcome == Outcome::done || outcome == Outcome::warned; }
};

class Journal {
 public:
  Journal() = default;
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// @param fingerprint of everything besides the documents on which the outputs depend. Lines with another fingerprint
  /// are ignored. @param resume whether `find` returns lines of an earlier run. @return the problem; empty if there is
  /// none.
  [[nodiscard]] std::string open(const std::string& folder, std::uint64_t fingerprint, bool resume);

  /// Returns the record of a document from an earlier run. May be called by any thread.
  [[nodiscard]] std::optional<Record> find(std::string_view source) const;
  [[nodiscard]] std::size_t found() const { return places_.size(); }

  /// Adds the line of the next document. @return the problem; empty if there is none.
  [[nodiscard]] std::string add(const Record& record);

  /// Writes the table, and removes the work folder. @return the problem; empty if there is none.
  [[nodiscard]] std::string finish();

  /// The folder for unfinished files, without a slash at the end.
  [[nodiscard]] const std::string& work_folder() const { return work_folder_; }

 private:
  struct Place {
    int descriptor;
    std::uint64_t offset;
  };
  void index_lines(int descriptor, bool is_journal);
  std::string start_journal();
  std::string write_table(int descriptor);

  std::string folder_;
  std::string work_folder_;
  std::string head_;
  int journal_ = -1;
  int table_ = -1;
  std::uint64_t end_ = 0;                           // of the journal
  std::vector<std::uint64_t> order_;                // the offset of each document's line, in the order of the documents
  std::unordered_map<std::uint64_t, Place> places_; // by the hash of the source
};

} // namespace lede::cli
