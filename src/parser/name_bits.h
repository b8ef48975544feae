/* SPDX-License-Identifier: MIT */
/*
 * name_bits - the names of an element (tag, class, id, attribute), each
 * hashed to one of 64 bits; for select and for the tables of its rules, which
 * hold the bits ready.
 */
#ifndef PARSER_NAME_BITS_H
#define PARSER_NAME_BITS_H

#include "base/str.h"

#include <stdint.h>

enum name_kind { NAME_TAG = 1, NAME_CLASS, NAME_ID, NAME_ATTR };

/* Which bit: 0 to 63. */
static inline unsigned name_place(struct str name, enum name_kind kind)
{
    uint32_t h = (uint32_t)kind;
    for (size_t i = 0; i < name.n; i++)
        h = h * 31 + (unsigned char)name.p[i];
    return (h * 2654435761u) >> 26;
}

static inline uint64_t name_bit(struct str name, enum name_kind kind)
{
    return (uint64_t)1 << name_place(name, kind);
}

#endif
