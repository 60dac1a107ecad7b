// cpp-httplib without its sockets: the bytes of a whole request in, the bytes of its answer out.
#pragma once

#include <httplib.h>

#include <chrono>
#include <functional>
#include <string>

#include "gateway.h"

namespace newsroom {

class Engine : private httplib::Server {
 public:
  /// Fills the answer, with its status; must not throw. The request's body is there; REMOTE_ADDR is the peer.
  using Handler = std::function<void(const httplib::Request&, httplib::Response&)>;

  /// @param idle what `Keep-Alive` tells clients.
  Engine(Handler handler, std::chrono::seconds idle);

  /// May be called by any number of threads at once.
  [[nodiscard]] Answer answer(const std::string& request, std::size_t head_size, const std::string& peer, bool last);

 private:
  template <class Self, class Setup>
  static void process(Self& self, httplib::Stream& stream, const std::string& peer, bool last, bool& closes,
                      const Setup& setup);
};

} // namespace newsroom
