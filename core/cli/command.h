// The commands of `lede`.
#pragma once

namespace lede::cli {

enum class Command { help, version, render, markdown, sanitize, convert, validate, batch, check, harness };

/// A set of commands is the sum of these.
constexpr unsigned bit(Command command) { return 1U << static_cast<unsigned>(command); }

} // namespace lede::cli
