/* SPDX-License-Identifier: MIT */
/*
 * page_head - what the head of a whole HTML page says of its article: meta
 * elements, JSON-LD, links, comments of the program that saved it.
 *
 * All candidates, no judgement. Strings are raw, with references, and point
 * into the text or lie in the arena; absent if not there.
 */
#ifndef PARSER_PAGE_HEAD_H
#define PARSER_PAGE_HEAD_H

#include "parser/jsonld.h"
#include "parser/page_begin.h"

struct page_head {
    struct str title;    /* <title> */
    struct str og_title; /* og:title, twitter:title */
    struct str heading;  /* inside of the first <h1> that is no link */
    struct str canonical, og_url, saved_url, base;
    struct str original; /* address of what an archive or reader view shows */
    struct str author; /* separated by LF */
    struct str date;
    struct str site; /* og:site_name and the like */
    struct str channel; /* who published it on a site of many */
    struct str keywords, article_tags; /* separated by LF */
    struct str lang;                   /* of <html> */
    struct jsonld ld;
    struct str body; /* behind the heading, else behind <body> or the head */
};

/* Looks at 64 KiB beside scripts and style sheets, and passes over at most
 * 4 MiB of those. */
void page_head_read(struct arena *a, struct str text, struct page_head *out);

#endif
