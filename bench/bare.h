/* SPDX-License-Identifier: MIT */
/*
 * bare - the limit that reading an archive is measured against: readdir,
 * openat, read and close of the same files, and nothing else.
 */
#ifndef BENCH_BARE_H
#define BENCH_BARE_H

#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

struct bare {
    char **folders; /* all of them, found before anything is measured */
    size_t nfolders, room;
    char *buffer;
    size_t files; /* read by the last run */
    uint64_t bytes;
};

void bare_begin(struct bare *b, const struct str *paths, size_t npaths);
/* Read each regular file whose name does not begin with "." to its end. */
void bare_run(struct bare *b);
/* Take all these files out of the page cache, as far as the system lets. */
void bare_cool(struct bare *b);
void bare_end(struct bare *b);

#endif
