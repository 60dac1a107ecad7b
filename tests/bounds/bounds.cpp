// Time and memory on hostile input of two lengths, the second ten times the first; a line of JSON a measurement.
//   lede_bounds [--units N] [--only PART-OF-A-NAME] [--operation NAME] [--once]
// Time is that of the process, not of the clock on the wall, and the least of several runs. With --once each text is
// read once, for a tool that counts instructions.
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "heap.h"
#include "lede/render.h"
#include "shapes.h"

namespace {

using lede::bounds::Reader;
using lede::bounds::Shape;

enum class Operation : unsigned char { markdown, sanitize, render_markdown, render_html, render };
constexpr std::string_view k_names[] = {"markdown", "sanitize", "render markdown", "render html", "render"};

struct Settings {
  std::size_t units = 1'000'000;
  std::string_view only;
  std::string_view operation;
  bool once = false;
};

struct Measurement {
  double seconds = 0;
  std::size_t input = 0;
  std::size_t output = 0;
  std::size_t peak = 0; // of the heap, above what was in use before
};

std::string as_article(std::string_view body, bool is_html) {
  std::string json = R"({"body":[{"type":")" + std::string(is_html ? "html" : "markdown") + R"(","text":")";
  for (const char character : body) {
    const auto byte = static_cast<unsigned char>(character);
    if (character == '"' || character == '\\') {
      json += '\\';
      json += character;
    } else if (byte < 0x20) {
      constexpr char k_digits[] = "0123456789abcdef";
      json += "\\u00";
      json += k_digits[byte >> 4U];
      json += k_digits[byte & 15U];
    } else {
      json += character;
    }
  }
  return json + "\"}]}";
}

std::string input_of(const Shape& shape, Operation operation, std::size_t units) {
  std::string text = make(shape, units);
  if (operation == Operation::render_markdown) return as_article(text, false);
  if (operation == Operation::render_html) return as_article(text, true);
  return text;
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

Measurement measure_once(const std::string& input, Operation operation) {
  lede::RenderOptions of_articles;
  lede::SanitizeOptions of_texts;
  of_articles.base_url = of_texts.base_url = "https://news.example/a/b";
  const std::size_t before = lede::bounds::heap_in_use();
  lede::bounds::reset_heap_peak();
  Measurement result;
  result.input = input.size();
  const double begin = cpu_seconds();
  {
    const lede::Result<lede::RenderOutput> output = operation == Operation::markdown ? render_markdown(input, of_texts)
                                                    : operation == Operation::sanitize ? sanitize(input, of_texts)
                                                                                       : render(input, of_articles);
    if (output.ok()) result.output = output.value().html.size() + output.value().json_ld.size();
  }
  result.seconds = cpu_seconds() - begin;
  result.peak = lede::bounds::heap_peak() - before;
  return result;
}

/// The least of several runs: noise only ever adds. The first run fetches its memory from the system, which may take
/// longer than all the rest, so there is a second one even if the first took long.
Measurement measure(const std::string& input, Operation operation, bool once, double enough_seconds, int most_runs) {
  Measurement best = measure_once(input, operation);
  double spent = 0;
  for (int run = 1; !once && run < most_runs && spent < enough_seconds; ++run) {
    const Measurement other = measure_once(input, operation);
    spent += other.seconds;
    best.seconds = std::min(best.seconds, other.seconds);
  }
  return best;
}

void run(const Shape& shape, Operation operation, const Settings& settings) {
  if (!settings.operation.empty() && settings.operation != k_names[static_cast<std::size_t>(operation)]) return;
  constexpr double k_hopeless_seconds = 5;
  std::size_t units = settings.units;
  std::string input = input_of(shape, operation, units);
  while (input.size() > lede::max_input_bytes) {
    units /= 2;
    input = input_of(shape, operation, units);
  }
  const Measurement small = measure(input_of(shape, operation, units / 10), operation, settings.once, 0.1, 9);
  const bool hopeless = small.seconds > k_hopeless_seconds;
  const Measurement large = hopeless ? Measurement() : measure(input, operation, settings.once, 0.3, 4);
  std::printf(
      "{\"shape\":\"%s\",\"operation\":\"%s\",\"units\":%zu,\"input\":%zu,\"output\":%zu,\"peak\":%zu,"
      "\"smallInput\":%zu,\"smallOutput\":%zu,\"countsHeap\":%s,\"smallMilliseconds\":%.3f,\"largeMilliseconds\":%.3f,"
      "\"ratio\":%.2f}\n",
      shape.name.c_str(), k_names[static_cast<std::size_t>(operation)].data(), units, large.input, large.output,
      large.peak, small.input, small.output, lede::bounds::counts_heap() ? "true" : "false", small.seconds * 1e3,
      large.seconds * 1e3, hopeless ? 1e9 : large.seconds / small.seconds);
  std::fflush(stdout);
}

} // namespace

int main(int count, char** arguments) {
#if defined(__GLIBC__)
  // Memory that was freed stays with the process: fetching it again from the system costs more than most of the work.
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, 1 << 26);
#endif
  Settings settings;
  for (int index = 1; index < count; ++index) {
    const std::string_view argument = arguments[index];
    if (argument == "--once")
      settings.once = true;
    else if (argument == "--units" && index + 1 < count)
      settings.units = std::strtoul(arguments[++index], nullptr, 10);
    else if (argument == "--only" && index + 1 < count)
      settings.only = arguments[++index];
    else if (argument == "--operation" && index + 1 < count)
      settings.operation = arguments[++index];
  }
  for (const Shape& shape : lede::bounds::shapes()) {
    if (shape.name.find(settings.only) == std::string::npos) continue;
    if (shape.reader == Reader::json) {
      run(shape, Operation::render, settings);
      continue;
    }
    for (const Operation operation :
         {Operation::markdown, Operation::sanitize, Operation::render_markdown, Operation::render_html}) {
      run(shape, operation, settings);
    }
  }
  return 0;
}
