// A web page as a document with fields, for the adapter in web_page.cpp.
#pragma once

#include <string_view>

#include "base/report.h"
#include "json/document.h"
#include "lede/render.h"

namespace lede::formats::page {

/// @param bytes UTF-8, or windows-1252 where the page says so; must outlive the document.
/// @return fields "page", "jsonLd" (a list of what its scripts hold), "headline", "body" (a list of parts) and others;
/// an error where there is no article on the page.
[[nodiscard]] Result<json::Document> read_page_document(std::string_view bytes, Report& report);

} // namespace lede::formats::page
