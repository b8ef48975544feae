/* SPDX-License-Identifier: MIT */
/* dateline - the line of a page that tells when it was published. */
#ifndef PARSER_DATELINE_H
#define PARSER_DATELINE_H

#include "base/str.h"

/* Is it a date, or lines of names and a date, and nothing else? */
bool is_date_line(struct str s);
/* The same, maybe with who wrote it or the paper it is from. */
bool is_date_byline(struct str s);

#endif
