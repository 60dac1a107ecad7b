// Markup by the piece, each with the tokens that a browser would make of it, less comments and doctypes.
#include "html/tokenizer.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "html/recording_sink.h"

namespace {

using lede::html::TextState;
using lede::html::Tokenizer;
using lede::html::test::RecordingSink;
using lede::html::test::tokens_of;

struct Case {
  std::string_view name;
  std::string_view markup;
  std::vector<std::string> tokens;
};

void check(const std::vector<Case>& cases) {
  for (const Case& test : cases) {
    INFO(test.name << ": " << test.markup);
    CHECK(tokens_of(test.markup) == test.tokens);
  }
}

std::string repeat(std::string_view text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (; count > 0; --count) out += text;
  return out;
}

} // namespace

TEST_CASE("tokenizer: text and tags") {
  check({
      {"nothing", "", {}},
      {"text alone", "Thừa Thiên Huế", {"=Thừa Thiên Huế"}},
      {"an element", "<p>a</p>", {"<p>", "=a", "</p>"}},
      {"upper case", "<P Class=X>a</P>", {"<p class=\"X\">", "=a", "</p>"}},
      {"letters of other scripts stay as they are", "<đÂ Ê=É>", {"=<đÂ Ê=É>"}},
      {"a name with other letters", "<aĐ>", {"<aĐ>"}},
      {"self-closing", "<br/>", {"<br/>"}},
      {"self-closing after white space", "<br />", {"<br/>"}},
      {"a slash that closes nothing", "<a/b>", {"<a b=\"\">"}},
      {"a slash between", "<a / b>", {"<a b=\"\">"}},
      {"two slashes", "<a//>", {"<a/>"}},
      {"a slash in an unquoted value", "<a b=c/>", {"<a b=\"c/\">"}},
      {"a tag in a tag's name", "<div<span>", {"<div<span>"}},
      {"a tag in a tag", "<div <span>", {"<div <span=\"\">"}},
      {"an end tag with attributes", "</p class=x>", {"</p>"}},
      {"an end tag that closes itself", "</p/>", {"</p>"}},
      {"white space after the name", "</p \n>", {"</p>"}},
      {"a bare less-than sign", "1 < 2", {"=1 < 2"}},
      {"less-than signs in a row", "<<<", {"=<<<"}},
      {"a less-than sign before a tag", "<<p>", {"=<", "<p>"}},
      {"a less-than sign before a digit", "<3", {"=<3"}},
      {"no name", "a</>b", {"=ab"}},
      {"the end after <", "a<", {"=a<"}},
      {"the end after </", "a</", {"=a</"}},
      {"the end in a tag's name", "a<b", {"=a"}},
      {"the end in an end tag", "a</b", {"=a"}},
      {"the end before an attribute", "a<b ", {"=a"}},
      {"the end in a value", "a<b c=\"d", {"=a"}},
      {"the end after a value", "a<b c=\"d\"", {"=a"}},
      {"the end after a slash", "a<b /", {"=a"}},
  });
}

TEST_CASE("tokenizer: attributes") {
  check({
      {"double quotes", "<a b=\"c d\">", {"<a b=\"c d\">"}},
      {"single quotes", "<a b='c \"d'>", {"<a b=\"c \"d\">"}},
      {"no quotes", "<a b=c d>", {"<a b=\"c\" d=\"\">"}},
      {"no value", "<a b c>", {"<a b=\"\" c=\"\">"}},
      {"white space around =", "<a b \n = \t c>", {"<a b=\"c\">"}},
      {"an empty value before the end", "<a b=>", {"<a b=\"\">"}},
      {"> in quotes", "<a b='>'>", {"<a b=\">\">"}},
      {"line feed in quotes", "<a b='\n'>", {"<a b=\"\n\">"}},
      {"no space between", "<a b='c'd=\"e\"f>", {"<a b=\"c\" d=\"e\" f=\"\">"}},
      {"= at the start of a name", "<a =b=c>", {"<a =b=\"c\">"}},
      {"= twice", "<a b==c>", {"<a b=\"=c\">"}},
      {"= alone", "<a =>", {"<a ==\"\">"}},
      {"quotes in a name", "<a b\"c'd>", {"<a b\"c'd=\"\">"}},
      {"a grave accent", "<a b=`c`>", {"<a b=\"`c`\">"}},
      {"the first of two counts", "<a b=1 B=2 c=3 b=4>", {"<a b=\"1\" c=\"3\">"}},
      {"a duplicate with a reference leaves nothing behind", "<a b=1 B=&lt; C=&gt;>", {"<a b=\"1\" c=\">\">"}},
      {"references", "<a b='1&lt;2&amp;&#51;' C=&quot;>", {"<a b=\"1<2&3\" c=\"\"\">"}},
      {"references side by side", "<a b='&lt;&lt;x&gt;'>", {"<a b=\"<<x>\">"}},
      {"no reference before =", "<a href='?a=1&copy=2&lt=3&lt;'>", {"<a href=\"?a=1&copy=2&lt=3<\">"}},
      {"names in upper case among others", "<A ONE=1 two=2 Three=3>", {"<a one=\"1\" two=\"2\" three=\"3\">"}},
  });
}

TEST_CASE("tokenizer: attributes past the limit are read and not kept") {
  std::string markup = "<a";
  for (std::size_t number = 0; number < 2 * lede::limits::max_attributes; ++number) {
    markup += " N" + std::to_string(number) + "='&lt;>'";
  }
  struct Counting : RecordingSink {
    TextState on_start_tag(const lede::html::StartTag& tag) override {
      kept = tag.attributes.size();
      last = tag.attributes.back().name;
      value = tag.attributes.back().value;
      return RecordingSink::on_start_tag(tag);
    }
    std::size_t kept = 0;
    std::string last;
    std::string value;
  } counting;
  Tokenizer(counting).tokenize(markup + ">x", 0);
  CHECK(counting.kept == lede::limits::max_attributes);
  CHECK(counting.last == "n63");
  CHECK(counting.value == "<>");
  CHECK(counting.lines.back() == "=x");
}

TEST_CASE("tokenizer: comments and what is read like them") {
  check({
      {"a comment", "a<!-- b -->c", {"=ac"}},
      {"an empty comment", "a<!---->c", {"=ac"}},
      {"ended at once", "a<!-->c", {"=ac"}},
      {"ended after a dash", "a<!--->c", {"=ac"}},
      {"three dashes at the start", "a<!---b-->c", {"=ac"}},
      {"dashes before the end", "a<!--b----->c", {"=ac"}},
      {"ended by --!>", "a<!--b--!>c", {"=ac"}},
      {"not ended by !> at the start", "a<!--!>b-->c", {"=ac"}},
      {"not ended by -!>", "a<!---!>b-->c", {"=ac"}},
      {"ended by --!> at the start", "a<!----!>c", {"=ac"}},
      {"not ended by -- >", "a<!--b-- >c-->d", {"=ad"}},
      {"not ended by --!->", "a<!--b--!->c-->d", {"=ad"}},
      {"a comment in a comment", "a<!--<!--b-->c-->d", {"=ac-->d"}},
      {"the start of a comment that ends", "a<!--<!-->b", {"=ab"}},
      {"tags in a comment", "<!--<p>--><b>", {"<b>"}},
      {"without an end", "a<!--b->c", {"=a"}},
      {"without an end, after two dashes", "a<!--b--", {"=a"}},
      {"one dash", "a<!-b->c", {"=ac"}},
      {"nothing but <!", "a<!>b", {"=ab"}},
      {"a doctype", "<!DOCTYPE html>a", {"=a"}},
      {"a doctype ends in its quotes", "<!DOCTYPE html PUBLIC \"a>b\">c", {"=b\">c"}},
      {"a processing instruction", "a<?php echo '<b>'; ?>c", {"=a'; ?>c"}},
      {"<? without an end", "a<?xml", {"=a"}},
      {"an end tag without a letter", "a</1>b</ p>c", {"=abc"}},
      {"CDATA outside of foreign content", "a<![CDATA[b>c]]>d", {"=ac]]>d"}},
  });
}

TEST_CASE("tokenizer: CDATA sections in foreign content") {
  const auto foreign = [](std::string_view markup) { return tokens_of(markup, true); };
  using Lines = std::vector<std::string>;
  CHECK(foreign("a<![CDATA[<b>&lt;]]>c") == Lines{"=a<b>&lt;c"});
  CHECK(foreign("<![CDATA[]]>") == Lines{});
  CHECK(foreign("<![CDATA[a]]]]>") == Lines{"=a]]"});
  CHECK(foreign("<![CDATA[a]>b]]x>") == Lines{"=a]>b]]x>"});
  CHECK(foreign("<![CDATA[a]]") == Lines{"=a]]"});
  CHECK(foreign("<![cdata[a]]>b") == Lines{"=b"});
}

TEST_CASE("tokenizer: references in text") {
  check({
      {"one", "a&amp;b", {"=a&b"}},
      {"before a tag", "&lt;b><b>", {"=<b>", "<b>"}},
      {"none", "a & b && c&", {"=a & b && c&"}},
      {"a name that is none", "&foo;&bar", {"=&foo;&bar"}},
      {"without a semicolon", "&copy2021 &notit; &notin;", {"=©2021 ¬it; ∉"}},
      {"a reference never begins a tag", "&lt;script>", {"=<script>"}},
  });
}

TEST_CASE("tokenizer: elements that hold text") {
  check({
      {"title", "<title>a<b>&amp;</title>c", {"<title>", "=a<b>&", "</title>", "=c"}},
      {"another end tag", "<title></titl></titlex></Title >c", {"<title>", "=</titl></titlex>", "</title>", "=c"}},
      {"style", "<style>a<b>&amp;</style\n>c", {"<style>", "=a<b>&amp;", "</style>", "=c"}},
      {"an end tag with attributes", "<style></style a='>'>c", {"<style>", "</style>", "=c"}},
      {"an end tag that closes itself", "<xmp></xmp/>c", {"<xmp>", "</xmp>", "=c"}},
      {"no end tag", "<textarea>a</text", {"<textarea>", "=a</text"}},
      {"an end tag without its end", "<textarea>a</textarea b", {"<textarea>", "=a"}},
      {"only the beginning", "<iframe><", {"<iframe>", "=<"}},
      {"plaintext never ends", "<plaintext></plaintext>&lt;", {"<plaintext>", "=</plaintext>&lt;"}},
      {"upper case start tag", "<TITLE>a</title>", {"<title>", "=a", "</title>"}},
  });
}

TEST_CASE("tokenizer: scripts") {
  check({
      {"simple", "<script>a<b</script>c", {"<script>", "=a<b", "</script>", "=c"}},
      {"escaped", "<script><!-- a --></script>c", {"<script>", "=<!-- a -->", "</script>", "=c"}},
      {"escaped, ended by its own tag", "<script><!-- </script>c", {"<script>", "=<!-- ", "</script>", "=c"}},
      {"double escaped", "<script><!--<script></script>c", {"<script>", "=<!--<script></script>c"}},
      {"double escaped and back",
       "<script><!--<script></script></script>c",
       {"<script>", "=<!--<script></script>", "</script>", "=c"}},
      {"double escape ended by -->",
       "<script><!--<script>--></script>c",
       {"<script>", "=<!--<script>-->", "</script>", "=c"}},
      {"no double escape without a name's end",
       "<script><!--<scriptx></script>c",
       {"<script>", "=<!--<scriptx>", "</script>", "=c"}},
      {"double escape in other case",
       "<script><!--<SCRIPT/</ScRiPt </script>c",
       {"<script>", "=<!--<SCRIPT/</ScRiPt ", "</script>", "=c"}},
      {"ended at once", "<script><!--><script></script>c", {"<script>", "=<!--><script>", "</script>", "=c"}},
      {"ended after a dash", "<script><!---><script></script>c", {"<script>", "=<!---><script>", "</script>", "=c"}},
      {"one dash escapes nothing", "<script><!-<script></script>c", {"<script>", "=<!-<script>", "</script>", "=c"}},
      {"--!> does not end an escape",
       "<script><!----!><script></script>c</script>d",
       {"<script>", "=<!----!><script></script>c", "</script>", "=d"}},
  });
}

TEST_CASE("tokenizer: offsets are those of the source") {
  RecordingSink sink;
  Tokenizer(sink).tokenize("a<b>é&lt;</b><!-- --><i>", 100);
  CHECK(sink.lines == std::vector<std::string>{"=a", "<b>", "=é<", "</b>", "<i>"});
  CHECK(sink.offsets == std::vector<std::size_t>{100, 101, 104, 110, 122});
}

TEST_CASE("tokenizer: pieces of one text") {
  RecordingSink sink;
  sink.know_raw_text();
  Tokenizer tokenizer(sink);
  tokenizer.tokenize("<b cl", 0);
  tokenizer.tokenize("ass>x<!-- ", 10);
  tokenizer.tokenize("y<script>", 20);
  CHECK(tokenizer.text_state() == TextState::script_data);
  tokenizer.tokenize("<b><!--", 30);
  tokenizer.tokenize("<script></script>", 40);
  tokenizer.tokenize("</scr", 60);
  tokenizer.tokenize("</script a", 70);
  CHECK(tokenizer.text_state() == TextState::script_data);
  tokenizer.tokenize("</script>z", 80);
  CHECK(tokenizer.text_state() == TextState::data);
  CHECK(sink.lines ==
        std::vector<std::string>{"=ass>xy", "<script>", "=<b><!--<script></script></scr", "</script>", "=z"});

  tokenizer.set_text_state(TextState::rcdata, "title");
  tokenizer.tokenize("<p></title>", 90);
  tokenizer.set_text_state(TextState::rcdata, "title");
  tokenizer.set_text_state(TextState::data);
  tokenizer.tokenize("<p>", 100);
  CHECK(sink.lines.back() == "<p>");
}

TEST_CASE("tokenizer: markup cut anywhere gives nothing that is not in it") {
  constexpr std::string_view k_markup =
      "<p a='&lt;' B=c>đ&amp;<!-- x --><script><!--<script>a</script>--></script></p><![CDATA[]]>";
  for (std::size_t size = 0; size <= k_markup.size(); ++size) {
    std::string text;
    for (const std::string& line : tokens_of(k_markup.substr(0, size))) text += line;
    CHECK(text.size() <= 2 * size + 1);
  }
}

TEST_CASE("tokenizer: a megabyte and more of one thing") {
  constexpr std::size_t k_count = 1'000'000;
  struct Shape {
    std::string_view before;
    std::string_view repeated;
    bool gives_all_as_text;
  };
  const Shape shapes[] = {
      {"", "<", true},
      {"", "&", true},
      {"", "&#", true},
      {"", "&a", true},
      {"", "&notanentity", false},
      {"", "<a ", false},
      {"<a", " a", false},
      {"<a", " a=", false},
      {"<a b='", "&lt;", false},
      {"<a b=", "&lt", false},
      {"", "<!--", false},
      {"<!--", "--", false},
      {"<!--", ">", false},
      {"", "<![CDATA[", false},
      {"", "</", false},
      {"", "<!", false},
      {"", "<?", false},
      {"<script>", "<!--<script>", false},
      {"<script><!--", "-", false},
      {"<title>", "</titl", false},
      {"<title>", "</title", false},
      {"<style>", "</", false},
      {"", "<b>", false},
  };
  for (const Shape& shape : shapes) {
    INFO(shape.before << shape.repeated);
    struct Counting : RecordingSink {
      TextState on_start_tag(const lede::html::StartTag& tag) override {
        lines.clear();
        return RecordingSink::on_start_tag(tag);
      }
    } sink;
    sink.know_raw_text();
    const std::string markup = std::string(shape.before) + repeat(shape.repeated, k_count);
    Tokenizer(sink).tokenize(markup, 0);
    if (shape.gives_all_as_text) CHECK(sink.lines == std::vector<std::string>{"=" + markup});
    CHECK(sink.lines.size() <= 2);
  }
}
