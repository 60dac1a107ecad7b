// Structured data: what an article says and no more, and nothing that leaves its script element.
#include "output/json_ld.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "html/html_writer.h"

using lede::Article;
using lede::HtmlWriter;
using lede::RenderedArticle;
using lede::UrlPolicy;
using lede::output::write_json_ld;
using nlohmann::json;

namespace {

const UrlPolicy k_urls("https://news.example/a/", {});

json parsed(const Article& article, const RenderedArticle& rendered = {}) {
  const std::string text = write_json_ld(article, rendered, k_urls);
  INFO(text);
  REQUIRE(json::accept(text));
  return json::parse(text, nullptr, false);
}

lede::SafeHtml emphasised(std::string_view before, std::string_view text) {
  HtmlWriter writer;
  writer.text(before);
  writer.open(lede::Element::em);
  writer.text(text);
  writer.close();
  return std::move(writer).finish();
}

Article full_article() {
  Article article;
  article.url.value = "b?x=1&y=2";
  article.canonical.value = "https://news.example/canonical";
  article.license.value = "https://creativecommons.example/by/4.0";
  article.language.value = "vi";
  article.kicker.value = "Kicker";
  article.headline.value = "Huế";
  article.source.value = "TTH.VN";
  article.published.value = "2021-07-13T18:03:00+07:00";
  article.modified.value = "2021-07-14t01:00:00z";
  article.section.name.value = "Chính trị";
  article.section.url.value = "/chinh-tri";
  article.tags.resize(2);
  article.tags[0].name.value = "một";
  article.tags[1].name.value = "hai";
  lede::Author& author = article.authors.emplace_back();
  author.name.value = "Thái Sơn";
  author.role.value = "Phóng viên";
  author.url.value = "/thai-son";
  author.image.value = "javascript:alert(1)";
  article.image.url.value = "p.jpg";
  article.image.credit.value = "Ảnh";
  article.image.width = 640;
  article.image.height = 480;
  return article;
}

} // namespace

TEST_CASE("the type of the article follows its labels") {
  using lede::ArticleLabel;
  struct Case {
    std::vector<ArticleLabel> labels;
    const char* type;
  };
  const Case cases[] = {
      {{}, "NewsArticle"},
      {{ArticleLabel::ai_assisted}, "NewsArticle"},
      {{ArticleLabel::live}, "LiveBlogPosting"},
      {{ArticleLabel::opinion}, "OpinionNewsArticle"},
      {{ArticleLabel::analysis}, "AnalysisNewsArticle"},
      {{ArticleLabel::review}, "ReviewNewsArticle"},
      {{ArticleLabel::satire, ArticleLabel::opinion}, "SatiricalArticle"},
      {{ArticleLabel::opinion, ArticleLabel::sponsored}, "AdvertiserContentArticle"},
  };
  for (const Case& c : cases) {
    Article article;
    for (const ArticleLabel label : c.labels)
      article.labels |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(label));
    CHECK(parsed(article)["@type"] == c.type);
  }
}

TEST_CASE("corrections, updates, access and the sponsor are said to search engines") {
  Article article;
  article.access = lede::Access::subscribers;
  article.reading_minutes = 6;
  article.sponsor.name.value = "Acme";
  article.notes.resize(3);
  article.notes[0].type.value = "correction";
  article.notes[0].published.value = "2026-03-02";
  article.notes[1].type.value = "editorsNote";
  article.notes[2].type.value = "retraction";
  article.updates.resize(1);
  article.updates[0].headline.value = "U";
  article.updates[0].published.value = "2026-03-01T11:00:00Z";
  RenderedArticle rendered;
  for (int note = 0; note < 3; ++note) rendered.notes.push_back(emphasised("was ", "wrong"));
  rendered.updates.push_back(emphasised("is ", "new"));
  const json written = parsed(article, rendered);
  CHECK(written["isAccessibleForFree"] == false);
  CHECK(written["timeRequired"] == "PT6M");
  CHECK(written["sponsor"] == json({{"@type", "Organization"}, {"name", "Acme"}}));
  CHECK(written["correction"] ==
        json({{{"@type", "CorrectionComment"}, {"text", "was wrong"}, {"datePublished", "2026-03-02"}},
              {{"@type", "CorrectionComment"}, {"text", "was wrong"}}}));
  CHECK(written["liveBlogUpdate"] == json({{{"@type", "BlogPosting"},
                                            {"headline", "U"},
                                            {"datePublished", "2026-03-01T11:00:00Z"},
                                            {"articleBody", "is new"}}}));
}

TEST_CASE("everything that the article says is there") {
  RenderedArticle rendered;
  rendered.lead = emphasised("A & ", "<b>");
  rendered.caption = emphasised("Các ", "đại biểu");
  const json expected = json::parse(R"({
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Huế", "description": "A & <b>",
    "datePublished": "2021-07-13T18:03:00+07:00", "dateModified": "2021-07-14T01:00:00Z",
    "author": [{"@type": "Person", "name": "Thái Sơn", "jobTitle": "Phóng viên", "url": "https://news.example/thai-son"}],
    "publisher": {"@type": "Organization", "name": "TTH.VN"},
    "image": [{"@type": "ImageObject", "url": "https://news.example/a/p.jpg", "width": 640, "height": 480,
              "caption": "Các đại biểu", "creditText": "Ảnh"}],
    "url": "https://news.example/canonical",
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://news.example/canonical"},
    "inLanguage": "vi", "articleSection": "Chính trị", "keywords": ["một", "hai"],
    "license": "https://creativecommons.example/by/4.0"})");
  CHECK(parsed(full_article(), rendered) == expected);
}

TEST_CASE("what the article does not say is not there") {
  Article article;
  article.headline.value = "Huế";
  CHECK(parsed(article) == json::parse(R"({"@context":"https://schema.org","@type":"NewsArticle","headline":"Huế"})"));
}

TEST_CASE("parts stand in for each other only where they mean the same") {
  Article article = full_article();
  article.canonical = {};
  article.section = {};
  article.license.value = "CC BY 4.0";
  article.rating = {true, 4500, 12, 5, {}};
  const json result = parsed(article);
  CHECK(result["url"] == "https://news.example/a/b?x=1&y=2");
  CHECK(result["articleSection"] == "Kicker");
  CHECK(result["license"] == json::parse(R"({"@type":"CreativeWork","name":"CC BY 4.0"})"));
  CHECK_FALSE(result.contains("aggregateRating"));
}

TEST_CASE("the rating is said where the host asks for it and there are votes") {
  struct Case {
    const char* name;
    lede::Rating rating;
    const char* expected;
  };
  const Case cases[] = {
      {"votes",
       {true, 4250, 12, 5, {}},
       R"({"@type":"AggregateRating","ratingValue":4.25,"ratingCount":12,"bestRating":5,"worstRating":0})"},
      {"no votes", {true, 4250, 0, 5, {}}, "null"},
      {"no rating", {}, "null"},
  };
  for (const Case& row : cases) {
    INFO(row.name);
    Article article = full_article();
    article.rating = row.rating;
    const json result = json::parse(write_json_ld(article, {}, k_urls, true), nullptr, false);
    CHECK(result.value("aggregateRating", json()) == json::parse(row.expected));
  }
}

TEST_CASE("pictures: the main one first, then those of the body, and no more than ten") {
  Article article = full_article();
  article.body.resize(3);
  article.body[0].emplace<lede::Image>().url.value = "/body.jpg";
  auto& gallery = article.body[1].emplace<lede::Gallery>();
  gallery.images.resize(2);
  gallery.images[0].url.value = "javascript:alert(1)";
  gallery.images[1].url.value = "/gallery.jpg";
  const json images = parsed(article)["image"];
  REQUIRE(images.size() == 3);
  CHECK(images[1] == json::parse(R"({"@type":"ImageObject","url":"https://news.example/body.jpg"})"));
  CHECK(images[2]["url"] == "https://news.example/gallery.jpg");
  gallery.images.resize(40, gallery.images[1]);
  CHECK(parsed(article)["image"].size() == 10);
}

TEST_CASE("URLs that the policy refuses are left out") {
  for (const char* url : {"javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "https://u:p@news.example/",
                          "https://", "JaVaScRiPt:alert(1)"}) {
    INFO(url);
    Article article = full_article();
    for (lede::Text* text : {&article.url, &article.canonical, &article.license, &article.image.url,
                             &article.authors[0].url, &article.authors[0].image}) {
      text->value = url;
    }
    const json result = parsed(article);
    for (const char* name : {"url", "mainEntityOfPage", "image"}) CHECK_FALSE(result.contains(name));
    if (result.contains("license")) CHECK_FALSE(result["license"].is_string());
    CHECK_FALSE(result["author"][0].contains("url"));
    CHECK_FALSE(result["author"][0].contains("image"));
  }
}

TEST_CASE("no text ends the script element") {
  for (const char* attack : {"</script><script>alert(1)</script>", "<!--<script>", "]]>", "</SCRIPT\t>", "-->",
                             "&lt;/script&gt;", "\u2028alert(1)", "\"}</script>"}) {
    INFO(attack);
    Article article = full_article();
    for (lede::Text* text :
         {&article.url, &article.canonical, &article.license, &article.language, &article.kicker, &article.headline,
          &article.source, &article.published, &article.section.name, &article.tags[0].name, &article.authors[0].name,
          &article.authors[0].role, &article.authors[0].url, &article.image.url, &article.image.credit}) {
      text->value = attack;
    }
    RenderedArticle rendered;
    rendered.lead = emphasised(attack, attack);
    rendered.caption = emphasised(attack, attack);
    const std::string text = write_json_ld(article, rendered, k_urls);
    CHECK(text.find_first_of("<>&") == std::string::npos);
    CHECK(text.find("\u2028") == std::string::npos);
    CHECK(json::parse(text, nullptr, false)["headline"] == attack);
  }
}
