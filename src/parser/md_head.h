/* SPDX-License-Identifier: MIT */
/*
 * md_head - the first lines of a text in Markdown: its title, and lines that
 * tell where it comes from.
 *
 * What people and clippers write there is one line a field with a label
 * (作者：, Source:, url::), a link to the original, or a quoted excerpt. The
 * head ends at the first line that is none of these.
 */
#ifndef PARSER_MD_HEAD_H
#define PARSER_MD_HEAD_H

#include "base/arena.h"
#include "parser/dialect.h"

enum { HEAD_LINES = 32 };

struct head_line {
    struct str text;    /* with its line end */
    enum reason hidden; /* HIDE_NOT: the title, a picture, a date line */
};

struct md_head {
    struct head_line lines[HEAD_LINES]; /* without blank ones */
    size_t n;
    struct str title; /* words of the heading, absent if there is none */
    struct str rest;  /* behind the last hidden line */
};

/* f: gets what the labels tell, fields that are there already stay; NULL if
 * only the lines are wanted. */
void md_head(struct str body, struct md_head *h, struct found *f);

/* Segments of the head up to its last hidden line; returns what is left. */
struct str md_head_cut(struct arena *a, struct str body, struct segments *out);

/* "原创 某人 某号 2023-09-17 08:00 发表于北京", into *f (may be NULL). */
bool md_wechat_line(struct str line, struct found *f);

#endif
