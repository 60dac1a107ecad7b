# Puts the style sheets of web/src/styles into the command, which writes them beside the pages of a batch. The native
# build does without a bundler.

# Returns the text of a style sheet, with each @import replaced by the imported text.
function(lede_read_style_sheet path variable)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
  get_filename_component(folder "${path}" DIRECTORY)
  file(READ "${path}" text)
  string(REGEX MATCHALL "@import '[^']+'" imports "${text}")
  foreach(import IN LISTS imports)
    string(REGEX REPLACE "^@import '(.+)'$" "\\1" name "${import}")
    lede_read_style_sheet("${folder}/${name}" imported)
    string(REPLACE "@import '${name}';" "${imported}" text "${text}")
  endforeach()
  set(${variable} "${text}" PARENT_SCOPE)
endfunction()

lede_read_style_sheet("${PROJECT_SOURCE_DIR}/web/src/styles/lede.css" lede_style_sheet)
lede_read_style_sheet("${PROJECT_SOURCE_DIR}/web/src/styles/lede-parts.css" lede_parts_style_sheet)
file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/style_sheet.cpp" CONTENT
"#include \"style_sheet.h\"

namespace lede::cli {
const char* style_sheet() { return R\"css(@lede_style_sheet@)css\"; }
const char* parts_style_sheet() { return R\"css(@lede_parts_style_sheet@)css\"; }
} // namespace lede::cli
" @ONLY)
target_sources(lede PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/style_sheet.cpp")
target_include_directories(lede PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}/cli")
