# Compile options for our own code: warnings and sanitizers, each as an INTERFACE target.
option(LEDE_WARNINGS_AS_ERRORS "A warning in our own code stops the build" OFF)
set(LEDE_SANITIZE "" CACHE STRING "Sanitizers, separated by commas: address,undefined")

add_library(lede_warnings INTERFACE)
target_compile_options(lede_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wimplicit-fallthrough
  $<$<BOOL:${LEDE_WARNINGS_AS_ERRORS}>:-Werror>)

add_library(lede_sanitizers INTERFACE)
if(LEDE_SANITIZE)
  # The check `vptr` needs run-time type information, which the core does not have.
  target_compile_options(lede_sanitizers INTERFACE
    -fsanitize=${LEDE_SANITIZE} -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(lede_sanitizers INTERFACE -fsanitize=${LEDE_SANITIZE})
endif()
