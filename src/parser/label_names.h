/* SPDX-License-Identifier: MIT */
/* label_names - the words before a colon that tell what a text is. */
#ifndef PARSER_LABEL_NAMES_H
#define PARSER_LABEL_NAMES_H

#include "base/str.h"

#include <stdbool.h>

enum label_kind {
    LABEL_NONE,
    LABEL_TITLE,
    LABEL_AUTHOR,
    LABEL_SOURCE,  /* a name; in Markdown also an address or both */
    LABEL_ORIGIN,  /* the same, and other notes may follow it */
    LABEL_DATE,
    LABEL_SAVED,   /* a date, of saving */
    LABEL_STATION, /* a source, and a date in brackets */
    LABEL_URL,
    LABEL_TAGS,
    LABEL_OTHER,  /* of the envelope, and not wanted */
    LABEL_CREDIT, /* of the text */
};

/* Where a name is a label. */
enum {
    LABEL_IN_TEXT = 1,
    LABEL_IN_MAIL = 2, /* an English word, which counts only beside others */
    LABEL_IN_MARKDOWN = 4,
};

struct label {
    struct str_short name; /* CJK ones without blanks, English ones in lower
                              case */
    uint8_t kind;          /* enum label_kind */
    uint8_t where;         /* bits */
};

extern const struct label label_table[];
extern const size_t label_count;

/* In text: "标题：", "标 题:", "【标题】", "Subject:" at the begin of s; *behind gets
 * what follows. NULL if there is none. */
const struct label *label_take(struct str s, struct str *behind);
/* Where the next label begins, behind blanks or a mark that parts two; s.n if
 * there is none. */
size_t label_next(struct str s);
/* Without blanks of both widths, and at both ends without those marks. */
struct str label_skip_blanks(struct str s);
struct str label_trim(struct str s);
/* Does it end as the names of papers and sites do? */
bool label_is_publisher(struct str s);

#endif
