/* SPDX-License-Identifier: MIT */
/*
 * select - which element rules of data/boilerplate an element matches.
 *
 * A selection holds the rules for one host; it is made for one document.
 */
#ifndef PARSER_SELECT_H
#define PARSER_SELECT_H

#include "parser/rules.h"

struct selection {
    const struct rules *rules;
    const struct select_rule *list; /* HIDE_ELEMENT of the host */
    size_t n;
    uint64_t begins;    /* the bits by which a rule is found */
    uint32_t first[64]; /* by that bit, the first rule in the list */
};

struct select_rule {
    uint64_t need; /* a bit for each name that an element must bear */
    uint32_t row;  /* of rules->hides */
    uint32_t next; /* of those with the same bit, POS_NONE behind the last */
};

/* All rules but those of selection_mains. The list lies in the arena. */
void selection_make(struct arena *a, const struct rules *r,
                    const struct rules_host *host, struct selection *out);

/* The same of the rules that name the article of a whole page. */
void selection_mains(struct arena *a, const struct rules *r,
                     const struct rules_host *host, struct selection *out);

/* attrs: name, value, name, value, …, NULL; a value may be NULL; NULL for
 * none. Returns the first row that matches, POS_NONE if none does; of two
 * rows one that hides is taken before a caption. */
uint32_t selection_match(const struct selection *s, struct str tag,
                         const char *const *attrs);

/* The value of an attribute; absent if it is not there. */
struct str attr_of(const char *const *attrs, const char *name);

#endif
