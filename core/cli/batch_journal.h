// What has become of each document of a batch: a table of tab-separated lines in the output folder, lede-batch.tsv. It
// is the batch's report, and what --continue goes by.
//
// While the batch runs, lines are added to a journal in the folder .lede-batch, each after its document's file is in
// its place. When all is done they are put in the order of the documents, and the folder is removed. So a batch that
// was interrupted any number of times leaves the same files as one that was not.
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

struct Record {
  std::string status; ///< "done", "warned", "refused"; "failed" where the file could not be written.
  std::string source;
  std::string output;      ///< Below the output folder; empty where there is none.
  std::uint64_t input = 0; ///< Hash of the document.
  std::size_t bytes = 0;   ///< Of the output.
  std::string why;         ///< "url-removed=2,wrong-type=1", or the code of the error.
  std::size_t line = 0;    ///< Of the error, in the document; 0: none, or the source names it.
  std::size_t column = 0;
  std::string message; ///< Of the error.
  About about;
};

class Journal {
 public:
  Journal() = default;
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// @param fingerprint of all that the outputs depend on beside the documents: lines of other ones count for nothing.
  /// @param resume whether lines that are there already are to be found.
  /// @return what is wrong; empty: nothing.
  [[nodiscard]] std::string open(const std::string& folder, std::uint64_t fingerprint, bool resume);

  /// What became of a document before. From any thread.
  [[nodiscard]] std::optional<Record> find(std::string_view source) const;
  [[nodiscard]] std::size_t found() const { return places_.size(); }

  /// The next document's line. @return what went wrong.
  [[nodiscard]] std::string add(const Record& record);

  /// Writes the table, and removes what was there for the time of the batch. @return what went wrong.
  [[nodiscard]] std::string finish();

  /// The folder for what is not finished yet, without a last slash.
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
  std::vector<std::uint64_t> order_;                // where each document's line begins, in their order
  std::unordered_map<std::uint64_t, Place> places_; // by the hash of the source
};

} // namespace lede::cli
