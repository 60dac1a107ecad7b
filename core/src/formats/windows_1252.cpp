// Text in windows-1252.
#include "formats/windows_1252.h"

#include <array>

#include "base/rest_data.h"
#include "base/utf8.h"

namespace lede::formats {
namespace {

/// What windows-1252 has from 0x80 to 0x9F; browsers read ISO-8859-1 as it, too.
/// @see https://encoding.spec.whatwg.org/index-windows-1252.txt
LEDE_REST_DATA constexpr std::array<char16_t, 32> k_windows_1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

} // namespace

void append_windows_1252(std::string& out, unsigned char byte) {
  const unsigned code = byte < 0x80 || byte >= 0xA0 ? byte : k_windows_1252[byte - 0x80U];
  utf8::append(out, static_cast<char32_t>(code));
}

} // namespace lede::formats
