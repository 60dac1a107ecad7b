#include "components/shown_once.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/cut_text.h"
#include "base/text.h"
#include "components/repeated_picture.h"
#include "html/html_writer.h"
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
  for (const std::string_view part :
       {"lede-footnote-link", "<video", "<audio", "<img srcset", "<s>", "<del", "<sup>"}) {
    if (lead.find(part) != std::string_view::npos) return true;
  }
  // At the end of an excerpt that a system has cut, links lead to the article.
  const std::string_view own = is_cut ? lead.substr(0, end_before_links(lead)) : lead;
  return !has_all_of(lead, " src=\"", body) || !has_all_of(own, " href=\"", body);
}

/// Whether the body begins with the lead's words.
bool says_first(std::string_view body, const ReadWords& lead, bool is_cut) {
  constexpr std::size_t k_enough = 40; // bytes
  constexpr std::size_t k_a_number = 4;
  ReadWords text;
  text.add_markup(body, lead.size() + k_a_number, is_cut ? Reading::text : Reading::paragraphs);
  if (!text.begins_with(lead)) {
    if (!is_cut) return false;
    ReadWords everything; // systems cut captions, too
    everything.add_markup(body, lead.size() + k_a_number, Reading::visible);
    return everything.begins_with(lead) && !everything.is_in_number(lead.size());
  }
  if (text.is_in_number(lead.size())) return false;
  if (is_cut || text.ends_line(lead.size())) return true;
  // A point may also be one in a number.
  if (lead.ends_sentence()) return text.ends_word(lead.size()) || !lead.ends_with_point();
  // Ghost's excerpts have no sign of a cut.
  return lead.size() >= k_enough && lead.ends_with_letter();
}

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Finds the first heading. @return an empty range if there is none.
Range first_heading(std::string_view html) {
  constexpr std::string_view k_end = "</h2>";
  for (std::size_t at = html.find("<h"); at < html.size(); at = html.find("<h", at + 1)) {
    if (!ascii::is_digit(html[at + 2])) continue; // <hr>
    const std::size_t end = html.find("</h", at);
    return {at, std::min(end, html.size() - k_end.size()) + k_end.size()};
  }
  return {};
}

/// Whether only pictures and short lines, such as a date or a section, come before a heading, and nothing is around it
/// that would be empty without it.
bool may_come_before(std::string_view html) {
  constexpr std::size_t k_a_line = 60; // bytes
  for (const std::string_view part : {"<a ", "<li>", "<td", "<blockquote", "<details", "<s>", "<del"}) {
    if (html.find(part) != std::string_view::npos) return false;
  }
  ReadWords words;
  words.add_markup(html, k_a_line + 1, Reading::text);
  return words.size() <= k_a_line && !words.ends_sentence();
}

/// Whether a link leads to an element.
bool is_linked(std::string_view html, std::string_view tag) {
  constexpr std::string_view k_id = " id=\"";
  const std::size_t id = tag.find(k_id);
  if (id == std::string_view::npos) return false;
  const std::string_view rest = tag.substr(id + k_id.size());
  return html.find(concat({"#", rest.substr(0, rest.find('"') + 1)})) != std::string_view::npos;
}

/// Whether a range of the body is a heading that says the headline, and nothing else.
bool says_headline(const RenderedArticle& rendered, Range heading, std::string_view headline) {
  const std::string_view html = rendered.body.view();
  const std::string_view tag = html.substr(heading.begin, heading.end - heading.begin);
  if (tag.empty() || tag.find("<a ") != std::string_view::npos || tag.find("<img") != std::string_view::npos)
    return false;
  ReadWords wanted;
  wanted.add_text(headline);
  ReadWords words;
  words.add_markup(tag, wanted.size() + 1);
  ReadWords after;
  after.add_markup(html.substr(heading.end), 1);
  return !words.empty() && words.size() == wanted.size() && words.begins_with(wanted) && !after.empty() &&
         may_come_before(html.substr(0, heading.begin)) && !is_linked(html, tag.substr(0, tag.find('>'))) &&
         !is_linked(rendered.lead.view(), tag.substr(0, tag.find('>')));
}

/// Whether the lead is the headline.
bool is_headline(const ReadWords& lead, std::string_view headline) {
  ReadWords wanted;
  wanted.add_text(headline);
  return lead.size() == wanted.size() && lead.begins_with(wanted);
}

bool says_lead(const Article& article, const RenderedArticle& rendered) {
  const std::string text = plain_text_of_blocks(rendered.lead);
  const std::string_view uncut = without_cut(text, rendered.lead.view());
  const bool is_cut = uncut.size() < text.size();
  ReadWords lead;
  lead.add_text(uncut);
  return !rendered.lead.empty() && !has_more_than_words(rendered, is_cut) &&
         (lead.empty() || is_headline(lead, article.headline.value) || says_first(rendered.body.view(), lead, is_cut));
}

} // namespace

void show_once(Article& article, const RenderedArticle& rendered, const UrlPolicy& urls) {
  const auto hide = [&](PartInBody part) {
    article.in_body |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(part));
  };
  if (says_lead(article, rendered)) hide(PartInBody::lead);
  if (is_picture_repeated(article.image, rendered, urls)) hide(PartInBody::image);
  if (says_headline(rendered, first_heading(rendered.body.view()), article.headline.value)) hide(PartInBody::headline);
}

void remove_repeated_headline(const Article& article, RenderedArticle& rendered) {
  const Range heading = first_heading(rendered.body.view());
  if (says_headline(rendered, heading, article.headline.value))
    rendered.body = HtmlWriter::without_element(std::move(rendered.body), heading.begin, heading.end);
}

} // namespace lede
