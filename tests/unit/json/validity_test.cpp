// Reading JSON against an independent judge (nlohmann_json with its own scanner), and in linear time.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <ctime>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/report.h"
#include "json/document.h"

using lede::ErrorCode;
using lede::Report;
using lede::WarningCode;
using lede::json::Document;
using lede::json::Kind;
using lede::json::read;
using lede::json::Value;

namespace {

/// Sees only the error: a number too large for a double is valid JSON, though the judge cannot hold it.
struct Judge : nlohmann::json_sax<nlohmann::json> {
  bool is_valid = true;
  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool start_object(std::size_t /*size*/) override { return true; }
  bool key(string_t& /*value*/) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t /*size*/) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& error) override {
    is_overflow = error.id == 406;
    is_valid = is_overflow;
    return false;
  }
  bool is_overflow = false;
};

bool same(const Value& ours, const nlohmann::json& theirs) {
  switch (ours.kind()) {
    case Kind::null: return theirs.is_null();
    case Kind::boolean: return theirs.is_boolean() && theirs.get<bool>() == ours.boolean();
    case Kind::number: return theirs.is_number() && nlohmann::json::parse(ours.text(), nullptr, false) == theirs;
    case Kind::string: return theirs.is_string() && theirs.get_ref<const std::string&>() == ours.text();
    case Kind::array: {
      if (!theirs.is_array() || theirs.size() != ours.size()) return false;
      std::size_t index = 0;
      for (const Value item : ours.children()) {
        if (!same(item, theirs[index++])) return false;
      }
      return true;
    }
    case Kind::object: {
      if (!theirs.is_object() || theirs.size() != ours.size()) return false;
      for (const Value member : ours.children()) {
        const auto found = theirs.find(std::string(member.key()));
        if (found == theirs.end() || !same(member, *found)) return false;
      }
      return true;
    }
  }
  return false;
}

bool was_repaired(const Report& report) {
  for (const lede::PendingWarning& warning : report.pending()) {
    if (warning.code == WarningCode::lone_surrogate || warning.code == WarningCode::invalid_utf8) return true;
  }
  return false;
}

/// The places of all values and of the parts of their texts lie inside the source, and in its order.
bool places_are_sane(const Document& document, const std::string& source) {
  std::vector<Value> open = {document.root()};
  while (!open.empty()) {
    const Value value = open.back();
    open.pop_back();
    const std::size_t begin = document.locate(value.origin()).offset;
    std::size_t last = begin;
    for (std::size_t offset = 0; offset <= value.text().size(); ++offset) {
      const std::size_t at = document.locate(value.origin(), offset).offset;
      if (at < last || at > source.size()) return false;
      last = at;
    }
    if (document.locate(value.origin(), lede::json::k_at_key).offset > begin) return false;
    for (const Value child : value.children()) open.push_back(child);
  }
  return true;
}

/// Of the processor, which other people's work on the same machine does not change.
double seconds_to_read(const std::string& source) {
  double best = 1e9;
  for (int run = 0; run < 3; ++run) {
    Report report(true);
    const std::clock_t begin = std::clock();
    REQUIRE(read(source, report).ok());
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best;
}

} // namespace

TEST_CASE("mutated documents are valid here where they are valid elsewhere, and mean the same") {
  const std::vector<std::string> originals = {
      R"({"lede":1,"headline":"Huế \u1ebf \ud83d\ude00","body":[{"type":"html","text":"<p>\n"}],"rating":{"value":4.25e0}})",
      R"( [ null , true , false , -0.5e+10 , 12345678901234567890 , "\"\\\/\b\f\n\r\t" , { } , [ ] ] )",
      R"({"a":{"b":{"c":[[[["x"]]]]}},"a":1,"":"","\u0061":2})",
  };
  constexpr std::string_view k_pieces = R"({}[]:,"\/u0019eE+-.tfn dDdrulaseu)";
  std::mt19937 random(20210713); // the same documents every time
  const auto below = [&random](std::size_t bound) { return static_cast<std::size_t>(random()) % bound; };
  std::size_t valid = 0;
  for (int round = 0; round < 60'000; ++round) {
    std::string source = originals[below(originals.size())];
    for (std::size_t change = 0; change <= below(3) && !source.empty(); ++change) {
      const std::size_t at = below(source.size());
      switch (below(4)) {
        case 0: source[at] = k_pieces[below(k_pieces.size())]; break;
        case 1: source.insert(at, 1, k_pieces[below(k_pieces.size())]); break;
        case 2: source.erase(at, 1 + below(3)); break;
        default: source.resize(at + 1); break;
      }
    }
    Report report(true);
    const lede::Result<Document> ours = read(source, report);
    Judge judge;
    nlohmann::json::sax_parse(source, &judge);
    INFO(source);
    if (!ours.ok()) {
      REQUIRE_FALSE((judge.is_valid && !judge.is_overflow));
      REQUIRE(ours.error().location.offset <= source.size());
      continue;
    }
    if (was_repaired(report)) continue;
    REQUIRE(judge.is_valid);
    if (judge.is_overflow) continue;
    ++valid;
    REQUIRE(same(ours.value().root(), nlohmann::json::parse(source, nullptr, false)));
    if (round % 50 == 0) REQUIRE(places_are_sane(ours.value(), source));
  }
  CHECK(valid > 5'000);
}

TEST_CASE("a document cut anywhere is truncated or complete, never anything else") {
  const std::string source =
      "\xEF\xBB\xBF {\"a\" : [1.5e-3, true, null, {\"k\\u00e9y\" : \"Hu\xE1\xBA\xBF \\ud83d\\ude00\"}], \"b\":false}  ";
  const std::size_t end = source.rfind('}') + 1;
  for (std::size_t size = source.find('{') + 1; size <= source.size(); ++size) {
    INFO(size);
    Report report(true);
    const lede::Result<Document> result = read(std::string_view(source).substr(0, size), report);
    REQUIRE(result.ok() == (size >= end));
    if (!result.ok()) {
      CHECK(lede::name_of(result.error().code) == lede::name_of(ErrorCode::json_truncated));
      CHECK(result.error().location.offset == size);
    }
  }
}

TEST_CASE("any bytes give an answer, and well-formed text") {
  std::mt19937 random(1);
  for (int round = 0; round < 20'000; ++round) {
    std::string source = "[\"";
    for (std::size_t i = 0; i < 1 + random() % 12; ++i)
      source += static_cast<char>(random() % 3 == 0 ? random() : 0x80 + random() % 0x80);
    source += "\"]";
    Report report(true);
    const lede::Result<Document> result = read(source, report);
    INFO(source);
    if (!result.ok()) {
      REQUIRE(result.error().location.offset <= source.size());
      continue;
    }
    const Value text = *result.value().root().children().begin();
    REQUIRE(nlohmann::json(text.text()).dump().size() >= text.text().size()); // refuses what is not UTF-8
    REQUIRE(places_are_sane(result.value(), source));
  }
}

TEST_CASE("time and memory grow with the input and no faster") {
  struct Case {
    const char* name;
    std::string (*make)(std::size_t size);
  };
  const auto list = [](std::size_t size, std::string_view item) {
    std::string out = "[";
    for (std::size_t i = 0; i + 1 < size; ++i) (out += item) += ',';
    return (out += item) += ']';
  };
  static const auto k_list = list;
  const Case cases[] = {
      {"numbers", [](std::size_t n) { return k_list(n, "0"); }},
      {"empty objects", [](std::size_t n) { return k_list(n, "{}"); }},
      {"keys that differ",
       [](std::size_t n) {
         std::string out = "{";
         for (std::size_t i = 0; i < n; ++i) out += "\"" + std::to_string(i) + "\":0,";
         return out += "\"\":0}";
       }},
      {"the same key",
       [](std::size_t n) {
         std::string out = "{";
         for (std::size_t i = 0; i < n; ++i) out += "\"k\":0,";
         return out += "\"k\":0}";
       }},
      {"escapes", [](std::size_t n) { return "\"" + k_list(n, "\\n") + "\""; }},
      {"lone surrogates", [](std::size_t n) { return "\"" + k_list(n, "\\ud83d") + "\""; }},
      {"bytes that are not UTF-8", [](std::size_t n) { return "\"" + k_list(n, "\xFF") + "\""; }},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const double small = seconds_to_read(c.make(9'000));
    const double large = seconds_to_read(c.make(90'000));
    INFO(small << " s, then " << large << " s");
    CHECK(large < 25 * small + 0.02); // ten times the input; the rest is for caches
  }
}

TEST_CASE("many places in one long text are found in one walk") {
  std::string source = "[\"";
  for (int i = 0; i < 200'000; ++i) source += "a\\n\xFFx";
  source += "\"]";
  Report report(true);
  const lede::Result<Document> document = read(source, report);
  REQUIRE(document.ok());
  const Value text = *document.value().root().children().begin();
  lede::json::Locator locator(document.value());
  std::size_t last = 0;
  for (std::size_t offset = 1; offset < text.text().size(); offset += 3) {
    const std::size_t at = locator.locate(text.origin(), offset).offset;
    REQUIRE(at >= last);
    last = at;
  }
  CHECK(last > source.size() - 8);
}
