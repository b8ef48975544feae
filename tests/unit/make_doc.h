/* SPDX-License-Identifier: MIT */
/* make_doc - documents built by hand, and layouts shown as text, for tests. */
#ifndef TESTS_MAKE_DOC_H
#define TESTS_MAKE_DOC_H

#include "base/buf.h"
#include "layout/layout.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAKE_MAX = 64 };

struct make {
    struct buf text;
    struct block block[MAKE_MAX];
    struct span span[MAKE_MAX];
    struct link link[MAKE_MAX];
    struct doc doc;
    struct meta meta;
    struct layout_opts opts;
    struct arena arena;
    struct layout layout;
    struct buf shown;
};

static inline void make_init(struct make *m, int measure)
{
    memset(m, 0, sizeof(*m));
    m->meta.lang = LANG_ZH_HANS;
    m->meta.day = DAY_UNKNOWN;
    m->meta.date_ms = DATE_UNKNOWN;
    m->meta.clock = -1;
    m->opts.measure = measure;
    m->opts.width = WIDTH_DUMP;
}

static inline void make_free(struct make *m)
{
    buf_free(&m->text);
    buf_free(&m->shown);
    arena_free(&m->arena);
}

/* Add a block; it can be changed until make_lay. */
static inline struct block *make_block(struct make *m, enum block_kind kind,
                                       const char *text)
{
    assert(m->doc.nblocks < MAKE_MAX);
    struct block *b = &m->block[m->doc.nblocks];
    if (m->doc.nblocks++)
        buf_chr(&m->text, '\n');
    *b = (struct block){ .start = (uint32_t)m->text.n,
                         .kind = (uint8_t)kind,
                         .link = POS_NONE,
                         .rule = POS_NONE };
    buf_add(&m->text, str_of(text));
    b->end = (uint32_t)m->text.n;
    return b;
}

/* A span over the first `words` of the newest block. */
static inline void make_span(struct make *m, enum span_kind kind,
                             const char *words)
{
    assert(m->doc.nspans < MAKE_MAX);
    const struct block *b = &m->block[m->doc.nblocks - 1];
    struct str text = { m->text.p + b->start, b->end - b->start };
    size_t at = str_find(text, str_of(words));
    assert(at < text.n);
    struct span *s = &m->span[m->doc.nspans++];
    *s = (struct span){ .start = b->start + (uint32_t)at,
                        .kind = (uint8_t)kind };
    s->end = s->start + (uint32_t)strlen(words);
    if (kind == SPAN_LINK) {
        s->aux = m->doc.nlinks;
        m->link[m->doc.nlinks++] =
            (struct link){ STR("https://example.org/"), s->start, s->end,
                           m->doc.nblocks - 1, LINK_TEXT };
    }
}

static inline void make_finish(struct make *m)
{
    m->doc.text = buf_str(&m->text);
    m->doc.blocks = m->block;
    m->doc.spans = m->span;
    m->doc.links = m->link;
}

/* Show the layout: rows end by LF, blanks at row ends are cut. Every row is
 * checked against the contract of layout.h on the way. */
static inline const char *make_rows(struct make *m)
{
    buf_reset(&m->shown);
    const struct layout *l = &m->layout;
    for (uint32_t i = 0; i < l->nrows; i++) {
        unsigned at = 0;
        assert(i == 0 || l->rows[i].pos >= l->rows[i - 1].pos);
        for (uint32_t k = 0; k < l->rows[i].nruns; k++) {
            const struct run *r = &l->runs[l->rows[i].run + k];
            assert(r->x >= at);
            assert(width_str(m->opts.width, r->text) == r->cells);
            buf_fill(&m->shown, ' ', r->x - at);
            buf_add(&m->shown, r->text);
            at = r->x + r->cells;
        }
        assert(at <= (unsigned)l->measure + (m->opts.hang ? 2 : 0));
        while (m->shown.n && m->shown.p[m->shown.n - 1] == ' ')
            m->shown.n--;
        buf_chr(&m->shown, '\n');
    }
    return buf_z(&m->shown);
}

/* Lay out and show. */
static inline const char *make_lay(struct make *m)
{
    make_finish(m);
    arena_reset(&m->arena);
    layout_make(&m->arena, &m->doc, &m->meta, &m->opts, &m->layout);
    return make_rows(m);
}

/* The run that holds `words`, NULL if none does. */
static inline const struct run *make_run(const struct make *m,
                                         const char *words)
{
    for (uint32_t i = 0; i < m->layout.nruns; i++)
        if (str_has(m->layout.runs[i].text, str_of(words)))
            return &m->layout.runs[i];
    return NULL;
}

#endif
