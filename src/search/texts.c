/* SPDX-License-Identifier: MIT */
/* A list of pointers that grows by doubling. */
#include <config.h>

#include "search/texts.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROOM_ELSE = 512 << 20 };

uint64_t texts_room(void)
{
    uint64_t room = ROOM_ELSE;
#if defined(_SC_PHYS_PAGES) && defined(_SC_PAGESIZE)
    long pages = sysconf(_SC_PHYS_PAGES), bytes = sysconf(_SC_PAGESIZE);
    if (pages > 0 && bytes > 0)
        room = (uint64_t)pages * (uint64_t)bytes / 4;
#endif
    return room;
}

void texts_free(struct texts *t)
{
    for (size_t i = 0; i < t->n; i++)
        free(t->list[i]);
    free(t->list);
    *t = (struct texts){ .most = t->most };
}

const struct body *texts_get(const struct texts *t, size_t place)
{
    return place < t->n ? t->list[place] : NULL;
}

bool texts_have_room(const struct texts *t, uint64_t bytes)
{
    return t->bytes <= t->most && bytes <= t->most - t->bytes;
}

void texts_put(struct texts *t, size_t place, struct body *b)
{
    if (place >= t->n) {
        size_t n = 2 * place + 1024;
        t->list = xrealloc(t->list, n * sizeof *t->list);
        memset(t->list + t->n, 0, (n - t->n) * sizeof *t->list);
        t->n = n;
    }
    if (t->list[place] || !texts_have_room(t, body_bytes(b))) {
        free(b);
        return;
    }
    t->list[place] = b;
    t->bytes += body_bytes(b);
}
