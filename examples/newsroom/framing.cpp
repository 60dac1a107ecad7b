// Reads as little of a request as tells its length, strictly.
#include "framing.h"

#include <algorithm>

#include "text.h"

namespace newsroom {
namespace {

constexpr std::size_t k_most_empty_lines = 4;
constexpr std::string_view k_methods[] = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"};

Frame refuse(int status, const char* code, const char* message) {
  Frame frame;
  frame.kind = Frame::Kind::refused;
  frame.status = status;
  frame.code = code;
  frame.message = message;
  return frame;
}

bool is_token_character(char character) {
  return is_word(character) || std::string_view("!#$%&'*+.^`|~").find(character) != std::string_view::npos;
}

// What the fields say about the message as a whole.
struct Fields {
  std::size_t count = 0;
  std::size_t hosts = 0;
  std::string_view host;
  std::size_t lengths = 0;
  std::string_view length;
  bool has_transfer_encoding = false;
  bool has_content_encoding = false;
  bool has_expectation = false;
  bool wants_close = false;
  bool wants_keep_alive = false;
};

// A list of options. @see RFC 9110, section 7.6.1
void read_connection(std::string_view list, Fields& fields) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view option = trimmed(list.substr(0, comma));
    fields.wants_close = fields.wants_close || equals_ignoring_case(option, "close");
    fields.wants_keep_alive = fields.wants_keep_alive || equals_ignoring_case(option, "keep-alive");
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

// A name or an address, and perhaps a port. @see RFC 9112, section 3.2
bool is_host(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char character) {
    return is_word(character) || std::string_view(".:[]%~!$&'()*+,;=").find(character) != std::string_view::npos;
  });
}

// @return false where the line is no field.
bool read_field(std::string_view line, Fields& fields) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view name = line.substr(0, colon);
  if (!std::all_of(name.begin(), name.end(), is_token_character)) return false; // a space before the colon as well
  const std::string_view value = trimmed(line.substr(colon + 1));
  const bool has_control = std::any_of(value.begin(), value.end(), [](char character) {
    return (static_cast<unsigned char>(character) < 0x20 && character != '\t') || character == 0x7f;
  });
  if (has_control) return false;
  ++fields.count;
  if (equals_ignoring_case(name, "host")) {
    ++fields.hosts;
    fields.host = value;
  }
  if (equals_ignoring_case(name, "content-length")) {
    ++fields.lengths;
    fields.length = value;
  }
  if (equals_ignoring_case(name, "transfer-encoding")) fields.has_transfer_encoding = true;
  if (equals_ignoring_case(name, "content-encoding")) fields.has_content_encoding = true;
  if (equals_ignoring_case(name, "expect")) fields.has_expectation = true;
  if (equals_ignoring_case(name, "connection")) read_connection(value, fields);
  return true;
}

struct RequestLine {
  std::string_view method;
  std::string_view target;
  std::string_view version;
};

RequestLine split_request_line(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return {};
  return {line.substr(0, first), line.substr(first + 1, last - first - 1), line.substr(last + 1)};
}

Frame judge_request_line(const RequestLine& line) {
  if (line.version != "HTTP/1.1" && line.version != "HTTP/1.0") {
    return refuse(line.version.starts_with("HTTP/") ? 505 : 400, "bad-request", "this is no HTTP/1.1 request");
  }
  if (std::find(std::begin(k_methods), std::end(k_methods), line.method) == std::end(k_methods)) {
    return refuse(501, "method-unknown", "this server knows GET, HEAD, POST, PUT, DELETE and OPTIONS");
  }
  if (line.target.size() > max_target_bytes) return refuse(414, "too-large", "the address is too long");
  const bool is_printable = std::all_of(line.target.begin(), line.target.end(),
                                        [](char character) { return character > ' ' && character < 0x7f; });
  // A path, the absolute form that proxies send, or the server as a whole. @see RFC 9112, section 3.2
  const std::string_view origin = origin_of(line.target);
  const bool is_absolute = !origin.empty() && is_host(origin.substr(origin.find("//") + 2)); // without a password
  const bool has_form = line.target.starts_with('/') || is_absolute || (line.target == "*" && line.method == "OPTIONS");
  if (!has_form || !is_printable || line.target.find('#') != std::string_view::npos) {
    return refuse(400, "bad-request", "the address is no path");
  }
  return {};
}

Frame judge_fields(const Fields& fields, const RequestLine& line) {
  if (fields.count > max_fields) return refuse(431, "too-large", "there are too many header fields");
  if (fields.hosts != 1 && (line.version == "HTTP/1.1" || fields.hosts > 1)) {
    return refuse(400, "bad-request", "a request has one Host");
  }
  if (fields.hosts == 1 && !is_host(fields.host)) return refuse(400, "bad-request", "Host is no name of a server");
  if (fields.has_transfer_encoding && fields.lengths > 0) {
    return refuse(400, "bad-request", "Transfer-Encoding and Content-Length contradict each other");
  }
  if (fields.has_transfer_encoding) return refuse(411, "length-required", "send a Content-Length");
  if (fields.lengths > 1) return refuse(400, "bad-request", "a request has one Content-Length");
  if (fields.has_content_encoding) return refuse(415, "unsupported-encoding", "send the content as it is");
  if (fields.has_expectation) return refuse(417, "expectation-failed", "send the content without waiting");
  return {};
}

} // namespace

Frame frame_request(std::string_view bytes) {
  // Some clients send an empty line after a body. @see RFC 9112, section 2.2
  std::size_t skipped = 0;
  while (skipped < k_most_empty_lines * 2 && bytes.substr(skipped).starts_with("\r\n")) skipped += 2;
  bytes.remove_prefix(skipped);
  const std::size_t end = bytes.substr(0, max_head_bytes).find("\r\n\r\n");
  if (end == std::string_view::npos) {
    if (bytes.size() >= max_head_bytes) return refuse(431, "too-large", "the header is too large");
    // A line feed alone would never become the end that is waited for.
    const std::size_t feed = bytes.find('\n');
    if (feed != std::string_view::npos && (feed == 0 || bytes[feed - 1] != '\r')) {
      return refuse(400, "bad-request", "lines end with CR LF");
    }
    return {};
  }
  std::string_view head = bytes.substr(0, end);
  const std::size_t line_end = std::min(head.find("\r\n"), head.size());
  const RequestLine line = split_request_line(head.substr(0, line_end));
  Frame frame = judge_request_line(line);
  if (frame.kind == Frame::Kind::refused) return frame;

  Fields fields;
  head.remove_prefix(std::min(line_end + 2, head.size()));
  while (!head.empty()) {
    const std::size_t next = std::min(head.find("\r\n"), head.size());
    if (next > max_field_bytes) return refuse(431, "too-large", "a header field is too long");
    if (!read_field(head.substr(0, next), fields)) return refuse(400, "bad-request", "a header field is malformed");
    head.remove_prefix(std::min(next + 2, head.size()));
  }
  frame = judge_fields(fields, line);
  if (frame.kind == Frame::Kind::refused) return frame;

  std::size_t length = 0;
  if (fields.lengths == 1) {
    const std::optional<std::int64_t> number = parse_number(fields.length);
    if (!number) return refuse(400, "bad-request", "Content-Length is no number");
    if (*number > static_cast<std::int64_t>(max_body_bytes)) return refuse(413, "too-large", "at most 64 KB are read");
    length = static_cast<std::size_t>(*number);
  }
  frame.head_size = skipped + end + 4;
  frame.body_size = length;
  frame.keeps_alive = line.version == "HTTP/1.1" ? !fields.wants_close : fields.wants_keep_alive;
  if (skipped + bytes.size() >= frame.head_size + length) frame.kind = Frame::Kind::complete;
  return frame;
}

} // namespace newsroom
