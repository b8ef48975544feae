#!/bin/sh
# SPDX-License-Identifier: MIT
# Libraries that take long to load are loaded by what needs them, not before.
. "${srcdir=.}/tests/check/tap.sh"
work lazy
test -n "${STRACE-}" || skip_all 'strace is missing'
$STRACE -f -o "$work/probe" true 2>/dev/null && test -s "$work/probe" ||
    skip_all 'tracing is not allowed here'
test -z "${SANITIZERS-}" || skip_all 'sanitizers load what they need'
samples=$srcdir/data/samples

# loaded ARGUMENT...: which of the libraries a run opens, in a line.
loaded()
{
    $STRACE -f -qq -e trace=open,openat -o "$work/trace" \
        "$BAOKAN" --no-config "$@" >/dev/null 2>&1 </dev/null
    sed -n 's/.*"[^"]*lib\(xml2\|opencc\|pcre2-8\|icuuc\|stdc++\)[.-][^"]*".* = [0-9].*/\1/p' \
        "$work/trace" | sort -u | tr '\n' ' '
}

# none_loaded NAME ARGUMENT...
none_loaded()
{
    name=$1
    shift
    loaded "$@" | none "$name"
}

none_loaded 'a list' --list=tsv "$samples"
none_loaded 'an article' --dump=text "$samples/茶叶周刊"
loaded --dump=text "$samples/订阅" | grep -q xml2
point $? 'a feed: libxml2'
none_loaded 'a word' --list=tsv --search=茶 "$samples/茶叶周刊"
finish
