/* SPDX-License-Identifier: MIT */
/*
 * md_inline - the text of a paragraph, heading or cell, rewritten into
 * CommonMark that any parser reads as it was meant:
 *
 *   emphasis beside CJK text, ~~deleted~~, ==marked==   tags (md_pair)
 *   [[page|words]], ![[image.png]]   words, an image
 *   [^1]                             superscript
 *   {.class}, {#id}, {: .class} at the end of a line    nothing
 *   {{< figure src= caption= >}}     an image
 *   {{ }}, {% %}, %%comment%%        <span hidden>
 *   $math$                           text as it stands
 *   addresses                        text that holds no emphasis
 *
 * Not in code, tags and addresses of links, nor behind a backslash.
 */
#ifndef PARSER_MD_INLINE_H
#define PARSER_MD_INLINE_H

#include "base/buf.h"

/* Append it to out, with as many line feeds as s has. */
void md_inline(struct str s, struct buf *out);

/* Lines of an HTML block: only the calls of templates are looked for. */
void md_inline_html(struct str s, struct buf *out);

#endif
