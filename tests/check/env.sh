# SPDX-License-Identifier: MIT
# The world the tests run in: nothing of the user's own. Sourced.
# shellcheck shell=sh
unset LANG LANGUAGE LC_MESSAGES LC_CTYPE COLUMNS LINES NO_COLOR TZ \
    BROWSER EDITOR VISUAL DISPLAY WAYLAND_DISPLAY LOCPATH CDPATH
LC_ALL=C.UTF-8
TERM=xterm-256color
CMOCKA_MESSAGE_OUTPUT=TAP
scratch=$(pwd)/tests/scratch
HOME=$scratch/home
XDG_CONFIG_HOME=$HOME/.config
XDG_STATE_HOME=$HOME/.local/state
XDG_CACHE_HOME=$HOME/.cache
XDG_DATA_HOME=$HOME/.local/share
mkdir -p "$HOME"
export LC_ALL TERM CMOCKA_MESSAGE_OUTPUT scratch HOME \
    XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME XDG_DATA_HOME
# For scripts of tests/e2e, which start programs in other folders.
SAMPLES=$(cd "$srcdir/data/samples" 2>/dev/null && pwd)
export SAMPLES
