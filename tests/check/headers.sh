#!/bin/sh
# SPDX-License-Identifier: MIT
# Each header compiles alone.
. "${srcdir=.}/tests/check/tap.sh"
work headers
for header in $(cd "$srcdir/src" && ls */*.h); do
    printf '#include <config.h>\n#include "%s"\n' "$header" >"$work/alone.c"
    # shellcheck disable=SC2086
    $CC $CPPFLAGS -Wall -Werror -fsyntax-only "$work/alone.c" \
        >"$work/out" 2>&1
    point $? "$header"
    sed 's/^/# /' "$work/out"
done
finish
