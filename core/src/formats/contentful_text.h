// Contentful's rich text, with the entries and assets that it links to.
// @see https://www.contentful.com/developers/docs/concepts/rich-text/
#pragma once

#include <string_view>
#include <tuple>
#include <vector>

#include "base/report.h"
#include "formats/body.h"
#include "json/document.h"

namespace lede::formats {

/// The entries and assets of a response by their ids, which links contain.
class ContentfulLinks {
 public:
  /// Collects those in `includes`, `items`, `entries` and `assets`.
  explicit ContentfulLinks(json::Value root);
  /// Adds those that GraphQL has beside a text: {"assets": {"block": […], …}, "entries": {…}}.
  void add_links_of_text(json::Value links);
  /// Returns the target of a link: {"sys": {"type": "Link", "linkType": "Asset", "id": …}}. Returns the value itself if
  /// it is not a link, and a missing value if the document does not have the target.
  [[nodiscard]] json::Value target_of(json::Value link) const;

  [[nodiscard]] static bool is_link(json::Value value);
  [[nodiscard]] json::Value root() const { return root_; }

 private:
  struct Target {
    bool is_asset;
    std::string_view id;
    json::Value value;
    bool operator<(const Target& other) const { return std::tie(is_asset, id) < std::tie(other.is_asset, other.id); }
  };
  void add(json::Value list, bool is_asset);
  void sort();
  json::Value root_;
  std::vector<Target> targets_;
};

[[nodiscard]] bool is_contentful_text(json::Value value);

void read_contentful_text(json::Value document, const ContentfulLinks& links, BodyBuilder& body, Report& report);

} // namespace lede::formats
