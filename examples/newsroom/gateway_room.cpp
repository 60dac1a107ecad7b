// Who gives way when there is no more room, for connections or for answers that nobody takes; and how bytes that
// several answers share are sent and counted.
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>

#include "gateway.h"

namespace newsroom {
namespace {

constexpr std::size_t k_most_of_a_file = 512 * 1024; // at once; others want to be served, too

} // namespace

// No address can keep others out by requests that it never ends: the one with the most connections loses one of them to
// an address that has fewer.
bool Gateway::make_room_for(const std::string& peer) {
  const auto most = std::max_element(clients_.begin(), clients_.end(),
                                     [](const auto& left, const auto& right) { return left.second < right.second; });
  const auto own = clients_.find(peer);
  const std::size_t fair = (own == clients_.end() ? 0 : own->second) + 1;
  if (most == clients_.end() || most->second <= fair) return false;
  const auto victim = std::find_if(connections_.begin(), connections_.end(), [&](const auto& entry) {
    return entry.second.state == State::reading && entry.second.peer == most->first;
  });
  if (victim == connections_.end()) return false;
  ++counters_.evicted;
  close_connection(victim->first);
  return true;
}

// What an answer takes of the memory: its head, and its share of bytes that several answers send.
std::size_t Gateway::share_of(const Connection& connection) const {
  std::size_t share = connection.head.size();
  if (!connection.body.bytes) return share; // a file is sent from the disk
  const auto senders = senders_.find(connection.body.bytes.get());
  return share + connection.body.bytes->size() / (senders == senders_.end() ? 1 : senders->second);
}

void Gateway::hold(const Connection& connection) {
  unsent_ += connection.head.size();
  if (connection.body.bytes && ++senders_[connection.body.bytes.get()] == 1) unsent_ += connection.body.bytes->size();
}

// An idle connection keeps no memory of its last answer.
void Gateway::release(Connection& connection) {
  unsent_ -= connection.head.size();
  connection.head = std::string();
  if (connection.body.bytes) {
    const auto senders = senders_.find(connection.body.bytes.get());
    if (--senders->second == 0) {
      unsent_ -= connection.body.bytes->size();
      senders_.erase(senders);
    }
  }
  connection.body = Body();
}

// Answers that nobody takes must not fill the memory: the largest answer of the address that holds the most of it gives
// way.
void Gateway::make_room_for_bytes(std::uint64_t id) {
  while (unsent_ > settings_.max_unsent_bytes) {
    std::unordered_map<std::string_view, std::size_t> held;
    for (const auto& [key, connection] : connections_) held[connection.peer] += share_of(connection);
    const auto most = std::max_element(held.begin(), held.end(),
                                       [](const auto& left, const auto& right) { return left.second < right.second; });
    const std::string peer(most->first);
    std::uint64_t victim = id;
    std::size_t largest = 0;
    for (const auto& [key, connection] : connections_) {
      const std::size_t share = share_of(connection);
      if (connection.peer != peer || share <= largest) continue;
      victim = key;
      largest = share;
    }
    ++counters_.evicted;
    if (!connections_.contains(victim)) return;
    close_connection(victim);
  }
}

bool Gateway::make_room() {
  if (idle_.empty()) return false;
  ++counters_.evicted;
  close_connection(idle_.front());
  return true;
}

// The head goes out with as much of the body as the socket takes; a file is never copied into this process.
ssize_t Gateway::send_some(const Connection& connection) const {
  const std::size_t head_size = connection.head.size();
  const Body& body = connection.body;
  if (connection.written >= head_size && body.file) {
    auto place = static_cast<off_t>(body.begin + connection.written - head_size);
    const std::size_t left = head_size + body.size - connection.written;
    return ::sendfile(connection.socket, body.file->descriptor(), &place, std::min(left, k_most_of_a_file));
  }
  std::array<iovec, 2> parts{};
  std::size_t count = 0;
  const auto add = [&](const std::string& bytes, std::size_t begin, std::size_t end) {
    parts[count++] = {const_cast<char*>(bytes.data()) + begin, end - begin}; // NOLINT: sendmsg only reads it
  };
  if (connection.written < head_size) add(connection.head, connection.written, head_size);
  if (body.bytes) {
    const std::size_t sent = connection.written - std::min(connection.written, head_size);
    if (sent < body.size) add(*body.bytes, body.begin + sent, body.begin + body.size);
  }
  msghdr message{};
  message.msg_iov = parts.data();
  message.msg_iovlen = count;
  return ::sendmsg(connection.socket, &message, MSG_NOSIGNAL | (body.file ? MSG_MORE : 0));
}

} // namespace newsroom
