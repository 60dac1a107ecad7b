// Sends a message by libcurl, if the program was built with it.
#include "mail.h"

#ifdef NEWSROOM_HAS_CURL
#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>
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

// libcurl calls it about once a second, also while it waits. Anything but 0 ends the transfer.
int stop_at_the_end(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<const std::atomic<bool>*>(user) ? 1 : 0;
}

// Before any other thread uses it; once for the program.
bool is_curl_ready() {
  static const bool is_ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return is_ready;
}

using Session = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

List recipients_of(const MailSettings& settings) {
  List list(nullptr, curl_slist_free_all);
  for (const std::string& each : settings.to) {
    curl_slist* const longer = curl_slist_append(list.get(), ("<" + each + ">").c_str());
    if (longer == nullptr) return List(nullptr, curl_slist_free_all);
    (void)list.release(); // it is the head of `longer`
    list.reset(longer);
  }
  return list;
}

// Which TLS there has to be. Without --mail-without-tls nothing is said to a server that offers none.
void secure(CURL* curl, const MailSettings& settings) {
  curl_easy_setopt(curl, CURLOPT_USE_SSL, settings.is_without_tls ? CURLUSESSL_NONE : CURLUSESSL_ALL);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
  if (!settings.authorities.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, settings.authorities.c_str());
  if (settings.user.empty()) return;
  curl_easy_setopt(curl, CURLOPT_USERNAME, settings.user.c_str());
  curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.password.c_str());
}

// What went wrong. `said` holds libcurl's words, which may be empty.
std::string failure(CURL* curl, CURLcode result, const char* said) {
  std::string text = *said != '\0' ? said : curl_easy_strerror(result);
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  if (status >= 400 && text.find(std::to_string(status)) == std::string::npos)
    text += " (" + std::to_string(status) + ")";
  return text;
}

} // namespace

bool can_send_mail() noexcept { return true; }

std::string send_message(const MailSettings& settings, const std::string& message, std::string_view origin,
                         const std::atomic<bool>& is_ending) {
  const Session session(is_curl_ready() ? curl_easy_init() : nullptr, curl_easy_cleanup);
  const List recipients = recipients_of(settings);
  if (!session || !recipients) return "libcurl does not start";
  CURL* const curl = session.get();
  char said[CURL_ERROR_SIZE] = "";
  Reading reading{message};
  // libcurl introduces itself to the server by the path: EHLO news.example
  const std::size_t host = origin.find("://") + 3;
  const std::string url = settings.server + "/" + std::string(origin.substr(host, origin.find(':', host) - host));
  const std::string from = "<" + settings.from + ">";
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, said);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_PROXY, ""); // whatever the environment says
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, k_patience_to_connect);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, k_patience);
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
  // An address that the server no longer knows does not keep the message from the others.
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, &read_some);
  curl_easy_setopt(curl, CURLOPT_READDATA, &reading);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &stop_at_the_end);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, const_cast<std::atomic<bool>*>(&is_ending));
  secure(curl, settings);
  const CURLcode result = curl_easy_perform(curl);
  return result == CURLE_OK ? std::string() : failure(curl, result, said);
}

#else

bool can_send_mail() noexcept { return false; }

std::string send_message(const MailSettings&, const std::string&, std::string_view, const std::atomic<bool>&) {
  return "this program was built without libcurl";
}

#endif

} // namespace newsroom
