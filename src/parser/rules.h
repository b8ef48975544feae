/* SPDX-License-Identifier: MIT */
/*
 * rules - the tables of data/: sources, boilerplate, skip, aliases.
 *
 * The built-in tables are compiled in (const, sorted, no work at start); a
 * file of the user adds rows or replaces rows with the same key. The format
 * of each file is told in its own first lines.
 */
#ifndef PARSER_RULES_H
#define PARSER_RULES_H

#include "base/arena.h"
#include "base/err.h"
#include "parser/host_bits.h"
#include "parser/tree.h"
#include "text/lang.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The built-in tables are shared by all programs that run and cost nothing at
 * start, for no pointer is in a row: a string of a row is a range of
 * rules->chars.
 */
struct rule_str {
    uint32_t at, n; /* bytes; rules_str makes it a string */
};

/* One host of data/sources, as the table holds it. Key: below, host, path. */
struct source_row {
    struct rule_str host; /* "rfi.fr" of "www.rfi.fr" */
    struct rule_str path; /* "zhongwen" of "*.bbc.com/zhongwen" */
    struct rule_str name, short_name, sort, zone; /* as in source_rule */
    uint8_t below;        /* "*.": the host and all below it */
    uint8_t lang;
};

/* What a row of data/sources says; all zero: there is none. */
struct source_rule {
    bool known;            /* there is a row */
    enum lang lang;
    struct str name;       /* "法广 RFI"; empty: never a source, or, with a
                              short name, an aggregator (meta) */
    struct str short_name; /* at most 8 cells: "法广" */
    struct str sort;       /* Latin sort key, pinyin: "faguang rfi" */
    struct str zone;       /* a name of parser/zone: "Europe/Paris" */
};

enum hide_on {
    HIDE_ELEMENT, /* pattern is a selector: tag.class#id[attr^=value] */
    HIDE_BLOCK,   /* pattern is a glob on the whole text of one block */
    HIDE_AFTER,   /* glob on a heading or paragraph: it and all up to the next
                     heading of its level or an ending block go */
    HIDE_TO_END,  /* glob on a block: it and all blocks behind it go */
    HIDE_IMAGE,   /* glob on the address of an image */
};

/* The pattern of an element, taken apart; empty parts match anything. */
struct selector {
    uint64_t need; /* a bit of parser/name_bits for each name */
    struct rule_str tag, cls, id;
    struct rule_str attr; /* attribute that must be there */
    struct rule_str value;
    char op;     /* 0: any value; '=' '^' '*' '$': equal, starts, holds, ends */
    uint8_t bit; /* the place of the rarest one */
};

/* What a row of data/boilerplate does with what it matches. */
enum hide_as {
    HIDE_AS_HIDDEN,  /* hides it, for `reason` */
    HIDE_AS_CREDIT,  /* HIDE_BLOCK: it is a credit line and stays;
                        HIDE_ELEMENT: it names the photographer */
    HIDE_AS_CAPTION, /* HIDE_ELEMENT: its text belongs to the image before it */
    HIDE_AS_MAIN,    /* HIDE_ELEMENT: it is the article of a whole page */
    HIDE_AS_PICTURE, /* HIDE_ELEMENT: text that stands directly in it behind an
                        image in it belongs to that image */
    HIDE_AS_RUN_IN,  /* HIDE_ELEMENT: it begins the paragraph behind it */
};

/* One row of data/boilerplate. Key: on, host, pattern. */
struct hide_rule {
    struct rule_str host; /* "*" or a host and its subdomains */
    struct rule_str pattern;
    uint8_t on;          /* enum hide_on */
    uint8_t as;          /* enum hide_as */
    uint8_t reason;      /* HIDE_NOT takes the row of the same key away */
    uint8_t ask, bucket; /* of a text rule: its place, see parser/rule_key */
    uint8_t at_host;     /* of its host: its place, see parser/host_bits */
};

struct rules {
    const char *chars; /* the strings of all tables */
    size_t nchars;
    const struct source_row *sources; /* sorted by source_key_cmp */
    size_t nsources;
    const struct hide_rule *hides; /* sorted by on, then as in the file */
    size_t nhides;
    const struct selector *selectors; /* of the rows of HIDE_ELEMENT, which
                                         are the first of hides */
    size_t nselectors;
    const struct rule_str *skip; /* extensions without dot, sorted */
    size_t nskip;
    const struct rule_str *aliases; /* names parted by one blank each, sorted */
    size_t naliases;
};

const struct rules *rules_builtin(void);

/* Valid as long as the rules. */
static inline struct str rules_str(const struct rules *r, struct rule_str s)
{
    return (struct str){ r->chars + s.at, s.n };
}

/* A copy of base in the arena with the rows of a user's file added. `name`
 * ("sources", "boilerplate", "skip", "aliases") says which format text has; `shown`
 * names the file in errors ("FILE:LINE: …", ST_USAGE). All files together
 * have less than 4 GiB. */
enum status rules_add(struct arena *a, const struct rules *base,
                      const char *name, struct str text, const char *shown,
                      const struct rules **out, struct err *e);

/* The row for an address (scheme://host/path…): longest match of host, with
 * and without "www.". */
struct source_rule rules_source(const struct rules *r, struct str url);

/* The answer for the last host that was asked about, for those who ask about
 * many addresses: neighbours mostly share one. All zero knows nothing. */
struct rules_memo {
    const struct rules *rules;
    const struct source_row *row; /* may be NULL */
    char host[64];
    size_t n; /* bytes of host; 0: nothing is known */
};
/* rules_source with the help of a memo; NULL: without. */
struct source_rule rules_source_memo(const struct rules *r, struct str url,
                                     struct rules_memo *memo);

/* A host that many rules are asked for: most are told apart by one bit. */
struct rules_host {
    struct str name;
    uint64_t bits; /* see parser/host_bits */
};

struct rules_host rules_host(struct str name);

/* Is it the other host or below it? */
bool rules_is_below(struct str name, struct str host);

/* Is the rule for pages of this host? */
static inline bool rules_applies(const struct rules *r,
                                 const struct hide_rule *rule,
                                 const struct rules_host *host)
{
    return rule->at_host == HOST_ANY ||
           ((host->bits >> rule->at_host & 1) &&
            rules_is_below(host->name, rules_str(r, rule->host)));
}

/* Is a file of this name skipped by its extension? */
bool rules_skip(const struct rules *r, struct str name);
/* May it hold data of any kind, of which only several articles are listed? */
bool rules_mixed(const struct rules *r, struct str name);

#endif
