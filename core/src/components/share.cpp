// Sharing. Nothing is loaded from where the links lead, and nobody there hears of a reader who does not follow one.
#include "components/share.h"

#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/text.h"
#include "base/words.h"

namespace lede {
namespace {

using i18n::Label;

bool is_unreserved(char byte) {
  return ascii::is_alphanumeric(byte) || byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

/// As a value in a query. @see https://www.rfc-editor.org/rfc/rfc3986#section-2.3
std::string encoded(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (is_unreserved(byte)) {
      out += byte;
    } else {
      out += '%';
      ascii::append_hex(out, byte, ascii::k_upper_hex_digits);
    }
  }
  return out;
}

/// Leads away from a page that the reader has not finished, so to a tab of its own.
/// @return whether there is a link: an address can be longer than a URL may be.
bool open_share_link(HtmlWriter& writer, const std::string& address, const ComponentContext& context) {
  const std::optional<SafeUrl> url = context.urls.allow(address, UrlUse::link).url;
  if (!url) return false;
  writer.text(" ");
  open_link(writer, *url, context);
  if (context.options.link_target != LinkTarget::blank) writer.attribute(Attribute::target, "_blank");
  return true;
}

struct Service {
  const char* name; // a brand, the same in all languages
  const char* address;
  const char* title;     // the parameter for the headline; null: none
  const char* languages; // in which people use it most, tags in lower case; null: all
};

constexpr Service k_services[] = {
    {"WhatsApp", "https://wa.me/?text=", nullptr, "ar de es fr he hi id pt"},
    {"LINE", "https://social-plugins.line.me/lineit/share?url=", nullptr, "ja th zh-hant"},
    {"Telegram", "https://t.me/share/url?url=", "&text=", "ru"},
    {"Facebook", "https://www.facebook.com/sharer/sharer.php?u=", nullptr, nullptr},
    {"X", "https://x.com/intent/post?url=", "&text=", nullptr},
    {nullptr, "mailto:?body=", "&subject=", nullptr},
};

bool is_used_in(const Service& service, std::string_view tag) {
  if (service.languages == nullptr) return true;
  std::string lower(tag);
  lower_ascii(lower);
  return has_word(service.languages, lower);
}

} // namespace

void write_share(HtmlWriter& writer, const Article& article, const ComponentContext& context) {
  const Text& own = article.canonical.empty() ? article.url : article.canonical;
  const std::optional<SafeUrl> address = context.urls.allow(own.value, UrlUse::resource).url;
  if (own.empty() || !address) return;
  const std::string url = encoded(address->view());
  const std::string headline = encoded(article.headline.value);
  writer.open_part(Element::p, "share");
  writer.attribute(Attribute::data_component, "share");
  writer.attribute(Attribute::data_value, address->view());
  write_label(writer, Element::b, nullptr, Label::share_title, context);
  for (const Service& service : k_services) {
    if (!is_used_in(service, context.labels.tag())) continue;
    std::string link = concat({service.address, url});
    if (service.title != nullptr) link += concat({service.title, headline});
    if (!open_share_link(writer, link, context)) continue;
    if (service.name != nullptr)
      writer.text(service.name);
    else
      write_words(writer, Label::share_email, context);
    writer.close();
  }
  writer.text(" ");
  write_button(writer, "button", "action", "share", Label::share_title, context);
  write_button(writer, "button", "action", "clipboard", Label::share_copy, context);
  writer.open(Element::span);
  writer.attribute(Attribute::role, "status");
  writer.open(Element::span);
  writer.attribute(Attribute::hidden);
  write_words(writer, Label::share_copied, context);
  writer.close();
  writer.close();
  writer.close();
}

} // namespace lede
