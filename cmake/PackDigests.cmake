# The digests of the packs in rules/ as C++ string literals, one a line: packs that the program knows
# by their digest need no validation when they are loaded, since the tests have validated them.
if(CMAKE_SCRIPT_MODE_FILE)
  set(lines "")
  foreach(pack ${PACKS})
    file(SHA256 ${pack} digest)
    string(APPEND lines "\"${digest}\",\n")
  endforeach()
  file(WRITE ${OUT} "${lines}")
  return()
endif()

set(GOUJI_PACK_DIGESTS ${PROJECT_BINARY_DIR}/generated/pack_digests.inc)
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/generated)
file(GLOB pack_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/*.xml)
add_custom_command(
  OUTPUT ${GOUJI_PACK_DIGESTS}
  COMMAND ${CMAKE_COMMAND} "-DPACKS=${pack_files}" -DOUT=${GOUJI_PACK_DIGESTS}
          -P ${CMAKE_CURRENT_LIST_DIR}/PackDigests.cmake
  DEPENDS ${pack_files} ${CMAKE_CURRENT_LIST_DIR}/PackDigests.cmake
  COMMENT "Writing the digests of the packs"
  VERBATIM)
