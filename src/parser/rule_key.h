/* SPDX-License-Identifier: MIT */
/*
 * rule_key - where a text rule is kept: by what it is asked for and by the
 * first bytes of its pattern; for boilerplate_match and for the tables of the
 * rules, which hold the places ready.
 */
#ifndef PARSER_RULE_KEY_H
#define PARSER_RULE_KEY_H

#include "base/str.h"

/* What text rules are asked for. */
enum ask { ASK_HIDDEN, ASK_CREDIT, ASK_AFTER, ASK_TO_END, ASKS };

enum { BUCKETS = 64, RULE_KEY = 3, /* bytes that are looked at */
       BUCKET_ANY = BUCKETS };     /* of what may begin with anything */

/* Of a text of at least RULE_KEY bytes. */
static inline unsigned bucket_of(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    return (p[0] * 5u + p[1] * 3u + p[2]) % BUCKETS;
}

/* Of a pattern: what it matches mostly begins as it does. */
static inline unsigned pattern_bucket(struct str pattern)
{
    bool keyed = pattern.n >= RULE_KEY && !memchr(pattern.p, '*', RULE_KEY) &&
                 !memchr(pattern.p, '\\', RULE_KEY);
    return keyed ? bucket_of(pattern) : BUCKET_ANY;
}

#endif
