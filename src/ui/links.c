/* SPDX-License-Identifier: MIT */
/* One row for the article's own address and one for each link: number, kind,
 * words, address; then one for each copy of the article. Addresses are shown
 * decoded; opened and copied as stored. */
#include <config.h>

#include "base/i18n.h"
#include "parser/url.h"
#include "text/clean.h"
#include "ui/views.h"
#include "ui/words.h"

enum {
    NUMBER_COLS = 4,
    KIND_COL = 6,
    WORDS_COL = 12,
    COPIES = 500, /* listed at most */
};

static const char *const kinds[] = {
    [LINK_TEXT] = N_("link"),
    [LINK_TAG] = N_("tag"),
    [LINK_IMAGE] = N_("pict."),
    [LINK_EMBED] = N_("video"),
};

struct pen {
    struct sheet *s;
    struct width w;
    int cols;
    bool ascii;
};

static void put_link(const struct pen *pen, struct str number, const char *kind,
                     struct str words, struct str shown)
{
    struct arena *a = &pen->s->arena;
    int room = pen->cols - WORDS_COL - 1;
    int cells = room > 60 ? room * 6 / 10 : room / 2;
    int at = NUMBER_COLS - (int)number.n;
    words = clean_line(a, words);
    if (words.n == 0) /* nothing but the address */
        cells = 0;
    sheet_add(pen->s);
    sheet_put(pen->s, at, number, NUMBER_COLS, STYLE_MARKER);
    sheet_put(pen->s, KIND_COL, str_of(kind), WORDS_COL - KIND_COL - 1,
              STYLE_CAPTION);
    sheet_put(pen->s, WORDS_COL,
              words_cut(a, pen->w, words, cells - 1, pen->ascii, NULL), cells,
              STYLE_TEXT);
    sheet_put(pen->s, WORDS_COL + cells,
              words_cut(a, pen->w, shown, room - cells, pen->ascii, NULL),
              room - cells, STYLE_CAPTION);
}

/* The caption for a picture without words of its own. */
static struct str link_words(const struct doc *d, const struct link *l)
{
    if (l->end > l->start && l->end <= d->text.n)
        return str_range(d->text.p + l->start, d->text.p + l->end);
    return l->block < d->nblocks ? doc_block(d, &d->blocks[l->block]) : STR("");
}

/* Its copies: where each is from, and its file. */
static uint32_t put_copies(const struct pen *pen, const struct app *app)
{
    struct arena *a = &pen->s->arena;
    const struct entry *e;
    uint32_t n = 0;
    while (n < COPIES && (e = same_other(app->same, app->shown, n))) {
        put_link(pen, STR(""), _("same"), app_copy_name(app, e, a),
                 clean_line(a, app_copy_path(e, a)));
        n++;
    }
    return n;
}

uint32_t links_fill(struct sheet *s, const struct app *app)
{
    bool ascii = app->set->opt.ascii;
    struct pen pen = { s, app->width, app->cols, ascii };
    const struct pager *p = &app->pager;
    const struct article *art = p->art;
    const struct link *l;
    unsigned n = 0;
    sheet_clear(s);
    s->choose = true;
    if (!art)
        return 0;
    put_link(&pen, STR("o"), _("orig."), art->meta.title,
             art->meta.url.n ? url_shown(&s->arena, art->meta.url)
                             : str_of(_("unknown")));
    while ((l = pager_link(p, n + 1))) {
        n++;
        put_link(&pen, arena_printf(&s->arena, "%u", n), _(kinds[l->kind]),
                 link_words(&art->doc, l), url_shown(&s->arena, l->href));
    }
    s->title = arena_printf(&s->arena, "%s %.*s %.*s", _("links"),
                            STR_ARG(glyph(GLYPH_DOT, ascii)),
                            STR_ARG(art->meta.title));
    s->note = arena_printf(&s->arena, "%u", n + 1);
    return put_copies(&pen, app);
}
