#!/bin/sh
# SPDX-License-Identifier: MIT
# The runner of screen tests tried on a shell.
: "${srcdir=.}" "${builddir=$(pwd)}"
BAOKAN=/bin/sh exec "$builddir/tests/e2e/e2e" "$srcdir/tests/e2e/self"
