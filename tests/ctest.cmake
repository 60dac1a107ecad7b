# The tests that CTest knows: `ctest --preset dev`, and `ctest --preset dev -L unit` for those of one label.
#
#   unit         every case of the unit tests, by Catch2's discovery
#   cases        tests/cases through the native command
#   rules        what every file keeps to; who may include whom; what must not compile
#   command      the command, its harness, batches, the installed library
#   conformance  against parse5, CommonMark, schemas and other independent judges
#   threads      many threads at once
#
# The sanitizers' builds have those tests in which a sanitizer may find something.

if(TARGET lede_unit_tests)
  FetchContent_GetProperties(catch2)
  list(APPEND CMAKE_MODULE_PATH "${catch2_SOURCE_DIR}/extras")
  include(Catch)
  if(LEDE_SANITIZE)
    add_test(NAME unit COMMAND lede_unit_tests) # one process: a sanitized one starts slowly
    set_tests_properties(unit PROPERTIES LABELS unit TIMEOUT 900)
  else()
    catch_discover_tests(lede_unit_tests TEST_PREFIX "unit: " DISCOVERY_MODE PRE_TEST PROPERTIES LABELS unit TIMEOUT 300)
  endif()
endif()

if(LEDE_SANITIZE STREQUAL "thread")
  file(GLOB lede_articles "${PROJECT_SOURCE_DIR}/examples/articles/*.json")
  add_test(NAME threads COMMAND lede_threads ${lede_articles})
  set_tests_properties(threads PROPERTIES LABELS threads TIMEOUT 900)
endif()

# A newer Node than the machine's own may be in build/tools, where ./dev puts it.
find_program(LEDE_NODE node HINTS "${PROJECT_SOURCE_DIR}/build/tools/node_modules/.bin")
if(NOT LEDE_NODE)
  message(STATUS "CTest leaves the Node suites out: there is no node (20 or newer, and npm ci)")
  return()
endif()

# Every *.test.mjs of a folder of tests/ is a test of its own.
function(lede_add_node_tests suite pattern)
  file(GLOB files CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${suite}/${pattern}.test.mjs")
  foreach(file IN LISTS files)
    cmake_path(GET file STEM LAST_ONLY name)
    string(REGEX REPLACE "\\.test$" "" name "${name}")
    add_test(NAME "${suite}: ${name}"
      COMMAND "${LEDE_NODE}" --test --test-reporter=./tests/reporter.mjs "${file}"
      WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
    set_tests_properties("${suite}: ${name}" PROPERTIES LABELS "${suite}" TIMEOUT 1500
      ENVIRONMENT "LEDE_COMMAND=$<TARGET_FILE:lede>;LEDE_NATIVE_ONLY=1")
  endforeach()
endfunction()

if(NOT EXISTS "${PROJECT_SOURCE_DIR}/node_modules/parse5")
  message(STATUS "CTest leaves out the Node suites but for the rules: run `npm ci`, and configure again")
  lede_add_node_tests(rules "*")
elseif(LEDE_SANITIZE STREQUAL "thread")
  lede_add_node_tests(command batch)
elseif(LEDE_SANITIZE)
  lede_add_node_tests(cases cases)
  lede_add_node_tests(conformance broken-formats)
else()
  lede_add_node_tests(cases cases)
  lede_add_node_tests(rules "*")
  lede_add_node_tests(command "*")
  lede_add_node_tests(conformance "*")
endif()
