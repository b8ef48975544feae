#!/bin/sh
# SPDX-License-Identifier: MIT
# man-tables.sh PROGRAM MANPAGE: the manual page with the parts between
# .\" BEGIN NAME and .\" END NAME written anew from the program's own tables:
# keys, commands, settings. To standard output.
set -u
LC_ALL=C.UTF-8
export LC_ALL
unset LANGUAGE
program=$1
page=$2
tables=${TMPDIR:-/tmp}/baokan-tables.$$
trap 'rm -f "$tables".*' EXIT
"$program" --no-config --list-keys >"$tables.keys.tsv" &&
    "$program" --list-commands >"$tables.commands.tsv" &&
    "$program" --list-options >"$tables.options.tsv" || exit 1

# mode TAB key TAB command; commands: name TAB arguments TAB help
awk -F '\t' '
    function quote(s) {
        gsub(/\\/, "\\e", s); gsub(/"/, "\\(dq", s); gsub(/-/, "\\-", s)
        return "\\&" s
    }
    FNR == NR { help[$1] = $NF; next }
    {
        if (!($1 in seen)) { seen[$1] = 1; order[++nmodes] = $1 }
        pair = $1 SUBSEP $3
        if (!(pair in keys)) {
            keys[pair] = quote($2)
            line[$1, ++n[$1]] = $3
        } else {
            keys[pair] = keys[pair] " , Ic " quote($2)
        }
    }
    END {
        for (m = 1; m <= nmodes; m++) {
            mode = order[m]
            title = mode
            gsub(/,/, ", ", title)
            print ".Ss Keys in: " title
            print ".Bl -tag -width Ds"
            for (i = 1; i <= n[mode]; i++) {
                command = line[mode, i]
                print ".It Ic " keys[mode, command]
                name = command
                sub(/ .*/, "", name)
                text = help[name]
                print "\\&" (text == "" ? "." : text "")
                print ".Pq Ic " quote(command)
            }
            print ".El"
        }
    }' "$tables.commands.tsv" "$tables.keys.tsv" >"$tables.keys"

awk -F '\t' '
    function quote(s) {
        gsub(/\\/, "\\e", s); gsub(/"/, "\\(dq", s); gsub(/-/, "\\-", s)
        return "\\&" s
    }
    BEGIN { print ".Bl -tag -width Ds" }
    {
        print ".It Ic " quote($1) ($2 == "" ? "" : " Ar " quote($2))
        print "\\&" $NF
    }
    END { print ".El" }' "$tables.commands.tsv" >"$tables.commands"

# name TAB letter TAB argument TAB default TAB where TAB help
awk -F '\t' '
    function quote(s) {
        gsub(/\\/, "\\e", s); gsub(/"/, "\\(dq", s); gsub(/-/, "\\-", s)
        return "\\&" s
    }
    BEGIN { print ".Bl -tag -width Ds" }
    $5 != "line" {
        print ".It Cm " quote($1) " Ar " \
            ($3 == "" ? "on Ns | Ns Ar off" : quote($3))
        print "\\&" $6 ($4 == "" ? "" : ".")
        if ($4 != "")
            print "Default: " $4
    }
    END { print ".El" }' "$tables.options.tsv" >"$tables.settings"

awk -v tables="$tables" '
    $1 == ".\\\"" && $2 == "END" { inside = 0 }
    !inside { print }
    $1 == ".\\\"" && $2 == "BEGIN" {
        inside = 1
        while ((getline line < (tables "." $3)) > 0)
            print line
    }' "$page"
