// The names of the rare labels.
#include "i18n/rare_labels.h"

#include "base/words.h"

namespace lede::i18n {
namespace {

constexpr char k_rare_names[] =
#define LEDE_RARE_LABEL(identifier, name) name " "
#include "i18n/labels.def"
    ;

} // namespace

// Functions of their own: the callers run on every page, and would bring the data with them.
std::string_view rare_label_name(std::size_t index) noexcept { return word_at(k_rare_names, index); }

bool is_rare_label_name(std::string_view name) noexcept { return has_word(k_rare_names, name); }

} // namespace lede::i18n
