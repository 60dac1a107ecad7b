// Lends cpp-httplib a stream that is a string: it reads the head, compresses, and writes the answer.
#include "engine.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "compression.h"
#include "exchange.h"
#include "text.h"

namespace newsroom {
namespace {

class MemoryStream final : public httplib::Stream {
 public:
  MemoryStream(std::string_view in, const std::string& peer) : in_(in), peer_(peer) {}

  bool is_readable() const override { return !in_.empty(); }
  bool is_writable() const override { return true; }
  ssize_t read(char* into, std::size_t size) override {
    const std::size_t count = std::min(size, in_.size());
    std::memcpy(into, in_.data(), count);
    in_.remove_prefix(count);
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* bytes, std::size_t size) override {
    out_.append(bytes, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    ip = peer_;
    port = 0;
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    ip.clear();
    port = 0;
  }
  socket_t socket() const override { return 0; } // none; past FD_SETSIZE it would be refused

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string_view in_;
  const std::string& peer_;
  std::string out_;
};

/// The value of the last field of that name.
std::string_view last_field(std::string_view head, std::string_view name) {
  std::string_view value;
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find('\n'));
    head.remove_prefix(std::min(line.size() + 1, head.size()));
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && equals_ignoring_case(line.substr(0, colon), name)) {
      value = trimmed(line.substr(colon + 1));
    }
  }
  return value;
}

// Compression is ours: cpp-httplib's Brotli is the slowest there is, made anew for each answer, and it knows neither
// JSON with a charset nor WebAssembly. Ranges are of no use here.
void narrow(httplib::Request& request, std::string_view head) {
  // Which of several fields is the last one, only the text tells: the order in which cpp-httplib keeps them depends on
  // its version.
  const std::string forwarded(last_field(head, "X-Forwarded-For"));
  if (request.headers.erase("X-Forwarded-For") > 0) request.set_header("X-Forwarded-For", forwarded);
  const bool gzip = takes_gzip(request.get_header_value("Accept-Encoding"));
  request.headers.erase("Accept-Encoding");
  request.headers.erase(k_takes_gzip);
  if (gzip) request.set_header(k_takes_gzip, "1");
  request.headers.erase("Range");
  request.ranges.clear();
}

} // namespace

Engine::Engine(Handler handler, std::chrono::seconds idle) {
  set_keep_alive_timeout(idle.count());
  set_keep_alive_max_count(1000);
  // Everything is done before cpp-httplib's own routing, which matches regular expressions and reads bodies by rules
  // that are compiled into it (a form of 8 KB at most, where a comment may have 5000 characters).
  set_pre_routing_handler([handler = std::move(handler)](const httplib::Request& request, httplib::Response& response) {
    handler(request, response);
    return HandlerResponse::Handled;
  });
}

/// Calls cpp-httplib's `process_request`, whose parameters depend on its version: 0.11 (Debian 12) asks the stream for
/// the addresses, 0.18 (Debian 13) is given them. A template, so that only the call that exists is compiled.
template <class Self, class Setup>
void Engine::process(Self& self, httplib::Stream& stream, const std::string& peer, bool last, bool& closes,
                     const Setup& setup) {
  if constexpr (requires { self.process_request(stream, last, closes, setup); }) {
    self.process_request(stream, last, closes, setup);
  } else {
    self.process_request(stream, peer, 0, std::string(), 0, last, closes, setup);
  }
}

Answer Engine::answer(const std::string& request, std::size_t head_size, const std::string& peer, bool last) {
  MemoryStream stream(std::string_view(request).substr(0, head_size), peer);
  bool closes = last;
  process(*this, stream, peer, last, closes, [&](httplib::Request& parsed) {
    parsed.body = request.substr(head_size);
    narrow(parsed, std::string_view(request).substr(0, head_size));
  });
  Answer answer{stream.take(), last || closes};
  // It writes nothing where it could not read the head, which the gateway has read before.
  if (answer.bytes.empty()) answer.closes = true;
  return answer;
}

} // namespace newsroom
