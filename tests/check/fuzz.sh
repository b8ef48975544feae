#!/bin/sh
# SPDX-License-Identifier: MIT
# The corpus of each fuzz target, replayed.
. "${srcdir=.}/tests/check/tap.sh"
work fuzz
IFS='
'
samples=$(find "$srcdir/data/samples" -type f)
for source in "$srcdir"/tests/fuzz/fuzz_*.c; do
    test -f "$source" || continue
    name=$(basename "$source" .c)
    program=$builddir/tests/fuzz/$name
    # What the samples hold is a good corpus for all but the keys.
    set -- "$srcdir/tests/fuzz/corpus/${name#fuzz_}"/*
    test "$name" = fuzz_input ||
        set -- "$@" $samples
    # libFuzzer replays the files it is given by name, as replay.c does.
    "$program" "$@" >"$work/out" 2>&1 </dev/null
    status=$?
    point $status "$name"
    test $status -eq 0 || tail -n 40 "$work/out" | sed 's/^/# /'
done
finish
