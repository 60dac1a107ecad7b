// Reads heads of requests and writes heads of answers. What is ambiguous, `framing` has refused before.
// @see https://www.rfc-editor.org/rfc/rfc9112
#include "http.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

namespace newsroom {
namespace {

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

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find("\r\n"), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 2, rest.size()));
  return line;
}

void read_target(std::string_view target, Request& request) {
  // The absolute form, which proxies may send. @see RFC 9112, section 3.2.2
  if (const std::string_view origin = origin_of(target); !origin.empty()) {
    target.remove_prefix(origin.size());
    request.headers.emplace_back("Host", origin.substr(origin.find("//") + 2));
    if (!target.starts_with('/')) request.target = "/";
  }
  request.target += std::string(target);
  const std::string_view whole = request.target;
  const std::size_t query = std::min(whole.find('?'), whole.size());
  request.path = decode_url(whole.substr(0, query), false);
  request.params = parse_form(whole.substr(std::min(query + 1, whole.size())));
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

Request read_head(std::string_view head) {
  Request request;
  while (head.starts_with("\r\n")) head.remove_prefix(2); // as `framing` allows it
  const std::string_view line = take_line(head);
  const std::size_t first = std::min(line.find(' '), line.size());
  const std::size_t last = line.rfind(' ');
  request.method = line.substr(0, first);
  request.is_http_1_0 = line.ends_with("HTTP/1.0");
  if (last != std::string_view::npos && last > first) read_target(line.substr(first + 1, last - first - 1), request);
  while (!head.empty()) {
    const std::string_view field = take_line(head);
    const std::size_t colon = field.find(':');
    if (colon == std::string_view::npos) continue;
    // The host of an absolute target has come first, and counts.
    if (equals_ignoring_case(field.substr(0, colon), "host") && request.has_header("Host")) continue;
    request.headers.emplace_back(field.substr(0, colon), trimmed(field.substr(colon + 1)));
  }
  return request;
}

std::string write_head(const Request& request, const Response& response, bool closes, long long idle_seconds) {
  std::string head = "HTTP/1.1 " + std::to_string(response.status) + " " + reason_of(response.status) + "\r\n";
  for (const Field& field : response.headers) {
    head += field.first;
    head += ": ";
    head += field.second;
    head += "\r\n";
  }
  if (closes) {
    head += "Connection: close\r\n";
  } else {
    if (request.is_http_1_0) head += "Connection: keep-alive\r\n";
    head += "Keep-Alive: timeout=" + std::to_string(idle_seconds) + "\r\n";
  }
  // These two end with their head. @see RFC 9112, section 6.3
  if (response.status != 204 && response.status != 304) {
    head += "Content-Length: " + std::to_string(response.body.size) + "\r\n";
  }
  return head + "\r\n";
}

const char* reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return status < 500 ? "Error" : "Internal Server Error";
  }
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
