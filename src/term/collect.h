/* SPDX-License-Identifier: MIT */
/*
 * collect - what curses writes, gathered so that it goes out in one piece.
 * curses writes at each move of the cursor. Each write wakes the terminal, and
 * the line between may show what was only half said.
 */
#ifndef TERM_COLLECT_H
#define TERM_COLLECT_H

#include "base/buf.h"

#include <stdbool.h>

struct collect {
    int tty; /* descriptor of the terminal */
    int fd;  /* descriptor that curses writes to: the same terminal */
    int mem; /* a file in memory; -1: there is none, nothing is gathered */
};

void collect_open(struct collect *c, int tty, int fd);
void collect_close(struct collect *c);
/* Between the two nothing reaches the terminal through fd; the end appends it
 * to out. False: it goes to the terminal at once. */
bool collect_begin(const struct collect *c);
void collect_end(const struct collect *c, struct buf *out);

/* Take out of bytes [from, n) what selects ASCII: terminfo has it before each
 * change of attributes, though nothing but ASCII is ever selected. */
void collect_plain(struct buf *out, size_t from);

#endif
