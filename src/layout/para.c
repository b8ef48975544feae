/* SPDX-License-Identifier: MIT */
/*
 * Nothing of a line is looked at before it is known where it is full: words of
 * the map are summed up to there, and from there the way goes back to the last
 * `struct stop`, a place where the line may end, which in Han is near. The one
 * before it is asked for only at the end of a paragraph: a last line of one
 * character pulls the unit before it down (clreq 3.4.4).
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

/* The stop at byte `at` of the line, before which so many cells stand, blanks
 * and all: what shows ends before the blanks that vanish. */
static struct stop stop_at(const struct para *p, size_t start, size_t at,
                           size_t cells, int room)
{
    size_t end = at;
    while (end > start && !(p->keep && cells <= (size_t)room)) {
        size_t unit = unit_before(p->map, start, end);
        if (!(p->map[unit] & BRK_SPACE))
            break;
        cells -= p->map[unit] & BRK_CELLS;
        end = unit;
    }
    return (struct stop){ .next = at, .end = end, .cells = (int)cells };
}

/* The last opportunity at or before byte *at; *at and *cells, of what stands
 * before it, become its. */
static struct stop last_stop(const struct para *p, size_t start, size_t *at,
                             size_t *cells, int room)
{
    while (*at > start) {
        unsigned char unit = p->map[*at];
        if (unit & BRK_MAY) {
            struct stop s = stop_at(p, start, *at, *cells, room);
            s.hyphen = unit & BRK_HYPHEN;
            if (s.end > start && s.cells + s.hyphen <= room) {
                s.set = true;
                return s;
            }
        }
        *at = unit_before(p->map, start, *at);
        *cells -= p->map[*at] & BRK_CELLS;
    }
    return (struct stop){ 0 };
}

/* The opportunity before `last`, which ends at *at, if the line shall end
 * there because `last` would leave a last line of one character. */
static struct stop no_orphan(const struct para *p, size_t start, size_t at,
                             size_t cells, int room)
{
    struct stop none = { 0 };
    size_t last = at;
    int rest;
    if (!is_orphan(p, last, &rest))
        return none;
    at = unit_before(p->map, start, at);
    cells -= p->map[at] & BRK_CELLS;
    struct stop s = last_stop(p, start, &at, &cells, room);
    if (s.set && room - s.cells <= NO_ORPHAN_GAP &&
        map_cells(p->map, s.next, last) + rest <= p->room)
        return s;
    return none;
}

/* The line is full before byte `at`: end it at the last stop. */
static bool break_line(struct para *p, struct para_line *line, size_t at,
                       size_t cells, int room)
{
    size_t start = line->start, next;
    struct stop here = stop_at(p, start, at, cells, room);
    if (here.end == at && here.cells <= room && may_hang(p, start, at, &next)) {
        here.end += 3;
        here.cells += p->map[at] & BRK_CELLS;
        if (next < p->text.n && p->text.p[next] == '\n')
            next++;
        here.next = next;
        return give(p, line, here);
    }
    struct stop last = last_stop(p, start, &at, &cells, room);
    if (!last.set)
        return give(p, line, emergency(p, start, here));
    struct stop before = no_orphan(p, start, at, cells, room);
    return give(p, line, before.set ? before : last);
}

/* Pass what surely fits by words; from `at` to there is no line feed. *cells
 * gets the width. */
static size_t skip_ahead(const struct para *p, size_t at, size_t room,
                         size_t *cells)
{
    const unsigned char *map = p->map;
    size_t start = at, n = p->text.n, sum = 0;
    while (n - at > WORD) {
        uint64_t here, next; /* next: one byte on, where a line must begin */
        memcpy(&here, map + at, WORD);
        memcpy(&next, map + at + 1, WORD);
        size_t c = (here & EACH * BRK_CELLS) * EACH >> (WORD - 1) * 8;
        if ((next & EACH * BRK_MUST) || sum + c > room)
            break;
        sum += c;
        at += WORD;
    }
    if (at > start && !(map[at] & BRK_UNIT)) { /* to the begin of its unit */
        at = unit_before(map, start, at);
        sum -= map[at] & BRK_CELLS;
    }
    *cells = sum;
    return at;
}

bool para_next(struct para *p, struct para_line *line)
{
    size_t n = p->text.n, cells;
    int room = p->started ? p->room : p->first;
    if (!p->keep)
        p->at = skip_blanks(p, p->at);
    if (p->at >= n)
        return false;
    size_t start = line->start = p->at;
    size_t at = skip_ahead(p, start, (size_t)room, &cells);
    while (at < n && p->text.p[at] != '\n') {
        unsigned char unit = p->map[at];
        size_t c = unit & BRK_CELLS;
        if (at > start && (unit & BRK_MUST))
            break;
        if (at > start && !(unit & BRK_SPACE) && cells + c > (size_t)room)
            return break_line(p, line, at, cells, room);
        cells += c;
        at += map_unit(p->map, n, at);
    }
    struct stop end = stop_at(p, start, at, cells, room);
    end.next += at < n && p->text.p[at] == '\n';
    return give(p, line, end);
}
