# Warnings, sanitizers, linker and ccache. Warnings are errors.
add_library(chuanpin_flags INTERFACE)
target_compile_options(chuanpin_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wsuggest-override -Wnon-virtual-dtor -Wold-style-cast
  -Wimplicit-fallthrough -Werror)
# What every file is compiled with, so that all can share one precompiled header.
target_compile_definitions(chuanpin_flags INTERFACE BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED)
target_link_libraries(chuanpin_flags INTERFACE Boost::headers fmt::fmt nlohmann_json::nlohmann_json)
target_include_directories(chuanpin_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_link_options(chuanpin_flags INTERFACE -fuse-ld=lld)

if(CHUANPIN_SANITIZE)
  target_compile_options(chuanpin_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(chuanpin_flags INTERFACE -fsanitize=address,undefined)
endif()
if(CHUANPIN_COVERAGE)
  target_compile_options(chuanpin_flags INTERFACE -fprofile-instr-generate -fcoverage-mapping)
  target_link_options(chuanpin_flags INTERFACE -fprofile-instr-generate)
endif()
if(CHUANPIN_FUZZ)
  target_compile_options(chuanpin_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# ccache and precompiled headers: clang must not write the header's time into them, and ccache must not ask for it. It takes the
# dependencies from the compiler (CCACHE_DEPEND): its own preprocessing of each file would cost what the precompiled header saves.
if(CHUANPIN_PRECOMPILED)
  target_compile_options(chuanpin_flags INTERFACE "SHELL:-Xclang -fno-pch-timestamp")
endif()
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_NOHASHDIR=1 CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}
      CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_DEPEND=1 CCACHE_PCH_EXTSUM=1 ${CCACHE})
endif()
