// Shows the progress of a batch.
#include "batch_progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace lede::cli {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds k_on_terminals{100};
constexpr milliseconds k_elsewhere{5000};

std::size_t terminal_width() {
  winsize size{};
  constexpr std::size_t k_usual = 80;
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : k_usual;
}

std::string clock_of(double seconds) {
  const auto whole = std::lround(seconds);
  std::string rest = std::to_string(whole % 60);
  if (rest.size() == 1) rest.insert(0, "0");
  return std::to_string(whole / 60) + ":" + rest;
}

std::string bar(int thousandths, std::size_t width) {
  const std::size_t filled = width * static_cast<std::size_t>(thousandths) / 1000;
  return "[" + std::string(filled, '#') + std::string(width - filled, '.') + "] ";
}

void write(const std::string& text) { static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr)); }

} // namespace

Progress::Progress() : start_(steady_clock::now()), next_(start_), is_terminal_(::isatty(STDERR_FILENO) == 1) {
  if (!is_terminal_) next_ += k_elsewhere;
}

double Progress::seconds() const { return std::chrono::duration<double>(steady_clock::now() - start_).count(); }

std::string Progress::line(std::size_t done, int thousandths, std::size_t total) const {
  const double elapsed = std::max(seconds(), 0.001);
  std::string out;
  if (thousandths >= 0) out += std::to_string(thousandths / 10) + "% ";
  out += std::to_string(done);
  if (total > 0) out += " of " + std::to_string(total);
  out += " articles, " + std::to_string(static_cast<long>(static_cast<double>(done) / elapsed)) + "/s";
  if (thousandths > 0) out += ", " + clock_of(elapsed * (1000 - thousandths) / thousandths) + " left";
  return out;
}

void Progress::show(std::size_t done, int thousandths, std::size_t total) {
  const auto now = steady_clock::now();
  if (now < next_) return;
  next_ = now + (is_terminal_ ? k_on_terminals : k_elsewhere);
  std::string text = line(done, thousandths, total);
  if (!is_terminal_) return write("lede: " + text + "\n");
  const std::size_t width = terminal_width() - 1;
  constexpr std::size_t k_widest_bar = 40;
  if (thousandths >= 0 && text.size() + 8 < width)
    text.insert(0, bar(thousandths, std::min(width - text.size() - 3, k_widest_bar)));
  write("\r" + text.substr(0, width) + "\x1b[K");
  is_shown_ = true;
}

void Progress::clear() {
  if (is_shown_) write("\r\x1b[K");
  is_shown_ = false;
}

} // namespace lede::cli
