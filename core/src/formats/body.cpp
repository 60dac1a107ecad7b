// Assembles the bodies of articles for the adapters.
#include "formats/body.h"

#include <utility>

#include "base/limits.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/empty_elements.h"
#include "formats/fields.h"
#include "html/text_input.h"
#include "html/tokenizer.h"

namespace lede::formats {
namespace {

using json::Value;

constexpr std::string_view k_blocks =
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 head header hr html iframe li main nav ol p pre section summary table tbody td tfoot th thead tr ul "
    "video "
    "audio";
constexpr std::string_view k_void = "br hr img input wbr source track col area base link meta embed param";

void append_escaped_character(std::string& out, char c) {
  switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    case '\r': break; // CRLF is one line end
    default: out += c;
  }
}

void append_tag(std::string& out, std::string_view name) {
  out += '<';
  out += name;
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  for (const char c : value) append_escaped_character(out, c);
  out += '"';
}

/// Writes tokens as markup again, in which all start tags and end tags match.
class Balancer final : public html::TokenSink {
 public:
  explicit Balancer(std::string& out) : out_(out) {}
  ~Balancer() override {
    while (!open_.empty()) close();
  }
  Balancer(const Balancer&) = delete;
  Balancer& operator=(const Balancer&) = delete;

  html::TextState on_start_tag(const html::StartTag& tag) override {
    if (tag.name == "script" || tag.name == "style") {
      is_hidden_ = true;
      return tag.name == "script" ? html::TextState::script_data : html::TextState::rawtext;
    }
    const bool is_void = has_word(k_void, tag.name);
    if (!is_name(tag.name) || (!is_void && open_.size() == limits::max_open_elements)) return html::TextState::data;
    append_tag(out_, tag.name);
    for (const html::RawAttribute& attribute : tag.attributes) {
      if (is_name(attribute.name)) append_attribute(out_, attribute.name, attribute.value);
    }
    out_ += '>';
    if (!is_void) open_.emplace_back(tag.name);
    return html::TextState::data;
  }
  void on_end_tag(const html::EndTag& tag) override {
    is_hidden_ = false;
    std::size_t at = open_.size();
    while (at > 0 && open_[at - 1] != tag.name) --at;
    while (at > 0 && open_.size() >= at) close();
  }
  void on_text(std::string_view text, std::size_t /*offset*/) override {
    if (is_hidden_) return;
    for (const char c : text) append_escaped_character(out_, c);
  }

 private:
  /// No policy allows a name with other characters.
  static bool is_name(std::string_view name) {
    return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
  }
  void close() {
    out_ += "</";
    out_ += open_.back();
    out_ += '>';
    open_.pop_back();
  }
  std::string& out_;
  std::vector<std::string> open_;
  bool is_hidden_ = false;
};

} // namespace

bool begins_with_block(std::string_view markup) {
  const std::size_t begin = markup.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || markup[begin] != '<') return false;
  const std::string_view rest = markup.substr(begin + 1);
  if (rest.starts_with('!')) return true; // a comment or a doctype
  std::string name(rest.substr(0, rest.find_first_of(" \t\r\n/>")));
  lower_ascii(name);
  return has_word(k_blocks, name);
}

const Text* text_of_block(const Block& block) {
  return std::visit(
      [](const auto& part) -> const Text* {
        if constexpr (requires { part.text; }) return &part.text;
        if constexpr (requires { part.caption; }) return &part.caption;
        return nullptr;
      },
      block);
}

Text* text_of_block(Block& block) { return const_cast<Text*>(text_of_block(std::as_const(block))); }

std::string_view url_of_block(const Block& block) {
  return std::visit(
      [](const auto& part) -> std::string_view {
        if constexpr (requires { part.url; }) return part.url.value;
        return {};
      },
      block);
}

Block& BodyBuilder::add_block(Value from) {
  is_open_ = false;
  last_was_thrown_ = blocks_.size() == limits::max_blocks;
  if (!last_was_thrown_) return blocks_.emplace_back();
  if (!is_full_) warn_too_many(from, report_);
  is_full_ = true;
  return thrown_away_;
}

void BodyBuilder::drop() {
  if (!last_was_thrown_) blocks_.pop_back();
  last_was_thrown_ = true;
}

/// Returns the content of the body element of a whole document. In HTML, the XHTML `<title/>` would begin a text that
/// hides the rest. @return the text itself, if it is not a document.
static std::string_view body_of_document(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return text;
  std::string name(text.substr(first, 9));
  lower_ascii(name);
  if (!name.starts_with("<html") && !name.starts_with("<!doctype") && !name.starts_with("<?xml")) return text;
  for (const auto& [begin, end] : {std::pair("<body", "</body"), std::pair("<BODY", "</BODY")}) {
    const std::size_t open = text.find(begin);
    const std::size_t inside = open == std::string_view::npos ? open : text.find('>', open);
    if (inside == std::string_view::npos) continue;
    const std::size_t close = text.rfind(end);
    return text.substr(inside + 1, close == std::string_view::npos || close < inside ? close : close - inside - 1);
  }
  return text;
}

void BodyBuilder::add_html(Value text) {
  RichText& block = add<RichText>(text);
  block.text.markup = Markup::html;
  if (is_blank(text.text())) return;
  std::string_view inside = body_of_document(text.text());
  std::string closed;
  if (may_have_empty_elements(inside)) closed = close_empty_elements(inside, MarkupKind::html);
  if (closed.size() > inside.size()) inside = closed;
  if (inside.size() != text.text().size()) {
    block.stretches.push_back({0, text.origin(), false});
    block.text.value = begins_with_block(inside) ? std::string(inside) : concat({"<p>", inside, "</p>"});
    return;
  }
  if (begins_with_block(text.text())) {
    block.text.value = text.text();
    return;
  }
  block.text.value = "<p>";
  block.stretches.push_back({3, text.origin(), true});
  block.text.value += text.text();
  block.text.value += "</p>";
}

void BodyBuilder::add_text(Value text) { add<RichText>(text).text.value = text.text(); }

void BodyBuilder::add_markdown(Value text, std::string_view marks) {
  RichText& block = add<RichText>(text);
  block.text.value = concat({marks, text.text()});
  if (!marks.empty()) block.stretches = {{0, text.origin(), false}};
  block.text.markup = Markup::markdown;
}

RichText& BodyBuilder::open(Value from) {
  if (!is_open_) {
    add<RichText>(from).text.markup = Markup::html;
    is_open_ = true;
  }
  return last_was_thrown_ ? std::get<RichText>(thrown_away_) : std::get<RichText>(blocks_.back());
}

void BodyBuilder::stretch(Value from, bool is_verbatim) {
  RichText& block = open(from);
  if (last_was_thrown_) block.text.value.clear(); // the block is discarded
  std::vector<Stretch>& stretches = block.stretches;
  if (!stretches.empty() && stretches.back().origin.value_index == from.origin().value_index) return;
  if (last_was_thrown_) return;
  stretches.push_back({static_cast<std::uint32_t>(block.text.value.size()), from.origin(), is_verbatim});
}

void BodyBuilder::start(std::string_view name, Value from, std::initializer_list<MarkupAttribute> attributes) {
  stretch(from, false);
  std::string& out = open(from).text.value;
  append_tag(out, name);
  for (const MarkupAttribute& attribute : attributes) {
    if (!attribute.value.empty()) append_attribute(out, attribute.name, attribute.value);
  }
  out += '>';
}

void BodyBuilder::end(std::string_view name) {
  if (!is_open_) return; // another block has ended the markup
  std::string& out = std::get<RichText>(last_was_thrown_ ? thrown_away_ : blocks_.back()).text.value;
  out += "</";
  out += name;
  out += '>';
}

void BodyBuilder::text(std::string_view text, Value from, bool breaks) {
  stretch(from, false);
  std::string& out = open(from).text.value;
  for (const char c : text) {
    if (breaks && c == '\n') {
      out += "<br>";
    } else {
      append_escaped_character(out, c);
    }
  }
}

void BodyBuilder::element(std::string_view name, Value text) {
  start(name, text);
  this->text(text.text(), text);
  end(name);
}

void BodyBuilder::link(std::string_view words, Value address, Value from) {
  start("p", from);
  start("a", address, {{"href", address.text()}});
  text(words, address);
  end("a");
  end("p");
}

void BodyBuilder::inline_html(std::string_view markup, Value from) {
  stretch(from, false);
  std::string scratch;
  Balancer balancer(open(from).text.value);
  html::Tokenizer(balancer).tokenize(html::prepare(markup, scratch), 0);
}

} // namespace lede::formats
