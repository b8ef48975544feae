#!/bin/sh
# SPDX-License-Identifier: MIT
# No mutable object outlives a function, except those listed here with their
# reason: nm over the archives finds no symbol in .data or .bss. And no table of
# 8 KiB and more holds addresses: each would be written at every start.
. "${srcdir=.}/tests/check/tap.sh"

allowed='
mem.o:death_hook        the function that restores the terminal before death
signals.o:              handlers can reach nothing but flags and a pipe
restore.o:kept          what a signal handler needs to restore the terminal
xml_read.o:lib          a library, loaded by the first thread that needs it
pool.o:once_lock        for what is done once, whoever needs it first
wcwidth.o:              the width setting that curses asks for, and a counter
'

test -z "${SANITIZERS-}" || skip_all 'sanitizers add objects of their own'
$NM -f sysv "$builddir/src/base/libbase.a" 2>/dev/null |
    grep -q '|\.text' || skip_all 'nm does not tell sections'

for archive in "$builddir"/src/*/lib*.a; do
    # Name|Value|Class|Type|Size|Line|Section, after a line that names the
    # member. .data.rel.ro is const data that holds addresses.
    $NM -f sysv "$archive" | awk -F '|' -v allowed="$allowed" '
        BEGIN {
            n = split(allowed, row, "\n")
            for (i = 1; i <= n; i++) {
                sub(/ .*/, "", row[i])
                ok[row[i]] = 1
            }
        }
        /^Symbols from/ {
            member = $0
            sub(/\]:?$/, "", member); sub(/:$/, "", member)
            sub(/.*\[/, "", member)
        }
        NF >= 7 {
            gsub(/ /, "", $1); gsub(/ /, "", $3); gsub(/ /, "", $7)
            if ($3 !~ /^[BbCDdGgSs]$/)
                next
            name = $1
            sub(/\.[0-9]+$/, "", name)
            if ($7 ~ /^\.data\.rel\.ro/) {
                size = $5 # in hexadecimal digits
                gsub(/ /, "", size); sub(/^0+/, "", size)
                if (length(size) > 4 || (length(size) == 4 && size >= "2000"))
                    print member ": " name " holds addresses"
                next
            }
            if (!((member ":" name) in ok) && !((member ":") in ok))
                print member ": " name " in " $7
        }' | none "${archive#"$builddir/"}"
done
finish
