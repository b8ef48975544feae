#!/bin/sh
# SPDX-License-Identifier: MIT
# Stands for the screen tests where libvterm is missing.
. "${srcdir=.}/tests/check/tap.sh"
skip 't_screen' 'libvterm is missing'
skip 't_screen_overlay' 'libvterm is missing'
for file in "$srcdir"/tests/e2e/self/*.e2e "$srcdir"/tests/e2e/*.e2e; do
    test -f "$file" && skip "$(basename "$file")" 'libvterm is missing'
done
finish
