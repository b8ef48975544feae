/* SPDX-License-Identifier: MIT */
/*
 * osc - window title and clipboard as the bytes of an operating system
 * command. Pure. The text is cleaned and cut to what terminals take.
 */
#ifndef TERM_OSC_H
#define TERM_OSC_H

#include "base/buf.h"

enum {
    OSC_TITLE_MAX = 400,  /* bytes of text */
    OSC_COPY_MAX = 70000, /* bytes of text; terminals take about this much */
};

/* OSC 2: the title, as one line. Appended to out, as below. */
void osc_title(struct buf *out, struct str text);
/* OSC 52: text for the clipboard, in base 64. */
void osc_copy(struct buf *out, struct str text);

#endif
