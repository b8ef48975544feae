/* SPDX-License-Identifier: MIT */
/*
 * brk - where a line of a paragraph may break (UAX 14, tailored by clreq
 * 3.1.4 strict, JLReq 3.1.7, klreq 4.4.2) and how wide each unit is.
 *
 * One pass gives one byte for each byte of text, so filling a line is a walk
 * over bytes and needs the text no more:
 *   bits 0..1  cells of the unit that begins here (0, 1, 2)
 *   BRK_UNIT   a unit (text/width) begins here; not set inside a unit
 *   BRK_MAY    a line may begin here: an opportunity lies before this unit
 *   BRK_MUST   a line must begin here (after a line feed)
 *   BRK_SPACE  the unit is a space that vanishes at a line end
 *   BRK_HYPHEN a line that ends before this unit shows a hyphen (after SHY)
 * Offset 0 never has BRK_MAY. A run without opportunity that is wider than the
 * measure is cut before any BRK_UNIT of at least one cell.
 */
#ifndef TEXT_BRK_H
#define TEXT_BRK_H

#include "text/lang.h"
#include "text/width.h"

enum {
    BRK_CELLS = 0x03,
    BRK_UNIT = 0x04,
    BRK_MAY = 0x08,
    BRK_MUST = 0x10,
    BRK_SPACE = 0x20,
    BRK_HYPHEN = 0x40,
};

/* Fill out[0 .. text.n - 1]. text is clean, valid UTF-8. */
void brk_map(struct str text, struct width w, enum lang lang,
             unsigned char *out);

#endif
