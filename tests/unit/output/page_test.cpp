// The order of the page and what can be around it.
#include "output/page.h"

#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "base/text.h"
#include "components/rendering.h"

using namespace lede;
using namespace lede::test;

namespace {

Article whole_article() {
  Article article;
  article.url = text("https://news.example/a/1.html");
  article.language = text("vi");
  article.published = text("2021-07-13T18:03:00+07:00");
  article.kicker = text("Đối thoại:");
  article.headline = text("Thực thi \"mục tiêu\" & hơn nữa");
  article.source = text("TTH.VN");
  article.see_also = {link_to("Nhiều nhiệm vụ", "/2")};
  article.image.url = text("/forum.webp");
  article.byline = text("Tin, ảnh: Thái Sơn");
  article.tags = {link_to("Kinh tế", "/kinh-te")};
  article.rating.present = true;
  article.comments.present = true;
  Teaser card;
  card.headline = text("Vốn tín dụng");
  article.related = {card};
  article.has_latest = true;
  return article;
}

std::string page_of(const Article& article, Surroundings surroundings = {}, std::string_view json_ld = {}) {
  RenderedArticle rendered;
  rendered.lead = markup("Diễn đàn & \"đối thoại\"");
  rendered.caption = markup("Các đại biểu");
  rendered.body = markup("Tham dự diễn đàn");
  const UrlPolicy urls(surroundings.base_url, {});
  const i18n::Labels labels(i18n::language_for(article.language.value), surroundings.options.labels);
  HtmlWriter writer;
  const Page page{.writer = writer,
                  .urls = urls,
                  .labels = labels,
                  .options = surroundings.options,
                  .report = surroundings.report,
                  .language = article.language.value};
  output::write_page(page, article, rendered, json_ld);
  return std::move(writer).finish().release();
}

} // namespace

TEST_CASE("every part of the page stands in its order") {
  const std::string html = page_of(whole_article());
  std::size_t at = 0;
  for (const char* part :
       {"<article class=\"lede\" part=\"article\" data-lede=\"1\" lang=\"vi\" dir=\"ltr\">", "Thứ Ba, 13/07/2021 18:03",
        "Đối thoại:", "Thực thi", "TTH.VN</b> - Diễn đàn", "Nhiều nhiệm vụ", "forum.webp", "Các đại biểu",
        "Tham dự diễn đàn", "Tin, ảnh: Thái Sơn", "Kinh tế", "ĐÁNH GIÁ",
        "Hãy trở thành người đầu tiên đánh giá cho bài viết này!", "Ý kiến bình luận", "BẠN CÓ THỂ QUAN TÂM",
        "Vốn tín dụng", "TIN MỚI", "Về đầu trang", "</article>"}) {
    INFO(part);
    const std::size_t found = html.find(part, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
}

TEST_CASE("the byline is where the language's newspapers have it") {
  Article article = whole_article();
  const auto is_under_lead = [&] {
    const std::string html = page_of(article);
    return html.find("lede-byline") < html.find("lede-see-also");
  };
  CHECK_FALSE(is_under_lead());
  for (const char* language : {"en", "de", "ar", "ja", "xx"}) {
    INFO(language);
    article.language = text(language);
    CHECK(is_under_lead());
  }
}

TEST_CASE("a host can leave components out") {
  struct Case {
    const char* name;
    bool Components::*component;
    const char* title;
  };
  const std::vector<Case> cases = {
      {"rating", &Components::rating, "ĐÁNH GIÁ"},
      {"comments", &Components::comments, "Ý kiến bình luận"},
      {"related", &Components::related, "BẠN CÓ THỂ QUAN TÂM"},
      {"latest", &Components::latest, "TIN MỚI"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    Surroundings surroundings;
    surroundings.options.components.*c.component = false;
    CHECK_FALSE(contains(page_of(whole_article(), surroundings), c.title));
  }
  Surroundings neither;
  neither.options.components.related = neither.options.components.latest = false;
  CHECK_FALSE(contains(page_of(whole_article(), neither), "lede-rail"));
}

TEST_CASE("the article says in which language and direction it is") {
  struct Case {
    const char* language;
    Direction direction;
    const char* attributes;
  };
  const std::vector<Case> cases = {
      {"ar-EG", Direction::unset, "lang=\"ar-EG\" dir=\"rtl\""},
      {"ar", Direction::left_to_right, "lang=\"ar\" dir=\"ltr\""},
      {"vi", Direction::right_to_left, "lang=\"vi\" dir=\"rtl\""},
      {"", Direction::unset, "data-lede=\"1\" dir=\"ltr\""},
  };
  for (const Case& c : cases) {
    INFO(c.attributes);
    Article article = whole_article();
    article.language = text(c.language);
    article.direction = c.direction;
    CHECK(contains(page_of(article), c.attributes));
  }
}

TEST_CASE("an element appears without a script and can have one") {
  Surroundings surroundings;
  surroundings.options.output = Output::element;
  const std::string fragment = page_of(whole_article());
  CHECK(page_of(whole_article(), surroundings) ==
        "<lede-article><template shadowrootmode=\"open\" shadowrootclonable=\"\"><link rel=\"stylesheet\" "
        "href=\"lede.css\">" +
            fragment + "</template></lede-article>");
  surroundings.options.style_url = "https://cdn.example/1.0.0/lede.css";
  surroundings.options.script_url = "/lede.js";
  const std::string html = page_of(whole_article(), surroundings);
  CHECK(contains(html, "<link rel=\"stylesheet\" href=\"https://cdn.example/1.0.0/lede.css\">"));
  CHECK(contains(html, "</lede-article><script src=\"/lede.js\" async=\"\"></script>"));
}

TEST_CASE("an article with parts that few articles have links their sheet beside lede.css") {
  RenderOptions options;
  options.output = Output::page;
  const auto links = [&](const char* json, std::string_view style_url) {
    options.style_url = style_url;
    const Result<RenderOutput> output = render(json, options);
    REQUIRE(output.ok());
    std::string found;
    const std::string& html = output.value().html;
    for (std::size_t at = html.find("stylesheet"); at != std::string::npos; at = html.find("stylesheet", at + 1)) {
      const std::size_t begin = html.find("href=\"", at) + 6;
      found += html.substr(begin, html.find('"', begin) - begin) + " ";
    }
    return found;
  };
  const char* const plain = R"({"lede":1,"headline":"H","body":[{"type":"image","url":"https://a.example/i"}]})";
  CHECK(links(plain, "") == "lede.css ");
  for (
      const char* json : {
          R"({"lede":1,"headline":"H","labels":["live"]})",
          R"({"lede":1,"headline":"H","notes":[{"text":"n"}]})",
          R"({"lede":1,"headline":"H","authors":[{"name":"A","bio":"b"}]})",
          R"({"lede":1,"headline":"H","body":[{"type":"image","url":"https://a.example/i","role":"half"}]})",
          R"({"lede":1,"headline":"H","image":{"url":"https://a.example/i","role":"wide"}})",
          R"({"lede":1,"headline":"H","body":[{"type":"gallery","images":[{"url":"https://a.example/i"},{"url":"https://a.example/j"}]}]})",
          R"({"lede":1,"headline":"H","body":[{"type":"quote","text":"q"}]})",
          R"({"lede":1,"headline":"H","related":[{"headline":"1"},{"headline":"2"},{"headline":"3"},{"headline":"4"},{"headline":"5"}]})",
          R"({"lede":1,"headline":"H","body":[{"type":"factbox","text":"f"}]})",
          R"({"lede":1,"headline":"H","body":[{"type":"html","text":"<figure class=\"lede-quote\"><blockquote>q</blockquote></figure>"}]})",
      }) {
    CHECK(links(json, "") == "lede.css lede-parts.css ");
    CHECK(links(json, "https://cdn.example/1/lede-reading.css?v=2") ==
          "https://cdn.example/1/lede-reading.css?v=2 https://cdn.example/1/lede-parts.css?v=2 ");
    CHECK(links(json, "../lede.css") == "../lede.css ../lede-parts.css ");
    CHECK(links(json, "/assets/own.css") == "/assets/own.css ");
  }
}

TEST_CASE("a page links what its article needs of the folder of the files") {
  struct Case {
    const char* name;
    bool rating;
    bool comments;
    bool shows_them;
    const char* style;
    const char* script;
  };
  const std::vector<Case> cases = {
      {"neither rating nor comments", false, false, true, "/lede/lede-reading.css", "/lede/hydrate-reading.js"},
      {"a rating", true, false, true, "/lede/lede.css", "/lede/hydrate.js"},
      {"comments", false, true, true, "/lede/lede.css", "/lede/hydrate.js"},
      {"both, which the host leaves out", true, true, false, "/lede/lede-reading.css", "/lede/hydrate-reading.js"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    Article article = whole_article();
    article.rating.present = c.rating;
    article.comments.present = c.comments;
    for (const Output output : {Output::element, Output::page}) {
      Surroundings surroundings;
      surroundings.options.output = output;
      surroundings.options.assets_url = "/lede";
      surroundings.options.components.rating = surroundings.options.components.comments = c.shows_them;
      const std::string html = page_of(article, surroundings);
      CHECK(contains(html, concat({"<link rel=\"stylesheet\" href=\"", c.style, "\">"})));
      CHECK(contains(html, concat({"<script src=\"", c.script, "\" async=\"\"></script>"})));
    }
  }
}

TEST_CASE("what a host names itself goes before the folder of the files") {
  Surroundings surroundings;
  surroundings.options.output = Output::element;
  surroundings.options.assets_url = "https://cdn.example/lede/";
  surroundings.options.style_url = "/mine.css";
  surroundings.options.script_url = "/mine.js";
  const std::string html = page_of(whole_article(), surroundings);
  CHECK(contains(html, "<link rel=\"stylesheet\" href=\"/mine.css\">"));
  CHECK(contains(html, "<script src=\"/mine.js\" async=\"\"></script>"));
  CHECK_FALSE(contains(html, "cdn.example"));
}

TEST_CASE("a document has a head that others can read") {
  Surroundings surroundings;
  surroundings.options.output = Output::page;
  const std::string html = page_of(whole_article(), surroundings, R"({"headline":"</script><b>&"})");
  CHECK(html.rfind("<!DOCTYPE html><html lang=\"vi\" dir=\"ltr\"><head><meta charset=\"utf-8\">", 0) == 0);
  CHECK(contains(html, "<title>Thực thi \"mục tiêu\" &amp; hơn nữa</title>"));
  CHECK(contains(html, "<meta name=\"description\" content=\"Diễn đàn &amp; &quot;đối thoại&quot;\">"));
  CHECK(contains(html, "<link rel=\"canonical\" href=\"https://news.example/a/1.html\">"));
  CHECK(contains(html, "<meta property=\"og:image\" content=\"https://news.example/forum.webp\">"));
  CHECK(contains(html, "<meta name=\"twitter:card\" content=\"summary_large_image\">"));
  CHECK(contains(html, "<meta property=\"article:published_time\" content=\"2021-07-13T18:03:00+07:00\">"));
  CHECK(contains(html, "<meta property=\"article:tag\" content=\"Kinh tế\">"));
  CHECK(contains(html,
                 "<script type=\"application/ld+json\">{\"headline\":\"\\u003C/script\\u003E\\u003Cb\\u003E\\u0026\"}"
                 "</script></head><body class=\"lede-page\"><main><article"));
  CHECK(html.rfind("</article></main></body></html>") == html.size() - 31);
}

TEST_CASE("the style sheet can stand in the markup") {
  struct Case {
    const char* name;
    const char* styles;
    const char* nonce;
    const char* expected;
  };
  const std::vector<Case> cases = {
      {"as it is", ".lede > a { content: \"a&b\" }", "", "<style>.lede > a { content: \"a&b\" }</style>"},
      {"with a nonce", "a{}", "bm9u+/Y2U=", "<style nonce=\"bm9u+/Y2U=\">a{}</style>"},
      {"a text that would end it", "a{content:\"</style><script>\"}", "",
       "<style>a{content:\"<\\/style><script>\"}</style>"},
      {"the same in capitals", "/* </STYLE\t> */", "", "<style>/* <\\/STYLE\t> */</style>"},
      {"a mark of its encoding, and ends of lines of any kind",
       "\xEF\xBB\xBF"
       "a{}\r\f\x01",
       "", "<style>a{}\n\n</style>"},
      {"a slash at its very beginning", "/style>", "", "<style>/style></style>"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    for (const Output output : {Output::element, Output::page}) {
      Surroundings surroundings;
      surroundings.options.output = output;
      surroundings.options.styles = c.styles;
      surroundings.options.nonce = c.nonce;
      const std::string html = page_of(whole_article(), surroundings);
      CHECK(contains(html, c.expected));
      CHECK_FALSE(contains(html, "stylesheet"));
    }
  }
}

TEST_CASE("a nonce stands on every tag that a policy asks it of") {
  Surroundings surroundings;
  surroundings.options.output = Output::page;
  surroundings.options.nonce = "bm9uY2U=";
  surroundings.options.script_url = "/hydrate.js";
  const std::string html = page_of(whole_article(), surroundings);
  CHECK(contains(html, "<link rel=\"stylesheet\" href=\"lede.css\" nonce=\"bm9uY2U=\">"));
  CHECK(contains(html, "<script src=\"/hydrate.js\" async=\"\" nonce=\"bm9uY2U=\"></script>"));
}

TEST_CASE("a document says where its oEmbed description is, where there is one") {
  Surroundings surroundings;
  surroundings.options.output = Output::page;
  CHECK_FALSE(contains(page_of(whole_article(), surroundings), "oembed"));
  surroundings.options.oembed_url = "https://news.example/oembed?url=https%3A%2F%2Fnews.example%2Fa%2F1.html";
  CHECK(contains(page_of(whole_article(), surroundings),
                 "<link rel=\"alternate\" type=\"application/json+oembed\" "
                 "href=\"https://news.example/oembed?url=https%3A%2F%2Fnews.example%2Fa%2F1.html\" "
                 "title=\"Thực thi &quot;mục tiêu&quot; &amp; hơn nữa\">"));
  surroundings.options.oembed_url = "javascript:alert(1)";
  CHECK_FALSE(contains(page_of(whole_article(), surroundings), "oembed"));
}

TEST_CASE("a document begins with the name of the newspaper, a link to its front page, if the host gives them") {
  Surroundings surroundings;
  surroundings.options.output = Output::page;
  CHECK_FALSE(contains(page_of(whole_article(), surroundings), "masthead"));
  surroundings.options.site_name = "Q & A";
  CHECK(contains(page_of(whole_article(), surroundings), "<header class=\"lede-masthead\">Q &amp; A</header><main>"));
  surroundings.options.site_url = "/";
  CHECK(contains(page_of(whole_article(), surroundings),
                 "<header class=\"lede-masthead\"><a href=\"/\">Q &amp; A</a></header><main>"));
  surroundings.options.site_url = "javascript:alert(1)";
  CHECK(contains(page_of(whole_article(), surroundings), "<header class=\"lede-masthead\">Q &amp; A</header><main>"));
}

TEST_CASE("a document without a headline has a title all the same") {
  Surroundings surroundings;
  surroundings.options.output = Output::page;
  Article article = whole_article();
  article.headline.value.clear();
  CHECK(contains(page_of(article, surroundings), "<title>Diễn đàn &amp; \"đối thoại\"</title>"));
}

TEST_CASE("addresses that a host gives are addresses, or nothing") {
  for (const char* address : {"javascript:alert(1)", "data:text/css,x", "https://user@cdn.example/x"}) {
    INFO(address);
    Surroundings surroundings;
    surroundings.options.output = Output::element;
    surroundings.options.style_url = address;
    surroundings.options.script_url = address;
    surroundings.options.assets_url = address;
    const std::string html = page_of(whole_article(), surroundings);
    CHECK_FALSE(contains(html, "<link"));
    CHECK_FALSE(contains(html, "<script"));
  }
}

TEST_CASE("no id is written, so none can meet another of the host's") {
  Surroundings surroundings;
  surroundings.options.output = Output::page;
  CHECK_FALSE(contains(page_of(whole_article(), surroundings), " id="));
}
