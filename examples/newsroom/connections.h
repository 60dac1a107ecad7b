// One connection, and all of them. Only for the gateway: a file that includes this compiles Boost.Asio.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <cstddef>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "gateway_settings.h"
#include "request_reader.h"

namespace newsroom {

using Clock = std::chrono::steady_clock;
using Tcp = boost::asio::ip::tcp;
using boost::system::error_code;

class Connections;

/// Reads a request, lets a worker answer it, writes the answer, and waits for the next one. In one thread but for the
/// worker's part.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  enum class State { idle, reading, working, writing, lingering, closed };
  using List = std::list<std::shared_ptr<Connection>>;

  Connection(Connections& all, Tcp::socket socket, std::string peer);

  void start(List::iterator place);
  void close();
  /// Closes it; with an answer if a request has begun.
  void expire();
  void refuse(int status, const char* code, const char* message);
  void answer(std::string head, Body body);

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] const std::string& peer() const { return peer_; }
  [[nodiscard]] Clock::time_point deadline() const { return deadline_; }
  [[nodiscard]] const std::string& head() const { return head_; }
  [[nodiscard]] const Body& body() const { return body_; }

 private:
  void enter(State state, std::chrono::seconds limit);
  void await(Tcp::socket::wait_type event, void (Connection::*next)());
  void read();
  void advance();
  void hand_over();
  void release();
  void write();
  [[nodiscard]] std::size_t send_some(error_code& error);
  void give_time_for(std::size_t taken);
  void linger();
  void ignore();

  Connections& all_;
  Tcp::socket socket_;
  std::string peer_;
  State state_ = State::idle;
  Clock::time_point deadline_;
  Clock::time_point read_by_; // when the slowest client that we wait for has read the bytes that were taken for it
  List::iterator place_;      // in the list of the idle ones, or that of the others
  bool has_ended_ = false;    // the client has closed its side
  bool closes_ = false;       // after the answer
  std::size_t requests_ = 0;
  std::string in_;
  std::unique_ptr<RequestReader> reader_;
  std::string head_;
  Body body_;
  std::size_t written_ = 0; // of the head and the body
};

/// A whole request, for a worker.
struct Job {
  std::shared_ptr<Connection> connection;
  Request request;
  bool closes = false; ///< After the answer.
  bool writes = false; ///< Into the store, most likely.
  Clock::time_point since;
};

/// Accepts connections, enforces the limits, and chooses the connection to close if there is no room.
class Connections {
 public:
  Connections(GatewaySettings settings, GatewayCalls calls, GatewayCounters& counters);

  [[nodiscard]] std::string listen();
  [[nodiscard]] int port() const { return acceptor_.local_endpoint().port(); }
  void run();

 private:
  friend class Connection;

  void accept();
  void take(Tcp::socket socket, const std::string& peer);
  void turn_away(Tcp::socket& socket);
  void await_signal();
  void reload();
  void begin_stop();
  void end_if_all_are_gone();
  void sweep();
  void work(Job job);
  void finish(const Job& job, std::string head, Body body);
  void turn_down_late_writers();
  bool make_room();
  bool make_room_for(const std::string& peer);
  void make_room_for_bytes();

  // Called by the connections.
  void set_idle(Connection::List::iterator place, bool is_idle);
  void forget(Connection::List::iterator place, bool was_idle);
  void hold(const Connection& connection);
  void release(const Connection& connection);
  [[nodiscard]] std::size_t share_of(const Connection& connection) const;

  GatewaySettings settings_;
  GatewayCalls calls_;
  GatewayCounters& counters_;
  boost::asio::io_context loop_{1}; // one thread runs it
  Tcp::acceptor acceptor_{loop_};
  Tcp::endpoint peer_; // of the connection that is being accepted
  boost::asio::signal_set signals_{loop_};
  boost::asio::steady_timer sweeper_{loop_};
  boost::asio::steady_timer pause_{loop_};
  bool is_stopping_ = false;
  bool is_reloading_ = false; ///< A worker is reading the settings.
  bool wants_reload_ = false;
  Clock::time_point stop_deadline_;
  Connection::List idle_; // the longest idle first
  Connection::List busy_;
  std::unordered_map<std::string, std::size_t> clients_; // how many connections each address has
  std::size_t unsent_ = 0;                               // bytes of all answers; shared buffers count once
  std::unordered_map<const void*, std::size_t> senders_; // how many connections send each buffer
  std::size_t taken_ = 0;                                // requests that are with workers or queued for them
  std::size_t writing_ = 0;                              // of them, writing ones that are with workers
  std::deque<Job> writers_;                              // writing ones that wait, the longest waiting first
  std::optional<boost::asio::thread_pool> workers_;
};

} // namespace newsroom
