#!/bin/sh
# SPDX-License-Identifier: MIT
# The command line from outside: exit statuses, streams, bad input.
. "${srcdir=.}/tests/check/tap.sh"
work cli
cd "$work" || exit 1
limit=
command -v timeout >/dev/null 2>&1 && limit='timeout 120'
options='--no-config --no-state --no-cache'

# run ARGUMENT…: $status, and files out and err.
run()
{
    # shellcheck disable=SC2086
    $limit "$BAOKAN" $options "$@" >out 2>err </dev/null
    status=$?
}

# expect STATUS TEXT: the last run ended so.
expect()
{
    test "$status" -eq "$1"
    point $? "$2 (status $1)"
    test "$status" -eq "$1" || {
        echo "# status $status"
        sed 's/^/# /' out err | head -n 10
    }
}

lines()
{
    wc -l <"$1" | tr -d ' '
}

one_error()
{
    test ! -s out && test "$(lines err)" = 1 && grep -q '^baokan: ' err
    point $? "$1: one line on standard error, nothing else"
}

# A feed item: its time, its title and address, its text.
article()
{
    printf "<!--1694913301000-->\n[%s](https://rail.example.org/%s)\n------\n\n" \
        "$1" "$2"
    printf '<p>火车从车站开出，车上的人都在喝茶。</p>\n'
}

mkdir folder empty
article 一号列车 1 >folder/one.md
article 二号列车 2 >folder/two.md
article 横线 3 >-dash.md

run --version
expect 0 '--version'
grep -q '^baokan [0-9]' out
point $? '--version names the program and its version'
run --help
expect 0 '--help'
test -s out && test ! -s err
point $? '--help goes to standard output'
for table in keys options commands; do
    run --list-$table
    expect 0 "--list-$table"
    test "$(lines out)" -gt 5
    point $? "--list-$table is a table"
done

for bad in --nonsense --dum -Z --width --width=1 --width=1001 --width=x \
    --dump=pdf --list=xml --ambiguous=3 --script=latin --sort=size \
    --group=month --all=yes --version=2; do
    run $bad folder
    expect 2 "$bad"
    one_error "$bad"
done
run --dump --list folder
expect 2 'two modes at once'

run --list folder
expect 0 'a folder'
test "$(lines out)" = 2
point $? 'a folder: a row for each article'
cp out rows
run --list folder missing
expect 2 'a PATH that is not there'
cmp -s out rows && test "$(lines err)" = 1
point $? 'the other PATH is read all the same'
run --list ./folder/one.md folder
expect 0 'one file twice'
test "$(lines out)" = 2
point $? 'a file reached by two PATHs is listed once'
# Copies of a story are one row on the screen only.
mkdir copies
for n in 1 2 3; do
    printf '<!--171455400000%d-->\n[春茶](https://tea.example/1)\n------\n\n' \
        $n >copies/$n.md
    echo '<p>山上的露水还没有干。</p>' >>copies/$n.md
done
run --list copies
test "$(lines out)" = 3
point $? 'a list has a row for each copy'
run --dump=json copies
test "$(lines out)" = 3
point $? 'a dump has each copy'
run --list -- -dash.md
expect 0 'a name behind --'
run --list empty
expect 1 'a folder without articles'
run --dump empty
expect 1 'nothing to typeset'
run --list --search=没有这个词 folder
expect 1 'nothing matches'
run --list --search=一号 folder
expect 0 'something matches'
test "$(lines out)" = 1
point $? 'one article matches'
run --list --search=壹號 folder
expect 1 'a numeral of another kind is another one'
run --list --search=一號 folder
test "$(lines out)" = 1
point $? 'either script is found'
run --list --search=yihao folder
expect 0 'a title is found by pinyin'
run --list --search='一号 date:1990' folder
expect 1 'all terms must match'
run --dump=json --search='title:没有 | 一号' folder
test "$(lines out)" = 1
point $? 'a dump is narrowed too'
run --list --search='body:露水还没有干' copies
test "$(lines out)" = 3
point $? 'the text is searched'
run --list --no-fulltext --search='body:露水还没有干' copies
expect 1 'the text is not searched when told so'
run --list --fulltext=off --search='body:露水还没有干' copies
expect 1 'nor with the option that says when'
run --list --fulltext=eager --fulltext-memory=1 --search='body:露水' copies
expect 0 'the text is searched whatever memory there is'
run --list --search='body:露水 is:dup' copies
test "$(lines out)" = 3
point $? 'copies are told'
run --list --search='露水 len:>5000' copies
expect 1 'lengths are compared'
for word in 露水还没有干 没有这个词; do
    # shellcheck disable=SC2086
    echo '<p>山上的露水还没有干。</p>' |
        $limit "$BAOKAN" $options --list --search="body:$word" - >out 2>err
    echo "$? $(lines out)"
done >both
test "$(cat both)" = "0 1
1 0"
point $? 'the text of standard input is searched'
run --list --search='茶 (春' copies
expect 2 'a query that is wrong'
LC_ALL=C printf '%s\n' "baokan: --search: 4: the closing bracket is missing" \
    '  茶 (春' '     ^' | cmp -s - err
point $? 'the place is pointed at'
run --dump --search=is:star copies
expect 2 'marks are not there yet'

: >nothing.html
run --dump nothing.html
test "$status" -le 1
point $? 'an empty file ends sanely'
mkdir odd
head -c 4096 /dev/zero >odd/zeros.html
printf '\177ELF\001\002\003\004\005\006\007\010\016\017\020\021' >odd/program
run --list odd
expect 1 'binary files are not listed'
mkfifo odd/pipe.html
run --list odd folder
expect 0 'a FIFO in a folder does not block'
run --dump odd/pipe.html
expect 2 'a FIFO named as PATH'
run --dump /dev/null
expect 2 'a device named as PATH'
ln -s . odd/again
ln -s nowhere odd/broken.html
run --list odd folder
expect 0 'links in circles and to nowhere'
if test "$(id -u)" = 0; then
    skip 'an unreadable folder' 'root reads everything'
else
    mkdir closed && chmod 0 closed
    run --list closed
    expect 2 'an unreadable folder'
    chmod 700 closed
fi
article 坏名 4 >"odd/$(printf 'bad\377name\nline').md"
run --list odd
expect 0 'a file name with bad UTF-8 and a line feed'
test "$(lines out)" = 1
point $? 'its row is one line'
run --list=json odd
grep -q '"path_base64":"' out
point $? 'its path is there in base64'

# 66 MiB of text, more than is read of a file.
line=火车从车站开出，车上的人都在喝茶，窗外下着雨。
i=0
while test $i -lt 400; do
    echo "$line$line$line"
    i=$((i + 1))
done >block
i=0
while test $i -lt 830; do
    cat block
    i=$((i + 1))
done >big.txt
run --list big.txt
expect 0 'a file of over 64 MiB'
rm -f big.txt block

# shellcheck disable=SC2086
{
    $limit "$BAOKAN" $options --dump folder >&- 2>err </dev/null
    status=$?
    test $status -ne 0 && test $status -lt 126
    point $? 'standard output is closed'
    if test -e /dev/full; then
        $limit "$BAOKAN" $options --dump folder >/dev/full 2>err </dev/null
        status=$?
        test $status -ne 0 && test $status -lt 126 && test -s err
        point $? 'standard output is full'
    else
        skip 'standard output is full' 'no /dev/full'
    fi
    $limit "$BAOKAN" $options --dump - <folder/one.md >out 2>err
    status=$?
    expect 0 'standard input as -'
    cp out dash
    cat folder/one.md | $limit "$BAOKAN" $options >out 2>err
    status=$?
    expect 0 'standard input without PATH'
    cmp -s out dash
    point $? 'both read the same article'
    $limit "$BAOKAN" $options --list=json - <folder/one.md >out 2>err
    grep -q '"path":"-"' out
    point $? 'its path is -'

    for zone in UTC Asia/Tokyo America/New_York; do
        TZ=$zone $limit "$BAOKAN" $options --list=json folder
    done >out 2>err </dev/null
    test "$(sort -u out | wc -l)" -eq 2
    point $? 'the time zone of the machine does not matter'
    for locale in C POSIX C.UTF-8; do
        LC_ALL=$locale $limit "$BAOKAN" $options --dump folder/one.md | cksum
    done >out 2>err </dev/null
    test "$(sort -u out | wc -l)" -eq 1
    point $? 'output is UTF-8 in every locale'
    COLUMNS=30 $limit "$BAOKAN" $options --dump folder/one.md >out 2>err \
        </dev/null
    run --dump --width=30 folder/one.md
    COLUMNS=30 $limit "$BAOKAN" $options --dump folder/one.md </dev/null \
        2>/dev/null | cmp -s - out
    point $? 'COLUMNS is the width of --dump'
}

# The screen needs a terminal, which script(1) gives.
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
    for term in dumb no-such-terminal; do
        # shellcheck disable=SC2086
        TERM=$term script -qec "$limit '$BAOKAN' $options folder" /dev/null \
            >out 2>&1 </dev/null
        status=$?
        expect 2 "the screen on TERM=$term"
        tr -d '\r' <out | grep -q '^baokan: ' && ! grep -q "$(printf '\033')" out
        point $? "TERM=$term: a clear line, no escape sequence"
    done
else
    skip 'the screen on a dumb terminal' 'script(1) is missing'
fi
finish
