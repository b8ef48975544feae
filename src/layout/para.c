/* SPDX-License-Identifier: MIT */
/*
 * A line is filled unit by unit. `struct stop` is a place where it may end:
 * the last two are kept, so that the end of the paragraph can be mended: a
 * last line of one character pulls the unit before it down (clreq 3.4.4).
 *
 * Blanks are counted when something follows them on the line, so that they
 * vanish at its end. A run without opportunity that is wider than the line
 * stands in lines of its own, cut before a unit.
 */
#include <config.h>

#include "layout/para.h"

#include "text/address.h"
#include "text/utf8.h"

#include <limits.h>
#include <stdint.h>

enum {
    NO_ORPHAN_GAP = 6,   /* free cells a line may get to mend the last one */
    ORPHAN_UNITS = 3,    /* one character and two marks */
    EMERGENCY_UNITS = 4, /* marks that a cut may move back over */
    TAIL = 16,           /* cells in which the last two stops mostly are */
    FIT_MOST = 96,       /* bytes that may be the rest of the text */
    WORD = 8,            /* bytes of the map that are summed at once */
};

#define EACH UINT64_C(0x0101010101010101) /* a byte, in each byte of a word */

/* The line may end before byte `next`; what shows of it ends at `end`. */
struct stop {
    size_t next, end;
    int cells;
    bool hyphen;
    bool set;
};

int map_cells(const unsigned char *map, size_t from, size_t to)
{
    size_t cells = 0;
    for (size_t i = from; i < to; i++)
        if (map[i] & BRK_UNIT)
            cells += map[i] & BRK_CELLS;
    return cells < INT_MAX ? (int)cells : INT_MAX;
}

/* Marks that may hang: pauses and stops, not in a row of marks. */
static bool hangs(const char *p, size_t n)
{
    static const char marks[][4] = { "，", "。", "、", "；", "：", "！", "？" };
    if (n != 3)
        return false;
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
        if (memcmp(p, marks[i], 3) == 0)
            return true;
    return false;
}

/* A letter or digit, as against marks: of marks alone no line is made. */
static bool is_letter(const char *p, const char *end)
{
    uint32_t cp = utf8_next(&p, end);
    if (cp < 0x80)
        return (cp >= '0' && cp <= '9') ||
               ((cp | 32) >= 'a' && (cp | 32) <= 'z');
    if (cp >= 0x2000 && cp <= 0x206F)
        return false;
    if (cp >= 0x3000 && cp <= 0x3004)
        return false;
    if (cp >= 0x3008 && cp <= 0x301F)
        return false;
    if (cp >= 0xFF01 && cp <= 0xFF0F)
        return false;
    return !(cp >= 0xFF1A && cp <= 0xFF20) && !(cp >= 0xFF3B && cp <= 0xFF40) &&
           !(cp >= 0xFF5B && cp <= 0xFF65);
}

/* Is what stands from `at` to the end of the hard line one character with its
 * marks? *cells gets its width. */
static bool is_orphan(const struct para *p, size_t at, int *cells)
{
    const char *end = str_end(p->text);
    unsigned units = 0, letters = 0;
    *cells = 0;
    for (size_t n; at < p->text.n && p->text.p[at] != '\n'; at += n) {
        n = map_unit(p->map, p->text.n, at);
        letters += is_letter(p->text.p + at, end);
        if (++units > ORPHAN_UNITS || letters > 1)
            return false;
        *cells += p->map[at] & BRK_CELLS;
    }
    return units > 0;
}

static size_t skip_blanks(const struct para *p, size_t at)
{
    while (at < p->text.n && (p->map[at] & BRK_SPACE) && p->text.p[at] != '\n')
        at += map_unit(p->map, p->text.n, at);
    return at;
}

static bool give(struct para *p, struct para_line *line, struct stop s)
{
    line->end = s.end;
    line->cells = s.cells + s.hyphen;
    line->hyphen = s.hyphen;
    p->at = s.next;
    p->started = true;
    return true;
}

/* May the mark at byte `at` hang behind a full line? *next gets the begin of
 * the line that follows. */
static bool may_hang(const struct para *p, size_t start, size_t at,
                     size_t *next)
{
    size_t n = map_unit(p->map, p->text.n, at);
    if (!p->hang || at < start + 3 || !hangs(p->text.p + at, n))
        return false;
    if (hangs(p->text.p + at - 3, 3))
        return false;
    *next = skip_blanks(p, at + n);
    return *next == p->text.n || p->text.p[*next] == '\n' ||
           (p->map[*next] & (BRK_MAY | BRK_MUST));
}

/* The begin of the unit that lies before byte `at`, at least `start`. */
static size_t unit_before(const unsigned char *map, size_t start, size_t at)
{
    do
        at--;
    while (at > start && !(map[at] & BRK_UNIT));
    return at;
}

size_t para_cut(struct str text, const unsigned char *map, size_t start,
                size_t at)
{
    const char *end = str_end(text);
    size_t i = at;
    for (; i > start + (at - start) / 3 && !(map[i] & BRK_SPACE); i--)
        if ((map[i] & BRK_UNIT) && address_joint(text, i))
            return i;
    i = at;
    for (int n = 0; n < EMERGENCY_UNITS && i > start; n++) {
        if (is_letter(text.p + i, end) || address_sign(text, i))
            return i;
        i = unit_before(map, start, i);
        if (map[i] & BRK_SPACE)
            return at;
    }
    return at;
}

/* Nothing offers itself: cut before the unit that is too much, or where it
 * does less harm. */
static struct stop emergency(const struct para *p, size_t start,
                             struct stop here)
{
    size_t at = para_cut(p->text, p->map, start, here.next);
    if (at < here.next) {
        here.cells -= map_cells(p->map, at, here.next);
        here.next = here.end = at;
    }
    return here;
}

/* The line is full at `here`: end it at the last stop. */
static bool break_line(struct para *p, struct para_line *line,
                       const struct stop *last, const struct stop *before,
                       struct stop here, int room)
{
    size_t next;
    if (may_hang(p, line->start, here.next, &next) && here.end == here.next &&
        here.cells + 2 <= room + 2) {
        here.end += 3;
        here.cells += p->map[here.next] & BRK_CELLS;
        if (next < p->text.n && p->text.p[next] == '\n')
            next++;
        here.next = next;
        return give(p, line, here);
    }
    if (!last->set)
        return give(p, line, emergency(p, line->start, here));
    int rest;
    if (before->set && is_orphan(p, last->next, &rest) &&
        room - before->cells <= NO_ORPHAN_GAP &&
        map_cells(p->map, before->next, last->next) + rest <= p->room)
        return give(p, line, *before);
    return give(p, line, *last);
}

/* Where the look at single units begins: so many cells before the line is
 * full at the latest, behind a unit that is no blank. From `at` to there is no
 * line feed; *cells gets the width. */
static size_t skip_ahead(const struct para *p, size_t at, int most, int *cells)
{
    const unsigned char *map = p->map;
    size_t start = at, n = p->text.n;
    int sum = 0;
    while (n - at > WORD) {
        uint64_t here, next; /* next: one byte on, where a line must begin */
        memcpy(&here, map + at, WORD);
        memcpy(&next, map + at + 1, WORD);
        int c = (int)((here & EACH * BRK_CELLS) * EACH >> (WORD - 1) * 8);
        if ((next & EACH * BRK_MUST) || sum + c > most)
            break;
        sum += c;
        at += WORD;
    }
    if (at > start && !(map[at] & BRK_UNIT)) { /* to the begin of its unit */
        at = unit_before(map, start, at);
        sum -= map[at] & BRK_CELLS;
    }
    for (size_t unit; at > start; at = unit) { /* and before blanks */
        unit = unit_before(map, start, at);
        if (!(map[unit] & BRK_SPACE))
            break;
        sum -= map[unit] & BRK_CELLS;
    }
    *cells = sum;
    return at;
}

/* Do the bytes from `at` on end the text on this line? Then *here is its end.
 */
static bool fits(const struct para *p, size_t at, int cells, int room,
                 struct stop *here)
{
    const unsigned char *map = p->map;
    size_t n = p->text.n, end;
    if (n - at > FIT_MOST)
        return false;
    for (end = at; end < n; end++) {
        cells += map[end] & BRK_CELLS;
        if ((map[end] & BRK_MUST && end > at) || p->text.p[end] == '\n')
            return false;
    }
    if (cells > room)
        return false;
    for (size_t unit; end > at; end = unit) { /* blanks at the end go */
        unit = unit_before(map, at, end);
        if (!(map[unit] & BRK_SPACE))
            break;
        cells -= map[unit] & BRK_CELLS;
    }
    *here = (struct stop){ .next = n, .end = end, .cells = cells };
    return end > at;
}

/* One line. With `skip` most of it is not looked at; false if it then cannot
 * be told where it ends. */
static bool take_line(struct para *p, struct para_line *line, bool skip)
{
    size_t n = p->text.n;
    int room = p->started ? p->room : p->first;
    struct stop last = { 0 }, before = { 0 };
    struct stop here = { .next = p->at, .end = p->at };
    int cells = 0; /* with the blanks behind here.end */
    line->start = p->at;
    if (skip) {
        here.next = here.end = skip_ahead(p, p->at, room - TAIL, &cells);
        here.cells = cells;
        if (fits(p, here.next, cells, room, &here))
            return give(p, line, here);
    }
    while (here.next < n) {
        size_t at = here.next;
        unsigned char unit = p->map[at];
        if (p->text.p[at] == '\n') {
            here.next++;
            return give(p, line, here);
        }
        if (at > line->start && (unit & BRK_MUST))
            return give(p, line, here);
        bool hyphen = unit & BRK_HYPHEN;
        if (at > line->start && (unit & BRK_MAY) && here.end > line->start &&
            here.cells + hyphen <= room) {
            before = last;
            last = here;
            last.hyphen = hyphen;
            last.set = true;
        }
        int c = unit & BRK_CELLS;
        size_t bytes = map_unit(p->map, n, at);
        if (unit & BRK_SPACE) {
            cells += cells < INT_MAX - c ? c : 0;
            here.next += bytes;
            if (p->keep && cells <= room) {
                here.end = here.next;
                here.cells = cells;
            }
            continue;
        }
        if (cells + c > room && at > line->start)
            return (!skip || before.set) &&
                   break_line(p, line, &last, &before, here, room);
        cells += c;
        here = (struct stop){ at + bytes, at + bytes, cells, false, false };
    }
    return give(p, line, here);
}

bool para_next(struct para *p, struct para_line *line)
{
    if (!p->keep)
        p->at = skip_blanks(p, p->at);
    if (p->at >= p->text.n)
        return false;
    int room = p->started ? p->room : p->first;
    if (!p->keep && room > 2 * TAIL && take_line(p, line, true))
        return true;
    return take_line(p, line, false);
}
