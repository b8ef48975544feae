#!/bin/sh
# SPDX-License-Identifier: MIT
# Keys and expected screens: the scripts of tests/e2e.
: "${srcdir=.}" "${builddir=$(pwd)}"
set --
for script in "$srcdir"/tests/e2e/*.e2e; do
    test -f "$script" && set -- "$@" "$script"
done
if test $# -eq 0; then
    echo '1..0 # SKIP there are no scripts'
    exit 0
fi
exec "$builddir/tests/e2e/e2e" "$@"
