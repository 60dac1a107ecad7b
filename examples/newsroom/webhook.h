// Tells another program of the newsroom by POST that comments wait.
#pragma once

#include <atomic>
#include <string>

namespace newsroom {

/// Whether this program was built with libcurl.
[[nodiscard]] bool can_call_webhooks() noexcept;
/// Sends JSON. Follows no redirect. Gives up after ten seconds, or within one once `is_ending` is set.
/// @param signature for the field `Lede-Signature`; may be empty.
/// @return the problem; empty: the answer was 2xx.
[[nodiscard]] std::string call_webhook(const std::string& url, const std::string& json, const std::string& signature,
                                       const std::atomic<bool>& is_ending);

} // namespace newsroom
