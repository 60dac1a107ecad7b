// The state of a batch in the order of its documents: the journal, the index pages, and the numbers of the summary.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "batch_journal.h"
#include "lede/render.h"

namespace lede::cli {

class Ledger {
 public:
  /// @param folder of the outputs. @param title of the index. All arguments must outlive the ledger.
  Ledger(const std::string& folder, const std::string& title, const RenderOptions& options, Journal& journal)
      : folder_(folder), title_(title), options_(options), journal_(journal) {}

  /// Adds the record of the next document. @return the problem; empty if there is none.
  [[nodiscard]] std::string add(const Record& record);
  /// Writes the last index page. @return the problem; empty if there is none.
  [[nodiscard]] std::string finish();

  [[nodiscard]] std::size_t documents() const { return documents_; }
  /// Whether every document became a file.
  [[nodiscard]] bool is_clean() const { return refused_ == 0; }
  [[nodiscard]] std::string summary(double seconds, std::size_t kept) const;

 private:
  [[nodiscard]] std::string write_index_page(bool has_next);
  void count(const Record& record);

  const std::string& folder_;
  const std::string& title_;
  const RenderOptions& options_;
  Journal& journal_;
  std::size_t documents_ = 0;
  std::size_t warned_ = 0;
  std::size_t refused_ = 0;
  std::map<std::string, std::size_t> warnings_; // how many documents have one of that code
  std::map<std::string, std::size_t> refusals_;
  std::vector<IndexEntry> entries_; // of the page that is not full yet
  std::size_t page_ = 1;
};

/// Moves a finished file to its place atomically. @param work_file a temporary path on the same file system. @return an
/// errno; 0 if there is no error.
[[nodiscard]] int place_file(const std::string& work_file, const std::string& target, const std::string& content);

} // namespace lede::cli
