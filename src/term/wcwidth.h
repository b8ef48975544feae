/* SPDX-License-Identifier: MIT */
/*
 * wcwidth - our own wcwidth(), which curses uses too.
 *
 * The program defines wcwidth with default visibility, so the dynamic linker
 * binds ncurses to it: layout and screen then agree about every cell. The
 * width setting is one of the three mutable objects of file scope, set before
 * curses starts and never while it runs.
 */
#ifndef TERM_WCWIDTH_H
#define TERM_WCWIDTH_H

#include "text/width.h"

void wcwidth_set(struct width w);
/* Calls so far: 0 after curses drew means it uses another one. */
unsigned long wcwidth_calls(void);

#endif
