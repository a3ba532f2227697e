# SPDX-FileCopyrightText: Callout Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the project has in common.

# A compiler newer than those the project is built with regularly may warn of something new: that must not
# keep anybody from building.
if(CONSOLE_WERROR AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 15)
    message(STATUS "GCC ${CMAKE_CXX_COMPILER_VERSION} is newer than tested: warnings stay warnings")
    set(CONSOLE_WERROR OFF)
endif()

add_library(console_flags INTERFACE)
target_compile_options(console_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align
    -Wunused -Wimplicit-fallthrough -Wextra-semi
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond;-Wlogical-op>
    # GCC 12 warns wrongly in these two when it inlines Qt's containers.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-restrict>
    $<$<BOOL:${CONSOLE_WERROR}>:-Werror>)
target_compile_definitions(console_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_CONTEXTLESS_CONNECT QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH
    QT_NO_JAVA_STYLE_ITERATORS QT_NO_QASCONST QT_NO_EXCHANGE QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_UP_TO=0x060800 QT_MESSAGELOGCONTEXT)
target_include_directories(console_flags INTERFACE "${CMAKE_SOURCE_DIR}" "${CMAKE_SOURCE_DIR}/app")

# console_library(<name> SOURCES ... [PUBLIC ...] [PRIVATE ...] [PCH ... | PCH_FROM <target>])
# PCH_FROM: the precompiled header of a target with the same definitions; one costs as much as ten files.
# A static layer library. Headers are included from the repository's root ("models/...", "ui/...") or,
# for the layers below app/, from there ("domain/...", "services/...").
function(console_library name)
    cmake_parse_arguments(arg "" "PCH_FROM" "SOURCES;PUBLIC;PRIVATE;PCH" ${ARGN})
    qt_add_library(${name} STATIC ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE console_flags ${arg_PRIVATE})
    if(arg_PCH)
        target_precompile_headers(${name} PRIVATE ${arg_PCH})
    elseif(arg_PCH_FROM)
        target_precompile_headers(${name} REUSE_FROM ${arg_PCH_FROM})
    endif()
endfunction()

# Test code is compiled as it is written: what it tests is optimised, and it builds in half the time.
add_library(console_test_flags INTERFACE)
target_compile_options(console_test_flags INTERFACE -O0)

# One precompiled header for all tests: an empty program with the modules that decide what <QtTest> holds.
function(console_test_header)
    # Qt Test defines each program's folders, which would make every program's header another one.
    get_target_property(definitions Qt6::Test INTERFACE_COMPILE_DEFINITIONS)
    list(FILTER definitions EXCLUDE REGEX "QT_TESTCASE_")
    set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS "${definitions}")
    file(WRITE "${CMAKE_BINARY_DIR}/testheader.cpp" "int main() { return 0; }\n")
    add_executable(console_testheader EXCLUDE_FROM_ALL "${CMAKE_BINARY_DIR}/testheader.cpp")
    target_link_libraries(console_testheader PRIVATE console_flags console_test_flags Qt6::Test Qt6::Widgets Qt6::Network)
    target_precompile_headers(console_testheader PRIVATE
        <QtTest/QtTest> <QtCore/QtCore> <QtWidgets/QtWidgets> <QtNetwork/QtNetwork>)
endfunction()

# console_test(<name> SOURCES ... [LIBS ...] [LABELS ...] [TIMEOUT s])
# One Qt Test program, registered with ctest under its own name; runs offscreen, anywhere.
function(console_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LIBS;LABELS;ENVIRONMENT" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 60)
    endif()
    qt_add_executable(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_link_libraries(${name} PRIVATE console_flags console_test_flags Qt6::Test Qt6::Widgets Qt6::Network ${arg_LIBS})
    target_compile_definitions(${name} PRIVATE
        TEST_DATA_DIR="${CMAKE_SOURCE_DIR}/tests/data" PROJECT_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    target_precompile_headers(${name} REUSE_FROM console_testheader)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_QUICK_BACKEND=software;LC_ALL=C.UTF-8;TZ=Africa/Johannesburg;${arg_ENVIRONMENT}")
endfunction()
