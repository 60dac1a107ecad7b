// Bodies that are a sequence of lines.
#include "formats/text_lines.h"

#include "base/text.h"

namespace lede::formats {

using json::Value;

void ListRun::start_item(std::string_view element, std::int64_t level, Value from) {
  if (!lists_.empty() && lists_.back().level > level) {
    while (!lists_.empty() && lists_.back().level > level) close_last();
    if (!lists_.empty() && lists_.back().level < level) close();
  }
  if (!lists_.empty() && lists_.back().level == level) {
    if (lists_.back().element == element) {
      body_.end("li");
    } else if (lists_.size() > 1) {
      close_last(); // a list of another kind at the same level
    } else {
      close();
    }
  }
  if (lists_.empty() || lists_.back().level < level) {
    body_.start(element, from);
    lists_.push_back({element, level});
  }
  body_.start("li", from);
}

void ListRun::close_last() {
  body_.end("li");
  body_.end(lists_.back().element);
  lists_.pop_back();
}

void ListRun::close() {
  while (!lists_.empty()) close_last();
}

void TextLines::start_line(std::string_view element, Value from) {
  close();
  body_.start(element, from);
  element_ = element;
}

void TextLines::start_item(std::string_view element, std::int64_t level, Value from) {
  close_code();
  close_quotation();
  list_.start_item(element, level, from);
}

void TextLines::start_quotation(Value from) {
  list_.close();
  close_code();
  if (!is_quotation_) body_.start("blockquote", from);
  is_quotation_ = true;
  body_.start("p", from);
  element_ = "p";
}

void TextLines::start_code(std::string_view language, Value from) {
  list_.close();
  close_quotation();
  if (is_code_) return body_.text("\n", from, false);
  body_.start("pre", from);
  body_.start("code", from, {{"class", language.empty() ? std::string() : concat({"language-", language})}});
  is_code_ = true;
}

void TextLines::end_line() {
  if (!element_.empty()) body_.end(element_);
  element_ = {};
}

void TextLines::close() {
  list_.close();
  close_code();
  close_quotation();
}

void TextLines::close_code() {
  if (!is_code_) return;
  body_.end("code");
  body_.end("pre");
  is_code_ = false;
}

void TextLines::close_quotation() {
  if (is_quotation_) body_.end("blockquote");
  is_quotation_ = false;
}

} // namespace lede::formats
