// The members of a content system's block.
#include "formats/usual_members.h"

#include "base/ascii.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/usual_fields.h"
#include "formats/values.h"

namespace lede::formats {

using json::Kind;
using json::Value;

namespace {

Value speaker_in(Value block) {
  const auto text_of = [](Value value) {
    if (value.is(Kind::object)) value = find_any(value, {"name", "title"});
    if (value.is(Kind::array)) value = text_in(value);
    return value.is(Kind::string) && !is_blank(value.text()) ? value : Value();
  };
  const auto is_in = [](std::string_view name, std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts) {
      if (name.find(part) != std::string_view::npos) return true;
    }
    return false;
  };
  for (const Value member : block.children()) {
    std::string name(member.key());
    lower_ascii(name);
    if (is_in(name, {"image", "photo", "picture", "avatar", "url", "link", "_id", "title", "slice"})) continue;
    const bool is_person = is_in(name, {"author", "cite", "citation", "attribution", "source", "speaker", "person",
                                        "byline", "caption", "credit", "said_by", "quotee", "quoted"}) ||
                           name == "name" || name == "by" || name == "who" || name.ends_with("_name");
    if (const Value text = is_person ? text_of(member) : Value()) return text;
  }
  return {};
}

} // namespace

std::string usual_type_of(Value block) {
  for (const std::string_view name :
       {"type", "_type", "kind", "blockType", "__component", "acf_fc_layout", "block", "component", "blockName",
        "slice_type", "typeHandle", "name", "__typename", "contentType", "componentName", "collection"}) {
    if (const std::string_view text = text_at(block, name); !text.empty()) {
      std::string type(text);
      lower_ascii(type);
      return type;
    }
  }
  return {};
}

Value usual_member_of(Value block, std::initializer_list<std::string_view> names) {
  Value own = localised(find_any(block, names));
  if (own.is(Kind::object) && text_in(own)) own = text_in(own);
  if (own && !own.is(Kind::object)) return own;
  for (const std::string_view inner : k_usual_holders) {
    const Value object = find(block, inner);
    if (!object.is(Kind::object)) continue;
    if (const Value found = find_any(object, names)) return localised(found);
  }
  return own;
}

Value usual_speaker_of(Value block) {
  Value speaker = speaker_in(block);
  for (const std::string_view inner : k_usual_holders) {
    if (!speaker) speaker = speaker_in(find(block, inner));
  }
  return speaker;
}

} // namespace lede::formats
