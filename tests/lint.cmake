# Target `lede_lint`: clang-tidy over the core, the command and, where it is built, the newsroom server; one stamp a file, so
# that a second run only looks at what changed. A changed header looks at everything again.
file(GLOB_RECURSE lede_lint_headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/core/*.h")
file(GLOB_RECURSE lede_lint_sources CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/core/src/*.cpp" "${PROJECT_SOURCE_DIR}/core/cli/*.cpp")

if(TARGET lede-newsroom)
  file(GLOB lede_lint_newsroom CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/examples/newsroom/*.cpp")
  file(GLOB lede_lint_newsroom_headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/examples/newsroom/*.h")
  list(APPEND lede_lint_sources ${lede_lint_newsroom})
  list(APPEND lede_lint_headers ${lede_lint_newsroom_headers})
endif()

# The analyzer follows every path through a function and takes three times as long as all other checks. A lint has it look at
# the rooms that read bytes of strangers; `./dev analyze`, once a week, at everything.
set(lede_analyzer "clang-analyzer-core.*,-clang-analyzer-core.uninitialized.UndefReturn,clang-analyzer-cplusplus.*"
  "clang-analyzer-unix.*")
list(JOIN lede_analyzer "," lede_analyzer)

set(lede_lint_stamps)
set(lede_analyze_stamps)
foreach(source IN LISTS lede_lint_sources)
  cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE name)
  string(REPLACE "/" "." stamp "${name}")
  set(checks)
  if(name MATCHES "^core/src/(html|json|policy)/")
    set(checks "--checks=${lede_analyzer}")
  endif()
  add_custom_command(OUTPUT "${PROJECT_BINARY_DIR}/lint/${stamp}.stamp"
    COMMAND "${LEDE_CLANG_TIDY}" --quiet -p "${PROJECT_BINARY_DIR}" ${checks} "${source}"
    COMMAND "${CMAKE_COMMAND}" -E touch "${PROJECT_BINARY_DIR}/lint/${stamp}.stamp"
    DEPENDS "${source}" ${lede_lint_headers} "${PROJECT_SOURCE_DIR}/.clang-tidy"
    COMMENT "clang-tidy ${name}"
    VERBATIM)
  list(APPEND lede_lint_stamps "${PROJECT_BINARY_DIR}/lint/${stamp}.stamp")
  add_custom_command(OUTPUT "${PROJECT_BINARY_DIR}/analyze/${stamp}.stamp"
    COMMAND "${LEDE_CLANG_TIDY}" --quiet -p "${PROJECT_BINARY_DIR}" "--checks=-*,${lede_analyzer}" "${source}"
    COMMAND "${CMAKE_COMMAND}" -E touch "${PROJECT_BINARY_DIR}/analyze/${stamp}.stamp"
    DEPENDS "${source}" ${lede_lint_headers} "${PROJECT_SOURCE_DIR}/.clang-tidy"
    COMMENT "clang-tidy's analyzer ${name}"
    VERBATIM)
  list(APPEND lede_analyze_stamps "${PROJECT_BINARY_DIR}/analyze/${stamp}.stamp")
endforeach()
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/lint" "${PROJECT_BINARY_DIR}/analyze")
add_custom_target(lede_lint DEPENDS ${lede_lint_stamps})
add_custom_target(lede_analyze DEPENDS ${lede_analyze_stamps})
