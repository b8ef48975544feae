/* SPDX-License-Identifier: MIT */
/*
 * Rows and runs grow on the heap; the arena takes them over at their true size.
 * The sweep keeps a stack of the spans that are open: spans are
 * sorted by start and nest, so each is pushed and popped once in a layout.
 */
#include <config.h>

#include "layout/rows.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>

enum {
    MIN_ROOM = 64,
    BASE_CELLS = 8, /* of a base of ruby that is kept whole: four Han */
    BASE_PART = 4,  /* and no more than this part of the measure */
};

static void *grow(void *p, size_t n, size_t *room, size_t size)
{
    if (n < *room)
        return p;
    *room = *room ? *room + *room / 2 : MIN_ROOM;
    return xrealloc(p, *room * size);
}

void rows_init(struct rows *r, struct arena *arena, const struct doc *doc,
               const struct meta *meta, const struct layout_opts *opts)
{
    int measure = opts->measure & ~1;
    *r = (struct rows){ .doc = doc,
                        .meta = meta,
                        .opts = opts,
                        .arena = arena,
                        .block = POS_NONE };
    r->measure = measure < 2 ? 2 : measure > 1000 ? 1000 : measure;
    /* most need no more, and room that is not written to costs nothing */
    r->rows_room =
        MIN_ROOM + doc->text.n / (size_t)r->measure + 2 * doc->nblocks;
    r->runs_room = r->rows_room + 2 * doc->nspans;
    r->row = xmalloc(r->rows_room * sizeof(*r->row));
    r->run = xmalloc(r->runs_room * sizeof(*r->run));
}

void rows_finish(struct rows *r, struct layout *out)
{
    free(r->map);
    free(r->looks.open);
    out->nrows = (uint32_t)r->nrows;
    out->nruns = (uint32_t)r->nruns;
    out->rows = arena_take(r->arena, r->row, r->nrows * sizeof(*r->row));
    out->runs = arena_take(r->arena, r->run, r->nruns * sizeof(*r->run));
    out->measure = r->measure;
}

/* The first span that begins at pos or behind it. */
static uint32_t span_from(const struct doc *doc, uint32_t pos)
{
    uint32_t low = 0, high = doc->nspans;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (doc->spans[mid].start < pos)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* No line begins with a reading, nor inside a base that is short against the
 * measure. */
static void keep_readings(struct rows *r, struct str text, uint32_t base)
{
    const struct doc *doc = r->doc;
    for (uint32_t i = span_from(doc, base);
         i < doc->nspans && doc->spans[i].start < base + text.n; i++) {
        const struct span *s = &doc->spans[i];
        size_t from = s->start - base, to = s->end - base;
        if (s->kind != SPAN_RUBY || to >= text.n)
            continue;
        int cells = map_cells(r->map, from, to);
        if (cells <= BASE_CELLS && cells <= r->measure / BASE_PART)
            for (size_t at = from + 1; at < to; at++)
                r->map[at] &= (unsigned char)~BRK_MAY;
        r->map[to] &= (unsigned char)~BRK_MAY;
    }
}

const unsigned char *rows_map(struct rows *r, struct str text, uint32_t base,
                              enum lang lang)
{
    if (text.n > r->map_room) {
        free(r->map);
        r->map_room = text.n + text.n / 4;
        r->map = xmalloc(r->map_room);
    }
    if (text.n)
        brk_map(text, r->opts->width, lang, r->map);
    if (r->doc->nnotes && base != POS_NONE && r->measure >= BASE_CELLS)
        keep_readings(r, text, base);
    return r->map;
}

void rows_begin(struct rows *r, enum row_kind kind, uint32_t pos)
{
    r->row = grow(r->row, r->nrows, &r->rows_room, sizeof(*r->row));
    r->row[r->nrows++] = (struct row){ .run = (uint32_t)r->nruns,
                                       .pos = pos,
                                       .block = r->block,
                                       .kind = (uint8_t)kind,
                                       .first = r->first && kind != ROW_BLANK };
    if (kind != ROW_BLANK)
        r->first = false;
}

void rows_run(struct rows *r, struct str text, uint32_t pos, int x, int cells,
              unsigned look)
{
    assert(r->nrows > 0);
    if (text.n == 0)
        return;
    if (r->hidden)
        look = LOOK_HIDDEN | (look & ~(unsigned)LOOK_MASK);
    r->run = grow(r->run, r->nruns, &r->runs_room, sizeof(*r->run));
    r->run[r->nruns++] = (struct run){
        .text = text,
        .pos = pos,
        .source = pos == POS_NONE ? 0 : (uint32_t)text.n,
        .x = (uint16_t)x,
        .cells = (uint16_t)cells,
        .look = (uint16_t)look,
    };
    r->row[r->nrows - 1].nruns++;
}

static uint16_t span_bits(const struct doc *doc, const struct span *s)
{
    static const uint16_t bits[] = {
        [SPAN_STRONG] = LOOK_STRONG, [SPAN_EM] = LOOK_EM,
        [SPAN_CODE] = LOOK_CODE,     [SPAN_DEL] = LOOK_DEL,
        [SPAN_LINK] = LOOK_LINK,
    };
    if (s->kind == SPAN_LINK &&
        (s->aux >= doc->nlinks || doc->links[s->aux].kind != LINK_TEXT))
        return 0;
    return s->kind < sizeof(bits) / sizeof(*bits) ? bits[s->kind] : 0;
}

/* The bits of the spans around pos; *until gets the position where they may
 * change. pos never falls from call to call. */
static unsigned looks_at(struct looks *l, const struct doc *doc, uint32_t pos,
                         uint32_t *until)
{
    while (l->nopen > 0 && l->open[l->nopen - 1].end <= pos)
        l->nopen--;
    for (; l->next < doc->nspans && doc->spans[l->next].start <= pos;
         l->next++) {
        const struct span *s = &doc->spans[l->next];
        if (s->end <= pos)
            continue;
        unsigned outer = l->nopen ? l->open[l->nopen - 1].bits : 0;
        l->open = grow(l->open, l->nopen, &l->room, sizeof(*l->open));
        l->open[l->nopen++] =
            (struct open_span){ s->end, (uint16_t)(outer | span_bits(doc, s)) };
    }
    *until = l->next < doc->nspans ? doc->spans[l->next].start : POS_NONE;
    if (l->nopen == 0)
        return 0;
    if (l->open[l->nopen - 1].end < *until)
        *until = l->open[l->nopen - 1].end;
    return l->open[l->nopen - 1].bits;
}

/* A piece of text that is being made a run. */
struct piece {
    size_t from;
    int x, cells;
};

static void put_piece(struct rows *r, struct str text, uint32_t base,
                      struct piece *piece, size_t to, unsigned look)
{
    struct str s = { text.p + piece->from, to - piece->from };
    rows_run(r, s, base == POS_NONE ? base : base + (uint32_t)piece->from,
             piece->x, piece->cells, look);
    piece->x += piece->cells;
    piece->cells = 0;
    piece->from = to;
}

int rows_text(struct rows *r, struct str text, const unsigned char *map,
              size_t from, size_t to, uint32_t base, int x, unsigned look,
              unsigned mask)
{
    struct piece piece = { from, x, 0 };
    unsigned bits = 0;
    size_t until = base == POS_NONE ? SIZE_MAX : from;
    for (size_t i = from, n; i < to; i += n) {
        n = map_unit(map, to, i);
        if (i >= until) {
            uint32_t end;
            unsigned now =
                looks_at(&r->looks, r->doc, base + (uint32_t)i, &end) & mask;
            until = end == POS_NONE ? SIZE_MAX : end - base;
            if (now != bits)
                put_piece(r, text, base, &piece, i, look | bits);
            bits = now;
        }
        if (text.p[i] == '\t' ||
            (n == 2 && memcmp(text.p + i, "\xC2\xAD", 2) == 0)) {
            put_piece(r, text, base, &piece, i, look | bits);
            if (map[i] & BRK_CELLS)
                rows_run(r, STR(" "), POS_NONE, piece.x++, 1, look | bits);
            piece.from = i + n;
            continue;
        }
        piece.cells += map[i] & BRK_CELLS;
    }
    put_piece(r, text, base, &piece, to, look | bits);
    return piece.x;
}

/* Is it drawn as it stands: outside all spans, without TAB and soft hyphen? */
static bool is_plain(struct rows *r, struct str s, uint32_t pos)
{
    struct looks *l = &r->looks;
    if (pos != POS_NONE) {
        while (l->nopen > 0 && l->open[l->nopen - 1].end <= pos)
            l->nopen--;
        if (l->nopen > 0 || (l->next < r->doc->nspans &&
                             r->doc->spans[l->next].start < pos + s.n))
            return false;
    }
    return !memchr(s.p, '\t', s.n) && !memchr(s.p, '\xC2', s.n);
}

int rows_line(struct rows *r, struct str text, const unsigned char *map,
              const struct para_line *line, uint32_t base, int x, unsigned look,
              unsigned mask)
{
    struct str s = { text.p + line->start, line->end - line->start };
    uint32_t pos = base == POS_NONE ? base : base + (uint32_t)line->start;
    if (is_plain(r, s, pos)) {
        int cells = line->cells - line->hyphen;
        rows_run(r, s, pos, x, cells, look);
        x += cells;
    } else {
        x = rows_text(r, text, map, line->start, line->end, base, x, look,
                      mask);
    }
    if (line->hyphen)
        rows_run(r, STR("-"), POS_NONE, x++, 1, look);
    return x;
}

struct str rows_fit(struct rows *r, struct str text, int room, int *cells)
{
    struct width w = r->opts->width;
    size_t used;
    struct str head = width_fit(w, text, (size_t)room, &used);
    *cells = (int)used;
    if (head.n == text.n)
        return text;
    struct str dots = rows_sign(r, SIGN_ELLIPSIS);
    int more = (int)width_str(w, dots);
    if (more > room)
        return head;
    head = width_fit(w, text, (size_t)(room - more), &used);
    *cells = (int)used + more;
    return arena_printf(r->arena, "%.*s%.*s", STR_ARG(head), STR_ARG(dots));
}

struct str rows_tr(const struct rows *r, const char *text)
{
    return r->opts->translate ? r->opts->translate(text) : str_of(text);
}

struct str rows_fill(struct rows *r, const char *text, const struct str *args,
                     size_t nargs)
{
    struct str rest = rows_tr(r, text), out = STR("");
    for (size_t i = 0; i < nargs; i++) {
        size_t at = str_find(rest, STR("%s"));
        if (at == rest.n)
            break;
        out = arena_printf(r->arena, "%.*s%.*s%.*s", STR_ARG(out), (int)at,
                           rest.p, STR_ARG(args[i]));
        rest = str_skip(rest, at + 2);
    }
    return arena_printf(r->arena, "%.*s%.*s", STR_ARG(out), STR_ARG(rest));
}

enum lang rows_lang(const struct rows *r, const struct block *b)
{
    return b->lang != LANG_UNKNOWN ? (enum lang)b->lang : r->meta->lang;
}

struct str rows_sign(const struct rows *r, enum sign s)
{
    /* clang-format off */
    static const struct str signs[SIGNS][2] = {
        [SIGN_BULLET]   = { STR_INIT("•"), STR_INIT("*") },
        [SIGN_OPEN]     = { STR_INIT("▾"), STR_INIT("v") },
        [SIGN_CLOSED]   = { STR_INIT("▸"), STR_INIT(">") },
        [SIGN_HIDDEN]   = { STR_INIT("┆"), STR_INIT("|") },
        [SIGN_RULE]     = { STR_INIT("─"), STR_INIT("-") },
        [SIGN_DOT]      = { STR_INIT("·"), STR_INIT("-") },
        [SIGN_ELLIPSIS] = { STR_INIT("…"), STR_INIT("...") },
    };
    /* clang-format on */
    return signs[s][r->opts->ascii];
}
