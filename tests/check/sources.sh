#!/bin/sh
# SPDX-License-Identifier: MIT
# The lists of files in the makefile fragments and in po/POTFILES.in are what
# is in the tree.
. "${srcdir=.}/tests/check/tap.sh"
work sources
TMPDIR=$work sh "$srcdir/build-aux/sources.sh" 2>&1 |
    none 'lists agree with the tree (make sources)'
finish
