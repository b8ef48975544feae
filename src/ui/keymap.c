/* SPDX-License-Identifier: MIT */
/*
 * The default keys, and the list of bindings made from them. The list is
 * searched from its end, so what is bound later hides what was before; it
 * has some 150 rows, and a key is pressed some ten times a second.
 */
#include <config.h>

#include "ui/keymap.h"

#include "base/buf.h"
#include "base/mem.h"
#include "text/utf8.h"

#include <assert.h>
#include <stdlib.h>

enum { L = MODE_LIST, A = MODE_ARTICLE, U = MODE_LINKS, H = MODE_PAGE };

/* clang-format off */
const struct key_row default_keys[] = {
    { MODE_MOST, "j", "down" },            { MODE_MOST, "k", "up" },
    { MODE_MOST, "Down", "down" },         { MODE_MOST, "Up", "up" },
    { MODE_MOST, "^N", "down" },           { MODE_MOST, "^P", "up" },
    { L | U | H, "Space", "page-down" },   { A, "Space", "read-on" },
    { MODE_MOST, "b", "page-up" },
    { MODE_MOST, "PgDn", "page-down" },    { MODE_MOST, "PgUp", "page-up" },
    { MODE_MOST, "^F", "page-down" },      { MODE_MOST, "^B", "page-up" },
    { MODE_MOST, "^D", "half-down" },      { MODE_MOST, "^U", "half-up" },
    { MODE_MOST, "g", "first" },           { MODE_MOST, "G", "last" },
    { MODE_MOST, "Home", "first" },        { MODE_MOST, "End", "last" },
    { L, "l", "open" },                    { L | U, "Enter", "open" },
    { L, "Right", "open" },                { A, "Enter", "enter" },
    { A, "l", "unfold" },                  { A, "Right", "unfold" },
    { MODE_PANES, "h", "close" },          { MODE_PANES, "Left", "close" },
    { MODE_PANES, "Z", "fold-all" },
    { MODE_PANES, "J", "next-article" },   { MODE_PANES, "K", "prev-article" },
    { MODE_PANES, "}", "next-day" },       { MODE_PANES, "{", "prev-day" },
    { MODE_PANES, "]", "next-source" },    { MODE_PANES, "[", "prev-source" },
    { A, ")", "next-part" },               { A, "(", "prev-part" },
    { MODE_PANES, "Tab", "switch-pane" },  { MODE_PANES, "S-Tab", "switch-pane" },
    { MODE_PANES, "z", "zoom" },
    { MODE_PANES, "<", "split -2" },       { MODE_PANES, ">", "split +2" },
    { MODE_PANES, "=", "split" },
    { MODE_PANES, "-", "narrower" },       { MODE_PANES, "+", "wider" },
    { MODE_MOST, "/", "find" },            { MODE_PANES, "F", "filter" },
    { MODE_MOST, "n", "next-hit" },        { MODE_MOST, "N", "prev-hit" },
    { MODE_PANES, "@", "filters" },        { MODE_PANES, "T", "histogram" },
    { MODE_PANES, "Esc", "clear" },        { MODE_PANES, "c", "clear" },
    { MODE_MOST, "q", "back" },            { MODE_MOST, "Q", "quit" },
    { U | H, "Esc", "back" },
    { MODE_PANES | U, "o", "open-original" },
    { MODE_PANES, "u", "links" },
    { MODE_PANES | U, "y", "copy-address" },
    { MODE_PANES, "H", "show-hidden" },    { MODE_PANES, "i", "info" },
    { MODE_PANES, "x", "script" },
    { MODE_PANES, "e", "edit" },           { MODE_PANES, "R", "rescan" },
    { MODE_PANES, "v", "group" },          { MODE_PANES, "S", "sort" },
    { MODE_MOST, ":", "command-line" },
    { MODE_PANES | U, "?", "help" },       { MODE_PANES | U, "F1", "help" },
    { H, "?", "back" },                    { H, "F1", "back" },
    { U, "u", "back" },                    { H, "i", "back" },
    { U | H, "h", "back" },                { U | H, "Left", "back" },
    { MODE_MOST, "^C", "interrupt" },
    { MODE_MOST, "^L", "redraw" },         { MODE_MOST, "M", "mouse" },
    { MODE_MOST | MODE_PROMPT, "^Z", "suspend" },
    { MODE_PROMPT, "Enter", "prompt-accept" },
    { MODE_PROMPT, "Esc", "prompt-cancel" },
    { MODE_PROMPT, "^C", "prompt-cancel" },
    { MODE_PROMPT, "^G", "prompt-cancel" },
    { MODE_PROMPT, "Left", "prompt-left" },
    { MODE_PROMPT, "^B", "prompt-left" },
    { MODE_PROMPT, "Right", "prompt-right" },
    { MODE_PROMPT, "^F", "prompt-right" },
    { MODE_PROMPT, "Home", "prompt-home" },
    { MODE_PROMPT, "^A", "prompt-home" },
    { MODE_PROMPT, "End", "prompt-end" },
    { MODE_PROMPT, "^E", "prompt-end" },
    { MODE_PROMPT, "Backspace", "prompt-rubout" },
    { MODE_PROMPT, "Delete", "prompt-delete" },
    { MODE_PROMPT, "^D", "prompt-delete" },
    { MODE_PROMPT, "^W", "prompt-word-rubout" },
    { MODE_PROMPT, "^U", "prompt-kill-before" },
    { MODE_PROMPT, "^K", "prompt-kill-after" },
    { MODE_PROMPT, "Tab", "prompt-complete" },
    { MODE_PROMPT, "Up", "prompt-older" },
    { MODE_PROMPT, "^P", "prompt-older" },
    { MODE_PROMPT, "Down", "prompt-newer" },
    { MODE_PROMPT, "^N", "prompt-newer" },
    { MODE_PROMPT, "^L", "redraw" },
};

/* Names of keys that are no plain character. The first of two is printed. */
static const struct {
    const char *name;
    uint32_t key;
} key_names[] = {
    { "Space", ' ' },       { "Enter", 13 },      { "Tab", 9 },
    { "Esc", 27 },          { "Backspace", 127 },
    { "Up", KEY_SPECIAL + KEY_UP_ },        { "Down", KEY_SPECIAL + KEY_DOWN_ },
    { "Left", KEY_SPECIAL + KEY_LEFT_ },    { "Right", KEY_SPECIAL + KEY_RIGHT_ },
    { "Home", KEY_SPECIAL + KEY_HOME_ },    { "End", KEY_SPECIAL + KEY_END_ },
    { "Insert", KEY_SPECIAL + KEY_INSERT_ },
    { "Delete", KEY_SPECIAL + KEY_DELETE_ },
    { "PgUp", KEY_SPECIAL + KEY_PAGE_UP_ },
    { "PgDn", KEY_SPECIAL + KEY_PAGE_DOWN_ },
    { "S-Tab", KEY_SPECIAL + KEY_BACKTAB_ },
};

static const struct {
    const char *name;
    uint8_t modes;
} modes[] = {
    { "list", MODE_LIST },   { "article", MODE_ARTICLE },
    { "links", MODE_LINKS }, { "page", MODE_PAGE },
    { "prompt", MODE_PROMPT }, { "all", MODE_MOST },
};
/* clang-format on */

enum {
    NNAMES = sizeof key_names / sizeof *key_names,
    NMODES = sizeof modes / sizeof *modes
};

const size_t ndefault_keys = sizeof default_keys / sizeof *default_keys;

void keymap_init(struct keymap *m)
{
    *m = (struct keymap){ 0 };
    for (size_t i = 0; i < ndefault_keys; i++) {
        const struct key_row *row = &default_keys[i];
        uint32_t key = key_of_name(str_of(row->key));
        assert(key);
        keymap_bind(m, row->modes, key, row->command);
    }
}

void keymap_free(struct keymap *m)
{
    free(m->list);
    *m = (struct keymap){ 0 };
}

const char *keymap_find(const struct keymap *m, enum key_mode mode,
                        uint32_t key)
{
    for (size_t i = m->n; i-- > 0;)
        if (m->list[i].key == key && m->list[i].modes & mode)
            return m->list[i].command;
    return NULL;
}

void keymap_bind(struct keymap *m, uint8_t in, uint32_t key,
                 const char *command)
{
    if (m->n == m->room) {
        m->room = m->room ? 2 * m->room : 256;
        m->list = xrealloc(m->list, m->room * sizeof *m->list);
    }
    m->list[m->n++] = (struct binding){ in, key, command };
}

uint32_t key_of_event(const struct event *e)
{
    uint32_t key;
    if (e->type == EVENT_CHAR) {
        key = e->ch == 8 ? 127 : e->ch == 10 ? 13 : e->ch;
        return e->mods & MOD_ALT ? key | KEY_ALT : key;
    }
    if (e->type != EVENT_KEY)
        return 0;
    if (e->key == KEY_ENTER_)
        key = 13;
    else
        key = KEY_SPECIAL + (uint32_t)e->key;
    return key |
           (e->mods & MOD_SHIFT && e->key != KEY_BACKTAB_ ? KEY_SHIFT : 0U) |
           (e->mods & MOD_ALT ? KEY_ALT : 0U) |
           (e->mods & MOD_CTRL ? KEY_CTRL : 0U);
}

static uint32_t plain_key(struct str name)
{
    const char *p = name.p;
    unsigned long n;
    uint32_t cp;
    for (size_t i = 0; i < NNAMES; i++)
        if (str_eq(name, str_of(key_names[i].name)))
            return key_names[i].key;
    if (str_starts(name, STR("F")) && name.n > 1 &&
        str_number(str_skip(name, 1), 12, &n) && n > 0)
        return KEY_SPECIAL + KEY_F1_ + (uint32_t)n - 1;
    if (name.n == 2 && name.p[0] == '^' && name.p[1] >= 'A' &&
        name.p[1] <= 'Z') {
        cp = (uint32_t)(name.p[1] - 'A' + 1);
        return cp == 8 ? 127 : cp == 10 ? 13 : cp;
    }
    if (name.n == 0 || utf8_valid(name) != name.n)
        return 0;
    cp = utf8_next(&p, str_end(name));
    return p == str_end(name) && cp > ' ' && cp != 127 ? cp : 0;
}

uint32_t key_of_name(struct str name)
{
    static const struct {
        struct str head;
        uint32_t bit;
    } mods[] = { { STR_INIT("S-"), KEY_SHIFT },
                 { STR_INIT("M-"), KEY_ALT },
                 { STR_INIT("C-"), KEY_CTRL } };
    uint32_t bits = 0, key = plain_key(name);
    for (size_t i = 0; i < 3 && !key; i++) {
        if (str_starts(name, mods[i].head)) {
            bits |= mods[i].bit;
            name = str_skip(name, 2);
            key = plain_key(name);
        }
    }
    return key ? key | bits : 0;
}

static struct str plain_name(struct arena *a, uint32_t key)
{
    char utf8[4];
    for (size_t i = 0; i < NNAMES; i++)
        if (key_names[i].key == key)
            return str_of(key_names[i].name);
    if (key >= KEY_SPECIAL + KEY_F1_)
        return arena_printf(a, "F%d", (int)(key - KEY_SPECIAL - KEY_F1_ + 1));
    if (key < ' ')
        return arena_printf(a, "^%c", (int)('A' + key - 1));
    return arena_str(a, (struct str){ utf8, utf8_put(utf8, key) });
}

struct str key_name(struct arena *a, uint32_t key)
{
    uint32_t mods = KEY_SHIFT | KEY_ALT | KEY_CTRL;
    struct str name = plain_name(a, key & ~mods);
    if (!(key & mods))
        return name;
    return arena_printf(a, "%s%s%s%.*s", key & KEY_SHIFT ? "S-" : "",
                        key & KEY_ALT ? "M-" : "", key & KEY_CTRL ? "C-" : "",
                        STR_ARG(name));
}

uint8_t mode_of_name(struct str name)
{
    for (size_t i = 0; i < NMODES; i++)
        if (str_eq(name, str_of(modes[i].name)))
            return modes[i].modes;
    return 0;
}

struct str mode_names(struct arena *a, uint8_t in)
{
    struct str out = STR("");
    for (size_t i = 0; i + 1 < NMODES; i++) {
        if (in & modes[i].modes) {
            out = arena_printf(a, "%.*s%s%s", STR_ARG(out), out.n ? "," : "",
                               modes[i].name);
        }
    }
    return out;
}

void keymap_list(const struct keymap *m, struct buf *out)
{
    struct arena scratch = { 0 };
    for (size_t i = 0; i < m->n; i++) {
        const struct binding *b = &m->list[i];
        struct str name = key_name(&scratch, b->key);
        struct str in = mode_names(&scratch, b->modes);
        if (b->command) {
            buf_printf(out, "%.*s\t%.*s\t%s\n", STR_ARG(in), STR_ARG(name),
                       b->command);
        }
    }
    arena_free(&scratch);
}
