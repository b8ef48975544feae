/* SPDX-License-Identifier: MIT */
/*
 * build - makes a document out of a stream of text, breaks and containers.
 *
 * What the stream may do in any order and to any depth; the builder keeps
 * the invariants of parser/tree.h. Calls that open something and calls that
 * close it come in pairs, else nothing is asked: an end without a begin does
 * nothing.
 *
 * White space (outside pre) is joined: a run that holds a line feed vanishes
 * between two characters that width_joins() both, beside a full-width mark
 * and around a point between two of them, any other run is one blank; at the
 * ends of a block blanks, U+3000 and NBSP go. Addresses that stand bare in the
 * text become links.
 */
#ifndef PARSER_BUILD_H
#define PARSER_BUILD_H

#include "parser/tree.h"

struct build;

/* base: address of the article, for links; title: a caption that repeats it
 * is hidden. Both live as long as the builder. */
struct build *build_new(struct str base, struct str title);
/* Room for so many more bytes of text, so that it is not copied as it grows. */
void build_reserve(struct build *b, size_t bytes);
/* Ends the last block and writes the document, exactly sized, to the arena;
 * frees the builder. */
void build_finish(struct build *b, struct arena *a, struct doc *out);

/* Clean, valid UTF-8, entities decoded. */
void build_text(struct build *b, struct str s);
/* <br>: a line feed; two of them end the paragraph, as one does before an
 * indent by U+3000. */
void build_break(struct build *b);
/* A block ends here and the next text begins another. */
void build_end(struct build *b);
/* The open paragraph goes on with the next one. */
void build_run_in(struct build *b);

/* Containers. */
void build_heading(struct build *b, unsigned level); /* 0: no more */
void build_quote(struct build *b, bool begin);
void build_pre(struct build *b, enum block_kind kind, bool begin);
void build_list(struct build *b, bool ordered, uint32_t start);
void build_list_end(struct build *b);
/* number POS_NONE: the next one. */
void build_item(struct build *b, uint32_t number);

/* A table of text becomes one block; one that only places things on the page
 * (pictures, lists, one column, at most two cells) leaves its blocks. */
void build_table(struct build *b);
void build_row(struct build *b);
void build_cell(struct build *b, bool head, unsigned columns);
void build_table_end(struct build *b);

/* Inline. A link inside a link ends the outer one. */
void build_span(struct build *b, enum span_kind kind, bool begin);
void build_link(struct build *b, struct str href);
void build_link_end(struct build *b);
void build_ruby(struct build *b);         /* base text follows */
void build_reading(struct build *b, bool begin); /* text is its reading */

/* Pictures and media. alt is the caption if no other one comes. The same
 * picture right after itself is one. */
void build_image(struct build *b, struct str href, struct str alt);
void build_embed(struct build *b, struct str href);
void build_rule(struct build *b);
/* Text in here belongs to the picture or embed that came just before. */
void build_caption(struct build *b, bool begin);
/* Text in here names the photographer or agency; it is put in brackets
 * behind the caption unless the caption says so itself. */
void build_photo_by(struct build *b, bool begin);

/* Text in here is no part of the article; of nested ones the outermost tells
 * why. rule: its row of the table or POS_NONE. in_line: a hidden piece of a
 * paragraph does not break it but comes behind it. */
void build_hide(struct build *b, enum reason reason, uint32_t rule,
                bool in_line);
void build_show(struct build *b);

/* A piece of its own between two places of the stream: containers and
 * inlines of the outer text rest meanwhile. Not nested. */
void build_island(struct build *b, enum reason reason);
void build_island_end(struct build *b);

#endif
