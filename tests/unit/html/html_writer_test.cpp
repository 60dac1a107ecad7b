// Scopes: what is opened is closed, in the order that the parser expects.
#include <catch2/catch_test_macros.hpp>

#include <string>
#include <utility>

#include "html/html_writer.h"

namespace lede {
namespace {

std::string written(HtmlWriter& writer) { return std::move(writer).finish().release(); }

HtmlWriter::Scope open_if(HtmlWriter& writer, bool is_wanted) {
  if (!is_wanted) return {};
  return writer.scope(Element::b);
}

} // namespace

TEST_CASE("an element closes at the end of its scope, those in it first") {
  HtmlWriter writer;
  {
    const HtmlWriter::Scope list = writer.scope(Element::ul, "lines");
    const HtmlWriter::Scope item = writer.part(Element::li, "line");
    writer.text("one");
  }
  writer.text("two");
  CHECK(written(writer) == R"(<ul class="lede-lines"><li class="lede-line" part="line">one</li></ul>two)");
}

TEST_CASE("a scope closes after a void element that is still open for attributes") {
  HtmlWriter writer;
  {
    const HtmlWriter::Scope paragraph = writer.scope(Element::p);
    writer.open(Element::br);
  }
  CHECK(written(writer) == "<p><br></p>");
}

TEST_CASE("a scope without an element closes nothing") {
  for (const bool is_wanted : {true, false}) {
    HtmlWriter writer;
    {
      const HtmlWriter::Scope bold = open_if(writer, is_wanted);
      CHECK(static_cast<bool>(bold) == is_wanted);
      writer.text("word");
    }
    CHECK(written(writer) == (is_wanted ? "<b>word</b>" : "word"));
  }
}

TEST_CASE("an element that is closed early, or handed on, closes once") {
  HtmlWriter writer;
  {
    HtmlWriter::Scope first = writer.scope(Element::p);
    first.close();
    first.close();
    HtmlWriter::Scope second = writer.scope(Element::p);
    const HtmlWriter::Scope moved = std::move(second);
    writer.text("x");
  }
  CHECK(written(writer) == "<p></p><p>x</p>");
}

TEST_CASE("a scope that was closed can hold another element") {
  HtmlWriter writer;
  {
    HtmlWriter::Scope step = writer.scope(Element::details);
    step.close();
    step = writer.scope(Element::p);
  }
  CHECK(written(writer) == "<details></details><p></p>");
}

} // namespace lede
