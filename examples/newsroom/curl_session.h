// Shared code for both users of libcurl, e-mail and the webhook. Included only if the program is built with libcurl.
#pragma once

#include <curl/curl.h>

#include <atomic>
#include <memory>
#include <string>

namespace newsroom {

using Session = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

/// Null if libcurl does not start.
inline Session start_session() {
  // Once for the program, before any other thread uses libcurl.
  static const bool is_ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return {is_ready ? curl_easy_init() : nullptr, curl_easy_cleanup};
}

/// Appends a line. @return false if there is no memory.
inline bool append(List& list, const std::string& line) {
  curl_slist* const longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) return false;
  (void)list.release(); // it is the head of `longer`
  list.reset(longer);
  return true;
}

/// libcurl calls it about once a second, also while it waits. Anything but 0 ends the transfer.
inline int stop_at_the_end(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<const std::atomic<bool>*>(user) ? 1 : 0;
}

/// How long a transfer may take, in seconds, and what ends it earlier.
inline void limit(CURL* curl, long to_connect, long whole, const std::atomic<bool>& is_ending) {
  curl_easy_setopt(curl, CURLOPT_PROXY, ""); // ignore proxies in the environment
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, to_connect);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, whole);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &stop_at_the_end);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, const_cast<std::atomic<bool>*>(&is_ending));
}

/// What went wrong. @param said libcurl's words, which may be empty.
inline std::string failure_of(CURL* curl, CURLcode result, const char* said) {
  std::string text = *said != '\0' ? said : curl_easy_strerror(result);
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  if (status >= 300 && text.find(std::to_string(status)) == std::string::npos)
    text += " (" + std::to_string(status) + ")";
  return text;
}

} // namespace newsroom
