/* SPDX-License-Identifier: MIT */
/*
 * extras - what a terminal can do that curses does not know of: paste, mouse,
 * clusters, synchronized output, title, clipboard. Bytes past curses.
 */
#ifndef TERM_EXTRAS_H
#define TERM_EXTRAS_H

#include "base/buf.h"

#include <stdbool.h>

struct extras {
    int fd;
    bool sync, clusters; /* modes 2026 and 2027 are to be used */
    bool mouse;
    bool plain;  /* a terminal that would print an OSC: send none */
    bool titled; /* the title was set, the old one is on its stack */
};

/* On after curses took the terminal, off before it gives it back. */
void extras_on(const struct extras *x);
void extras_off(const struct extras *x);
void extras_mouse(const struct extras *x);
/* Append what stands around bytes that shall appear at once. */
void extras_begin(const struct extras *x, struct buf *out);
void extras_end(const struct extras *x, struct buf *out);
void extras_title(struct extras *x, struct str text);
/* The title from before the first extras_title. */
void extras_untitle(struct extras *x);
void extras_copy(const struct extras *x, struct str text);

#endif
