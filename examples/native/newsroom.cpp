// Pre-renders an article for a site: the page on standard output, what is wrong with the article on standard error.
//   newsroom ARTICLE.json >article.html
#include <lede/render.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

void complain(const char* file, const std::string& message, const lede::Location& place) {
  std::cerr << file << ':' << place.line << ':' << place.column << ": " << message << '\n';
}

} // namespace

int main(int count, char** values) {
  if (count != 2) return 2;
  std::ifstream file(values[1], std::ios::binary);
  const std::string article{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};

  lede::RenderOptions options;
  options.output = lede::Output::page;
  options.style_url = "/assets/lede.css";
  options.link_rel = "nofollow";

  const lede::Result<lede::RenderOutput> result = lede::render(article, options);
  if (!result.ok()) {
    complain(values[1], result.error().message, result.error().location);
    return 1;
  }
  for (const lede::Warning& warning : result.value().warnings) complain(values[1], warning.message, warning.location);
  std::cout << result.value().html;
  return std::cout.flush() ? 0 : 1;
}
