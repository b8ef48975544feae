/* SPDX-License-Identifier: MIT */
/* A region without a script changes nothing, so it counts for nothing. */
#include <config.h>

#include "ui/script.h"

struct convert_to script_wanted(const struct options *o)
{
    struct convert_to to = { .script = (enum script)o->script,
                             .region = (enum region)o->region,
                             .quotes = (enum quotes)o->quotes };
    if (to.script == SCRIPT_ORIGINAL)
        to.region = REGION_NONE;
    return to;
}

bool script_same(struct convert_to a, struct convert_to b)
{
    return a.script == b.script && a.region == b.region && a.quotes == b.quotes;
}

enum status script_open(struct convert_to to, struct convert **out,
                        struct err *e)
{
    *out = NULL;
    if (script_same(to, (struct convert_to){ SCRIPT_ORIGINAL, REGION_NONE,
                                             QUOTES_WRITTEN }))
        return ST_OK;
    return convert_open(to, out, e);
}
