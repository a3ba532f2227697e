# SPDX-FileCopyrightText: Callout Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# The language, the compiler cache and the linker, the same for every target.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

include(CheckCXXSourceCompiles)
set(CMAKE_REQUIRED_FLAGS "-std=c++23")
check_cxx_source_compiles("#include <expected>
    int main() { std::expected<int, int> e = 1; return e.value() - 1; }" CONSOLE_HAS_EXPECTED)
unset(CMAKE_REQUIRED_FLAGS)
if(NOT CONSOLE_HAS_EXPECTED)
    message(FATAL_ERROR
        "This compiler has no std::expected. Install GCC 12 or newer (package g++), or Clang 19 with its libc++.")
endif()

find_program(CONSOLE_CCACHE ccache)
if(CONSOLE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Without this sloppiness ccache refuses everything that uses a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} "${CONSOLE_CCACHE}")
endif()

find_program(CONSOLE_MOLD mold)
if(CONSOLE_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_link_options(-fuse-ld=mold)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)   # lets ccache see through precompiled headers
endif()
# Line tables are enough for a back trace and halve the size of what is linked.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")
