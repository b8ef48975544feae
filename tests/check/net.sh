#!/bin/sh
# SPDX-License-Identifier: MIT
# What the program asks the system for: no network, and nothing written
# outside the user's own XDG folders.
. "${srcdir=.}/tests/check/tap.sh"
work net
test -n "${STRACE-}" || skip_all 'strace is missing'
$STRACE -f -o "$work/probe" true 2>/dev/null && test -s "$work/probe" ||
    skip_all 'tracing is not allowed here'
ASAN_OPTIONS=detect_leaks=0 # LeakSanitizer traces too
export ASAN_OPTIONS
samples=$(cd "$srcdir/data/samples" && pwd)

# A line begins with the number of the process.
call='^[0-9]+ +'

# traced NAME: judge the trace $work/NAME.
traced()
{
    test -s "$work/$1"
    point $? "$1: ran"
    grep -E "$call(socket|connect|bind|sendto|sendmsg)\(" "$work/$1" |
        none "$1: no network"
    # Calls that change the file system, with the paths they name. O_RDWR of
    # the terminal and of /dev/null is no change.
    grep -E "$call((open|openat|openat2)\(.*(O_WRONLY|O_RDWR|O_CREAT|O_TRUNC)|(creat|mkdir|mkdirat|rename|renameat|renameat2|unlink|unlinkat|rmdir|link|linkat|symlink|symlinkat|truncate|chmod|fchmodat|mknod|mknodat)\()" \
        "$work/$1" |
        grep -vE '"/dev/(tty|null|ptmx|pts/[0-9]+|shm/[^"]*)"' |
        grep -vF "\"$HOME/" |
        none "$1: nothing written outside the XDG folders"
}

trace="$STRACE -f -qq -e trace=%network,%file,creat"
# shellcheck disable=SC2086
{
    $trace -o "$work/list" "$BAOKAN" --list=json "$samples" \
        >/dev/null 2>&1 </dev/null
    traced list
    $trace -o "$work/dump" "$BAOKAN" --dump=text "$samples" \
        >/dev/null 2>&1 </dev/null
    traced dump
}
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
    # Keys once a second until the program has left.
    {
        printf 'jjjlJ'
        while test ! -e "$work/left"; do
            sleep 1
            printf 'hq' 2>/dev/null || break
        done
    } | {
        timeout 60 script -qec "$trace -o '$work/screen' '$BAOKAN' '$samples'" \
            /dev/null >"$work/typescript" 2>&1
        point $? 'screen: left by q'
        : >"$work/left"
    }
    traced screen
else
    skip 'screen' 'script(1) is missing'
fi
finish
