// WordPress' export: people, pictures and texts.
#include "formats/feed_export.h"

#include <algorithm>

#include "base/text.h"
#include "formats/body.h"
#include "formats/markdown_pieces.h"

namespace lede::formats {
namespace {

constexpr std::string_view k_guest = "cap-"; // the plug-in's prefix of a login

std::string without_prefix(std::string name) {
  if (name.starts_with(k_guest)) name.erase(0, k_guest.size());
  return name;
}

template <class T>
const T* look_up(const std::vector<std::pair<std::string, T>>& sorted, const std::string& key) {
  const auto found =
      std::lower_bound(sorted.begin(), sorted.end(), key,
                       [](const auto& entry, const std::string& wanted) { return entry.first < wanted; });
  return found != sorted.end() && found->first == key ? &found->second : nullptr;
}

std::string paragraph_of(std::string_view part) {
  if (is_blank(part)) return {};
  const bool is_address = is_web_address(part) && part.find_first_of(" \n\"<") == std::string_view::npos;
  if (is_address) return concat({"<oembed url=\"", part, "\"></oembed>\n"});
  const bool is_comment = part.starts_with("<!"); // "<!--more-->", and perhaps text after it
  const bool is_block = is_comment ? part.ends_with("-->") : part.starts_with("</") || begins_with_block(part);
  if (is_block) return concat({part, "\n"});
  return concat({"<p>", part, part.ends_with("</p>") ? "\n" : "</p>\n"});
}

} // namespace

void FeedExport::collect(std::uint32_t channel) {
  for (std::uint32_t child = xml_.first_child(channel); child < xml_.node(channel).next;
       child = xml_.node(child).next) {
    if (xml_.is(child, "wp:author")) {
      names_.emplace_back(xml_.text(xml_.find(child, "wp:author_login")),
                          xml_.text(xml_.find(child, "wp:author_display_name")));
    } else if (const std::uint32_t url = xml_.find(child, "wp:attachment_url"); url != Xml::k_none) {
      pictures_.emplace_back(
          xml_.text(xml_.find(child, "wp:post_id")),
          Picture{child, url, xml_.find(child, "excerpt:encoded"), note_of(child, "_wp_attachment_image_alt")});
    } else if (xml_.text(xml_.find(child, "wp:post_type")) == "guest-author") { // the plug-in's authors without a login
      names_.emplace_back(without_prefix(xml_.text(xml_.find(child, "wp:post_name"))),
                          xml_.text(xml_.find(child, "title")));
    }
  }
  std::sort(names_.begin(), names_.end());
  std::sort(pictures_.begin(), pictures_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

bool FeedExport::is_for_readers(std::uint32_t item) {
  const std::string type = xml_.text(xml_.find(item, "wp:post_type"));
  if (!type.empty() && type != "post" && type != "page") return false;
  const std::string status = xml_.text(xml_.find(item, "wp:status"));
  const bool is_published =
      (status.empty() || status == "publish") && xml_.text(xml_.find(item, "wp:post_password")).empty();
  if (!is_published) ++unpublished_;
  return is_published;
}

std::string FeedExport::name_of(const std::string& login) const {
  const std::string* const name = look_up(names_, login);
  return name != nullptr && !name->empty() ? *name : login;
}

std::vector<std::uint32_t> FeedExport::people_of(std::uint32_t item) const {
  std::vector<std::uint32_t> people;
  for (std::uint32_t child = xml_.first_child(item); child < xml_.node(item).next; child = xml_.node(child).next) {
    if (xml_.is(child, "category") && xml_.attribute(child, "domain") == "author") people.push_back(child);
  }
  return people;
}

std::string FeedExport::person_name(std::uint32_t category) const {
  const std::string login = without_prefix(xml_.attribute(category, "nicename"));
  const std::string* const name = look_up(names_, login);
  return name != nullptr && !name->empty() ? *name : name_of(xml_.text(category));
}

const FeedExport::Picture* FeedExport::thumbnail_of(std::uint32_t item) const {
  return look_up(pictures_, note_of(item, "_thumbnail_id"));
}

std::string FeedExport::note_of(std::uint32_t item, std::string_view name) const {
  for (std::uint32_t child = xml_.first_child(item); child < xml_.node(item).next; child = xml_.node(child).next) {
    if (xml_.is(child, "wp:postmeta") && xml_.text(xml_.find(child, "wp:meta_key")) == name)
      return xml_.text(xml_.find(child, "wp:meta_value"));
  }
  return {};
}

std::string FeedExport::with_galleries(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t begin = text.find("[gallery ");
    const std::size_t end = text.find(']', std::min(begin, text.size()));
    if (end == std::string_view::npos) break;
    const std::string figures = figures_of(text.substr(begin, end - begin));
    out += figures.empty() ? text.substr(0, end + 1) : text.substr(0, begin);
    out += figures;
    text.remove_prefix(end + 1);
  }
  out += text;
  return out;
}

std::string FeedExport::figures_of(std::string_view shortcode) {
  const std::size_t begin = shortcode.find(" ids=\"");
  if (begin == std::string_view::npos || room_ == 0) return {};
  std::string_view ids = shortcode.substr(begin + 6);
  ids = ids.substr(0, ids.find('"'));
  std::string out;
  while (!ids.empty()) {
    const std::size_t end = std::min(ids.find(','), ids.size());
    const Picture* const picture = look_up(pictures_, std::string(ids.substr(0, end)));
    ids.remove_prefix(std::min(end + 1, ids.size()));
    if (picture == nullptr) continue;
    std::string figure = "\n\n<figure><img src=\"";
    append_escaped_text(figure, xml_.text(picture->url));
    figure += "\" alt=\"";
    append_escaped_text(figure, picture->alt);
    figure += "\">";
    if (const std::string caption = picture->caption == Xml::k_none ? std::string() : xml_.text(picture->caption);
        !caption.empty())
      figure += concat({"<figcaption>", caption, "</figcaption>"});
    figure += "</figure>\n\n";
    if (figure.size() > room_) room_ = 0;
    if (room_ == 0) return {};
    room_ -= figure.size();
    out += figure;
  }
  return out;
}

std::string FeedExport::markup_of(std::string_view text) {
  std::string out;
  bool in_code = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find("\n\n", at);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view part = text.substr(at, end - at);
    out += in_code ? concat({"\n\n", part}) : paragraph_of(part);
    in_code = in_code ? part.find("</pre") == std::string_view::npos
                      : part.find("<pre") != std::string_view::npos && part.find("</pre") == std::string_view::npos;
    if (in_code && out.ends_with('\n')) out.pop_back();
    at = text.find_first_not_of('\n', end);
    if (at == std::string_view::npos) break;
  }
  return out;
}

} // namespace lede::formats
