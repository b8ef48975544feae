#!/bin/sh
# SPDX-License-Identifier: MIT
# Two speeds, one truth: every row of --list=json is the beginning of the same
# row of --dump=json, in the same order, whatever the files hold.
. "${srcdir=.}/tests/check/tap.sh"
work rows
LC_ALL=C
export LC_ALL
for folder in data/samples tests/fuzz/corpus/parse tests/fuzz/corpus/text; do
    for form in list dump; do
        "$BAOKAN" --no-config --no-state --all --$form=json \
            "$srcdir/$folder" >"$work/$form" 2>/dev/null </dev/null
    done
    test -s "$work/list"
    point $? "$folder: has rows"
    # No row holds a tab: JSON escapes it.
    paste "$work/list" "$work/dump" | awk -F '\t' '
        { row = substr($1, 1, length($1) - 1) "," }
        substr($2, 1, length(row)) != row { print FNR ": " $1 }' |
        none "$folder: rows of list and dump agree"
done
finish
