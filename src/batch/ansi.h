/* SPDX-License-Identifier: MIT */
/* ansi - looks as SGR sequences (ECMA-48), for --dump=ansi. */
#ifndef BATCH_ANSI_H
#define BATCH_ANSI_H

#include "base/buf.h"
#include "text/width.h"

/* Append text drawn with a look of layout.h, and the reset where there was
 * anything to set. Emphasis slants Latin and underlines Han. */
void ansi_run(struct buf *out, struct width w, struct str text, unsigned look);

#endif
