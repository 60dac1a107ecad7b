// Turns typed blocks into tokens, so that {"type": "gallery"} is sanitized in the same way as tags.
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/text.h"
#include "body/feed.h"
#include "body/footnote_list.h"
#include "html/own_markup.h"
#include "model/stretches.h"

namespace lede::body {
namespace {

/// Sends tokens to the sanitizer, with functions that read like tags.
class TokenWriter {
 public:
  explicit TokenWriter(Sanitizer& sanitizer) : sanitizer_(sanitizer) {}

  TokenWriter& attribute(std::string_view name, std::string_view value) {
    if (!value.empty()) attributes_.push_back({name, value});
    return *this;
  }
  /// Adds an attribute even if its value is empty, since an empty value has a meaning (`alt`).
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
  const bool has_sources = !image.sources.empty();
  if (has_sources) tokens.start(Element::picture);
  for (const ImageSource& source : image.sources) {
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

class BlockWriter {
 public:
  BlockWriter(HtmlWriter& writer, HeadingOutline& outline, const Context& context)
      : writer_(writer),
        outline_(outline),
        context_(context),
        sanitizer_(writer, context, outline),
        tokens_(sanitizer_) {}

  void write(const Block& block) {
    if (const auto* const rich = std::get_if<RichText>(&block)) {
      return feed(sanitizer_, rich->text, rich->stretches, context_);
    }
    constexpr std::size_t k_no_mis_nesting = 0; // the tags are our own
    sanitizer_.begin({}, k_no_mis_nesting);
    if (const auto* const image = std::get_if<Image>(&block)) {
      shows(*image) ? write_figure(*image) : write_refused(*image);
    } else if (const auto* const gallery = std::get_if<Gallery>(&block)) {
      write_gallery(*gallery);
    } else if (const auto* const quote = std::get_if<Quote>(&block)) {
      write_quote(*quote);
    } else if (const auto* const embed = std::get_if<Embed>(&block)) {
      write_embed(*embed);
    } else if (const auto* const see_also = std::get_if<SeeAlso>(&block)) {
      write_see_also(*see_also);
    } else if (const auto* const box = std::get_if<FactBox>(&block)) {
      write_factbox(*box);
    } else {
      static_assert(std::variant_size_v<Block> == 8, "every other type has a branch above");
      tokens_.start(Element::hr);
    }
    sanitizer_.finish();
  }

 private:
  static void feed(Sanitizer& sanitizer, const Text& text, const std::vector<Stretch>& stretches,
                   const Context& context) {
    const std::size_t first_warning = context.report.pending().size();
    feed_text(sanitizer, text.value, text.markup, text.origin, context);
    if (!stretches.empty()) trace_back(stretches, context.report.pending(), first_warning);
  }

  /// Writes rich text inside a block with a sanitizer of its own, so that no tag in it can close the block.
  void write_rich_text(const Text& text, Place place, const std::vector<Stretch>& stretches = {}) {
    Context inner = context_;
    inner.place = place;
    Sanitizer sanitizer(writer_, inner, outline_);
    feed(sanitizer, text, stretches, inner);
  }

  /// Whether a picture may be shown, or has a caption that is worth showing without it.
  [[nodiscard]] bool shows(const Image& image) const {
    return !image.caption.empty() || !image.credit.empty() || !image.alt.empty() ||
           context_.urls.allow(image.url.value, UrlUse::image).url.has_value();
  }

  /// Reports a refused picture without writing an empty figure.
  void write_refused(const Image& image) {
    sanitizer_.set_origin(image.url.origin);
    tokens_.attribute("src", image.url.value).start(Element::img);
  }

  void start_figure(std::string_view role) {
    if (role.empty()) return tokens_.start(Element::figure, "lede-figure");
    tokens_.start(Element::figure, figure_class(role));
  }

  void write_figure(const Image& image) {
    sanitizer_.set_origin(image.url.origin);
    start_figure(image.role.value);
    write_picture(tokens_, image);
    if (!image.caption.empty() || !image.credit.empty()) {
      tokens_.start(Element::figcaption, "lede-caption");
      write_rich_text(image.caption, Place::phrasing);
      if (!image.caption.empty() && !image.credit.empty()) tokens_.text(" ");
      if (!image.credit.empty()) tokens_.element(Element::small, "lede-credit", image.credit.value);
      tokens_.end(Element::figcaption);
    }
    tokens_.end(Element::figure);
  }

  void write_gallery(const Gallery& gallery) {
    bool is_open = false;
    for (const Image& image : gallery.images) {
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

  void write_quote(const Quote& quote) {
    tokens_.start(Element::figure, "lede-quote");
    tokens_.start(Element::blockquote);
    write_rich_text(quote.text, Place::quotation, quote.stretches);
    tokens_.end(Element::blockquote);
    if (!quote.cite.empty()) tokens_.element(Element::figcaption, {}, quote.cite.value);
    tokens_.end(Element::figure);
  }

  /// Writes an embed as a picture and a link. Nothing is loaded from the other site before the reader asks for it.
  void write_embed(const Embed& embed) {
    sanitizer_.set_origin(embed.url.origin);
    tokens_.start(Element::figure, "lede-embed");
    // If the host allows no embeds from there, it is an ordinary link.
    const bool may_load = context_.urls.allow(embed.url.value, UrlUse::embed).url.has_value();
    if (may_load) tokens_.attribute("class", "lede-embed-link");
    tokens_.attribute("href", embed.url.value).start(Element::a);
    if (!embed.image.empty()) write_picture(tokens_, embed.image);
    tokens_.element(Element::span, {}, embed.title.empty() ? embed.url.value : embed.title.value);
    tokens_.end(Element::a);
    tokens_.end(Element::figure);
  }

  void write_see_also(const SeeAlso& see_also) {
    tokens_.start(Element::aside, "lede-see-also");
    if (!context_.see_also_title.empty()) tokens_.attribute("aria-label", context_.see_also_title);
    tokens_.start(Element::ul);
    for (const Link& link : see_also.links) {
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

  void write_factbox(const FactBox& box) {
    tokens_.start(Element::aside, "lede-factbox");
    if (!box.title.empty()) tokens_.element(Element::p, "lede-factbox-title", box.title.value);
    write_rich_text(box.text, Place::flow);
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
  if constexpr (!k_is_small_build) {
    std::size_t size = 0;
    for (const Block& block : blocks) {
      if (const RichText* const rich = std::get_if<RichText>(&block)) size += rich->text.value.size();
    }
    writer.reserve(usual_size_of_output(size));
  }
  HeadingOutline outline(context.heading_level);
  BlockWriter block_writer(writer, outline, context);
  for (const Block& block : blocks) block_writer.write(block);
  if (context.footnotes != nullptr) context.footnotes->append_to(writer);
  return std::move(writer).finish();
}

} // namespace lede::body
