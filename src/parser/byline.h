/* SPDX-License-Identifier: MIT */
/*
 * byline - who wrote an article, by one line of text at its head.
 *
 *   "作者：某人", "文｜某人", "本报记者 某人", "記者某某／台北報導",
 *   "某某記者", "(서울=통신) 아무개 기자 =", "By A Writer"
 */
#ifndef PARSER_BYLINE_H
#define PARSER_BYLINE_H

#include "base/str.h"

#include <stdbool.h>

/* The names, with LF between, into out; their bytes, 0 if the line tells of
 * no one or they do not fit. A photographer is none. */
size_t byline_names(struct str line, char *out, size_t room);

/* Is it "作者" or the like alone, with the names in the next line? */
bool byline_label(struct str line);

/* May there be Korean in it? */
bool has_hangul(struct str s);

/* The same for the text of an element that is known to hold names. */
size_t byline_bare(struct str text, char *out, size_t room);

/* The publisher that a line names behind "来源：" or beside its date; points
 * into the line, absent if there is none. */
struct str byline_source(struct str line);

/* "아무개 기자 a@b.example" */
bool byline_signature(struct str line);

/* Does a line hold no more than who wrote? names: as found, in any form. */
bool byline_only(struct str line, struct str names);

#endif
