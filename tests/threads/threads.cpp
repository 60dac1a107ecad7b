// The public interface from many threads at once: each gets the bytes that a thread alone gets. Under the thread
// sanitizer (preset tsan), hidden shared state would be reported.
//   lede_threads ARTICLE.json…
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "lede/render.h"

namespace {

constexpr std::size_t k_threads = 8;
constexpr std::size_t k_rounds = 6;

/// All that the interface makes of a document, as one text.
std::string all_of(const std::string& document, const lede::RenderOptions& options) {
  std::string out;
  const auto add = [&](const lede::Result<lede::RenderOutput>& result) {
    if (!result.ok()) {
      out += write_report(result.error());
      return;
    }
    out += result.value().html + result.value().json_ld + write_report(result.value().warnings);
  };
  add(lede::render(document, options));
  add(lede::render_markdown(document));
  add(lede::sanitize(document));
  out += write_report(lede::validate(document, options).warnings);
  if (const auto converted = lede::convert(document, options); converted.ok()) out += converted.value().article;
  out += lede::answer_case("{\"id\":1,\"operation\":\"render\",\"input\":" + document + "}").json;
  out += lede::write_index({"T", 1, {}, {}, {}}, {{"./a.html", {"1", "H", "2021-07-13", "vi", {}}, {}, {}}}, options);
  return out;
}

} // namespace

int main(int count, char** values) {
  std::vector<std::string> documents;
  for (int i = 1; i < count; ++i) {
    std::ifstream file(values[i], std::ios::binary);
    documents.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  if (documents.empty()) return 2;
  lede::RenderOptions options;
  options.locale = "en";
  std::vector<std::string> alone;
  for (const std::string& document : documents) alone.push_back(all_of(document, options));

  std::atomic<std::size_t> differences = 0;
  std::vector<std::thread> threads;
  for (std::size_t number = 0; number < k_threads; ++number) {
    threads.emplace_back([&, number] {
      for (std::size_t round = 0; round < k_rounds * documents.size(); ++round) {
        const std::size_t which = (round + number) % documents.size(); // the same and other ones at a time
        if (all_of(documents[which], options) != alone[which]) ++differences;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::printf("%zu threads, %zu documents each: %zu differ\n", k_threads, k_rounds * documents.size(),
              differences.load());
  return differences == 0 ? 0 : 1;
}
