#!/bin/sh
# SPDX-License-Identifier: MIT
# The pictures of README.md are what the program shows. The first row names
# the folder, which is another one here, so it is left out.
. "${srcdir=.}/tests/check/tap.sh"
work readme

awk '
    function close_script(   i) {
        for (i = 2; i < n; i++)
            if (rows[i] != "")
                print "expect " i ":" rows[i] >script
        print "expect -1:" rows[n] >script
        print "keys ^C\nkeys Q\nexit 0" >script
        close(script)
    }
    /^<!-- BEGIN picture:/ {
        typed = $0
        if (!sub(/.*, typed: /, "", typed))
            typed = ""
        sub(/ -->$/, "", typed)
        script = work "/picture-" ++pictures ".e2e"
        print "run --no-config --no-state $SAMPLES\nsync" >script
        if (typed != "")
            print "keys " typed >script
        inside = 1
        n = 0
        next
    }
    /^<!-- END picture -->/ { close_script(); inside = 0 }
    inside && !/^```/ { rows[++n] = $0 }
' work="$work" "$srcdir/README.md"

test "$(find "$work" -name '*.e2e' | wc -l)" -ge 2
point $? 'README.md has pictures'
for script in "$work"/*.e2e; do
    "$builddir/tests/e2e/e2e" "$script" >"$work/out" 2>&1
    point $? "$(basename "$script" .e2e) is what the program shows"
    sed 's/^/# /' "$work/out"
done
finish
