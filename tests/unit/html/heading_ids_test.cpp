// Ids of headings: bounded, and never one that the document has already. What they look like is in
// tests/cases/render.ndjson.
#include <catch2/catch_test_macros.hpp>

#include <set>
#include <string>

#include "base/limits.h"
#include "html/html_writer.h"

namespace lede {
namespace {

SafeHtml headings(std::size_t count, const std::string& words, bool numbered) {
  HtmlWriter writer;
  for (std::size_t index = 0; index < count; ++index) {
    writer.open(Element::h2);
    writer.text(numbered ? words + std::to_string(index) : words);
    writer.close();
  }
  return std::move(writer).finish();
}

std::multiset<std::string> ids_of(std::string_view html) {
  constexpr std::string_view k_begin = " id=\"";
  std::multiset<std::string> ids;
  for (std::size_t at = html.find(k_begin); at != std::string_view::npos; at = html.find(k_begin, at)) {
    at += k_begin.size();
    ids.emplace(html.substr(at, html.find('"', at) - at));
  }
  return ids;
}

} // namespace

TEST_CASE("only so many headings of a body get an id, and all stay", "[html]") {
  const SafeHtml html = HtmlWriter::with_heading_ids(headings(limits::max_heading_ids + 100, "Part ", true), "lede-");
  CHECK(ids_of(html.view()).size() == limits::max_heading_ids);
  CHECK(html.view().ends_with("<h2>Part 599</h2>"));
}

TEST_CASE("headings that all have the same words have no id twice", "[html]") {
  const SafeHtml html = HtmlWriter::with_heading_ids(headings(200, "Update", false), "lede-");
  const std::multiset<std::string> ids = ids_of(html.view());
  CHECK(ids.size() < 50);
  for (const std::string& id : ids) CHECK(ids.count(id) == 1);
}

TEST_CASE("an id is cut between characters, and what is not a letter is left out", "[html]") {
  const SafeHtml html =
      HtmlWriter::with_heading_ids(headings(1, std::string(30, '.') + "Ấ😀—" + std::string(200, 'x'), false), "p-");
  CHECK(html.view().starts_with("<h2 id=\"p-Ấ-xxxx"));
  CHECK(ids_of(html.view()).begin()->size() < 80);
}

TEST_CASE("markup without headings is handed back as it is", "[html]") {
  HtmlWriter writer;
  writer.open(Element::hr);
  writer.open(Element::p);
  writer.text("<h2>");
  writer.close();
  CHECK(HtmlWriter::with_heading_ids(std::move(writer).finish(), "lede-").view() == "<hr><p>&lt;h2&gt;</p>");
}

} // namespace lede
