// Answers as gzip, for clients that take it.
#pragma once

#include <string>
#include <string_view>

namespace newsroom {

/// Whether an Accept-Encoding field takes gzip. @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
[[nodiscard]] bool takes_gzip(std::string_view accept_encoding);

/// Whether a body of this type gets smaller by it; pictures, sound and film are compressed already.
[[nodiscard]] bool is_compressible(std::string_view content_type);

/// Throws std::runtime_error if there is no memory for it.
[[nodiscard]] std::string gzip(std::string_view bytes);

} // namespace newsroom
