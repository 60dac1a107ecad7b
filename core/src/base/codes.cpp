// The names of the codes as they stand in JSON and in messages.
#include <array>
#include <cstddef>

#include "lede/render.h"

namespace lede {

namespace {

template <class Code>
struct Row {
  Code code;
  std::string_view name;
};

constexpr std::array k_errors = {
    Row<ErrorCode>{ErrorCode::input_too_large, "input-too-large"},
    Row<ErrorCode>{ErrorCode::input_empty, "input-empty"},
    Row<ErrorCode>{ErrorCode::input_encoding, "input-encoding"},
    Row<ErrorCode>{ErrorCode::json_syntax, "json-syntax"},
    Row<ErrorCode>{ErrorCode::json_truncated, "json-truncated"},
    Row<ErrorCode>{ErrorCode::json_too_deep, "json-too-deep"},
    Row<ErrorCode>{ErrorCode::json_too_many_values, "json-too-many-values"},
    Row<ErrorCode>{ErrorCode::article_not_an_object, "article-not-an-object"},
    Row<ErrorCode>{ErrorCode::article_empty, "article-empty"},
    Row<ErrorCode>{ErrorCode::format_unknown, "format-unknown"},
    Row<ErrorCode>{ErrorCode::format_not_recognised, "format-not-recognised"},
    Row<ErrorCode>{ErrorCode::item_not_found, "item-not-found"},
    Row<ErrorCode>{ErrorCode::option_invalid, "option-invalid"},
    Row<ErrorCode>{ErrorCode::request_invalid, "request-invalid"},
};

constexpr std::array k_warnings = {
    Row<WarningCode>{WarningCode::invalid_utf8, "invalid-utf8"},
    Row<WarningCode>{WarningCode::lone_surrogate, "lone-surrogate"},
    Row<WarningCode>{WarningCode::duplicate_key, "duplicate-key"},
    Row<WarningCode>{WarningCode::unknown_field, "unknown-field"},
    Row<WarningCode>{WarningCode::unknown_block, "unknown-block"},
    Row<WarningCode>{WarningCode::wrong_type, "wrong-type"},
    Row<WarningCode>{WarningCode::invalid_value, "invalid-value"},
    Row<WarningCode>{WarningCode::missing_field, "missing-field"},
    Row<WarningCode>{WarningCode::too_many_items, "too-many-items"},
    Row<WarningCode>{WarningCode::element_removed, "element-removed"},
    Row<WarningCode>{WarningCode::tag_removed, "tag-removed"},
    Row<WarningCode>{WarningCode::attribute_removed, "attribute-removed"},
    Row<WarningCode>{WarningCode::url_removed, "url-removed"},
    Row<WarningCode>{WarningCode::url_without_base, "url-without-base"},
    Row<WarningCode>{WarningCode::nesting_too_deep, "nesting-too-deep"},
    Row<WarningCode>{WarningCode::formatting_dropped, "formatting-dropped"},
    Row<WarningCode>{WarningCode::markdown_simplified, "markdown-simplified"},
    Row<WarningCode>{WarningCode::warnings_capped, "warnings-capped"},
};

// A code is its own row's number, so that a look-up is an index; a code added in one place only does not compile.
template <class Rows>
constexpr bool is_in_order(const Rows& rows) {
  for (std::size_t index = 0; index < rows.size(); ++index) {
    if (static_cast<std::size_t>(rows[index].code) != index) return false;
  }
  return true;
}
static_assert(is_in_order(k_errors) && k_errors.back().code == ErrorCode::request_invalid);
static_assert(is_in_order(k_warnings) && k_warnings.back().code == WarningCode::warnings_capped);

} // namespace

std::string_view name_of(ErrorCode code) noexcept { return k_errors[static_cast<std::size_t>(code)].name; }

std::string_view name_of(WarningCode code) noexcept { return k_warnings[static_cast<std::size_t>(code)].name; }

} // namespace lede
