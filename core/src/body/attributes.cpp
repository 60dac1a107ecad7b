#include "body/attributes.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "body/tag_text.h"
#include "policy/name_table.h"
#include "policy/url.h"
#include "policy/url_encoding.h"

namespace lede::body {
namespace {

using ascii::is_alphanumeric;
using ascii::is_digit;
using ascii::trim;

bool leads_into_page(std::string_view address) { return trim(address).starts_with('#'); }

/// The next word of a list that is separated by white space; empty at the end.
std::string_view next_word(std::string_view& rest) {
  while (!rest.empty() && ascii::is_white_space(rest.front())) rest.remove_prefix(1);
  std::size_t size = 0;
  while (size < rest.size() && !ascii::is_white_space(rest[size])) ++size;
  const std::string_view word = rest.substr(0, size);
  rest.remove_prefix(size);
  return word;
}

/// @see https://html.spec.whatwg.org/#rules-for-parsing-integers and #rules-for-parsing-dimension-values
std::optional<std::string> clean_number(std::string_view value, std::uint32_t bound, bool is_signed) {
  std::string_view digits = trim(value);
  const bool negative = is_signed && !digits.empty() && digits.front() == '-';
  if (negative) digits.remove_prefix(1);
  std::size_t size = 0;
  while (size < digits.size() && is_digit(digits[size])) ++size;
  constexpr std::size_t k_most_digits = 10;
  if (size == 0 || size > k_most_digits) return std::nullopt;
  // A browser reads the digits and ignores the rest ("640px", "640.0"); only a percentage has another meaning.
  if (digits.find('%', size) != std::string_view::npos) return std::nullopt;
  std::int64_t number = 0;
  for (const char digit : digits.substr(0, size)) number = number * 10 + (digit - '0');
  if (number > std::int64_t{bound} || (number == 0 && !is_signed)) return std::nullopt;
  return decimal(negative ? -number : number);
}

std::optional<std::string> clean_keyword(std::string_view value, std::string_view keywords, bool case_matters) {
  std::string word(trim(value));
  if (!case_matters) lower_ascii(word);
  if (!has_word(keywords, word)) return std::nullopt;
  return word;
}

std::optional<std::string> clean_language(std::string_view value) {
  constexpr std::size_t k_longest_tag = 35; // RFC 5646 section 4.4.1
  const std::string_view tag = trim(value);
  if (tag.empty() || tag.size() > k_longest_tag || tag.front() == '-' || tag.back() == '-') return std::nullopt;
  for (const char character : tag) {
    if (!is_alphanumeric(character) && character != '-') return std::nullopt;
  }
  return std::string(tag);
}

std::optional<std::string> clean_date_time(std::string_view value) {
  constexpr std::size_t k_longest_date_time = 40;
  const std::string_view text = trim(value);
  if (text.empty() || text.size() > k_longest_date_time) return std::nullopt;
  for (const char character : text) {
    const bool part_of_date =
        character == '-' || character == ':' || character == '+' || character == '.' || character == ' ';
    if (!is_alphanumeric(character) && !part_of_date) return std::nullopt;
  }
  return std::string(text);
}

/// @param may_load returns whether the element's link leads to an embed that may be loaded when the reader asks for it.
template <class MayLoad>
std::optional<std::string> clean_classes(std::string_view value, MayLoad may_load) {
  std::string kept;
  for (std::string_view word = next_word(value); !word.empty(); word = next_word(value)) {
    if (!allow_class(word) || (word == "lede-embed-link" && !may_load())) continue;
    if (!kept.empty()) kept += ' ';
    kept += word;
  }
  if (kept.empty()) return std::nullopt;
  return kept;
}

/// Puts the prefix before an id, unless the id has it already: so sanitizing twice changes nothing.
std::string with_prefix(std::string_view id, std::string_view prefix) {
  if (id.substr(0, prefix.size()) == prefix) return std::string(id);
  std::string out(prefix);
  out += id;
  return out;
}

std::optional<std::string> clean_identifiers(std::string_view value, std::string_view prefix, bool is_list) {
  constexpr std::size_t k_longest_identifier = 256;
  std::string kept;
  if (!is_list && trim(value).size() != value.size()) return std::nullopt;
  for (std::string_view word = next_word(value); !word.empty(); word = next_word(value)) {
    if (!kept.empty() && !is_list) return std::nullopt; // an id with white space in it
    const std::string identifier = with_prefix(word, prefix);
    if (identifier.size() > k_longest_identifier) return std::nullopt; // with the prefix: the same if sanitized again
    if (!kept.empty()) kept += ' ';
    kept += identifier;
  }
  if (kept.empty()) return std::nullopt;
  return kept;
}

/// Returns a name for the kind of an attribute whose loss no reader notices: it is meant for style sheets, scripts,
/// editors, crawlers or a browser's loader, or Lede sets it on every player. Empty for all others, including event
/// handlers and ids.
std::string_view unseen_kind(std::string_view name) {
  if (name.starts_with("data-")) return "data-*";
  if (name.starts_with("aria-")) return "aria-*";
  static const NameTable names(
      "align bgcolor border cellpadding cellspacing class color contenteditable controls controlslist crossorigin "
      "decoding draggable face fetchpriority hspace importance itemid itemprop itemscope itemtype jsaction jsname "
      "loading nonce playsinline preload property ping referrerpolicy rel role size sizes slot spellcheck style "
      "tabindex target typeof valign vspace xmlns ");
  const std::size_t number = names.find(name);
  return number == NameTable::k_none ? std::string_view() : names.name(number);
}

class Cleaner {
 public:
  Cleaner(Element element, const html::StartTag& tag, Origin origin, const Context& context)
      : element_(element), tag_(tag), origin_(origin), context_(context) {}

  CleanAttributes run() {
    for (const html::RawAttribute& raw : tag_.attributes) clean(raw);
    return std::move(kept_);
  }

 private:
  void clean(const html::RawAttribute& raw) {
    if (raw.name == "name" && element_ == Element::a) return clean_anchor_name(raw);
    const AttributeRow* row = allow_attribute(element_, raw.name);
    const bool refused_in_comment = context_.policy == PolicyName::comment && row != nullptr &&
                                    row->kind != AttributeKind::url && row->kind != AttributeKind::language &&
                                    !row->is(Attribute::dir);
    if (row == nullptr || refused_in_comment) return refuse(raw, phrases::not_allowed);
    if (row->is_url) return clean_url(*row, raw);
    std::optional<std::string> value = clean_value(*row, raw.value);
    if (!value) return refuse(raw, phrases::invalid_attribute);
    kept_.add(static_cast<Attribute>(row->number), std::move(*value));
  }

  void clean_anchor_name(const html::RawAttribute& raw);

  std::optional<std::string> clean_value(const AttributeRow& row, std::string_view value) const {
    switch (row.kind) {
      case AttributeKind::text: return std::string(value);
      case AttributeKind::number: return clean_number(value, row.bound, false);
      case AttributeKind::signed_number: return clean_number(value, row.bound, true);
      // The `type` of an ordered list is case-sensitive.
      case AttributeKind::keyword: return clean_keyword(value, row.keywords, row.is(Attribute::type));
      case AttributeKind::boolean: return std::string();
      case AttributeKind::language: return clean_language(value);
      case AttributeKind::class_names: return clean_classes(value, [this] { return may_load(); });
      case AttributeKind::identifier: return clean_identifiers(value, context_.id_prefix, false);
      case AttributeKind::identifier_list: return clean_identifiers(value, context_.id_prefix, true);
      case AttributeKind::date_time: return clean_date_time(value);
      case AttributeKind::url:
      case AttributeKind::srcset: break; // clean_url
    }
    return std::nullopt;
  }

  /// Only a link to a host from which embeds are allowed may be marked as an embed. Others are ordinary links.
  bool may_load() const {
    if (element_ != Element::a) return false;
    for (const html::RawAttribute& raw : tag_.attributes) {
      if (raw.name != "href") continue;
      return !leads_into_page(raw.value) && context_.urls.allow(raw.value, UrlUse::embed).url.has_value();
    }
    return false;
  }

  void clean_url(const AttributeRow& row, const html::RawAttribute& raw) {
    const auto name = static_cast<UrlAttribute>(row.number);
    const std::string_view value = trim(raw.value);
    if (row.kind == AttributeKind::srcset) {
      int removed = 0;
      std::optional<SafeUrl> candidates = context_.urls.allow_srcset(raw.value, removed);
      if (removed > 0) refuse(raw, phrases::refused_candidates);
      if (candidates) kept_.add(name, std::move(*candidates));
      return;
    }
    if (name == UrlAttribute::href && leads_into_page(value)) return clean_fragment(value.substr(1));
    const bool is_picture = element_ == Element::img && name == UrlAttribute::src;
    const UrlUse use = row.bound == 0 ? UrlUse::link : is_picture ? UrlUse::image : UrlUse::resource;
    UrlPolicy::Judgement judgement = context_.urls.allow(raw.value, use);
    if (judgement.url) {
      kept_.add(name, std::move(*judgement.url));
      return;
    }
    refuse_url(raw, value, judgement.verdict);
  }

  void refuse_url(const html::RawAttribute& raw, std::string_view value, UrlVerdict verdict);

  static bool has_script(std::string_view address) {
    std::string scheme(address.substr(0, 11));
    lower_ascii(scheme);
    return scheme == "javascript:";
  }

  void clean_fragment(std::string_view fragment);

  /// Returns a fragment that decodes to the id with its prefix. A "%" in the id itself is escaped.
  std::string fragment_of(std::string_view id) const {
    std::string out;
    for (const char character : with_prefix(id, context_.id_prefix)) {
      if (character == '%')
        out += "%25";
      else
        out += character;
    }
    return out;
  }

  void refuse(const html::RawAttribute& raw, std::string_view why) {
    const std::string_view kind = unseen_kind(raw.name);
    if (kind.empty()) return warn(messages::attribute_removed, raw, why);
    // The message does not name the element, so that one warning counts all attributes of the kind.
    if (context_.report.wants(Severity::cosmetic))
      context_.report.warn(messages::unseen_attribute_removed, {kind}, origin_, tag_.offset);
  }

  void warn(WarningText text, const html::RawAttribute& raw, std::string_view why) {
    context_.report.warn(text, {quote(raw.name), shown_name(tag_.name), why}, origin_, tag_.offset);
  }

  Element element_;
  const html::StartTag& tag_;
  Origin origin_;
  const Context& context_;
  CleanAttributes kept_;
};

// Defined outside the class, and so not inlined: few attributes need them.

/// In old documents and in Word's footnotes, links lead to `<a name>`. The name becomes the id if there is none.
void Cleaner::clean_anchor_name(const html::RawAttribute& raw) {
  std::optional<std::string> id;
  if (context_.policy != PolicyName::comment && !has_attribute(tag_, "id"))
    id = clean_identifiers(raw.value, context_.id_prefix, false);
  if (!id) return refuse(raw, phrases::not_allowed);
  kept_.add(Attribute::id, std::move(*id));
}

/// Reports a refused address. Without one that leads anywhere, readers lose nothing: an empty one, a script.
void Cleaner::refuse_url(const html::RawAttribute& raw, std::string_view value, UrlVerdict verdict) {
  const bool lacks_base = verdict == UrlVerdict::no_base;
  const WarningText text = lacks_base ? messages::attribute_url_without_base : messages::attribute_url_removed;
  const bool leads_nowhere = value.empty() || (element_ == Element::a && has_script(value));
  context_.report.warn(leads_nowhere ? Severity::changed : text.severity(), text,
                       {quote(raw.name), shown_name(tag_.name), describe(verdict)}, origin_, tag_.offset);
}

/// A link to a fragment gets the prefix, as the id of its target does. "#" alone is the top of the page.
void Cleaner::clean_fragment(std::string_view fragment) {
  // A browser decodes the fragment before it looks for the id.
  const std::string id = utf8::repair(url::percent_decode(fragment));
  kept_.add(UrlAttribute::href, context_.urls.same_page(id.empty() ? std::string() : fragment_of(id)));
}

} // namespace

const SafeUrl* CleanAttributes::find(UrlAttribute name) const {
  for (const CleanAttribute& attribute : list_) {
    if (attribute.url && attribute.url_name == name) return &*attribute.url;
  }
  return nullptr;
}

bool CleanAttributes::has(UrlAttribute name) const { return find(name) != nullptr; }

bool CleanAttributes::leads_into_page() const {
  const SafeUrl* const address = find(UrlAttribute::href);
  return address != nullptr && address->view().starts_with('#');
}

std::string_view CleanAttributes::text_of(Attribute name) const {
  for (const CleanAttribute& attribute : list_) {
    if (!attribute.url && attribute.name == name) return attribute.value;
  }
  return {};
}

bool CleanAttributes::has(Attribute name) const {
  for (const CleanAttribute& attribute : list_) {
    if (!attribute.url && attribute.name == name) return true;
  }
  return false;
}

void CleanAttributes::add(CleanAttribute attribute) {
  constexpr std::size_t k_usual = 4; // as many as a picture or a link has
  if (list_.empty()) list_.reserve(k_usual);
  list_.push_back(std::move(attribute));
}

void CleanAttributes::remove(Attribute name) {
  std::erase_if(list_, [name](const CleanAttribute& attribute) { return !attribute.url && attribute.name == name; });
}

bool CleanAttributes::same_as(const CleanAttributes& other) const {
  if (list_.size() != other.list_.size()) return false;
  for (std::size_t index = 0; index < list_.size(); ++index) {
    const CleanAttribute& one = list_[index];
    const CleanAttribute& two = other.list_[index];
    if (one.url.has_value() != two.url.has_value()) return false;
    if (one.url && (one.url_name != two.url_name || one.url->view() != two.url->view())) return false;
    if (!one.url && (one.name != two.name || one.value != two.value)) return false;
  }
  return true;
}

std::size_t CleanAttributes::size() const {
  constexpr std::size_t k_name_and_quotes = 12;
  std::size_t total = 0;
  for (const CleanAttribute& attribute : list_) {
    total += k_name_and_quotes + (attribute.url ? attribute.url->view().size() : attribute.value.size());
  }
  return total;
}

void CleanAttributes::write(HtmlWriter& writer) const {
  for (const CleanAttribute& attribute : list_) {
    if (attribute.url)
      writer.attribute(attribute.url_name, *attribute.url);
    else
      writer.attribute(attribute.name, attribute.value);
  }
}

CleanAttributes clean_attributes(Element element, const html::StartTag& tag, Origin origin, const Context& context) {
  return Cleaner(element, tag, origin, context).run();
}

} // namespace lede::body
