/* SPDX-License-Identifier: MIT */
/* Places are shares of the text, so that the same text gives the same words. */
#include <config.h>

#include "needles.h"

#include "base/mem.h"
#include "text/cjk.h"
#include "text/utf8.h"

#include <stdlib.h>

const char *const needle_names[NEEDLES] = {
    [NEEDLE_WORD] = "word of 2",
    [NEEDLE_PHRASE] = "phrase of 5",
    [NEEDLE_ABSENT] = "absent 5",
    [NEEDLE_FREQUENT] = "most frequent",
};

/* So many Han in a row, somewhere behind `from`. */
static struct str some_han(struct str text, size_t from, size_t n)
{
    for (size_t i = from; i + 3 * n < text.n; i++) {
        size_t k = 0;
        while (k < n && cjk_leads_han(text.p[i + 3 * k]))
            k++;
        if (k == n)
            return (struct str){ text.p + i, 3 * n };
    }
    return STR("茶");
}

static struct str turned(struct arena *a, struct str s)
{
    char *to = arena_bytes(a, s.n);
    for (size_t i = 0; i < s.n; i += 3)
        memcpy(to + i, s.p + s.n - 3 - i, 3);
    return (struct str){ to, s.n };
}

static struct str most_frequent(struct str text)
{
    uint32_t *count = xcalloc(1 << 16, sizeof *count);
    uint32_t best = 0;
    struct str found = STR("茶");
    for (size_t i = 0; i + 3 <= text.n && i < 30000000; i++) {
        const char *p = text.p + i;
        if (!cjk_leads_han(*p))
            continue;
        uint32_t cp = utf8_next(&p, str_end(text)) & 0xFFFF;
        if (++count[cp] > best) {
            best = count[cp];
            found = str_range(text.p + i, p);
        }
    }
    free(count);
    return found;
}

void needles_pick(struct arena *a, struct str text, struct str out[NEEDLES])
{
    out[NEEDLE_WORD] = arena_str(a, some_han(text, text.n / 50, 2));
    out[NEEDLE_PHRASE] = arena_str(a, some_han(text, text.n / 40, 5));
    out[NEEDLE_ABSENT] = turned(a, out[NEEDLE_PHRASE]);
    out[NEEDLE_FREQUENT] = arena_str(a, most_frequent(text));
}
