// Sends a message by libcurl, if the program was built with it.
#include "mail.h"

#ifdef NEWSROOM_HAS_CURL
#include <algorithm>
#include <cstring>

#include "curl_session.h"
#endif

namespace newsroom {

#ifdef NEWSROOM_HAS_CURL
namespace {

constexpr long k_patience_to_connect = 10; // seconds
constexpr long k_patience = 60;            // seconds, for all of it

struct Reading {
  std::string_view rest;
};

std::size_t read_some(char* target, std::size_t size, std::size_t count, void* user) {
  auto& reading = *static_cast<Reading*>(user);
  const std::size_t bytes = std::min(size * count, reading.rest.size());
  std::memcpy(target, reading.rest.data(), bytes);
  reading.rest.remove_prefix(bytes);
  return bytes;
}

List recipients_of(const MailSettings& settings) {
  List list(nullptr, curl_slist_free_all);
  for (const std::string& each : settings.to) {
    if (!append(list, "<" + each + ">")) return List(nullptr, curl_slist_free_all);
  }
  return list;
}

// The TLS that is required. Without --mail-without-tls nothing is sent to a server that offers none.
void secure(CURL* curl, const MailSettings& settings) {
  curl_easy_setopt(curl, CURLOPT_USE_SSL, settings.is_without_tls ? CURLUSESSL_NONE : CURLUSESSL_ALL);
  if (!settings.authorities.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, settings.authorities.c_str());
  if (settings.user.empty()) return;
  curl_easy_setopt(curl, CURLOPT_USERNAME, settings.user.c_str());
  curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.password.c_str());
}

} // namespace

bool can_send_mail() noexcept { return true; }

std::string send_message(const MailSettings& settings, const std::string& message, std::string_view origin,
                         const std::atomic<bool>& is_ending) {
  const Session session = start_session();
  const List recipients = recipients_of(settings);
  if (!session || !recipients) return "libcurl does not start";
  CURL* const curl = session.get();
  char said[CURL_ERROR_SIZE] = "";
  Reading reading{message};
  // libcurl introduces itself to the server by the path: EHLO news.example
  const std::string_view host = origin.substr(origin.find("://") + 3);
  const bool is_v6 = host.starts_with('['); // [2001:db8::1] is not a name
  const std::string url = settings.server + "/" + (is_v6 ? "localhost" : std::string(host.substr(0, host.find(':'))));
  const std::string from = "<" + settings.from + ">";
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, said);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  limit(curl, k_patience_to_connect, k_patience, is_ending);
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
  // An address that the server no longer knows does not keep the message from the others.
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, &read_some);
  curl_easy_setopt(curl, CURLOPT_READDATA, &reading);
  secure(curl, settings);
  const CURLcode result = curl_easy_perform(curl);
  return result == CURLE_OK ? std::string() : failure_of(curl, result, said);
}

#else

bool can_send_mail() noexcept { return false; }

std::string send_message(const MailSettings&, const std::string&, std::string_view, const std::atomic<bool>&) {
  return "this program was built without libcurl";
}

#endif

} // namespace newsroom
