# chuanpin_embed_file(target file header function)   puts a file into a target: `function` (fully qualified, declared in `header`)
# answers its bytes as a std::string_view. Run with -P, this file is the step that writes the .cpp.
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ ${FILE} digits HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${digits}")
  string(REGEX REPLACE "((0x..,){32})" "\\1\n    " bytes "${bytes}")
  string(REGEX REPLACE "::[^:]+$" "" space ${FUNCTION})
  string(REGEX REPLACE "^.*::" "" name ${FUNCTION})
  file(WRITE ${OUTPUT} "// Generated from a file of the source tree by cmake/embed_file.cmake.
#include \"${HEADER}\"

namespace ${space} {

namespace {
constexpr unsigned char content[] = {
    ${bytes}0};
}  // namespace

std::string_view ${name}() { return {reinterpret_cast<const char*>(content), sizeof content - 1}; }

}  // namespace ${space}
")
  return()
endif()

function(chuanpin_embed_file target file header function)
  string(MAKE_C_IDENTIFIER ${file} stem)
  set(output ${CMAKE_BINARY_DIR}/generated/${stem}.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DFILE=${CMAKE_SOURCE_DIR}/${file} -DHEADER=${header} -DFUNCTION=${function} -DOUTPUT=${output}
            -P ${CMAKE_SOURCE_DIR}/cmake/embed_file.cmake
    DEPENDS ${CMAKE_SOURCE_DIR}/${file} ${CMAKE_SOURCE_DIR}/cmake/embed_file.cmake VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
