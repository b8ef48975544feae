/* SPDX-License-Identifier: MIT */
/*
 * library - the only file that loads code at run time: libraries that the
 * program does without when they are not installed.
 */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

struct library; /* opaque */

/* The first of these files that can be loaded; NULL if none can. */
struct library *library_open(const char *const *names, size_t n);
/* Put the address of a function into *to, a pointer to a function; false if
 * the library has none of the name. */
bool library_find(struct library *l, const char *name, void *to);
/* NULL is allowed. */
void library_close(struct library *l);

#endif
