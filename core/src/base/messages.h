// The texts of errors and warnings, from messages.def: messages::NAME and phrases::NAME.
#pragma once

#include <string_view>

#include "base/message_text.h"

namespace lede {

namespace message_bytes {
#define LEDE_ERROR_TEXT(name, code, text) \
  inline constexpr MessageBytes name{static_cast<int>(ErrorCode::code), 0, text};
#define LEDE_WARNING_TEXT(name, code, severity, text) \
  inline constexpr MessageBytes name{static_cast<int>(WarningCode::code), static_cast<int>(Severity::severity), text};
#include "base/messages.def"
} // namespace message_bytes

namespace messages {
#define LEDE_ERROR_TEXT(name, code, text)             inline constexpr ErrorText name{message_bytes::name};
#define LEDE_WARNING_TEXT(name, code, severity, text) inline constexpr WarningText name{message_bytes::name};
#include "base/messages.def"
} // namespace messages

namespace phrases {
#define LEDE_PHRASE(name, text) inline constexpr std::string_view name = text;
#include "base/messages.def"
} // namespace phrases

} // namespace lede
