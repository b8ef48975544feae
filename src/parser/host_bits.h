/* SPDX-License-Identifier: MIT */
/*
 * host_bits - the hosts of rules, each hashed to one of 64 bits; for rules and
 * for the tables of them, which hold the bits ready.
 *
 * Hosts are hashed from the end, so one walk meets all that a host is below.
 */
#ifndef PARSER_HOST_BITS_H
#define PARSER_HOST_BITS_H

#include "base/ascii.h"
#include "base/str.h"

#include <stdint.h>

enum { HOST_ANY = 0 }; /* the place of "*" */

static inline uint32_t host_hash(uint32_t h, char before)
{
    return h * 31 + (unsigned char)ascii_lower(before);
}

/* The place of a hash: 1 to 63. */
static inline unsigned host_hash_place(uint32_t h)
{
    return 1 + ((h * 2654435761u) >> 16) % 63;
}

/* The place of a rule's host. */
static inline unsigned host_place(struct str host)
{
    uint32_t h = 0;
    if (str_eq(host, STR("*")))
        return HOST_ANY;
    for (size_t i = host.n; i > 0; i--)
        h = host_hash(h, host.p[i - 1]);
    return host_hash_place(h);
}

/* The bits of all rules that may be for pages of this host. */
static inline uint64_t host_bits(struct str host)
{
    uint64_t bits = (uint64_t)1 << HOST_ANY;
    uint32_t h = 0;
    for (size_t i = host.n; i > 0; i--) {
        h = host_hash(h, host.p[i - 1]);
        if (i == 1 || host.p[i - 2] == '.')
            bits |= (uint64_t)1 << host_hash_place(h);
    }
    return bits;
}

#endif
