// All connections: accepting, deadlines, eviction, and shutdown.
#include "connections.h"

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <csignal>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace newsroom {
namespace {

namespace asio = boost::asio;

constexpr std::chrono::milliseconds k_sweep{500};
constexpr std::chrono::milliseconds k_pause{100}; // before accepting again if the system has no descriptors left
constexpr int k_most_in_system = 256 * 1024;      // unsent bytes in the system's buffer
constexpr std::chrono::seconds k_longest_wait{3}; // of a writing request, for a worker
constexpr std::array k_ends = {SIGTERM, SIGINT, SIGQUIT};

// Whether an error is a temporary shortage of the system.
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
  // Connections inherit these options from the listening socket. Bytes for slow clients stay in this process, where
  // they are shared and counted, and not in the system's buffers.
  acceptor_.set_option(Tcp::no_delay(true), error);
  ::setsockopt(acceptor_.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &k_most_in_system, sizeof k_most_in_system);
  return {};
}

void Connections::run() {
  workers_.emplace(settings_.workers);
  for (const int signal : k_ends) signals_.add(signal);
  signals_.add(SIGHUP);
  // Unblock the signals in this thread only; the workers exist already and keep them blocked.
  sigset_t heard{};
  sigemptyset(&heard);
  for (const int signal : k_ends) sigaddset(&heard, signal);
  sigaddset(&heard, SIGHUP);
  pthread_sigmask(SIG_UNBLOCK, &heard, nullptr);
  await_signal();
  accept();
  sweep();
  loop_.run();
  workers_->join(); // waits for the workers' current requests
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
  // The answer is small enough for the socket's buffer.
  error_code ignored;
  socket.write_some(asio::buffer(answer), ignored);
}

void Connections::await_signal() {
  signals_.async_wait([this](const error_code& error, int signal) {
    if (error) return;
    if (signal == SIGHUP) {
      wants_reload_ = true;
      reload();
    } else {
      begin_stop();
    }
    await_signal();
  });
}

// A worker reads the files. However many signals come meanwhile, one more reading follows, and takes no other worker.
void Connections::reload() {
  if (is_reloading_ || !wants_reload_) return;
  is_reloading_ = true;
  wants_reload_ = false;
  asio::post(*workers_, [this] {
    calls_.reload();
    asio::post(loop_, [this] {
      is_reloading_ = false;
      reload();
    });
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

// Closes connections beyond their deadline. The idle ones are sorted by age.
void Connections::sweep() {
  const Clock::time_point now = Clock::now();
  if (is_stopping_ && stop_deadline_ <= now) return loop_.stop();
  while (!idle_.empty() && idle_.front()->deadline() <= now) idle_.front()->expire();
  std::vector<std::shared_ptr<Connection>> late;
  std::copy_if(busy_.begin(), busy_.end(), std::back_inserter(late),
               [&](const auto& connection) { return connection->deadline() <= now; });
  for (const auto& connection : late) connection->expire();
  turn_down_late_writers();
  sweeper_.expires_after(k_sweep);
  sweeper_.async_wait([this](const error_code& error) {
    if (!error) sweep();
  });
}

// Writers may all wait for one lock of the database. So they get half of the workers, and the others wait here, where
// they cost no thread.
void Connections::work(Job job) {
  if (job.writes && writing_ >= std::max<std::size_t>(1, settings_.workers / 2)) {
    return writers_.push_back(std::move(job));
  }
  if (job.writes) ++writing_;
  asio::post(*workers_, [this, job = std::move(job)]() mutable {
    Response response;
    calls_.answer(job.request, response);
    std::string head = write_head(response, job.request.is_http_1_0, job.closes, settings_.idle.count());
    Body body = body_of(job.request, std::move(response));
    // The job is moved along, so that its connection is always destroyed by the loop's thread.
    asio::post(loop_, [this, job = std::move(job), head = std::move(head), body = std::move(body)]() mutable {
      finish(job, std::move(head), std::move(body));
    });
  });
}

void Connections::finish(const Job& job, std::string head, Body body) {
  --taken_;
  if (job.writes) --writing_;
  if (job.writes && !writers_.empty()) {
    Job next = std::move(writers_.front());
    writers_.pop_front();
    work(std::move(next));
  }
  job.connection->answer(std::move(head), std::move(body));
}

void Connections::turn_down_late_writers() {
  while (!writers_.empty() && Clock::now() - writers_.front().since > k_longest_wait) {
    const std::shared_ptr<Connection> late = std::move(writers_.front().connection);
    writers_.pop_front();
    --taken_;
    ++counters_.overloaded;
    late->refuse(503, "busy", "others are writing; try again");
  }
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

// Makes room for a new connection. So that no address can lock others out with unfinished requests, the address with
// the most connections loses one to an address with fewer.
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

// Returns the memory of an answer: its head, and its share of a buffer that several answers send.
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

// Limits the memory of unsent answers: closes the connection with the largest answer of the address that uses the most.
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
