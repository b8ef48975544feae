#!/bin/sh
# SPDX-License-Identifier: MIT
# Keys and expected screens: the scripts of tests/e2e.
: "${srcdir=.}" "${builddir=$(pwd)}"
exec "$builddir/tests/e2e/e2e" "$srcdir/tests/e2e"
