// What comes late: the picture in a `<noscript>`, the one that a script would load, the film in a box that a script
// would fill. It waits until it is known whether anything else shows it.
#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/messages.h"
#include "base/text.h"
#include "body/frame_pages.h"
#include "body/late_pictures.h"
#include "body/sanitizer.h"
#include "body/tag_text.h"
#include "html/character_references.h"
#include "html/tokenizer.h"

namespace lede::body {
namespace {

using html::TextState;

/// What a `<noscript>` may show in the place of a late picture: pictures and frames, and nothing else of it.
class NoscriptReader final : public html::TokenSink {
 public:
  /// @return whether there are words in it.
  template <class Show>
  static bool read(std::string_view markup, std::size_t offset, const Show& show) {
    NoscriptReader reader;
    reader.show_ = [](const void* target, const html::StartTag& tag) { (*static_cast<const Show*>(target))(tag); };
    reader.target_ = &show;
    html::Tokenizer(reader).tokenize(markup, offset);
    return reader.has_words_;
  }

  TextState on_start_tag(const html::StartTag& tag) override {
    is_code_ = tag.element == Element::script || tag.element == Element::style;
    switch (tag.element) {
      case Element::img:
      case Element::iframe: show_(target_, tag); return TextState::data;
      case Element::script: return TextState::script_data;
      case Element::style:
      case Element::textarea:
      case Element::title:
      case Element::xmp: return TextState::rawtext;
      default: return TextState::data;
    }
  }
  void on_end_tag(const html::EndTag&) override { is_code_ = false; }
  void on_text(std::string_view text, std::size_t) override {
    has_words_ = has_words_ || (!is_code_ && !is_blank(text));
  }

 private:
  void (*show_)(const void* target, const html::StartTag& tag) = nullptr;
  const void* target_ = nullptr;
  bool is_code_ = false;
  bool has_words_ = false;
};

} // namespace

/// A picture without an address that can be used: it may come in the `<noscript>` behind it. If it does not, the
/// alternative text is shown, as a browser shows it for a picture that it cannot load.
void Sanitizer::wait_for_noscript(const CleanAttributes& attributes, const html::StartTag& tag, bool is_inline_data) {
  note_loss();
  const std::string_view text = attributes.text_of(Attribute::alt);
  if (is_inline_data && text.empty() && is_decoration(tag)) return; // it only keeps room for another
  const bool is_told = !is_inline_data && (!value_of(tag, "src").empty() || has_attribute(tag, "srcset"));
  missed_picture_ = {is_file_name(text) ? std::string() : std::string(text), std::nullopt, is_inline_data, is_told,
                     tag.offset};
}

void Sanitizer::show_missed_picture() {
  const MissedPicture missed = std::move(*missed_picture_);
  missed_picture_.reset();
  if (missed.frame) return write_frame(*missed.frame, missed.offset);
  if (missed.poster) {
    if (!make_room_for_phrasing(false)) return;
    reconstruct_active_formatting();
    CleanAttributes attributes;
    attributes.add(UrlAttribute::src, *missed.poster);
    attributes.add(Attribute::alt, "");
    return write_image(attributes);
  }
  if (!missed.is_told)
    context_.report.warn(missed.is_inline_data ? messages::picture_of_inline_data : messages::picture_without_address,
                         {}, origin_, missed.offset);
  if (!missed.alternative_text.empty()) write_alternative_text(missed.alternative_text, missed.offset);
}

/// A picture that only a style shows: it stands first in its box.
void Sanitizer::open_background(const html::StartTag& tag) {
  const std::string address = background_of(tag);
  if (is_stand_in_address(address) || handling_of(Element::img) != Handling::keep) return;
  const html::RawAttribute attributes[] = {{"src", address}, {"alt", value_of(tag, "aria-label")}};
  static_cast<void>(on_start_tag({Element::img, "img", attributes, false, tag.offset}));
}

/// Boxes that a script would fill: `<div class="fb-post" data-href>`. If one ends empty, its address is that of a
/// frame.
void Sanitizer::note_box(const html::StartTag& tag, Element element) {
  if (is_removing() || context_.policy == PolicyName::comment) return;
  if (element != Element::div && element != Element::blockquote && element != Element::figure &&
      element != Element::video && element != Element::a)
    return;
  if (element == Element::div || element == Element::figure) {
    open_background(tag);
    // WordPress writes the address of what is to be shown, and replaces it when the page is asked for.
    if (value_of(tag, "class").find("wp-block-embed") != std::string_view::npos) embed_depth_ = stack_.size();
  }
  std::optional<Frame> frame = read_box(tag, stack_[stack_.size() - 2].element == Element::blockquote);
  if (!frame || frame->address == last_address_) return;
  const bool is_in_box = box_frame_ && box_depth_ < stack_.size();
  if (is_in_box && box_frame_->is_film && !frame->is_film) return;
  if (element == Element::video) frame->is_film = false; // one that has sources shows it
  current_node().output.lost_content = true;             // it goes if nothing comes
  box_frame_ = std::move(frame);
  box_depth_ = stack_.size();
}

/// The box that its tag ended may be empty, or show no more than the picture of its film.
void Sanitizer::show_box(const html::EndTag& tag) {
  const Frame frame = std::move(*box_frame_);
  box_frame_.reset();
  if (frame.is_picture) {
    const html::RawAttribute attributes[] = {{"src", frame.address}, {"alt", frame.title}};
    if (has_vanished_ && frame.is_visible) open_image({Element::img, "img", attributes, false, tag.offset});
  } else if (has_vanished_ || (frame.is_film && frame.address != last_address_)) {
    write_frame(frame, tag.offset);
  }
}

/// The only text of an element that shows something of elsewhere: its address, or words after all.
void Sanitizer::show_embedded_address() {
  const std::string text = std::move(embed_text_);
  embed_text_.clear();
  const std::size_t depth = std::exchange(embed_depth_, npos);
  std::string_view address = ascii::trim(text);
  if (address.starts_with("[embed") && address.ends_with("[/embed]")) { // a shortcode
    address.remove_suffix(std::string_view("[/embed]").size());
    address = ascii::trim(address.substr(std::min(address.find(']'), address.size() - 1) + 1));
  }
  if (!is_web_address(address) || address.find_first_of(" \t\n<>\"") != std::string_view::npos) {
    on_text(text, embed_offset_);
    if (address.empty()) embed_depth_ = depth; // it may still come
    return;
  }
  Frame frame;
  frame.address = page_behind(address);
  write_frame(frame, embed_offset_);
}

void Sanitizer::keep_noscript(std::string_view text, std::size_t offset) {
  if (context_.policy == PolicyName::comment || stack_[removed_from_].element != Element::noscript) return;
  if (noscript_.empty()) noscript_offset_ = offset;
  noscript_ += text;
}

void Sanitizer::read_noscript() {
  std::string markup = std::move(noscript_);
  noscript_.clear();
  if (markup.find('<') == std::string::npos && markup.find("&lt;img") != std::string::npos) {
    // Some scripts for late pictures escape what is in it.
    std::string decoded;
    for (std::string_view rest = markup; !rest.empty();) {
      const std::size_t size =
          rest.front() == '&' ? html::decode_reference(rest, html::ReferenceContext::text, decoded) : 0;
      if (size == 0) decoded += rest.front();
      rest.remove_prefix(size == 0 ? 1 : size);
    }
    markup = std::move(decoded);
  }
  const std::string address_before = last_address_;
  const bool was_after_media = after_media_;
  const bool has_words = NoscriptReader::read(markup, noscript_offset_, [&](const html::StartTag& tag) {
    if (!was_after_media) show_from_noscript(tag);
  });
  warn_of_noscript(has_words, was_after_media || last_address_ != address_before);
  if (missed_picture_) show_missed_picture();
}

/// A reader misses nothing of a `<noscript>` whose picture is shown, or that holds what nobody sees.
void Sanitizer::warn_of_noscript(bool has_words, bool is_shown) {
  const WarningText text = has_words  ? messages::element_removed
                           : is_shown ? messages::noscript_shown
                                      : messages::noscript_unseen;
  context_.report.warn(text, {"noscript"}, origin_, noscript_offset_);
}

void Sanitizer::show_from_noscript(const html::StartTag& tag) {
  if (is_invisible(tag)) return;
  if (tag.element == Element::iframe) {
    static_cast<void>(replace_frame(tag, Element::iframe));
    return;
  }
  const UrlPolicy::Judgement judgement = context_.urls.allow(value_of(tag, "src"), UrlUse::image);
  const bool is_same = judgement.url && judgement.url->view() == last_address_;
  if (!judgement.url || is_same) return;
  open_image(tag);
  noscript_address_ = judgement.url->view();
}

} // namespace lede::body
