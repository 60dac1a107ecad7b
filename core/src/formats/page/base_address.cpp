// Addresses in a page with `<base href>`: this base may differ from the article's address, so addresses are resolved
// against it here.
#include "formats/page/base_address.h"

#include "base/words.h"
#include "formats/feed_values.h"
#include "html/text_input.h"
#include "html/tokenizer.h"

namespace lede::formats::page {
namespace {

/// "a.jpg 1x, b.jpg 2x"
std::string candidates_against_base(std::string_view candidates, std::string_view base) {
  std::string out;
  while (!candidates.empty()) {
    const std::size_t begin = candidates.find_first_not_of(" \t\n,");
    if (begin == std::string_view::npos) break;
    candidates.remove_prefix(begin);
    const std::size_t end = std::min(candidates.find_first_of(" \t\n"), candidates.size());
    std::string_view address = candidates.substr(0, end);
    const bool is_alone = address.ends_with(',');
    if (is_alone) address.remove_suffix(1);
    const std::size_t comma = is_alone ? end : std::min(candidates.find(',', end), candidates.size());
    if (!out.empty()) out += ", ";
    out += against_base(address, base);
    if (!is_alone) out += candidates.substr(end, comma - end);
    candidates.remove_prefix(comma);
  }
  return out;
}

/// Copies markup, and rewrites tags with addresses.
class Rewriter final : public html::TokenSink {
 public:
  Rewriter(std::string_view markup, std::string_view base) : markup_(markup), base_(base) {}

  std::string finish() {
    copy(markup_.size());
    return std::move(out_);
  }

  html::TextState on_start_tag(const html::StartTag& tag) override {
    copy(tag.offset);
    if (has_address(tag)) {
      write(tag);
      is_written_ = true;
    }
    return html::TextState::data;
  }
  void on_end_tag(const html::EndTag& tag) override { copy(tag.offset); }
  void on_text(std::string_view /*text*/, std::size_t offset) override { copy(offset); }

 private:
  static constexpr std::string_view k_addresses = "href src poster data-src data-lazy-src data-original cite";
  static constexpr std::string_view k_base = "xml:base"; // it has no meaning any more
  static constexpr std::string_view k_candidates = "srcset data-srcset data-lazy-srcset";

  static bool has_address(const html::StartTag& tag) {
    for (const html::RawAttribute& one : tag.attributes) {
      if (has_word(k_addresses, one.name) || has_word(k_candidates, one.name) || one.name == k_base) return true;
    }
    return false;
  }

  /// Copies the markup between the last token and this one, unless it was rewritten.
  void copy(std::size_t offset) {
    if (!is_written_) out_ += markup_.substr(copied_, offset - copied_);
    is_written_ = false;
    copied_ = offset;
  }

  void write(const html::StartTag& tag) {
    out_ += '<';
    out_ += tag.name;
    for (const html::RawAttribute& one : tag.attributes) {
      if (one.name == k_base) continue;
      out_ += ' ';
      out_ += one.name;
      out_ += "=\"";
      const std::string value = has_word(k_candidates, one.name)  ? candidates_against_base(one.value, base_)
                                : has_word(k_addresses, one.name) ? against_base(one.value, base_)
                                                                  : std::string(one.value);
      for (const char c : value) {
        if (c == '"') {
          out_ += "&quot;";
        } else if (c == '&') {
          out_ += "&amp;";
        } else {
          out_ += c;
        }
      }
      out_ += '"';
    }
    out_ += tag.self_closing ? "/>" : ">";
  }

  std::string_view markup_;
  std::string_view base_;
  std::string out_;
  std::size_t copied_ = 0;
  bool is_written_ = false;
};

} // namespace

std::string against_base(std::string_view address, std::string_view base) {
  const std::size_t colon = address.find(':');
  const bool has_scheme = colon != std::string_view::npos && address.find_first_of("/?#") > colon;
  if (address.empty() || address.front() == '#' || has_scheme) return std::string(address);
  if (base.find("://") != std::string_view::npos) return resolve_address(address, base);
  if (address.front() == '/') return std::string(address);
  return std::string(base.substr(0, base.rfind('/') + 1)).append(address); // npos + 1 is 0
}

std::string markup_against_base(std::string_view markup, std::string_view base) {
  std::string scratch;
  const std::string_view source = html::prepare(markup, scratch);
  Rewriter rewriter(source, base);
  html::Tokenizer(rewriter).tokenize(source, 0);
  return rewriter.finish();
}

} // namespace lede::formats::page
