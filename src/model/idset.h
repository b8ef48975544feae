/* SPDX-License-Identifier: MIT */
/* idset - which files and folders were met: a set of (device, inode). */
#ifndef MODEL_IDSET_H
#define MODEL_IDSET_H

#include "base/io.h"

struct idpage;

/* All zero is an empty set. */
struct idset {
    struct idpage *pages;
    uint32_t *slots; /* index in pages + 1; 0: free */
    size_t npages, room, nslots;
    size_t last; /* page of the last call */
};

/* True if id was not in the set before. */
bool idset_add(struct idset *s, struct io_id id);
void idset_free(struct idset *s);

#endif
