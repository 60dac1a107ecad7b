// Lines near a page's headline that say who wrote the article and when.
#include "formats/page/headline_lines.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/words.h"
#include "formats/page/dates.h"
#include "formats/page/names.h"
#include "formats/page/page_elements.h"

namespace lede::formats::page {
namespace {

constexpr std::uint32_t k_elements_before = 25;
constexpr std::uint32_t k_far_behind = 120;
constexpr std::uint32_t k_longest_line = 60; // characters
constexpr std::uint32_t k_most_bytes = 600;  // of markup

struct Window {
  std::uint32_t first = 0;
  std::uint32_t last = 0; ///< one past the last
};

bool is_short(const Node& node) { return node.content_end - node.content_begin <= k_most_bytes; }

/// Returns the heading that has the headline's words, else the first h1 that is not a link; 0 if there is none.
std::uint32_t headline_element(const Layout& layout, std::string_view source, std::string_view headline) {
  const std::vector<Node>& nodes = layout.page().nodes;
  const std::string wanted = letters_of(headline);
  std::uint32_t first = 0;
  for (std::uint32_t index = 1; index < nodes.size(); ++index) {
    const Element element = nodes[index].element;
    if (!is_heading(element) || layout.is_dropped(index) || layout.sums(index).text == 0) continue;
    constexpr std::uint32_t k_mostly_link = 500;
    if (first == 0 && element == Element::h1 && layout.link_density(index) < k_mostly_link) first = index;
    if (!wanted.empty() && is_short(nodes[index]) && letters_of(text_of(source, nodes[index])) == wanted) return index;
  }
  return first;
}

/// Returns the elements around the headline. @param behind how many of those behind it. Empty without a headline.
Window window_around(const Layout& layout, std::uint32_t heading, std::uint32_t behind) {
  if (heading == 0) return {};
  const std::vector<Node>& nodes = layout.page().nodes;
  return {heading > k_elements_before ? heading - k_elements_before : 1,
          std::min(nodes[heading].next + behind, static_cast<std::uint32_t>(nodes.size()))};
}

/// "de", "van der": parts of names that begin with a small letter.
bool is_particle(std::string_view word) {
  return has_word(
      "a al and bin da das de del den der di do dos du e el et i in ibn la le los of och oder og onder ten ter "
      "the to und van vom von y zu zum zur",
      word);
}

/// Whether a text may be the name of a person or of several: a few words with capital letters.
bool may_be_names(std::string_view text) {
  constexpr std::size_t k_longest = 80; // bytes
  constexpr int k_most_words = 8;
  if (text.size() > k_longest || text.find_first_of("0123456789?!:;@#%$/\"") != std::string_view::npos) return false;
  int words = 0;
  bool has_name = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n\t\r"), text.size());
    const std::string_view word = ascii::trim(text.substr(0, end), ",&.");
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    const char first = word.front();
    const bool is_name = ascii::is_upper(first) || static_cast<unsigned char>(first) >= 0x80;
    if ((!is_name && !is_particle(word)) || ++words > k_most_words) return false;
    has_name = has_name || is_name;
  }
  return has_name;
}

/// Returns the names in a line that begins with "By"; empty if it does not.
std::string names_behind_by(std::string_view line) {
  line = ascii::trim(line, " \n\t\r");
  std::string start(line.substr(0, 3));
  lower_ascii(start);
  if (start != "by ") return {};
  return clean_name(line);
}

/// Whether a link leads to the page of an author.
bool leads_to_author(std::string_view start_tag) {
  constexpr std::string_view k_folders[] = {
      "/author/",  "/authors/",  "/staff/",     "/profile/",    "/profiles/",    "/contributor/", "/contributors/",
      "/editors/", "/reporter/", "/reporters/", "/journalist/", "/journalists/", "/columnist/",   "/writers/"};
  const std::size_t address = start_tag.find("href");
  if (address == std::string_view::npos) return false;
  const std::string_view rest = start_tag.substr(address);
  return std::any_of(std::begin(k_folders), std::end(k_folders),
                     [rest](std::string_view folder) { return rest.find(folder) != std::string_view::npos; });
}

class AuthorFinder {
 public:
  AuthorFinder(const Layout& layout, std::string_view source)
      : page_(layout.page()), layout_(layout), source_(source) {}

  std::vector<std::string> find(Window window) {
    for (std::uint32_t index = window.first; index < window.last && names_.empty(); ++index) {
      const Node& node = page_.nodes[index];
      if ((node.hints & k_hidden) != 0 || is_heading(node.element) || !is_short(node)) continue;
      if ((node.hints & k_byline) != 0)
        read_byline(index);
      else if (node.element == Element::a && leads_to_author(start_tag(node)))
        add(text_of(source_, node));
      else if (!layout_.is_dropped(index))
        add(names_behind_by(text_of(source_, node)));
    }
    return std::move(names_);
  }

 private:
  [[nodiscard]] std::string_view start_tag(const Node& node) const {
    return source_.substr(node.begin, node.content_begin - node.begin);
  }

  /// Its links have the names; without links, the whole does.
  void read_byline(std::uint32_t index) {
    for (std::uint32_t at = index; at < page_.nodes[index].next; ++at) {
      if (page_.nodes[at].element == Element::a) add(text_of(source_, page_.nodes[at]));
    }
    if (names_.empty()) add(text_of(source_, page_.nodes[index]));
  }

  void add(std::string_view text) {
    std::string name = clean_name(text);
    if (name.empty() || !may_be_names(name)) return;
    if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(std::move(name));
  }

  const Page& page_;
  const Layout& layout_;
  std::string_view source_;
  std::vector<std::string> names_;
};

/// Returns the date of a `<time>` that the page sets apart from the article.
Line date_of_time(const Layout& layout, std::string_view source, Window window) {
  const Page& page = layout.page();
  for (const Mark& time : page.times) {
    if (time.node < window.first || time.node >= window.last) continue;
    const Node& node = page.nodes[time.node];
    if ((node.hints & (k_hidden | k_link)) != 0 || !is_short(node)) continue;
    std::string date = date_of(time.value);
    if (date.empty()) date = date_of(text_of(source, node));
    if (!date.empty()) return {std::move(date), time.node, true};
  }
  return {};
}

} // namespace

Line date_near_headline(const Layout& layout, std::string_view source, std::string_view headline) {
  constexpr std::uint32_t k_behind = 35;
  const std::uint32_t heading = headline_element(layout, source, headline);
  if (Line line = date_of_time(layout, source, window_around(layout, heading, k_far_behind)); !line.value.empty())
    return line;
  const Window window = window_around(layout, heading, k_behind);
  for (std::uint32_t index = window.first; index < window.last; ++index) {
    const Node& node = layout.page().nodes[index];
    if ((node.hints & (k_hidden | k_link)) != 0 || !is_short(node)) continue;
    if (is_heading(node.element) || layout.sums(index).text > k_longest_line) continue;
    const std::string text = text_of(source, node);
    if (text.size() > k_longest_line * 2) continue;
    std::string date = date_in_line(text);
    if (date.empty()) continue;
    const bool is_all = date.size() * 5 >= text.size() * 4;
    return {std::move(date), index, is_all};
  }
  return {};
}

std::vector<std::string> authors_near_headline(const Layout& layout, std::string_view source,
                                               std::string_view headline) {
  const std::uint32_t heading = headline_element(layout, source, headline);
  return AuthorFinder(layout, source).find(window_around(layout, heading, k_far_behind));
}

} // namespace lede::formats::page
