// Shapes for whole documents: JSON, and web pages.
#include "shapes.h"

namespace lede::bounds {

void add_json(std::vector<Shape>& out) {
  const std::vector<Shape> rows = {
      {"arrays", Reader::json, "", "[", ""},
      {"objects", Reader::json, "", "{\"a\":", ""},
      {"escapes", Reader::json, R"({"body":")", "\\u0041", "\"}"},
      {"lone surrogates", Reader::json, R"({"body":")", "\\ud83d", "\"}"},
      {"escaped line ends", Reader::json, R"({"body":")", "\\n", "\"}"},
      {"controls in a string", Reader::json, R"({"body":")", "\n", "\"}"},
      {"many keys", Reader::json, "", "", "",
       [](std::size_t n) { return "{\"body\":\"x\"" + number_each(",\"k@\":1", n) + "}"; }},
      {"one key", Reader::json, R"({"body":"x")", ",\"k\":1", "}"},
      {"many bodies", Reader::json, R"({"body":"x")", ",\"body\":\"y\"", "}"},
      {"long number", Reader::json, R"({"body":"x","a":)", "9", "}"},
      {"white space", Reader::json, "{", " ", R"("body":"x"})"},
      {"long headline", Reader::json, R"({"headline":")", "a&", "\"}"},
      {"long key", Reader::json, R"({"body":"x",")", "a", "\":1}"},
      {"long address", Reader::json, R"({"body":"x","url":"http://a.b/)", "a/", "\"}"},
      {"many blocks", Reader::json, R"({"body":[)", R"({"type":"markdown","text":"x"},)", "{}]}"},
      {"many strings", Reader::json, R"({"body":[)", R"("x",)", "\"\"]}"},
      {"many wrong blocks", Reader::json, R"({"body":[)", "1,", "1]}"},
      {"many pictures", Reader::json, R"({"body":[)", R"({"type":"image","url":"http://a.b/c"},)", "{}]}"},
      {"one gallery", Reader::json, R"({"body":[{"type":"gallery","images":[)", R"({"url":"http://a.b/c"},)", "{}]}]}"},
      {"many galleries", Reader::json, R"({"body":[)",
       R"({"type":"gallery","images":[{"url":"a"},{"url":"b"},{"url":"c"}]},)", "{}]}"},
      {"many sources", Reader::json, R"({"body":"x","related":[)",
       R"({"headline":"a","image":{"url":"a","sources":[{"url":"b"},{"url":"c"}]}},)", "{}]}"},
      {"many tags", Reader::json, R"({"body":"x","tags":[)", R"("x",)", "\"\"]}"},
      {"many related", Reader::json, R"({"body":"x","related":[)", R"({"headline":"a","url":"http://a.b"},)", "{}]}"},
      {"many comments", Reader::json, R"({"body":"x","comments":[)", R"({"name":"a","text":"b"},)", "{}]}"},
      {"deep comments", Reader::json, R"({"body":"x","comments":[)", R"({"name":"a","text":"b","replies":[)", ""},
  };
  out.insert(out.end(), rows.begin(), rows.end());
}

void add_pages(std::vector<Shape>& out) {
  const char* const begin = "<title>Old bridge</title><article><p>The council met, and voted.</p>";
  const std::vector<Shape> rows = {
      {"page: deep blocks", Reader::json, begin, "<div>", "x"},
      {"page: deep spans", Reader::json, begin, "<span>", "x"},
      {"page: paragraphs", Reader::json, begin, "<p>a, b", ""},
      {"page: end tags", Reader::json, begin, "</b></div></x>", ""},
      {"page: spans around paragraphs", Reader::json, begin, "<span><p>a", ""},
      {"page: bylines in bylines", Reader::json, begin, "<div class=byline>", "x"},
      {"page: bylines", Reader::json, begin, "<i class=author></i><div class=byline>1</div>", ""},
      {"page: dates", Reader::json, begin, "<time>x</time><b class=date>y</b>", ""},
      {"page: properties", Reader::json, begin, "<div itemprop=author>a ", ""},
      {"page: headings", Reader::json, begin, "<h1>a<h2>b", ""},
      {"page: classes", Reader::json, begin, "<p class='ab cd ef gh'>x", ""},
      {"page: pictures", Reader::json, begin, "<img src=/a/bridge.jpg>", ""},
      {"page: left out", Reader::json, begin, "<p>a, b</p><nav>c</nav>", ""},
      {"page: tables", Reader::json, begin, "<table><tr><td>a", ""},
      {"page: headings by role", Reader::json, begin, "<div role=heading>a", ""},
      {"page: pictures without scripts", Reader::json, begin, "<img alt=a><noscript><img src=/a/b.jpg></noscript>", ""},
      {"page: one long <noscript>", Reader::json, "<title>Old bridge</title><div itemprop=articleBody><noscript>",
       "<p>The council met, and voted.</p>", "</noscript></div>"},
      {"page: scripts", Reader::json, begin, "<script type=application/ld+json>{}</script>", ""},
      {"page: one script", Reader::json, "<script type=application/ld+json>", "{\"a\":[1,],}, // b\n", "</script>"},
      {"page: a base", Reader::json, "<base href=http://a.b/c/><title>Old</title><article>",
       "<a href=d>e</a> and words in a row, ", ""},
      {"page: descriptions", Reader::json, "<title>Old bridge</title>",
       "<meta name=description content='the council met and voted'><p>the council met and votes</p>", ""},
  };
  out.insert(out.end(), rows.begin(), rows.end());
}

} // namespace lede::bounds
