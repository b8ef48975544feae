/* SPDX-License-Identifier: MIT */
/* ref - where an article lies: in a file, or in a part of one. */
#ifndef MODEL_REF_H
#define MODEL_REF_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct ref {
    struct str path; /* as given and joined; "-": standard input */
    uint32_t item;   /* from 1 */
    uint32_t at;     /* of a part: its first byte in the file */
    uint32_t part;   /* bytes of the part; 0: the file is one article */
};

static inline bool ref_eq(const struct ref *a, const struct ref *b)
{
    return a->item == b->item && a->at == b->at && a->part == b->part &&
           str_eq(a->path, b->path);
}

#endif
