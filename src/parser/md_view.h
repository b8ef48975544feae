/* SPDX-License-Identifier: MIT */
/*
 * md_view - what a line of Markdown is: the marks of quotes and lists before
 * its text, and the block that the text begins (CommonMark 0.30, sections 4
 * and 5).
 */
#ifndef PARSER_MD_VIEW_H
#define PARSER_MD_VIEW_H

#include "base/str.h"

#include <stdint.h>

enum { MD_MARKS_MAX = 24 }; /* quotes and items that a line may begin */
#define MD_BULLET UINT32_MAX

struct md_view {
    struct str prefix; /* marks and blanks before the text */
    struct str quotes; /* of it: up to the last > before any item */
    struct str text;   /* to the end of the line, without it */
    unsigned quote;    /* quotes before the text */
    unsigned column;   /* of the text, behind the quotes */
    unsigned indent;   /* blanks right before the text */
    bool item;         /* a list item begins */
    bool too_deep;     /* more marks follow in the text */
    /* of the first item: */
    struct str outer; /* marks and blanks before it */
    unsigned mark;    /* column of its mark */
    unsigned inner;   /* column of what is behind it */
    uint32_t number;  /* MD_BULLET: none */
};

/* list: column of the text of the open list item, 0: none. in_text: a
 * paragraph is open, which only some marks interrupt. */
void md_view(struct str line, unsigned list, bool in_text, struct md_view *v);

/* Level of the heading, 0: none; *words gets its text. Blanks behind the
 * marks are not asked for before CJK text. */
unsigned md_heading(struct str text, struct str *words);
/* ---, ***, _ _ _ */
bool md_is_rule(struct str text);
/* The line below the text of a heading: ===, ---. */
bool md_is_underline(struct str text);
/* Is `below` such a line with as many marks as `line` has characters or bytes?
 * So a program draws it, under what a list may begin with too. */
bool md_is_measured(struct str line, struct str below);
/* Length of the fence of code that the text begins, 0: none. */
size_t md_fence(struct str text);
/* The row below the head of a table. */
bool md_is_delimiters(struct str text);
/* Does a block of HTML begin? *end: the text that ends it, absent: a blank
 * line does. in_text: a paragraph is open. */
bool md_html(struct str text, bool in_text, struct str *end);
/* Is the text that ends the block in this line? */
bool md_html_ends(struct str text, struct str end);

#endif
