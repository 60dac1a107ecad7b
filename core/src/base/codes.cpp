// The names and severities of the codes, from codes.def.
#include <cstddef>

#include "lede/render.h"

namespace lede {
namespace {

constexpr std::string_view k_error_names[] = {
#define LEDE_ERROR(code, name, meaning) name,
#include "lede/codes.def"
};

constexpr std::string_view k_warning_names[] = {
#define LEDE_WARNING(code, name, severity, meaning) name,
#include "lede/codes.def"
};

constexpr Severity k_severities[] = {
#define LEDE_WARNING(code, name, severity, meaning) Severity::severity,
#include "lede/codes.def"
};

constexpr std::string_view k_severity_names[] = {"lost", "changed", "cosmetic"};

} // namespace

std::string_view name_of(ErrorCode code) noexcept { return k_error_names[static_cast<std::size_t>(code)]; }

std::string_view name_of(WarningCode code) noexcept { return k_warning_names[static_cast<std::size_t>(code)]; }

std::string_view name_of(Severity severity) noexcept { return k_severity_names[static_cast<std::size_t>(severity)]; }

Severity severity_of(WarningCode code) noexcept { return k_severities[static_cast<std::size_t>(code)]; }

} // namespace lede
