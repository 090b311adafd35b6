# The table that folds traditional characters to simplified ones, made from OpenCC's character data.
find_program(OPENCC_DICT opencc_dict REQUIRED)
find_file(OPENCC_TS TSCharacters.ocd2 PATHS /usr/share/opencc /usr/local/share/opencc REQUIRED)

set(GOUJI_FOLD_TABLE ${PROJECT_BINARY_DIR}/generated/fold_table.inc)
set(ts_text ${PROJECT_BINARY_DIR}/generated/ts-characters.txt)
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/generated)

add_executable(make_fold_table ${PROJECT_SOURCE_DIR}/cmake/make_fold_table.cpp)
add_custom_command(
  OUTPUT ${GOUJI_FOLD_TABLE}
  COMMAND ${OPENCC_DICT} -i ${OPENCC_TS} -o ${ts_text} -f ocd2 -t text
  COMMAND make_fold_table ${ts_text} ${GOUJI_FOLD_TABLE}
  DEPENDS make_fold_table ${OPENCC_TS}
  COMMENT "Making the folding table from OpenCC's character data"
  VERBATIM)
