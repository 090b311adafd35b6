# What `cmake --install` puts where: the program and its data, and what other programs need to use
# the library.
include(CMakePackageConfigHelpers)

install(TARGETS gouji RUNTIME COMPONENT program)
install(DIRECTORY rules schemas DESTINATION ${CMAKE_INSTALL_DATADIR}/gouji COMPONENT program)

install(FILES README.md README.zh-CN.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES LICENSE RENAME copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES LICENSE RENAME copyright
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libgouji-dev COMPONENT library)
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(DIRECTORY examples/packs DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples COMPONENT program)

# zsh of Debian looks for the completions of packages in share/zsh/vendor-completions.
set(GOUJI_ZSH_FOLDER ${CMAKE_INSTALL_DATADIR}/zsh/site-functions CACHE STRING
  "Where the completion for zsh is installed")
install(FILES ${GOUJI_PAGES}/gouji.1
  DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${GOUJI_PAGES}/zh_CN/gouji.1
  DESTINATION ${CMAKE_INSTALL_MANDIR}/zh_CN/man1 COMPONENT program)
install(FILES ${GOUJI_PAGES}/gouji.bash RENAME gouji
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)
install(FILES ${GOUJI_PAGES}/_gouji DESTINATION ${GOUJI_ZSH_FOLDER} COMPONENT program)
install(FILES ${GOUJI_PAGES}/gouji.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)

install(TARGETS gouji_library EXPORT gouji_targets
  LIBRARY COMPONENT library NAMELINK_COMPONENT library)
install(DIRECTORY include/gouji DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT library)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/gouji)
install(EXPORT gouji_targets NAMESPACE gouji:: FILE gouji-config.cmake
  DESTINATION ${package_folder} COMPONENT library)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/gouji-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/gouji-config-version.cmake
  DESTINATION ${package_folder} COMPONENT library)
