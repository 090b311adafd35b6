# The shared library that find_package(gouji) finds: the rooms up to `check` behind one header. What
# it is made of stays inside, so that those who link with it need none of its own libraries' headers.
file(GLOB library_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/library/*.cpp)
add_library(gouji_library SHARED ${library_sources})
add_library(gouji::gouji ALIAS gouji_library)
target_link_libraries(gouji_library PRIVATE
  gouji_flags gouji_base gouji_intake gouji_pack gouji_reading gouji_check)
target_include_directories(gouji_library PUBLIC
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_compile_features(gouji_library INTERFACE cxx_std_17)
set_target_properties(gouji_library PROPERTIES
  OUTPUT_NAME gouji
  EXPORT_NAME gouji
  VERSION ${PROJECT_VERSION}
  SOVERSION ${PROJECT_VERSION_MAJOR}
  LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib)
