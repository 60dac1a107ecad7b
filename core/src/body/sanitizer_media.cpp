// Pictures, players and frames. A picture that loads late gets its address. A frame becomes a link to its page.
#include "base/messages.h"
#include "base/picture_address.h"
#include "base/text.h"
#include "body/frame_pages.h"
#include "body/late_pictures.h"
#include "body/sanitizer.h"
#include "body/tag_text.h"
#include "html/character_references.h"
#include "html/tokenizer.h"

namespace lede::body {

void Sanitizer::open_image(const html::StartTag& tag) {
  const bool in_picture = current_node().content == Content::picture;
  if (is_removing()) {
    if (!in_picture) static_cast<void>(make_room_for_phrasing(false));
    return;
  }
  const bool is_stand_in =
      tag.name.starts_with("amp-") && (has_attribute(tag, "placeholder") || has_attribute(tag, "fallback"));
  if (is_stand_in || is_hidden(tag)) return note_loss();
  // A `data:` URL is mostly a placeholder for a picture that loads late, unless the host allows such URLs.
  const std::string_view src_as_written = value_of(tag, "src");
  const bool is_inline_data = lowered(src_as_written.substr(0, 5)) == "data:" &&
                              !context_.urls.allow(src_as_written, UrlUse::image).url.has_value();
  CleanAttributes attributes =
      is_inline_data ? attributes_without_source(tag) : attributes_with_late_addresses(Element::img, tag);
  if (in_picture && pending_.source && attributes.find(UrlAttribute::src) == nullptr &&
      !attributes.has(UrlAttribute::srcset))
    attributes.add(UrlAttribute::srcset, *pending_.source);
  if (!attributes.has(UrlAttribute::src) && !attributes.has(UrlAttribute::srcset))
    return wait_for_noscript(attributes, tag, is_inline_data);
  // A `<noscript>` may also come before its picture.
  const SafeUrl* const src = attributes.find(UrlAttribute::src);
  if (src != nullptr && src->view() == pending_.address_from_noscript) return note_loss();
  if (!in_picture && !make_room_for_phrasing(false)) return;
  if (!in_picture) reconstruct_active_formatting();
  write_image(attributes, &tag);
  if (!in_picture) return;
  pending_.source.reset();
  pop(Why::ended); // the <img> is the last child of <picture>
}

CleanAttributes Sanitizer::attributes_without_source(const html::StartTag& tag) const {
  std::vector<html::RawAttribute> others(tag.attributes.begin(), tag.attributes.end());
  std::erase_if(others, [](const html::RawAttribute& attribute) { return attribute.name == "src"; });
  html::StartTag picture = tag;
  picture.attributes = others;
  return attributes_with_late_addresses(Element::img, picture);
}

void Sanitizer::write_image(CleanAttributes& attributes, const html::StartTag* tag) {
  const SafeUrl* const src = attributes.find(UrlAttribute::src);
  const SafeUrl* const address = src != nullptr ? src : attributes.find(UrlAttribute::srcset);
  pending_.last_address = address->view();
  pending_.is_after_media = true;
  pending_.missed.reset();
  add_own_attributes(Element::img, attributes, tag);
  note_phrasing_content();
  write_void(Element::img, attributes);
}

/// Whether this is the article's first picture, near the top. It must not load lazily; pictures further down may.
bool Sanitizer::is_first_picture() const {
  constexpr std::size_t k_first_view = 1500; // bytes of markup before it: about what a phone shows first
  if (context_.first_picture_waits == nullptr || !*context_.first_picture_waits) return false;
  *context_.first_picture_waits = false;
  return writer_.size() < k_first_view;
}

/// Whether the tag asks for early loading. Publishers' systems mark the first picture this way, and so do we.
bool Sanitizer::is_urgent(const html::StartTag& tag) {
  return lowered(value_of(tag, "fetchpriority")) == "high" && lowered(value_of(tag, "loading")) != "lazy";
}

/// Ends a `<picture>`. Without an `<img>` it would show nothing, so one is made from its first source.
void Sanitizer::end_picture() {
  if (!pending_.source || !keeps_pictures()) return note_loss();
  CleanAttributes attributes;
  attributes.add(UrlAttribute::srcset, std::move(*pending_.source));
  attributes.add(Attribute::alt, "");
  pending_.source.reset();
  write_image(attributes);
}

void Sanitizer::before_close() {
  if (current_node().content == Content::picture && !is_removing()) end_picture();
  if (stack_.size() == pending_.embed_depth) pending_.embed_depth = npos;
}

void Sanitizer::after_vanishing(const OpenElement& vanished) {
  if (vanished.content == Content::media) show_instead_of_player();
}

/// Writes a picture's alternative text, separated by spaces from the words around it.
void Sanitizer::write_alternative_text(std::string_view text, std::size_t offset) {
  if (is_removing() || !make_room_for_phrasing(false)) return;
  if (stack_[stack_.container()].ends_inline && !writer_.ends_in_space_or_tag()) writer_.text(" ");
  on_text(text, offset);
  word_waits_ = true;
}

void Sanitizer::open_media_source(const html::StartTag& tag, Element element) {
  const bool fits = current_node().content == Content::media ||
                    (current_node().content == Content::picture && element == Element::source);
  if (!fits) return;
  const bool in_picture = current_node().content == Content::picture;
  const CleanAttributes attributes = attributes_with_late_addresses(element, tag);
  const SafeUrl* const address = attributes.find(in_picture ? UrlAttribute::srcset : UrlAttribute::src);
  if (address == nullptr) {
    if (in_picture) note_loss(); // in a player this is no loss: the player may have an address
    return;
  }
  if (in_picture && !pending_.source) pending_.source = *address;
  if (!in_picture && element == Element::source) pending_.last_address = address->view();
  write_void(element, attributes);
}

/// Remembers a player without an address of its own; one of its sources may have one.
void Sanitizer::note_player(const html::StartTag& tag, const CleanAttributes& attributes) {
  current_node().output.lost_content = true; // remove it if no source has one
  const SafeUrl* const poster = attributes.find(UrlAttribute::poster);
  pending_.player = {tag.offset, poster == nullptr ? std::nullopt : std::optional(*poster), std::nullopt};
}

/// Remembers the first link in a player's fallback content: it may lead to the only film.
void Sanitizer::read_link_in_player(const html::StartTag& tag) {
  const std::string_view address = value_of(tag, "href");
  if (!pending_.player || pending_.player->link || tag.element != Element::a || !is_address(address)) return;
  pending_.player->link.emplace();
  pending_.player->link->address = page_behind(address);
  pending_.player->link->title = value_of(tag, "title");
}

/// A player without a film or sound has closed. Shows its link, or else its poster.
void Sanitizer::show_instead_of_player() {
  if (!pending_.player || is_removing()) return;
  PendingMedia::EmptyPlayer player = std::move(*pending_.player);
  pending_.player.reset();
  const bool has_link = player.link && context_.urls.allow(player.link->address, UrlUse::link).url;
  const bool has_film = pending_.box && pending_.box_depth == stack_.size() + 1; // in its settings; show_box shows it
  context_.report.warn(has_link || has_film ? messages::player_linked : messages::player_without_address, {}, origin_,
                       player.offset);
  if (has_film || (!has_link && !player.poster)) return;
  pending_.missed = {std::string(), std::nullopt, false, true, player.offset, std::nullopt};
  if (has_link)
    pending_.missed->frame = std::move(player.link);
  else
    pending_.missed->poster = std::move(player.poster);
}

/// Writes a link to the content of a frame. @return whether the tag was that of a frame. The caller removes the element
/// itself.
bool Sanitizer::replace_frame(const html::StartTag& tag, Element element) {
  if (context_.policy == PolicyName::comment) return false;
  if (is_removing()) {
    read_frame_of_object(tag);
    return false;
  }
  if (element != Element::unknown && element != Element::iframe && element != Element::embed &&
      element != Element::object && element != Element::script)
    return false;
  std::optional<Frame> frame = element == Element::script ? read_script(tag) : read_frame(tag);
  if (!frame) return false;
  const bool is_object = element == Element::object;
  if (is_object || element == Element::embed) {
    const std::string_view address = value_of(tag, is_object ? "data" : "src");
    if (keeps_pictures() && (is_picture_file(address) || lowered(value_of(tag, "type")).starts_with("image/"))) {
      const html::RawAttribute attributes[] = {{"src", address}, {"alt", frame->title}};
      open_image({Element::img, "img", attributes, false, tag.offset});
      return true;
    }
  }
  const bool waits_for_parameters = is_object && frame->address.empty();
  if (waits_for_parameters) return false;
  warn_of_frame(*frame, tag);
  if (element == Element::script)
    pending_.missed = {std::string(), std::move(frame), false, true, tag.offset};
  else
    write_frame(*frame, tag.offset);
  return true;
}

/// Reads the address of an old player from a `<param>` or an `<embed>` inside its `<object>`.
void Sanitizer::read_frame_of_object(const html::StartTag& tag) {
  if (pending_.object || stack_[removed_from_].element != Element::object) return;
  if (tag.element == Element::param) {
    const std::string name = lowered(value_of(tag, "name"));
    if (name != "movie" && name != "src" && name != "url") return;
    const html::RawAttribute attributes[] = {{"src", value_of(tag, "value")}};
    pending_.object = read_frame({Element::embed, "embed", attributes, false, tag.offset});
  } else if (tag.element == Element::embed || tag.element == Element::iframe) {
    pending_.object = read_frame(tag);
  }
  if (!pending_.object) return;
  const UrlPolicy::Judgement judgement = context_.urls.allow(pending_.object->address, UrlUse::link);
  if (judgement.url && judgement.url->view() == pending_.last_address)
    pending_.object.reset(); // the frame repeats the object's picture
}

void Sanitizer::warn_of_frame(const Frame& frame, const html::StartTag& tag) {
  const UrlVerdict verdict = context_.urls.allow(frame.address, UrlUse::link).verdict;
  const bool is_link = frame.is_visible && !frame.address.empty() && verdict == UrlVerdict::allowed;
  const bool is_old_player = frame.address.empty() && frame.is_visible;
  const WarningText text = is_old_player                                           ? messages::flash_removed
                           : frame.address.empty() && has_attribute(tag, "srcdoc") ? messages::element_removed
                           : frame.address.empty()                                 ? messages::frame_without_address
                           : !frame.is_visible                                     ? messages::frame_unseen
                           : is_link                                               ? messages::frame_linked
                                                                                   : messages::frame_removed;
  context_.report.warn(text, {shown_name(tag.name), describe(verdict)}, origin_, tag.offset);
}

void Sanitizer::write_frame(const Frame& frame, std::size_t offset) {
  const UrlPolicy::Judgement judgement = context_.urls.allow(frame.address, UrlUse::link);
  const bool is_same = pending_.is_after_media && frame.address == pending_.last_address;
  if (!frame.is_visible || !judgement.url || is_same) return note_loss();
  // A paragraph ends before the frame, and a new one begins after it. A paragraph that had only the frame is removed.
  bool was_in_paragraph = stack_[stack_.container()].goes_on;
  for (std::size_t index = stack_.size(); index-- > 1 && !stack_[index].is_container();)
    stack_[index].output.lost_content = true;
  if (stack_[stack_.container()].element == Element::p) {
    stack_[stack_.container()].output.lost_content = true;
    was_in_paragraph = true;
  }
  write_frame_link(frame, judgement.url->view(), offset);
  if (was_in_paragraph) stack_[stack_.container()].goes_on = stack_[stack_.container()].content != Content::phrasing;
  pending_.last_address = frame.address;
  pending_.is_after_media = true;
}

/// Sends the tokens of a figure with a link to the sanitizer itself. So sanitizing the output again gives the same.
void Sanitizer::write_frame_link(const Frame& frame, std::string_view address, std::size_t offset) {
  const auto start = [&](Element element, std::span<const html::RawAttribute> attributes) {
    static_cast<void>(on_start_tag({element, name_of(element), attributes, false, offset}));
  };
  const auto end = [&](Element element) { on_end_tag({element, name_of(element), offset}); };
  const std::string_view title = frame.title.empty() ? host_for_readers(address) : std::string_view(frame.title);
  if (current_node().in_link) return on_text(title, offset);
  std::size_t around = stack_.container();
  while (stack_[around].role == Role::kept && stack_[around].element == Element::div) --around;
  const bool has_figure = stack_[around].content == Content::figure;
  const html::RawAttribute of_figure[] = {{"class", "lede-embed"}};
  const html::RawAttribute of_link[] = {{"class", "lede-embed-link"}, {"href", address}};
  const bool may_load = context_.urls.allow(address, UrlUse::embed).url.has_value();
  if (!has_figure) start(Element::figure, of_figure);
  start(Element::a, std::span(of_link).subspan(may_load ? 0 : 1));
  start(Element::span, {});
  on_text(title, offset);
  end(Element::span);
  end(Element::a);
  if (!has_figure) end(Element::figure);
}

/// Reports an element that is removed with its content. A <noscript> is reported at its end, when its content is known.
/// A formula is replaced by its alternative text. An icon is no loss for readers.
void Sanitizer::warn_of_removed(const html::StartTag& tag, Element element) {
  if (is_removing()) return;
  if (element == Element::noscript && context_.policy != PolicyName::comment) return;
  if (element == Element::object) {
    tell_of_object(false);
    pending_.object_offset = tag.offset;
    return;
  }
  const std::string_view formula = element == Element::math ? value_of(tag, "alttext") : std::string_view();
  const bool is_icon = element == Element::svg && is_decoration(tag);
  if (formula.empty() && !is_icon) return warn(messages::element_removed, tag.name, tag.offset);
  context_.report.warn(is_icon ? messages::icons_removed : messages::formula_replaced, {}, origin_, tag.offset);
  if (!formula.empty()) on_text(formula, tag.offset);
}

/// Reports the `<object>` that was removed last: a link may replace it.
void Sanitizer::tell_of_object(bool is_link) {
  if (pending_.object_offset == npos) return;
  const WarningText text = is_link ? messages::frame_linked : messages::element_removed;
  context_.report.warn(text, {"object"}, origin_, std::exchange(pending_.object_offset, npos));
}

/// The removal of an element has ended. Writes the parts of its content that readers may see.
void Sanitizer::show_what_was_removed(Element element) {
  if (element == Element::object) {
    const std::size_t offset = pending_.object_offset;
    const std::optional<Frame> frame = std::exchange(pending_.object, std::nullopt);
    const bool is_link = frame && frame->is_visible && context_.urls.allow(frame->address, UrlUse::link).url;
    tell_of_object(is_link);
    if (frame && offset != npos) write_frame(*frame, offset);
  }
  if (element == Element::noscript && !pending_.noscript.text.empty()) read_noscript();
  if (element == Element::script && !pending_.script.text.empty()) show_film_of_script();
}

} // namespace lede::body
