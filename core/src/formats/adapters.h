// Every format that there is, each in the file of its name.
#pragma once

#include "formats/format.h"

namespace lede::formats {

extern const Format k_lede_v1;
extern const Format k_front_matter;   // Markdown with YAML or TOML in front of it
extern const Format k_json_feed;      // https://www.jsonfeed.org/version/1.1/
extern const Format k_feed;           // RSS, Atom, https://wordpress.org/documentation/article/tools-export-screen/
extern const Format k_newsml;         // https://iptc.org/standards/newsml-g2/, https://iptc.org/standards/nitf/
extern const Format k_apple_news;     // https://developer.apple.com/documentation/applenewsformat
extern const Format k_ans;            // https://github.com/washingtonpost/ans-schema
extern const Format k_schema_org;     // https://schema.org/NewsArticle, alone or in a page
extern const Format k_web_page;       // HTML: JSON-LD, microdata, Open Graph, and what readers see
extern const Format k_wordpress;      // https://developer.wordpress.org/rest-api/reference/posts/
extern const Format k_ghost;          // https://ghost.org/docs/content-api/
extern const Format k_ninjs;          // https://iptc.org/standards/ninjs/
extern const Format k_portable_text;  // https://github.com/portabletext/portabletext
extern const Format k_editorjs;       // https://editorjs.io/saving-data/
extern const Format k_contentful;     // https://www.contentful.com/developers/docs/concepts/rich-text/
extern const Format k_lexical;        // https://lexical.dev/docs/concepts/serialization
extern const Format k_prosemirror;    // https://prosemirror.net/docs/guide/#doc
extern const Format k_slate;          // https://docs.slatejs.org/concepts/02-nodes
extern const Format k_quill;          // https://quilljs.com/docs/delta
extern const Format k_draftjs;        // https://draftjs.org/docs/api-reference-data-conversion
extern const Format k_mobiledoc;      // https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md
extern const Format k_notion;         // https://developers.notion.com/reference/block
extern const Format k_strapi;         // https://docs.strapi.io/cms/api/rest
extern const Format k_drupal;         // https://www.drupal.org/docs/core-modules-and-themes/core-modules/jsonapi-module
extern const Format k_guardian;       // https://open-platform.theguardian.com/documentation/
extern const Format k_optimo;         // https://github.com/bbc/simorgh/tree/latest/data
extern const Format k_nyt;            // https://developer.nytimes.com/docs/articlesearch-product/1/overview
extern const Format k_vietnamese_cms; // title, sapo, body, publish, cates
extern const Format k_cms_xml;        // the same in XML
extern const Format k_plain_cms;      // a headline, a text and what else there is, under the usual names

/// Whether a document that might be version 1 has several fields that only other systems have: `author`, `date` …
[[nodiscard]] bool is_rather_plain_cms(json::Value root);

} // namespace lede::formats
