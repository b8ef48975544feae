/* SPDX-License-Identifier: MIT */
/*
 * md_lines - Markdown as it is found, line by line, rewritten into CommonMark:
 *
 *   a paragraph begins at an indent by U+3000, and at one by four blanks when
 *   it is CJK prose and no code;
 *   "##Title" before CJK text is a heading;
 *   "[^1]: note" is a paragraph where it stands;
 *   "> [!note] title" is a paragraph of the quote with the title;
 *   lines of a paragraph stay lines unless they were broken by hand at a
 *   measure;
 *   "{% highlight ruby %}" and its end are a fence;
 *   nesting is bounded.
 *
 * The text of paragraphs, headings and cells goes through parser/md_inline;
 * code and raw HTML stay as they are.
 */
#ifndef PARSER_MD_LINES_H
#define PARSER_MD_LINES_H

#include "base/buf.h"

void md_lines(struct str text, struct buf *out);

#endif
