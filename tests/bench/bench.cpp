// Speed of the native library beside md4c with its own HTML renderer, which sanitizes nothing, on the same Markdown.
//   lede_bench [--json] FILE...
#include <md4c-html.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "lede/render.h"

namespace {

constexpr int k_rounds = 15; // the median of so many passes over all documents
constexpr double k_bytes_per_megabyte = 1e6;

using Documents = std::vector<std::string>;

struct Contender {
  std::string_view name;
  std::size_t (*pass)(const Documents&); ///< Bytes of HTML, so that no work can be left out.
  std::vector<double> speeds = {};       ///< MB/s of each pass.
};

std::size_t pass_of_lede(const Documents& documents, bool report) {
  lede::Options options;
  options.report = report;
  std::size_t size = 0;
  for (const std::string& document : documents) {
    const lede::Result<lede::RenderOutput> output = lede::render_markdown(document, options);
    if (output.ok()) size += output.value().html.size();
  }
  return size;
}

void append(const MD_CHAR* text, MD_SIZE size, void* html) { static_cast<std::string*>(html)->append(text, size); }

std::size_t pass_of_md4c(const Documents& documents) {
  std::size_t size = 0;
  for (const std::string& document : documents) {
    std::string html;
    md_html(document.data(), static_cast<MD_SIZE>(document.size()), append, &html, MD_DIALECT_GITHUB, 0);
    size += html.size();
  }
  return size;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void run_rounds(std::vector<Contender>& contenders, const Documents& documents, std::size_t bytes) {
  for (int round = 0; round <= k_rounds; ++round) {
    for (Contender& contender : contenders) {
      const auto begin = std::chrono::steady_clock::now();
      const std::size_t size = contender.pass(documents);
      const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
      if (size == 0) std::cerr << "lede_bench: " << contender.name << " gave no HTML\n";
      // The first pass only warms the caches.
      if (round > 0) contender.speeds.push_back(static_cast<double>(bytes) / k_bytes_per_megabyte / taken.count());
    }
  }
}

Documents read_documents(int count, char** names) {
  Documents documents;
  for (int index = 1; index < count; ++index) {
    if (std::strcmp(names[index], "--json") == 0) continue;
    std::ifstream file(names[index], std::ios::binary);
    if (!file) std::cerr << "lede_bench: " << names[index] << " cannot be read\n";
    documents.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return documents;
}

} // namespace

int main(int count, char** arguments) {
  const Documents documents = read_documents(count, arguments);
  std::size_t bytes = 0;
  for (const std::string& document : documents) bytes += document.size();
  if (bytes == 0) {
    std::cerr << "usage: lede_bench [--json] FILE...\n";
    return 2;
  }
  std::vector<Contender> contenders = {
      {"md4c + md4c-html, unsanitized", pass_of_md4c},
      {"Lede", [](const Documents& all) { return pass_of_lede(all, true); }},
      {"Lede, report off", [](const Documents& all) { return pass_of_lede(all, false); }},
  };
  run_rounds(contenders, documents, bytes);

  const bool as_json = count > 1 && std::strcmp(arguments[1], "--json") == 0;
  const double reference = median(contenders.front().speeds);
  std::cout.setf(std::ios::fixed);
  std::cout.precision(2);
  for (const Contender& contender : contenders) {
    const double speed = median(contender.speeds);
    if (as_json)
      std::cout << "{\"name\":\"" << contender.name << "\",\"megabytesPerSecond\":" << speed
                << ",\"ofReference\":" << speed / reference << "}\n";
    else
      std::cout << contender.name << ": " << speed << " MB/s, " << speed / reference << " of md4c alone\n";
  }
  return 0;
}
