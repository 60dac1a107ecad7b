#include "body/characters.h"

namespace lede::body {
namespace {

struct Range {
  char32_t first;
  char32_t last;
  CharacterClass class_of;
};

// Sorted. Characters in no range are letters.
constexpr Range k_ranges[] = {
    {0x80, 0xA0, CharacterClass::space},           {0xA1, 0xA1, CharacterClass::punctuation},
    {0xA7, 0xA7, CharacterClass::punctuation},     {0xAB, 0xAB, CharacterClass::punctuation},
    {0xB6, 0xB6, CharacterClass::punctuation},     {0xBB, 0xBB, CharacterClass::punctuation},
    {0xBF, 0xBF, CharacterClass::punctuation},     {0x37E, 0x37E, CharacterClass::punctuation},
    {0x55D, 0x55E, CharacterClass::punctuation},   {0x589, 0x589, CharacterClass::punctuation},
    {0x5BE, 0x5BE, CharacterClass::dash},          {0x5C0, 0x5C0, CharacterClass::punctuation},
    {0x5C3, 0x5C3, CharacterClass::punctuation},   {0x60C, 0x60D, CharacterClass::punctuation},
    {0x61B, 0x61B, CharacterClass::punctuation},   {0x61C, 0x61C, CharacterClass::space},
    {0x61D, 0x61F, CharacterClass::punctuation},   {0x66A, 0x66D, CharacterClass::punctuation},
    {0x6D4, 0x6D4, CharacterClass::punctuation},   {0x964, 0x965, CharacterClass::punctuation},
    {0xE00, 0xEFF, CharacterClass::spaceless},     {0x1000, 0x1049, CharacterClass::spaceless},
    {0x104A, 0x104F, CharacterClass::punctuation}, {0x1050, 0x109F, CharacterClass::spaceless},
    {0x1100, 0x11FF, CharacterClass::spaceless},   {0x1361, 0x1368, CharacterClass::punctuation},
    {0x1680, 0x1680, CharacterClass::space},       {0x1780, 0x17D3, CharacterClass::spaceless},
    {0x17D4, 0x17DA, CharacterClass::punctuation}, {0x2000, 0x200B, CharacterClass::space},
    {0x200E, 0x200F, CharacterClass::space},       {0x2010, 0x2013, CharacterClass::dash},
    {0x2014, 0x2027, CharacterClass::punctuation}, {0x2028, 0x202F, CharacterClass::space},
    {0x2030, 0x205E, CharacterClass::punctuation}, {0x205F, 0x206F, CharacterClass::space},
    {0x2190, 0x21FF, CharacterClass::punctuation}, {0x2500, 0x25FF, CharacterClass::punctuation},
    {0x2600, 0x27BF, CharacterClass::symbol},      {0x2E00, 0x2E7F, CharacterClass::punctuation},
    {0x2E80, 0x2FFF, CharacterClass::spaceless},   {0x3000, 0x3000, CharacterClass::space},
    {0x3001, 0x3004, CharacterClass::punctuation}, {0x3005, 0x3007, CharacterClass::spaceless},
    {0x3008, 0x3020, CharacterClass::punctuation}, {0x3021, 0x302F, CharacterClass::spaceless},
    {0x3030, 0x3030, CharacterClass::punctuation}, {0x3031, 0x303C, CharacterClass::spaceless},
    {0x303D, 0x303F, CharacterClass::punctuation}, {0x3040, 0x309F, CharacterClass::spaceless},
    {0x30A0, 0x30A0, CharacterClass::punctuation}, {0x30A1, 0x30FA, CharacterClass::spaceless},
    {0x30FB, 0x30FB, CharacterClass::punctuation}, {0x30FC, 0xA4CF, CharacterClass::spaceless},
    {0xAC00, 0xD7FF, CharacterClass::spaceless},   {0xF900, 0xFAFF, CharacterClass::spaceless},
    {0xFD3E, 0xFD3F, CharacterClass::punctuation}, {0xFE0F, 0xFE0F, CharacterClass::symbol},
    {0xFE10, 0xFE6F, CharacterClass::punctuation}, {0xFEFF, 0xFEFF, CharacterClass::space},
    {0xFF01, 0xFF0F, CharacterClass::punctuation}, {0xFF10, 0xFF19, CharacterClass::spaceless},
    {0xFF1A, 0xFF20, CharacterClass::punctuation}, {0xFF21, 0xFF3A, CharacterClass::spaceless},
    {0xFF3B, 0xFF40, CharacterClass::punctuation}, {0xFF41, 0xFF5A, CharacterClass::spaceless},
    {0xFF5B, 0xFF65, CharacterClass::punctuation}, {0xFF66, 0xFFDF, CharacterClass::spaceless},
    {0xFFE0, 0xFFFD, CharacterClass::punctuation}, {0x1F000, 0x1FAFF, CharacterClass::symbol},
    {0x20000, 0x3FFFF, CharacterClass::spaceless},
};

} // namespace

CharacterClass class_of(char32_t character) {
  const Range* low = k_ranges;
  const Range* high = k_ranges + sizeof k_ranges / sizeof *k_ranges;
  while (low < high) {
    const Range* middle = low + (high - low) / 2;
    if (character > middle->last)
      low = middle + 1;
    else if (character < middle->first)
      high = middle;
    else
      return middle->class_of;
  }
  return CharacterClass::letter;
}

bool is_east_asian(char32_t character) {
  return (character >= 0x1100 && character <= 0x11FF) || (character >= 0x2E80 && character <= 0xA4CF) ||
         (character >= 0xAC00 && character <= 0xD7FF) || (character >= 0xF900 && character <= 0xFAFF) ||
         (character >= 0xFE30 && character <= 0xFE4F) || (character >= 0xFF00 && character <= 0xFFEF) ||
         (character >= 0x20000 && character <= 0x3FFFF);
}

} // namespace lede::body
