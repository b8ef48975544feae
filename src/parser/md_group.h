/* SPDX-License-Identifier: MIT */
/*
 * md_group - the lines of a block of Markdown that is not ended, and how they
 * go out: as a table or as a paragraph, whose lines stay lines unless they
 * were broken by hand at a measure.
 */
#ifndef PARSER_MD_GROUP_H
#define PARSER_MD_GROUP_H

#include "base/buf.h"

struct md_group {
    struct md_line {
        struct str prefix, text; /* borrowed until they are put */
    } * lines;
    size_t n, room;
    struct buf text, made; /* scratch */
};

void md_group_add(struct md_group *g, struct str prefix, struct str text);
/* Append the lines to out; the group is empty then. */
void md_group_put(struct md_group *g, struct buf *out);
bool md_group_is_table(const struct md_group *g);
void md_group_free(struct md_group *g);

/* Marks of quotes and lists; no more than a line may have. */
void md_put_prefix(struct buf *out, struct str prefix);

bool md_has_cjk(struct str s);
/* The line and those in rest that follow it with the indent of code: prose,
 * when CJK characters outweigh the others and none ends like code. */
bool md_is_prose(struct str rest, struct str line);

#endif
