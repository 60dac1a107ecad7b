// The journal: the outcome of each document of a batch.
#include "batch_journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <system_error>

#include "batch_names.h"
#include "files.h"
#include "lede/version.h"
#include "lines.h"

namespace lede::cli {
namespace {

constexpr std::size_t k_max_line_bytes = 256 * 1024;
constexpr std::string_view k_columns =
    "status\tsource\toutput\tinput\tbytes\twhy\tline\tcolumn\tmessage\tid\tpublished\tlanguage\theadline\t"
    "picture\tpicture-alt\tpicture-width\tpicture-height\n";
constexpr std::size_t k_column_count = 17;

std::string hexadecimal(std::uint64_t number) {
  std::array<char, 16> digits{};
  digits.fill('0');
  std::array<char, 16> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, 16).ptr;
  std::copy_backward(buffer.data(), end, digits.data() + digits.size());
  return {digits.data(), digits.size()};
}

template <class Number>
Number number_in(std::string_view text, int base = 10) {
  Number number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number, base);
  return number;
}

/// Appends a cell. A tab or a line end in it is escaped as in C.
void append_cell(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
  out += '\t';
}

std::string cell_text(std::string_view cell) {
  std::string out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] != '\\' || i + 1 == cell.size()) {
      out += cell[i];
      continue;
    }
    const char letter = cell[++i];
    out += letter == 't' ? '\t' : letter == 'n' ? '\n' : letter == 'r' ? '\r' : letter;
  }
  return out;
}

/// The table's words for outcomes, in the order of the enum.
constexpr std::string_view k_outcomes[] = {"done", "warned", "refused", "failed"};

std::optional<Outcome> outcome_of(std::string_view name) {
  for (std::size_t number = 0; number < std::size(k_outcomes); ++number) {
    if (k_outcomes[number] == name) return static_cast<Outcome>(number);
  }
  return std::nullopt;
}

std::string line_of(const Record& record) {
  std::string out;
  append_cell(out, k_outcomes[static_cast<std::size_t>(record.outcome)]);
  const About& about = record.about;
  const std::string numbers[] = {hexadecimal(record.input),           std::to_string(record.bytes),
                                 std::to_string(record.line),         std::to_string(record.column),
                                 std::to_string(about.picture.width), std::to_string(about.picture.height)};
  // In the order of the columns.
  for (const std::string* cell : {&record.source, &record.output, &numbers[0], &numbers[1], &record.why, &numbers[2],
                                  &numbers[3], &record.message, &about.id, &about.published, &about.language,
                                  &about.headline, &about.picture.url, &about.picture.alt, &numbers[4], &numbers[5]}) {
    append_cell(out, *cell);
  }
  out.back() = '\n';
  return out;
}

std::optional<Record> record_of(std::string_view line) {
  std::array<std::string_view, k_column_count> cells;
  for (std::size_t column = 0; column < k_column_count; ++column) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (column + 1 == k_column_count)) return std::nullopt;
    cells[column] = line.substr(0, tab);
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  }
  const std::optional<Outcome> outcome = outcome_of(cells[0]);
  if (!outcome) return std::nullopt;
  return Record{*outcome,
                cell_text(cells[1]),
                cell_text(cells[2]),
                number_in<std::uint64_t>(cells[3], 16),
                number_in<std::size_t>(cells[4]),
                cell_text(cells[5]),
                number_in<std::size_t>(cells[6]),
                number_in<std::size_t>(cells[7]),
                cell_text(cells[8]),
                {cell_text(cells[9]),
                 cell_text(cells[12]),
                 cell_text(cells[10]),
                 cell_text(cells[11]),
                 {cell_text(cells[13]), cell_text(cells[14]), number_in<int>(cells[15]), number_in<int>(cells[16])}}};
}

/// The line that begins there, without its end.
std::string line_at(int descriptor, std::uint64_t offset) {
  std::string line;
  std::array<char, 2048> block{};
  while (line.size() < k_max_line_bytes) {
    const ssize_t count = ::pread(descriptor, block.data(), block.size(), static_cast<off_t>(offset + line.size()));
    if (count <= 0) return {};
    const std::string_view read(block.data(), static_cast<std::size_t>(count));
    const std::size_t end = read.find('\n');
    line += read.substr(0, end);
    if (end != std::string_view::npos) return line;
  }
  return {};
}

} // namespace

Journal::~Journal() {
  if (journal_ >= 0) ::close(journal_);
  if (table_ >= 0) ::close(table_);
}

std::string Journal::open(const std::string& folder, std::uint64_t fingerprint, bool resume) {
  folder_ = folder;
  work_folder_ = folder + "/.lede-batch";
  head_ = "# lede " LEDE_VERSION " batch " + hexadecimal(fingerprint) + "\n";
  head_ += k_columns;
  if (::mkdir(work_folder_.c_str(), 0777) != 0 && errno != EEXIST) return work_folder_ + ": " + std::strerror(errno);
  const std::string name = work_folder_ + "/journal";
  journal_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (journal_ < 0) return name + ": " + std::strerror(errno);
  if (::flock(journal_, LOCK_EX | LOCK_NB) != 0) return folder + ": another batch is writing there";
  if (resume) {
    table_ = ::open((folder + "/lede-batch.tsv").c_str(), O_RDONLY | O_CLOEXEC);
    if (table_ >= 0) index_lines(table_, false);
    index_lines(journal_, true); // newer, so its lines take precedence
  }
  if (end_ == 0) return start_journal();
  return ::ftruncate(journal_, static_cast<off_t>(end_)) == 0 ? std::string() : name + ": " + std::strerror(errno);
}

/// Remembers the place of each document's line. An incomplete last line is ignored.
void Journal::index_lines(int descriptor, bool is_journal) {
  LineReader lines(descriptor, k_max_line_bytes);
  std::string line;
  std::string head;
  std::uint64_t begin = 0;
  while (lines.next(line) && lines.ended_with_line_feed()) {
    if (head.size() < head_.size()) {
      head += line + "\n";
      if (head_.substr(0, head.size()) != head) return;
    } else if (const std::size_t tab = line.find('\t'); tab != std::string::npos) {
      const std::string_view source = std::string_view(line).substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
      places_[hash_of(cell_text(source))] = {descriptor, begin};
    }
    begin = lines.consumed();
  }
  if (is_journal && head.size() == head_.size()) end_ = begin;
}

std::string Journal::start_journal() {
  if (::ftruncate(journal_, 0) != 0) return work_folder_ + ": " + std::strerror(errno);
  const std::string failure = write_all(journal_, head_, 0);
  end_ = head_.size();
  return problem_with(work_folder_, failure);
}

std::optional<Record> Journal::find(std::string_view source) const {
  const auto place = places_.find(hash_of(source));
  if (place == places_.end()) return std::nullopt;
  std::optional<Record> record = record_of(line_at(place->second.descriptor, place->second.offset));
  if (!record || record->source != source) return std::nullopt;
  return record;
}

std::string Journal::add(const Record& record) {
  const std::string line = line_of(record);
  order_.push_back(end_);
  const std::string failure = write_all(journal_, line, end_);
  end_ += line.size();
  return problem_with(work_folder_, failure);
}

std::string Journal::write_table(int descriptor) {
  std::string block = head_;
  std::uint64_t written = 0;
  const auto flush = [&] {
    std::string failure = write_all(descriptor, block, written);
    written += block.size();
    block.clear();
    return failure;
  };
  constexpr std::size_t k_block_bytes = 256 * 1024;
  for (const std::uint64_t offset : order_) {
    block += line_at(journal_, offset) + "\n";
    if (block.size() < k_block_bytes) continue;
    std::string failure = flush();
    if (!failure.empty()) return failure;
  }
  return flush();
}

std::string Journal::finish() {
  const std::string unfinished = work_folder_ + "/lede-batch.tsv";
  const std::string table = folder_ + "/lede-batch.tsv";
  const int descriptor = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return unfinished + ": " + std::strerror(errno);
  std::string failure = write_table(descriptor);
  if (::close(descriptor) != 0 && failure.empty()) failure = std::strerror(errno);
  if (failure.empty() && std::rename(unfinished.c_str(), table.c_str()) != 0) failure = std::strerror(errno);
  if (!failure.empty()) return table + ": " + failure;
  std::error_code problem;
  std::filesystem::remove_all(work_folder_, problem);
  return problem ? work_folder_ + ": " + problem.message() : std::string();
}

} // namespace lede::cli
