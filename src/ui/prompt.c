/* SPDX-License-Identifier: MIT */
/* The cursor stands between units (grapheme clusters where the terminal has
 * them), so nothing is ever cut inside a character. */
#include <config.h>

#include "ui/prompt.h"

#include "base/mem.h"
#include "text/clean.h"

#include <stdlib.h>

enum { LINE_MOST = 4096 }; /* bytes */

/* What was searched for in a list is often what is looked for in an article. */
static struct history *history_of(struct prompt *p)
{
    bool search = p->kind == PROMPT_NARROW || p->kind == PROMPT_SHEET;
    return &p->history[search ? PROMPT_FIND : p->kind];
}

void prompt_open(struct prompt *p, enum prompt_kind kind, struct str text)
{
    p->kind = kind;
    p->back = 0;
    p->changed = false;
    buf_reset(&p->draft);
    prompt_set(p, text);
}

static void history_add(struct history *h, struct str line)
{
    char *copy;
    if (h->n > 0 && str_eq(str_of(h->lines[h->n - 1]), line))
        return;
    if (h->n == HISTORY) {
        free(h->lines[0]);
        memmove(h->lines, h->lines + 1, (HISTORY - 1) * sizeof *h->lines);
        h->n--;
    }
    copy = xmalloc(line.n + 1);
    memcpy(copy, line.p, line.n);
    copy[line.n] = 0;
    h->lines[h->n++] = copy;
}

void prompt_close(struct prompt *p, bool keep)
{
    if (keep && p->text.n > 0)
        history_add(history_of(p), buf_str(&p->text));
    p->kind = PROMPT_NONE;
}

void prompt_free(struct prompt *p)
{
    for (int k = 0; k < PROMPT_KINDS; k++)
        for (int i = 0; i < p->history[k].n; i++)
            free(p->history[k].lines[i]);
    buf_free(&p->text);
    buf_free(&p->draft);
}

void prompt_set(struct prompt *p, struct str text)
{
    buf_reset(&p->text);
    buf_add(&p->text, text);
    p->at = p->text.n;
    p->completed = 0;
}

/* An old line that is changed is the new one. */
static void changed(struct prompt *p)
{
    p->back = 0;
    p->changed = true;
}

void prompt_insert(struct prompt *p, struct str text)
{
    struct arena scratch = { 0 };
    struct str clean;
    bool blank = str_eq(text, STR(" ")); /* clean_line would take it off */
    clean = blank ? text : clean_line(&scratch, text);
    if (p->text.n + clean.n <= LINE_MOST && clean.n > 0) {
        buf_room(&p->text, clean.n);
        memmove(p->text.p + p->at + clean.n, p->text.p + p->at,
                p->text.n - p->at);
        memcpy(p->text.p + p->at, clean.p, clean.n);
        p->text.n += clean.n;
        p->at += clean.n;
        changed(p);
    }
    p->completed = 0;
    arena_free(&scratch);
}

/* Bytes of the unit behind the cursor. */
static size_t unit_after(const struct prompt *p)
{
    int cells;
    return p->at < p->text.n ? width_unit(p->width, p->text.p + p->at,
                                          p->text.p + p->text.n, &cells)
                             : 0;
}

/* Bytes of the unit before the cursor; units are found from the begin. */
static size_t unit_before(const struct prompt *p)
{
    size_t at = 0, last = 0;
    int cells;
    while (at < p->at) {
        last =
            width_unit(p->width, p->text.p + at, p->text.p + p->text.n, &cells);
        at += last;
    }
    return last < p->at ? last : p->at;
}

static size_t word_before(const struct prompt *p)
{
    size_t at = p->at;
    while (at > 0 && p->text.p[at - 1] == ' ')
        at--;
    while (at > 0 && p->text.p[at - 1] != ' ')
        at--;
    return p->at - at;
}

static bool cut(struct prompt *p, size_t from, size_t n)
{
    memmove(p->text.p + from, p->text.p + from + n, p->text.n - from - n);
    p->text.n -= n;
    p->at = from;
    if (n > 0)
        changed(p);
    return n > 0;
}

bool prompt_edit(struct prompt *p, enum prompt_edit edit)
{
    size_t n;
    p->completed = 0;
    if (p->text.n == 0)
        return false;
    switch (edit) {
    case PROMPT_LEFT:
        p->at -= unit_before(p);
        return false;
    case PROMPT_RIGHT:
        p->at += unit_after(p);
        return false;
    case PROMPT_HOME:
        p->at = 0;
        return false;
    case PROMPT_END:
        p->at = p->text.n;
        return false;
    case PROMPT_RUBOUT:
        n = unit_before(p);
        return cut(p, p->at - n, n);
    case PROMPT_DELETE:
        return cut(p, p->at, unit_after(p));
    case PROMPT_WORD_RUBOUT:
        n = word_before(p);
        return cut(p, p->at - n, n);
    case PROMPT_KILL_BEFORE:
        return cut(p, 0, p->at);
    case PROMPT_KILL_AFTER:
        return cut(p, p->at, p->text.n - p->at);
    }
    return false;
}

void prompt_go(struct prompt *p, size_t at)
{
    p->at = at < p->text.n ? at : p->text.n;
    p->completed = 0;
}

bool prompt_history(struct prompt *p, int by)
{
    const struct history *h = history_of(p);
    struct str head;
    int back = p->back;
    if (back == 0) {
        buf_reset(&p->draft);
        buf_add(&p->draft, buf_str(&p->text));
    }
    head = p->changed ? buf_str(&p->draft) : STR("");
    do
        back += by;
    while (back > 0 && back <= h->n &&
           !str_starts(str_of(h->lines[h->n - back]), head));
    if (back < 0 || back > h->n)
        return false;
    p->back = back;
    prompt_set(p, back ? str_of(h->lines[h->n - back]) : buf_str(&p->draft));
    return true;
}

int prompt_draw(const struct prompt *p, struct frame *f, struct area a,
                struct str label, uint16_t style)
{
    struct str text = buf_str(&p->text), before = str_head(text, p->at);
    int room, cells, skip = 0;
    frame_fill(f, a, style);
    room = a.cols - 1 - frame_put(f, a, 0, 0, label, a.cols, style);
    cells = (int)width_str(f->width, before);
    while (cells - skip > room && text.n > 0) {
        int unit;
        size_t n = width_unit(f->width, text.p, text.p + text.n, &unit);
        text = str_skip(text, n);
        skip += unit;
    }
    frame_put(f, a, 0, a.cols - 1 - room, text, room + 1, style);
    f->cursor_row = a.row;
    f->cursor_col = a.col + a.cols - 1 - room + cells - skip;
    if (f->cursor_col >= a.col + a.cols)
        f->cursor_col = a.col + a.cols - 1;
    return a.cols - 1 - room - skip;
}
