// Shapes for the readers of formats: what each repeats, names by number, or looks up.
#include "shapes.h"

#include <iterator>

namespace lede::bounds {

/// One long part, which many places name.
static std::string one_part(std::string_view before, std::string_view place, std::string_view between,
                            std::string_view after, std::size_t count) {
  std::string out(before);
  for (std::size_t left = count; left > 0; --left) out += place;
  return out + std::string(between) + std::string(count, 'x') + std::string(after);
}

static std::string numbered(std::string_view before, std::string_view unit, std::string_view between,
                            std::string_view second, std::string_view after, std::size_t count) {
  return std::string(before) + number_each(unit, count) + std::string(between) + number_each(second, count) +
         std::string(after);
}

void add_formats(std::vector<Shape>& out) {
  const Shape rows[] = {
      {"Ricos: paragraphs", Reader::json, R"({"title":"a","richContent":{"nodes":[)",
       R"({"type":"PARAGRAPH","nodes":[{"type":"TEXT","textData":{"text":"a","decorations":[{"type":"BOLD"}]}}]},)",
       "{}]}}"},
      {"Ricos: deep lists", Reader::json, R"({"title":"a","richContent":{"nodes":[)",
       R"({"type":"BULLETED_LIST","nodes":[{"type":"LIST_ITEM","nodes":[)", ""},
      {"Ricos: one gallery", Reader::json,
       R"({"title":"a","richContent":{"nodes":[{"type":"GALLERY","galleryData":{"items":[)",
       R"({"image":{"media":{"src":{"id":"a"}}}},)", "{}]}}]}}"},
      {"WordPress' export: a long picture in every gallery", Reader::json, "", "", "",
       [](std::size_t n) {
         return one_part(R"(<rss><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>a</title><content:encoded>)",
                         R"([gallery ids="1"] )",
                         R"(</content:encoded></item><item><wp:post_id>1</wp:post_id><wp:attachment_url>https://a.b/)",
                         R"(</wp:attachment_url></item></channel></rss>)", n);
       }},
      {"Contentful: one entry in every line", Reader::json, "", "", "",
       [](std::size_t n) {
         return one_part(
             R"({"items":[{"fields":{"title":"a","body":{"nodeType":"document","content":[)",
             R"({"nodeType":"embedded-entry-inline","data":{"target":{"sys":{"linkType":"Entry","id":"e"}}}},)",
             R"({}]}}}],"includes":{"Entry":[{"sys":{"id":"e"},"fields":{"name":")", R"("}}]}})", n);
       }},
      {"Contentful: one picture in an entry of every line", Reader::json, "", "", "",
       [](std::size_t n) {
         return one_part(
             R"({"items":[{"fields":{"title":"a","body":{"nodeType":"document","content":[)",
             R"({"nodeType":"embedded-entry-block","data":{"target":{"fields":{"b":{"sys":{"linkType":"Asset","id":"e"}}}}}},)",
             R"({}]}}}],"includes":{"Asset":[{"sys":{"id":"e"},"fields":{"title":")",
             R"(","file":{"url":"//a.b/c.jpg"}}}]}})", n);
       }},
      {"the main picture in every paragraph", Reader::json,
       R"({"title":"a","image":{"url":"http://a.b/c","caption":"d"},"content":")",
       R"(<p>d <img src='http://a.b/c'></p><figure><img src='http://a.b/c'>e</figure>)", R"("})"},
      {"pictures whose addresses begin as the main one's", Reader::json, "", "", "",
       [](std::size_t n) {
         return one_part(R"({"title":"a","content":")", "<img src='http://a.b/ccccccccccccccc'>",
                         R"(","image":"http://a.b/)", R"("})", n);
       }},
      {"one list of sources", Reader::json, R"({"title":"a","image":"http://a.b/c","content":"<img srcset=')",
       "http://a.b/cc 2x, ", R"('>"})"},
      {"a long lead that the text says", Reader::json, "", "", "",
       [](std::size_t n) {
         const std::string words = "a" + std::string(n, 'a');
         return R"({"title":"t","excerpt":")" + words + R"(","content":"<p>b )" + words + R"(</p>"})";
       }},
      {"a lead that the text nearly says", Reader::json, "", "", "",
       [](std::size_t n) {
         std::string words;
         for (std::size_t left = n; left > 0; --left) words += "a ";
         return R"({"title":"t","excerpt":")" + words + R"(b","content":"<p>)" + words + R"(</p>"})";
       }},
      {"links for a cut in a lead", Reader::json, R"({"title":"t","content":"<p>a</p>","excerpt":")", "read more… ",
       R"("})"},
      {"Medium: paragraphs", Reader::json, R"({"title":"a","content":{"bodyModel":{"paragraphs":[)",
       R"({"type":1,"text":"a","markups":[]},)", "{}]}}}"},
      {"Medium: marks of one paragraph", Reader::json,
       R"({"title":"a","content":{"bodyModel":{"paragraphs":[{"type":1,"text":"aaaa","markups":[)",
       R"({"type":1,"start":0,"end":3},)", "{}]}]}}}"},
      {"Medium: frames by number", Reader::json, "", "", "",
       [](std::size_t n) {
         return numbered(R"({"payload":{"value":{"title":"a","content":{"bodyModel":{"paragraphs":[)",
                         R"({"type":11,"text":"","markups":[],"iframe":{"mediaResourceId":"@"}},)",
                         R"({}]}}},"references":{"MediaResource":{)", R"("@":{"href":"https://a.b/@"},)",
                         R"("x":{}}}}})", n);
       }},
      {"NPR: assets by number", Reader::json, "", "", "",
       [](std::size_t n) {
         return numbered(R"({"title":"a","profiles":[{"href":"/v1/profiles/story"}],"layout":[)",
                         R"({"href":"#/assets/@"},)", R"({}],"assets":{)", R"("@":{"text":"a"},)", R"("x":{}}})", n);
       }},
      {"NPR: files shown twice", Reader::json, "", "", "",
       [](std::size_t n) {
         return numbered(R"({"title":"a","profiles":[{"href":"/v1/profiles/story"}],"layout":[],"audio":[)",
                         R"({"href":"#/assets/@"},)", R"({}],"assets":{)",
                         R"("@":{"enclosures":[{"href":"https://a.b/@"}]},)", R"("x":{}}})", n);
       }},
      {"NPR: a list that names itself", Reader::json,
       R"({"title":"a","profiles":[{"href":"/v1/profiles/story"}],"layout":[{"href":"#/assets/a"}],"assets":{"a":{"items":[)",
       R"({"href":"#/assets/a"},)", "{}]}}}"},
      {"NPR: one asset again and again", Reader::json, "", "", "",
       [](std::size_t n) {
         return one_part(R"({"title":"a","profiles":[{"href":"/v1/profiles/story"}],"layout":[)",
                         R"({"href":"#/assets/a"},)", R"({}],"assets":{"a":{"text":")", R"("}}})", n);
       }},
      {"NPR: a list of empty parts again and again", Reader::json, "", "", "",
       [](std::size_t n) {
         return numbered(R"({"title":"a","profiles":[{"href":"/v1/profiles/story"}],"layout":[)",
                         R"({"href":"#/assets/a"},)", R"({}],"assets":{"a":{"items":[)", "{},", R"({}]}}})", n);
       }},
      {"Medium: one frame again and again", Reader::json, "", "", "",
       [](std::size_t n) {
         return one_part(R"({"payload":{"value":{"title":"a","content":{"bodyModel":{"paragraphs":[)",
                         R"({"type":11,"text":"","markups":[],"iframe":{"mediaResourceId":"a"}},)",
                         R"({}]}}},"references":{"MediaResource":{"a":{"href":"https://a.b/","title":")", R"("}}}}})",
                         n);
       }},
      {"Mobiledoc: one card again and again", Reader::json, "", "", "",
       [](std::size_t n) {
         return one_part(R"({"version":"0.3.1","markups":[],"atoms":[],"sections":[)", "[10,0],",
                         R"([10,0]],"cards":[["html",{"html":"<p>)", R"("}]]})", n);
       }},
      {"Draft.js: one entity again and again", Reader::json, "", "", "",
       [](std::size_t n) {
         return one_part(R"({"blocks":[)",
                         R"({"text":" ","type":"atomic","entityRanges":[{"offset":0,"length":1,"key":0}]},)",
                         R"({}],"entityMap":{"0":{"type":"EMBED","data":{"html":"<p>)", R"("}}}})", n);
       }},
      {"Portable Text: one link again and again", Reader::json, "", "", "",
       [](std::size_t n) {
         return one_part(R"([{"_type":"block","children":[)",
                         R"({"_type":"span","text":"a","marks":["k"]},{"_type":"span","text":"b","marks":[]},)",
                         R"({}],"markDefs":[{"_key":"k","_type":"link","href":"https://a.b/)", R"("}]}])", n);
       }},
      {"Contentful: one asset again and again", Reader::json, "", "", "",
       [](std::size_t n) {
         return one_part(R"({"sys":{"type":"Array"},"items":[{"sys":{"id":"1","type":"Entry"},"fields":{"title":"a",)"
                         R"("body":{"nodeType":"document","content":[)",
                         R"({"nodeType":"embedded-asset-block","data":{"target":{"sys":)"
                         R"({"id":"e","type":"Link","linkType":"Asset"}}}},)",
                         R"({}]}}}],"includes":{"Asset":[{"sys":{"id":"e","type":"Asset"},"fields":)"
                         R"({"file":{"url":"//a.b/c.jpg"},"description":")",
                         R"("}}]}})", n);
       }},
      {"Drupal: one paragraph again and again", Reader::json, "", "", "",
       [](std::size_t n) {
         return one_part(R"({"data":{"type":"node--article","id":"1","attributes":{"title":"a"},"relationships":)"
                         R"({"field_p":{"data":[)",
                         R"({"type":"paragraph--text","id":"p"},)",
                         R"({}]}}},"included":[{"type":"paragraph--text","id":"p","attributes":{"field_text":)"
                         R"({"value":"<p>)",
                         R"("}}}]})", n);
       }},
      {"TYPO3: elements", Reader::json, R"({"title":"a","content":{"colPos0":[)",
       R"({"type":"text","content":{"header":"a","bodytext":"<p>b</p>"}},)", "{}]}}"},
      {"tables of a block", Reader::json, R"({"title":"a","body":[{"type":"table","rows":[)", R"(["a","b"],)",
       "[]]}]}"},
      {"languages", Reader::json, R"({"body":"a",)", R"("title_en":"a","title_vi":"b",)", R"("x":1})"},
      {"translations", Reader::json, R"({"translations":[)", R"({"language":"en","title":"a","body":"b"},)", "{}]}"},
      {"front matter in Markdown of a system", Reader::json, R"({"title":"a","markdown":"---\n)", "a: b\\n",
       R"(---\nText"})"},
      {"boxes with indented content", Reader::json, "---\ntitle: a\n---\n", "!!! a\n    b\n", ""},
      {"boxes without content", Reader::json, "---\ntitle: a\n---\n", "!!! a\n", ""},
      {"boxes in boxes", Reader::json, "---\ntitle: a\n---\n", "!!! a\n    !!! b\n        c\n\n", ""},
      {"comments of note-taking programs", Reader::json, "---\ntitle: a\n---\n", "%%a %%b", ""},
      {"highlights", Reader::json, "---\ntitle: a\n---\n", "==a == ==b==\n", ""},
      {"raised letters", Reader::json, "---\ntitle: a\n---\n", "a^b c~1 d^2^ ", ""},
      {"an editor's changes", Reader::json, "---\ntitle: a\n---\n", "{++a {~~b~>c~~} ", ""},
      {"tags around marks", Reader::json, "---\ntitle: a\n---\n", "<a b='c ", ""},
      {"definitions", Reader::json, "---\ntitle: a\n---\n", "a\n: b\n\n    c\n\n", ""},
      {"definitions without an end", Reader::json, "---\ntitle: a\n---\na\n: b\n", "\n", ""},
      {"terms without a definition", Reader::json, "---\ntitle: a\n---\n", "a\n\n", ""},
      {"titles with marks", Reader::json, "---\ntitle: a\n---\n!!! a \"", "*a[`b_ ", "\"\n    c\n"},
      {"pairs of template tags", Reader::json, "---\ntitle: a\n---\n", "{{<a title=\"b c\" href=\"d\">}}", "{{</a>}}"},
      {"closed template tags", Reader::json, "---\ntitle: a\n---\n", "{{<a title=\"b c\">}}d{{</a>}}", ""},
      {"quotations in template tags", Reader::json, "---\ntitle: a\n---\n", "{% quote \"a\" b %}c{% endquote %}", ""},
      {"Markdown in a credit", Reader::json, "---\ntitle: a\nimage:\n  src: b\n  credit: \"", "*a[_b](c", "\"\n---\n"},
      {"footnotes in the text", Reader::json, "---\ntitle: a\n---\n", "a^[b c] ", ""},
      {"footnotes in the text that never end", Reader::json, "---\ntitle: a\n---\n", "^[", ""},
      {"directives", Reader::json, "---\ntitle: a\n---\n", "::a[b]{c}\n@[d](e\n", ""},
      {"Notion: records", Reader::json, "", "", "",
       [](std::size_t n) {
         return R"({"block":{"p":{"value":{"type":"page","content":[)" + number_each(R"("@",)", n) + R"("p"]}})" +
                number_each(R"(,"@":{"value":{"type":"text","properties":{"title":[["a"]]}}})", n) + "}}";
       }},
      {"Notion: records in records", Reader::json, "", "", "",
       [](std::size_t n) {
         return R"({"block":{"p":{"value":{"type":"page","content":["1"]}})" +
                number_each(R"(,"@":{"value":{"type":"quote","content":["p","@1"],"properties":{"title":[["a"]]}}})",
                            n) +
                "}}";
       }},
      {"Editor.js", Reader::json, R"({"blocks":[)", R"({"type":"paragraph","data":{"text":"a"}},)", "{}]}"},
      {"Lexical", Reader::json, R"({"root":{"type":"root","children":[)",
       R"({"type":"paragraph","children":[{"type":"text","text":"a","format":1}]},)", "{}]}}"},
      {"ProseMirror", Reader::json, R"({"type":"doc","content":[)",
       R"({"type":"paragraph","content":[{"type":"text","text":"a","marks":[{"type":"bold"}]}]},)", "{}]}"},
      {"nodes of unknown types", Reader::json, R"({"type":"doc","content":[)",
       R"({"type":"odd","attrs":{"url":"https://a.b"}},)", "{}]}"},
      {"Slate", Reader::json, "[", R"({"type":"p","children":[{"text":"a"}]},)", "{}]"},
      {"Quill", Reader::json, R"({"ops":[)", R"({"insert":"a\n","attributes":{"list":"bullet"}},)", "{}]}"},
      {"Draft.js", Reader::json, R"({"entityMap":{},"blocks":[)",
       R"({"text":"a","type":"unstyled","inlineStyleRanges":[],"entityRanges":[]},)", "{}]}"},
      {"Mobiledoc", Reader::json, R"({"version":"0.3.1","markups":[],"cards":[],"atoms":[],"sections":[)",
       R"([1,"p",[[0,[],0,"a"]]],)", "[]]}"},
      {"Portable Text", Reader::json, "[", R"({"_type":"block","children":[{"_type":"span","text":"a"}]},)", "{}]"},
      {"Contentful", Reader::json, R"({"nodeType":"document","content":[)",
       R"({"nodeType":"paragraph","content":[{"nodeType":"text","value":"a","marks":[]}]},)", "{}]}"},
      {"Notion", Reader::json, "[",
       R"({"object":"block","type":"paragraph","paragraph":{"rich_text":[{"plain_text":"a"}]}},)", "{}]"},
      {"Prismic", Reader::json, R"({"title":"a","body":[)", R"({"type":"paragraph","text":"a","spans":[]},)", "{}]}"},
      {"Arc", Reader::json, R"({"type":"story","version":"0.10.3","headlines":{"basic":"a"},"content_elements":[)",
       R"({"type":"text","content":"a"},)", "{}]}"},
      {"Apple News", Reader::json, R"({"version":"1.8","identifier":"a","title":"a","components":[)",
       R"({"role":"body","text":"a"},)", "{}]}"},
      {"Apple News: a table of data", Reader::json,
       R"({"version":"1.8","title":"a","components":[{"role":"datatable","data":{"descriptors":[{"identifier":"a"}],"records":[)",
       R"({"a":"b"},)", "{}]}}]}"},
      {"WordPress", Reader::json, "[", R"({"id":1,"title":{"rendered":"a"},"content":{"rendered":"b"}},)", "{}]"},
      {"posts", Reader::json, R"({"posts":[)", R"({"title":"a","body":"b"},)", "{}]}"},
      {"empty frames", Reader::json, R"({"title":"a","body":"<p>)", R"(<iframe src='b' />c)", R"("})"},
      {"frames without an end", Reader::json, R"({"title":"a","body":"<p>)", R"(<iframe ')", R"("})"},
      {"empty elements in XHTML", Reader::json,
       R"(<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>a</title><content type="xhtml"><div>)", "<i/>b",
       "</div></content></entry></feed>"},
      {"transcripts", Reader::json,
       R"(<rss xmlns:media="http://search.yahoo.com/mrss/" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><item><title>a</title>)",
       R"(<media:text>b</media:text><podcast:transcript url="http://a.example/c"/><podcast:person role="d">e</podcast:person>)",
       "</item></channel></rss>"},
      {"citations", Reader::json, R"({"@type":"Article","headline":"a","articleBody":"b","citation":[)",
       R"({"name":"c","url":"http://a.example/"},)", "\"d\"]}"},
      {"RSS", Reader::json, "<rss><channel>", "<item><title>a</title><description>b</description></item>",
       "</channel></rss>"},
      {"front matter", Reader::json, "---\n", "a: b\n", "---\nText"},
  };
  out.insert(out.end(), std::begin(rows), std::end(rows));
}

} // namespace lede::bounds
