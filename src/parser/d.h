/* SPDX-License-Identifier: MIT */
/* d - the rows of the table of dialects, and what several of them share. */
#ifndef PARSER_D_H
#define PARSER_D_H

#include "parser/dialect.h"

extern const struct dialect dialect_ms;
extern const struct dialect dialect_yaml_ms;
extern const struct dialect dialect_gfw;
extern const struct dialect dialect_wechat;
extern const struct dialect dialect_simpread;
extern const struct dialect dialect_gnews;
extern const struct dialect dialect_link;
extern const struct dialect dialect_xwlb;
extern const struct dialect dialect_images;
extern const struct dialect dialect_issue;
extern const struct dialect dialect_feed;
extern const struct dialect dialect_feed_json;
extern const struct dialect dialect_sogou;
extern const struct dialect dialect_yaml_html;
extern const struct dialect dialect_markdown;
extern const struct dialect dialect_page;
extern const struct dialect dialect_plain;

/*
 * The header that both ms dialects have:
 *   <!--1594975740123-->
 *   [title](address)
 *   ------
 */
struct ms_header {
    struct str ms;    /* digits or "NaN" */
    struct str title; /* raw */
    struct str url;
    struct str body; /* what follows the dashes */
};

/* Is it there within the first lines of text? */
bool ms_header(struct str text, struct ms_header *h);
/* Segments of the header (what the title does not show of it) and body. */
void ms_cut(struct arena *a, const struct ms_header *h, struct segments *out);

/*
 * What plain text and Markdown share.
 */

/* "# words", "## words ##", "# words {.class}" */
bool text_heading(struct str line, struct str *words);
/* The first heading, or the first line if it may be a title; absent. */
struct str text_title(struct str body);
/* "[title](address)", a rule and "日期：…" at the begin, into *f. */
void text_link_head(struct str body, struct found *f);
/* Are over 80% of the first lines links? */
bool text_is_index(struct str body);

#endif
