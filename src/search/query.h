/* SPDX-License-Identifier: MIT */
/*
 * query - the filter language to a tree of what is asked for.
 *
 * Pure: the text of a query, a day and an arena in, a tree out. What a word
 * matches, and how it is folded, is not decided here.
 *
 *     query   = [ any ] ;                         nothing: everything matches
 *     any     = all { "|" all } ;
 *     all     = one { one } ;                     binds closer than "|"
 *     one     = ( "!" | "-" ) one | "(" any ")" | term ;
 *     term    = word | phrase | regex
 *             | textual ":" ( word | phrase | regex )
 *             | ( "lang" | "py" ) ":" ( word | phrase )
 *             | "is:" mark | "has:" thing
 *             | "date:" days | "after:" day | "before:" day
 *             | "len:" length ;
 *     textual = "title" | "body" | "src" | "author" | "tag" | "url" | "path" ;
 *     mark    = "unread" | "read" | "star" | "dup" | "approx" ;
 *     thing   = "link" | "image" | "video" ;
 *     days    = day | [ day ] ".." [ day ] | compare ( day | age ) ;
 *     day     = YYYY | YYYY-MM | YYYY-MM-DD | YYYY年 | YYYY年M月
 *             | YYYY年M月D日 | M月 | M月D日 | name
 *             | any day that parser/date reads ;
 *     name    = "today" | "yesterday" | "this-week" | "last-week" | … | 今天
 *             | 昨天 | 前天 | 本周 | 上周 | 本月 | 上个月 | 今年 | 去年 | … ;
 *     age     = number ( "d" | "w" | "m" | "y" | 天 | 周 | 个月 | 年 ) ;
 *     length  = number | [ number ] ".." [ number ] | compare number ;
 *     compare = "<" | "<=" | ">" | ">=" ;
 *     number  = digits [ "k" | 千 | 万 ] ;            the units for len: only
 *     word    = characters but blanks ( ) | " “ ”, with "\" before one that is
 *               to mean itself; it does not begin with "/" nor, without a
 *               field, with "!" or "-" ;
 *     phrase  = '"' text '"' | "“" text "”" ;     "\" as in a word
 *     regex   = "/" text "/" ;                    "\/" is a slash
 *
 * What follows a field follows its colon without a blank; days, marks and the
 * like may stand in quotes. Days without a year are the latest that are not to
 * come, weeks begin on Monday.
 *
 * A full-width form stands for its ASCII one wherever that means something:
 * （ ） ｜ ！ － ： ／ ＂ ＜ ＞ ＝, letters and digits of names and numbers.
 * Keywords match in either case. A word with a colon behind ASCII letters that
 * are no keyword is an error, unless "//" follows: "http://…" and "8:30" are
 * words.
 *
 * Regular expressions are those of PCRE2 (search/regex), not of the C library:
 * they do not depend on the locale, take text by its length, run at about the
 * speed of memory, may be shared by threads, and a bad one ends at a limit
 * instead of taking all time or memory, which matters where a pattern is
 * compiled with each key. The tree holds the pattern, not the program.
 */
#ifndef SEARCH_QUERY_H
#define SEARCH_QUERY_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "search/regex.h"
#include "text/width.h"

#include <stdbool.h>
#include <stdint.h>

enum query_kind {
    QUERY_ALL,  /* all of two or more parts */
    QUERY_ANY,  /* any of two or more parts */
    QUERY_NOT,  /* not its one part */
    QUERY_TEXT, /* field, how, text */
    QUERY_IS,   /* mark */
    QUERY_HAS,  /* thing */
    QUERY_DATE, /* from, to: days since 1970-01-01. An entry without a day
                   never matches; QUERY_OPEN_FROM and _TO are no limit */
    QUERY_LEN,  /* from, to: characters */
    QUERY_KINDS
};

/* Limits of QUERY_DATE and QUERY_LEN are included. */
#define QUERY_OPEN_FROM INT32_MIN
#define QUERY_OPEN_TO INT32_MAX

enum query_field {
    FIELD_ANY, /* title or text: a term without a field */
    FIELD_TITLE,
    FIELD_BODY,
    FIELD_SRC,
    FIELD_AUTHOR,
    FIELD_TAG,
    FIELD_URL,
    FIELD_LANG, /* a BCP 47 tag, or its beginning: zh is also zh-Hant */
    FIELD_PATH,
    FIELD_PY, /* syllables or initials, also in the text */
    FIELDS
};

enum query_how {
    HOW_WORD,   /* as forgiving as search is */
    HOW_PHRASE, /* these characters only: no other name, no pinyin */
    HOW_REGEX,
};

enum query_mark { MARK_UNREAD, MARK_READ, MARK_STAR, MARK_DUP, MARK_APPROX };
enum query_thing { HAS_LINK, HAS_IMAGE, HAS_VIDEO };

struct query_node {
    enum query_kind kind;
    enum query_field field;
    enum query_how how;
    enum query_mark mark;
    enum query_thing thing;
    struct str text; /* without quotes and escapes; not folded, not empty */
    int32_t from, to;
    size_t at, n; /* bytes of the query that say it, of a term */
    const struct query_node *parts, *next; /* of its parent's parts */
};

/* Parts of ALL are no ALL, of ANY no ANY, of NOT no NOT. */
enum {
    QUERY_DEPTH = 64,   /* levels of a tree, at most */
    QUERY_TERMS = 1000, /* terms of a query, at most */
};

struct query_env {
    int32_t today;             /* days since 1970-01-01, on the user's clock */
    struct width width;        /* of the screen that errors point on */
    const struct regex *regex; /* NULL: a regex is an error; no other term
                                  needs it */
};

/* Where a query is wrong. */
struct query_fault {
    size_t at, n;       /* bytes; n is 0 at the end */
    size_t cell, cells; /* the same place on one line */
    bool unfinished;    /* it ends too early: more may make it right */
};

/*
 * *root gets the tree, in the arena, its strings too; NULL when nothing is
 * asked for. Else ST_USAGE: *fault (may be NULL) tells where, *e what was
 * expected there. Any bytes may be given.
 */
enum status query_parse(struct arena *a, struct str text,
                        const struct query_env *env,
                        const struct query_node **root,
                        struct query_fault *fault, struct err *e);

/* Append the tree as a query that makes the same tree again, on any day; NULL
 * is nothing. */
void query_print(const struct query_node *root, struct buf *out);

/* Append words, with the blanks between them, as a query in which each of them
 * means only itself. */
void query_put_words(struct str words, struct buf *out);

bool query_equal(const struct query_node *a, const struct query_node *b);

/* The word for a field, without colon; empty for FIELD_ANY. */
struct str query_field_name(enum query_field f);

/*
 * What may stand at a byte of a query: of the word before it, [at, at + n), the
 * keywords that begin as it does, whole, in the order of the tables. A word
 * that would go on has its colon. `field` tells of whose values the word is
 * the beginning (src:, tag:, lang:, …), which the archive knows; FIELD_ANY:
 * of a bare word.
 */
struct query_complete {
    size_t at, n;
    enum query_field field;
    size_t count; /* of words */
    struct str words[64];
};

void query_complete(struct str text, size_t cursor, struct query_complete *c);

#endif
