#!/bin/sh
# SPDX-License-Identifier: MIT
# summary.sh LOG…: the sum of the results of tests, from the .trs file beside
# each log. Every TAP point counts; a test that died or never ran counts as
# one failure. Status 1 when anything failed.
for log; do
    trs=${log%.log}.trs
    if test -f "$trs"; then
        awk '/^:test-result:/ { print $2; n++ } END { if (!n) print "ERROR" }
             END { print "END" }' "$trs"
    else
        echo ERROR
        echo END
    fi
done | awk '
    /^(PASS|XFAIL)$/ { passed++ }
    /^(FAIL|XPASS)$/ { failed++; here++ }
    /^SKIP$/ { skipped++ }
    /^ERROR$/ { died++ }
    # A bad exit status of a test that told its failures is no further one.
    /^END$/ { if (died && !here) failed++; here = died = 0 }
    END {
        printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
        exit failed > 0
    }'
