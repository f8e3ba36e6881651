# chuanpin_module(name folder LIBRARIES …)   one static library from the .cpp files directly in a folder
# chuanpin_service(name)                     one static library from a service's layers, with its migrations embedded
# chuanpin_test(kind folder LABELS …)        one Catch2 binary from a folder of tests/<kind>
include(CMakeParseArguments)

function(chuanpin_module name folder)
  cmake_parse_arguments(ARG "" "" "LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  file(GLOB headers CONFIGURE_DEPENDS ${folder}/*.hpp)
  if(sources)
    add_library(chuanpin_${name} STATIC ${sources})
    target_link_libraries(chuanpin_${name} PUBLIC chuanpin_flags ${ARG_LIBRARIES})
    chuanpin_precompiled(chuanpin_${name})
  else()
    add_library(chuanpin_${name} INTERFACE)
    target_link_libraries(chuanpin_${name} INTERFACE chuanpin_flags ${ARG_LIBRARIES})
  endif()
endfunction()

function(chuanpin_service name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${name}/*.cpp)
  file(GLOB migrations CONFIGURE_DEPENDS ${name}/migrations/*.sql)
  set(embedded ${CMAKE_BINARY_DIR}/generated/${name}_migrations.cpp)
  add_custom_command(OUTPUT ${embedded}
    COMMAND ${CMAKE_COMMAND} -DSERVICE=${name} -DFOLDER=${CMAKE_SOURCE_DIR}/${name}/migrations -DOUTPUT=${embedded}
            -P ${CMAKE_SOURCE_DIR}/cmake/embed_migrations.cmake
    DEPENDS ${migrations} ${CMAKE_SOURCE_DIR}/cmake/embed_migrations.cmake VERBATIM)
  add_library(chuanpin_${name} STATIC ${sources} ${embedded})
  target_link_libraries(chuanpin_${name} PUBLIC chuanpin_flags chuanpin_runtime)
  chuanpin_precompiled(chuanpin_${name})
endfunction()
