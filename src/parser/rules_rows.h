/* SPDX-License-Identifier: MIT */
/* rules_rows - the rows of the files of data/, one line each. */
#ifndef PARSER_RULES_ROWS_H
#define PARSER_RULES_ROWS_H

#include "parser/rules.h"

/* One row of any of the files. */
struct row {
    size_t place;
    bool gone; /* takes the row of the same key away */
    union {
        struct source_rule source;
        struct hide_rule hide;
        struct str ext;
        struct str alias; /* names with a blank between */
    };
};

/* What is being read, for errors. */
struct reader {
    struct arena *a;
    const char *shown;
    size_t line;
    struct err *e;
};

enum rules_of { RULES_SOURCES, RULES_BOILERPLATE, RULES_SKIP, RULES_ALIASES };

/* What one of the files holds. */
struct format {
    const char *name;
    enum rules_of of;
    /* One line that is no comment into *row. */
    enum status (*read)(const struct reader *r, struct str line,
                        struct row *row);
    int (*cmp_key)(const struct row *a, const struct row *b);
    /* The order of the table; rows with equal keys do not occur. */
    int (*cmp_order)(const void *a, const void *b);
};

/* Take "tag.class#id[attr^=value]" apart; false if it is no selector. The
 * parts point into s. */
bool selector_read(struct str s, struct selector *out);

/* The order of sources, for rules_read, which sorts, and rules_source,
 * which searches; by host alone, and by host and path. ASCII letters of a host in
 * either case. */
int source_host_cmp(const struct source_key *a, const struct source_key *b);
int source_key_cmp(const struct source_key *a, const struct source_key *b);

/* By the name of the file; NULL if there is none. */
const struct format *rules_format(const char *name);

#endif
