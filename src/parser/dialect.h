/* SPDX-License-Identifier: MIT */
/*
 * dialect - the forms in which articles are saved: one file (d_NAME.c) and
 * one row each.
 *
 * A dialect only knows its envelope: how to recognise it, what data it holds,
 * and where the body begins and ends. It gives raw candidates; the chains of
 * precedence and plausibility are meta's, the body is read by the form of
 * each segment (html, plain).
 */
#ifndef PARSER_DIALECT_H
#define PARSER_DIALECT_H

#include "base/arena.h"
#include "parser/tree.h"

/* What the envelope and the begin of the body say, before any judgement. All
 * strings point into the text or lie in the arena; only quotes of the front
 * matter are resolved; absent if not there. */
struct found {
    bool brief; /* set by who asks: byline and tags may stay absent, but of a
                   whole page */
    struct str title;       /* of the envelope */
    bool title_entities;    /* it may hold HTML entities */
    struct str front_title; /* of the front matter */
    struct str url;
    struct str site; /* any address of the source, where url is not told */
    struct str author;
    struct str byline;      /* who the page says put it there */
    struct str tags;        /* separated by LF, or absent */
    struct str feed;        /* name of the feed: tags or categories [0] */
    struct str ms;          /* digits of a stamp, "NaN" */
    struct str front_date;  /* published, date */
    bool front_is_fetch;    /* front_date is the time of fetching only */
    bool front_is_wiki;     /* no name of a file was made of front_date */
    struct str label_date;  /* behind 日期： */
    struct str page_date;  /* of <meta> or JSON-LD */
    enum lang lang;        /* that the page claims */
    bool page; /* body is the begin of a whole page's text: its date line may
                  stand behind other lines */
    bool whole; /* cut gives a whole page; set by page_found */
    struct str above; /* of such a page: what stands before its title, */
    struct str lines; /* and the visible lines of its body's begin */
    struct str provenance;  /* source named by a provenance line */
    struct str body;        /* where lead, date line and <time> may be */
    bool body_undated;      /* days in it are what it tells of */
    bool index_page;
};

enum form {
    FORM_HTML,  /* HTML; all segments of this form are one document */
    FORM_LINES, /* a line is a paragraph: [words](address) are links */
    FORM_PLAIN, /* plain text: blank lines and U+3000 begin paragraphs */
    FORM_PRE,   /* lines as they stand */
    FORM_MARKDOWN, /* CommonMark; part of the one document with FORM_HTML */
};

/* A piece of the file in file order. */
struct segment {
    struct str text;
    enum form form;
    enum reason hidden; /* all of it, or HIDE_NOT */
};

struct segments {
    struct segment *list; /* in the arena */
    size_t n, room;
    bool page; /* a whole page: what is not its article is to be hidden */
};

void segment_add(struct arena *a, struct segments *s, struct str text,
                 enum form form, enum reason hidden);
/* The same for a text that may be HTML or not: FORM_HTML if it has a tag or a
 * reference, else FORM_PLAIN. */
void segment_text(struct arena *a, struct segments *s, struct str text,
                  enum reason hidden);

struct dialect {
    const char *name; /* in JSON: "ms", "yaml-ms", "gfw", "plain", … */
    /* text: valid UTF-8 or nearly so, without mark; line ends as in the
     * file. Looks at the first and last few KiB only. */
    bool (*recognise)(struct str text, struct str path);
    void (*meta)(struct arena *a, struct str text, struct str path,
                 struct found *f);
    /* text: clean and valid. Every visible byte of the envelope that is not
     * in the title goes into a hidden segment. False, with nothing added,
     * where the text has not this form: cleaning may have changed it. */
    bool (*cut)(struct arena *a, struct str text, struct segments *out);
    /*
     * For files that hold several articles, else NULL. next: the next item of
     * *rest, which begins as the whole file and moves behind it; false at the
     * end. recognise and next work on raw bytes of an ASCII-compatible
     * charset, and who recognises a file finds an item in its first META_HEAD
     * bytes; an item by itself is found at its begin. meta and cut get the
     * text of one item. head (may be NULL): what the text before the first
     * item says of all, into *f, before meta looks.
     */
    bool (*next)(struct str *rest, struct str *item);
    void (*head)(struct arena *a, struct str text, struct found *f);
    /* recognise and meta in one, where both read the same, else NULL: where it
     * is false nothing is found. */
    bool (*both)(struct arena *a, struct str text, struct str path,
                 struct found *f);
};

/* The first row of those for one article whose recogniser says yes; the last
 * row always does. */
const struct dialect *dialect_of(struct str text, struct str path);
/* The same row, and what its meta finds. */
const struct dialect *dialect_found(struct arena *a, struct str text,
                                    struct str path, struct found *f);
/* The row for a file of several articles by its first bytes, which are in any
 * ASCII-compatible charset; NULL if it is none. */
const struct dialect *dialect_of_several(struct str head);

/* The segments of a text in its dialect; all of it is plain text where it has
 * not the form of one. */
void dialect_cut(const struct dialect *d, struct arena *a, struct str text,
                 struct segments *out);

/* All rows, for tests and help. */
extern const struct dialect *const dialects[];
extern const size_t ndialects;

#endif
