/* SPDX-License-Identifier: MIT */
/* rules_rows - the rows of the files of data/, one line each. */
#ifndef PARSER_RULES_ROWS_H
#define PARSER_RULES_ROWS_H

#include "base/buf.h"
#include "parser/rules.h"

/* One row of any of the files. */
struct row {
    size_t place;
    bool gone; /* takes the row of the same key away */
    union {
        struct source_row source;
        struct {
            struct hide_rule hide;
            struct selector selector; /* HIDE_ELEMENT only */
        };
        struct rule_str ext;
        struct rule_str alias; /* names with a blank between */
    };
};

/* What is being read. */
struct reader {
    struct buf chars; /* the strings of the rows */
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
    enum status (*read)(struct reader *r, struct str line, struct row *row);
    /* The strings of both are those of r. */
    int (*cmp_key)(const struct rules *r, const struct row *a,
                   const struct row *b);
    /* Where the table is not in the order of keys: its order, as of qsort. */
    int (*cmp_order)(const void *a, const void *b);
};

/* Take "tag.class#id[attr^=value]" apart, which is s of these characters;
 * false if it is no selector. */
bool selector_read(const char *chars, struct rule_str s, struct selector *out);

/* A host as the table is searched by it. */
struct source_key {
    bool below;
    struct str host, path;
};

static inline struct source_key source_key_of(const struct rules *r,
                                              const struct source_row *row)
{
    return (struct source_key){ row->below, rules_str(r, row->host),
                                rules_str(r, row->path) };
}

/* The order of sources, for rules_read, which sorts, and rules_source,
 * which searches; by host alone, and by host and path. ASCII letters of a host in
 * either case. */
int source_host_cmp(const struct source_key *a, const struct source_key *b);
int source_key_cmp(const struct source_key *a, const struct source_key *b);

/* By the name of the file; NULL if there is none. */
const struct format *rules_format(const char *name);

#endif
