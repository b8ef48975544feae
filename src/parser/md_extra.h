/* SPDX-License-Identifier: MIT */
/*
 * md_extra - pieces of a line that only some writers of Markdown know:
 * Obsidian, Hugo, Jekyll, Wiki.js, footnotes.
 *
 * Each function looks at the begin of s: the bytes the piece takes, 0 if
 * there is none, and appends to out what stands for it. All are linear over
 * a paragraph, with *none of one paragraph.
 */
#ifndef PARSER_MD_EXTRA_H
#define PARSER_MD_EXTRA_H

#include "base/buf.h"

/* Bits for ends that the rest of the paragraph does not hold. */
enum { NO_BRACES = 1, NO_PERCENT_BRACE = 2, NO_PERCENTS = 4, NO_DOLLARS = 8 };

/* {{ }}, {{< >}}, {% %}; html: not in Markdown */
size_t md_template(struct str s, unsigned *none, bool html, struct buf *out);
/* %%…%% */
size_t md_comment(struct str s, unsigned *none, struct buf *out);
/* {.class} and the like up to the end of the line */
size_t md_attributes(struct str s);
/* ^name at the end of the line, which names a block */
size_t md_block_name(struct str s);
/* [[page|words]], ![[file]] */
size_t md_wikilink(struct str s, struct buf *out);
/* Of "(address =700x300)", whole, the bytes of " =700x300", which Wiki.js and
 * HackMD have for pictures; else 0. */
size_t md_image_size(struct str target);
/* [^1] */
size_t md_footnote(struct str s, struct buf *out);
/* Digits of the number in "[1](#footnote-1)", "[1](address#fn1)"; 0 if s begins
 * no such link. */
size_t md_note_number(struct str s);
/* $…$, $$…$$ */
size_t md_math(struct str s, unsigned *none, struct buf *out);

/* All of s as text that is not shown; returns its bytes. */
size_t md_put_hidden(struct buf *out, struct str s);

/* Bytes of "[^1]" that s begins with, else 0. */
size_t md_note_label(struct str s);

#endif
