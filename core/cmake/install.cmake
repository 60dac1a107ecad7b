# `cmake --install`: the header, the static library, the command, and how find_package and pkg-config find them.
#
# The library is static only. Before 1.0, each minor version may change the header, so a program has to be compiled and
# linked against the same version: find_package(lede 0.1) accepts only 0.1.x, and the archive is installed beside the
# header with which it was built. Everything that it defines is in namespace lede, but for md4c's own names (md_parse).
# A shared library that has Lede inside keeps all of them to itself with -Wl,--exclude-libs,ALL.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(lede_package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/lede")
install(TARGETS lede_core lede_md4c EXPORT lede-targets COMPONENT lede ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(EXPORT lede-targets NAMESPACE lede:: FILE lede-config.cmake DESTINATION "${lede_package_folder}" COMPONENT lede)
if(TARGET lede)
  install(TARGETS lede RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT lede)
endif()
install(DIRECTORY "${PROJECT_SOURCE_DIR}/core/include/lede" "${PROJECT_BINARY_DIR}/include/lede" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT lede)

write_basic_package_version_file("${PROJECT_BINARY_DIR}/lede-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/lede-config-version.cmake" DESTINATION "${lede_package_folder}" COMPONENT lede)

# The prefix is relative to the .pc file, so that an installed tree may be moved.
file(RELATIVE_PATH lede_prefix_from_pc "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
configure_file("${CMAKE_CURRENT_LIST_DIR}/lede.pc.in" "${PROJECT_BINARY_DIR}/lede.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/lede.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT lede)

# The licences of the linked libraries require that their texts are distributed.
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT lede)
install(FILES "${md4c_SOURCE_DIR}/LICENSE.md" DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME LICENSE.md4c COMPONENT lede)
install(FILES "${nlohmann_json_SOURCE_DIR}/LICENSE.MIT" DESTINATION "${CMAKE_INSTALL_DOCDIR}"
  RENAME LICENSE.nlohmann_json COMPONENT lede)
find_file(LEDE_CLI11_LICENCE NAMES copyright LICENSE PATH_SUFFIXES doc/libcli11-dev licenses/cli11-devel doc/cli11-devel doc/cli11
  PATHS /usr/share /usr/local/share /opt/homebrew/opt/cli11 NO_DEFAULT_PATH)
if(TARGET lede AND LEDE_CLI11_LICENCE)
  install(FILES "${LEDE_CLI11_LICENCE}" DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME LICENSE.CLI11 COMPONENT lede)
endif()
