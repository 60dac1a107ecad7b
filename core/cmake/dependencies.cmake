# Third-party sources, by FetchContent. archives.txt has their names, hashes and addresses.
#
# LEDE_ARCHIVES is a folder of archives. If an archive is missing there or has another version, fetch-archives downloads
# the right one. If that fails, FetchContent downloads it from upstream. The hash is checked in every case.
include(FetchContent)

set(LEDE_ARCHIVES "${PROJECT_SOURCE_DIR}/build/archives" CACHE PATH "Source archives that are already on this machine")
set(FETCHCONTENT_QUIET ON)

set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/archives.txt")
file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/archives.txt" lede_archive_lines REGEX "^[a-z]")

# Declares the archive `name`. Further arguments are passed to FetchContent_Declare.
function(lede_declare_archive name)
  foreach(line IN LISTS lede_archive_lines)
    string(REGEX REPLACE "[ \t]+" ";" fields "${line}")
    list(GET fields 0 line_name)
    if(NOT line_name STREQUAL name)
      continue()
    endif()
    list(GET fields 1 sha256)
    list(GET fields 3 source)
    set(archive "${LEDE_ARCHIVES}/${name}.tar.gz")
    set(found_sha256 "")
    if(EXISTS "${archive}")
      file(SHA256 "${archive}" found_sha256)
    endif()
    set(fetch_result 0)
    if(NOT found_sha256 STREQUAL sha256)
      execute_process(COMMAND "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/fetch-archives" "${LEDE_ARCHIVES}" ${name}
                      RESULT_VARIABLE fetch_result OUTPUT_QUIET ERROR_QUIET)
    endif()
    if(fetch_result EQUAL 0)
      set(source "${archive}")
    endif()
    # Extracted files get the time of extraction, so that objects of an old version are out of date after a change of
    # version.
    FetchContent_Declare(${name} URL "${source}" URL_HASH "SHA256=${sha256}" DOWNLOAD_EXTRACT_TIMESTAMP OFF ${ARGN})
    return()
  endforeach()
  message(FATAL_ERROR "core/cmake/archives.txt names no archive '${name}'")
endfunction()

# We need only the sources of nlohmann_json and md4c, not their CMake builds. A SOURCE_SUBDIR that does not exist skips
# those.
lede_declare_archive(nlohmann_json SOURCE_SUBDIR none)
lede_declare_archive(md4c SOURCE_SUBDIR none)
FetchContent_MakeAvailable(nlohmann_json md4c)

add_library(lede_json INTERFACE)
target_include_directories(lede_json SYSTEM INTERFACE "${nlohmann_json_SOURCE_DIR}/include")
# PUBLIC, so that all users compile the same inline functions with the same settings.
target_compile_definitions(lede_json INTERFACE JSON_NOEXCEPTION=1 JSON_DIAGNOSTICS=0 JSON_USE_IMPLICIT_CONVERSIONS=0)

add_library(lede_md4c STATIC "${md4c_SOURCE_DIR}/src/md4c.c")
target_include_directories(lede_md4c SYSTEM PUBLIC "$<BUILD_INTERFACE:${md4c_SOURCE_DIR}/src>")
target_compile_definitions(lede_md4c PUBLIC MD4C_USE_UTF8)
target_link_libraries(lede_md4c PRIVATE $<BUILD_INTERFACE:lede_sanitizers>)
set_target_properties(lede_md4c PROPERTIES EXPORT_NAME md4c)

# md4c's HTML renderer is linked only by the benchmarks, for comparison.
function(lede_add_md4c_html)
  add_library(lede_md4c_html STATIC EXCLUDE_FROM_ALL "${md4c_SOURCE_DIR}/src/md4c-html.c" "${md4c_SOURCE_DIR}/src/entity.c")
  target_link_libraries(lede_md4c_html PUBLIC lede_md4c PRIVATE lede_sanitizers)
endfunction()

function(lede_add_catch2)
  lede_declare_archive(catch2)
  FetchContent_MakeAvailable(catch2)
  # Catch2 has about a hundred small files that are compiled once. Unity builds are several times faster.
  set_target_properties(Catch2 PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 40)
  target_link_libraries(Catch2 PRIVATE lede_sanitizers)
endfunction()
