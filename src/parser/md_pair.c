/* SPDX-License-Identifier: MIT */
/*
 * The algorithm of CommonMark's appendix: openers wait on a stack; a closer
 * looks down for one that fits, and those above it wait in vain. `bottom`
 * remembers for each class of closer how far down it has looked for nothing,
 * which makes it linear.
 */
#include <config.h>

#include "parser/md_pair.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "parser/blank.h"
#include "text/cjk.h"
#include "text/utf8.h"
#include "text/width.h"

#include <stdlib.h>

bool md_is_cjk(uint32_t c)
{
    return c >= 0x1100 && c != 0x3000 &&
           (width_is_cjk(c) || width_joins(c) || cjk_is_hangul(c) ||
            (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F));
}

static bool is_alnum(uint32_t c)
{
    return c < 0x80 && ascii_is_alnum((char)c);
}

/* As in CommonMark, nearly: marks of ASCII, Latin-1 and of CJK text. */
static bool is_punctuation(uint32_t c)
{
    if (c < 0x80)
        return c > ' ' && !is_alnum(c);
    return (c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xB5 && c != 0xBA) ||
           c == 0xD7 || c == 0xF7 || (c >= 0x2010 && c <= 0x205E) ||
           (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x3001 && c <= 0x3020) ||
           c == 0x30FB || (c >= 0xFF01 && c <= 0xFF0F) ||
           (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
           (c >= 0xFF5B && c <= 0xFF65);
}

static bool is_letter(uint32_t c)
{
    return is_alnum(c) || (md_is_cjk(c) && !is_punctuation(c));
}

void md_run_look(struct str s, struct md_run *r)
{
    const char *p = s.p + r->at, *next = p + r->n;
    uint32_t before = r->at ? utf8_prev(&p, s.p) : ' ';
    uint32_t after = next < str_end(s) ? utf8_next(&next, str_end(s)) : ' ';
    bool white_b = is_blank(before), white_a = is_blank(after);
    bool cjk_b = md_is_cjk(before), cjk_a = md_is_cjk(after);
    bool as_letter = r->c != '_';
    bool mark_b = is_punctuation(before) && !(as_letter && cjk_b);
    bool mark_a = is_punctuation(after) && !(as_letter && cjk_a);
    bool left = !white_a && (!mark_a || white_b || mark_b || cjk_b);
    bool right = !white_b && (!mark_b || white_a || mark_a || cjk_a);
    r->cjk = cjk_b || cjk_a;
    r->opens = left;
    r->closes = right;
    if (r->c == '_') {
        r->opens = left && (!right || mark_b);
        r->closes = right && (!left || mark_a);
    } else if (r->c == '=' || r->c == '~') {
        r->opens = left && !is_alnum(before); /* a==b */
        r->closes = right && !is_alnum(after);
        r->inside = r->c == '~' && is_letter(before) && is_letter(after);
    }
}

/* pairing */

enum { KINDS = 4, CLASSES = KINDS * 6 };

struct pairing {
    struct md_run *runs;
    uint8_t *codes;
    size_t *open; /* indices of runs that wait */
    size_t nopen;
    size_t *floor; /* heights of the stack where links begin */
    size_t nfloor;
    size_t bottom[CLASSES];
};

static size_t kind_of(char c)
{
    return (size_t)(strchr("*_~=", c) - "*_~=");
}

static size_t class_of(const struct md_run *r)
{
    /* "~~" has always two characters, so a class is left for those inside */
    return kind_of(r->c) * 6 + r->opens * 3 + (r->inside ? 0 : r->n % 3);
}

static void stack_cut(struct pairing *p, size_t to)
{
    p->nopen = to;
    for (size_t i = 0; i < CLASSES; i++)
        if (p->bottom[i] > to)
            p->bottom[i] = to;
}

static size_t left_over(const struct md_run *r)
{
    return r->n - r->head - r->tail;
}

static bool fits(const struct md_run *open, const struct md_run *close)
{
    if (open->c != close->c || (open->inside && close->inside))
        return false;
    if (open->c == '~' || open->c == '=' || (!open->closes && !close->opens))
        return true;
    return (open->n + close->n) % 3 != 0 ||
           (open->n % 3 == 0 && close->n % 3 == 0);
}

/* The place in the stack of the opener for r; SIZE_MAX if there is none. */
static size_t opener_find(struct pairing *p, const struct md_run *r)
{
    size_t floor = p->nfloor ? p->floor[p->nfloor - 1] : 0;
    size_t *bottom = &p->bottom[class_of(r)];
    if (floor < *bottom)
        floor = *bottom;
    for (size_t i = p->nopen; i > floor; i--)
        if (fits(&p->runs[p->open[i - 1]], r))
            return i - 1;
    *bottom = p->nopen;
    return SIZE_MAX;
}

static void pair(struct pairing *p, struct md_run *open, struct md_run *close)
{
    static const uint8_t codes[KINDS] = { MD_CODE_STRONG, MD_CODE_STRONG,
                                          MD_CODE_DEL, MD_CODE_MARK };
    size_t n = left_over(open) >= 2 && left_over(close) >= 2 ? 2 : 1;
    uint8_t code = n == 2 ? codes[kind_of(open->c)] : MD_CODE_EM;
    size_t from = open->at + open->n - open->tail - n;
    size_t to = close->at + close->head;
    p->codes[from] = code;
    p->codes[to] = (uint8_t)(code | MD_CODE_END);
    if (n == 2)
        p->codes[from + 1] = p->codes[to + 1] = MD_CODE_SKIP;
    open->tail += n;
    close->head += n;
}

static void run_take(struct pairing *p, size_t i)
{
    struct md_run *r = &p->runs[i];
    while (r->closes && left_over(r) > 0) {
        size_t at = opener_find(p, r);
        if (at == SIZE_MAX)
            break;
        struct md_run *open = &p->runs[p->open[at]];
        pair(p, open, r);
        stack_cut(p, left_over(open) ? at + 1 : at);
    }
    if (r->opens && left_over(r) > 0)
        p->open[p->nopen++] = i;
}

void md_pair(struct md_run *runs, size_t n, uint8_t *codes)
{
    struct pairing p = { .runs = runs, .codes = codes };
    p.open = xcalloc(n + 1, sizeof *p.open);
    p.floor = xcalloc(n + 1, sizeof *p.floor);
    for (size_t i = 0; i < n; i++) {
        if (runs[i].c == '[')
            p.floor[p.nfloor++] = p.nopen;
        else if (runs[i].c == ']' && p.nfloor)
            stack_cut(&p, p.floor[--p.nfloor]);
        else if (runs[i].c && runs[i].c != ']')
            run_take(&p, i);
    }
    free(p.open);
    free(p.floor);
}
