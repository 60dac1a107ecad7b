// A table of options, each with what it does to the settings.
#include "settings.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string_view>

#include "text.h"

namespace newsroom {
namespace {

constexpr std::int64_t k_highest_port = 65535;

// A secret in a file that others may read is none.
std::string read_secret(const std::string& file, std::string& problem) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) {
    problem = file + " cannot be read";
    return {};
  }
  if ((status.st_mode & (S_IRGRP | S_IROTH)) != 0) {
    problem = file + " may be read by others: chmod 600 it";
    return {};
  }
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  std::string token(trimmed(text));
  if (!is_token(token, 22)) problem = file + " holds no token: 22 to 64 letters, digits, '-' and '_'";
  return token;
}

// "30/60": so many at once, so many in a minute. "off": no limit.
bool read_rate(std::string_view text, Rate& rate) {
  if (text == "off") {
    rate = {};
    return true;
  }
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return false;
  const auto burst = parse_number(text.substr(0, slash));
  const auto per_minute = parse_number(text.substr(slash + 1));
  if (!burst || !per_minute || *burst == 0 || *per_minute == 0) return false;
  rate = {static_cast<double>(*burst), static_cast<double>(*per_minute) / 60};
  return true;
}

// As browsers write it: lower case, without the scheme's own port. A host of other letters is written in its ASCII
// form.
bool read_origin(std::string_view text, std::string& origin) {
  origin = canonical_origin(text);
  return !origin.empty() && origin_of(text) == text && origin.find('*') == std::string::npos &&
         std::all_of(origin.begin(), origin.end(),
                     [](char character) { return static_cast<unsigned char>(character) < 0x80; });
}

bool is_every_address(std::string_view host) { return host == "0.0.0.0" || host == "::"; }

// What would start and then serve nobody.
std::string problem_of(const Settings& settings) {
  if (settings.articles.empty()) return "--articles is missing";
  struct stat status {};
  if (::stat(settings.articles.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
    return "--articles: " + settings.articles + " is not a folder that can be read";
  }
  if (settings.origin.empty() && is_every_address(settings.gateway.host)) {
    return "--origin is missing: with --host " + settings.gateway.host +
           " the server cannot tell under which address readers reach it";
  }
  if (!settings.moderator_header.empty() && !settings.is_behind_proxy) {
    return "--moderator-header needs --behind-proxy: only a proxy can be trusted to set it";
  }
  return {};
}

bool read_count(std::string_view text, std::int64_t least, std::int64_t most, std::int64_t& value) {
  const auto number = parse_number(text);
  value = number.value_or(-1);
  return number && value >= least && value <= most;
}

bool read_size(std::string_view text, std::size_t& size) {
  std::int64_t value = 0;
  const bool is_right = read_count(text, 1, 1'000'000, value);
  size = static_cast<std::size_t>(std::max<std::int64_t>(value, 1));
  return is_right;
}

bool read_seconds(std::string_view text, std::chrono::seconds& seconds) {
  std::int64_t value = 0;
  const bool is_right = read_count(text, 1, 3600, value);
  seconds = std::chrono::seconds(value);
  return is_right;
}

struct Option {
  std::string_view name;
  bool (*apply)(Settings& settings, std::string_view value);
};

constexpr Option k_options[] = {
    {"--articles", [](Settings& s, std::string_view v) { return !(s.articles = v).empty(); }},
    {"--dist", [](Settings& s, std::string_view v) { return !(s.dist = v).empty(); }},
    {"--store", [](Settings& s, std::string_view v) { return !(s.store = v).empty(); }},
    {"--host", [](Settings& s, std::string_view v) { return !(s.gateway.host = v).empty(); }},
    {"--port",
     [](Settings& s, std::string_view v) {
       std::int64_t port = 0;
       const bool is_right = read_count(v, 0, k_highest_port, port);
       s.gateway.port = static_cast<int>(port);
       return is_right;
     }},
    {"--origin", [](Settings& s, std::string_view v) { return read_origin(v, s.origin); }},
    {"--own-name", [](Settings& s, std::string_view v) { return read_origin(v, s.own_names.emplace_back()); }},
    {"--language", [](Settings& s, std::string_view v) { return !(s.language = v).empty(); }},
    {"--title", [](Settings& s, std::string_view v) { return !(s.title = v).empty(); }},
    {"--partner", [](Settings& s, std::string_view v) { return read_origin(v, s.partners.emplace_back()); }},
    {"--operator-token-file",
     [](Settings& s, std::string_view v) {
       s.operator_token = read_secret(std::string(v), s.problem);
       return true;
     }},
    {"--moderators",
     [](Settings& s, std::string_view v) {
       s.problem = s.moderators.load(std::string(v));
       return true;
     }},
    {"--moderator-header", [](Settings& s, std::string_view v) { return is_token(s.moderator_header = v, 1); }},
    {"--limit-reads", [](Settings& s, std::string_view v) { return read_rate(v, s.reads); }},
    {"--limit-votes", [](Settings& s, std::string_view v) { return read_rate(v, s.votes); }},
    {"--limit-comments", [](Settings& s, std::string_view v) { return read_rate(v, s.comments); }},
    {"--workers",
     [](Settings& s, std::string_view v) { return read_size(v, s.gateway.workers) && s.gateway.workers <= 256; }},
    {"--max-connections", [](Settings& s, std::string_view v) { return read_size(v, s.gateway.max_connections); }},
    {"--idle-seconds", [](Settings& s, std::string_view v) { return read_seconds(v, s.gateway.idle); }},
    {"--request-seconds", [](Settings& s, std::string_view v) { return read_seconds(v, s.gateway.request); }},
};

bool apply_switch(Settings& settings, std::string_view name) {
  bool* const wanted = name == "--publish-at-once" ? &settings.publishes_at_once
                       : name == "--behind-proxy"  ? &settings.is_behind_proxy
                       : name == "--verify"        ? &settings.verifies
                       : name == "--help"          ? &settings.wants_help
                                                   : nullptr;
  if (wanted != nullptr) *wanted = true;
  return wanted != nullptr;
}

} // namespace

Settings parse_settings(int count, const char* const* values) {
  Settings settings;
  for (int index = 1; index < count && settings.problem.empty(); ++index) {
    const std::string name = values[index];
    if (apply_switch(settings, name)) continue;
    const auto* option = std::find_if(std::begin(k_options), std::end(k_options),
                                      [&](const Option& candidate) { return candidate.name == name; });
    if (option == std::end(k_options)) {
      settings.problem = "unknown option " + name;
    } else if (++index == count) {
      settings.problem = name + " wants a value";
    } else if (!option->apply(settings, values[index]) && settings.problem.empty()) {
      const bool is_origin = name == "--origin" || name == "--own-name" || name == "--partner";
      settings.problem = name + " cannot be " + values[index] +
                         (is_origin ? " (expected an origin such as https://news.example, without a path or *)" : "");
    }
  }
  if (settings.problem.empty() && !settings.wants_help && !settings.verifies) settings.problem = problem_of(settings);
  if (settings.problem.empty() && !settings.operator_token.empty())
    settings.moderators.add_operator(settings.operator_token);
  return settings;
}

const char* help_text() {
  return R"(usage: lede-newsroom --articles DIR [OPTION...]
       lede-newsroom hash-token NAME    prints a line for --moderators; reads the token from standard input

  --articles DIR              folder of article files; pictures in its folders are served too
  --dist DIR                  Lede's files for browsers (web/dist)
  --store FILE|ADDRESS        SQLite file, made where it is missing (newsroom.sqlite), or postgresql://...
  --host ADDRESS --port N     where to listen: 127.0.0.1, and any port that is free
  --origin ORIGIN             how readers reach this server: https://news.example
  --own-name ORIGIN           an origin in the article files that stands for this server's own; may be repeated
  --title TEXT                the newspaper's name
  --language TAG              the language of its list, messages and refusals: vi, en ... (vi)
  --partner ORIGIN            a site whose readers may vote and comment; may be repeated
  --operator-token-file FILE  the token of those who moderate; without it nobody can
  --moderators FILE           who may sign in at /moderation: lines that `hash-token NAME` prints
  --moderator-header NAME     a trusted proxy names the moderator in this field; needs --behind-proxy
  --publish-at-once           comments are published without moderation
  --behind-proxy              the client's address is the last one in X-Forwarded-For
  --limit-reads|votes|comments N/M|off
                              N at once and M a minute for one client: 400/6000, 30/30, 5/2
  --workers N                 threads that answer (8)
  --max-connections N         open at once (20000)
  --idle-seconds N            a connection may be silent so long between requests (75)
  --request-seconds N         a request has to arrive within (10)
  --verify                    compare every count with its votes, say which is wrong, and end

Standard output tells the address; standard error is the log, one JSON object a line. SIGTERM ends it after what is begun.
)";
}

} // namespace newsroom
