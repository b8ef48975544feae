/* SPDX-License-Identifier: MIT */
/* d - the rows of the table of dialects, and what several of them share. */
#ifndef PARSER_D_H
#define PARSER_D_H

#include "parser/dialect.h"
#include "parser/mime.h"

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
extern const struct dialect dialect_telegram;
extern const struct dialect dialect_yaml_html;
extern const struct dialect dialect_markdown;
extern const struct dialect dialect_mhtml;
extern const struct dialect dialect_mail;
extern const struct dialect dialect_page;
extern const struct dialect dialect_aozora;
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

/* Its lines without the stamp, at the begin of s. */
bool link_header(struct str s, struct ms_header *h);
/* Is it there within the first lines of text? */
bool ms_header(struct str text, struct ms_header *h);
/* What it says, into *f. */
void ms_found(const struct ms_header *h, struct found *f);
/* Segments of the header (what the title does not show of it) and body. */
void ms_cut(struct arena *a, const struct ms_header *h, struct segments *out);
/* The tags that the feed of a blog names at the end of an article, separated
 * by LF; absent if it does not. */
struct str feed_tags(struct arena *a, struct str body);
/* Who wrote it, in the same place; absent if there is none, or if the title
 * is not that of a column "【…】" of its own: others write the rest, and are
 * often named before a bar. */
struct str feed_author(struct str title, struct str body);

/* The header of a message as a segment, and the text of its part; false, with
 * nothing added, if it is none. */
bool mail_cut(struct arena *a, struct str text, struct segments *out,
              struct mime_part *p, struct str *body);

/* A segment of what stands on one line in a file that is no HTML: an element
 * of HTML, or words and links. */
void line_add(struct arena *a, struct segments *out, struct str line,
              enum reason reason);
/* The form of a body that is HTML or Markdown. */
enum form body_form(struct str body);

/* What a whole HTML page says, into fields of *f that are absent yet; and its
 * segments: the words of <title>, which are hidden, and the page behind its
 * head. */
void page_found(struct arena *a, struct str text, struct found *f);
void page_cut(struct arena *a, struct str text, struct segments *out);

/* The first heading of a text, or the first line if it may be a title;
 * absent. */
struct str text_title(struct str body);
/* Without the backslashes that keep marks of Markdown from being marks. */
struct str text_unescaped(struct arena *a, struct str s);
/* The first line of a message, if it reads like a title, else its first
 * sentence; absent if that is long. */
struct str message_title(struct str text);
/* A first line "[title](address)", into *f. */
void text_link(struct str body, struct found *f);

#endif
