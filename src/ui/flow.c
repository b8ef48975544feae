/* SPDX-License-Identifier: MIT */
/* Texts of the interface are short: the map of a whole one is made at once. */
#include <config.h>

#include "ui/flow.h"

void flow_begin(struct flow *fl, struct arena *a, struct width w,
                struct str text, int cells)
{
    unsigned char *map = arena_array(a, unsigned char, text.n + 1);
    int room = cells > 2 ? cells : 2;
    if (text.n)
        brk_map(text, w, LANG_UNKNOWN, map);
    fl->para =
        (struct para){ .text = text, .map = map, .first = room, .room = room };
}

bool flow_next(struct flow *fl, struct str *line)
{
    struct para_line found;
    if (fl->para.text.n == 0 || !para_next(&fl->para, &found))
        return false;
    *line =
        str_range(fl->para.text.p + found.start, fl->para.text.p + found.end);
    return true;
}

struct str flow_rest(const struct flow *fl)
{
    return str_skip(fl->para.text, fl->para.at);
}
