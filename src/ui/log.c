/* SPDX-License-Identifier: MIT */
/* Line k of all so far is at k % LOG_LINES. */
#include <config.h>

#include "ui/log.h"

#include "base/mem.h"

#include <stdlib.h>

void log_add(struct log *l, struct str line)
{
    char **place = &l->lines[l->n++ % LOG_LINES];
    free(*place);
    *place = xmalloc(line.n + 1);
    memcpy(*place, line.p, line.n);
    (*place)[line.n] = 0;
}

struct str log_line(const struct log *l, unsigned i)
{
    unsigned kept = l->n < LOG_LINES ? l->n : LOG_LINES;
    return i < kept ? str_of(l->lines[(l->n - kept + i) % LOG_LINES])
                    : STR_NONE;
}

void log_free(struct log *l)
{
    for (int i = 0; i < LOG_LINES; i++)
        free(l->lines[i]);
}
