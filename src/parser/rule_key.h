/* SPDX-License-Identifier: MIT */
/*
 * rule_key - where a text rule is kept: by what it is asked for and by the
 * first bytes of its pattern, or the last ones; for boilerplate_match and for
 * the tables of the rules, which hold the places ready.
 */
#ifndef PARSER_RULE_KEY_H
#define PARSER_RULE_KEY_H

#include "base/str.h"

/* What text rules are asked for. */
enum ask { ASK_HIDDEN, ASK_CREDIT, ASK_AFTER, ASK_TO_END, ASKS };

enum { BUCKETS = 64, RULE_KEY = 3,  /* bytes that are looked at */
       BUCKETS_END = BUCKETS,       /* of what may begin with anything; */
       BUCKET_ANY = 2 * BUCKETS };  /* and may end so too */

static inline unsigned bucket_of_bytes(const char *bytes)
{
    const unsigned char *p = (const unsigned char *)bytes;
    return (p[0] * 5u + p[1] * 3u + p[2]) % BUCKETS;
}

/* Of a text of at least RULE_KEY bytes: by its begin, by its end. */
static inline unsigned bucket_of(struct str s)
{
    return bucket_of_bytes(s.p);
}

static inline unsigned bucket_of_end(struct str s)
{
    return BUCKETS_END + bucket_of_bytes(s.p + s.n - RULE_KEY);
}

static inline bool is_literal(const char *p)
{
    return !memchr(p, '*', RULE_KEY) && !memchr(p, '\\', RULE_KEY);
}

/* Of a pattern: what it matches mostly begins as it does, or ends so. */
static inline unsigned pattern_bucket(struct str pattern)
{
    if (pattern.n >= RULE_KEY && is_literal(pattern.p))
        return bucket_of(pattern);
    if (pattern.n >= RULE_KEY && is_literal(str_end(pattern) - RULE_KEY))
        return bucket_of_end(pattern);
    return BUCKET_ANY;
}

#endif
