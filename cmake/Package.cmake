# Debian packages, made by CPack: `sh scripts/package`.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gouji)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_VENDOR "Gouji Project")
set(CPACK_PACKAGE_CONTACT "Gouji Maintainers <maintainers@gouji.example>")
set(CPACK_PACKAGE_HOMEPAGE_URL "https://gouji.example")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "check annual reports on government information disclosure")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program library)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME gouji)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
# Programs that read what gouji itself does not: PDF, and the formats of older word processors.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "poppler-utils, libreoffice-writer-nogui")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
"政府信息公开工作年度报告检查工具 (gouji, 勾稽)
Checks the annual reports on information disclosure that administrative organs
in China publish against their national format: whether all sections and
tables are there, whether the figures agree with one another and with the
prose, and which cell would settle a sum that does not come out.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libgouji-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS "gouji (= ${PROJECT_VERSION})")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION
"annual reports on government information disclosure, checked from C++
The shared library, its header and what find_package(gouji) needs.")
include(CPack)
