// Pictures that a script loads late. Every such script has attributes of its own, but their names have only a few
// forms: `data-src`, `data-lazy-src`, `data-original`, `nitro-lazy-srcset`, `data-orig-file` … So we go by the form of
// the name and of the value, and need no list of scripts.
#include "body/late_pictures.h"

#include <string_view>

#include "base/ascii.h"
#include "base/picture_address.h"
#include "base/text.h"
#include "body/tag_text.h"

namespace lede::body {
namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Whether the attribute may be meant for such a script: `data-lazy`, `uc-src`, `suppressedsrc`, `file` (Discuz) … The
/// standard's attributes do not have this form, nor do those of templates (`:src`, `[src]`).
bool is_for_scripts(std::string_view name, std::string_view value) {
  if (name.starts_with("data-") || name.starts_with("lazy") || name.starts_with("nitro-")) return true;
  if (name == "original" || name == "file" || name == "zoomfile") return true;
  return name.ends_with("src") && name.size() > 3 && ascii::is_letter(name.front()) && !name.starts_with("v-") &&
         has(value, "/");
}

/// Whether the name is that of a placeholder: a small, blurred or empty picture.
bool is_stand_in(std::string_view name) {
  for (const std::string_view part : {"placeholder", "thumb", "small", "low", "preview", "error", "blur", "mini",
                                      "tiny", "lqip", "template", "loading", "iframe", "script"}) {
    if (has(name, part)) return true;
  }
  return false;
}

struct LateAddresses {
  std::string_view src;
  std::string_view srcset;
  std::string_view poster;
  std::string_view last; ///< The large original of a picture, or what replaces it; used only if there is no other.
};

bool is_absolute(std::string_view address) { return is_web_address(address) || address.starts_with("//"); }

void read(const html::RawAttribute& attribute, LateAddresses& late) {
  const std::string_view name = attribute.name;
  const std::string_view value = ascii::trim(attribute.value);
  if (!is_for_scripts(name, value) || is_stand_in(name) || !is_address(value)) return;
  if (has(name, "fallback")) {
    if (late.last.empty() && is_absolute(value)) late.last = value;
  } else if (has(name, "native") || has(name, "-zoom") || has(name, "-pin")) { // for zooming or sharing
    if (late.last.empty()) late.last = value;
  } else if (has(name, "srcset")) {
    if (late.srcset.empty()) late.srcset = value;
  } else if (has(name, "poster")) {
    if (late.poster.empty()) late.poster = value;
  } else if (name.ends_with("src") || name.starts_with("data-src")) {
    if (late.src.empty()) late.src = value;
  } else if (has(name, "original") || has(name, "lazy") || name == "data-url" || name == "data-echo" ||
             name == "file" || name == "zoomfile") {
    if (late.src.empty() && has(value, "/")) late.src = value;
  } else if (late.last.empty() && is_absolute(value) && is_picture_file(value)) {
    late.last = value;
  }
}

} // namespace

bool is_stand_in_address(std::string_view address) {
  if (!is_address(address)) return true;
  address = address.substr(0, address.find_first_of("?#"));
  const std::string file = lowered(address.substr(address.rfind('/') + 1));
  for (const std::string_view part :
       {"blank", "spacer", "placeholder", "pixel", "transparent", "1x1", "lazy", "loading", "loader"}) {
    if (has(file, part)) return true;
  }
  return file == "grey.gif" || file == "gray.gif" || file == "empty.gif" || file == "clear.gif" || file == "px.gif";
}

std::vector<html::RawAttribute> with_late_addresses(const html::StartTag& tag) {
  LateAddresses late;
  for (const html::RawAttribute& attribute : tag.attributes) read(attribute, late);
  std::vector<html::RawAttribute> attributes;
  const bool has_any = !late.src.empty() || !late.srcset.empty() || !late.poster.empty() || !late.last.empty();
  if (!has_any) return attributes; // most pictures
  const std::string_view src = value_of(tag, "src");
  const bool is_stand_in = is_stand_in_address(src);
  if (late.src.empty() && late.srcset.empty() && is_stand_in && value_of(tag, "srcset").empty()) late.src = late.last;
  if (late.src.empty() && late.srcset.empty() && late.poster.empty()) return attributes;
  for (const html::RawAttribute& attribute : tag.attributes) {
    const std::string_view value = ascii::trim(attribute.value);
    const bool is_moved = !value.empty() && (value.data() == late.src.data() || value.data() == late.srcset.data() ||
                                             value.data() == late.poster.data());
    const bool is_replaced =
        (attribute.name == "src" && (!late.src.empty() || (!late.srcset.empty() && is_stand_in))) ||
        (attribute.name == "srcset" && !late.srcset.empty()) || (attribute.name == "poster" && !late.poster.empty());
    if (!is_moved && !is_replaced) attributes.push_back(attribute);
  }
  if (!late.src.empty()) attributes.push_back({"src", late.src});
  if (!late.srcset.empty()) attributes.push_back({"srcset", late.srcset});
  if (!late.poster.empty()) attributes.push_back({"poster", late.poster});
  return attributes;
}

} // namespace lede::body
