// Reads a web page into a document with fields, for the adapter in web_page.cpp.
#pragma once

#include <string_view>

#include "base/report.h"
#include "json/document.h"
#include "lede/render.h"

namespace lede::formats::page {

/// @param bytes UTF-8, or the single-byte encoding that the page declares; must outlive the document.
/// @return fields "page", "jsonLd" (a list of what its scripts hold), "headline", "body" (a list of parts) and others;
/// an error if there is no article on the page.
[[nodiscard]] Result<json::Document> read_page_document(std::string_view bytes, Report& report);

} // namespace lede::formats::page
