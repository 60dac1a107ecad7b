// The basic URL parser. The standard writes it as a state machine over code points; here each state is a function over
// the piece of text that the state would have read, since where a piece ends never depends on what is in it.
// @see https://url.spec.whatwg.org/#concept-basic-url-parser
#include <cstdint>

#include "policy/url.h"
#include "policy/url_encoding.h"
#include "policy/url_host.h"
#include "policy/url_input.h"

namespace lede::url {

namespace {

struct SpecialScheme {
  std::string_view name;
  std::uint16_t default_port; // 0: none
};

/// @see https://url.spec.whatwg.org/#special-scheme
constexpr SpecialScheme k_special_schemes[] = {
    {"https", 443}, {"http", 80}, {"file", 0}, {"ftp", 21}, {"ws", 80}, {"wss", 443},
};

const SpecialScheme* find_special(std::string_view scheme) noexcept {
  for (const SpecialScheme& special : k_special_schemes) {
    if (special.name == scheme) {
      return &special;
    }
  }
  return nullptr;
}

/// What stands before the query and the fragment, and those: "?" and "#" end whatever comes before them in every state.
struct Pieces {
  std::string_view before;
  std::optional<std::string_view> query;
  std::optional<std::string_view> fragment;
};

Pieces split(std::string_view text) noexcept {
  Pieces pieces;
  const std::size_t hash = text.find('#');
  if (hash != std::string_view::npos) {
    pieces.fragment = text.substr(hash + 1);
    text = text.substr(0, hash);
  }
  const std::size_t question_mark = text.find('?');
  if (question_mark != std::string_view::npos) {
    pieces.query = text.substr(question_mark + 1);
    text = text.substr(0, question_mark);
  }
  pieces.before = text;
  return pieces;
}

/// A letter and ":" or "|". @see https://url.spec.whatwg.org/#windows-drive-letter
bool is_drive_letter(std::string_view text) noexcept {
  return text.size() == 2 && is_ascii_letter(text[0]) && (text[1] == ':' || text[1] == '|');
}

/// @see https://url.spec.whatwg.org/#start-with-a-windows-drive-letter
bool starts_with_drive_letter(std::string_view text) noexcept {
  return is_drive_letter(text.substr(0, 2)) && (text.size() == 2 || text[2] == '/' || text[2] == '\\');
}

constexpr std::size_t k_drive_bytes = 3;

/// Whether the first segment of a file's path is a drive, as it is once it is parsed: "/c:".
bool starts_with_drive(std::string_view path) noexcept {
  return path.size() >= k_drive_bytes && is_ascii_letter(path[1]) && path[2] == ':' &&
         (path.size() == k_drive_bytes || path[3] == '/');
}

/// How many dots a path segment consists of, where a dot may be written "%2e": 1 or 2, else 0.
int count_dots(std::string_view segment) noexcept {
  int dots = 0;
  while (!segment.empty() && dots < 3) {
    const bool is_escaped = segment.size() >= 3 && segment[0] == '%' && segment[1] == '2' && (segment[2] | 0x20) == 'e';
    if (segment[0] != '.' && !is_escaped) {
      return 0;
    }
    segment.remove_prefix(is_escaped ? 3 : 1);
    ++dots;
  }
  return dots < 3 ? dots : 0;
}

class Parser {
 public:
  Parser(const Pieces& pieces, const Url* base) noexcept : pieces_(pieces), base_(base) {}

  [[nodiscard]] std::optional<Url> parse(std::string_view scheme);

 private:
  [[nodiscard]] bool is_slash(char byte) const noexcept { return byte == '/' || (byte == '\\' && special_ != nullptr); }
  [[nodiscard]] std::size_t count_leading_slashes() const noexcept;
  [[nodiscard]] std::size_t find_slash(std::string_view text) const noexcept;

  [[nodiscard]] bool read_before();
  [[nodiscard]] bool read_relative();
  [[nodiscard]] bool read_file();
  [[nodiscard]] bool read_file_host(std::string_view text);
  [[nodiscard]] bool read_authority(std::string_view text);
  [[nodiscard]] bool read_host_and_port(std::string_view text);
  [[nodiscard]] bool read_port(std::string_view text);
  void read_credentials(std::string_view text);
  void read_path_start(std::string_view text);
  void read_path(std::string_view text);
  void read_opaque_path(std::string_view text);
  void append_segment(std::string_view segment);
  void shorten_path();
  void inherit_path();

  Pieces pieces_;
  const Url* base_;
  const SpecialScheme* special_ = nullptr;
  bool is_file_ = false;
  Url url_;
};

std::optional<Url> Parser::parse(std::string_view scheme) {
  if (scheme.empty() && base_ == nullptr) {
    return std::nullopt;
  }
  url_.scheme = scheme.empty() ? std::string_view(base_->scheme) : scheme;
  lower_ascii(url_.scheme);
  special_ = find_special(url_.scheme);
  is_file_ = url_.scheme == "file";
  const bool is_relative = scheme.empty() || (special_ != nullptr && base_ != nullptr && base_->scheme == url_.scheme);
  if (!is_relative) {
    base_ = nullptr; // only a special scheme may be written out before what is still relative
  }
  if (!read_before()) {
    return std::nullopt;
  }
  if (pieces_.query) {
    append_percent_encoded(url_.query.emplace(), *pieces_.query,
                           special_ != nullptr ? k_special_query_set : k_query_set);
  }
  if (pieces_.fragment) {
    append_percent_encoded(url_.fragment.emplace(), *pieces_.fragment, k_fragment_set);
  }
  return std::move(url_);
}

bool Parser::read_before() {
  if (is_file_) {
    return read_file();
  }
  if (base_ != nullptr) {
    return read_relative();
  }
  const std::size_t slashes = count_leading_slashes();
  if (special_ != nullptr) {
    return read_authority(pieces_.before.substr(slashes));
  }
  if (slashes >= 2) {
    return read_authority(pieces_.before.substr(2));
  }
  if (slashes == 1) {
    read_path(pieces_.before.substr(1));
  } else {
    read_opaque_path(pieces_.before);
  }
  return true;
}

std::size_t Parser::count_leading_slashes() const noexcept {
  std::size_t count = 0;
  while (count < pieces_.before.size() && is_slash(pieces_.before[count])) {
    ++count;
  }
  return count;
}

std::size_t Parser::find_slash(std::string_view text) const noexcept {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_slash(text[at])) {
      return at;
    }
  }
  return std::string_view::npos;
}

/// @see https://url.spec.whatwg.org/#relative-state
bool Parser::read_relative() {
  if (base_->has_opaque_path) {
    if (!pieces_.before.empty() || pieces_.query || !pieces_.fragment) {
      return false;
    }
    url_.has_opaque_path = true;
    inherit_path();
    return true;
  }
  const std::size_t slashes = count_leading_slashes();
  if (slashes >= 2) {
    return read_authority(pieces_.before.substr(special_ != nullptr ? slashes : 2));
  }
  url_.username = base_->username;
  url_.password = base_->password;
  url_.host = base_->host;
  url_.port = base_->port;
  if (slashes == 1) {
    read_path(pieces_.before.substr(1));
    return true;
  }
  inherit_path();
  if (!pieces_.before.empty()) {
    shorten_path();
    read_path(pieces_.before);
  }
  return true;
}

/// The base's path, and its query where the reference says nothing but perhaps a fragment.
void Parser::inherit_path() {
  url_.path = base_->path;
  if (pieces_.before.empty() && !pieces_.query) {
    url_.query = base_->query;
  }
}

/// @see https://url.spec.whatwg.org/#file-state
bool Parser::read_file() {
  const std::string_view text = pieces_.before;
  const std::size_t slashes = count_leading_slashes();
  if (slashes >= 2) {
    return read_file_host(text.substr(2));
  }
  url_.host = base_ != nullptr ? base_->host : std::string();
  if (slashes == 1) {
    const std::string_view rest = text.substr(1);
    if (base_ != nullptr && starts_with_drive(base_->path) && !starts_with_drive_letter(rest)) {
      url_.path = std::string_view(base_->path).substr(0, k_drive_bytes);
    }
    read_path(rest);
    return true;
  }
  if (base_ == nullptr) {
    read_path(text);
    return true;
  }
  inherit_path();
  if (!text.empty()) {
    if (starts_with_drive_letter(text)) {
      url_.path.clear();
    } else {
      shorten_path();
    }
    read_path(text);
  }
  return true;
}

/// @see https://url.spec.whatwg.org/#file-host-state
bool Parser::read_file_host(std::string_view text) {
  const std::string_view host = text.substr(0, find_slash(text));
  url_.host.emplace();
  if (is_drive_letter(host)) {
    read_path(text);
    return true;
  }
  if (!host.empty()) {
    url_.host = parse_host(host, false);
    if (!url_.host) {
      return false;
    }
    if (*url_.host == "localhost") {
      url_.host->clear();
    }
  }
  read_path_start(text.substr(host.size()));
  return true;
}

/// @see https://url.spec.whatwg.org/#authority-state
bool Parser::read_authority(std::string_view text) {
  std::string_view authority = text.substr(0, find_slash(text));
  const std::string_view rest = text.substr(authority.size());
  const std::size_t at_sign = authority.rfind('@');
  if (at_sign != std::string_view::npos) {
    read_credentials(authority.substr(0, at_sign));
    authority.remove_prefix(at_sign + 1);
    if (authority.empty()) {
      return false;
    }
  }
  if (!read_host_and_port(authority)) {
    return false;
  }
  read_path_start(rest);
  return true;
}

void Parser::read_credentials(std::string_view text) {
  const std::size_t colon = text.find(':');
  append_percent_encoded(url_.username, text.substr(0, colon), k_userinfo_set);
  if (colon != std::string_view::npos) {
    append_percent_encoded(url_.password, text.substr(colon + 1), k_userinfo_set);
  }
}

/// @see https://url.spec.whatwg.org/#host-state
bool Parser::read_host_and_port(std::string_view text) {
  std::size_t end = 0;
  for (bool in_brackets = false; end < text.size() && (text[end] != ':' || in_brackets); ++end) {
    in_brackets = text[end] == '[' || (in_brackets && text[end] != ']');
  }
  if (end == 0 && (special_ != nullptr || !text.empty())) {
    return false;
  }
  url_.host = parse_host(text.substr(0, end), special_ == nullptr);
  return url_.host && (end == text.size() || read_port(text.substr(end + 1)));
}

/// @see https://url.spec.whatwg.org/#port-state
bool Parser::read_port(std::string_view text) {
  std::uint32_t port = 0;
  for (const char byte : text) {
    if (!is_ascii_digit(byte)) {
      return false;
    }
    port = port * 10 + static_cast<std::uint32_t>(byte - '0');
    if (port > 0xFFFF) {
      return false;
    }
  }
  if (!text.empty() && (special_ == nullptr || special_->default_port == 0 || special_->default_port != port)) {
    url_.port = static_cast<std::uint16_t>(port);
  }
  return true;
}

/// The path after a host: special URLs always have one. @see https://url.spec.whatwg.org/#path-start-state
void Parser::read_path_start(std::string_view text) {
  if (!text.empty()) {
    read_path(text.substr(1));
  } else if (special_ != nullptr) {
    url_.path.push_back('/');
  }
}

/// Adds the segments of a path whose leading slash has been read. @see https://url.spec.whatwg.org/#path-state
void Parser::read_path(std::string_view text) {
  for (;;) {
    const std::size_t slash = find_slash(text);
    const bool is_last = slash == std::string_view::npos;
    const std::string_view segment = text.substr(0, slash);
    const int dots = count_dots(segment);
    if (dots == 2) {
      shorten_path();
    }
    if (dots == 0) {
      append_segment(segment);
    } else if (is_last) {
      url_.path.push_back('/');
    }
    if (is_last) {
      return;
    }
    text.remove_prefix(slash + 1);
  }
}

void Parser::append_segment(std::string_view segment) {
  const bool is_drive = url_.path.empty() && is_file_ && is_drive_letter(segment);
  url_.path.push_back('/');
  append_percent_encoded(url_.path, segment, k_path_set);
  if (is_drive) {
    url_.path.back() = ':';
  }
}

/// Drops the last segment, but never the drive of a file. @see https://url.spec.whatwg.org/#shorten-a-urls-path
void Parser::shorten_path() {
  const bool is_drive = is_file_ && url_.path.size() == k_drive_bytes && starts_with_drive(url_.path);
  const std::size_t slash = url_.path.rfind('/');
  if (!is_drive && slash != std::string::npos) {
    url_.path.resize(slash);
  }
}

/// A space stays, but for one before a query or fragment: at the end it would not survive being parsed again.
/// @see https://url.spec.whatwg.org/#cannot-be-a-base-url-path-state
void Parser::read_opaque_path(std::string_view text) {
  const bool ends_in_space = text.ends_with(' ');
  if (ends_in_space) {
    text.remove_suffix(1);
  }
  url_.has_opaque_path = true;
  append_percent_encoded(url_.path, text, k_c0_control_set);
  if (ends_in_space) {
    url_.path.append("%20");
  }
}

} // namespace

std::optional<Url> parse(std::string_view input, const Url* base) {
  std::string storage;
  std::string_view text = strip_ignored(input, storage);
  const std::size_t length = scheme_length(text);
  const bool has_scheme = length != std::string_view::npos;
  const std::string_view scheme = text.substr(0, has_scheme ? length : 0);
  text.remove_prefix(has_scheme ? length + 1 : 0);
  return Parser(split(text), base).parse(scheme);
}

} // namespace lede::url
