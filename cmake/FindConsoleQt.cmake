# SPDX-FileCopyrightText: Callout Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Finds Qt piece by piece, so that a missing piece is named together with its package.

set(CONSOLE_QT_MINIMUM 6.8)
set(_packages
    "Core=qt6-base-dev" "Gui=qt6-base-dev" "Widgets=qt6-base-dev" "Network=qt6-base-dev"
    "Sql=qt6-base-dev" "Test=qt6-base-dev" "Svg=qt6-svg-dev" "Qml=qt6-declarative-dev"
    "Quick=qt6-declarative-dev" "QuickWidgets=qt6-declarative-dev"
    "PrintSupport=qt6-base-dev"
    "Positioning=qt6-positioning-dev"
    "Location=qt6-location-dev (with qt6-base-private-dev and qt6-declarative-private-dev)"
    "HttpServer=qt6-httpserver-dev (with qt6-websockets-dev)"
    "Multimedia=qt6-multimedia-dev"
    "LinguistTools=qt6-tools-dev and qt6-l10n-tools")

find_package(Qt6 ${CONSOLE_QT_MINIMUM} QUIET COMPONENTS Core)
if(NOT Qt6_FOUND)
    message(FATAL_ERROR "Qt ${CONSOLE_QT_MINIMUM} or newer was not found. "
        "Run scripts/setup, or install qt6-base-dev (Debian names; README.md lists other systems).")
endif()
set(_missing "")
foreach(_entry IN LISTS _packages)
    string(REGEX MATCH "^([A-Za-z]+)=(.*)$" _ "${_entry}")
    set(_piece "${CMAKE_MATCH_1}")
    set(_package "${CMAKE_MATCH_2}")
    find_package(Qt6 ${CONSOLE_QT_MINIMUM} QUIET COMPONENTS ${_piece})
    if(NOT TARGET Qt6::${_piece} AND NOT Qt6${_piece}_FOUND)
        string(APPEND _missing "\n  Qt6 ${_piece}: install ${_package}")
    endif()
endforeach()
find_package(Qt6Keychain QUIET)
if(NOT Qt6Keychain_FOUND)
    string(APPEND _missing "\n  QtKeychain: install qtkeychain-qt6-dev")
endif()
if(_missing)
    message(FATAL_ERROR "Pieces that Callout Console needs are missing:${_missing}\n"
        "scripts/setup installs all of them. (Debian names; README.md lists other systems.)")
endif()
qt_standard_project_setup(REQUIRES 6.8)
