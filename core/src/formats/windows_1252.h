// Text in windows-1252, which older pages and feeds are written in.
#pragma once

#include <string>

namespace lede::formats {

/// Appends a byte's character. Browsers read ISO-8859-1 as windows-1252, too.
void append_windows_1252(std::string& out, unsigned char byte);

} // namespace lede::formats
