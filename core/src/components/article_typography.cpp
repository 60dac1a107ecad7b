#include "components/article_typography.h"

#include <string>
#include <utility>
#include <vector>

#include "html/html_writer.h"
#include "html/typography.h"

namespace lede {

void set_punctuation(Article& article, RenderedArticle& rendered) {
  const std::string& language = article.language.value;
  const auto set = [&](Text& text) { text.value = set_punctuation(text.value, language); };
  const auto set_markup = [&](SafeHtml& html) { html = HtmlWriter::with_punctuation(std::move(html), language); };

  for (Text* text : {&article.kicker, &article.headline}) set(*text);
  for (Link& link : article.see_also) set(link.name);
  for (Update& update : article.updates) set(update.headline);
  for (std::vector<Teaser>* list : {&article.related, &article.latest}) {
    for (Teaser& teaser : *list) {
      set(teaser.headline);
      if (teaser.summary.markup == Markup::text) set(teaser.summary);
    }
  }
  for (SafeHtml* html : {&rendered.lead, &rendered.caption, &rendered.body}) set_markup(*html);
  for (std::vector<SafeHtml>* list : {&rendered.key_points, &rendered.notes, &rendered.updates, &rendered.bios}) {
    for (SafeHtml& html : *list) set_markup(html);
  }
}

} // namespace lede
