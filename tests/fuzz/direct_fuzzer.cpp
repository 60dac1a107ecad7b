// The two ways of the sanitizer: tags in few steps (core/src/body/sanitizer_direct.cpp), and all tags in the general
// steps. Both must give the same output and the same warnings. The first byte chooses the options, the rest is a text
// in Markdown or HTML.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/report.h"
#include "body/body.h"
#include "body/footnote_list.h"
#include "policy/url.h"

namespace {

struct Outcome {
  std::string html;
  std::string warnings;
};

std::string text_of(const std::vector<lede::PendingWarning>& warnings) {
  std::string text;
  for (const lede::PendingWarning& warning : warnings)
    text += std::to_string(warning.text_offset) + " " + std::to_string(static_cast<int>(warning.code)) + " " +
            std::to_string(static_cast<int>(warning.severity)) + " " + warning.message + "\n";
  return text;
}

Outcome sanitize(std::string_view text, unsigned char choice, bool takes_all_steps) {
  lede::Report report(true, true);
  const lede::UrlPolicy urls("https://news.example/a/b", {});
  lede::ElementSet elements;
  elements.set();
  if ((choice & 32U) != 0) {
    for (const lede::Element removed : {lede::Element::h3, lede::Element::em, lede::Element::blockquote})
      elements.reset(static_cast<std::size_t>(removed));
  }
  lede::body::Context context{
      .urls = urls, .report = report, .link_rel = {}, .allow_elements = &elements, .see_also_title = {}};
  context.policy = (choice & 1U) != 0 ? lede::PolicyName::comment : lede::PolicyName::article;
  context.heading_level = (choice & 2U) != 0 ? 2 : 0;
  context.place = (choice & 4U) != 0 ? lede::body::Place::phrasing : lede::body::Place::flow;
  context.depth = (choice & 16U) != 0 ? lede::limits::max_open_elements - 6 : 0;
  context.takes_all_steps = takes_all_steps;
  lede::body::FootnoteList footnotes(context);
  if (context.policy == lede::PolicyName::article) context.footnotes = &footnotes;
  const lede::Markup markup = (choice & 8U) != 0 ? lede::Markup::html : lede::Markup::markdown;
  Outcome outcome;
  outcome.html = lede::body::sanitize_text(text, markup, {}, context).view();
  outcome.warnings = text_of(report.pending());
  return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Outcome direct = sanitize(text, data[0], false);
  const Outcome general = sanitize(text, data[0], true);
  if (direct.html == general.html && direct.warnings == general.warnings) return 0;
  std::fprintf(stderr, "DIRECT  %s\n%sGENERAL %s\n%s", direct.html.c_str(), direct.warnings.c_str(),
               general.html.c_str(), general.warnings.c_str());
  std::abort();
}
