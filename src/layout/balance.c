/* SPDX-License-Identifier: MIT */
/*
 * Dynamic programming over the places where a line may end. cut[0] is the
 * begin and the last one the end of the text; best[r][k] is the cheapest way
 * to end line r at cut k. The worse sort of a break outweighs any unevenness,
 * so sense comes first and the even look decides among equals.
 */
#include <config.h>

#include "layout/balance.h"

#include <stdint.h>

enum {
    MAX_BYTES = 512,
    SHORT_QUOTE = 16, /* cells of 8 Han */
    STUB = 4,         /* a line of a quarter of the mean: a poor place */
    COST_MARK = 1 << 22,
    COST_OPEN = 1 << 23,
    COST_ANY = 1 << 24,
    COST_INSIDE = 1 << 26,
    COST_NONE = 1 << 29,
};

/* A place where a line may end. */
struct cut {
    uint16_t next;   /* byte where the next line begins */
    uint16_t end;    /* byte where this line ends, before its blanks */
    uint16_t before; /* cells from the text's begin to `next` */
    uint16_t shown;  /* cells from the text's begin to `end` */
    bool hyphen;
    int cost;
};

static bool at_mark(struct str s, size_t i, const char *mark)
{
    return i + 3 <= s.n && memcmp(s.p + i, mark, 3) == 0;
}

/* How little a break before byte i, behind no blank, says. */
static int cost_at(struct str text, size_t i)
{
    static const char ends[][4] = { "：", "，", "？", "！", "；", "。" };
    static const char opens[][4] = { "（", "《", "【", "“", "「", "『" };
    for (size_t k = 0; k < sizeof(ends) / sizeof(*ends); k++)
        if (i >= 3 && at_mark(text, i - 3, ends[k]))
            return COST_MARK;
    for (size_t k = 0; k < sizeof(opens) / sizeof(*opens); k++)
        if (at_mark(text, i, opens[k]))
            return COST_OPEN;
    return i > 0 && strchr(":,?!;", text.p[i - 1]) ? COST_MARK : COST_ANY;
}

/* Mark the bytes inside book titles and short quotations. */
static void mark_inside(struct str s, const unsigned char *map, bool *inside)
{
    static const char pairs[][2][4] = {
        { "《", "》" },
        { "“", "”" },
        { "「", "」" },
        { "『", "』" },
    };
    for (size_t i = 0; i < s.n; i++)
        for (size_t k = 0; k < sizeof(pairs) / sizeof(*pairs); k++) {
            if (!at_mark(s, i, pairs[k][0]))
                continue;
            struct str rest = str_skip(s, i + 3);
            size_t len = str_find(rest, str_of(pairs[k][1]));
            if (len == rest.n ||
                (k > 0 && map_cells(map, i + 3, i + 3 + len) > SHORT_QUOTE))
                continue;
            for (size_t at = i + 3; at <= i + 3 + len; at++)
                inside[at] = true;
        }
}

static size_t find_cuts(struct str text, const unsigned char *map,
                        struct cut *cuts)
{
    bool inside[MAX_BYTES + 1] = { false };
    size_t n = 0, end = 0;
    int cells = 0, shown = 0;
    mark_inside(text, map, inside);
    cuts[n++] = (struct cut){ 0 };
    for (size_t i = 0, bytes; i < text.n; i += bytes) {
        bytes = map_unit(map, text.n, i);
        if (i > 0 && (map[i] & BRK_MAY)) {
            int cost = inside[i] ? COST_INSIDE : end < i ? 0 : cost_at(text, i);
            cuts[n++] = (struct cut){ (uint16_t)i,         (uint16_t)end,
                                      (uint16_t)cells,     (uint16_t)shown,
                                      map[i] & BRK_HYPHEN, cost };
        }
        cells += map[i] & BRK_CELLS;
        if (!(map[i] & BRK_SPACE)) {
            end = i + bytes;
            shown = cells;
        }
    }
    cuts[n++] = (struct cut){ (uint16_t)text.n, (uint16_t)end, (uint16_t)cells,
                              (uint16_t)shown,  false,         0 };
    return n;
}

/* Cells of the line from cut a to cut b. */
static int line_cells(const struct cut *a, const struct cut *b)
{
    return b->shown - a->before + b->hyphen;
}

/* Lines that greedy filling needs; 0 if a part is wider than the room. */
static size_t fewest(const struct cut *cuts, size_t n, int room)
{
    size_t lines = 0;
    for (size_t from = 0; from + 1 < n; lines++) {
        size_t to = from;
        while (to + 1 < n && line_cells(&cuts[from], &cuts[to + 1]) <= room)
            to++;
        if (to == from)
            return 0;
        from = to;
    }
    return lines;
}

/* from[r][k]: the cut where the last of r + 1 lines that end at k begins. */
static bool solve(const struct cut *cuts, size_t n, size_t lines, int room,
                  uint16_t from[BALANCE_LINES][MAX_BYTES + 2])
{
    int best[BALANCE_LINES][MAX_BYTES + 2];
    int mean = cuts[n - 1].shown / (int)lines;
    for (size_t r = 0; r < lines; r++)
        for (size_t k = 0; k < n; k++) {
            best[r][k] = COST_NONE;
            from[r][k] = 0;
            for (size_t i = k; i-- > 0;) {
                int cells = line_cells(&cuts[i], &cuts[k]);
                if (cells > room)
                    break;
                int head = r > 0 ? best[r - 1][i] : i == 0 ? 0 : COST_NONE;
                int off = cells - mean;
                int cost = head + off * off + cuts[k].cost;
                if (cells * STUB < mean && k + 1 < n) /* a number, a name */
                    cost += COST_ANY;
                if (head < COST_NONE && cost < best[r][k]) {
                    best[r][k] = cost;
                    from[r][k] = (uint16_t)i;
                }
            }
        }
    return best[lines - 1][n - 1] < COST_NONE;
}

size_t balance(struct str text, const unsigned char *map, int room,
               struct para_line out[BALANCE_LINES])
{
    struct cut cuts[MAX_BYTES + 2];
    uint16_t from[BALANCE_LINES][MAX_BYTES + 2];
    if (text.n == 0 || text.n > MAX_BYTES || str_chr(text, '\n') < text.n)
        return 0;
    size_t n = find_cuts(text, map, cuts);
    size_t lines = fewest(cuts, n, room);
    if (lines == 0 || lines > BALANCE_LINES ||
        !solve(cuts, n, lines, room, from))
        return 0;
    for (size_t r = lines, k = n - 1; r-- > 0; k = from[r][k]) {
        const struct cut *a = &cuts[from[r][k]], *b = &cuts[k];
        out[r] =
            (struct para_line){ a->next, b->end, line_cells(a, b), b->hyphen };
    }
    return lines;
}
