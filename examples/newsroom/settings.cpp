// The table of options, each with its effect on the settings.
#include "settings.h"

#include <sys/stat.h>

#include <algorithm>
#include <iterator>
#include <sstream>
#include <string_view>

#include "database.h"
#include "limits.h"
#include "settings_files.h"
#include "spam.h"
#include "text.h"
#include "webhook.h"

namespace newsroom {
namespace {

constexpr std::int64_t k_highest_port = 65535;

// Refuses a secret in a file that other users may read.
std::string read_private_file(const std::string& file, std::string& problem) {
  return read_settings_file(file, S_IRGRP | S_IROTH, problem);
}

std::string read_secret(const std::string& file, std::string& problem) {
  const std::string text = read_private_file(file, problem);
  if (!problem.empty()) return {};
  std::string token(trimmed(text));
  if (!is_token(token, 22)) problem = file + " holds no token: 22 to 64 letters, digits, '-' and '_'";
  return token;
}

// The name on the first line, the password on the second.
void read_login(const std::string& file, Settings& settings) {
  const std::string text = read_private_file(file, settings.problem);
  const std::size_t end = text.find('\n');
  settings.mail.user = trimmed(std::string_view(text).substr(0, end));
  settings.mail.password = end == std::string::npos ? "" : trimmed(std::string_view(text).substr(end));
  const auto is_one_line = [](std::string_view line) {
    return !line.empty() && std::none_of(line.begin(), line.end(), [](char each) {
      return static_cast<unsigned char>(each) < 0x20 || each == 0x7f;
    });
  };
  if (settings.problem.empty() && (!is_one_line(settings.mail.user) || !is_one_line(settings.mail.password))) {
    settings.problem = file + " holds no login: the name on the first line, the password on the second";
  }
}

// "30/60": 30 at once, 60 in a minute. "off": no limit.
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

// Returns a problem with settings that would start, but not work.
std::string problem_of_all(const Settings& settings) {
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
  if (!settings.proxies.empty() && !settings.is_behind_proxy) return "--trusted-proxy needs --behind-proxy";
  if (!settings.webhook.empty() && !can_call_webhooks()) {
    return "--webhook: this program was built without libcurl and calls none (Debian: libcurl4-openssl-dev)";
  }
  const std::string problem = is_postgresql(settings.store) ? problem_of_postgresql(settings.store) : std::string();
  return problem.empty() ? problem_of(settings.mail) : "--store: " + problem;
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

// One word or phrase a line; empty lines and lines that begin with # are skipped.
bool read_words(const std::string& file, Settings& settings) {
  std::istringstream stream(read_settings_file(file, 0, settings.problem));
  for (std::string line; std::getline(stream, line);) {
    const std::string_view word = trimmed(line);
    if (!word.empty() && !word.starts_with('#')) settings.live.blocked_words.push_back(searched_form(word));
  }
  return true;
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
    {"--partner", [](Settings& s, std::string_view v) { return read_origin(v, s.live.partners.emplace_back()); }},
    {"--operator-token-file",
     [](Settings& s, std::string_view v) {
       s.live.operator_token = read_secret(std::string(v), s.problem);
       return true;
     }},
    {"--moderators",
     [](Settings& s, std::string_view v) {
       s.problem = s.live.moderators.load(std::string(v));
       return true;
     }},
    {"--blocked-words", [](Settings& s, std::string_view v) { return read_words(std::string(v), s); }},
    {"--most-links", [](Settings& s, std::string_view v) { return read_count(v, 0, 1000, s.most_links); }},
    {"--most-waiting", [](Settings& s, std::string_view v) { return read_count(v, 1, 1'000'000, s.waiting.all); }},
    {"--take-back-minutes",
     [](Settings& s, std::string_view v) { return read_count(v, 0, 525'600, s.take_back_minutes); }},
    {"--keep-rejected-days",
     [](Settings& s, std::string_view v) { return read_count(v, 0, 36'500, s.keep_rejected_days); }},
    {"--webhook",
     [](Settings& s, std::string_view v) {
       s.webhook = v;
       return !origin_of(v).empty();
     }},
    {"--webhook-secret-file",
     [](Settings& s, std::string_view v) {
       s.webhook_secret = read_secret(std::string(v), s.problem);
       return true;
     }},
    {"--webhook-seconds", [](Settings& s, std::string_view v) { return read_count(v, 1, 86'400, s.webhook_seconds); }},
    {"--mail-server", [](Settings& s, std::string_view v) { return is_mail_server(s.mail.server = v); }},
    {"--mail-from", [](Settings& s, std::string_view v) { return is_mail_address(s.mail.from = v); }},
    {"--mail-to", [](Settings& s, std::string_view v) { return is_mail_address(s.mail.to.emplace_back(v)); }},
    {"--mail-login-file",
     [](Settings& s, std::string_view v) {
       read_login(std::string(v), s);
       return true;
     }},
    {"--mail-ca-file",
     [](Settings& s, std::string_view v) {
       s.mail.authorities = v;
       return !read_settings_file(s.mail.authorities, 0, s.problem).empty();
     }},
    {"--mail-seconds", [](Settings& s, std::string_view v) { return read_count(v, 1, 86'400, s.mail.seconds); }},
    {"--limit-reports", [](Settings& s, std::string_view v) { return read_rate(v, s.reports); }},
    {"--trusted-proxy", [](Settings& s, std::string_view v) { return s.proxies.add(v); }},
    {"--moderator-header", [](Settings& s, std::string_view v) { return is_token(s.moderator_header = v, 1); }},
    {"--author", [](Settings& s, std::string_view v) { return !(s.author = composed(v)).empty(); }},
    {"--voter", [](Settings& s, std::string_view v) { return is_token(s.voter = v, 22); }},
    {"--address", [](Settings& s, std::string_view v) { return !(s.address = client_of(v)).empty(); }},
    {"--comment",
     [](Settings& s, std::string_view v) {
       s.numbers.push_back(parse_number(v).value_or(-1));
       return s.numbers.back() >= 0;
     }},
    {"--limit-reads", [](Settings& s, std::string_view v) { return read_rate(v, s.reads); }},
    {"--limit-votes", [](Settings& s, std::string_view v) { return read_rate(v, s.votes); }},
    {"--limit-comments", [](Settings& s, std::string_view v) { return read_rate(v, s.comments); }},
    {"--workers",
     [](Settings& s, std::string_view v) { return read_size(v, s.gateway.workers) && s.gateway.workers <= 256; }},
    {"--database-connections",
     [](Settings& s, std::string_view v) { return read_count(v, 2, 1000, s.database_connections); }},
    {"--max-connections", [](Settings& s, std::string_view v) { return read_size(v, s.gateway.max_connections); }},
    {"--idle-seconds", [](Settings& s, std::string_view v) { return read_seconds(v, s.gateway.idle); }},
    {"--answer-seconds", [](Settings& s, std::string_view v) { return read_seconds(v, s.gateway.answer); }},
    {"--request-seconds", [](Settings& s, std::string_view v) { return read_seconds(v, s.gateway.request); }},
};

// A switch of these settings; null: no switch has that name.
bool* find_switch(Settings& settings, std::string_view name) {
  return name == "--publish-at-once"       ? &settings.publishes_at_once
         : name == "--behind-proxy"        ? &settings.is_behind_proxy
         : name == "--one-vote-an-address" ? &settings.counts_addresses
         : name == "--mail-without-tls"    ? &settings.mail.is_without_tls
         : name == "--check-config"        ? &settings.checks_only
         : name == "--verify"              ? &settings.verifies
         : name == "--help"                ? &settings.wants_help
                                           : nullptr;
}

bool apply_switch(Settings& settings, std::string_view name) {
  bool* const wanted = find_switch(settings, name);
  if (wanted != nullptr) *wanted = true;
  return wanted != nullptr;
}

const Option* find_option(std::string_view name) {
  const auto* option = std::find_if(std::begin(k_options), std::end(k_options),
                                    [&](const Option& candidate) { return candidate.name == name; });
  return option == std::end(k_options) ? nullptr : option;
}

bool may_be_secret(std::string_view name) {
  return name == "--webhook" || name == "--mail-server" || name == "--voter";
}

std::string_view expected_of(std::string_view name) {
  if (name == "--origin" || name == "--own-name" || name == "--partner") {
    return "an origin such as https://news.example, without a path or *";
  }
  if (name == "--webhook") return "an address such as https://chat.example/hooks/newsroom";
  if (name == "--mail-server") return "smtp://HOST:PORT or smtps://HOST:PORT; a login is in --mail-login-file";
  if (name == "--voter") return "the token that the reader's browser keeps: 22 to 64 letters, digits, '-' and '_'";
  if (name == "--address") return "an address such as 192.0.2.7 or 2001:db8::1";
  if (name == "--trusted-proxy") return "an address such as 192.0.2.7, or a network such as 10.0.0.0/8";
  return {};
}

void apply_option(Settings& settings, const std::string& name, const std::string& value) {
  const Option* const option = find_option(name);
  if (option == nullptr) {
    settings.problem = find_switch(settings, name) == nullptr
                           ? "unknown option " + name
                           : name + " has no value: write \"" + name.substr(2) + " = yes\", or leave the line out";
  } else if (!option->apply(settings, value) && settings.problem.empty()) {
    const std::string_view expected = expected_of(name);
    // A value that may hold a password or a token is not repeated: the message gets into the log.
    settings.problem = name + " cannot be " + (may_be_secret(name) ? "this value" : value);
    if (!expected.empty()) settings.problem.append(" (expected ").append(expected).append(")");
  }
}

// "name = value", one a line, with the names of the command line. A switch is "name = yes"; # begins a comment line.
void read_config(Settings& settings, const std::string& file) {
  std::istringstream stream(read_settings_file(file, 0, settings.problem));
  int number = 0;
  for (std::string text; settings.problem.empty() && std::getline(stream, text);) {
    ++number;
    const std::string_view line = trimmed(text);
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t equals = line.find('=');
    const std::string name = "--" + std::string(trimmed(line.substr(0, std::min(equals, line.size()))));
    const std::string value(equals == std::string_view::npos ? "" : trimmed(line.substr(equals + 1)));
    if (equals == std::string_view::npos) {
      settings.problem = "expected \"name = value\"";
    } else if (value != "yes" || !apply_switch(settings, name)) {
      apply_option(settings, name, value);
    }
    if (!settings.problem.empty()) settings.problem = file + ":" + std::to_string(number) + ": " + settings.problem;
  }
}

} // namespace

Settings parse_settings(int count, const char* const* values) {
  Settings settings;
  int index = 1;
  if (count > 1 && (std::string_view(values[1]) == "export" || std::string_view(values[1]) == "erase")) {
    settings.command = values[index++];
  }
  for (; index < count && settings.problem.empty(); ++index) {
    const std::string name = values[index];
    if (apply_switch(settings, name)) continue;
    const bool has_value = index + 1 < count;
    if (name == "--config" && has_value) {
      read_config(settings, values[++index]);
    } else if (!has_value && (name == "--config" || find_option(name) != nullptr)) {
      settings.problem = name + " wants a value";
    } else {
      apply_option(settings, name, has_value ? values[++index] : "");
    }
  }
  if (!settings.problem.empty() || settings.wants_help) return settings;
  if (!settings.command.empty()) {
    if (settings.author.empty() && settings.voter.empty() && settings.address.empty() && settings.numbers.empty()) {
      settings.problem = settings.command + " wants --author, --voter, --address or --comment";
    }
    return settings;
  }
  if (!settings.verifies) settings.problem = problem_of_all(settings);
  if (settings.is_behind_proxy && settings.proxies.empty()) settings.proxies.add_private();
  if (settings.problem.empty() && !settings.live.operator_token.empty()) {
    settings.live.moderators.add_operator(settings.live.operator_token);
  }
  return settings;
}

const char* help_text() {
  return R"(usage: lede-newsroom --articles DIR [OPTION...]
       lede-newsroom export|erase --store STORE [--author NAME] [--voter TOKEN] [--address ADDRESS] [--comment NUMBER...]
                                        a reader's data: prints it, or erases it; --address finds votes that
                                        were given with --one-vote-an-address
       lede-newsroom hash-token NAME    prints a line for --moderators; reads the token from standard input

  --articles DIR              folder of article files; pictures in its folders are served too
  --dist DIR                  Lede's files for browsers (web/dist)
  --store FILE|ADDRESS        SQLite file, created if missing (newsroom.sqlite), or postgresql://...
  --host ADDRESS --port N     where to listen: 127.0.0.1, and any port that is free
  --origin ORIGIN             how readers reach this server: https://news.example
  --own-name ORIGIN           an origin in the article files to replace by this server's; may be repeated
  --title TEXT                the newspaper's name
  --language TAG              the language of its list, messages and refusals: vi, en ... (vi)
  --partner ORIGIN            a site whose readers may vote and comment; may be repeated
  --operator-token-file FILE  the token of the moderation API; without it nobody can use it
  --moderators FILE           who may sign in at /moderation: lines that `hash-token NAME` prints
  --moderator-header NAME     a trusted proxy names the moderator in this field; needs --behind-proxy
  --publish-at-once           comments are published without moderation, unless the server suspects them
  --blocked-words FILE        a comment with one of these words or phrases waits, and is marked; one a line
  --most-links N              the same for a comment with more links (3)
  --most-waiting N            the most comments that wait; beyond, the sender of most of them loses some (10000)
  --take-back-minutes N       how long a reader may withdraw a comment (15)
  --keep-rejected-days N      rejected and deleted comments are erased after N days (0: never)
  --webhook URL               gets a POST when comments wait; --webhook-secret-file FILE signs it,
  --webhook-seconds N         at most one in N seconds (60)
  --mail-server smtp://HOST:PORT|smtps://HOST:PORT
                              sends an e-mail when comments wait; smtp with STARTTLS, smtps with TLS from the start
  --mail-from ADDRESS         its sender
  --mail-to ADDRESS           a recipient; may be repeated
  --mail-login-file FILE      name and password for the mail server, on two lines
  --mail-ca-file FILE         certificates (PEM) to trust instead of the system's
  --mail-seconds N            at most one e-mail in N seconds (900)
  --mail-without-tls          for a mail server on the same machine; not with a login
  --one-vote-an-address       one vote per address and article, instead of one per browser
  --behind-proxy              the client's address is the last one in X-Forwarded-For, if a proxy sends it:
  --trusted-proxy ADDRESS     a proxy, or a network of them (10.0.0.0/8); may be repeated (this machine and private networks)
  --limit-reads|votes|comments|reports N/M|off
                              N at once and M a minute for one client: 400/6000, 30/30, 5/2, 10/6
  --workers N                 threads that answer requests (8)
  --database-connections N    connections to the database, at most (one more than --workers)
  --max-connections N         open connections, at most (20000)
  --idle-seconds N            how long a connection may be idle between requests (75)
  --request-seconds N         how long a request may take to arrive (10)
  --answer-seconds N          how long a client may take nothing of its answer (30)
  --config FILE               more options: lines "name = value"; "name = yes" for those without a value
  --check-config              print the problem with the options, or "ok", and exit
  --verify                    compare every count with its votes, print the wrong ones, and exit

Prints its address on standard output, and the log on standard error, one JSON object per line. SIGTERM ends it after the
current requests. SIGHUP reads partners, moderators, the operator's token and the blocked words again.
)";
}

} // namespace newsroom
