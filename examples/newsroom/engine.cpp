// From bytes to a request, and from its answer to bytes.
#include "engine.h"

#include <string_view>
#include <utility>

namespace newsroom {

Answer Engine::answer(const std::string& bytes, std::size_t head_size, const std::string& peer, bool last) const {
  Request request = read_head(std::string_view(bytes).substr(0, head_size));
  request.body = bytes.substr(head_size);
  request.remote_addr = peer;
  Response response;
  handler_(request, response);
  Answer answer;
  answer.closes = last;
  answer.head = write_head(request, response, last, idle_.count());
  if (request.method != "HEAD" && response.status != 204 && response.status != 304) {
    answer.body = std::move(response.body);
  }
  return answer;
}

} // namespace newsroom
