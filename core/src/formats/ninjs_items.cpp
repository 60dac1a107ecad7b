// Which JSON is an item of ninjs, and which item of a package has its text.
#include "formats/ninjs_items.h"

#include <cstddef>
#include <string_view>

#include "base/words.h"
#include "formats/fields.h"
#include "formats/values.h"

namespace lede::formats {

using json::Kind;
using json::Value;

/// Whether a text is the name of a type of items.
static bool is_type(std::string_view type) { return has_word("text picture graphic video audio composite", type); }

Value main_item_of(Value package) {
  const Value associations = find(package, "associations");
  if (const Value main = find(associations, "main")) return main;
  if (text_at(package, "type") != "composite") return {};
  Value first;
  for (const Value item : associations.children()) {
    if (!item.is(Kind::object) || !has_any(item, "body_html body_xhtml body_text bodies")) continue;
    if (item.key().starts_with("main")) return item;
    if (!first) first = item;
  }
  return first;
}

Likeness ninjs_likeness(Value root) {
  if (!root.is(Kind::object) || root.find("lede") || root.find("@type")) return Likeness::none;
  // Superdesk's items have a `guid`, or only an `_id`; several fields that only agencies use are enough.
  std::size_t marks = 0;
  for (const Value member : root.children()) {
    const bool is_mark = has_word(
        "versioncreated versionCreated firstcreated firstCreated pubstatus pubStatus body_html "
        "body_xhtml body_text description_html description_text slugline associations "
        "renditions urgency copyrightholder usageterms",
        member.key());
    if (is_mark) ++marks;
  }
  const bool is_item = has_any(root, "body_html body_xhtml") && has_any(root, "headline");
  // A package, or an item without text.
  const bool is_bare = find(root, "guid").is(Kind::string) && is_type(text_at(root, "type")) &&
                       has_any(root, "priority urgency service subject pubstatus associations");
  const bool is_named = marks == 1 && is_type(text_at(root, "type")) && has_any(root, "headline headlines");
  if (marks >= 2 || is_item || is_bare || is_named) return Likeness::certain;
  if (!root.find("uri")) return Likeness::none;
  if (has_any(root,
              "headline headlines bodies descriptions renditions associations versioncreated versionCreated "
              "pubstatus pubStatus eventDetails standard $standard")) {
    return Likeness::certain;
  }
  for (const Value member : root.children()) {
    if (member.key().starts_with("body_") || member.key().starts_with("description_")) return Likeness::certain;
  }
  return Likeness::none;
}

} // namespace lede::formats
