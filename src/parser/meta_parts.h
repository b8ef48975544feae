/* SPDX-License-Identifier: MIT */
/*
 * meta_parts - what the parts of meta share; for meta*.c only.
 *
 *   meta.c        the choices: one chain of candidates for each field
 *   meta_bytes.c  binary or text, and the charset
 *   meta_time.c   days and instants
 */
#ifndef PARSER_META_PARTS_H
#define PARSER_META_PARTS_H

#include "parser/meta.h"

/* meta_bytes.c: the charset of in->head, or of in->bytes where there is none;
 * what the rest works on: raw UTF-8 without mark, other charsets decoded. */
enum charset meta_charset(const struct meta_in *in);
struct str meta_text(struct arena *a, struct str bytes, enum charset c);

#endif
