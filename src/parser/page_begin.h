/* SPDX-License-Identifier: MIT */
/* page_begin - is it HTML, and where does its text begin? */
#ifndef PARSER_PAGE_BEGIN_H
#define PARSER_PAGE_BEGIN_H

#include "base/str.h"

#include <stdbool.h>

/* Does it begin as a whole page: a doctype, <html>, <head>, <meta>, <title>
 * behind comments, an XML declaration, white space? */
bool page_is_whole(struct str text);
/* Does it begin with a tag of a text: <div>, <p>, <article>, …? */
bool page_is_fragment(struct str text);
/* A whole page without its head, whether that is closed or not; *title gets
 * the inside of <title>. */
struct str page_body(struct str text, struct str *title);
/* The bytes before "</name", s.n if there is none. */
size_t page_raw_end(struct str s, struct str name);

#endif
