// Tags in few steps give what the general steps give, for markup that is nearly ordinary text.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "base/report.h"
#include "body/body.h"
#include "body/footnote_list.h"
#include "policy/url.h"

namespace {

using lede::Markup;

std::string sanitize(std::string_view text, Markup markup, lede::PolicyName policy, std::size_t depth, bool all_steps) {
  lede::Report report(true, true);
  const lede::UrlPolicy urls("https://news.example/a/b", {});
  lede::body::Context context{.urls = urls,
                              .report = report,
                              .policy = policy,
                              .heading_level = 1,
                              .link_rel = {},
                              .see_also_title = {},
                              .depth = depth,
                              .takes_all_steps = all_steps};
  lede::body::FootnoteList footnotes(context);
  if (policy == lede::PolicyName::article) context.footnotes = &footnotes;
  std::string out(lede::body::sanitize_text(text, markup, {}, context).view());
  for (const lede::PendingWarning& warning : report.pending())
    out += "\n" + std::to_string(warning.text_offset) + " " + warning.message;
  return out;
}

struct Case {
  std::string_view name;
  Markup markup;
  std::string_view text;
};

constexpr Case k_cases[] = {
    {"ordinary text", Markup::markdown,
     "# A\n\nOne *two* **three** `four` [five](/a \"b\") ~~six~~\n\n> - seven\n> - eight"},
    {"raw HTML that stays open in Markdown", Markup::markdown,
     "<b>one\n\ntwo *three*\n\n<a href=x>four [five](/a)\n\n- six</b>"},
    {"a link in a link", Markup::html, "<p><a href=/a>one <em>two <a href=/b title=c>three</a></em></a>"},
    {"a link around blocks", Markup::html, "<a href=/a><p>one <a href=/b>two</a><p>three</a><p>four"},
    {"emphasis that its paragraph ends", Markup::html, "<p><em>one<p>two</em> three<p>four"},
    {"emphasis around a table", Markup::html, "<em>one<table><tr><td>two</em><em>three</table>four</em>"},
    {"content in front of a table", Markup::html, "<table><p>one<em>two<tr><td><p>three</table>"},
    {"a block in a paragraph", Markup::html, "<p>one<blockquote><p>two</p></p></blockquote></p>"},
    {"a heading ended by another heading's tag", Markup::html, "<h1>one</h3><h2>two<h4>three</h4></h2>"},
    {"an item in an item", Markup::html, "<ul><li>one<li><p>two<ul><ul><li>three</ul></ul></li></ul></li>"},
    {"a paragraph in a list", Markup::html, "<ol><p>one</p><li>two</ol><li>three"},
    {"obsolete elements", Markup::html,
     "<p><strike>one</strike> <tt>two</tt><dir><li>three</dir></s><center>four</center>"},
    {"removed content", Markup::html,
     "<p>one<script><p>two</p></script><em>three</em><svg><p>four</svg><math><mi><em>five"},
    {"elements that no document may have", Markup::html,
     "<main><p>one</main><p>two</p><data>three</data><h2>four</h2>"},
    {"words that a style keeps apart", Markup::html,
     "<p>one<span style='display:inline-block'>two</span><em>three</em>"},
    {"a picture that waits", Markup::html, "<p><img alt=one><em>two</em><noscript><img src=/a.png></noscript><p>three"},
    {"a player without an address", Markup::html, "<video><p>one<a href=/a.mp4>two</a></video><p>three</p>"},
    {"the address of an embed as text", Markup::html,
     "<figure class=wp-block-embed><div>https://films.example/a</div></figure><p>one</p>"},
    {"more elements than the limit", Markup::html,
     "<blockquote><ul><li><ul><li><p><em><b><i>one</i></b></em></p></ul></ul>"},
    {"definition lists", Markup::html, "<dl><div><dt>one<dd><p>two</div><p>three<li>four</dl>"},
    {"ruby and text in details", Markup::html,
     "<details><p>one<summary>two</summary><ruby><em>three<rt>four</em></ruby>"},
};

} // namespace

TEST_CASE("the sanitizer's few steps: the output and the warnings are those of all steps") {
  for (const Case& test : k_cases) {
    INFO(test.name);
    for (const lede::PolicyName policy : {lede::PolicyName::article, lede::PolicyName::comment}) {
      for (const std::size_t depth : {std::size_t{0}, std::size_t{113}}) {
        CHECK(sanitize(test.text, test.markup, policy, depth, false) ==
              sanitize(test.text, test.markup, policy, depth, true));
      }
    }
  }
}
