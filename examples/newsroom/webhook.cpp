// Calls the webhook by libcurl, if the program was built with it.
#include "webhook.h"

#ifdef NEWSROOM_HAS_CURL
#include "curl_session.h"
#endif

namespace newsroom {

#ifdef NEWSROOM_HAS_CURL
namespace {

constexpr long k_patience_to_connect = 5; // seconds
constexpr long k_patience = 10;           // seconds, for all of it

// Ends the transfer: the status has come, and nobody reads an answer, which may be slow or without an end.
std::size_t end_transfer(char*, std::size_t, std::size_t, void*) { return 0; }

} // namespace

bool can_call_webhooks() noexcept { return true; }

std::string call_webhook(const std::string& url, const std::string& json, const std::string& signature,
                         const std::atomic<bool>& is_ending) {
  const Session session = start_session();
  List fields(nullptr, curl_slist_free_all);
  const bool is_there = session && append(fields, "Content-Type: application/json") &&
                        (signature.empty() || append(fields, "Lede-Signature: " + signature));
  if (!is_there) return "libcurl does not start";
  CURL* const curl = session.get();
  char said[CURL_ERROR_SIZE] = "";
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, said);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  limit(curl, k_patience_to_connect, k_patience, is_ending);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, fields.get());
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(json.size()));
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, json.c_str());
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &end_transfer);
  CURLcode result = curl_easy_perform(curl);
  if (result == CURLE_WRITE_ERROR) result = CURLE_OK; // see above
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  if (result != CURLE_OK) return failure_of(curl, result, said);
  return status >= 200 && status < 300 ? std::string() : "it answered " + std::to_string(status);
}

#else

bool can_call_webhooks() noexcept { return false; }

std::string call_webhook(const std::string&, const std::string&, const std::string&, const std::atomic<bool>&) {
  return "this program was built without libcurl";
}

#endif

} // namespace newsroom
