/* SPDX-License-Identifier: MIT */
/*
 * html - HTML to a stream of builder calls.
 *
 * All pieces of a file are one document: an element may begin in one and end
 * in another. Pieces that are hidden stand in between at their place; those
 * in another form than HTML are read by the function given.
 */
#ifndef PARSER_HTML_H
#define PARSER_HTML_H

#include "parser/build.h"
#include "parser/dialect.h"
#include "parser/rules.h"

struct html_in {
    const struct segment *list; /* one after another in the file */
    size_t n;
    const struct rules *rules;
    struct str host; /* of the article: which rules hold */
    /* Read a segment of another form (parser/plain). */
    void (*other)(struct build *b, const struct segment *s);
    bool page; /* a whole page: hide what main_text does not take for the
                  article */
    struct str title; /* of a whole page's article */
};

void html_read(struct build *b, const struct html_in *in);

#endif
