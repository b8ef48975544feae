/* SPDX-License-Identifier: MIT */
/*
 * synth - archives made of nothing, for measuring without real articles.
 *
 * The same seed and number give the same bytes everywhere. Words are about
 * tea, trains and weather and mean nothing; the forms and lengths are those of
 * real archives: a stamp and a link before HTML, front matter before HTML, and
 * plain text, 2 to 6 KB each.
 */
#ifndef BENCH_SYNTH_H
#define BENCH_SYNTH_H

#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

/* Make folder root, which must not be there, with n articles in it. */
enum status synth_make(const char *root, size_t n, uint64_t seed,
                       struct err *e);
/* Make one article of so many bytes, of a day of January 2020. */
enum status synth_article(const char *path, size_t bytes, unsigned day,
                          struct err *e);
/* Take away what synth_make made. */
void synth_remove(const char *root);

#endif
