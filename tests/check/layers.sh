#!/bin/sh
# SPDX-License-Identifier: MIT
# The rules of ARCHITECTURE.md that the compiler cannot hold: who includes
# whom, who may use which library, and how files begin.
. "${srcdir=.}/tests/check/tap.sh"
cd "$srcdir" || exit 1
all=$(find src -name '*.[ch]' ! -name rules_data.c | sort)
ours="$all $(find tests bench -name '*.[ch]' | sort)"

# shellcheck disable=SC2086
awk '
    BEGIN {
        may["base"] = "base"
        may["text"] = "base text"
        may["parser"] = may["text"] " parser"
        may["model"] = may["parser"] " model"
        may["search"] = may["model"] " search"
        may["layout"] = may["parser"] " layout"
        may["batch"] = may["search"] " layout batch"
        may["sys"] = "base sys"
        may["term"] = "base text sys term"
        may["ui"] = may["batch"] " sys term ui"
    }
    FNR == 1 { n = split(FILENAME, part, "/"); me = n > 2 ? part[2] : "ui" }
    /^[ \t]*#[ \t]*include[ \t]*"/ {
        split($0, quoted, "\"")
        split(quoted[2], path, "/")
        if (index(" " may[me] " ", " " path[1] " ") == 0)
            print FILENAME ":" FNR ": " me " may not include " quoted[2]
    }' $all | none 'includes go down only'

# users PATTERN FILE…: who but the files matches the pattern.
users()
{
    pattern=$1
    shift
    for file in $all; do
        case " $* " in *" $file "*) continue ;; esac
        grep -nE "$pattern" "$file" | sed "s|^|$file:|"
    done
}
include='^[ \t]*#[ \t]*include[ \t]*<'
users "$include(n?curses|term|ncursesw/.*)\.h>" src/term/screen.c |
    none 'only term/screen.c includes curses'
users "${include}libxml/" src/parser/xml_read.c |
    none 'only parser/xml_read.c includes libxml2'
users "${include}md4c" src/parser/markdown.c |
    none 'only parser/markdown.c includes md4c'
users "$include(pthread|threads)\.h>" src/base/pool.c |
    none 'only base/pool.c makes threads'
users "${include}dlfcn\.h>" src/base/library.c |
    none 'only base/library.c loads code at run time'
users "${include}sys/socket\.h>|${include}netdb\.h>|[^a-z_](socket|connect)\(" |
    none 'nobody speaks to a network'
# Beside io: the opener (/dev/null), standard error while the screen is on,
# the standard files themselves, the terminal, and what generates tables.
users '(^|[^A-Za-z0-9_>.])(open|openat|fopen|freopen|opendir|fdopendir|creat)\(' \
    src/base/io.c src/sys/opener_child.c src/ui/errlog.c src/main.c \
    src/ui/app_term.c src/parser/gen_rules.c |
    none 'only base/io.c opens files to read'
users '(^|[^A-Za-z0-9_])(system|popen|tmpnam|gets|strcpy|strcat|sprintf|strtok|atoi)\(' |
    none 'no function that cannot be used safely'
users '(^|[^A-Za-z0-9_>.])(malloc|calloc|realloc|strdup|strndup)\(' \
    src/base/mem.c | none 'memory comes from base/mem.c'

# A job too long for one file has parts, PART_*.c, that share a header; the
# small views of ui share views.h.
for file in $all; do
    case $file in
    src/main.c | */gen_*.c | *.h) continue ;;
    esac
    folder=${file%/*}
    name=$(basename "$file" .c)
    test -f "$folder/$name.h" || test -f "$folder/${name%%_*}.h" ||
        { test -f "$folder/views.h" && grep -q '"ui/views.h"' "$file"; } ||
        { test "$name" != "${name%draw}" && test -f "$folder/${name%draw}.h"; } ||
        echo "$file has no header"
done | none 'each source has a header of its name'

for file in $all; do
    case $file in
    *.h)
        guard=$(echo "${file#src/}" | tr 'a-z/.-' 'A-Z___')
        grep -qx "#ifndef $guard" "$file" && grep -qx "#define $guard" "$file" ||
            echo "$file: the guard shall be $guard"
        ;;
    esac
done | none 'header guards are DIR_FILE_H'

# shellcheck disable=SC2086
awk '
    FNR == 1 {
        if (!/^\/\* SPDX-License-Identifier: MIT( AND Unicode-DFS-2016)? \*\/$/)
            print FILENAME ": the first line is no SPDX line"
        first = ""
    }
    FNR == 2 && !/^\/\*/ && FILENAME !~ /^tests/ {
        print FILENAME ": no comment says what it is"
    }
    ' $ours | none 'files begin with the licence and say what they are'

# shellcheck disable=SC2086
awk '
    FNR == 1 { first = 1 }
    /^#[ \t]*include/ {
        if (FILENAME ~ /\.h$/ && /config\.h/)
            print FILENAME ":" FNR ": config.h in a header"
        if (FILENAME ~ /\.c$/ && first && !/<config\.h>/)
            print FILENAME ":" FNR ": config.h is not the first include"
        first = 0
    }' $all | none 'config.h comes first, in sources only'
finish
