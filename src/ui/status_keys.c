/* SPDX-License-Identifier: MIT */
/* The keys of the focus, by use, dropped whole from the right. */
#include <config.h>

#include "ui/status_parts.h"

#include "base/i18n.h"

enum { FILTER_COLS = 56 };

struct hint {
    uint8_t modes;
    const char *commands; /* separated by blanks */
    const char *label;    /* N_() */
};

/* clang-format off */
static const struct hint hints[] = {
    { MODE_LIST, "open", N_("open") },
    { MODE_LIST, "find", N_("search") },
    { MODE_LIST, "filter", N_("filter") },
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

/* What is of no use on this screen. */
static bool left_out(const struct app *app, struct str commands)
{
    const struct layer *top =
        app->nlayers > 0 ? &app->layers[app->nlayers - 1] : NULL;
    if (str_eq(commands, STR("close")))
        return app->geo.two;
    if (str_eq(commands, STR("filter"))) /* the help is more needed */
        return app->cols < FILTER_COLS;
    if (!top || top->kind != LAYER_FILTERS)
        return false;
    return str_eq(commands, STR("copy-address")) ||
           (str_eq(commands, STR("open")) && !top->sheet.choose);
}

/* Keys from column 1 on, as many as end before `end`. */
void status_hints(const struct app *app, struct frame *f, struct area row,
                  int end, struct arena *a)
{
    enum key_mode mode = app_mode(app);
    int col = 1;
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        struct str text;
        int cells;
        if (!(hints[i].modes & mode) ||
            left_out(app, str_of(hints[i].commands)))
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
