// A request and its answer, as the routes see them.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text.h"

namespace newsroom {

using Field = std::pair<std::string, std::string>; ///< A header field: name, value.

struct Request {
  std::string method;
  std::string target; ///< As it was sent: path and query.
  std::string path;   ///< Decoded, without the query. "*" of `OPTIONS *`.
  std::vector<Field> headers;
  Form params; ///< Of the query.
  std::string body;
  std::string remote_addr;
  bool is_http_1_0 = false;

  [[nodiscard]] bool has_header(std::string_view name) const;
  /// The values of all fields of that name as one list, which is how RFC 9110 reads them; empty if there is none.
  /// @see https://www.rfc-editor.org/rfc/rfc9110#section-5.3
  [[nodiscard]] std::string get_header_value(std::string_view name) const;
  [[nodiscard]] bool has_param(std::string_view name) const { return find_field(params, name).has_value(); }
  [[nodiscard]] std::string get_param_value(std::string_view name) const {
    return find_field(params, name).value_or("");
  }
};

/// A file that is sent from the disk while clients receive it. Closed with the last answer that sends it.
class OpenFile {
 public:
  /// Null if it cannot be opened.
  [[nodiscard]] static std::shared_ptr<const OpenFile> open(const std::string& path);
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile();
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

/// The body of an answer. Answers with the same bytes share them.
struct Body {
  std::shared_ptr<const std::string> bytes; ///< Null: nothing, or a file.
  std::shared_ptr<const OpenFile> file;
  std::size_t begin = 0; ///< Begin of the part that is sent.
  std::size_t size = 0;

  Body() = default;
  explicit Body(std::shared_ptr<const std::string> whole) : bytes(std::move(whole)), size(bytes->size()) {}
  Body(std::shared_ptr<const OpenFile> opened, std::size_t file_size) : file(std::move(opened)), size(file_size) {}
  [[nodiscard]] bool empty() const { return size == 0; }
};

struct Response {
  int status = 200;
  std::vector<Field> headers;
  Body body;

  [[nodiscard]] bool has_header(std::string_view name) const;
  [[nodiscard]] std::string get_header_value(std::string_view name) const;
  /// Replaces the field; Vary and Set-Cookie are added to those that are there.
  void set_header(std::string_view name, std::string value);
  void set_body(std::string bytes) { body = Body(std::make_shared<const std::string>(std::move(bytes))); }
  void set_content(std::string bytes, const char* type) {
    set_header("Content-Type", type);
    set_body(std::move(bytes));
  }
};

/// The head of the answer, with its empty line. @param idle_seconds for `Keep-Alive`.
[[nodiscard]] std::string write_head(const Response& response, bool is_http_1_0, bool closes, long long idle_seconds);

/// The body that is sent with it: none in answer to HEAD, and none of a status that has none.
[[nodiscard]] Body body_of(const Request& request, Response response);

/// The single part that `Range` requests; nothing if the whole is to be sent. @see RFC 9110, section 14.2
struct Part {
  std::size_t begin = 0;
  std::size_t size = 0; ///< 0: there is no such part.
};
[[nodiscard]] std::optional<Part> read_range(std::string_view range, std::size_t size);

} // namespace newsroom
