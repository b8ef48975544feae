/* SPDX-License-Identifier: MIT */
/*
 * The rules of UAX 29 as one mask per state: which classes of the next code
 * point join the unit. Two states beside the classes carry what the rules
 * look back for (emoji sequences and flags). Cells of a unit are the sum of
 * what it draws, at most 2, which gives 2 for flags, emoji sequences and
 * Hangul syllables of jamo without a rule of their own; only the variation
 * selectors change what stands before.
 *
 * ASCII, Han and their marks are told by their first bytes, and by the next
 * character being one that never joins, and skip all of this.
 */
#include <config.h>

#define WIDTH_TABLES_DATA
#include "text/cluster.h"

#include "text/cjk.h"
#include "text/utf8.h"

/* --- units --- */

#define BIT(name) (1u << GCB_##name)
#define MARKS (BIT(EXTEND) | BIT(ZWJ) | BIT(SPACINGMARK)) /* GB9, GB9a */
#define CONTROLS (BIT(CR) | BIT(LF) | BIT(CONTROL))

const uint16_t cluster_joins[CLUSTER_STATES] = {
    [GCB_OTHER] = MARKS,
    [GCB_CR] = BIT(LF), /* GB3 */
    [GCB_LF] = 0,
    [GCB_CONTROL] = 0,
    [GCB_EXTEND] = MARKS,
    [GCB_ZWJ] = MARKS,
    [GCB_REGIONAL_INDICATOR] = MARKS | BIT(REGIONAL_INDICATOR), /* GB12 */
    [GCB_PREPEND] = ((1u << GCB_COUNT) - 1) & ~CONTROLS,        /* GB9b */
    [GCB_SPACINGMARK] = MARKS,
    [GCB_L] = MARKS | BIT(L) | BIT(V) | BIT(LV) | BIT(LVT), /* GB6 */
    [GCB_V] = MARKS | BIT(V) | BIT(T),                      /* GB7 */
    [GCB_T] = MARKS | BIT(T),                               /* GB8 */
    [GCB_LV] = MARKS | BIT(V) | BIT(T),
    [GCB_LVT] = MARKS | BIT(T),
    [GCB_PICT] = MARKS,
    [CLUSTER_BEGIN] = 0,
    [CLUSTER_PICT_ZWJ] = MARKS | BIT(PICT), /* GB11 */
    [CLUSTER_FLAG] = MARKS,
};

static unsigned char next_state(unsigned char state, unsigned char cluster)
{
    if (state == GCB_PICT && cluster == GCB_EXTEND)
        return GCB_PICT;
    if (state == GCB_PICT && cluster == GCB_ZWJ)
        return CLUSTER_PICT_ZWJ;
    if (state == GCB_REGIONAL_INDICATOR && cluster == state)
        return CLUSTER_FLAG;
    return cluster;
}

/* Cells of the unit with cp at its end. */
static int sum_cells(const struct cluster *c, struct width w, uint32_t cp,
                     struct kind k)
{
    if (w.clusters && c->count == 1) {
        if (cp == VS16 && (c->flags & KIND_EMOJI))
            return 2;
        if (cp == VS15 && (c->flags & KIND_PRESENTATION))
            return 1;
    }
    return c->cells + kind_drawn(w, k);
}

bool cluster_join(struct cluster *c, struct width w, uint32_t cp, struct kind k)
{
    int cells = sum_cells(c, w, cp, k);

    if (c->count == CLUSTER_MAX)
        return false;
    if (!w.clusters &&
        (cells > 2 || (c->state == CLUSTER_PICT_ZWJ && k.cluster == GCB_PICT)))
        return false;
    c->state = next_state(c->state, k.cluster);
    c->cells = (signed char)(cells < 2 ? cells : 2);
    c->count++;
    return true;
}

int width_cp(struct width w, uint32_t cp)
{
    return cp > 0x10FFFF ? -1 : kind_cells(w, kind_of(cp));
}

/* Does a unit surely begin at p when ASCII or Han stands before it? Knows
 * ASCII, Han and most of their marks: “ ” — … 、。「」 and full-width forms. */
static inline bool begins_unit(const char *p, const char *end)
{
    unsigned char c, d, e;

    if (p == end)
        return true;
    c = (unsigned char)*p;
    if (c < 0x80 || cjk_leads_han(*p))
        return true;
    if (end - p < 3)
        return false;
    d = (unsigned char)p[1];
    e = (unsigned char)p[2];
    return (c == 0xE2 && d == 0x80 && e >= 0x90) ||
           (c == 0xE3 && d == 0x80 && e < 0xAA) || (c == 0xEF && d == 0xBC);
}

/* Bytes of the character at p if it is ASCII, Han or a full-width mark of 、。
 * 「」，：！？ and their like, else 0; *cells gets its cells. */
static inline size_t plain_char(const char *p, const char *end, int *cells)
{
    unsigned char c = (unsigned char)*p, d, e;

    *cells = 1;
    if (c < 0x80)
        return c >= 0x20 && c < 0x7F ? 1 : 0;
    if (c < 0xE3 || end - p < 3)
        return 0;
    *cells = 2;
    d = (unsigned char)p[1];
    e = (unsigned char)p[2];
    if (cjk_leads_han(*p)) /* E4 B7 are hexagrams in part */
        return c == 0xE4 && d == 0xB7 ? 0 : 3;
    return (c == 0xE3 && d == 0x80 && e < 0xAA) ||
                   (c == 0xEF && d == 0xBC && e > 0x80)
               ? 3
               : 0;
}

static inline size_t fast_unit(const char *p, const char *end, int *cells)
{
    size_t n = plain_char(p, end, cells);

    return n && begins_unit(p + n, end) ? n : 0;
}

static size_t slow_unit(struct width w, const char *p, const char *end,
                        int *cells)
{
    struct cluster c = { .state = CLUSTER_BEGIN };
    const char *q = p;

    for (const char *next = p; next < end; q = next) {
        uint32_t cp = utf8_next(&next, end);
        if (cluster_add(&c, w, cp, kind_of(cp)) && q > p)
            break;
        *cells = c.cells;
    }
    return (size_t)(q - p);
}

size_t width_unit(struct width w, const char *p, const char *end, int *cells)
{
    size_t n = fast_unit(p, end, cells);

    return n ? n : slow_unit(w, p, end, cells);
}

/* --- strings --- */

size_t width_str(struct width w, struct str s)
{
    const char *p = s.p, *end = str_end(s);
    size_t sum = 0;
    int cells;

    for (; p < end; sum += (size_t)cells) {
        size_t n = fast_unit(p, end, &cells);
        p += n ? n : slow_unit(w, p, end, &cells);
    }
    return sum;
}

struct str width_fit(struct width w, struct str s, size_t cells, size_t *used)
{
    const char *p = s.p, *end = str_end(s);
    size_t sum = 0;

    while (p < end) {
        int more;
        size_t n = width_unit(w, p, end, &more);
        if (sum + (size_t)more > cells)
            break;
        sum += (size_t)more;
        p += n;
    }
    if (used)
        *used = sum;
    return str_range(s.p, p);
}

/* --- the drawn form --- */

/* What terminals draw in ways that differ: joiners, variation selectors, skin
 * tones, tags, invisible break points. */
static bool is_invisible(uint32_t cp, struct kind k)
{
    if (cp < 0xAD)
        return false;
    return cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) ||
           (cp >= 0x2060 && cp <= 0x206F) || (cp >= 0x180B && cp <= 0x180F) ||
           (cp >= 0xFE00 && cp <= 0xFE0F) || cp >= 0xE0000 ||
           (k.flags & KIND_SKIN);
}

static bool is_private(uint32_t cp)
{
    return (cp >= 0xE000 && cp <= 0xF8FF) || cp >= 0xF0000;
}

void width_drawn(struct width w, struct str s, struct buf *out)
{
    const char *p = s.p, *end = str_end(s);

    if (w.clusters) {
        buf_add(out, s);
        return;
    }
    while (p < end) {
        const char *from = p;
        uint32_t cp = utf8_next(&p, end);
        /* A private sign means nothing to the reader, and its width differs
         * between terminals. */
        if (is_private(cp))
            buf_add(out, w.ambiguous == 1 ? STR("\uFFFD") : STR("?"));
        else if (!is_invisible(cp, kind_of(cp)))
            buf_mem(out, from, (size_t)(p - from));
    }
}

/* --- classes of characters --- */

bool width_is_cjk(uint32_t cp)
{
    return cp <= 0x10FFFF && (kind_of(cp).flags & KIND_CJK);
}

bool width_joins(uint32_t cp)
{
    struct kind k;

    if (cp > 0x10FFFF)
        return false;
    /* — ― ‘ ’ “ ” ‥ … ⋯ ⸺ */
    if (cp == 0x2014 || cp == 0x2015 || (cp >= 0x2018 && cp <= 0x201D) ||
        cp == 0x2025 || cp == 0x2026 || cp == 0x22EF || cp == 0x2E3A)
        return true;
    k = kind_of(cp);
    return (k.flags & KIND_EAST) && !(k.flags & KIND_HANGUL);
}
