# SPDX-FileCopyrightText: Callout Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# What scripts/run and scripts/test share. Sourced, not run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

setup_unless_told_not_to() {
    if [ "${1:-}" = "--no-setup" ]; then return 0; fi
    scripts/setup
}

# build PRESET [TARGET...]: configures once, then builds.
build() {
    local preset=$1
    shift
    if [ ! -f "build/$preset/build.ninja" ] || [ CMakePresets.json -nt "build/$preset/build.ninja" ]; then
        cmake --preset "$preset" --log-level=WARNING
    fi
    local targets=()
    [ $# -gt 0 ] && targets=(--target "$@")
    cmake --build --preset "$preset" "${targets[@]}"
}

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "${QT_QPA_PLATFORM:-}" = offscreen ]; }
