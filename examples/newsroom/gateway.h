// The connections: one thread holds all of them, and gives a request to a worker only when it is there as a whole.
//
// With a thread for each open connection, a few hundred clients that say nothing, or say it slowly, would keep
// everybody else waiting. Here a connection costs some hundred bytes until it has something to ask, and a client that
// is slow to send or to take is slow for itself alone.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "framing.h"
#include "http.h"
#include "workers.h"

namespace newsroom {

struct GatewaySettings {
  std::string host = "127.0.0.1";
  int port = 0; ///< 0: any that is free.
  std::size_t max_connections = 20'000;
  std::size_t workers = 8;
  std::size_t max_waiting = 1024;               ///< Requests that wait for a worker; further ones get 503.
  std::size_t max_requests_a_connection = 1000; ///< Then it is closed, politely.
  std::chrono::seconds idle{75};    ///< Between requests. Longer than a proxy keeps its own, which is 60 in nginx.
  std::chrono::seconds request{10}; ///< From a request's first byte to its last.
  std::chrono::seconds answer{30};  ///< For the client to take some more of an answer.
  std::size_t max_unsent_bytes = std::size_t{256} * 1024 * 1024; ///< Of all answers that clients have not taken yet.
  std::chrono::seconds stop{10}; ///< For requests that are being answered when the end comes.
};

struct Answer {
  std::string head; ///< With the empty line.
  Body body;
  bool closes = false;
};

/// What /metrics tells of the connections. Written by the gateway's thread, read by any.
struct GatewayCounters {
  std::atomic<std::int64_t> open{0};
  std::atomic<std::int64_t> accepted{0};
  std::atomic<std::int64_t> evicted{0};   ///< Idle ones that had to give way to new ones.
  std::atomic<std::int64_t> refused{0};   ///< No room, and no idle one to give way.
  std::atomic<std::int64_t> malformed{0}; ///< Requests refused by their form.
  std::atomic<std::int64_t> timed_out{0};
  std::atomic<std::int64_t> overloaded{0}; ///< No worker in time.
};

class Gateway {
 public:
  /// Answers one whole request; called by any of the workers. @param last true where the connection will be closed.
  using Handler = std::function<Answer(std::string request, std::size_t head_size, const std::string& peer, bool last)>;
  /// The bytes of a refusal that no handler sees, with `Connection: close`. Called by the gateway's thread.
  using Refusal = std::function<std::string(int status, const char* code, const char* message)>;

  /// @param reload is called on SIGHUP, in the gateway's thread.
  Gateway(GatewaySettings settings, Handler handler, Refusal refusal, std::function<void()> reload);
  ~Gateway();
  Gateway(const Gateway&) = delete;
  Gateway& operator=(const Gateway&) = delete;

  /// @return what went wrong; empty where it listens.
  [[nodiscard]] std::string listen();
  [[nodiscard]] int port() const { return port_; }
  /// Serves until SIGTERM or SIGINT, which must be blocked in all threads; then lets what is begun end, and returns.
  void run();
  [[nodiscard]] const GatewayCounters& counters() const { return counters_; }

 private:
  using Clock = std::chrono::steady_clock;
  enum class State { reading, working, writing, lingering };
  struct Connection {
    int socket = -1;
    State state = State::reading;
    bool has_ended = false; // the client sends no more
    bool is_watched = true; // by epoll
    bool closes = false;    // after the answer
    std::size_t requests = 0;
    std::size_t written = 0; // of the head and the body
    Clock::time_point deadline;
    std::string peer;
    std::string in;
    std::string head;
    Body body;
    std::list<std::uint64_t>::iterator idle; // where `is_idle`
    bool is_idle = false;
  };
  struct Done {
    std::uint64_t id;
    Answer answer;
  };

  void accept_all();
  void take_back();
  void take_signal();
  void begin_stop();
  void make_room_for_bytes(std::uint64_t id);
  void sweep();
  void on_event(std::uint64_t id, std::uint32_t events);
  void read_from(std::uint64_t id, Connection& connection);
  void advance(std::uint64_t id, Connection& connection);
  void hand_over(std::uint64_t id, Connection& connection, const Frame& frame);
  void refuse(std::uint64_t id, Connection& connection, int status, const char* code, const char* message);
  void write_to(std::uint64_t id, Connection& connection);
  [[nodiscard]] ssize_t send_some(const Connection& connection) const;
  void hold(const Connection& connection);
  void release(Connection& connection);
  void linger(std::uint64_t id, Connection& connection);
  void set_idle(std::uint64_t id, Connection& connection, bool is_idle);
  void watch(std::uint64_t id, Connection& connection, std::uint32_t events);
  void close_connection(std::uint64_t id);
  bool make_room();
  bool make_room_for(const std::string& peer);
  [[nodiscard]] std::size_t share_of(const Connection& connection) const;
  void turn_away(int socket);

  GatewaySettings settings_;
  Handler handler_;
  Refusal refusal_;
  std::function<void()> reload_;
  std::size_t unsent_ = 0;                               ///< Bytes of all answers, of those that share them once.
  std::unordered_map<const void*, std::size_t> senders_; ///< How many connections send each buffer.
  GatewayCounters counters_;
  int listener_ = -1;
  int poll_ = -1;
  int wake_ = -1;
  int signals_ = -1;
  int port_ = 0;
  bool is_stopping_ = false;
  Clock::time_point stop_deadline_;
  std::uint64_t next_id_;
  std::unordered_map<std::uint64_t, Connection> connections_;
  std::unordered_map<std::string, std::size_t> clients_; // how many connections each address has
  std::list<std::uint64_t> idle_;                        // the longest idle first
  std::mutex done_mutex_;
  std::vector<Done> done_;
  std::unique_ptr<Workers> workers_;
};

} // namespace newsroom
