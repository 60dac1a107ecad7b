// Writes JSON that is also safe inside an HTML script element: `<`, `>`, `&`, U+2028 and U+2029 are escaped, so no text
// can end the element, open a comment, or start another script.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace lede::json {

enum class Escaping : std::uint8_t {
  script, ///< For every place, including a script element.
  plain,  ///< For files and pipes only: `<`, `>` and `&` are not escaped.
};

class Writer {
 public:
  explicit Writer(Escaping escaping = Escaping::script) : escaping_(escaping) {}

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  /// The next value's name; only inside an object.
  void key(std::string_view name);
  /// @param text well-formed UTF-8.
  void string(std::string_view text);
  void integer(std::int64_t number);
  /// 4250 is written as 4.25.
  void thousandths(std::int64_t number);
  void boolean(bool value);
  void null();
  /// Writes a value that is JSON already, such as the id of a harness request.
  void raw(std::string_view json);

  void member(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  void separate();
  Escaping escaping_;
  std::string out_;
  bool needs_comma_ = false;
};

} // namespace lede::json
