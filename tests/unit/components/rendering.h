// What the tests of components share: everything that a component is given, and the markup it makes of it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "components/component.h"

namespace lede::test {

/// A page's surroundings, with knobs.
struct Surroundings {
  RenderOptions options;
  std::string language = "vi";
  std::string base_url = "https://news.example/a/1.html";
  Report report{true, true};

  /// Runs `write(page)` and hands back the markup.
  template <class Write>
  std::string render(Write write) {
    const UrlPolicy urls(base_url, {options.data_images});
    const std::string& locale = options.locale.empty() ? language : options.locale;
    const i18n::Labels labels(i18n::language_for(locale), options.labels);
    HtmlWriter writer;
    write(Page{
        .writer = writer, .urls = urls, .labels = labels, .options = options, .report = report, .language = language});
    return std::move(writer).finish().release();
  }

  [[nodiscard]] bool has_warned_of(WarningCode code) const {
    for (const PendingWarning& warning : report.pending()) {
      if (warning.code == code) return true;
    }
    return false;
  }
};

inline Text text(std::string_view value) { return {std::string(value), {}}; }

inline Link link_to(std::string_view name, std::string_view url) {
  Link link;
  link.name = text(name);
  link.url = text(url);
  return link;
}

inline SafeHtml markup(std::string_view words) {
  HtmlWriter writer;
  writer.text(words);
  return std::move(writer).finish();
}

inline bool contains(std::string_view markup, std::string_view piece) {
  return markup.find(piece) != std::string_view::npos;
}

} // namespace lede::test
