// Reads a page's facts about its article: from microdata and RDFa first, then from meta elements, then from visible
// text.
#include "formats/page/facts.h"

#include <algorithm>
#include <initializer_list>

#include "base/ascii.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/feed_values.h"
#include "formats/page/dates.h"
#include "formats/page/headline_lines.h"
#include "formats/page/names.h"
#include "formats/page/page_elements.h"
#include "formats/values.h"

namespace lede::formats::page {
namespace {

class FactFinder {
 public:
  FactFinder(const Layout& layout, std::string_view source) : layout_(layout), page_(layout.page()), source_(source) {}

  Facts find() {
    read_addresses();
    facts_.headline = find_headline();
    find_authors();
    find_dates();
    facts_.picture =
        first_of({"og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"});
    if (facts_.picture.empty()) facts_.picture = property("image");
    if (facts_.picture.empty()) facts_.picture = first_of({"image_src"});
    if (is_sign(facts_.picture)) facts_.picture.clear();
    facts_.section = first_of({"article:section"});
    if (facts_.section.empty()) facts_.section = property("articlesection");
    for (const Meta& meta : page_.metas) {
      if (meta.name == "article:tag" && !meta.content.empty()) facts_.tags.push_back(meta.content);
    }
    find_lead();
    return std::move(facts_);
  }

 private:
  /// Whether a picture is the site's (a logo, say) and not the article's.
  static bool is_sign(std::string_view url) {
    std::string name(url.substr(url.rfind('/') + 1)); // npos + 1 is 0
    lower_ascii(name);
    for (const std::string_view word : {"logo", "favicon", "placeholder", "default", "apple-touch"}) {
      if (name.find(word) != std::string::npos) return true;
    }
    return false;
  }

  [[nodiscard]] std::string first_of(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
      if (const std::string_view content = page_.meta(name); !is_blank(content)) return text_of_html(content);
    }
    return {};
  }

  [[nodiscard]] bool is_seen(std::uint32_t index) const { return !layout_.is_dropped(index); }

  [[nodiscard]] std::string text_at(std::uint32_t index) const {
    constexpr std::uint32_t k_longest = 1000;
    const Node& node = page_.nodes[index];
    const std::size_t size = node.content_end - node.content_begin;
    if (layout_.sums(index).text > k_longest || size > left_to_read_) return {};
    left_to_read_ -= size;
    return text_of(source_, node);
  }

  [[nodiscard]] std::string value_of(const Property& property) const {
    return property.value.empty() ? text_at(property.node) : property.value;
  }

  /// Returns a property. Statements about the article take precedence over others.
  [[nodiscard]] std::string property(std::string_view name) const {
    for (const bool of_article : {true, false}) {
      for (const Property& one : page_.properties) {
        if (one.name != name || one.of_article != of_article) continue;
        if (std::string value = value_of(one); !is_blank(value)) return value;
      }
    }
    return {};
  }

  void read_addresses() {
    facts_.url = page_.canonical.empty() ? first_of({"og:url"}) : page_.canonical;
    facts_.base = resolve_address(page_.base, facts_.url);
  }

  // The headline

  std::string find_headline() {
    std::string site = first_of({"og:site_name", "application-name"});
    std::vector<std::string> seen;
    for (std::uint32_t index = 1; index < page_.nodes.size() && seen.size() < 5; ++index) {
      // A heading that is a link is mostly the site's name.
      const bool is_main =
          page_.nodes[index].element == Element::h1 && is_seen(index) && layout_.link_density(index) < 500;
      if (!is_main) continue;
      if (std::string text = text_at(index); !text.empty()) seen.push_back(std::move(text));
    }
    if (!seen.empty()) facts_.heading = seen.front();
    std::string said = property("headline");
    if (said.empty()) {
      said = first_of({"dc:title", "dcterm:title", "dcterms:title", "dc.title", "dcterms.title", "og:title",
                       "parsely-title", "weibo:article:title", "title", "twitter:title", "sailthru.title"});
    }
    const std::string title = text_of_html(page_.title);
    if (!said.empty()) return without_site(said, site, facts_.url, seen, false);
    if (!title.empty()) return without_site(title, site, facts_.url, seen, true);
    return seen.empty() ? std::string() : seen.front();
  }

  // Who wrote it

  void find_authors() {
    for (const Property& one : page_.properties) {
      if ((one.name == "author" || one.name == "creator") && one.of_article) add_author(value_of(one));
    }
    if (facts_.authors.empty()) {
      read_author_metas();
    }
    // A site that names itself as the author may have the person's name in the text.
    std::vector<std::string> site;
    if (facts_.authors.size() == 1 && is_site(facts_.authors.front())) site.swap(facts_.authors);
    const bool is_known = !facts_.authors.empty();
    for (std::uint32_t index = 1; index < page_.nodes.size(); ++index) {
      if ((page_.nodes[index].hints & k_byline) == 0 || !is_seen(index)) continue;
      if (read_byline(index, !is_known)) break;
    }
    if (!facts_.authors.empty()) return;
    for (const Property& one : page_.properties) {
      if (one.name == "author" || one.name == "creator" || one.name == "person") add_author(value_of(one));
    }
    if (facts_.authors.empty()) facts_.authors = authors_near_headline(layout_, source_, facts_.headline);
    if (facts_.authors.empty()) facts_.authors = std::move(site);
  }

  /// Reads the authors of the first kind of meta element that names any. The element that is meant for articles may
  /// have an address instead; "author" is on many sites the publisher of all pages.
  void read_author_metas() {
    for (const std::string_view name :
         {"dc:creator", "dcterm:creator", "dcterms:creator", "dc.creator", "dcterms.creator", "article:author",
          "author", "parsely-author", "byl", "byline", "sailthru.author", "citation_author", "og:article:author",
          "cxenseparse:author"}) {
      for (const Meta& meta : page_.metas) {
        if (meta.name == name) add_author(meta.content);
      }
      if (!facts_.authors.empty()) return;
    }
  }

  [[nodiscard]] bool is_site(const std::string& name) const {
    return is_address_of_site(name) || is_name_of_site(name, facts_.url) ||
           letters_of(name) == letters_of(first_of({"og:site_name", "application-name"}));
  }

  void add_author(std::string_view text) {
    constexpr std::size_t k_most = 20;
    if (facts_.authors.size() == k_most) return;
    std::string name = clean_name(text);
    if (name.empty()) return;
    for (const std::string& other : facts_.authors) {
      if (other == name) return;
    }
    facts_.authors.push_back(std::move(name));
  }

  /// Reads a byline. @return whether the element is one.
  bool read_byline(std::uint32_t index, bool is_wanted) {
    constexpr std::uint32_t k_longest = 100;
    const Sums& sums = layout_.sums(index);
    if (sums.text == 0 || sums.text > k_longest || sums.pictures > 1) return false;
    const Node& node = page_.nodes[index];
    constexpr std::uint32_t k_most_inside = 50;
    if (node.next - index > k_most_inside) return false;
    if (!is_wanted) {
      const std::string text = letters_of(text_at(index));
      const bool repeats = text.find(letters_of(facts_.authors.front())) != std::string::npos;
      if (repeats) facts_.taken.push_back(index);
      return repeats;
    }
    for (std::uint32_t at = index + 1; at < node.next; ++at) {
      if ((page_.nodes[at].hints & k_byline) == 0 || !is_seen(at) || is_byline_around(at)) continue;
      add_author(text_at(at));
    }
    for (std::uint32_t at = index + 1; at < node.next && facts_.authors.empty(); ++at) {
      if (page_.nodes[at].element == Element::a) add_author(text_at(at));
    }
    if (facts_.authors.empty()) add_author(text_at(index));
    if (facts_.authors.empty()) return false;
    facts_.taken.push_back(index);
    return true;
  }

  [[nodiscard]] bool is_byline_around(std::uint32_t index) const {
    for (std::uint32_t at = index + 1; at < page_.nodes[index].next; ++at) {
      if ((page_.nodes[at].hints & k_byline) != 0 && layout_.sums(at).text > 0) return true;
    }
    return false;
  }

  // When

  [[nodiscard]] std::string first_date(std::initializer_list<std::string_view> properties,
                                       std::initializer_list<std::string_view> metas) const {
    for (const std::string_view name : properties) {
      if (std::string date = date_of(property(name)); !date.empty()) return date;
    }
    for (const std::string_view name : metas) {
      if (std::string date = date_of(page_.meta(name)); !date.empty()) return date;
    }
    return {};
  }

  void find_dates() {
    facts_.published = first_date({"datepublished", "datecreated"}, {"article:published_time",
                                                                     "og:article:published_time",
                                                                     "parsely-pub-date",
                                                                     "datepublished",
                                                                     "date",
                                                                     "dc.date",
                                                                     "dc.date.issued",
                                                                     "dc.date.created",
                                                                     "dcterms.created",
                                                                     "dcterms.date",
                                                                     "dcterms.issued",
                                                                     "pubdate",
                                                                     "publish-date",
                                                                     "publishdate",
                                                                     "publication_date",
                                                                     "sailthru.date",
                                                                     "article.published",
                                                                     "article:published",
                                                                     "article:published:time",
                                                                     "cxenseparse:recs:publishtime",
                                                                     "citation_publication_date",
                                                                     "citation_date",
                                                                     "og:pubdate",
                                                                     "rnews:datepublished"});
    facts_.modified = first_date({"datemodified"},
                                 {"article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified",
                                  "last-modified", "article:modified", "article:modified:time", "lastmod"});
    bool is_found = !facts_.published.empty();
    for (const Mark& time : page_.times) {
      if (!is_seen(time.node)) continue;
      std::string date = date_of(time.value);
      if (date.empty()) date = date_of(text_at(time.node));
      if (date.empty()) continue;
      // The elements around a <time> tell whether it is the article's date or part of its text.
      const std::uint32_t parent = page_.nodes[time.node].parent;
      if (layout_.sums(parent).text < 100)
        facts_.taken.push_back(layout_.sums(parent).text < 40 && parent != 0 ? parent : time.node);
      if (!is_found) facts_.published = std::move(date);
      is_found = true;
      return;
    }
    for (std::uint32_t index = 1; index < page_.nodes.size(); ++index) {
      constexpr std::uint32_t k_longest = 60;
      const bool is_dateline = (page_.nodes[index].hints & k_dateline) != 0 && is_seen(index);
      if (!is_dateline || layout_.sums(index).text == 0 || layout_.sums(index).text > k_longest) continue;
      std::string date = date_of(text_at(index));
      if (date.empty()) continue;
      facts_.taken.push_back(index);
      if (!is_found) facts_.published = std::move(date);
      return;
    }
    if (is_found) return;
    Line line = date_near_headline(layout_, source_, facts_.headline);
    if (line.is_all) facts_.taken.push_back(line.node);
    facts_.published = std::move(line.value);
  }

  // The lead: the page's description, if it is also visible

  void find_lead() {
    const std::string said = letters_of(first_of({"og:description", "description", "twitter:description"}));
    constexpr std::uint32_t k_longest = 600;
    constexpr std::size_t k_shortest = 30;
    for (std::uint32_t index = 1; index < page_.nodes.size(); ++index) {
      const Sums& sums = layout_.sums(index);
      if (!is_seen(index) || sums.has_blocks || is_inline(page_.nodes[index].element)) continue;
      if (sums.text == 0 || sums.text > k_longest) continue;
      const bool is_named = (page_.nodes[index].hints & k_lead) != 0;
      const bool fits =
          said.size() >= k_shortest && sums.text <= said.size() + 40 && said.size() <= sums.text * 4U + 40;
      if (!is_named && !fits) continue;
      if (!is_named && letters_of(text_at(index)) != said) continue;
      facts_.lead = text_at(index);
      facts_.lead_node = index;
      return;
    }
  }

  const Layout& layout_;
  const Page& page_;
  std::string_view source_;
  Facts facts_;
  mutable std::size_t left_to_read_ = 1'000'000; // bytes of markup in all; bounds the time for nested elements
};

} // namespace

Facts find_facts(const Layout& layout, std::string_view source) { return FactFinder(layout, source).find(); }

} // namespace lede::formats::page
