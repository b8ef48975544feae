/* SPDX-License-Identifier: MIT */
/*
 * tty - bytes to a terminal and its size, by descriptor; knows nothing of
 * what the bytes mean.
 */
#ifndef TERM_TTY_H
#define TERM_TTY_H

#include <stdbool.h>
#include <stddef.h>

/* All n bytes, also on a descriptor that does not block. False: the terminal
 * is gone, or takes nothing for a second. Async-signal-safe. */
bool tty_write(int fd, const char *p, size_t n);
/* Size in cells as the terminal tells it, 24 x 80 if it tells none. */
void tty_size(int fd, int *rows, int *cols);

#endif
