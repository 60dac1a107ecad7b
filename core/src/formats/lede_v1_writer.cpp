// Writes by the tables that lede_v1.cpp reads by.
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

template <class Member>
const Member& member_of(const void* owner, const Field& field) {
  return *reinterpret_cast<const Member*>(static_cast<const char*>(owner) + field.offset);
}

bool is_complete(const Item& thing, const Shape& shape) {
  if (!shape.needs_first) return true;
  const Field& first = shape.fields[0];
  if (first.kind != items) return !member_of<Text>(&thing, first).empty();
  for (const Item& part : member_of<std::vector<Item>>(&thing, first)) {
    if (is_complete(part, *first.shape)) return true;
  }
  return false;
}

bool is_letter_or_more(char c) { return ascii::is_letter(c) || !ascii::is_ascii(c); }

/// Whether a plain text means the same as Markdown for certain: one line of words, with the few marks between them that
/// nothing can begin with.
bool is_its_own_markdown(std::string_view text) {
  if (text.empty() || !is_letter_or_more(text.front())) return false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_last = i + 1 == text.size();
    if (is_letter_or_more(c) || ascii::is_digit(c)) continue;
    const bool is_mark = c == ',' || c == '.' || c == ';' || c == '?' || c == ' ';
    // What follows a mark is a space or the end, and what follows a space is neither: "www.a" could become a link.
    if (!is_mark || (c == ' ' ? is_last || text[i + 1] == ' ' : !is_last && text[i + 1] != ' ')) return false;
  }
  return true;
}

const BlockType& type_of(const Block& block) {
  if (block.kind == BlockKind::rich_text) {
    return k_block_types[block.text.markup == Markup::markdown ? 0 : block.text.markup == Markup::html ? 1 : 2];
  }
  const BlockType* row = k_block_types;
  while (row->kind != block.kind) ++row;
  return *row;
}

class ArticleWriter {
 public:
  std::string write(const Article& article) && {
    article_ = &article;
    write_object(&article, k_article);
    return std::move(json_).take();
  }

 private:
  void write_object(const void* owner, const Shape& shape, std::string_view type = {}) {
    json_.begin_object();
    if (!type.empty()) json_.member(k_type, type);
    for (std::size_t row = 0; row < shape.count; ++row) write_field(owner, shape.fields[row]);
    json_.end_object();
  }

  void write_field(const void* owner, const Field& field) {
    switch (field.kind) {
      case ignored: return write_otherwise(owner, field.name);
      case text:
      case markdown:
      case html:
      case plain:
      case id:
      case date:
      case language:
        if (const Text& value = member_of<Text>(owner, field); !value.empty()) json_.member(field.name, value.value);
        return;
      case count: return write_number(field.name, member_of<std::int64_t>(owner, field), 0);
      case pixels: return write_number(field.name, member_of<int>(owner, field), 0);
      case stars: return write_number(field.name, member_of<int>(owner, field), Rating().best);
      case item:
        if (const Item& thing = member_of<Item>(owner, field); is_complete(thing, *field.shape)) {
          json_.key(field.name);
          write_object(&thing, *field.shape);
        }
        return;
      case only_item:
        for (const Item& thing : member_of<std::vector<Item>>(owner, field)) {
          if (!is_complete(thing, *field.shape)) continue;
          json_.key(field.name);
          return write_object(&thing, *field.shape);
        }
        return;
      case items: return write_list(field.name, member_of<std::vector<Item>>(owner, field), *field.shape);
      case other: return write_other(owner, field);
    }
  }

  void write_number(std::string_view name, std::int64_t number, std::int64_t unsaid) {
    if (number == unsaid) return;
    json_.key(name);
    json_.integer(number);
  }

  void write_list(std::string_view name, const std::vector<Item>& list, const Shape& shape, bool though_empty = false) {
    bool is_open = though_empty;
    const auto open = [&] {
      json_.key(name);
      json_.begin_array();
    };
    if (is_open) open();
    for (const Item& thing : list) {
      if (!is_complete(thing, shape)) continue;
      if (!is_open) open();
      is_open = true;
      write_object(&thing, shape);
    }
    if (is_open) json_.end_array();
  }

  /// The fields that a function reads.
  void write_other(const void* owner, const Field& field) {
    if (field.read == read_rich_text) return write_rich_text(field.name, member_of<Text>(owner, field));
    if (field.read == check_version) return write_number(field.name, 1, 0);
    if (field.read == read_threads) return write_threads(field.name, member_of<std::vector<Item>>(owner, field));
    if (field.read == read_direction) return write_direction(field.name);
    if (field.read == read_body) return write_body(field.name);
    if (field.read == note_latest)
      return write_list(field.name, article_->latest, k_latest, article_->has_latest && article_->latest.empty());
    if (field.offset >= offsetof(Article, labels) && owner == article_) return write_part(field);
    if (field.read == read_picture_role || field.read == read_note_type) return write_word(owner, field);
    const bool is_rating = field.read == read_rating;
    if (is_rating ? !article_->rating.present : !article_->comments.present) return;
    json_.key(field.name);
    if (is_rating)
      write_object(&article_->rating, k_rating);
    else
      write_object(&article_->comments, k_comments);
  }

  void write_word(const void* owner, const Field& field) {
    const std::string_view word = member_of<Text>(owner, field).value;
    const std::string_view words = field.read == read_picture_role ? k_picture_roles : k_note_types;
    if (!word.empty() && has_word(words, word)) json_.member(field.name, word);
  }

  /// Of the article: what few articles have.
  void write_part(const Field& field) {
    if (field.read == read_notes) return write_list(field.name, article_->notes, k_note);
    if (field.read == read_updates) return write_list(field.name, article_->updates, k_update);
    if (field.read == read_key_points) return write_key_points(field.name);
    if (field.read == read_labels) return write_labels(field.name);
    if (article_->access == Access::unset) return;
    json_.member(field.name, word_at(k_access_words, article_->access == Access::free ? 0 : 1));
  }

  void write_labels(std::string_view name) {
    if (article_->labels == 0) return;
    json_.key(name);
    json_.begin_array();
    for (std::size_t label = 0; label < 8; ++label) {
      if (article_->has(static_cast<ArticleLabel>(label))) json_.string(word_at(k_label_words, label));
    }
    json_.end_array();
  }

  void write_key_points(std::string_view name) {
    if (article_->key_points.empty()) return;
    json_.key(name);
    json_.begin_array();
    for (const KeyPoint& point : article_->key_points) write_marked_text(point.text);
    json_.end_array();
  }

  /// The fields that are read apart from their tables.
  void write_otherwise(const void* owner, std::string_view name) {
    if (name == "replies") return write_threads(name, static_cast<const Comment*>(owner)->items);
    if (name != "value") return; // a block's type stands first, and "$schema" says nothing of the article
    const Rating& rating = *static_cast<const Rating*>(owner);
    if (rating.count == 0 && rating.value_thousandths == 0) return;
    json_.key(name);
    json_.thousandths(rating.value_thousandths);
  }

  void write_threads(std::string_view name, const std::vector<Comment>& threads) {
    if (!threads.empty()) write_list(name, threads, k_comment);
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

  void write_direction(std::string_view name) {
    if (article_->direction == Direction::unset) return;
    json_.member(name, article_->direction == Direction::left_to_right ? "ltr" : "rtl");
  }

  /// One text of Markdown is the body itself.
  void write_body(std::string_view name) {
    const Block* only = nullptr;
    std::size_t complete = 0;
    for (const Block& block : article_->body) {
      if (!is_complete(block, *type_of(block).shape)) continue;
      only = &block;
      ++complete;
    }
    if (complete == 0) return;
    if (complete == 1 && only->kind == BlockKind::rich_text && only->text.markup == Markup::markdown) {
      return json_.member(name, only->text.value);
    }
    json_.key(name);
    json_.begin_array();
    for (const Block& block : article_->body) {
      const BlockType& type = type_of(block);
      if (is_complete(block, *type.shape)) write_object(&block, *type.shape, type.name);
    }
    json_.end_array();
  }

  json::Writer json_{json::Escaping::plain};
  const Article* article_ = nullptr;
};

} // namespace
} // namespace v1

std::string write_lede_v1(const Article& article) { return v1::ArticleWriter().write(article); }

} // namespace lede::formats
