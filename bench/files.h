/* SPDX-License-Identifier: MIT */
/* files - the paths of all articles that have a file of their own. */
#ifndef BENCH_FILES_H
#define BENCH_FILES_H

#include "measure.h"

#include "base/arena.h"

/* In the arena; each ends with NUL. */
struct str *files_find(struct arena *a, const struct bench *b, size_t *n);

#endif
