#include "components/shown_once.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/cut_text.h"
#include "components/repeated_picture.h"
#include "html/plain_text.h"
#include "html/read_words.h"

namespace lede {
namespace {

using Reading = ReadWords::Reading;

/// Whether all addresses of a kind in the lead are in other texts, too. @param name ` href="`, with what is around it.
bool has_all_of(std::string_view lead, std::string_view name, std::string_view body) {
  constexpr int k_most = 4; // each is looked for in the whole body
  std::size_t at = 0;
  for (int count = 0; (at = lead.find(name, at)) != std::string_view::npos; ++at) {
    const std::string_view address = lead.substr(at, lead.find('"', at + name.size()) + 1 - at);
    if (++count > k_most || body.find(address) == std::string_view::npos) return false;
  }
  return true;
}

/// Whether something else than words would be lost with the lead.
bool has_more_than_words(const RenderedArticle& rendered, bool is_cut) {
  const std::string_view lead = rendered.lead.view();
  const std::string_view body = rendered.body.view();
  for (const std::string_view part : {"lede-footnote-link", "<video", "<audio"}) {
    if (lead.find(part) != std::string_view::npos) return true;
  }
  // In an excerpt that a system has cut, links lead to the article.
  return !has_all_of(lead, " src=\"", body) || (!is_cut && !has_all_of(lead, " href=\"", body));
}

/// Whether the body begins with the lead's words.
bool says_first(std::string_view body, const ReadWords& lead, bool is_cut) {
  constexpr std::size_t k_enough = 40; // bytes
  ReadWords text;
  text.add_markup(body, lead.size() + 1, is_cut ? Reading::text : Reading::paragraphs);
  if (!text.begins_with(lead)) {
    if (!is_cut) return false;
    ReadWords everything; // systems cut captions, too
    everything.add_markup(body, lead.size() + 1);
    return everything.begins_with(lead);
  }
  if (is_cut || text.ends_line(lead.size())) return true;
  // A point may also be one in a number.
  if (lead.ends_sentence()) return text.ends_word(lead.size()) || !lead.ends_with_point();
  // Ghost's excerpts have no sign of a cut.
  return lead.size() >= k_enough && lead.ends_with_letter();
}

bool says_lead(const RenderedArticle& rendered) {
  const std::string text = plain_text_of_blocks(rendered.lead);
  const std::string_view uncut = without_cut(text);
  const bool is_cut = uncut.size() < text.size();
  ReadWords lead;
  lead.add_text(uncut);
  return !rendered.lead.empty() && !has_more_than_words(rendered, is_cut) &&
         (lead.empty() || says_first(rendered.body.view(), lead, is_cut));
}

} // namespace

void show_once(Article& article, const RenderedArticle& rendered, const UrlPolicy& urls) {
  const auto hide = [&](PartInBody part) {
    article.in_body |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(part));
  };
  if (says_lead(rendered)) hide(PartInBody::lead);
  if (is_picture_repeated(article.image, rendered, urls)) hide(PartInBody::image);
}

} // namespace lede
