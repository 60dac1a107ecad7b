// The fields of requests and answers, and the head of an answer, which Boost.Beast writes.
#include "http.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>

namespace newsroom {
namespace {

namespace http = boost::beast::http;

boost::beast::string_view text(const std::string& string) { return {string.data(), string.size()}; }

std::string join_fields(const std::vector<Field>& fields, std::string_view name) {
  std::string value;
  bool is_first = true;
  for (const Field& field : fields) {
    if (!equals_ignoring_case(field.first, name)) continue;
    // Cookies are the one list that has semicolons. @see RFC 6265, section 5.4
    if (!is_first) value += equals_ignoring_case(name, "cookie") ? "; " : ", ";
    value += field.second;
    is_first = false;
  }
  return value;
}

bool has_field(const std::vector<Field>& fields, std::string_view name) {
  return std::any_of(fields.begin(), fields.end(),
                     [&](const Field& field) { return equals_ignoring_case(field.first, name); });
}

} // namespace

bool Request::has_header(std::string_view name) const { return has_field(headers, name); }
std::string Request::get_header_value(std::string_view name) const { return join_fields(headers, name); }
bool Response::has_header(std::string_view name) const { return has_field(headers, name); }
std::string Response::get_header_value(std::string_view name) const { return join_fields(headers, name); }

void Response::set_header(std::string_view name, std::string value) {
  if (name != "Vary" && name != "Set-Cookie") {
    std::erase_if(headers, [&](const Field& field) { return equals_ignoring_case(field.first, name); });
  }
  headers.emplace_back(name, std::move(value));
}

std::shared_ptr<const OpenFile> OpenFile::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return nullptr;
  return std::shared_ptr<const OpenFile>(new OpenFile(descriptor)); // NOLINT: the constructor is private
}

OpenFile::~OpenFile() { ::close(descriptor_); }

std::string write_head(const Response& response, bool is_http_1_0, bool closes, long long idle_seconds) {
  http::response<http::empty_body> head;
  head.result(static_cast<unsigned>(response.status));
  for (const Field& field : response.headers) head.insert(text(field.first), text(field.second));
  if (closes) {
    head.set(http::field::connection, "close");
  } else {
    if (is_http_1_0) head.set(http::field::connection, "keep-alive");
    head.set(http::field::keep_alive, "timeout=" + std::to_string(idle_seconds));
  }
  // These two have no body. @see RFC 9112, section 6.3
  if (response.status != 204 && response.status != 304) head.content_length(response.body.size);
  http::fields::writer writer(head, head.version(), head.result_int());
  return boost::beast::buffers_to_string(writer.get());
}

Body body_of(const Request& request, Response response) {
  const bool has_body = request.method != "HEAD" && response.status != 204 && response.status != 304;
  return has_body ? std::move(response.body) : Body();
}

std::optional<Part> read_range(std::string_view range, std::size_t size) {
  constexpr std::string_view k_unit = "bytes=";
  if (!equals_ignoring_case(range.substr(0, k_unit.size()), k_unit)) return std::nullopt;
  range = trimmed(range.substr(k_unit.size()));
  const std::size_t dash = range.find('-');
  if (dash == std::string_view::npos || range.find(',') != std::string_view::npos) return std::nullopt;
  const std::string_view from = range.substr(0, dash);
  const std::string_view to = range.substr(dash + 1);
  const std::optional<std::int64_t> first = parse_number(from);
  const std::optional<std::int64_t> last = parse_number(to);
  if ((!first && !from.empty()) || (!last && !to.empty()) || (!first && !last)) return std::nullopt;
  if (!first) { // the last bytes
    const std::size_t count = std::min(static_cast<std::size_t>(*last), size);
    return Part{size - count, count};
  }
  if (last && *last < *first) return std::nullopt;
  const auto begin = static_cast<std::size_t>(*first);
  if (begin >= size) return Part{};
  const std::size_t end = last ? std::min(static_cast<std::size_t>(*last) + 1, size) : size;
  return Part{begin, end - begin};
}

} // namespace newsroom
