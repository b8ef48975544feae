/* SPDX-License-Identifier: MIT */
/*
 * tags - a byte-level reader of tags, for meta only: no tree, no libxml2.
 *
 * Works on raw bytes of any ASCII-compatible charset. The caller bounds the
 * look: a window of a few KiB. A tag without end in the window is none.
 */
#ifndef PARSER_TAGS_H
#define PARSER_TAGS_H

#include "base/arena.h"

struct tag {
    struct str name;  /* as written: "DIV" */
    struct str attrs; /* between name and > */
    struct str all;   /* from < to > */
    bool closing;     /* </div> */
};

/* The next tag; *rest moves behind it. Comments, doctypes and processing
 * instructions are passed over. False at the end. */
bool tag_next(struct str *rest, struct tag *t);
bool tag_is(const struct tag *t, struct str name);
/* The raw value of an attribute; absent if it is not there. */
struct str tag_attr(const struct tag *t, struct str name);
/* Does it begin or end a line of its own (div, p, h1, li, …)? */
bool tag_is_block(const struct tag *t);

/*
 * The visible text of the first block that has any, with LF for <br>, white
 * space joined, entities decoded. False if there is none, or if it is longer
 * than room: then it is no line of data.
 */
bool tags_first_block(struct str html, char *out, size_t room, size_t *n);

/* Visible text of html in the same form, cut at room; one LF between blocks.
 * Returns its bytes. */
size_t tags_text(struct str html, char *out, size_t room);
/* The same with a blank where an element begins or ends in a line. */
size_t tags_pieces(struct str html, char *out, size_t room);

/* May html hold a tag whose name begins so? Quicker than to read all. */
bool tags_may_hold(struct str html, struct str name);

/* The first <tag> in html that has the attribute; its value and the text up
 * to its end tag (html form). */
bool tags_find(struct str html, struct str name, struct str attr,
               struct str *value, struct str *inner);

#endif
