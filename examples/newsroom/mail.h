// E-mail to the moderators. Nothing that a reader wrote is ever in a message.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store.h"

namespace newsroom {

struct MailSettings {
  std::string server; ///< "smtp://mail.example:587" (STARTTLS) or "smtps://mail.example:465"; empty: no e-mail.
  std::string from;   ///< Both are addr-specs of RFC 5322 in ASCII.
  std::vector<std::string> to; ///< The recipients.
  std::string user;            ///< Empty: without authentication.
  std::string password;
  std::string authorities;     ///< A file of certificates (PEM) to trust instead of the system's; empty: the system's.
  std::int64_t seconds = 900;  ///< At most one message in this time.
  bool is_without_tls = false; ///< For a relay on the same machine or in the same trusted network.
};

/// Whether this program was built with libcurl.
[[nodiscard]] bool can_send_mail() noexcept;
/// Whether the text is an address like "moderators@news.example": ASCII, without characters that could end it in a
/// header field or a command.
[[nodiscard]] bool is_mail_address(std::string_view text) noexcept;
/// "smtp://HOST[:PORT]" or "smtps://HOST[:PORT]".
[[nodiscard]] bool is_mail_server(std::string_view text) noexcept;
/// Returns the problem with these settings; empty if there is none.
[[nodiscard]] std::string problem_of(const MailSettings& settings);

/// The content of a message.
struct Notice {
  Waiting waiting;
  std::string newspaper; ///< Its name, in UTF-8.
  std::string origin;    ///< Of the server, as readers see it.
  std::string language;  ///< BCP 47; Vietnamese and English have words, others get the English ones.
};

/// A message of RFC 5322 with lines that end in CRLF, in ASCII. Auto-Submitted keeps absence notices from answering it.
/// @see https://www.rfc-editor.org/rfc/rfc3834
[[nodiscard]] std::string write_message(const MailSettings& settings, const Notice& notice);
/// Passes a message to the mail server. Gives up after a minute, or within a second once `is_ending` is set.
/// @return the problem; empty: the mail server has accepted it.
[[nodiscard]] std::string send_message(const MailSettings& settings, const std::string& message,
                                       std::string_view origin, const std::atomic<bool>& is_ending);

} // namespace newsroom
