// Speed of the native library beside md4c with its own HTML renderer, which sanitizes nothing, on the same documents:
// as Markdown, as the HTML that md4c makes of them, and as articles. Passes of all take turns.
//   lede_bench [--json] FILE...
#include <md4c-html.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "lede/render.h"

namespace {

constexpr int k_rounds = 15; // the median of this many passes over all documents
constexpr double k_bytes_per_megabyte = 1e6;

using Documents = std::vector<std::string>;

struct Contender {
  std::string_view name;
  std::size_t (*pass)(const Documents&); ///< Bytes of the output, so that no work can be left out.
  const Documents* documents;
  std::vector<double> speeds = {}; ///< MB/s of each pass.
};

template <class Options>
using Convert = lede::Result<lede::RenderOutput> (*)(std::string_view, const Options&);

template <class Options, Convert<Options> convert, bool report>
std::size_t pass_of_lede(const Documents& documents) {
  Options options;
  options.report = report;
  std::size_t size = 0;
  for (const std::string& document : documents) {
    const lede::Result<lede::RenderOutput> output = convert(document, options);
    if (output.ok()) size += output.value().html.size();
  }
  return size;
}

void append(const MD_CHAR* text, MD_SIZE size, void* html) { static_cast<std::string*>(html)->append(text, size); }

std::string html_of(const std::string& document) {
  std::string html;
  md_html(document.data(), static_cast<MD_SIZE>(document.size()), append, &html, MD_DIALECT_GITHUB, 0);
  return html;
}

std::size_t pass_of_md4c(const Documents& documents) {
  std::size_t size = 0;
  for (const std::string& document : documents) size += html_of(document).size();
  return size;
}

std::size_t pass_of_parser(const Documents& documents) {
  std::size_t size = 0;
  MD_PARSER parser{};
  parser.flags = MD_DIALECT_GITHUB;
  parser.enter_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE, const MD_CHAR*, MD_SIZE text_size, void* sum) {
    *static_cast<std::size_t*>(sum) += text_size;
    return 0;
  };
  for (const std::string& document : documents)
    md_parse(document.data(), static_cast<MD_SIZE>(document.size()), &parser, &size);
  return size;
}

std::string article_of(const std::string& body) {
  std::string json = R"({"headline":"A headline","url":"https://news.example/a/b","body":")";
  for (const char character : body) {
    if (character == '"' || character == '\\') json += '\\';
    if (character == '\n')
      json += "\\n";
    else if (static_cast<unsigned char>(character) < 0x20)
      json += ' ';
    else
      json += character;
  }
  return json + "\"}";
}

std::size_t bytes_of(const Documents& documents) {
  std::size_t bytes = 0;
  for (const std::string& document : documents) bytes += document.size();
  return bytes;
}

/// @param part 0.5: the median.
double value_at(std::vector<double> values, double part) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * part + 0.5)];
}

/// How fast a contender was in each round, as a part of what the reference was in the same round.
std::vector<double> ratios(const Contender& contender, const Contender& reference) {
  std::vector<double> ratios;
  for (std::size_t round = 0; round < contender.speeds.size(); ++round)
    ratios.push_back(contender.speeds[round] / reference.speeds[round]);
  return ratios;
}

void run_rounds(std::vector<Contender>& contenders) {
  for (int round = 0; round <= k_rounds; ++round) {
    for (Contender& contender : contenders) {
      const std::clock_t begin = std::clock(); // of this process: others on the machine do not count
      const std::size_t size = contender.pass(*contender.documents);
      const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
      if (size == 0) std::cerr << "lede_bench: " << contender.name << " gave no HTML\n";
      // The first pass only warms the caches.
      const auto bytes = static_cast<double>(bytes_of(*contender.documents));
      if (round > 0) contender.speeds.push_back(bytes / k_bytes_per_megabyte / seconds);
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
  if (bytes_of(documents) == 0) {
    std::cerr << "usage: lede_bench [--json] FILE...\n";
    return 2;
  }
  Documents markup;
  Documents articles;
  for (const std::string& document : documents) {
    markup.push_back(html_of(document));
    articles.push_back(article_of(document));
  }
  std::vector<Contender> contenders = {
      {"md4c + md4c-html, unsanitized", pass_of_md4c, &documents},
      {"md4c, parsed only", pass_of_parser, &documents},
      {"Lede", pass_of_lede<lede::SanitizeOptions, lede::render_markdown, true>, &documents},
      {"Lede, report off", pass_of_lede<lede::SanitizeOptions, lede::render_markdown, false>, &documents},
      {"Lede, HTML of md4c", pass_of_lede<lede::SanitizeOptions, lede::sanitize, true>, &markup},
      {"Lede, articles", pass_of_lede<lede::RenderOptions, lede::render, true>, &articles},
  };
  run_rounds(contenders);

  const bool as_json = count > 1 && std::strcmp(arguments[1], "--json") == 0;
  std::cout.setf(std::ios::fixed);
  std::cout.precision(2);
  for (const Contender& contender : contenders) {
    const double speed = value_at(contender.speeds, 0.5);
    const std::vector<double> of_reference = ratios(contender, contenders.front());
    const double ratio = value_at(of_reference, 0.5);
    const double low = value_at(of_reference, 0.25);
    const double high = value_at(of_reference, 0.75);
    if (as_json)
      std::cout << "{\"name\":\"" << contender.name << "\",\"megabytesPerSecond\":" << speed
                << ",\"ofReference\":" << ratio << ",\"low\":" << low << ",\"high\":" << high << "}\n";
    else
      std::cout << contender.name << ": " << speed << " MB/s, " << ratio << " of " << contenders.front().name
                << " (half of the rounds: " << low << " to " << high << ")\n";
  }
  return 0;
}
