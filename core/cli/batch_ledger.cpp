// The ledger: the state of a batch in the order of its documents.
#include "batch_ledger.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "batch_names.h"
#include "files.h"

namespace lede::cli {
namespace {

constexpr std::size_t k_entries_a_page = 500;

std::string amounts(const std::map<std::string, std::size_t>& counts) {
  std::string out;
  for (const auto& [name, number] : counts) {
    out += out.empty() ? "" : ", ";
    out += std::to_string(number) + " " + name;
  }
  return out;
}

std::string one_decimal(double number) {
  const auto tenths = std::lround(number * 10);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

} // namespace

int place_file(const std::string& work_file, const std::string& target, const std::string& content) {
  const int descriptor = ::open(work_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return errno;
  errno = 0;
  int failure = write_all(descriptor, content, 0).empty() ? 0 : errno;
  if (::close(descriptor) != 0 && failure == 0) failure = errno;
  if (failure == 0 && std::rename(work_file.c_str(), target.c_str()) != 0) failure = errno;
  if (failure == ENOENT) { // its folder does not exist yet
    std::error_code problem;
    std::filesystem::create_directories(std::filesystem::path(target).parent_path(), problem);
    failure = problem ? problem.value() : std::rename(work_file.c_str(), target.c_str()) == 0 ? 0 : errno;
  }
  return failure;
}

std::string Ledger::add(const Record& record) {
  count(record);
  if (record.has_output()) {
    if (entries_.size() == k_entries_a_page) {
      std::string failure = write_index_page(true);
      if (!failure.empty()) return failure;
    }
    entries_.push_back({url_of(record.output), record.about, {}, {}});
  }
  return journal_.add(record);
}

void Ledger::count(const Record& record) {
  ++documents_;
  if (record.outcome == Outcome::done) return;
  const bool is_warned = record.outcome == Outcome::warned;
  ++(is_warned ? warned_ : refused_);
  // "code=2,code=1": each code counts once for a document.
  std::string_view rest = record.why;
  while (!rest.empty()) {
    const std::string_view reason = rest.substr(0, rest.find(','));
    rest.remove_prefix(reason.size() == rest.size() ? reason.size() : reason.size() + 1);
    ++(is_warned ? warnings_ : refusals_)[std::string(reason.substr(0, reason.find('=')))];
  }
}

std::string Ledger::write_index_page(bool has_next) {
  IndexPage page{title_, page_, {}, {}, {}};
  if (page_ > 1) page.previous_url = url_of(name_of_index(page_ - 1));
  if (has_next) page.next_url = url_of(name_of_index(page_ + 1));
  const std::string target = folder_ + "/" + name_of_index(page_);
  const int failure = place_file(journal_.work_folder() + "/index.html", target, write_index(page, entries_, options_));
  entries_.clear();
  ++page_;
  return failure == 0 ? std::string() : target + ": " + std::strerror(failure);
}

std::string Ledger::finish() { return write_index_page(false); }

std::string Ledger::summary(double seconds, std::size_t kept) const {
  std::string out = std::to_string(documents_) + " articles: " + std::to_string(documents_ - refused_) + " done, " +
                    std::to_string(warned_) + " with warnings; " + std::to_string(refused_) + " refused";
  if (kept > 0) out += "; " + std::to_string(kept) + " were done before";
  const double fresh = static_cast<double>(documents_ - kept);
  out += "; " + one_decimal(seconds) + " s, ";
  out += std::to_string(static_cast<long>(fresh / (seconds > 0.001 ? seconds : 0.001))) + " articles/s\n";
  if (!warnings_.empty()) out += "  warned:  " + amounts(warnings_) + "\n";
  if (!refusals_.empty()) out += "  refused: " + amounts(refusals_) + "\n";
  return out + "  " + folder_ + "/index.html links to all of them, " + folder_ + "/lede-batch.tsv lists the outcomes\n";
}

} // namespace lede::cli
