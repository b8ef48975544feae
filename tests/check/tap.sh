# SPDX-License-Identifier: MIT
# TAP for the scripts of this folder. Sourced; `finish` must be the last call:
# a script that dies before it has no plan and counts as failed.
# shellcheck shell=sh
set -u
: "${srcdir=.}" "${builddir=$(pwd)}" "${scratch=$builddir/tests/scratch}"
# In a file, because the last part of a pipeline is a shell of its own.
points=$scratch/points.$$
mkdir -p "$scratch"
echo 0 >"$points"
trap 'rm -f "$points"' EXIT

# work NAME: an empty folder of this script's own, $work.
work()
{
    work=$scratch/$1
    test ! -d "$work" || chmod -R u+rwx "$work"
    rm -rf "$work"
    mkdir -p "$work"
}

number()
{
    number=$(($(cat "$points") + 1))
    echo "$number" >"$points"
}

# point STATUS TEXT: passed if STATUS is 0.
point()
{
    number
    if test "$1" -eq 0; then
        echo "ok $number - $2"
    else
        echo "not ok $number - $2"
    fi
}

skip()
{
    number
    echo "ok $number - $1 # SKIP $2"
}

# none TEXT: passed if standard input is empty; shows it otherwise.
none()
{
    found=$(cat)
    test -z "$found"
    point $? "$1"
    test -z "$found" || echo "$found" | sed 's/^/# /' | head -n 60
}

finish()
{
    echo "1..$(cat "$points")"
    exit 0
}

skip_all()
{
    echo "1..0 # SKIP $1"
    exit 0
}
