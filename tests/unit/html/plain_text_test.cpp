// Markup back to text.
#include "html/plain_text.h"

#include <catch2/catch_test_macros.hpp>
#include <utility>

#include "html/html_writer.h"

using namespace lede;

TEST_CASE("finished markup gives back the text in it") {
  HtmlWriter writer;
  writer.open(Element::p);
  writer.attribute(lede::Attribute::title, "a > b");
  writer.text("  Một < hai & \"ba\"\n");
  writer.open(Element::b);
  writer.text("bốn\xC2\xA0năm");
  writer.close();
  writer.close();
  writer.open(Element::p);
  writer.text(" &lt; ");
  writer.close();
  CHECK(plain_text(std::move(writer).finish()) == "Một < hai & \"ba\" bốn\xC2\xA0năm &lt;");
  CHECK(plain_text({}).empty());
}

TEST_CASE("the words of two blocks are parted, those of two elements in a line are not") {
  HtmlWriter writer;
  for (const Element element : {Element::h2, Element::p}) {
    writer.open(element);
    writer.text("a");
    writer.open(Element::b);
    writer.text("b");
    writer.close();
    writer.close();
  }
  CHECK(plain_text_of_blocks(std::move(writer).finish()) == "ab ab");
}
