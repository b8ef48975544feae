#!/bin/sh
# SPDX-License-Identifier: MIT
# The same screens from a program whose wcwidth curses does not use.
: "${srcdir=.}" "${builddir=$(pwd)}"
BAOKAN=$builddir/tests/e2e/baokan_overlay
export BAOKAN
. "$srcdir/tests/check/e2e.sh"
