#!/bin/sh
# SPDX-License-Identifier: MIT
# sources.sh [--update] - the lists of files in the fragments, in
# po/POTFILES.in and in ARCHITECTURE.md against the tree. Without --update it prints the differences
# and returns 1 when there are any.
#
# A list stands between the lines "# BEGIN NAME" and "# END NAME". The one of
# ARCHITECTURE.md tells each file's job in the words of its first comment.
set -u
LC_ALL=C
export LC_ALL
: "${srcdir=$(dirname "$0")/..}"
cd "$srcdir" || exit 1
update=${1-}
status=0
new=${TMPDIR:-/tmp}/baokan-sources.$$
trap 'rm -f "$new" "$new.list"' EXIT

# Compare the new text of a file, in $new, with the file.
settle()
{
    cmp -s "$new" "$1" && return
    if test "$update" = --update; then
        cat "$new" >"$1"
    else
        diff "$1" "$new" | sed "s|^|$1: |"
        status=1
    fi
}

# list FILE NAME: the lines on standard input are what the list shall be.
list()
{
    cat >"$new.list"
    if ! grep -q "BEGIN $2" "$1"; then
        echo "$1: there is no list $2"
        status=1
        return
    fi
    awk -v name="$2" -v list="$new.list" '
        $0 ~ "^(#|<!--) END " name "( -->)?$" { inside = 0 }
        !inside { print }
        $0 ~ "^(#|<!--) BEGIN " name "( -->)?$" {
            inside = 1
            while ((getline line < list) > 0)
                print line
        }' "$1" >"$new"
    settle "$1"
}

# Names on standard input as the make variable $1.
variable()
{
    awk -v name="$1" '
        { names = names " \\\n\t" $0 }
        END { print name " =" names }'
}

layers='base text parser model search layout batch sys term ui'
for layer in $layers; do
    # What is built and distributed stands first; wcwidth.c is linked as an
    # object, see src/local.mk.
    { test "$layer" != parser || echo rules_data.c; ls "src/$layer"; } |
        grep '\.[ch]$' | grep -v -e '^gen_' -e '^wcwidth\.c$' | awk '!seen[$0]++' |
        sed 's|^|%D%/|' | variable "%C%_lib${layer}_a_SOURCES" |
        list "src/$layer/local.mk" sources
done

# layer_of FILE: the highest layer whose headers it and the headers beside it
# include. A wing that
# stands beside another counts as the lowest layer that has both.
layer_of()
{
    beside=$(sed -n 's/^#include "\([a-z_]*\.h\)".*/\1/p' "$1" |
        sed "s|^|$(dirname "$1")/|")
    # shellcheck disable=SC2086
    sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$1" $beside | sort -u | awk '
        { has[$1] = 1 }
        END {
            wing_l = has["layout"]; wing_m = has["model"] || has["search"]
            wing_t = has["term"] || has["sys"] && (has["text"] ||
                has["parser"] || wing_l || wing_m)
            upper = has["parser"] || wing_l || wing_m || has["batch"]
            if (has["ui"] || wing_t && upper) print "ui"
            else if (has["batch"] || wing_l && wing_m) print "batch"
            else if (wing_l) print "layout"
            else if (has["search"]) print "search"
            else if (has["model"]) print "model"
            else if (has["parser"]) print "parser"
            else if (wing_t) print "term"
            else if (has["sys"]) print "sys"
            else if (has["text"]) print "text"
            else print "base"
        }'
}

# programs FOLDER PREFIX: test programs of one source each.
programs()
{
    for file in tests/"$1"/"$2"_*.c; do
        test -f "$file" && echo "${file%.c}"
    done
}

# linked NAME: LDADD lines of the programs named on standard input.
linked()
{
    while read -r name; do
        echo "%C%_$(echo "${name#*/}" | tr '/' '_')_LDADD =" \
            "\$($(layer_of "$name.c")_libs)${1+ $1}"
    done
}

for kind in unit property; do
    {
        programs $kind test | sed 's|^tests|%D%|' | variable ${kind}_tests
        # shellcheck disable=SC2016 # a variable of make
        programs $kind test | linked '$(CMOCKA_LIBS)'
    } | list tests/local.mk $kind
done

for file in tests/e2e/* tests/e2e/self/*; do
    case $file in
    *.e2e | */README) echo "%D%/${file#tests/}" ;;
    esac
done | variable e2e_scripts | list tests/local.mk e2e

for file in tests/*/*.h; do
    test -f "$file" && echo "%D%/${file#tests/}"
done | variable test_headers | list tests/local.mk headers

{
    programs fuzz fuzz | sed 's|^tests|%D%|' | variable fuzz_targets
    programs fuzz fuzz | while read -r name; do
        var=%C%_$(echo "${name#tests/}" | tr '/' '_')
        echo "${var}_SOURCES = %D%/${name#tests/}.c \$(fuzz_main)"
        echo "${var}_LDFLAGS = \$(FUZZ_LDFLAGS)"
    done
    programs fuzz fuzz | linked
} | list tests/local.mk fuzz

# A program of bench is a source without a header; those with one are shared.
benches()
{
    for file in bench/*.c; do
        test -f "$file" && test ! -f "${file%.c}.h" && echo "${file%.c}"
    done
}
{
    for file in bench/*.h; do
        test -f "$file" || continue
        echo "$file"
        test ! -f "${file%.h}.c" || echo "${file%.h}.c"
    done | sed 's|^bench|%D%|' | variable bench_shared
    benches | sed 's|^bench|%D%|' | variable bench_programs
    benches | while read -r name; do
        echo "%C%_${name#bench/}_SOURCES = %D%/${name#bench/}.c"
        echo "%C%_${name#bench/}_LDADD = %D%/libbench.a \$(batch_libs)"
    done
} | list bench/local.mk bench

# The first sentence of a file's first comment, as "name - what it is".
job()
{
    awk '
        NR == 1 { next }
        { line = $0 }
        { sub(/^[ \t]*\/?\*+[ \t]?/, "", line) }
        /\*\// { sub(/[ \t]*\*\/.*/, "", line); last = 1 }
        line == "" && text != "" { exit }
        { text = text (text == "" || line == "" ? "" : " ") line }
        last { exit }
        END {
            sub(/^[a-z0-9_]+ - /, "", text)
            if (match(text, /[.:;]( |$)/))
                text = substr(text, 1, RSTART - 1)
            print text
        }' "$1"
}

for layer in $layers; do
    echo
    echo "### src/$layer"
    echo
    for file in "src/$layer"/*.[ch]; do
        case $file in
        *rules_data.c) continue ;;
        *.c) test -f "${file%.c}.h" && continue ;;
        esac
        name=$(basename "$file")
        case $file in *.h) test -f "${file%.h}.c" && name=${name%.h} ;; esac
        echo "- \`$name\`: $(job "$file")"
    done
done | list ARCHITECTURE.md files

find src -name '*.c' ! -name 'gen_*' -exec grep -lE '(^|[^A-Za-z0-9_])(N?_|ngettext)\(' {} + |
    sort >"$new.list"
mv "$new.list" "$new"
settle po/POTFILES.in
exit $status
