#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual page against the program's tables.
. "${srcdir=.}/tests/check/tap.sh"
work man
page=$srcdir/man/baokan.1
LC_ALL=C.UTF-8
export LC_ALL

TMPDIR=$work sh "$srcdir/build-aux/man-tables.sh" "$BAOKAN" "$page" \
    >"$work/now.1"
point $? 'the tables can be printed'
diff "$page" "$work/now.1" 2>&1 |
    none 'keys, commands and settings are those of the tables (make update-man)'

"$BAOKAN" --list-options >"$work/options"
awk -F '\t' '$5 != "set" { print $1 }' "$work/options" | sort >"$work/have"
sed -n '/^\.Sh OPTIONS/,/^\.Sh SETTINGS/s/^\.It .*Fl -\([a-z-]*\).*/\1/p' \
    "$page" | sort >"$work/told"
comm -23 "$work/have" "$work/told" | none 'every option is in the manual'
comm -13 "$work/have" "$work/told" | none 'every option of the manual exists'
awk -F '\t' '$2 != "" { print $2 " , Fl -" $1 }' "$work/options" |
    while read -r pair; do
        grep -q "^\.It Fl $pair" "$page" || echo "$pair"
    done | none 'every letter is in the manual'
"$BAOKAN" --help | grep -o -- '--[a-z][a-z-]*' | sed 's/^--//' | sort -u \
    >"$work/help"
comm -23 "$work/have" "$work/help" | none 'every option is in --help'

# The name in the row that ends each d_*.c.
sed -n '/^const struct dialect/,/;/s/.*"\([a-z-]*\)".*/\1/p' \
    "$srcdir"/src/parser/d_*.c | sort >"$work/have"
sed -n '/^\.Sh FORMS OF ARTICLES/,/^\.El/s/^\.It Li //p' "$page" |
    sort >"$work/told"
diff "$work/have" "$work/told" | none 'the manual tells every dialect'

if test -n "${MANDOC-}"; then
    # Level warning: style remarks depend on the version of mandoc.
    $MANDOC -T lint -W warning "$page" 2>&1 | grep -v 'STYLE:' |
        none 'mandoc has nothing to say'
else
    skip 'mandoc has nothing to say' 'mandoc is missing'
fi
finish
