// The content and the format of messages to the moderators.
#include "mail.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "crypto.h"
#include "moderation_words.h"
#include "text.h"

namespace newsroom {
namespace {

constexpr std::size_t k_longest_address = 254; // RFC 5321, section 4.5.3.1.3
// Bytes of one encoded-word: as base64 they fit into a line of 76 characters after "Subject: ". RFC 2047, section 2
constexpr std::size_t k_encoded_word_bytes = 36;
constexpr std::size_t k_line_bytes = 57; // 76 characters as base64. RFC 2045, section 6.8

struct Words {
  const char* language;
  const char* subject; ///< "#" is the number of comments.
  const char* pending;
  const char* reported;
  const char* where;
  const char* why;
};

constexpr Words k_words[] = {
    {"en", "comments that wait for a moderator: #", "Comments that wait for a decision: #",
     "Comments that readers reported: #",
     "Decide here:", "The newsroom server sends this message by itself. Nobody reads answers to it."},
    {"vi", "ý kiến chờ duyệt: #", "Ý kiến chờ quyết định: #", "Ý kiến bị bạn đọc báo cáo: #",
     "Duyệt tại đây:", "Máy chủ tòa soạn tự động gửi thư này. Không ai đọc thư trả lời."},
};

const Words& words_of(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  for (const Words& words : k_words) {
    if (equals_ignoring_case(primary, words.language)) return words;
  }
  return k_words[0];
}

// Returns a field's text as encoded-words. So a line end in it cannot begin another field. RFC 2047, section 5: a
// character is in one of them whole.
std::string encoded_words(std::string_view text) {
  std::string field;
  while (!text.empty()) {
    std::size_t size = std::min(text.size(), k_encoded_word_bytes);
    while (size < text.size() && size > 1 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
    field += (field.empty() ? "=?utf-8?B?" : "\r\n =?utf-8?B?") + base64_of(text.substr(0, size)) + "?=";
    text.remove_prefix(size);
  }
  return field;
}

std::string base64_lines(std::string_view text) {
  std::string lines;
  for (; !text.empty(); text.remove_prefix(std::min(text.size(), k_line_bytes))) {
    lines += base64_of(text.substr(0, k_line_bytes)) + "\r\n";
  }
  return lines;
}

// RFC 5322, section 3.3: the zone is a number, "GMT" is obsolete.
std::string mail_date(std::int64_t seconds) {
  std::string date = format_http_date(seconds);
  const std::size_t zone = date.rfind("GMT");
  if (zone != std::string::npos) date.replace(zone, 3, "+0000");
  return date;
}

std::string body_of(const Words& words, const Notice& notice) {
  std::string body;
  if (notice.waiting.pending > 0) body += with(words.pending, std::to_string(notice.waiting.pending)) + "\r\n";
  if (notice.waiting.reported > 0) body += with(words.reported, std::to_string(notice.waiting.reported)) + "\r\n";
  body += "\r\n" + std::string(words.where) + "\r\n" + notice.origin + "/moderation\r\n\r\n-- \r\n";
  return body + notice.newspaper + "\r\n" + words.why + "\r\n";
}

bool is_local_part(char character) {
  constexpr std::string_view k_others = "!#$%&'*+-/=?^_`{|}~."; // RFC 5322, section 3.2.3: atext, and dots between
  return is_word(character) || k_others.find(character) != std::string_view::npos;
}

bool is_domain(std::string_view text) {
  return !text.empty() && text.front() != '.' && text.back() != '.' && text.find("..") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char each) { return (is_word(each) && each != '_') || each == '.'; });
}

} // namespace

bool is_mail_address(std::string_view text) noexcept {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || at == 0 || text.size() > k_longest_address) return false;
  const std::string_view local = text.substr(0, at);
  return local.front() != '-' && local.front() != '.' && local.back() != '.' &&
         local.find("..") == std::string_view::npos && std::all_of(local.begin(), local.end(), is_local_part) &&
         is_domain(text.substr(at + 1));
}

bool is_mail_server(std::string_view text) noexcept {
  constexpr std::string_view k_schemes[] = {"smtp://", "smtps://"};
  const auto* scheme = std::find_if(std::begin(k_schemes), std::end(k_schemes),
                                    [&](std::string_view each) { return text.starts_with(each); });
  if (scheme == std::end(k_schemes)) return false;
  text.remove_prefix(scheme->size());
  const std::size_t bracket = text.starts_with('[') ? text.find(']') : std::string_view::npos;
  const bool is_v6 = bracket != std::string_view::npos;
  const std::size_t colon = is_v6 ? bracket + 1 : std::min(text.find(':'), text.size());
  const std::string_view host = text.substr(0, colon);
  const auto is_v6_digit = [](char each) { return is_word(each) || each == ':' || each == '.'; };
  const bool is_host =
      is_v6 ? host.size() > 2 && std::all_of(host.begin() + 1, host.end() - 1, is_v6_digit) : is_domain(host);
  if (!is_host) return false;
  if (colon == text.size()) return true;
  const std::int64_t port = text[colon] == ':' ? parse_number(text.substr(colon + 1)).value_or(0) : 0;
  return port > 0 && port <= 65535;
}

std::string problem_of(const MailSettings& settings) {
  if (settings.server.empty()) {
    const bool has_others = !settings.from.empty() || !settings.to.empty() || !settings.user.empty();
    return has_others ? "--mail-server is missing: the other options of e-mail need it" : "";
  }
  if (!can_send_mail()) {
    return "--mail-server: this program was built without libcurl and sends no e-mail (Debian: libcurl4-openssl-dev)";
  }
  if (settings.from.empty()) return "--mail-from is missing: --mail-server needs it";
  if (settings.to.empty()) return "--mail-to is missing: --mail-server needs it";
  if (settings.is_without_tls && !settings.user.empty()) {
    return "--mail-without-tls and --mail-login-file exclude each other: the password would be readable on its way";
  }
  if (settings.is_without_tls && settings.server.starts_with("smtps:")) {
    return "--mail-without-tls and smtps:// exclude each other";
  }
  return {};
}

std::string write_message(const MailSettings& settings, const Notice& notice) {
  const Words& words = words_of(notice.language);
  const std::string count = std::to_string(notice.waiting.pending + notice.waiting.reported);
  std::string to;
  for (const std::string& each : settings.to) to += (to.empty() ? "" : ",\r\n ") + each;
  const std::string domain = settings.from.substr(settings.from.rfind('@') + 1);
  return "From: " + settings.from + "\r\nTo: " + to +
         "\r\nSubject: " + encoded_words(notice.newspaper + ": " + with(words.subject, count)) +
         "\r\nDate: " + mail_date(now_seconds()) + "\r\nMessage-ID: <" + make_token() + "@" + domain +
         ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
         "Content-Language: " +
         words.language + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64_lines(body_of(words, notice));
}

} // namespace newsroom
