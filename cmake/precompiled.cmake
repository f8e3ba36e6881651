# Precompiled headers: most of a file's compile time was the parsing of the same headers.
# chuanpin_precompiled(target)        lets a target of the program share cmake/precompiled.hpp
# chuanpin_precompiled_test(target)   lets a test share tests/support/precompiled.hpp, which adds Catch2
# All targets that share one are compiled with the same flags (chuanpin_flags); a file of other flags says SKIP_PRECOMPILE_HEADERS.
function(chuanpin_precompiled target)
  if(CHUANPIN_PRECOMPILED)
    target_precompile_headers(${target} REUSE_FROM chuanpin_precompiled_headers)
  endif()
endfunction()

function(chuanpin_precompiled_test target)
  if(CHUANPIN_PRECOMPILED)
    target_precompile_headers(${target} REUSE_FROM chuanpin_precompiled_test_headers)
  endif()
endfunction()

function(chuanpin_precompile name header)
  set(nothing ${CMAKE_BINARY_DIR}/generated/${name}.cpp)
  file(CONFIGURE OUTPUT ${nothing} CONTENT "// Holds nothing: a precompiled header needs a file to be compiled for.\n")
  add_library(${name} STATIC ${nothing})
  target_link_libraries(${name} PUBLIC chuanpin_flags)
  target_precompile_headers(${name} PRIVATE ${CMAKE_SOURCE_DIR}/${header})
endfunction()

if(CHUANPIN_PRECOMPILED)
  chuanpin_precompile(chuanpin_precompiled_headers cmake/precompiled.hpp)
endif()
