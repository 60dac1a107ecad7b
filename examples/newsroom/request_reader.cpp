// Boost.Beast parses. This file refuses requests that Beast accepts, but that another parser could read differently.
#include "request_reader.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "text.h"

namespace newsroom {
namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;
using Text = boost::beast::string_view;

constexpr int k_most_empty_lines = 4;
constexpr std::string_view k_end_of_head = "\r\n\r\n";
constexpr http::verb k_methods[] = {http::verb::get, http::verb::head,    http::verb::post,
                                    http::verb::put, http::verb::delete_, http::verb::options};

constexpr const char* k_contradiction = "Transfer-Encoding and Content-Length contradict each other";
constexpr Objection k_large_head = {431, "too-large", "the header is too large"};

std::string_view view(Text text) { return {text.data(), text.size()}; }

// A name or an address, and perhaps a port. @see RFC 9112, section 3.2
bool is_host(std::string_view text) {
  const std::size_t colon = text.find(':', text.starts_with('[') ? std::min(text.find(']'), text.size()) : 0);
  if (colon != std::string_view::npos) {
    const std::string_view port = text.substr(colon + 1);
    if (port.find_first_not_of("0123456789") != std::string_view::npos) return false;
  }
  return !text.empty() && text.front() != ':' && std::all_of(text.begin(), text.end(), [](char character) {
    return is_word(character) || std::string_view(".:[]%~!$&'()*+,;=").find(character) != std::string_view::npos;
  });
}

// A path, the absolute form that proxies send, or the server as a whole. @see RFC 9112, section 3.2
bool is_target(std::string_view target, http::verb method) {
  const std::string_view origin = origin_of(target);
  const bool is_absolute = !origin.empty() && is_host(origin.substr(origin.find("//") + 2)); // without a password
  const bool is_printable =
      std::all_of(target.begin(), target.end(), [](char character) { return character > ' ' && character < 0x7f; });
  return is_printable && target.find('#') == std::string_view::npos &&
         (target.starts_with('/') || is_absolute || (target == "*" && method == http::verb::options));
}

void read_target(std::string_view target, Request& request) {
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

bool has_other_version(std::string_view request_line) {
  const std::string_view version = request_line.substr(request_line.rfind(' ') + 1);
  return version.starts_with("HTTP/") && version != "HTTP/1.1" && version != "HTTP/1.0";
}

// The requests that the parser itself refuses.
Objection objection_to(error_code error, bool is_other_version) {
  if (error == http::error::bad_version && is_other_version) {
    return {505, "bad-request", "this is no HTTP/1.1 request"};
  }
  if (error == http::error::header_limit) return k_large_head;
  if (error == http::error::body_limit) return {413, "too-large", "at most 64 KB are read"};
  if (error == http::error::bad_content_length) return {400, "bad-request", "Content-Length is no number"};
  if (error == http::error::bad_transfer_encoding) {
    return {400, "bad-request", k_contradiction};
  }
  if (error == http::error::bad_field || error == http::error::bad_value) {
    return {400, "bad-request", "a header field is malformed"};
  }
  return {};
}

} // namespace

class RequestReader::Parser final : public http::basic_parser<true> {
 public:
  Parser() {
    eager(false); // with this, Beast 1.74 loses an error of the head if content follows in the same piece
    header_limit(max_head_bytes);
    body_limit(max_body_bytes);
  }

  Request request;
  std::optional<Objection> objection;

 private:
  void refuse(error_code& error, int status, const char* code, const char* message) {
    objection = Objection{status, code, message};
    error = http::error::bad_value;
  }

  void on_request_impl(http::verb verb, Text method, Text target, int version, error_code& error) override {
    if (std::find(std::begin(k_methods), std::end(k_methods), verb) == std::end(k_methods)) {
      return refuse(error, 501, "method-unknown", "this server knows GET, HEAD, POST, PUT, DELETE and OPTIONS");
    }
    if (target.size() > max_target_bytes) return refuse(error, 414, "too-large", "the address is too long");
    if (!is_target(view(target), verb)) return refuse(error, 400, "bad-request", "the address is no path");
    request.method = view(method);
    request.is_http_1_0 = version == 10;
    read_target(view(target), request);
  }

  void on_field_impl(http::field field, Text name, Text value, error_code& error) override {
    if (++fields_ > max_fields) return refuse(error, 431, "too-large", "there are too many header fields");
    if (name.size() + value.size() > max_field_bytes) {
      return refuse(error, 431, "too-large", "a header field is too long");
    }
    if (field == http::field::host) {
      if (++hosts_ > 1) return refuse(error, 400, "bad-request", "a request has one Host");
      if (!is_host(view(value))) return refuse(error, 400, "bad-request", "Host is no name of a server");
      if (request.has_header("Host")) return; // that of an absolute address counts
    }
    if (field == http::field::content_length && ++lengths_ > 1) {
      return refuse(error, 400, "bad-request", "a request has one Content-Length");
    }
    request.headers.emplace_back(view(name), trimmed(view(value)));
  }

  void on_header_impl(error_code& error) override {
    if (hosts_ == 0 && !request.is_http_1_0) return refuse(error, 400, "bad-request", "a request has one Host");
    if (request.has_header("Transfer-Encoding")) {
      if (lengths_ > 0) return refuse(error, 400, "bad-request", k_contradiction);
      return refuse(error, 411, "length-required", "send a Content-Length");
    }
    if (lengths_ == 1 && !parse_number(request.get_header_value("Content-Length"))) {
      return refuse(error, 400, "bad-request", "Content-Length is no number");
    }
    if (request.has_header("Content-Encoding")) {
      return refuse(error, 415, "unsupported-encoding", "send the content as it is");
    }
    if (request.has_header("Expect")) {
      return refuse(error, 417, "expectation-failed", "send the content without waiting");
    }
  }

  std::size_t on_body_impl(Text bytes, error_code& error) override {
    error = {};
    request.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }

  void on_body_init_impl(const boost::optional<std::uint64_t>& /*size*/, error_code& error) override { error = {}; }
  void on_finish_impl(error_code& error) override { error = {}; }
  // Chunks have been refused, and a request does not end with the connection.
  void on_chunk_header_impl(std::uint64_t /*size*/, Text /*extensions*/, error_code& /*error*/) override {}
  std::size_t on_chunk_body_impl(std::uint64_t /*left*/, Text bytes, error_code& /*error*/) override {
    return bytes.size();
  }
  void on_response_impl(int /*status*/, Text /*reason*/, int /*version*/, error_code& /*error*/) override {}

  std::size_t fields_ = 0;
  std::size_t hosts_ = 0;
  std::size_t lengths_ = 0;
};

RequestReader::RequestReader() : parser_(std::make_unique<Parser>()) {}
RequestReader::~RequestReader() = default;
Request& RequestReader::request() { return parser_->request; }
bool RequestReader::keeps_alive() const { return parser_->keep_alive(); }
const Objection& RequestReader::objection() const { return *parser_->objection; }

RequestReader::State RequestReader::refuse(const Objection& objection) {
  if (!parser_->objection) parser_->objection = objection;
  return State::refused;
}

RequestReader::State RequestReader::read(std::string& bytes) {
  bool is_other_version = false;
  if (!parser_->is_header_done()) {
    // Some clients send an empty line after a body. @see RFC 9112, section 2.2
    for (; empty_lines_ < k_most_empty_lines && bytes.starts_with("\r\n"); ++empty_lines_) bytes.erase(0, 2);
    const std::size_t end = bytes.find(k_end_of_head, searched_);
    if (std::min(end, bytes.size()) + k_end_of_head.size() > max_head_bytes) return refuse(k_large_head);
    if (end == std::string::npos) {
      searched_ = bytes.size() - std::min(bytes.size(), k_end_of_head.size() - 1);
      // A line feed alone would never become the end that is waited for.
      const std::size_t feed = bytes.find('\n');
      const bool is_alone = feed != std::string::npos && (feed == 0 || bytes[feed - 1] != '\r');
      return is_alone ? refuse({400, "bad-request", "lines end with CR LF"}) : State::incomplete;
    }
    const std::string_view head = std::string_view(bytes).substr(0, end);
    is_other_version = has_other_version(head.substr(0, head.find('\r')));
    // The parser would join a field that goes on in the next line. @see RFC 9112, section 5.2
    if (head.find("\r\n ") != std::string_view::npos || head.find("\r\n\t") != std::string_view::npos) {
      return refuse({400, "bad-request", "a header field is malformed"});
    }
  }
  do {
    error_code error;
    const std::size_t size = parser_->put(boost::asio::buffer(bytes), error);
    bytes.erase(0, size);
    if (error == http::error::need_more) return State::incomplete;
    if (error) return refuse(objection_to(error, is_other_version));
    if (parser_->is_done()) return State::complete;
  } while (!bytes.empty());
  return State::incomplete;
}

} // namespace newsroom
