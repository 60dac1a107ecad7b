// Whole articles: members and values are drawn from the format by the bytes of the input, texts are the bytes
// themselves; or all of the input is the JSON text. Rendered as fragment, element and page.
#include <string>
#include <string_view>

#include "articles.h"

namespace {

using lede::fuzz::Bytes;

enum class Kind : unsigned char { text, url, date, number, link, image, person, teaser, comment, block, any };
struct Member {
  std::string_view name;
  Kind kind;
  bool is_list = false;
};

constexpr Member k_article[] = {
    {"headline", Kind::text},
    {"body", Kind::text},
    {"body", Kind::block, true},
    {"lead", Kind::text},
    {"kicker", Kind::text},
    {"url", Kind::url},
    {"canonical", Kind::url},
    {"license", Kind::url},
    {"language", Kind::text},
    {"direction", Kind::text},
    {"id", Kind::text},
    {"source", Kind::text},
    {"published", Kind::date},
    {"modified", Kind::date},
    {"section", Kind::link},
    {"tags", Kind::link, true},
    {"authors", Kind::person, true},
    {"byline", Kind::text},
    {"image", Kind::image},
    {"seeAlso", Kind::teaser, true},
    {"related", Kind::teaser, true},
    {"latest", Kind::teaser, true},
    {"comments", Kind::comment},
    {"rating", Kind::comment},
    {"comments", Kind::comment, true},
    {"lede", Kind::number},
    {"unknown", Kind::any},
    {"related", Kind::any},
};
constexpr Member k_link[] = {{"name", Kind::text}, {"url", Kind::url}, {"headline", Kind::text}};
constexpr Member k_image[] = {
    {"url", Kind::url},      {"alt", Kind::text},      {"caption", Kind::text},        {"credit", Kind::text},
    {"width", Kind::number}, {"height", Kind::number}, {"sources", Kind::image, true}, {"type", Kind::text},
    {"media", Kind::text}};
constexpr Member k_person[] = {{"name", Kind::text}, {"role", Kind::text}, {"url", Kind::url}, {"image", Kind::url}};
constexpr Member k_teaser[] = {{"headline", Kind::text}, {"url", Kind::url},        {"summary", Kind::text},
                               {"image", Kind::image},   {"published", Kind::date}, {"name", Kind::text}};
constexpr Member k_comment[] = {{"id", Kind::text},
                                {"author", Kind::text},
                                {"published", Kind::date},
                                {"text", Kind::text},
                                {"replies", Kind::comment, true},
                                {"items", Kind::comment, true},
                                {"count", Kind::number},
                                {"url", Kind::url},
                                {"endpoint", Kind::url},
                                {"value", Kind::number},
                                {"best", Kind::number}};
constexpr Member k_block[] = {{"text", Kind::text},          {"url", Kind::url},     {"title", Kind::text},
                              {"cite", Kind::text},          {"image", Kind::image}, {"images", Kind::image, true},
                              {"items", Kind::teaser, true}, {"alt", Kind::text},    {"caption", Kind::text}};
constexpr std::string_view k_block_types[] = {"markdown", "html",    "image",   "gallery", "quote",
                                              "embed",    "seeAlso", "factbox", "divider", "other"};

class ArticleMaker {
 public:
  explicit ArticleMaker(Bytes& bytes) : bytes_(bytes) {}

  std::string make() {
    object(k_article, 0);
    return std::move(out_);
  }

 private:
  template <std::size_t size>
  void object(const Member (&members)[size], int depth, std::string_view type = {}) {
    constexpr unsigned k_most_members = 12;
    out_ += '{';
    bool first = true;
    if (!type.empty()) {
      out_ += "\"type\":\"";
      out_ += type;
      out_ += '"';
      first = false;
    }
    for (unsigned left = bytes_.next() % k_most_members; left > 0 && !bytes_.empty(); --left) {
      const Member& member = members[bytes_.next() % size];
      if (!first) out_ += ',';
      first = false;
      out_ += '"';
      out_ += member.name;
      out_ += "\":";
      if (member.is_list)
        list(member.kind, depth + 1);
      else
        value(member.kind, depth + 1);
    }
    out_ += '}';
  }

  void list(Kind kind, int depth) {
    constexpr unsigned k_most_items = 4;
    out_ += '[';
    for (unsigned left = bytes_.next() % k_most_items; left > 0; --left) {
      value(kind, depth);
      if (left > 1) out_ += ',';
    }
    out_ += ']';
  }

  void value(Kind kind, int depth) {
    constexpr int k_deepest = 8;
    if (depth > k_deepest) return string(bytes_.take(1));
    switch (kind) {
      case Kind::text: return text();
      case Kind::url: return url();
      case Kind::date: return bytes_.next() % 2 == 0 ? string("2021-07-13T18:03:00+07:00") : text();
      case Kind::number: return number();
      case Kind::link: return object(k_link, depth);
      case Kind::image: return object(k_image, depth);
      case Kind::person: return object(k_person, depth);
      case Kind::teaser: return object(k_teaser, depth);
      case Kind::comment: return object(k_comment, depth);
      case Kind::block: return object(k_block, depth, k_block_types[bytes_.next() % std::size(k_block_types)]);
      case Kind::any: return any(depth);
    }
  }

  void any(int depth) {
    switch (bytes_.next() % 5) {
      case 0: out_ += "null"; break;
      case 1: out_ += "true"; break;
      case 2: number(); break;
      case 3: text(); break;
      default: list(Kind::any, depth + 1); break;
    }
  }

  void number() {
    out_ += std::to_string(static_cast<int>(bytes_.next()) * static_cast<int>(bytes_.next()) - 256);
    if (bytes_.next() % 4 == 0) out_ += ".5";
  }

  void url() {
    constexpr std::string_view k_begins[] = {
        "", "https://a.example/", "//", "javascript:", "/", "data:image/png;base64,", "#"};
    const std::string_view begin = k_begins[bytes_.next() % std::size(k_begins)];
    string(begin, bytes_.take(bytes_.next() % 16));
  }
  void text() { string(bytes_.take(bytes_.next() % 64)); }

  void string(std::string_view first, std::string_view second = {}) {
    out_ += '"';
    for (const std::string_view part : {first, second}) {
      for (const char character : part) {
        if (character == '"' || character == '\\') out_ += '\\';
        if (static_cast<unsigned char>(character) < 0x20)
          out_ += character == '\n' ? "\\n" : character == '\t' ? "\\t" : "\\u0000";
        else
          out_ += character;
      }
    }
    out_ += '"';
  }

  Bytes& bytes_;
  std::string out_;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size < 2) return 0;
  const bool is_raw = data[1] % 4 == 0;
  Bytes bytes(data + 2, size - 2);
  lede::fuzz::check_article(is_raw ? std::string(bytes.take(size)) : ArticleMaker(bytes).make(), data[0]);
  return 0;
}
