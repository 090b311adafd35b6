# The manual pages and the completions of shells, written by the program itself from its table of
# commands and options.
set(GOUJI_PAGES ${PROJECT_BINARY_DIR}/pages)
file(MAKE_DIRECTORY ${GOUJI_PAGES}/zh_CN)

set(pages)
function(gouji_page file)
  add_custom_command(
    OUTPUT ${GOUJI_PAGES}/${file}
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C $<TARGET_FILE:gouji> ${ARGN} > ${GOUJI_PAGES}/${file}
    DEPENDS gouji ${pack_files}
    COMMENT "Writing ${file}"
    VERBATIM)
  set(pages ${pages} ${GOUJI_PAGES}/${file} PARENT_SCOPE)
endfunction()

gouji_page(gouji.1 man --lang en)
gouji_page(zh_CN/gouji.1 man --lang zh)
gouji_page(gouji.bash completion bash)
gouji_page(_gouji completion zsh)
gouji_page(gouji.fish completion fish)
add_custom_target(gouji_pages ALL DEPENDS ${pages})
