/* SPDX-License-Identifier: MIT */
/*
 * meta - what an article is, from its bytes alone: charset, dialect, title,
 * day, instant, source, address, author, tags, language, each with the rule
 * that found it.
 *
 * Never builds a tree and never calls libxml2, so the list of an archive
 * costs little more than reading it. The parse of the article takes its
 * result as given: list row and dump row agree by construction.
 */
#ifndef PARSER_META_H
#define PARSER_META_H

#include "base/arena.h"
#include "parser/rules.h"
#include "text/charset.h"
#include "text/lang.h"

#include <stdbool.h>
#include <stdint.h>

#define DATE_UNKNOWN INT64_MIN
#define DAY_UNKNOWN INT32_MIN
#define NUMBER_UNKNOWN UINT32_MAX

enum date_from {
    DATE_FROM_NONE,
    DATE_FROM_MS,    /* stamp of the feed item */
    DATE_FROM_FRONT, /* front matter */
    DATE_FROM_LABEL, /* 日期： */
    DATE_FROM_TIME,  /* <time datetime>, <meta> */
    DATE_FROM_LEAD,  /* 【…讯】 */
    DATE_FROM_PAGE,  /* date line of the page */
    DATE_FROM_URL,
    DATE_FROM_FILE,  /* file name */
};

/* "ms", "front", "label", …; NULL for none. */
const char *date_from_name(enum date_from f);

enum { META_HEAD = 65536 }; /* bytes of a file that tell what it is */

/* What was found for the file before, which files of one folder and pages of
 * one host mostly share; it saves time and changes nothing. All zero knows
 * nothing. Of one thread, which scans one file after another. */
struct meta_memo {
    struct rules_memo source; /* of the last host */
    struct folder_memo {
        char path[256], name[128];
        size_t path_n; /* 0: nothing is known */
        size_t name_n; /* 0: the folders tell no source */
    } folder;
};

/* What is found besides charset, dialect, title and url is the same for all
 * who want it; to leave the rest unknown saves time. */
enum meta_want {
    META_ALL,
    META_LIST, /* no author, tags and lang */
    META_TEXT, /* of the rest what the document depends on: nothing, or of a
                  whole page all */
};

struct meta_items;

struct meta_in {
    struct str bytes; /* the file, at most its first 64 MiB; or one item of a
                         file that holds several articles */
    const struct meta_items *of; /* of an item: its file; NULL: the file is
                                    one article */
    uint32_t item;    /* of an item: its number from 1 */
    struct str path;  /* as given on the command line and joined */
    int64_t now_ms;   /* since 1970: later dates are not believed */
    const struct rules *rules;
    enum charset charset; /* CHARSET_UNKNOWN: find out */
    struct meta_memo *memo; /* NULL: none */
    enum meta_want want;
};

struct meta {
    enum charset charset;
    const struct dialect *dialect; /* never NULL */
    enum lang lang;
    bool index_page; /* links or a README, no article */
    bool approx;     /* the day is doubtful */
    enum date_from date_from;
    int64_t date_ms; /* UTC instant since 1970, or DATE_UNKNOWN */
    int32_t day;     /* days since 1970-01-01 in the source's zone, or
                        DAY_UNKNOWN */
    int16_t clock;   /* minutes of the day that the page states on the
                        source's clock, 0 to 1439; -1: none */
    uint32_t item;   /* 1: the file is one article, or the first of several */
    uint32_t number; /* of a D1 file name, smaller is newer; or
                        NUMBER_UNKNOWN */
    struct str title;  /* clean, one line; absent if there is none */
    bool title_of_text; /* it is the first sentence of the text, which says it
                           as well */
    struct str source; /* name; folder's name if no rule gives one; absent if
                          neither */
    struct str url;    /* absolute, as stored; absent */
    struct str author; /* absent */
    struct str tags;   /* separated by LF; absent */
    struct source_rule rule; /* of the source */
};

/*
 * The articles of a file, one after another: all of it, or its items. Each
 * item is a range of the file's bytes, so one can be read again without the
 * others; what it is depends on those bytes and the file's head alone.
 */
struct meta_items {
    const struct meta_in *file;
    const struct dialect *dialect; /* NULL: the file is one article */
    enum charset charset;          /* of all items */
    struct str before; /* what stands before the first item, and says something
                          of all */
    struct str rest;
    uint32_t n; /* items so far */
};

void meta_items(const struct meta_in *file, struct meta_items *it);
bool meta_items_next(struct meta_items *it, struct meta_in *item);

/* Strings of *out point into in->bytes, in->of->before or in->memo or lie in
 * the arena. */
void meta_scan(struct arena *a, const struct meta_in *in, struct meta *out);

/* More than 1 in 10 of the first 8 KiB is NUL or C0 (but TAB, LF, CR, FF, ESC)
 * and it is no UTF-16; where no NUL is in them, of the first 1 KiB. */
bool meta_binary(struct str bytes);

/* "2023-09-17" of a day. Writes 10 characters and a NUL for years 0..9999. */
void meta_day(int32_t day, char out[16]);
/* "2023-09-17T01:15:01Z", RFC 3339; with milliseconds if there are any. */
void meta_instant(int64_t ms, char out[32]);
/* Days since 1970 of a civil date of the Gregorian calendar; no checks. */
int32_t meta_civil(int year, int month, int mday);
void meta_civil_of(int32_t day, int *year, int *month, int *mday);

#endif
