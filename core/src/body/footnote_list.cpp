#include "body/footnote_list.h"

#include "body/sanitizer.h"

namespace lede::body {
namespace {

constexpr std::size_t k_elements_around_note = 3; // `listing` and `append_note` write these: <section>, <ol>, <li>

} // namespace

struct FootnoteList::Listing {
  explicit Listing(const Context& context)
      : in_item(context), outline(context.heading_level), list(writer, context, outline) {
    in_item.depth += k_elements_around_note;
  }

  Context in_item;
  HtmlWriter writer;
  HeadingOutline outline;
  Sanitizer list;
};

struct FootnoteList::Note {
  explicit Note(Listing& listing) : sanitizer(writer, listing.in_item, listing.outline) {}

  HtmlWriter writer;
  Sanitizer sanitizer;
};

FootnoteList::FootnoteList(const Context& context) : context_(context) {}
FootnoteList::~FootnoteList() = default;

// Functions of their own, since most articles have no footnotes.
void FootnoteList::Discard::operator()(Listing* listing) const { delete listing; }
void FootnoteList::Discard::operator()(Note* note) const { delete note; }

FootnoteList::Listing& FootnoteList::listing() {
  if (listing_) return *listing_;
  listing_.reset(new Listing(context_));
  Sanitizer& list = listing_->list;
  list.begin({}, 0);
  const html::RawAttribute attribute{"class", "lede-footnotes"};
  static_cast<void>(list.on_start_tag({Element::section, "section", {&attribute, 1}, false, 0}));
  static_cast<void>(list.on_start_tag({Element::ol, "ol", {}, false, 0}));
  return *listing_;
}

Sanitizer& FootnoteList::begin_note(Origin origin, std::size_t size) {
  open_.emplace_back(new Note(listing()));
  Sanitizer& sanitizer = open_.back()->sanitizer;
  sanitizer.begin(origin, size);
  return sanitizer;
}

SafeHtml FootnoteList::end_note() {
  open_.back()->sanitizer.finish();
  SafeHtml html = std::move(open_.back()->writer).finish();
  open_.pop_back();
  return html;
}

void FootnoteList::append_note(std::string_view id, Origin origin, std::size_t offset, const SafeHtml& html) {
  Listing& to = listing();
  const html::RawAttribute attribute{"id", id};
  to.list.set_origin(origin);
  static_cast<void>(to.list.on_start_tag({Element::li, "li", {&attribute, id.empty() ? 0U : 1U}, false, offset}));
  to.writer.append(html);
  to.list.on_end_tag({Element::li, "li", 0});
}

void FootnoteList::append_to(HtmlWriter& writer) {
  if (listing_) append_listing_to(writer);
}

void FootnoteList::append_listing_to(HtmlWriter& writer) {
  listing_->list.finish();
  writer.append(std::move(listing_->writer).finish());
}

} // namespace lede::body
