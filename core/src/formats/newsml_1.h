// Converts NewsML 1 into the same form of document as news_xml.h.
#pragma once

#include <string_view>

#include "base/report.h"
#include "formats/xml.h"
#include "json/document.h"

namespace lede::formats {

/// @param xml of `bytes`, whose root is `NewsML`. Both must outlive the document.
[[nodiscard]] json::Document read_newsml_1(const Xml& xml, std::string_view bytes, Report& report);

} // namespace lede::formats
