#include "body/footnote_list.h"

#include "body/sanitizer.h"

namespace lede::body {

struct FootnoteList::Listing {
  explicit Listing(const Context& context)
      : in_item(context),
        outline(context.heading_level),
        list(writer, context, outline),
        note(writer, in_item, outline) {
    in_item.depth += 3; // the section, its list and the item
  }

  Context in_item;
  HtmlWriter writer;
  HeadingOutline outline;
  Sanitizer list;
  Sanitizer note; // in an item of the list
};

FootnoteList::FootnoteList(const Context& context) : context_(context) {}

// Most articles have none.
[[gnu::noinline]] void FootnoteList::Discard::operator()(Listing* listing) const { delete listing; }

[[gnu::noinline]] Sanitizer& FootnoteList::writing() {
  if (listing_) return listing_->note;
  listing_.reset(new Listing(context_));
  Sanitizer& list = listing_->list;
  list.begin({}, 0);
  const html::RawAttribute attribute{"class", "lede-footnotes"};
  static_cast<void>(list.on_start_tag({Element::section, "section", {&attribute, 1}, false, 0}));
  static_cast<void>(list.on_start_tag({Element::ol, "ol", {}, false, 0}));
  return listing_->note;
}

void FootnoteList::begin_note(std::string_view id, Origin origin, std::size_t offset, std::size_t size) {
  const html::RawAttribute attribute{"id", id};
  listing_->list.set_origin(origin);
  static_cast<void>(
      listing_->list.on_start_tag({Element::li, "li", {&attribute, id.empty() ? 0U : 1U}, false, offset}));
  listing_->note.begin(origin, size);
}

void FootnoteList::end_note() {
  listing_->note.finish();
  listing_->list.on_end_tag({Element::li, "li", 0});
}

void FootnoteList::append_to(HtmlWriter& writer) {
  if (listing_) append_listing_to(writer);
}

[[gnu::noinline]] void FootnoteList::append_listing_to(HtmlWriter& writer) {
  listing_->list.finish();
  writer.append(std::move(listing_->writer).finish());
}

} // namespace lede::body
