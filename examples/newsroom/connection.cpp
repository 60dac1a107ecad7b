// One connection. Nothing here blocks: Boost.Asio calls back when the socket can be read or written, and when a worker
// has finished.
#include <sys/sendfile.h>

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <cerrno>
#include <cstdint>
#include <utility>

#include "connections.h"

namespace newsroom {
namespace {

namespace asio = boost::asio;

constexpr std::size_t k_read_bytes = 16 * 1024;
constexpr std::size_t k_most_pending_bytes = max_head_bytes + max_body_bytes;
constexpr std::size_t k_most_of_a_file = 512 * 1024; // per step, so that other connections are served, too
// The least that a client has to read within the time in which it has to read something.
constexpr std::int64_t k_slowest_bytes = 2 * 1024 * 1024;
constexpr int k_most_times = 8; // of that time, for bytes that were taken at once
// How long the rest of a refused client's request is read before its connection is closed.
constexpr std::chrono::seconds k_linger{2};

} // namespace

Connection::Connection(Connections& all, Tcp::socket socket, std::string peer)
    : all_(all), socket_(std::move(socket)), peer_(std::move(peer)) {}

void Connection::start(List::iterator place) {
  place_ = place;
  deadline_ = Clock::now() + all_.settings_.idle;
  await(Tcp::socket::wait_read, &Connection::read);
}

void Connection::enter(State state, std::chrono::seconds limit) {
  if ((state_ == State::idle) != (state == State::idle)) all_.set_idle(place_, state == State::idle);
  state_ = state;
  deadline_ = Clock::now() + limit;
}

void Connection::await(Tcp::socket::wait_type event, void (Connection::*next)()) {
  socket_.async_wait(event, [self = shared_from_this(), next](const error_code& error) {
    if (self->state_ == State::closed) return;
    if (error) return self->close();
    ((*self).*next)();
  });
}

void Connection::close() {
  if (state_ == State::closed) return;
  const std::shared_ptr<Connection> self = shared_from_this(); // until this function ends
  const bool was_idle = state_ == State::idle;
  state_ = State::closed;
  release();
  error_code ignored;
  socket_.close(ignored);
  all_.forget(place_, was_idle);
}

void Connection::expire() {
  if (state_ != State::lingering) ++all_.counters_.timed_out;
  if (state_ == State::reading) return refuse(408, "too-slow", "the request did not arrive in time");
  close();
}

void Connection::read() {
  std::array<char, k_read_bytes> bytes; // NOLINT: filled by read_some
  while (in_.size() <= k_most_pending_bytes) {
    error_code error;
    const std::size_t size = socket_.read_some(asio::buffer(bytes), error);
    in_.append(bytes.data(), size);
    if (error == asio::error::eof) has_ended_ = true;
    if (error && error != asio::error::eof && error != asio::error::would_block) return close();
    if (size < bytes.size()) break; // the next event tells if there is more
  }
  advance();
}

void Connection::advance() {
  if (in_ == "\r\n" && !reader_) in_.clear(); // some clients send an empty line after a body
  if (in_.empty() && !reader_) {
    if (has_ended_ || all_.is_stopping_) return close();
    in_ = std::string(); // free the memory of the last request
    enter(State::idle, all_.settings_.idle);
    return await(Tcp::socket::wait_read, &Connection::read);
  }
  // The deadline is for the whole request; further bytes do not extend it.
  if (state_ != State::reading) enter(State::reading, all_.settings_.request);
  if (!reader_) reader_ = std::make_unique<RequestReader>();
  switch (reader_->read(in_)) {
    case RequestReader::State::complete: return hand_over();
    case RequestReader::State::refused: {
      ++all_.counters_.malformed;
      const Objection objection = reader_->objection();
      return refuse(objection.status, objection.code, objection.message);
    }
    case RequestReader::State::incomplete:
      if (has_ended_) return close();
      await(Tcp::socket::wait_read, &Connection::read);
  }
}

void Connection::hand_over() {
  closes_ = !reader_->keeps_alive() || all_.is_stopping_ || ++requests_ >= all_.settings_.max_requests_a_connection;
  reader_->request().remote_addr = peer_;
  if (Response response; all_.calls_.answer_now(reader_->request(), response)) {
    const Request request = std::move(reader_->request());
    reader_.reset();
    std::string head = write_head(response, request.is_http_1_0, closes_, all_.settings_.idle.count());
    return answer(std::move(head), body_of(request, std::move(response)));
  }
  if (all_.taken_ >= all_.settings_.workers + all_.settings_.max_waiting) {
    ++all_.counters_.overloaded;
    return refuse(503, "busy", "there is too much to do; try again");
  }
  Request request = std::move(reader_->request());
  reader_.reset();
  state_ = State::working;
  deadline_ = Clock::time_point::max();
  ++all_.taken_;
  const bool writes = request.method == "POST" || request.method == "PUT" || request.method == "DELETE";
  all_.work(Job{shared_from_this(), std::move(request), closes_, writes, Clock::now()});
}

void Connection::refuse(int status, const char* code, const char* message) {
  reader_.reset();
  in_ = std::string();
  closes_ = true;
  answer(all_.calls_.refuse(status, code, message), Body());
}

void Connection::answer(std::string head, Body body) {
  if (state_ == State::closed) return;
  enter(State::writing, all_.settings_.answer);
  head_ = std::move(head);
  body_ = std::move(body);
  written_ = 0;
  all_.hold(*this);
  write();
  all_.make_room_for_bytes();
}

// Frees the memory of the last answer.
void Connection::release() {
  all_.release(*this);
  head_ = std::string();
  body_ = Body();
}

void Connection::write() {
  const std::size_t whole = head_.size() + body_.size;
  while (written_ < whole) {
    error_code error;
    const std::size_t taken = send_some(error);
    written_ += taken;
    if (!error) give_time_for(taken);
    if (error == asio::error::would_block) return await(Tcp::socket::wait_write, &Connection::write);
    if (error) return close(); // the client has gone, or the file was truncated
  }
  release();
  if (closes_) return linger();
  enter(State::reading, all_.settings_.request);
  if (in_.empty()) return advance();
  // Pipelined requests are answered one after the other.
  asio::post(all_.loop_, [self = shared_from_this()] {
    if (self->state_ != State::closed) self->advance();
  });
}

// A slow client gets more time whenever it takes some bytes. Some clients take much at once and then nothing until they
// have read it: the more they took, the longer we wait.
void Connection::give_time_for(std::size_t taken) {
  const Clock::time_point now = Clock::now();
  const std::chrono::milliseconds time = all_.settings_.answer;
  read_by_ = std::max(read_by_, now) + time * static_cast<std::int64_t>(taken) / k_slowest_bytes;
  read_by_ = std::min(read_by_, now + time * k_most_times);
  deadline_ = read_by_ + time;
}

// The head goes out with as much of the body as the socket takes; a file is never copied into this process.
std::size_t Connection::send_some(error_code& error) {
  const std::size_t head_size = head_.size();
  const std::size_t sent = written_ - std::min(written_, head_size); // of the body
  if (body_.file && written_ >= head_size) {
    auto place = static_cast<off_t>(body_.begin + sent);
    const ssize_t size = ::sendfile(socket_.native_handle(), body_.file->descriptor(), &place,
                                    std::min(body_.size - sent, k_most_of_a_file));
    if (size < 0 && errno != EINTR) error = error_code(errno, boost::system::system_category());
    if (size == 0) error = asio::error::eof;
    return static_cast<std::size_t>(std::max<ssize_t>(size, 0));
  }
  std::array<asio::const_buffer, 2> parts;
  if (written_ < head_size) parts[0] = asio::buffer(head_) + written_;
  if (body_.bytes) parts[1] = asio::buffer(body_.bytes->data() + body_.begin + sent, body_.size - sent);
  return socket_.send(parts, body_.file ? MSG_MORE : 0, error);
}

// If a socket is closed with unread bytes, the client may lose the answer. So the rest is read for a while.
void Connection::linger() {
  if (has_ended_) return close();
  error_code ignored;
  socket_.shutdown(Tcp::socket::shutdown_send, ignored);
  enter(State::lingering, k_linger);
  await(Tcp::socket::wait_read, &Connection::ignore);
}

void Connection::ignore() {
  std::array<char, k_read_bytes> bytes; // NOLINT: nobody looks at it
  error_code error;
  socket_.read_some(asio::buffer(bytes), error);
  if (error && error != asio::error::would_block) return close();
  await(Tcp::socket::wait_read, &Connection::ignore);
}

} // namespace newsroom
