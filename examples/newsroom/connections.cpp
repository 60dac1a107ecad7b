// All connections: who is let in, who is too late, who gives way, and the end.
#include "connections.h"

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <csignal>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace newsroom {
namespace {

namespace asio = boost::asio;

constexpr std::chrono::milliseconds k_sweep{500};
constexpr std::chrono::milliseconds k_pause{100}; // where the system has no more descriptors
constexpr int k_most_in_system = 256 * 1024;      // bytes that are not on their way yet
constexpr std::array k_ends = {SIGTERM, SIGINT, SIGQUIT};

// What the system has too few of, for now.
bool is_shortage(const error_code& error) {
  return error == asio::error::no_descriptors || error == boost::system::errc::too_many_files_open_in_system ||
         error == asio::error::no_buffer_space || error == asio::error::no_memory;
}

} // namespace

Connections::Connections(GatewaySettings settings, GatewayCalls calls, GatewayCounters& counters)
    : settings_(std::move(settings)), calls_(std::move(calls)), counters_(counters) {}

std::string Connections::listen() {
  error_code error;
  const auto found =
      Tcp::resolver(loop_).resolve(settings_.host, std::to_string(settings_.port), Tcp::resolver::passive, error);
  if (error) return settings_.host + ": " + error.message();
  const Tcp::endpoint address = *found.begin();
  acceptor_.open(address.protocol(), error);
  if (!error) acceptor_.set_option(Tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor_.bind(address, error);
  if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (error) return settings_.host + ":" + std::to_string(settings_.port) + ": " + error.message();
  // Connections have these from the socket that listens. What a slow client has not taken stays here, where it is
  // shared and counted, and not in the system's buffers.
  acceptor_.set_option(Tcp::no_delay(true), error);
  ::setsockopt(acceptor_.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &k_most_in_system, sizeof k_most_in_system);
  return {};
}

void Connections::run() {
  workers_.emplace(settings_.workers);
  for (const int signal : k_ends) signals_.add(signal);
  signals_.add(SIGHUP);
  // Here alone: the workers, who are there already, keep them blocked.
  sigset_t heard{};
  sigemptyset(&heard);
  for (const int signal : k_ends) sigaddset(&heard, signal);
  sigaddset(&heard, SIGHUP);
  pthread_sigmask(SIG_UNBLOCK, &heard, nullptr);
  await_signal();
  accept();
  sweep();
  loop_.run();
  workers_->join(); // ends what the workers have begun
}

void Connections::accept() {
  acceptor_.async_accept(peer_, [this](const error_code& error, Tcp::socket socket) {
    if (is_stopping_) return;
    if (!error) {
      take(std::move(socket), peer_.address().to_string());
    } else if (is_shortage(error) && !make_room()) {
      pause_.expires_after(k_pause);
      return pause_.async_wait([this](const error_code& stopped) {
        if (!stopped && !is_stopping_) accept();
      });
    }
    accept();
  });
}

void Connections::take(Tcp::socket socket, const std::string& peer) {
  ++counters_.accepted;
  error_code error;
  socket.non_blocking(true, error);
  if (error) return;
  if (idle_.size() + busy_.size() >= settings_.max_connections && !make_room() && !make_room_for(peer)) {
    return turn_away(socket);
  }
  ++clients_[peer];
  ++counters_.open;
  idle_.push_back(std::make_shared<Connection>(*this, std::move(socket), peer));
  idle_.back()->start(std::prev(idle_.end()));
}

void Connections::turn_away(Tcp::socket& socket) {
  ++counters_.refused;
  const std::string answer = calls_.refuse(503, "busy", "there are too many connections; try again");
  // As much of it as fits into the socket's own room, which is all of it.
  error_code ignored;
  socket.write_some(asio::buffer(answer), ignored);
}

void Connections::await_signal() {
  signals_.async_wait([this](const error_code& error, int signal) {
    if (error) return;
    if (signal == SIGHUP) {
      calls_.reload();
    } else {
      begin_stop();
    }
    await_signal();
  });
}

void Connections::begin_stop() {
  if (is_stopping_) return;
  is_stopping_ = true;
  stop_deadline_ = Clock::now() + settings_.stop;
  error_code ignored;
  acceptor_.close(ignored);
  while (!idle_.empty()) idle_.front()->close();
  end_if_all_are_gone();
}

void Connections::end_if_all_are_gone() {
  if (is_stopping_ && idle_.empty() && busy_.empty()) loop_.stop();
}

// Ends what is too late: of the idle ones, the first are the oldest.
void Connections::sweep() {
  const Clock::time_point now = Clock::now();
  if (is_stopping_ && stop_deadline_ <= now) return loop_.stop();
  while (!idle_.empty() && idle_.front()->deadline() <= now) idle_.front()->expire();
  std::vector<std::shared_ptr<Connection>> late;
  std::copy_if(busy_.begin(), busy_.end(), std::back_inserter(late),
               [&](const auto& connection) { return connection->deadline() <= now; });
  for (const auto& connection : late) connection->expire();
  sweeper_.expires_after(k_sweep);
  sweeper_.async_wait([this](const error_code& error) {
    if (!error) sweep();
  });
}

void Connections::set_idle(Connection::List::iterator place, bool is_idle) {
  Connection::List& to = is_idle ? idle_ : busy_;
  to.splice(to.end(), is_idle ? busy_ : idle_, place);
}

void Connections::forget(Connection::List::iterator place, bool was_idle) {
  if (const auto client = clients_.find((*place)->peer()); --client->second == 0) clients_.erase(client);
  (was_idle ? idle_ : busy_).erase(place);
  --counters_.open;
  end_if_all_are_gone();
}

bool Connections::make_room() {
  if (idle_.empty()) return false;
  ++counters_.evicted;
  idle_.front()->close();
  return true;
}

// No address can keep others out by requests that it never ends: the one with the most connections loses one of them to
// an address that has fewer.
bool Connections::make_room_for(const std::string& peer) {
  const auto most = std::max_element(clients_.begin(), clients_.end(),
                                     [](const auto& left, const auto& right) { return left.second < right.second; });
  const auto own = clients_.find(peer);
  const std::size_t fair = (own == clients_.end() ? 0 : own->second) + 1;
  if (most == clients_.end() || most->second <= fair) return false;
  const auto victim = std::find_if(busy_.begin(), busy_.end(), [&](const auto& connection) {
    return connection->state() == Connection::State::reading && connection->peer() == most->first;
  });
  if (victim == busy_.end()) return false;
  ++counters_.evicted;
  (*victim)->close();
  return true;
}

// What an answer takes of the memory: its head, and its share of bytes that several answers send.
std::size_t Connections::share_of(const Connection& connection) const {
  const std::size_t share = connection.head().size();
  if (!connection.body().bytes) return share; // a file is sent from the disk
  const auto senders = senders_.find(connection.body().bytes.get());
  return share + connection.body().bytes->size() / (senders == senders_.end() ? 1 : senders->second);
}

void Connections::hold(const Connection& connection) {
  unsent_ += connection.head().size();
  const auto& bytes = connection.body().bytes;
  if (bytes && ++senders_[bytes.get()] == 1) unsent_ += bytes->size();
}

void Connections::release(const Connection& connection) {
  unsent_ -= connection.head().size();
  const auto& bytes = connection.body().bytes;
  if (!bytes) return;
  const auto senders = senders_.find(bytes.get());
  if (--senders->second > 0) return;
  unsent_ -= bytes->size();
  senders_.erase(senders);
}

// Answers that nobody takes must not fill the memory: the largest answer of the address that holds the most of it gives
// way.
void Connections::make_room_for_bytes() {
  while (unsent_ > settings_.max_unsent_bytes) {
    std::unordered_map<std::string_view, std::size_t> held;
    for (const auto& connection : busy_) held[connection->peer()] += share_of(*connection);
    const auto most = std::max_element(held.begin(), held.end(),
                                       [](const auto& left, const auto& right) { return left.second < right.second; });
    const auto size_for = [&](const auto& connection) {
      return connection->peer() == most->first ? share_of(*connection) : 0;
    };
    const auto victim = std::max_element(busy_.begin(), busy_.end(), [&](const auto& left, const auto& right) {
      return size_for(left) < size_for(right);
    });
    if (victim == busy_.end()) return;
    ++counters_.evicted;
    (*victim)->close();
  }
}

} // namespace newsroom
