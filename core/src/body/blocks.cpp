// Typed blocks → tokens: what a publisher says with {"type": "gallery"} goes the same way as what one says with tags.
#include <string>
#include <vector>

#include "base/text.h"
#include "body/feed.h"
#include "body/footnote_list.h"

namespace lede::body {
namespace {

/// Writes tokens as one would write tags.
class TokenWriter {
 public:
  explicit TokenWriter(Sanitizer& sanitizer) : sanitizer_(sanitizer) {}

  TokenWriter& attribute(std::string_view name, std::string_view value) {
    if (!value.empty()) attributes_.push_back({name, value});
    return *this;
  }
  /// An attribute that also says something when it is empty (`alt`).
  TokenWriter& attribute_always(std::string_view name, std::string_view value) {
    attributes_.push_back({name, value});
    return *this;
  }
  void start(Element element) {
    static_cast<void>(sanitizer_.on_start_tag({element, name_of(element), attributes_, false, 0}));
    attributes_.clear();
  }
  void start(Element element, std::string_view class_name) { attribute("class", class_name).start(element); }
  void end(Element element) { sanitizer_.on_end_tag({element, name_of(element), 0}); }
  void text(std::string_view text) { sanitizer_.on_text(text, 0); }
  void element(Element element, std::string_view class_name, std::string_view content) {
    start(element, class_name);
    text(content);
    end(element);
  }

 private:
  Sanitizer& sanitizer_;
  std::vector<html::RawAttribute> attributes_;
};

std::string number(int pixels) { return pixels > 0 ? decimal(pixels) : std::string(); }

void write_picture(TokenWriter& tokens, const Image& image) {
  const bool has_sources = !image.items.empty();
  if (has_sources) tokens.start(Element::picture);
  for (const ImageSource& source : image.items) {
    tokens.attribute("srcset", source.url.value)
        .attribute("type", source.type.value)
        .attribute("media", source.media.value);
    tokens.start(Element::source);
  }
  const std::string width = number(image.width);
  const std::string height = number(image.height);
  tokens.attribute("src", image.url.value).attribute_always("alt", image.alt.value);
  tokens.attribute("width", width).attribute("height", height).start(Element::img);
  if (has_sources) tokens.end(Element::picture);
}

/// Warnings of a text that an adapter has put together name the values that it was put together from.
[[gnu::noinline]] void trace_back(const std::vector<Stretch>& stretches, std::vector<PendingWarning>& warnings,
                                  std::size_t first_warning) {
  for (std::size_t index = first_warning; index < warnings.size(); ++index) {
    PendingWarning& warning = warnings[index];
    std::size_t low = 0; // the last stretch that begins at the warning or before it
    for (std::size_t high = stretches.size(); high - low > 1;) {
      const std::size_t middle = low + (high - low) / 2;
      (stretches[middle].begin <= warning.text_offset ? low : high) = middle;
    }
    const Stretch& stretch = stretches[low];
    warning.origin = stretch.origin;
    const bool is_inside = stretch.is_verbatim && warning.text_offset >= stretch.begin;
    warning.text_offset = is_inside ? warning.text_offset - stretch.begin : 0;
  }
}

class BlockWriter {
 public:
  BlockWriter(HtmlWriter& writer, HeadingOutline& outline, const Context& context)
      : writer_(writer),
        outline_(outline),
        context_(context),
        sanitizer_(writer, context, outline),
        tokens_(sanitizer_) {}

  void write(const Block& block) {
    if (block.kind == BlockKind::rich_text) return feed(sanitizer_, block, context_);
    constexpr std::size_t k_no_mis_nesting = 0; // the tags are our own
    sanitizer_.begin(block.text.origin, k_no_mis_nesting);
    switch (block.kind) {
      case BlockKind::rich_text: break;
      case BlockKind::image: shows(block) ? write_figure(block) : write_refused(block); break;
      case BlockKind::gallery: write_gallery(block); break;
      case BlockKind::quote: write_quote(block); break;
      case BlockKind::embed: write_embed(block); break;
      case BlockKind::see_also: write_see_also(block); break;
      case BlockKind::factbox: write_factbox(block); break;
      case BlockKind::divider: tokens_.start(Element::hr); break;
    }
    sanitizer_.finish();
  }

 private:
  static void feed(Sanitizer& sanitizer, const Block& block, const Context& context) {
    const Text& text = block.text;
    const std::size_t first_warning = context.report.pending().size();
    feed_text(sanitizer, text.value, text.markup, text.origin, context);
    if (!block.stretches.empty()) trace_back(block.stretches, context.report.pending(), first_warning);
  }

  /// Rich text inside a block: a sanitizer of its own, so that no tag in it reaches the block around it.
  void write_rich_text(const Block& block, Place place) {
    Context inner = context_;
    inner.place = place;
    Sanitizer sanitizer(writer_, inner, outline_);
    feed(sanitizer, block, inner);
  }

  /// Whether a picture may be shown, or says something where it may not.
  [[nodiscard]] bool shows(const Image& image) const {
    return !image.text.empty() || !image.note.empty() || !image.alt.empty() ||
           context_.urls.allow(image.url.value, UrlUse::image).url.has_value();
  }

  /// No empty figure, but the warning.
  void write_refused(const Image& image) {
    sanitizer_.set_origin(image.url.origin);
    tokens_.attribute("src", image.url.value).start(Element::img);
  }

  void start_figure(std::string_view role) {
    if (role.empty()) return tokens_.start(Element::figure, "lede-figure");
    tokens_.start(Element::figure, concat({"lede-figure lede-image-", role}));
  }

  void write_figure(const Image& image) {
    sanitizer_.set_origin(image.url.origin);
    start_figure(image.type.value);
    write_picture(tokens_, image);
    if (!image.text.empty() || !image.note.empty()) {
      tokens_.start(Element::figcaption, "lede-caption");
      write_rich_text(image, Place::phrasing);
      if (!image.text.empty() && !image.note.empty()) tokens_.text(" ");
      if (!image.note.empty()) tokens_.element(Element::small, "lede-credit", image.note.value);
      tokens_.end(Element::figcaption);
    }
    tokens_.end(Element::figure);
  }

  void write_gallery(const Block& block) {
    bool is_open = false;
    for (const Image& image : block.items) {
      if (!shows(image)) {
        write_refused(image);
        continue;
      }
      if (!is_open) tokens_.start(Element::div, "lede-gallery");
      is_open = true;
      write_figure(image);
    }
    if (is_open) tokens_.end(Element::div);
  }

  void write_quote(const Block& block) {
    tokens_.start(Element::figure, "lede-quote");
    tokens_.start(Element::blockquote);
    write_rich_text(block, Place::flow);
    tokens_.end(Element::blockquote);
    if (!block.note.empty()) tokens_.element(Element::figcaption, {}, block.note.value);
    tokens_.end(Element::figure);
  }

  /// A picture and a link: nothing is loaded from the other site before the reader asks for it.
  void write_embed(const Block& block) {
    sanitizer_.set_origin(block.url.origin);
    tokens_.start(Element::figure, "lede-embed");
    // Only what may be loaded when the reader asks for it is marked as an embed; the rest is a link like any other.
    const bool may_load = context_.urls.allow(block.url.value, UrlUse::embed).url.has_value();
    if (may_load) tokens_.attribute("class", "lede-embed-link");
    tokens_.attribute("href", block.url.value).start(Element::a);
    for (const Image& image : block.items) write_picture(tokens_, image);
    tokens_.element(Element::span, {}, block.name.empty() ? block.url.value : block.name.value);
    tokens_.end(Element::a);
    tokens_.end(Element::figure);
  }

  void write_see_also(const Block& block) {
    tokens_.start(Element::aside, "lede-see-also");
    tokens_.start(Element::ul);
    for (const Link& link : block.items) {
      sanitizer_.set_origin(link.url.origin);
      tokens_.start(Element::li);
      if (!link.url.empty()) tokens_.attribute("href", link.url.value).start(Element::a);
      tokens_.text(link.name.value);
      if (!link.url.empty()) tokens_.end(Element::a);
      tokens_.end(Element::li);
    }
    tokens_.end(Element::ul);
    tokens_.end(Element::aside);
  }

  void write_factbox(const Block& block) {
    tokens_.start(Element::aside, "lede-factbox");
    if (!block.name.empty()) tokens_.element(Element::p, "lede-factbox-title", block.name.value);
    write_rich_text(block, Place::flow);
    tokens_.end(Element::aside);
  }

  HtmlWriter& writer_;
  HeadingOutline& outline_;
  const Context& context_;
  Sanitizer sanitizer_;
  TokenWriter tokens_;
};

} // namespace

SafeHtml sanitize_blocks(const std::vector<Block>& blocks, const Context& context) {
  HtmlWriter writer;
  HeadingOutline outline(context.heading_level);
  BlockWriter block_writer(writer, outline, context);
  for (const Block& block : blocks) block_writer.write(block);
  if (context.footnotes != nullptr) context.footnotes->append_to(writer);
  return std::move(writer).finish();
}

} // namespace lede::body
