# Precompiled headers: most of a file's compile time was the parsing of the same headers.
# chuanpin_precompiled(target)        lets a target of the program share them
# chuanpin_precompiled_test(target)   lets a test share those and Catch2
# All targets that share are compiled with the same flags (chuanpin_flags); a file of other flags says SKIP_PRECOMPILE_HEADERS.
# Files still include what they use: the preset dev, which clang-tidy reads, builds without.
set(precompiled_headers
  # Only what never changes.
  <algorithm> <array> <atomic> <charconv> <chrono> <cstddef> <cstdint> <deque> <expected> <functional> <iostream> <map> <memory> <mutex>
  <optional> <span> <sstream> <stdexcept> <string> <string_view> <unordered_map> <utility> <variant> <vector>
  <boost/asio/any_io_executor.hpp> <boost/asio/awaitable.hpp> <boost/asio/co_spawn.hpp> <boost/asio/detached.hpp>
  <boost/asio/io_context.hpp> <boost/asio/post.hpp> <boost/asio/steady_timer.hpp> <boost/asio/this_coro.hpp>
  <boost/asio/use_awaitable.hpp> <fmt/format.h> <fmt/ranges.h> <nlohmann/json.hpp>)

function(chuanpin_precompiled target)
  if(CHUANPIN_PRECOMPILED)
    target_precompile_headers(${target} REUSE_FROM chuanpin_precompiled_headers)
    add_dependencies(${target} chuanpin_precompiled_headers_hash)
  endif()
endfunction()

function(chuanpin_precompiled_test target)
  if(CHUANPIN_PRECOMPILED)
    target_precompile_headers(${target} REUSE_FROM chuanpin_precompiled_test_headers)
    add_dependencies(${target} chuanpin_precompiled_test_headers_hash)
  endif()
endfunction()

# chuanpin_precompile(name HEADER …)   a target that others can share the precompiled headers of
# A precompiled header holds the path of its build folder, so no two folders would share ccache's answers. What ccache looks at
# instead (CCACHE_PCH_EXTSUM) is a hash of the headers' text beside it.
function(chuanpin_precompile name)
  set(nothing ${CMAKE_BINARY_DIR}/generated/${name}.cpp)
  file(CONFIGURE OUTPUT ${nothing} CONTENT "// Holds nothing: a precompiled header needs a file to be compiled for.\n")
  add_library(${name} STATIC ${nothing})
  target_link_libraries(${name} PUBLIC chuanpin_flags)
  target_precompile_headers(${name} PRIVATE ${ARGN})
  set(header ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${name}.dir/cmake_pch.hxx)
  set(definitions "$<TARGET_PROPERTY:${name},COMPILE_DEFINITIONS>")
  set(folders "$<TARGET_PROPERTY:${name},INCLUDE_DIRECTORIES>")
  add_custom_command(OUTPUT ${header}.pch.sum DEPENDS ${header}.pch ${CMAKE_SOURCE_DIR}/cmake/hash_precompiled.cmake VERBATIM COMMAND_EXPAND_LISTS
    COMMAND ${CMAKE_COMMAND} -DHEADER=${header} -P ${CMAKE_SOURCE_DIR}/cmake/hash_precompiled.cmake --
      ${CMAKE_CXX_COMPILER} -std=c++23 "$<$<BOOL:${definitions}>:-D$<JOIN:${definitions},;-D>>" "$<$<BOOL:${folders}>:-I$<JOIN:${folders},;-I>>")
  add_custom_target(${name}_hash DEPENDS ${header}.pch.sum)
endfunction()

if(CHUANPIN_PRECOMPILED)
  # CMake would also name the header that the .pch was made from: by its whole path, which is another one in each folder.
  set(CMAKE_CXX_COMPILE_OPTIONS_USE_PCH -Xclang -include-pch -Xclang <PCH_FILE>)
  chuanpin_precompile(chuanpin_precompiled_headers ${precompiled_headers})
endif()
