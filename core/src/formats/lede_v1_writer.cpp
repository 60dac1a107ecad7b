// Writes version 1 by the same tables by which lede_v1.cpp reads it.
#include "formats/lede_v1_writer.h"

#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/words.h"
#include "formats/lede_v1_parts.h"
#include "json/writer.h"

namespace lede::formats {
namespace v1 {
namespace {

/// Returns the struct's member for a field. The caller knows its type from the row's kind.
template <class Held>
const Held& member_of(const void* owner, const FieldRow& field, const Codec<Held>& /*codec*/) {
  return *reinterpret_cast<const Held*>(static_cast<const char*>(owner) + field.offset);
}

const void* address_of(const void* owner, const FieldRow& field) {
  return static_cast<const char*>(owner) + field.offset;
}

bool is_complete(const void* object, const ObjectShape& shape) {
  if (!shape.needs_first) return true;
  const FieldRow& first = shape.fields[0];
  if (first.kind != FieldKind::items) return !member_of(object, first, k_text).empty();
  const void* const list = address_of(object, first);
  for (std::size_t index = 0; index < first.list->size(list); ++index) {
    if (is_complete(first.list->at(list, index), *first.shape)) return true;
  }
  return false;
}

bool is_letter_or_more(char c) { return ascii::is_letter(c) || !ascii::is_ascii(c); }

/// Whether a plain text certainly has the same meaning as Markdown: one line of words, with only marks that begin no
/// Markdown.
bool is_its_own_markdown(std::string_view text) {
  if (text.empty() || !is_letter_or_more(text.front())) return false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_last = i + 1 == text.size();
    if (is_letter_or_more(c) || ascii::is_digit(c)) continue;
    const bool is_mark = c == ',' || c == '.' || c == ';' || c == '?' || c == ' ';
    // A mark has to be followed by a space or the end, since "www.a" could become a link; a space has to be followed by
    // a word.
    if (!is_mark || (c == ' ' ? is_last || text[i + 1] == ' ' : !is_last && text[i + 1] != ' ')) return false;
  }
  return true;
}

const BlockType& type_of(const Block& block) {
  if (const RichText* const rich = std::get_if<RichText>(&block)) {
    return k_block_types[rich->text.markup == Markup::markdown ? 0 : rich->text.markup == Markup::html ? 1 : 2];
  }
  const BlockType* row = k_block_types;
  while (row->index != block.index()) ++row;
  return *row;
}

/// Returns the block's part, whose type is that of the table.
const void* part_of(const Block& block) {
  return std::visit([](const auto& part) -> const void* { return &part; }, block);
}

class ArticleWriter {
 public:
  std::string write(const Article& article) && {
    write_object(&article, k_article);
    return std::move(json_).take();
  }

 private:
  void write_object(const void* owner, const ObjectShape& shape, std::string_view type = {}) {
    json_.begin_object();
    if (!type.empty()) json_.member(k_type, type);
    write_fields(owner, shape);
    if (const ObjectShape* const rare = rare_fields_of(shape)) write_fields(owner, *rare);
    json_.end_object();
  }

  void write_fields(const void* owner, const ObjectShape& shape) {
    for (std::size_t row = 0; row < shape.count; ++row) write_field(owner, shape.fields[row]);
  }

  void write_field(const void* owner, const FieldRow& field) {
    switch (field.kind) {
      case FieldKind::ignored:
      case FieldKind::other: return write_special(owner, field);
      case FieldKind::text:
      case FieldKind::markdown:
      case FieldKind::html:
      case FieldKind::plain:
      case FieldKind::id:
      case FieldKind::date:
      case FieldKind::language:
        if (const Text& value = member_of(owner, field, k_text); !value.empty()) json_.member(field.name, value.value);
        return;
      case FieldKind::count: return write_number(field.name, member_of(owner, field, k_count), 0);
      case FieldKind::pixels: return write_number(field.name, member_of(owner, field, k_pixels), 0);
      case FieldKind::stars: return write_number(field.name, member_of(owner, field, k_stars), Rating().best);
      case FieldKind::words: return write_words(field.name, member_of(owner, field, k_labels), *field.words);
      case FieldKind::item:
        if (const void* const item = address_of(owner, field); is_complete(item, *field.shape)) {
          json_.key(field.name);
          write_object(item, *field.shape);
        }
        return;
      case FieldKind::items: return write_list(field.name, address_of(owner, field), *field.list, *field.shape);
    }
  }

  /// Writes the fields that functions read.
  void write_special(const void* owner, const FieldRow& field) {
    switch (field.special) {
      case Special::none: return; // a block's type is already written; "$schema" is not part of the article
      case Special::version: return write_number(field.name, 1, 0);
      case Special::direction: return write_direction(field.name, member_of(owner, field, k_direction));
      case Special::rich_text: return write_rich_text(field.name, member_of(owner, field, k_rich_text));
      case Special::body: return write_body(field.name, member_of(owner, field, k_body));
      case Special::rating: return write_present(field.name, member_of(owner, field, k_rating_object), k_rating);
      case Special::rating_value: return write_rating_value(field.name, *static_cast<const Rating*>(owner));
      case Special::comments: return write_present(field.name, member_of(owner, field, k_comments_object), k_comments);
      case Special::threads: return write_items(field.name, member_of(owner, field, k_threads), k_comment);
      case Special::replies: return write_items(field.name, static_cast<const Comment*>(owner)->replies, k_comment);
      case Special::latest: return write_latest(field.name, member_of(owner, field, k_latest_list));
      case Special::access: return write_access(field.name, member_of(owner, field, k_access));
      case Special::key_points: return write_key_points(field.name, member_of(owner, field, k_key_points));
      case Special::notes: return write_items(field.name, member_of(owner, field, k_notes), k_note);
      case Special::updates: return write_items(field.name, member_of(owner, field, k_updates), k_update);
      case Special::picture_role:
        return write_word(field.name, member_of(owner, field, k_picture_role), k_picture_roles);
      case Special::on:
        if (!member_of(owner, field, k_switch)) return;
        json_.key(field.name);
        return json_.boolean(true);
      case Special::note_type: return write_word(field.name, member_of(owner, field, k_note_type), k_note_types);
    }
  }

  void write_number(std::string_view name, std::int64_t number, std::int64_t unsaid) {
    if (number == unsaid) return;
    json_.key(name);
    json_.integer(number);
  }

  void write_list(std::string_view name, const void* list, const ListType& type, const ObjectShape& shape,
                  bool though_empty = false) {
    bool is_open = though_empty;
    const auto open = [&] {
      json_.key(name);
      json_.begin_array();
    };
    if (is_open) open();
    for (std::size_t index = 0; index < type.size(list); ++index) {
      const void* const item = type.at(list, index);
      if (!is_complete(item, shape)) continue;
      if (!is_open) open();
      is_open = true;
      write_object(item, shape);
    }
    if (is_open) json_.end_array();
  }

  template <class Item>
  void write_items(std::string_view name, const std::vector<Item>& list, const Shape<Item>& shape) {
    write_list(name, &list, k_list_type<Item>, shape);
  }

  void write_latest(std::string_view name, const Article& article) {
    const bool says_none = article.has_latest && article.latest.empty();
    write_list(name, &article.latest, k_list_type<Teaser>, k_latest, says_none);
  }

  /// Writes a rating or comments, even if the publisher's object is empty.
  template <class Part>
  void write_present(std::string_view name, const Part& part, const Shape<Part>& shape) {
    if (!part.present) return;
    json_.key(name);
    write_object(&part, shape);
  }

  void write_rating_value(std::string_view name, const Rating& rating) {
    if (rating.count == 0 && rating.value_thousandths == 0) return;
    json_.key(name);
    json_.thousandths(rating.value_thousandths);
  }

  void write_word(std::string_view name, const Text& word, std::string_view words) {
    if (!word.empty() && has_word(words, word.value)) json_.member(name, word.value);
  }

  void write_access(std::string_view name, Access access) {
    if (access != Access::unset) json_.member(name, word_at(k_access_words, access == Access::free ? 0 : 1));
  }

  void write_words(std::string_view name, std::uint8_t bits, std::string_view words) {
    if (bits == 0) return;
    json_.key(name);
    json_.begin_array();
    for (std::size_t place = 0; place < 8; ++place) {
      if ((bits >> place & 1U) != 0) json_.string(word_at(words, place));
    }
    json_.end_array();
  }

  void write_key_points(std::string_view name, const std::vector<KeyPoint>& points) {
    if (points.empty()) return;
    json_.key(name);
    json_.begin_array();
    for (const KeyPoint& point : points) write_marked_text(point.text);
    json_.end_array();
  }

  void write_rich_text(std::string_view name, const Text& value) {
    if (value.empty()) return;
    json_.key(name);
    write_marked_text(value);
  }

  void write_marked_text(const Text& value) {
    const bool is_markdown =
        value.markup == Markup::markdown || (value.markup == Markup::text && is_its_own_markdown(value.value));
    if (is_markdown) return json_.string(value.value);
    json_.begin_object();
    json_.member(k_type, value.markup == Markup::html ? "html" : "text");
    json_.member("text", value.value);
    json_.end_object();
  }

  void write_direction(std::string_view name, Direction direction) {
    if (direction == Direction::unset) return;
    json_.member(name, direction == Direction::left_to_right ? "ltr" : "rtl");
  }

  /// A body that is a single text of Markdown is written as a string.
  void write_body(std::string_view name, const std::vector<Block>& body) {
    const Block* only = nullptr;
    std::size_t complete = 0;
    for (const Block& block : body) {
      if (!is_complete(part_of(block), *type_of(block).shape)) continue;
      only = &block;
      ++complete;
    }
    if (complete == 0) return;
    const RichText* const text = std::get_if<RichText>(only);
    if (complete == 1 && text != nullptr && text->text.markup == Markup::markdown) {
      return json_.member(name, text->text.value);
    }
    json_.key(name);
    json_.begin_array();
    for (const Block& block : body) {
      const BlockType& type = type_of(block);
      if (is_complete(part_of(block), *type.shape)) write_object(part_of(block), *type.shape, type.name);
    }
    json_.end_array();
  }

  json::Writer json_{json::Escaping::plain};
};

} // namespace
} // namespace v1

std::string write_lede_v1(const Article& article) { return v1::ArticleWriter().write(article); }

} // namespace lede::formats
