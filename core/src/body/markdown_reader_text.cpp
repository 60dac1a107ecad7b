#include <algorithm>

#include "body/markdown_reader.h"
#include "html/character_references.h"

namespace lede::body {
namespace {

/// In a table, "\|" is a bar, even where backslashes escape nothing. @see https://github.github.com/gfm/#example-200
void write_bars(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == '|') ++at;
    out += text[at];
  }
}

} // namespace

int MarkdownReader::text(MD_TEXTTYPE type, std::string_view piece) {
  const bool is_of_source = source_.holds(piece);
  const std::string_view original = is_of_source ? source_.original_of(piece) : piece;
  if (is_of_source) {
    note_reached(original);
    // A line that was added for md4c.
    if (original.empty() && type == MD_TEXT_HTML) line_is_added_ = true;
    if (original.empty()) return 0;
  } else if (line_is_added_ && piece == "\n") {
    line_is_added_ = false;
    return 0;
  }
  if (read_apart(type, original)) return 0;
  decoded_.clear();
  piece = original;
  if (type == MD_TEXT_ENTITY && html::decode_reference(piece, html::ReferenceContext::text, decoded_) == piece.size())
    piece = decoded_;
  if (picture_depth_ > 0) {
    picture_.alternative += piece;
    return 0;
  }
  begin_paragraph();
  if (type == MD_TEXT_CODE)
    write_code(piece, offset_);
  else if (type == MD_TEXT_NORMAL || type == MD_TEXT_ENTITY)
    write_text(piece, offset_);
  else
    sanitizer_->on_text(piece, offset_);
  return 0;
}

/// Handles raw HTML and line ends. @return whether the piece was one of these.
bool MarkdownReader::read_apart(MD_TEXTTYPE type, std::string_view piece) {
  if (type != MD_TEXT_NORMAL && type != MD_TEXT_ENTITY) end_address();
  enter_note_text();
  if (type == MD_TEXT_HTML) {
    if (picture_depth_ > 0) return true;
    begin_paragraph();
    if (raw_.empty()) raw_offset_ = offset_;
    if (in_cell_)
      write_bars(raw_, piece);
    else
      raw_ += piece;
    return true;
  }
  flush_raw();
  if (type != MD_TEXT_BR && type != MD_TEXT_SOFTBR) return false;
  line_end(type == MD_TEXT_BR || hard_line_breaks_);
  return true;
}

/// Writes a text, or the characters of a character reference, from that offset of the source.
void MarkdownReader::write_text(std::string_view text, std::size_t offset) {
  while (!text.empty()) {
    std::size_t size =
        in_address_ || (next_address_ < found_.addresses.size() && link_depth_ == 0) ? write_address(text, offset) : 0;
    if (size == 0) {
      size = text.size();
      // A character reference is written whole: two have more bytes than they take in the source ("&nLt;").
      const bool is_decoded = text.data() == decoded_.data();
      if (!is_decoded && next_address_ < found_.addresses.size() && link_depth_ == 0)
        size = std::min(size, found_.addresses[next_address_].begin - offset);
      write_plain(text.substr(0, size), offset);
    }
    text.remove_prefix(size);
    offset += size;
  }
}

/// @return the size of the beginning of the text that belongs to the next address; 0 if none of it does.
std::size_t MarkdownReader::write_address(std::string_view text, std::size_t offset) {
  while (!in_address_ && next_address_ < found_.addresses.size() && found_.addresses[next_address_].begin < offset)
    ++next_address_; // it is in a link, in code …
  if (next_address_ == found_.addresses.size()) return 0;
  const BareAddress& address = found_.addresses[next_address_];
  if (!in_address_ && address.begin > offset) return 0;
  if (in_address_ && address.end <= offset) {
    end_address();
    return 0;
  }
  if (!in_address_) address_offset_ = offset;
  in_address_ = true;
  // A character reference is longer in the source than the characters that it encodes.
  const bool is_decoded = text.data() == decoded_.data();
  const std::size_t size = is_decoded ? text.size() : std::min(text.size(), address.end - offset);
  address_ += text.substr(0, size);
  if ((is_decoded ? reached_ : offset + size) >= address.end) end_address();
  return size;
}

/// Writes the link for the text of an address. The address may be shorter than expected, if a block or a mark ended it.
void MarkdownReader::end_address() {
  if (!in_address_) return;
  in_address_ = false;
  const AddressKind kind = found_.addresses[next_address_++].kind;
  const std::string read = std::move(address_);
  address_.clear();
  const std::size_t size = sanitizer_->is_in_link() ? 0 : bare_address_size(read, kind);
  const std::string_view text = std::string_view(read).substr(0, size);
  if (size > 0) {
    std::string address(scheme_before(kind));
    address += text;
    const html::RawAttribute attribute{"href", address};
    static_cast<void>(sanitizer_->on_start_tag({Element::a, "a", {&attribute, 1}, false, address_offset_}));
    sanitizer_->on_text(text, address_offset_);
    sanitizer_->on_end_tag({Element::a, "a", address_offset_});
  }
  if (size < read.size()) sanitizer_->on_text(std::string_view(read).substr(size), address_offset_ + size);
}

void MarkdownReader::write_plain(std::string_view text, std::size_t offset) {
  const std::size_t written = found_.footnotes != nullptr ? write_references(text, offset) : 0;
  if (written == text.size()) return;
  if (link_waits_) reopen_link();
  sanitizer_->on_text(text.substr(written), offset + written);
}

void MarkdownReader::line_end(bool is_hard) {
  if (picture_depth_ > 0) {
    picture_.alternative += ' ';
    return;
  }
  begin_paragraph();
  if (is_hard) start(Element::br);
  sanitizer_->on_text("\n", offset_);
}

void MarkdownReader::write_code(std::string_view piece, std::size_t offset) {
  if (in_cell_) {
    decoded_.clear();
    write_bars(decoded_, piece);
    return sanitizer_->on_text(decoded_, offset);
  }
  sanitizer_->on_text(piece, offset);
}

/// Writes buffered text and raw HTML before anything of another kind is written.
void MarkdownReader::flush() {
  end_address();
  flush_raw();
}

void MarkdownReader::flush_raw() {
  if (raw_.empty()) return;
  // The tokenizer calls the sink while it reads the buffer; the sink never changes the buffer.
  tokenizer_.tokenize(raw_, raw_offset_);
  sanitizer_->warn_of_end(tokenizer_.unfinished());
  raw_.clear();
}

void MarkdownReader::note_reached(std::string_view original) {
  offset_ = static_cast<std::size_t>(original.data() - source_.original().data());
  reached_ = offset_ + original.size();
}

} // namespace lede::body
