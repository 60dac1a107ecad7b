// Sharing. Nothing is loaded from the services, so they learn nothing about readers who do not follow a link.
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

/// Returns a text percent-encoded as a value in a query. @see https://www.rfc-editor.org/rfc/rfc3986#section-2.3
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

struct Service {
  Literal name; // a brand name, the same in all languages; empty: e-mail
  Literal address;
  Literal title;     // the parameter for the headline; empty: none
  Literal languages; // tags, in lower case, of the languages whose readers use it most; empty: all
};

constexpr Service k_services[] = {
    {"WhatsApp", "https://wa.me/?text=", "", "ar de es fr he hi id pt"},
    {"LINE", "https://social-plugins.line.me/lineit/share?url=", "", "ja th zh-hant"},
    {"Telegram", "https://t.me/share/url?url=", "&text=", "ru"},
    {"Facebook", "https://www.facebook.com/sharer/sharer.php?u=", "", ""},
    {"X", "https://x.com/intent/post?url=", "&text=", ""},
    {"", "mailto:?body=", "&subject=", ""},
};

bool is_used_in(const Service& service, std::string_view tag) {
  if (service.languages.empty()) return true;
  std::string lower(tag);
  lower_ascii(lower);
  return has_word(service.languages.view(), lower);
}

/// Writes a link to a service. It opens in a new tab, since the reader has not finished the article. If the address is
/// longer than the limit for URLs, no link is written.
void write_service_link(const Page& page, const Service& service, const std::string& url, const std::string& headline) {
  std::string address = concat({service.address.view(), url});
  if (!service.title.empty()) address += concat({service.title.view(), headline});
  const std::optional<SafeUrl> allowed = page.urls.allow(address, UrlUse::link).url;
  if (!allowed) return;
  page.writer.text(" ");
  const HtmlWriter::Scope link = open_link(page, *allowed);
  if (page.options.link_target != LinkTarget::blank) page.writer.attribute(Attribute::target, "_blank");
  if (service.name.empty())
    write_words(page, Label::share_email);
  else
    page.writer.text(service.name);
}

} // namespace

void write_share(const Page& page, const Article& article) {
  HtmlWriter& writer = page.writer;
  const Text& own = article.canonical.empty() ? article.url : article.canonical;
  const std::optional<SafeUrl> address = page.urls.allow(own.value, UrlUse::resource).url;
  if (own.empty() || !address) return;
  const std::string url = encoded(address->view());
  const std::string headline = encoded(article.headline.value);
  const HtmlWriter::Scope line = writer.part(Element::p, "share");
  writer.attribute(Attribute::data_component, "share");
  writer.attribute(Attribute::data_value, address->view());
  write_label(page, Element::b, Label::share_title);
  for (const Service& service : k_services) {
    if (is_used_in(service, page.labels.tag())) write_service_link(page, service, url, headline);
  }
  writer.text(" ");
  write_action_button(page, "share", Label::share_title);
  write_action_button(page, "clipboard", Label::share_copy);
  const HtmlWriter::Scope status = writer.scope(Element::span);
  writer.attribute(Attribute::role, "status");
  const HtmlWriter::Scope message = writer.scope(Element::span);
  writer.attribute(Attribute::hidden);
  write_words(page, Label::share_copied);
}

} // namespace lede
