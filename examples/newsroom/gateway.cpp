// One epoll loop. Nothing in it waits: what takes time is done by workers, which give their answers back through a list
// and an eventfd.
#include "gateway.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "sockets.h"

namespace newsroom {
namespace {

// Ids of what is no connection.
constexpr std::uint64_t k_listener = 0;
constexpr std::uint64_t k_wake = 1;
constexpr std::uint64_t k_signals = 2;
constexpr std::uint64_t k_first_connection = 3;

constexpr int k_most_events = 256;
constexpr int k_most_accepted_at_once = 256;
constexpr int k_sweep_ms = 500;
constexpr std::size_t k_read_bytes = 16 * 1024;
constexpr int k_most_in_system = 256 * 1024; // bytes that are not on their way yet
constexpr std::size_t k_most_pending_bytes = max_head_bytes + max_body_bytes;
// How long a client that is being refused may go on talking before the door is shut.
constexpr std::chrono::seconds k_linger{2};

void add_to_poll(int poll, int descriptor, std::uint64_t id) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = id;
  ::epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event);
}

} // namespace

Gateway::Gateway(GatewaySettings settings, Handler handler, Refusal refusal, std::function<void()> reload)
    : settings_(std::move(settings)),
      handler_(std::move(handler)),
      refusal_(std::move(refusal)),
      reload_(std::move(reload)),
      next_id_(k_first_connection) {}

Gateway::~Gateway() {
  workers_.reset();
  for (const auto& [id, connection] : connections_) ::close(connection.socket);
  for (const int descriptor : {listener_, poll_, wake_, signals_}) {
    if (descriptor >= 0) ::close(descriptor);
  }
}

std::string Gateway::listen() {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* address = nullptr;
  const int problem = ::getaddrinfo(settings_.host.c_str(), std::to_string(settings_.port).c_str(), &hints, &address);
  if (problem != 0) return settings_.host + ": " + ::gai_strerror(problem);
  int error = 0;
  listener_ = open_listener(*address, error);
  ::freeaddrinfo(address);
  if (listener_ < 0) return settings_.host + ":" + std::to_string(settings_.port) + ": " + std::strerror(error);
  port_ = port_of(listener_);
  // What a slow client has not taken stays here, where it is shared and counted, and not in the system's buffers.
  ::setsockopt(listener_, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &k_most_in_system, sizeof k_most_in_system);

  sigset_t ends{};
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGQUIT);
  sigaddset(&ends, SIGHUP);
  poll_ = ::epoll_create1(EPOLL_CLOEXEC);
  wake_ = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  signals_ = ::signalfd(-1, &ends, SFD_NONBLOCK | SFD_CLOEXEC);
  if (poll_ < 0 || wake_ < 0 || signals_ < 0) return std::strerror(errno);
  add_to_poll(poll_, listener_, k_listener);
  add_to_poll(poll_, wake_, k_wake);
  add_to_poll(poll_, signals_, k_signals);
  return {};
}

void Gateway::run() {
  workers_ = std::make_unique<Workers>(settings_.workers, settings_.max_waiting);
  std::array<epoll_event, k_most_events> events{};
  Clock::time_point next_sweep = Clock::now();
  while (!is_stopping_ || (!connections_.empty() && Clock::now() < stop_deadline_)) {
    const int count = ::epoll_wait(poll_, events.data(), k_most_events, k_sweep_ms);
    for (int index = 0; index < count; ++index) {
      const epoll_event& event = events[static_cast<std::size_t>(index)];
      switch (event.data.u64) {
        case k_listener: accept_all(); break;
        case k_wake: take_back(); break;
        case k_signals: take_signal(); break;
        default: on_event(event.data.u64, event.events);
      }
    }
    if (Clock::now() >= next_sweep) {
      sweep();
      next_sweep = Clock::now() + std::chrono::milliseconds(k_sweep_ms);
    }
  }
  workers_.reset(); // ends what the workers have begun
}

void Gateway::accept_all() {
  if (is_stopping_) return;
  for (int accepted = 0; accepted < k_most_accepted_at_once; ++accepted) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    const int socket = ::accept4(listener_, reinterpret_cast<sockaddr*>(&address), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket < 0) {
      // Out of descriptors: an idle connection gives its own away, and the next round takes the new one.
      if (errno == EMFILE || errno == ENFILE) make_room();
      return;
    }
    ++counters_.accepted;
    const std::string peer = peer_name(address);
    if (connections_.size() >= settings_.max_connections && !make_room() && !make_room_for(peer)) {
      turn_away(socket);
      continue;
    }
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const std::uint64_t id = next_id_++;
    Connection& connection = connections_[id];
    connection.socket = socket;
    connection.peer = peer;
    ++clients_[peer];
    connection.deadline = Clock::now() + settings_.idle;
    set_idle(id, connection, true);
    add_to_poll(poll_, socket, id);
    ++counters_.open;
  }
}

void Gateway::turn_away(int socket) {
  ++counters_.refused;
  const std::string answer = refusal_(503, "busy", "there are too many connections; try again");
  // As much of it as fits into the socket's own room, which is all of it.
  static_cast<void>(::send(socket, answer.data(), answer.size(), MSG_NOSIGNAL));
  ::close(socket);
}

void Gateway::set_idle(std::uint64_t id, Connection& connection, bool is_idle) {
  if (connection.is_idle == is_idle) return;
  connection.is_idle = is_idle;
  if (is_idle) {
    connection.idle = idle_.insert(idle_.end(), id);
  } else {
    idle_.erase(connection.idle);
  }
}

void Gateway::watch(std::uint64_t id, Connection& connection, std::uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = id;
  ::epoll_ctl(poll_, connection.is_watched ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, connection.socket, &event);
  connection.is_watched = true;
}

void Gateway::close_connection(std::uint64_t id) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  set_idle(id, found->second, false);
  if (const auto client = clients_.find(found->second.peer); --client->second == 0) clients_.erase(client);
  release(found->second);
  ::close(found->second.socket); // epoll forgets it by itself
  connections_.erase(found);
  --counters_.open;
}

void Gateway::on_event(std::uint64_t id, std::uint32_t events) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return; // closed earlier in this round
  Connection& connection = found->second;
  switch (connection.state) {
    case State::reading: read_from(id, connection); break;
    case State::working:
      // The client is gone; its answer has still to come back, and epoll would go on telling of it.
      if ((events & (EPOLLHUP | EPOLLERR)) != 0) {
        ::epoll_ctl(poll_, EPOLL_CTL_DEL, connection.socket, nullptr);
        connection.is_watched = false;
      }
      break;
    case State::writing:
      if ((events & EPOLLERR) != 0) return close_connection(id);
      write_to(id, connection);
      break;
    case State::lingering: {
      std::array<char, k_read_bytes> ignored{};
      const ssize_t size = ::recv(connection.socket, ignored.data(), ignored.size(), 0);
      if (size == 0 || (size < 0 && !is_transient(errno))) close_connection(id);
      break;
    }
  }
}

void Gateway::read_from(std::uint64_t id, Connection& connection) {
  std::array<char, k_read_bytes> bytes; // NOLINT: filled by recv
  while (connection.in.size() <= k_most_pending_bytes) {
    const ssize_t size = ::recv(connection.socket, bytes.data(), bytes.size(), 0);
    if (size > 0) {
      connection.in.append(bytes.data(), static_cast<std::size_t>(size));
      if (static_cast<std::size_t>(size) < bytes.size()) break; // more will be told by the next event
    } else if (size == 0) {
      connection.has_ended = true;
      break;
    } else if (is_transient(errno)) {
      break;
    } else {
      return close_connection(id);
    }
  }
  advance(id, connection);
}

void Gateway::advance(std::uint64_t id, Connection& connection) {
  if (connection.in == "\r\n") connection.in.clear(); // some clients send an empty line after a body
  if (connection.in.empty()) {
    if (connection.has_ended || is_stopping_) return close_connection(id);
    connection.deadline = Clock::now() + settings_.idle;
    return set_idle(id, connection, true);
  }
  if (connection.is_idle) {
    set_idle(id, connection, false);
    connection.deadline = Clock::now() + settings_.request; // of the whole request: more bytes do not move it
  }
  const Frame frame = frame_request(connection.in);
  switch (frame.kind) {
    case Frame::Kind::complete: return hand_over(id, connection, frame);
    case Frame::Kind::refused:
      ++counters_.malformed;
      return refuse(id, connection, frame.status, frame.code, frame.message);
    case Frame::Kind::incomplete:
      if (connection.has_ended) close_connection(id);
  }
}

void Gateway::hand_over(std::uint64_t id, Connection& connection, const Frame& frame) {
  const std::size_t size = frame.head_size + frame.body_size;
  const bool last = !frame.keeps_alive || is_stopping_ || ++connection.requests >= settings_.max_requests_a_connection;
  connection.state = State::working;
  connection.deadline = Clock::time_point::max();
  watch(id, connection, 0);
  const bool taken = workers_->submit([this, id, last, head_size = frame.head_size, peer = connection.peer,
                                       request = connection.in.substr(0, size)]() mutable {
    Done done{id, handler_(std::move(request), head_size, peer, last)};
    {
      const std::lock_guard lock(done_mutex_);
      done_.push_back(std::move(done));
    }
    const std::uint64_t one = 1;
    static_cast<void>(::write(wake_, &one, sizeof one));
  });
  if (!taken) {
    ++counters_.overloaded;
    return refuse(id, connection, 503, "busy", "there is too much to do; try again");
  }
  connection.in.erase(0, size);
}

void Gateway::take_back() {
  std::uint64_t count = 0;
  static_cast<void>(::read(wake_, &count, sizeof count));
  std::vector<Done> done;
  {
    const std::lock_guard lock(done_mutex_);
    done.swap(done_);
  }
  for (Done& item : done) {
    const auto found = connections_.find(item.id);
    if (found == connections_.end()) continue;
    Connection& connection = found->second;
    if (!connection.is_watched) {
      close_connection(item.id); // the client went away meanwhile
      continue;
    }
    connection.state = State::writing;
    connection.head = std::move(item.answer.head);
    connection.body = std::move(item.answer.body);
    connection.written = 0;
    hold(connection);
    connection.closes = item.answer.closes;
    connection.deadline = Clock::now() + settings_.answer;
    write_to(item.id, connection);
    make_room_for_bytes(item.id);
  }
}

void Gateway::refuse(std::uint64_t id, Connection& connection, int status, const char* code, const char* message) {
  connection.state = State::writing;
  connection.head = refusal_(status, code, message);
  connection.written = 0;
  hold(connection);
  connection.closes = true;
  connection.in.clear();
  connection.deadline = Clock::now() + settings_.answer;
  set_idle(id, connection, false);
  write_to(id, connection);
}

void Gateway::write_to(std::uint64_t id, Connection& connection) {
  const std::size_t whole = connection.head.size() + connection.body.size;
  while (connection.written < whole) {
    const ssize_t size = send_some(connection);
    if (size > 0) {
      connection.written += static_cast<std::size_t>(size);
      connection.deadline = Clock::now() + settings_.answer; // a slow client has time as long as it takes something
    } else if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      return watch(id, connection, EPOLLOUT);
    } else if (size == 0 || errno != EINTR) {
      return close_connection(id); // it is gone, or the file has become shorter
    }
  }
  release(connection);
  if (connection.closes) return linger(id, connection);
  connection.state = State::reading;
  connection.deadline = Clock::now() + settings_.request;
  if (connection.in.empty()) connection.in.shrink_to_fit();
  watch(id, connection, EPOLLIN);
  advance(id, connection);
}

// A socket that is closed with bytes unread takes back the answer that it has sent; so the rest is read, for a while.
void Gateway::linger(std::uint64_t id, Connection& connection) {
  if (connection.has_ended) return close_connection(id);
  ::shutdown(connection.socket, SHUT_WR);
  connection.state = State::lingering;
  connection.deadline = Clock::now() + k_linger;
  watch(id, connection, EPOLLIN);
}

void Gateway::take_signal() {
  signalfd_siginfo signal{};
  static_cast<void>(::read(signals_, &signal, sizeof signal));
  if (signal.ssi_signo == SIGHUP) return reload_();
  begin_stop();
}

void Gateway::begin_stop() {
  if (is_stopping_) return;
  is_stopping_ = true;
  stop_deadline_ = Clock::now() + settings_.stop;
  ::close(listener_);
  listener_ = -1;
  while (!idle_.empty()) close_connection(idle_.front());
}

void Gateway::sweep() {
  const Clock::time_point now = Clock::now();
  std::vector<std::uint64_t> late;
  for (const auto& [id, connection] : connections_) {
    if (connection.deadline <= now) late.push_back(id);
  }
  for (const std::uint64_t id : late) {
    Connection& connection = connections_.at(id);
    if (connection.state != State::lingering) ++counters_.timed_out;
    if (connection.state == State::reading && !connection.is_idle) {
      refuse(id, connection, 408, "too-slow", "the request did not arrive in time");
    } else {
      close_connection(id);
    }
  }
}

} // namespace newsroom
