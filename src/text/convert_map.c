/* SPDX-License-Identifier: MIT */
/*
 * Pieces are cut at marks and blanks, which no conversion touches or joins
 * with a word. Between two of them as many characters as before are taken one
 * for one; else the words have changed, and what lies between their common
 * begin and end is one place.
 */
#include <config.h>

#include "text/convert_map.h"

#include "text/utf8.h"

void convert_map_free(struct convert_map *m)
{
    buf_free(&m->jumps);
}

size_t convert_map_jumps(const struct convert_map *m,
                         const struct convert_jump **list)
{
    *list = (const void *)m->jumps.p;
    return m->jumps.n / sizeof **list;
}

void convert_map_jump(struct convert_map *m, struct convert_jump j)
{
    buf_mem(&m->jumps, &j, sizeof j);
}

/* Two texts and how far they have been walked. */
struct walk {
    struct convert_map *map;
    const char *from, *to; /* begin of each text */
    uint32_t from_pos, to_pos;
};

static void jump(struct walk *w, struct str from, struct str to)
{
    struct convert_jump j = {
        .from = w->from_pos + (uint32_t)(from.p - w->from),
        .nfrom = (uint32_t)from.n,
        .to = w->to_pos + (uint32_t)(to.p - w->to),
        .nto = (uint32_t)to.n,
    };
    convert_map_jump(w->map, j);
}

static bool is_mark(uint32_t cp)
{
    return cp < '0' || (cp >= 0x2000 && cp < 0x2070) ||
           (cp >= 0x3000 && cp < 0x3005) || (cp >= 0x3008 && cp < 0x3020) ||
           (cp >= 0xFF00 && cp < 0xFF10);
}

/* The bytes up to the next mark, and those of the mark behind them. */
static struct str piece(struct str s, size_t *mark)
{
    const char *p = s.p, *end = str_end(s);
    *mark = 0;
    while (p < end) {
        const char *next = p;
        if (is_mark(utf8_next(&next, end))) {
            *mark = (size_t)(next - p);
            break;
        }
        p = next;
    }
    return str_range(s.p, p);
}

static void by_character(struct walk *w, struct str a, struct str b)
{
    const char *p = a.p, *q = b.p;
    while (p < str_end(a) && q < str_end(b)) {
        struct str x = { p, 0 }, y = { q, 0 };
        utf8_next(&p, str_end(a));
        utf8_next(&q, str_end(b));
        x.n = (size_t)(p - x.p);
        y.n = (size_t)(q - y.p);
        if (x.n != y.n)
            jump(w, x, y);
    }
}

static void by_ends(struct walk *w, struct str a, struct str b)
{
    const char *p = a.p, *q = b.p, *aend = str_end(a), *bend = str_end(b);
    while (p < aend && q < bend) {
        const char *x = p, *y = q;
        if (utf8_next(&x, aend) != utf8_next(&y, bend))
            break;
        p = x;
        q = y;
    }
    while (aend > p && bend > q) {
        const char *x = aend, *y = bend;
        if (utf8_prev(&x, p) != utf8_prev(&y, q))
            break;
        aend = x;
        bend = y;
    }
    if (aend - p != bend - q)
        jump(w, str_range(p, aend), str_range(q, bend));
}

void convert_map_add(struct convert_map *m, struct str from, uint32_t from_pos,
                     struct str to, uint32_t to_pos)
{
    struct walk w = { m, from.p, to.p, from_pos, to_pos };
    while (from.n || to.n) {
        size_t x, y;
        struct str a = piece(from, &x), b = piece(to, &y);
        if (utf8_count(a) == utf8_count(b))
            by_character(&w, a, b);
        else
            by_ends(&w, a, b);
        if (x != y)
            jump(&w, (struct str){ str_end(a), x },
                 (struct str){ str_end(b), y });
        from = str_skip(from, a.n + x);
        to = str_skip(to, b.n + y);
    }
}

/* The last place that begins before pos, or at it where `at`; NULL if there is
 * none. */
static const struct convert_jump *find(const struct convert_map *m,
                                       uint32_t pos, bool by_from, bool at)
{
    const struct convert_jump *list;
    size_t low = 0, high = convert_map_jumps(m, &list);
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        uint32_t begin = by_from ? list[mid].from : list[mid].to;
        if (begin < pos || (at && begin == pos))
            low = mid + 1;
        else
            high = mid;
    }
    return low ? &list[low - 1] : NULL;
}

uint32_t convert_map_to(const struct convert_map *m, uint32_t from, bool end)
{
    const struct convert_jump *j = find(m, from, true, !end);
    if (!j)
        return from;
    if (from >= j->from + j->nfrom)
        return from - (j->from + j->nfrom) + (j->to + j->nto);
    return end ? j->to + j->nto : j->to;
}

uint32_t convert_map_from(const struct convert_map *m, uint32_t to, bool end)
{
    const struct convert_jump *j = find(m, to, false, !end);
    if (!j)
        return to;
    if (to >= j->to + j->nto)
        return to - (j->to + j->nto) + (j->from + j->nfrom);
    return end ? j->from + j->nfrom : j->from;
}
