#!/bin/sh
# SPDX-License-Identifier: MIT
# Every text of the program is translated into each language of po/LINGUAS,
# and the translations are sound.
. "${srcdir=.}/tests/check/tap.sh"
for tool in "$XGETTEXT" "$MSGMERGE" "$MSGFMT"; do
    case $tool in '' | :) skip_all 'GNU gettext is missing' ;; esac
done
work po
LC_ALL=C
export LC_ALL
$XGETTEXT --directory="$srcdir" --files-from="$srcdir/po/POTFILES.in" \
    --from-code=UTF-8 --keyword=_ --keyword=N_ -o "$work/now.pot" 2>"$work/err"
point $? 'texts can be collected'
sed 's/^/# /' "$work/err"

for lang in $(sed '/^#/d' "$srcdir/po/LINGUAS"); do
    $MSGMERGE -q -N -o "$work/$lang.po" "$srcdir/po/$lang.po" "$work/now.pot" &&
        $MSGFMT -c --statistics -o /dev/null "$work/$lang.po" 2>"$work/out"
    point $? "$lang: sound"
    grep -E 'fuzzy|untranslated' "$work/out" | none "$lang: complete"
    grep -q untranslated "$work/out" && command -v msgattrib >/dev/null &&
        msgattrib --untranslated "$work/$lang.po" | sed 's/^/# /' | tail -n 40
done
finish
