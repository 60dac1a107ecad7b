// What a document has once and names from several places.
#include "formats/repeats.h"

#include "base/limits.h"
#include "base/messages.h"

namespace lede::formats {

Repeats::Repeats(json::Value document)
    : left_(limits::max_repeats_growth * document.source_size() + limits::max_repeated_bytes) {}

bool Repeats::allow(json::Value part, json::Value place, Report& report) {
  const std::size_t size = part.source_size();
  if (size > left_) {
    report.warn(messages::named_too_often, {}, place.origin());
    return false;
  }
  left_ -= size;
  return true;
}

} // namespace lede::formats
