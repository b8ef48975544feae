#!/bin/sh
# SPDX-License-Identifier: MIT
# Whole outputs against committed ones. Inputs are the sample articles and
# tests/golden/in; tests/golden/out holds, for an article PATH, the files
# PATH.80, PATH.40 (typeset) and PATH.tree, and for both folders list.json,
# list.tsv and dump.json. `make update-golden` writes them anew: read the
# difference before you commit it.
. "${srcdir=.}/tests/check/tap.sh"
work golden
out=$srcdir/tests/golden/out
case $out in /*) ;; *) out=$(pwd)/$out ;; esac
# Paths in the output are relative to this folder.
cd "$srcdir" || exit 1
options='--no-config --no-state --no-cache'

# golden NAME ARGUMENT…
golden()
{
    name=$1
    shift
    mkdir -p "$work/$(dirname "$name")"
    # shellcheck disable=SC2086
    "$BAOKAN" $options "$@" >"$work/$name" 2>"$work/err" </dev/null
    status=$?
    if test -n "${UPDATE_GOLDEN-}"; then
        mkdir -p "$out/$(dirname "$name")" && cp "$work/$name" "$out/$name"
        return
    fi
    test $status -eq 0 && cmp -s "$work/$name" "$out/$name"
    status=$?
    point $status "$name"
    test $status -eq 0 && return
    sed 's/^/# /' "$work/err"
    diff -u "$out/$name" "$work/$name" 2>&1 | head -n 40 | sed 's/^/# /'
}

test -z "${UPDATE_GOLDEN-}" || rm -rf "$out"
for folder in data/samples tests/golden/in; do
    test -d "$folder" || continue
    find "$folder" -type f | LC_ALL=C sort >"$work/files"
    while read -r file; do
        golden "$file.80" --dump --width=80 "$file"
        golden "$file.40" --dump --width=40 "$file"
        golden "$file.tree" --dump=tree "$file"
    done <"$work/files"
    golden "$folder/list.json" --list=json "$folder"
    golden "$folder/list.tsv" --list=tsv "$folder"
    golden "$folder/dump.json" --dump=json --width=80 "$folder"
done

# What no input makes any more.
test -n "${UPDATE_GOLDEN-}" ||
    (cd "$out" && find . -type f) | while read -r name; do
        test -f "$work/$name" || echo "$name has no input"
    done | none 'no output is left over'
finish
