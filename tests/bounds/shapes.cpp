#include "shapes.h"

namespace lede::bounds {

/// "unit" with a number in place of each "@".
std::string number_each(std::string_view unit, std::size_t count) {
  std::string out;
  for (std::size_t index = 0; index < count; ++index) {
    for (const char character : unit) {
      if (character == '@')
        out += std::to_string(index);
      else
        out += character;
    }
  }
  return out;
}

namespace {

using namespace std::string_literals;

std::string repeat(std::string_view unit, std::size_t count) {
  std::string out;
  out.reserve(unit.size() * count);
  for (std::size_t index = 0; index < count; ++index) out += unit;
  return out;
}

/// Runs that grow by one each time, up to this many bytes in all.
std::string growing_runs(char character, std::string_view between, std::size_t bytes) {
  std::string out;
  for (std::size_t length = 1; out.size() < bytes; ++length) {
    out.append(length, character);
    out += between;
  }
  return out;
}

std::string indented_lists(std::size_t bytes) {
  std::string out;
  for (std::size_t depth = 0; out.size() < bytes; ++depth) out += std::string(2 * depth, ' ') + "- a\n";
  return out;
}

std::string table_of(std::size_t columns, std::string_view row, std::size_t rows) {
  return repeat("|a", columns) + "\n" + repeat("|-", columns) + "\n" + repeat(row, rows);
}

/// The shapes that every element gives.
void add_elements(std::vector<Shape>& out) {
  for (const std::string element :
       {"b",      "a",      "div",      "p",     "li",    "ul",      "table",  "td",    "tr",         "caption", "span",
        "svg",    "math",   "select",   "h1",    "dl",    "dt",      "ruby",   "rt",    "picture",    "video",   "pre",
        "script", "style",  "textarea", "title", "em",    "details", "figure", "ins",   "blockquote", "font",    "form",
        "object", "option", "template", "col",   "x-own", "summary", "center", "button"}) {
    out.push_back({"unclosed <" + element + ">", Reader::text, "", "<" + element + ">", ""});
    out.push_back({"<" + element + "> with text", Reader::text, "", "<" + element + ">x", ""});
    out.push_back({"<" + element + "> closed", Reader::text, "", "<" + element + ">x</" + element + ">", ""});
    out.push_back({"</" + element + "> alone", Reader::text, "", "</" + element + ">", ""});
    out.push_back({"<" + element + "> closed in the end", Reader::text, "", "", "", nullptr});
    out.back().before = element;
  }
}

void add_html(std::vector<Shape>& out) {
  const std::string long_link = "<a href='http://a.b/" + std::string(8000, 'x') + "'>";
  const std::vector<Shape> rows = {
      {"attributes of one name", Reader::text, "<p ", "a=b ", ">"},
      {"attributes without end", Reader::text, "<p ", "a=b ", ""},
      {"attributes of many names", Reader::text, "", "", "",
       [](std::size_t n) { return "<p " + number_each("a@=b ", n) + ">x"; }},
      {"attributes of many tags", Reader::text, "", "<p id=a title=b class=c lang=d dir=e onclick=f>x", ""},
      {"quotes in a tag", Reader::text, "<p ", "'\" ", ">"},
      {"equal signs in a tag", Reader::text, "<p ", "=", ">"},
      {"slashes in a tag", Reader::text, "<p ", "/", ">"},
      {"long title", Reader::text, "<p title='", "a", "'>x"},
      {"references in a title", Reader::text, "<p title='", "&amp;", "'>x"},
      {"long id", Reader::text, "<p id='", "a", "'>x"},
      {"many classes", Reader::text, "<code class='", "language-x ", "'>x"},
      {"many labels", Reader::text, "<p aria-labelledby='", "a ", "'>x"},
      {"long tag name", Reader::text, "<", "A", ">x"},
      {"tags in tags", Reader::text, "", "<a ", ""},
      {"references", Reader::text, "", "&amp;", ""},
      {"ampersands", Reader::text, "", "&", ""},
      {"numeric references", Reader::text, "", "&#x41;", ""},
      {"long reference", Reader::text, "", "&CounterClockwiseContourIntegral;", ""},
      {"almost references", Reader::text, "", "&CounterClockwiseContourIntegra", ""},
      {"long number", Reader::text, "&#", "9", ";"},
      {"long name", Reader::text, "&", "a", ";"},
      {"less-than signs", Reader::text, "", "<", ""},
      {"greater-than signs", Reader::text, "", ">", ""},
      {"end tag opens", Reader::text, "", "</", ""},
      {"comment opens", Reader::text, "", "<!--", ""},
      {"comment with almost ends", Reader::text, "<!--", "->-", ""},
      {"comment closes", Reader::text, "", "-->", ""},
      {"empty comments", Reader::text, "", "<!-->", ""},
      {"declarations", Reader::text, "", "<!", ""},
      {"processing instructions", Reader::text, "", "<?", ""},
      {"CDATA", Reader::text, "", "<![CDATA[", ""},
      {"CDATA in SVG", Reader::text, "<svg>", "<![CDATA[", ""},
      {"script in script", Reader::text, "", "<script><!--", ""},
      {"almost ends of script", Reader::text, "<script>", "</scrip", ""},
      {"almost ends of title", Reader::text, "<title>", "</titl", ""},
      {"SVG with HTML", Reader::text, "", "<svg><desc>", ""},
      {"SVG left", Reader::text, "", "<svg><p>x", ""},
      {"text in tables", Reader::text, "", "<table>x", ""},
      {"text in one table", Reader::text, "<table>", "<tr>x", ""},
      {"formatting in tables", Reader::text, "", "<table><b>x", ""},
      {"formatting in one table", Reader::text, "<table>", "<b>x<tr>", ""},
      {"tables in cells", Reader::text, "", "<table><td>", ""},
      {"tables in cells with text", Reader::text, "", "<table>x<td>y", ""},
      {"captions", Reader::text, "<table>", "<caption>x", ""},
      {"feet of tables", Reader::text, "<table>", "<tfoot><td>x<tbody><td>y", ""},
      {"bold over paragraphs", Reader::text, "", "<b><p>x", ""},
      {"three over paragraphs", Reader::text, "", "<b><i><u><p>x", ""},
      {"one bold over paragraphs", Reader::text, "<b><i><u><s>", "<p>x", ""},
      {"one bold over blocks", Reader::text, "<b><i><u><s>", "<div>x</div>", ""},
      {"long link over paragraphs", Reader::text, long_link, "<p>x", ""},
      {"links over paragraphs", Reader::text, "", "<a href='http://a.b/c'><p>x", ""},
      {"crossed formatting", Reader::text, "", "<b><i></b>x</i>", ""},
      {"hidden blocks in each other", Reader::text, "", "<div hidden>", "x"},
      {"paragraphs in hidden words", Reader::text, "", "<span hidden><p>", "x"},
      {"crossed blocks", Reader::text, "", "<div><span></div>x", ""},
      {"crossed links", Reader::text, "", "<a href=#a><div></a>x", ""},
      {"many kinds of span", Reader::text, "", "", "",
       [](std::size_t n) { return number_each("<span id=a@><p>x", n); }},
      {"many languages", Reader::text, "", "", "", [](std::size_t n) { return number_each("<b lang=a@>x<p>", n); }},
      {"sections", Reader::text, "", "<section><h2>x</h2></section>", ""},
      {"items of one list", Reader::text, "<ul>", "<li>x", "</ul>"},
      {"lists in lists", Reader::text, "", "<ul><li>", ""},
      {"blocks in lists", Reader::text, "<ul>", "<p>x</p>", ""},
      {"settings of a player", Reader::text, "<div data-setup='{", "\"//a.b/c\",", "}'></div>"},
      {"slashes in settings of a player", Reader::text, "<div data-setup='{", "//", "}'></div>"},
      {"players with settings", Reader::text, "", "<div data-setup='{\"//youtu.be/a\"}'>", ""},
      {"script of a player", Reader::text, "<script>jwplayer(", "title:\"//a", "</script>"},
      {"scripts of players", Reader::text, "", "<script>jwplayer(\"//a.b/c.mp4\")</script>", ""},
      {"frames in Base64", Reader::text, "", "<script>PGlmcmFtZSBzcmM9Ly9hLmIvYz4K</script>", ""},
      {"terms", Reader::text, "<dl>", "<dt>x<dd>y", ""},
      {"ruby texts", Reader::text, "<ruby>", "x<rt>y", ""},
      {"options", Reader::text, "<select>", "<option>x", ""},
      {"summaries", Reader::text, "<details>", "<summary>x", ""},
      {"breaks", Reader::text, "", "<br>", ""},
      {"pictures", Reader::text, "", "<img src=http://a.b/c>", ""},
      {"pictures without address", Reader::text, "", "<img alt=x>", ""},
      {"pictures without scripts", Reader::text, "", "<img alt=x><noscript><img src=http://a.b/c></noscript>", ""},
      {"pictures in one <noscript>", Reader::text, "<img alt=x><noscript>", "<img src=http://a.b/c>x ", "</noscript>"},
      {"open <noscript>s", Reader::text, "", "<noscript><img src=http://a.b/c>", ""},
      {"candidates", Reader::text, "<img src=http://a.b/c srcset='", "d 1x, ", "'>"},
      {"candidates without space", Reader::text, "<img src=http://a.b/c srcset='", "d,", "'>"},
      {"commas", Reader::text, "<img src=http://a.b/c srcset='", ",", "'>"},
      {"parentheses", Reader::text, "<img src=http://a.b/c srcset='d ", "(", "'>"},
      {"long host", Reader::text, "<a href='http://", "a.", "'>x"},
      {"long host of percents", Reader::text, "<a href='http://", "%61", "'>x"},
      {"long host of code points", Reader::text, "<a href='http://", "\xC3\xA9.", "'>x"},
      {"long path", Reader::text, "<a href='http://a.b/", "../", "'>x"},
      {"long relative path", Reader::text, "<a href='", "a/", "'>x"},
      {"white space in an address", Reader::text, "<a href='http://a", "\n", "'>x"},
      {"spaces before an address", Reader::text, "<a href='", " ", "http://a.b'>x"},
      {"credentials", Reader::text, "<a href='http://", "a@", "b'>x"},
      {"links", Reader::text, "", "<a href=/x>y</a>", ""},
      {"links with rising paths", Reader::text, "", "<a href=../../../a/./b/../c?d#e>y</a>", ""},
      {"links into the page", Reader::text, "", "<a href=#a>y</a>", ""},
      {"letters", Reader::text, "", "a", ""},
      {"spaces", Reader::text, "", " ", ""},
      {"line ends", Reader::text, "", "\n", ""},
      {"CRLF", Reader::text, "", "\r\n", ""},
      {"NUL", Reader::text, "", "\0"s, ""},
      {"controls", Reader::text, "", "\x1B", ""},
      {"invalid UTF-8", Reader::text, "", "\xFF", ""},
      {"letters and invalid UTF-8", Reader::text, "", "a\xE1\x80", ""},
      {"no-break spaces", Reader::text, "", "\xC2\xA0", ""},
      {"tags removed in controls", Reader::text, "", "\x01<x>", ""},
      {"text of three bytes", Reader::text, "", "\xE6\x97\xA5", ""},
      {"line feeds in pre", Reader::text, "", "<pre>\n\n", ""},
  };
  out.insert(out.end(), rows.begin(), rows.end());
}

void add_markdown_inline(std::vector<Shape>& out) {
  const std::vector<Shape> rows = {
      {"addresses", Reader::text, "", "www.a.b ", ""},
      {"address of parentheses", Reader::text, "http://a.b/", "()", ")"},
      {"address of semicolons", Reader::text, "http://a.b/", "&a;", ""},
      {"address of underscores", Reader::text, "http://a.b/", "_", ""},
      {"schemes", Reader::text, "", "http://", ""},
      {"mail addresses", Reader::text, "", "a@", "b.c"},
      {"address of references", Reader::text, "http://a.b/", "&amp;", ""},
      {"tildes in pairs", Reader::text, "", "a~~", ""},
      {"single tildes", Reader::text, "", "a~", ""},
      {"emphasis beside punctuation", Reader::text, "", "가**“", ""},
      {"comments at line ends", Reader::text, "", "<!--\n", ""},
      {"backticks", Reader::text, "", "`", ""},
      {"backticks apart", Reader::text, "", "` ", ""},
      {"pairs of backticks", Reader::text, "", "`a`", ""},
      {"backticks of three lengths", Reader::text, "", "`a``b```c", ""},
      {"growing backticks", Reader::text, "", "", "", [](std::size_t n) { return growing_runs('`', "a", n); }},
      {"growing stars", Reader::text, "", "", "", [](std::size_t n) { return growing_runs('*', "a ", n); }},
      {"growing tildes", Reader::text, "", "", "", [](std::size_t n) { return growing_runs('~', "a", n); }},
      {"backticks and backslashes", Reader::text, "", "\\`", ""},
      {"brackets open", Reader::text, "", "[", ""},
      {"brackets close", Reader::text, "", "]", ""},
      {"brackets closed in the end", Reader::text, "", "", "",
       [](std::size_t n) { return repeat("[", n) + "a" + repeat("]", n); }},
      {"links closed in the end", Reader::text, "", "", "",
       [](std::size_t n) { return repeat("[", n) + "a" + repeat("](b)", n); }},
      {"pictures closed in the end", Reader::text, "", "", "",
       [](std::size_t n) { return repeat("![", n) + "a" + repeat("](b)", n); }},
      {"references closed in the end", Reader::text, "", "", "",
       [](std::size_t n) { return repeat("[", n) + "a" + repeat("][b]", n) + "\n\n[b]: c\n"; }},
      {"bracket pairs", Reader::text, "", "[]", ""},
      {"pictures open", Reader::text, "", "![", ""},
      {"links open", Reader::text, "", "[a](", ""},
      {"links open with angle", Reader::text, "", "[a](<b", ""},
      {"links open with title", Reader::text, "", "[a](b \"", ""},
      {"links open with parentheses", Reader::text, "[a](", "(", ""},
      {"references open", Reader::text, "", "[a][b", ""},
      {"short references", Reader::text, "[a]: b\n\n", "[a] ", ""},
      {"brackets and parentheses", Reader::text, "", "[ (](", ""},
      {"links", Reader::text, "", "[a](/b)", ""},
      {"links with references", Reader::text, "[a](/b \"", "&amp;", "\")"},
      {"long address", Reader::text, "[a](http://b/", "c", ")"},
      {"pictures", Reader::text, "", "![a](/b)", ""},
      {"long alternative", Reader::text, "![", "a &amp; *b* ", "](/b)"},
      {"emphasis open", Reader::text, "", "*a _b ", ""},
      {"emphasis of two kinds", Reader::text, "", "*a **b ", ""},
      {"emphasis of three kinds", Reader::text, "", "*a **b ***c ", ""},
      {"emphasis closes", Reader::text, "", "a* b_ ", ""},
      {"emphasis crossed", Reader::text, "", "*a _b* c_ ", ""},
      {"emphasis inside words", Reader::text, "", "a**b", ""},
      {"emphasis open with one close", Reader::text, "", "*a ", "_"},
      {"emphasis open and close", Reader::text, "", "*a* ", ""},
      {"emphasis closed in the end", Reader::text, "", "", "",
       [](std::size_t n) { return repeat("*a ", n) + repeat("b*", n); }},
      {"strong closed in the end", Reader::text, "", "", "",
       [](std::size_t n) { return repeat("**a ", n) + repeat("b**", n); }},
      {"stars", Reader::text, "", "*", ""},
      {"stars around a letter", Reader::text, "", "", "",
       [](std::size_t n) { return repeat("*", n) + "a" + repeat("*", n); }},
      {"underscores around a letter", Reader::text, "", "", "",
       [](std::size_t n) { return repeat("_", n) + "a" + repeat("_", n); }},
      {"stars and underscores", Reader::text, "", "*_", ""},
      {"underscores", Reader::text, "", "a_", ""},
      {"tildes", Reader::text, "", "~~a ~b ", ""},
      {"tildes closed", Reader::text, "", "~a~", ""},
      {"autolinks", Reader::text, "", "http://a.b ", ""},
      {"autolinks in a row", Reader::text, "", "http://a.b/", ""},
      {"autolinks of www", Reader::text, "", "www.a.b ", ""},
      {"autolinks of mail", Reader::text, "", "a@b.c ", ""},
      {"at signs", Reader::text, "", "a@", ""},
      {"at signs and dots", Reader::text, "", "a.b@c.", ""},
      {"letters with at signs", Reader::text, "", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@ ", ""},
      {"colons", Reader::text, "", "http:", ""},
      {"dots of www", Reader::text, "", "www.", ""},
      {"angle autolinks open", Reader::text, "", "<http://a", ""},
      {"angle autolinks", Reader::text, "", "<http://a>", ""},
      {"hard breaks", Reader::text, "", "a\\\n", ""},
      {"hard breaks of spaces", Reader::text, "", "a  \n", ""},
      {"soft breaks", Reader::text, "", "a\n", ""},
      {"backslashes", Reader::text, "", "\\", ""},
      {"HTML open at line ends", Reader::text, "a ", "<a\n", ""},
      {"HTML with values open", Reader::text, "a ", "<a b=\"", ""},
      {"HTML inline comments", Reader::text, "a ", "<!-- ", ""},
      {"HTML inline instructions", Reader::text, "a ", "<? ", ""},
      {"HTML inline declarations", Reader::text, "a ", "<!A ", ""},
      {"HTML inline CDATA", Reader::text, "a ", "<![CDATA[", ""},
      {"HTML and emphasis", Reader::text, "a ", "<b>*c*</b> ", ""},
      {"formatting over emphasis", Reader::text, "a ", "<b>*<i>c*</b> ", ""},
  };
  out.insert(out.end(), rows.begin(), rows.end());
}

void add_markdown_blocks(std::vector<Shape>& out) {
  const std::vector<Shape> rows = {
      {"list markers in a line", Reader::text, "", "- ", "a"},
      {"numbers in a line", Reader::text, "", "1. ", "a"},
      {"quote markers in a line", Reader::text, "", ">", "a"},
      {"quotes and lists in a line", Reader::text, "", "> - ", "a"},
      {"dashes", Reader::text, "", "-", ""},
      {"rules", Reader::text, "", "---\n", ""},
      {"rules and stars", Reader::text, "", "* * *\n", ""},
      {"list items", Reader::text, "", "- a\n", ""},
      {"loose list items", Reader::text, "", "- a\n\n", ""},
      {"empty list items", Reader::text, "", "-\n", ""},
      {"lists in turn", Reader::text, "", "- a\n+ b\n", ""},
      {"numbers", Reader::text, "", "1. a\n", ""},
      {"tasks", Reader::text, "", "- [ ] a\n", ""},
      {"lists ever deeper", Reader::text, "", "", "", indented_lists},
      {"quotes ever deeper", Reader::text, "", "", "", [](std::size_t n) { return growing_runs('>', "a\n", n); }},
      {"quotes", Reader::text, "", "> a\n", ""},
      {"quotes apart", Reader::text, "", "> a\n\n", ""},
      {"quotes of thirty", Reader::text, "", ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>> a\n", ""},
      {"lists of thirty", Reader::text, "", "- - - - - - - - - - - - - - - a\n", ""},
      {"deep quote, many lines", Reader::text, "", "", "",
       [](std::size_t n) { return repeat("> ", n / 4) + "a\n" + repeat("b\n", n / 4); }},
      {"deep quote, many quoted lines", Reader::text, "", "", "",
       [](std::size_t n) { return repeat("> ", n / 4) + "a\n" + repeat("> b\n", n / 8); }},
      {"deep list, many lines", Reader::text, "", "", "",
       [](std::size_t n) { return repeat("- ", n / 4) + "a\n" + repeat("b\n", n / 4); }},
      {"deep list, many empty lines", Reader::text, "", "", "",
       [](std::size_t n) { return repeat("- ", n / 4) + "a\n" + repeat("\n", n / 4) + "b"; }},
      {"deep list, many items", Reader::text, "", "", "",
       [](std::size_t n) { return repeat("- ", n / 4) + "a\n" + repeat("- b\n", n / 8); }},
      {"headings", Reader::text, "", "# a\n", ""},
      {"headings underlined", Reader::text, "", "a\n=\n", ""},
      {"number signs", Reader::text, "# ", "#", ""},
      {"equal signs", Reader::text, "a\n", "=", ""},
      {"fences", Reader::text, "", "```\n", ""},
      {"fences of two kinds", Reader::text, "", "~~~\n```\n", ""},
      {"fences with language", Reader::text, "", "``` a\nb\n```\n", ""},
      {"code by indentation", Reader::text, "", "    a\n", ""},
      {"code and empty lines", Reader::text, "    a\n", "\n", "    b"},
      {"tabs", Reader::text, "", "\t", ""},
      {"paragraphs", Reader::text, "", "a\n\n", ""},
      {"definitions", Reader::text, "", "[a]: b\n", ""},
      {"definitions open", Reader::text, "", "[a]: b \"\n", ""},
      {"definitions and rules", Reader::text, "", "[a]: b\n---\n", ""},
      {"notes and references", Reader::text, "[^a]: b\n\n", "[^a]", ""},
      {"notes that are code", Reader::text, "[^a]: b\n\n```\n", "[^a]: b\n", ""},
      {"notes in notes", Reader::text, "", "[^a]: + b\n", ""},
      {"notes that begin with notes", Reader::text, "", "[^a]:", "b"},
      {"notes behind empty lines", Reader::text, "", "[^a]:\n\n    b\n\n", ""},
      {"references in links", Reader::text, "[^a]: b\n\n", "[c[^a] d](/e) ", ""},
      {"references in one link", Reader::text, "[^a]: b\n\n[", "c[^a]", "](/e)"},
      {"tasks in brackets", Reader::text, "", "- [x] [a]: b\n", ""},
      {"lone marks and spaces", Reader::text, "a\n", "* \n", ""},
      {"empty cells", Reader::text, "a|b\n-|-\n", "|||\n", ""},
      {"empty cells in one row", Reader::text, "a|b\n-|-\n", "|", ""},
      {"cells beyond the last column", Reader::text, "a|b\n-|-\n", "|c", ""},
      {"code in list items", Reader::text, "", "- a\n\n  ```\n  b\n  ```\n\n  c\n", ""},
      {"empty lines in an item", Reader::text, "- a\n", "\n", "  b"},
      {"references of many names", Reader::text, "", "", "",
       [](std::size_t n) { return "[^a]: b\n\n" + number_each("[^Đ@] ", n); }},
      {"tables behind text", Reader::text, "", "a\n|b|\n|-|\n\n", ""},
      {"delimiter rows", Reader::text, "a\n", "|b|\n|-|\n", ""},
      {"marks of code in a header", Reader::text, "", "", "",
       [](std::size_t n) { return "|" + repeat("`` ` ``` ", n / 4) + "|\n|-|-|\n"; }},
      {"definitions with open title", Reader::text, "", "[a]:\n", ""},
      {"definitions of many names", Reader::text, "", "", "",
       [](std::size_t n) { return number_each("[a@]: b\n", n); }},
      {"definitions and uses", Reader::text, "", "", "",
       [](std::size_t n) { return number_each("[a@]: b\n", n / 2) + "\n" + number_each("[a@] ", n / 2); }},
      {"uses without definitions", Reader::text, "", "", "",
       [](std::size_t n) { return number_each("[b@]: b\n", n / 2) + "\n" + number_each("[a@] ", n / 2); }},
      {"uses of a long definition", Reader::text, "", "", "",
       [](std::size_t n) { return "[a]: /b '" + repeat("c", n / 2) + "'\n\n" + repeat("[a] ", n / 2); }},
      {"uses of a long address", Reader::text, "", "", "",
       [](std::size_t n) { return "[a]: /" + repeat("c", 8000) + "\n\n" + repeat("[a] ", n); }},
      {"long names of definitions", Reader::text, "", "", "",
       [](std::size_t n) { return "[" + repeat("a", n / 2) + "]: b\n\n[" + repeat("A", n / 2) + "]"; }},
      {"columns", Reader::text, "", "", "", [](std::size_t n) { return table_of(n, "", 0); }},
      {"rows", Reader::text, "", "", "", [](std::size_t n) { return table_of(2, "|b|c|\n", n); }},
      {"rows without bars", Reader::text, "", "", "", [](std::size_t n) { return table_of(2, "b\n", n); }},
      {"rows without cells in many columns", Reader::text, "", "", "",
       [](std::size_t n) { return table_of(128, "|\n", n); }},
      {"tables of many columns", Reader::text, "", "", "",
       [](std::size_t n) { return repeat(table_of(128, "|\n|\n", 1) + "\n", n / 500 + 1); }},
      {"bars", Reader::text, "", "|", ""},
      {"almost tables", Reader::text, "", "|a\n|b\n", ""},
      {"tables", Reader::text, "", "a|b\n-|-\nc|d\n\n", ""},
      {"HTML blocks", Reader::text, "", "<div>\n\n", ""},
      {"HTML blocks open", Reader::text, "", "<!--\n\n", ""},
      {"HTML blocks of script", Reader::text, "", "<script>\n\n", ""},
      {"HTML lines", Reader::text, "<div>\n", "a <b>\n", ""},
      {"HTML in items", Reader::text, "", "- <b>\n", ""},
      {"HTML in quotes", Reader::text, "", "> <div>\n", ""},
  };
  out.insert(out.end(), rows.begin(), rows.end());
}

} // namespace

const std::vector<Shape>& shapes() {
  static const std::vector<Shape> all = [] {
    std::vector<Shape> out;
    add_elements(out);
    add_html(out);
    add_markdown_inline(out);
    add_markdown_blocks(out);
    add_json(out);
    add_pages(out);
    add_formats(out);
    return out;
  }();
  return all;
}

std::string make(const Shape& shape, std::size_t units) {
  if (shape.make != nullptr) return shape.make(units);
  if (shape.unit.empty())
    return repeat("<" + shape.before + ">", units) + "x" + repeat("</" + shape.before + ">", units);
  return shape.before + repeat(shape.unit, units) + shape.after;
}

} // namespace lede::bounds
