/* SPDX-License-Identifier: MIT */
/*
 * markdown - Markdown to HTML for parser/tame.
 *
 * CommonMark 0.30 with tables, strikethrough and raw HTML, read by md4c, and
 * what saved articles hold besides: see parser/md_lines and parser/md_inline,
 * which rewrite the text into CommonMark first. Elements of the page in the
 * text need not end in it.
 *
 * What is no part of the text but stands in it, such as a call of a template,
 * comes out in <span hidden>.
 */
#ifndef PARSER_MARKDOWN_H
#define PARSER_MARKDOWN_H

#include "base/buf.h"

/* Append the HTML of the text, clean and valid UTF-8, to out. */
void markdown_html(struct str text, struct buf *out);

#endif
