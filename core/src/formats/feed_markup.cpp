// The text of a feed's entry.
#include "formats/feed_markup.h"

#include <utility>

#include "base/words.h"
#include "formats/empty_elements.h"
#include "formats/feed_values.h"
#include "formats/page/base_address.h"
#include "formats/values.h"

namespace lede::formats {

using json::Kind;

/// Returns the `xml:base` for the addresses in an element, which its first child may have, too; empty if none is
/// stated, or if it is the entry's address, from which they start anyway.
std::string FeedMarkup::base_of_text(std::uint32_t element) const {
  std::string base = stated_base_;
  const std::uint32_t end = xml_.node(element).next;
  std::uint32_t child = xml_.first_child(element);
  while (child < end && xml_.node(child).kind != XmlKind::element) child = xml_.node(child).next;
  for (const std::uint32_t at : {element, child}) {
    const std::string own = at < end ? xml_.attribute(at, "xml:base") : std::string();
    if (!own.empty()) base = resolve_address(own, base.empty() ? base_ : base);
  }
  // The base is repeated for every address of the text.
  constexpr std::size_t k_longest_base = 200; // bytes
  return base == address_ || base.size() > k_longest_base ? std::string() : base;
}

void FeedMarkup::put_html(std::string_view key, std::uint32_t from) {
  std::uint32_t child = xml_.first_child(from);
  const XmlNode& element = xml_.node(from);
  const bool is_cdata =
      child < element.next && xml_.node(child).next == element.next && xml_.node(child).kind == XmlKind::cdata;
  const bool is_markup = xml_.has_child_elements(from);
  const XmlNode& part = is_cdata ? xml_.node(child) : element;
  while (is_markup && xml_.node(child).kind != XmlKind::element) child = xml_.node(child).next;
  std::string markup = is_markup ? xml_.inner(from) : xml_.text(from);
  bool is_changed = false;
  if (is_markup && xml_.node(child).prefix == "html" && has_prefix(markup)) {
    markup = without_prefix(markup);
    is_changed = true;
  }
  if (is_markup) {
    std::string closed = close_empty_elements(markup, MarkupKind::xml);
    is_changed = is_changed || closed.size() > element.end - element.begin;
    markup = std::move(closed);
  }
  if (const std::string base = base_of_text(from); !base.empty()) {
    markup = page::markup_against_base(markup, base);
    is_changed = true;
  }
  if ((is_cdata || is_markup) && !is_changed && xml_.is_utf8()) {
    builder_.key(key);
    builder_.verbatim(Kind::string, part.begin, part.end - part.begin);
  } else {
    put(key, from, markup);
  }
}

void FeedMarkup::put_body(std::string_view key, std::uint32_t element) {
  const std::string type = xml_.attribute(element, "type");
  const bool is_atom_text = xml_.node(element).prefix == "atom" && (type.empty() || type == "text");
  if (is_atom_text || type == "plain" || type == "text/plain") return put_text("text", element);
  if (is_export_) return put_written(element);
  const bool is_own = key == "html" && !has_word("content atom html", xml_.node(element).prefix);
  if (is_own && !xml_.has_child_elements(element) && xml_.text(element).find('<') == std::string::npos)
    return put_text("text", element);
  if (is_escaped_twice(element)) return put(key, element, decode_references(xml_.text(element)));
  put_html(key, element);
}

/// Whether a text is markup that a template has escaped once more: `&amp;lt;p&amp;gt;`.
bool FeedMarkup::is_escaped_twice(std::uint32_t element) const {
  if (xml_.has_child_elements(element)) return false;
  const std::string text = xml_.text(element);
  return text.find('<') == std::string::npos && (text.starts_with("&lt;p") || text.starts_with("&lt;div")) &&
         (text.find("&lt;/p&gt;") != std::string::npos || text.find("&lt;/div&gt;") != std::string::npos);
}

void FeedMarkup::put_written(std::uint32_t element) {
  const std::string text = xml_.text(element);
  if (text.find("<!-- wp:") != std::string::npos) return put_html("html", element);
  put("html", element, FeedExport::markup_of(export_.with_galleries(text)));
}

} // namespace lede::formats
