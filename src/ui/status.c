/* SPDX-License-Identifier: MIT */
/*
 * The rows at the edges. Top: name, folder, number of articles, then what is
 * temporary. Bottom: the keys of the focus by use, dropped whole from the
 * right, and the place; a message takes the place of the keys.
 */
#include <config.h>

#include "base/i18n.h"
#include "text/clean.h"
#include "ui/views.h"
#include "ui/words.h"

#include <stdio.h>

struct hint {
    uint8_t modes;
    const char *commands; /* separated by blanks */
    const char *label;    /* N_() */
};

/* clang-format off */
static const struct hint hints[] = {
    { MODE_LIST, "open", N_("open") },
    { MODE_LIST, "find", N_("search") },
    { MODE_LIST, "group", N_("groups") },
    { MODE_LIST, "help", N_("help") },
    { MODE_LIST, "back", N_("quit") },
    { MODE_ARTICLE, "read-on", N_("page") },
    { MODE_ARTICLE, "close", N_("list") },
    { MODE_ARTICLE, "next-article prev-article", N_("next, previous") },
    { MODE_ARTICLE, "open-original", N_("original") },
    { MODE_ARTICLE, "links", N_("links") },
    { MODE_ARTICLE, "show-hidden", N_("hidden") },
    { MODE_ARTICLE, "help", N_("help") },
    { MODE_LINKS, "open", N_("open") },
    { MODE_LINKS, "copy-address", N_("copy") },
    { MODE_LINKS, "find", N_("search") },
    { MODE_LINKS, "back", N_("back") },
    { MODE_PAGE, "down up", N_("scroll") },
    { MODE_PAGE, "find", N_("search") },
    { MODE_PAGE, "back", N_("back") },
};
/* clang-format on */

static const struct {
    uint32_t key;
    const char *sign; /* NULL: the ASCII name, translated */
} key_signs[] = {
    { ' ', NULL },
    { 13, NULL },
    { KEY_SPECIAL + KEY_UP_, "\xE2\x86\x91" },
    { KEY_SPECIAL + KEY_DOWN_, "\xE2\x86\x93" },
    { KEY_SPECIAL + KEY_LEFT_, "\xE2\x86\x90" },
    { KEY_SPECIAL + KEY_RIGHT_, "\xE2\x86\x92" },
};

struct str status_key(struct arena *a, uint32_t key, bool ascii)
{
    for (size_t i = 0; i < sizeof key_signs / sizeof *key_signs; i++)
        if (key_signs[i].key == key && key_signs[i].sign && !ascii)
            return str_of(key_signs[i].sign);
    if (key == ' ')
        return str_of(_("Space"));
    return key == 13 ? str_of(_("Enter")) : key_name(a, key);
}

/* The first key bound to a command in a mode, and still in force; 0: none. */
static uint32_t key_for(const struct keymap *m, enum key_mode mode,
                        struct str command)
{
    for (size_t i = 0; i < m->n; i++) {
        const struct binding *b = &m->list[i];
        if (b->modes & mode && b->command &&
            str_eq(str_of(b->command), command) &&
            keymap_find(m, mode, b->key) == b->command)
            return b->key;
    }
    return 0;
}

/* "J K next, previous"; empty if no key is bound. */
static struct str hint_text(const struct app *app, const struct hint *h,
                            enum key_mode mode, struct arena *a)
{
    struct str rest = str_of(h->commands), command, out = STR("");
    while (str_field(&rest, ' ', &command)) {
        uint32_t key = key_for(&app->set->keys, mode, command);
        if (key) {
            out =
                arena_printf(a, "%.*s%.*s ", STR_ARG(out),
                             STR_ARG(status_key(a, key, app->set->opt.ascii)));
        }
    }
    return out.n ? arena_printf(a, "%.*s%s", STR_ARG(out), _(h->label)) : out;
}

/* Keys from column 1 on, as many as end before `end`. */
static void draw_hints(const struct app *app, struct frame *f, struct area row,
                       int end, struct arena *a)
{
    enum key_mode mode = app_mode(app);
    int col = 1;
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        struct str text;
        int cells;
        if (!(hints[i].modes & mode) ||
            (app->geo.two && str_eq(str_of(hints[i].commands), STR("close"))))
            continue;
        text = hint_text(app, &hints[i], mode, a);
        cells = (int)width_str(f->width, text);
        if (text.n == 0)
            continue;
        if (col + cells > end)
            break;
        frame_put(f, row, 0, col, text, cells, STYLE_BOTTOM);
        col += cells + 2;
    }
}

static struct str dot(const struct app *app)
{
    return glyph(GLYPH_DOT, app->set->opt.ascii);
}

/* "a · b", where an empty one counts for nothing. */
static struct str join(const struct app *app, struct arena *a, struct str s,
                       struct str t)
{
    if (s.n == 0 || t.n == 0)
        return s.n ? s : t;
    return arena_printf(a, "%.*s %.*s %.*s", STR_ARG(s), STR_ARG(dot(app)),
                        STR_ARG(t));
}

/* "12/1,207", with + while more may come. */
static struct str list_place(const struct app *app, struct arena *a)
{
    const struct list *l = &app->list;
    struct str all = str_of(words_number(l->index.n).text);
    uint32_t at = l->nrows ? list_at(l, l->cursor).entry + 1 : 0;
    all = arena_str(a, all);
    return arena_printf(a, "%s/%.*s%s", words_number(at).text, STR_ARG(all),
                        app->loader && !app->fresh ? "+" : "");
}

static bool whole_in_view(const struct app *app)
{
    return app->pager.lay.nrows <= (uint32_t)app_article_rows(app);
}

static struct str percent(const struct app *app, struct arena *a)
{
    if (whole_in_view(app))
        return str_of(_("all of it"));
    return arena_printf(a, "%d%%",
                        pager_percent(&app->pager, app_article_rows(app)));
}

/* "links 1 · pictures 5 · hidden 4 · copies 2 · 62% · 1 min left", zeros left
 * out. */
static struct str article_place(const struct app *app, struct arena *a,
                                bool strip)
{
    static const char *const names[] = { N_("links"), N_("pictures"),
                                         N_("hidden") };
    const struct pager *p = &app->pager;
    struct str out = STR("");
    unsigned left;
    uint32_t copies;
    if (!p->art)
        return out;
    for (int i = 0; i < 3; i++) {
        if (p->counts[i] > 0) {
            out = join(app, a, out,
                       arena_printf(a, "%s %s", _(names[i]),
                                    words_number(p->counts[i]).text));
        }
    }
    copies = same_others(app->same, app->shown);
    if (copies > 0) {
        out = join(
            app, a, out,
            arena_printf(a, "%s %s", _("copies"), words_number(copies).text));
    }
    if (strip)
        return out;
    out = join(app, a, out, percent(app, a));
    left =
        p->minutes * (unsigned)(100 - pager_percent(p, app_article_rows(app)));
    if (!whole_in_view(app) && left > 0) {
        out = join(app, a, out,
                   arena_printf(a, _("%u min left"), (left + 99) / 100));
    }
    return out;
}

/* "hit 3/12" while the article is searched. */
static struct str hit_place(const struct app *app, struct arena *a)
{
    const struct pager *p = &app->pager;
    if (app->find.n == 0 || !p->art)
        return STR("");
    return arena_printf(a, _("hit %zu/%zu"), p->nhits ? p->current + 1 : 0,
                        p->nhits);
}

static void draw_right(struct frame *f, struct area row, struct str text,
                       int *end, uint16_t style)
{
    int cells = (int)width_str(f->width, text);
    if (cells > 0 && cells + 2 <= row.cols) {
        *end = row.cols - 1 - cells;
        frame_put(f, row, 0, *end, text, cells, style);
    }
}

/* The words left of the place: cut so that they never reach it. */
static void draw_left(const struct app *app, struct frame *f, struct area row,
                      struct str text, int end, uint16_t style, struct arena *a)
{
    int cells = end - 2 > 0 ? end - 2 : 0;
    frame_put(f, row, 0, 1,
              words_cut(a, f->width, text, cells, app->set->opt.ascii, NULL),
              cells, style);
}

/* On a low screen: what the cursor's row had to cut off the title. */
static bool draw_cut_title(const struct app *app, struct frame *f,
                           struct area row, struct arena *a)
{
    const struct list *l = &app->list;
    const struct entry *e = list_current(l);
    struct str title;
    size_t shown;
    if (!app->geo.strip.rows || app->on_article || app->nlayers || !e)
        return false;
    title = list_title(e, app->titles, a);
    struct list_look look = { .ascii = app->set->opt.ascii,
                              .titles = app->titles };
    shown =
        list_title_shown(l, l->cursor, app->geo.list.cols, f->width, &look, a);
    if (shown >= title.n)
        return false;
    title = arena_printf(a, "%.*s%.*s",
                         STR_ARG(glyph(GLYPH_ELLIPSIS, app->set->opt.ascii)),
                         STR_ARG(str_skip(title, shown)));
    frame_put(f, row, 0, 1, title, row.cols - 1, STYLE_BOTTOM);
    return true;
}

static struct str sheet_place(const struct sheet *s, int rows, struct arena *a)
{
    uint32_t at =
        s->choose ? s->cursor : s->top / (uint32_t)(rows > 0 ? rows : 1);
    uint32_t of = s->choose ? s->nrows - 1
                            : (s->nrows + (uint32_t)rows - 1) /
                                  (uint32_t)(rows > 0 ? rows : 1);
    if (!s->choose && s->top + (uint32_t)rows >= s->nrows && of > 0)
        at = of - 1;
    return s->nrows ? arena_printf(a, "%u/%u", at + !s->choose, of) : STR("");
}

/* "searched 37%" while it is not all. */
static struct str filter_share(const struct app *app, struct arena *a)
{
    int percent = app_filter_percent(app);
    if (app->sifting.now && option_fulltext(&app->set->opt) == FULLTEXT_OFF)
        return str_of(_("texts not searched"));
    return percent < 100 ? arena_printf(a, _("searched %d%%"), percent)
                         : STR("");
}

/* What is wrong with the line above, below the place; col: where its text
 * begins. */
static void draw_fault(const struct app *app, struct frame *f, struct area row,
                       int col, struct arena *a)
{
    const struct sifting *s = &app->sifting;
    struct str text = str_of(s->wrong);
    int cells = (int)width_str(f->width, text);
    int at = col + (int)s->fault.cell;
    at = at < 0 ? 0 : at >= row.cols ? row.cols - 1 : at;
    frame_put(f, row, 0, at, STR("^"), 1, STYLE_ERROR);
    if (at + 2 + cells <= row.cols)
        frame_put(f, row, 0, at + 2, text, cells, STYLE_ERROR);
    else if (cells + 1 <= at)
        frame_put(f, row, 0, at - 1 - cells, text, cells, STYLE_ERROR);
    else
        frame_put(
            f, row, 0, 0,
            words_cut(a, f->width, text, row.cols, app->set->opt.ascii, NULL),
            row.cols, STYLE_ERROR);
}

/* Two rows: the line, and below it what is wrong with it or what it found. */
static void draw_filter(const struct app *app, struct frame *f, struct arena *a)
{
    const struct sifting *s = &app->sifting;
    struct area below = app->geo.bottom, line = below;
    int col, end = below.cols;
    if (!below.rows)
        line = (struct area){ app->rows - 1, 0, 1, app->cols };
    else if (below.row > 0)
        line.row--;
    frame_fill(f, below, STYLE_BOTTOM);
    frame_fill(f, line, STYLE_PROMPT);
    col =
        prompt_draw(&app->prompt, f, line, str_of(_("filter: ")), STYLE_PROMPT);
    if (line.row == below.row || !below.rows)
        return;
    if (s->wrong[0] && (s->insist || !s->fault.unfinished)) {
        draw_fault(app, f, below, col, a);
        return;
    }
    draw_right(f, below, join(app, a, filter_share(app, a), list_place(app, a)),
               &end, STYLE_BOTTOM);
    if (app_filter_also(app).n) {
        draw_left(app, f, below,
                  arena_printf(a, _("(+%.*s)"), STR_ARG(app_filter_also(app))),
                  end, STYLE_BOTTOM, a);
    }
}

static void draw_prompt(const struct app *app, struct frame *f, struct arena *a)
{
    struct area row = app->geo.bottom.rows
                          ? app->geo.bottom
                          : (struct area){ app->rows - 1, 0, 1, app->cols };
    struct str label = app->prompt.kind == PROMPT_COMMAND ? STR(":") : STR("/");
    struct str right = app->prompt.kind == PROMPT_FIND     ? hit_place(app, a)
                       : app->prompt.kind == PROMPT_NARROW ? list_place(app, a)
                                                           : STR("");
    int cells = (int)width_str(f->width, right);
    int typed = (int)width_str(f->width, buf_str(&app->prompt.text));
    struct area left = row;
    if (cells > 0 && typed + cells + 4 < row.cols)
        left.cols -= cells + 1;
    frame_fill(f, row, STYLE_PROMPT);
    if (left.cols < row.cols)
        frame_put(f, row, 0, left.cols, right, cells, STYLE_PROMPT);
    prompt_draw(&app->prompt, f, left, label, STYLE_PROMPT);
}

void status_bottom(const struct app *app, struct frame *f, struct arena *a)
{
    struct area row = app->geo.bottom;
    const struct layer *layer =
        app->nlayers ? &app->layers[app->nlayers - 1] : NULL;
    struct str right;
    int end = row.cols;
    if (app->prompt.kind == PROMPT_FILTER) {
        draw_filter(app, f, a);
        return;
    }
    if (app->prompt.kind != PROMPT_NONE) {
        draw_prompt(app, f, a);
        return;
    }
    if (!row.rows)
        return;
    frame_fill(f, row, STYLE_BOTTOM);
    if (app->message[0]) {
        struct str text = clean_line(a, str_of(app->message));
        uint16_t style = app->message_error ? STYLE_ERROR : STYLE_MESSAGE;
        draw_left(app, f, row,
                  app->message_error ? arena_printf(a, "! %.*s", STR_ARG(text))
                                     : text,
                  row.cols + 1, style, a);
        return;
    }
    if (draw_cut_title(app, f, row, a))
        return;
    right = layer ? sheet_place(&layer->sheet, app_sheet_rows(app), a)
            : app->on_article ? article_place(app, a, app->geo.strip.rows)
                              : list_place(app, a);
    if (app->geo.strip.rows && !app->on_article && !layer)
        right = STR(""); /* the strip says it */
    if (app->on_article && !layer)
        right = join(app, a, hit_place(app, a), right);
    if (app->count)
        right = join(app, a, arena_printf(a, "%lu", app->count), right);
    draw_right(f, row, right, &end, STYLE_BOTTOM);
    draw_hints(app, f, row, end - 2, a);
}

/* "1,207 articles · loading 63% · title words" */
static struct str archive_state(const struct app *app, struct arena *a)
{
    const struct archive *archive = app->archive;
    bool whole = !app->narrow.n && !app->sifting.now &&
                 (app->loader || !app->list.index.same);
    size_t n = whole ? archive->nentries : app->list.index.n;
    struct words_number number = words_number(n);
    char text[96];
    struct str out;
    snprintf(text, sizeof text, ngettext("%s article", "%s articles", n),
             number.text);
    out = arena_str(a, str_of(text));
    if (app->loader) {
        out = join(
            app, a, out,
            arena_printf(a, _("loading %u%%"), loader_percent(app->loader)));
    }
    return join(app, a, out, filter_share(app, a));
}

static struct str folder(const struct app *app, struct arena *a)
{
    const struct intake *in = app->in;
    struct str out = in->npaths ? in->paths[0] : str_of(_("standard input"));
    size_t more = in->npaths + in->has_stdin;
    out = words_path(a, clean_line(a, out));
    return more > 1 ? arena_printf(a, "%.*s +%zu", STR_ARG(out), more - 1)
                    : out;
}

/* Has the title of the article gone off its pane? */
static bool title_off(const struct app *app)
{
    const struct layout *l = &app->pager.lay;
    uint32_t last = 0;
    for (uint32_t r = 0; r < l->body && r < l->nrows; r++) {
        const struct row *row = &l->rows[r];
        if (row->nruns && (l->runs[row->run].look & LOOK_MASK) == LOOK_TITLE)
            last = r;
    }
    return app->pager.art && app->pager.top > last;
}

static struct str article_title(const struct app *app, struct arena *a)
{
    const struct meta *m = &app->pager.art->meta;
    if (m->title.n)
        return titles_of(app->titles, m->title, m->lang);
    return app->shown ? list_title(app->shown, app->titles, a) : STR("");
}

void status_top(const struct app *app, struct frame *f, struct arena *a)
{
    struct area row = app->geo.top;
    struct str name, state = archive_state(app, a);
    bool ascii = app->set->opt.ascii;
    int end = row.cols, left;
    if (!row.rows)
        return;
    frame_fill(f, row, STYLE_TOP);
    name = arena_printf(a, "%s  ", _("baokan"));
    left = 1 + frame_put(f, row, 0, 1, name, row.cols - 1, STYLE_TOP);
    if (app->narrow.n) {
        state = join(
            app, a, arena_printf(a, "/%.*s", STR_ARG(app->narrow_text)), state);
    }
    if (app->sifting.now) {
        state = join(
            app, a,
            arena_printf(a, "F %.*s",
                         STR_ARG(words_cut(a, f->width, app_filter_text(app),
                                           row.cols / 3, ascii, NULL))),
            state);
    }
    if (title_off(app) && app->geo.article.rows) {
        int col = app->geo.two ? app->geo.article.col : row.cols / 3;
        struct str place = percent(app, a);
        draw_right(f, row, place, &end, STYLE_TOP);
        frame_put(f, row, 0, col + (app->geo.two ? app->geo.indent : 1),
                  words_cut(a, f->width, article_title(app, a),
                            end - col - app->geo.indent - 2, ascii, NULL),
                  end - col - 2, STYLE_TOP);
        end = col;
        state = arena_printf(a, "  %.*s", STR_ARG(state));
        name =
            words_tail(a, f->width, folder(app, a),
                       end - left - 1 - (int)width_str(f->width, state), ascii);
        left += frame_put(f, row, 0, left, name, end - left, STYLE_TOP);
        frame_put(f, row, 0, left, state, end - left - 1, STYLE_TOP);
        return;
    }
    draw_right(f, row, state, &end, STYLE_TOP);
    frame_put(f, row, 0, left,
              words_tail(a, f->width, folder(app, a), end - left - 2, ascii),
              end - left - 1, STYLE_TOP);
}

/* Where the first row of the list belongs, or the folder. */
static struct str list_strip(const struct app *app, struct arena *a)
{
    const struct list *l = &app->list;
    struct list_row row;
    uint32_t group;
    if (l->nrows == 0 || l->index.ngroups == 0)
        return folder(app, a);
    row = list_at(l, l->top);
    if (!row.heading)
        return list_crumb(l, row.group, app->set->opt.ascii, a);
    group = l->index.groups[row.group].parent;
    return group == UINT32_MAX ? folder(app, a)
                               : list_crumb(l, group, app->set->opt.ascii, a);
}

void status_strip(const struct app *app, struct frame *f, struct arena *a)
{
    struct area row = app->geo.strip;
    struct str left, right;
    int end = row.cols;
    if (!row.rows)
        return;
    if (app->on_article) {
        left = title_off(app) ? article_title(app, a) : STR("");
        right = app->pager.art ? percent(app, a) : STR("");
    } else {
        left = list_strip(app, a);
        right = list_place(app, a);
        if (app->loader) {
            right = join(app, a,
                         arena_printf(a, "%u%%", loader_percent(app->loader)),
                         right);
        }
    }
    frame_fill(f, row, STYLE_TOP);
    draw_right(f, row, right, &end, STYLE_TOP);
    draw_left(app, f, row, left, end, STYLE_TOP, a);
}
