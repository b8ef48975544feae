/* SPDX-License-Identifier: MIT */
/* The texts of slots that were taken over stay in the arena until it is full;
 * then all is forgotten at once. */
#include <config.h>

#include "ui/titles.h"

#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>

enum { ARENA_MAX = 1 << 20 };

struct titles *titles_new(void)
{
    return xcalloc(1, sizeof(struct titles));
}

void titles_set(struct titles *t, struct convert *c)
{
    arena_free(&t->arena);
    free(t->slots);
    *t = (struct titles){ .convert = c };
}

void titles_free(struct titles *t)
{
    if (t)
        titles_set(t, NULL);
    free(t);
}

/* FNV-1a */
static uint32_t hash(struct str s)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 16777619u;
    return h ^ h >> 16;
}

struct str titles_of(struct titles *t, struct str title, enum lang lang)
{
    if (!t->convert || title.n == 0 || !convert_wants(t->convert, lang))
        return title;
    if (!t->slots || t->arena.bytes > ARENA_MAX) {
        struct convert *c = t->convert;
        titles_set(t, c);
        t->slots = xcalloc(TITLE_SLOTS, sizeof *t->slots);
    }
    struct title_slot *slot = &t->slots[hash(title) % TITLE_SLOTS];
    if (slot->lang != lang || !slot->from.p || !str_eq(slot->from, title)) {
        slot->from = arena_str(&t->arena, title);
        slot->to = convert_text(t->convert, &t->arena, slot->from, lang);
        slot->lang = lang;
    }
    return slot->to;
}
