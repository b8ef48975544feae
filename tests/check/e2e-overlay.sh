#!/bin/sh
# SPDX-License-Identifier: MIT
# The same screens from a program whose wcwidth curses does not use.
: "${srcdir=.}" "${builddir=$(pwd)}"
BAOKAN=$builddir/tests/e2e/baokan_overlay \
    exec "$builddir/tests/e2e/e2e" "$srcdir/tests/e2e"
