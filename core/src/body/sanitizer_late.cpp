// Content that is shown late: a picture in a `<noscript>` or one that a script would load, and a film in a box that a
// script would fill. It is kept until the following tokens tell whether something else shows it.
#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/messages.h"
#include "base/text.h"
#include "body/frame_pages.h"
#include "body/late_pictures.h"
#include "body/player_data.h"
#include "body/sanitizer.h"
#include "body/tag_text.h"
#include "html/character_references.h"
#include "html/tokenizer.h"

namespace lede::body {
namespace {

using html::TextState;

/// Finds pictures and frames in a `<noscript>`. Everything else in it is ignored.
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

/// Remembers a picture without a usable address: a `<noscript>` after it may have the picture. If not, the alternative
/// text is shown, as a browser does for a picture that it cannot load.
void Sanitizer::wait_for_noscript(const CleanAttributes& attributes, const html::StartTag& tag, bool is_inline_data) {
  note_loss();
  const std::string_view text = attributes.text_of(Attribute::alt);
  if (is_inline_data && text.empty() && is_decoration(tag)) return; // it is only a spacer for another picture
  const bool is_told = !is_inline_data && (!value_of(tag, "src").empty() || has_attribute(tag, "srcset"));
  pending_.missed = {is_file_name(text) ? std::string() : std::string(text), std::nullopt, is_inline_data, is_told,
                     tag.offset};
}

void Sanitizer::show_missed_picture() {
  const PendingMedia::MissedPicture missed = std::move(*pending_.missed);
  pending_.missed.reset();
  if (missed.frame) return write_frame(*missed.frame, missed.offset);
  if (missed.poster && keeps_pictures()) {
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

/// Writes a box's background picture as the first content of the box.
void Sanitizer::open_background(const html::StartTag& tag) {
  const std::string address = background_of(tag);
  if (is_stand_in_address(address) || !keeps_pictures()) return;
  const html::RawAttribute attributes[] = {{"src", address}, {"alt", value_of(tag, "aria-label")}};
  static_cast<void>(on_start_tag({Element::img, "img", attributes, false, tag.offset}));
}

/// Completes the relative address of a link that a script would fill. In the output it is absolute, and sanitizing that
/// must give the same again. A link into the article stays a link.
void Sanitizer::complete_address(const html::StartTag& tag, std::optional<Frame>& frame) const {
  const UrlPolicy::Judgement judgement = context_.urls.allow(value_of(tag, "href"), UrlUse::link);
  const bool is_web = judgement.url && is_web_address(judgement.url->view());
  if (!is_web || frame->address.starts_with('#')) return frame.reset();
  frame->address = page_behind(judgement.url->view());
}

/// Remembers a box that a script would fill: `<div class="fb-post" data-href>`. If the box ends empty, its address
/// becomes a frame.
void Sanitizer::note_box(const html::StartTag& tag, Element element) {
  if (is_removing() || context_.policy == PolicyName::comment) return;
  if (element != Element::div && element != Element::section && element != Element::blockquote &&
      element != Element::figure && element != Element::video && element != Element::a)
    return;
  if (element == Element::div || element == Element::figure) {
    open_background(tag);
    // WordPress stores the address of an embed as text, and replaces it when it serves the page.
    if (value_of(tag, "class").find("wp-block-embed") != std::string_view::npos) pending_.embed_depth = stack_.size();
  }
  const bool is_plain_box = element == Element::div || element == Element::section;
  if (pending_.box && is_plain_box) current_node().output.lost_content = true; // remove it if it stays empty
  const bool in_quote = is_quotation(stack_[stack_.size() - 2]);
  std::optional<Frame> frame = read_box(tag, in_quote);
  if (frame && element == Element::a && !is_web_address(frame->address)) complete_address(tag, frame);
  if (!frame || frame->address == pending_.last_address) return;
  const bool is_in_box = pending_.box && pending_.box_depth < stack_.size();
  if (is_in_box && pending_.box->is_film && !frame->is_film) return;
  if (element == Element::video) frame->is_film = false; // its sources show it, if it has any
  current_node().output.lost_content = true;             // remove it if nothing comes
  pending_.box = std::move(frame);
  pending_.box_depth = stack_.size();
}

/// A box has ended. Writes its frame if the box is empty or has only the picture of its film.
void Sanitizer::show_box(const html::EndTag& tag) {
  const Frame frame = std::move(*pending_.box);
  pending_.box.reset();
  if (frame.is_picture) {
    const html::RawAttribute attributes[] = {{"src", frame.address}, {"alt", frame.title}};
    if (has_vanished_ && frame.is_visible && keeps_pictures())
      open_image({Element::img, "img", attributes, false, tag.offset});
  } else if (has_vanished_ || (frame.is_film && frame.address != pending_.last_address)) {
    write_frame(frame, tag.offset);
  }
}

/// Handles the text of an embed element: its address becomes a frame; other text is written as text.
void Sanitizer::show_embedded_address() {
  const std::string text = pending_.embed.take();
  const std::size_t depth = std::exchange(pending_.embed_depth, npos);
  std::string_view address = ascii::trim(text);
  if (address.starts_with("[embed") && address.ends_with("[/embed]")) { // a shortcode
    address.remove_suffix(std::string_view("[/embed]").size());
    address = ascii::trim(address.substr(std::min(address.find(']'), address.size() - 1) + 1));
  }
  if (!is_web_address(address) || address.find_first_of(" \t\n<>\"") != std::string_view::npos) {
    on_text(text, pending_.embed.offset);
    if (address.empty()) pending_.embed_depth = depth; // it may still come
    return;
  }
  Frame frame;
  frame.address = page_behind(address);
  write_frame(frame, pending_.embed.offset);
}

/// Keeps the text of a `<noscript>` or a `<script>`, which may have a film or a picture.
void Sanitizer::keep_removed_text(std::string_view text, std::size_t offset) {
  constexpr std::size_t k_longest_script = 65536; // bytes; the settings of a player take less
  const Element element = stack_[removed_from_].element;
  if (context_.policy == PolicyName::comment) return;
  if (element == Element::noscript) pending_.noscript.append(text, offset);
  if (element == Element::script && pending_.script.text.size() + text.size() <= k_longest_script)
    pending_.script.append(text, offset);
}

void Sanitizer::read_noscript() {
  std::string markup = pending_.noscript.take();
  if (markup.find('<') == std::string::npos && markup.find("&lt;img") != std::string::npos) {
    // Some scripts for late pictures escape the markup in it.
    std::string decoded;
    for (std::string_view rest = markup; !rest.empty();) {
      const std::size_t size =
          rest.front() == '&' ? html::decode_reference(rest, html::ReferenceContext::text, decoded) : 0;
      if (size == 0) decoded += rest.front();
      rest.remove_prefix(size == 0 ? 1 : size);
    }
    markup = std::move(decoded);
  }
  const std::string address_before = pending_.last_address;
  const bool was_after_media = pending_.is_after_media;
  const bool has_words = NoscriptReader::read(markup, pending_.noscript.offset, [&](const html::StartTag& tag) {
    if (!was_after_media) show_from_noscript(tag);
  });
  warn_of_noscript(has_words, was_after_media || pending_.last_address != address_before);
  if (pending_.missed) show_missed_picture();
}

/// Writes the film from a player's settings, or the frame that a script would write after the reader's consent.
void Sanitizer::show_film_of_script() {
  const std::string text = pending_.script.take();
  const std::optional<Frame> frame = read_player_script(text);
  if (frame) write_frame(*frame, pending_.script.offset);
}

/// Reports a `<noscript>`. Readers lose something only if it has words.
void Sanitizer::warn_of_noscript(bool has_words, bool is_shown) {
  const WarningText text = has_words  ? messages::element_removed
                           : is_shown ? messages::noscript_shown
                                      : messages::noscript_unseen;
  context_.report.warn(text, {"noscript"}, origin_, pending_.noscript.offset);
}

void Sanitizer::show_from_noscript(const html::StartTag& tag) {
  if (is_invisible(tag)) return;
  if (tag.element == Element::iframe) {
    static_cast<void>(replace_frame(tag, Element::iframe));
    return;
  }
  if (!keeps_pictures()) return;
  const UrlPolicy::Judgement judgement = context_.urls.allow(value_of(tag, "src"), UrlUse::image);
  const bool is_same = judgement.url && judgement.url->view() == pending_.last_address;
  if (!judgement.url || is_same) return;
  open_image(tag);
  pending_.address_from_noscript = judgement.url->view();
}

} // namespace lede::body
