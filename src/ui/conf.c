/* SPDX-License-Identifier: MIT */
/*
 * Settings only grow: texts go into one arena that lives as long as the
 * program, bindings and looks are kept in the order they were given.
 */
#include <config.h>

#include "ui/conf.h"

#include "base/i18n.h"
#include "base/io.h"
#include "search/filter.h"
#include "text/utf8.h"
#include "ui/command.h"
#include "ui/effect.h"
#include "ui/xdg.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { CONF_LIMIT = 1 << 20 };

void settings_init(struct settings *s)
{
    *s = (struct settings){ 0 };
    s->looks_end = &s->looks;
    options_init(&s->opt);
    keymap_init(&s->keys);
}

void settings_free(struct settings *s)
{
    keymap_free(&s->keys);
    arena_free(&s->arena);
}

/* The text of a file of ours; a mark at its begin is passed over. */
static enum status read_text(struct arena *a, const char *path, struct str *out,
                             struct err *e)
{
    struct buf bytes = { 0 };
    uint64_t size;
    enum status st = io_read(IO_CWD, path, path, CONF_LIMIT, &bytes, &size, e);
    *out = arena_str(a, buf_str(&bytes));
    buf_free(&bytes);
    if (str_starts(*out, STR("\xEF\xBB\xBF")))
        *out = str_skip(*out, 3);
    return st;
}

static enum status run_lines(struct settings *s, struct str text,
                             const char *path, struct err *e)
{
    struct str line;
    for (unsigned n = 1; str_line(&text, &line); n++) {
        struct err cause;
        unsigned fx = 0;
        line = str_trim(line);
        if (line.n == 0 || line.p[0] == '#')
            continue;
        if (conf_line(s, line, &fx, &cause) != ST_OK)
            return err_set(e, ST_USAGE, "%s:%u: %s", path, n, cause.text);
    }
    return ST_OK;
}

enum status conf_load(struct settings *s, struct err *e)
{
    struct str path = s->opt.config
                          ? str_of(s->opt.config)
                          : xdg_path(&s->arena, &xdg_config, "config");
    struct str text;
    enum status st;
    if (s->opt.no_config || !path.p ||
        (!s->opt.config && access(path.p, F_OK) != 0))
        return ST_OK;
    st = read_text(&s->arena, path.p, &text, e);
    return st == ST_OK ? run_lines(s, text, path.p, e) : st;
}

enum status conf_line(struct settings *s, struct str line, unsigned *fx,
                      struct err *e)
{
    struct str rest;
    const struct command *c = command_find(line, &rest);
    if (!c) {
        return err_set(e, ST_USAGE, _("there is no command \"%.*s\""),
                       STR_ARG(utf8_head(line, 60)));
    }
    if (!c->configure)
        return err_set(e, ST_USAGE, _("%s needs the screen"), c->name);
    return c->configure(s, rest, fx, e);
}

/* Which table a file of rules is for: by its name. */
static const char *rules_kind(struct str path)
{
    struct str name = str_skip(path, str_rchr(path, '/') + 1);
    if (str_rchr(path, '/') == path.n)
        name = path;
    if (str_starts(name, STR("sources")))
        return "sources";
    if (str_starts(name, STR("aliases")))
        return "aliases";
    return str_starts(name, STR("skip")) ? "skip" : "boilerplate";
}

static enum status add_rules(struct settings *s, const char *path,
                             const struct rules **rules, struct err *e)
{
    struct str text;
    enum status st = read_text(&s->arena, path, &text, e);
    if (st != ST_OK)
        return st;
    return rules_add(&s->arena, *rules, rules_kind(str_of(path)), text, path,
                     rules, e);
}

enum status conf_rules(struct settings *s, const struct rules **out,
                       struct err *e)
{
    static const char *const names[] = { "sources", "boilerplate", "skip",
                                         "aliases" };
    enum status st = ST_OK;
    *out = rules_builtin();
    for (size_t i = 0;
         i < sizeof names / sizeof *names && st == ST_OK && !s->opt.no_config;
         i++) {
        struct str path = xdg_path(&s->arena, &xdg_config, names[i]);
        if (path.p && access(path.p, F_OK) == 0)
            st = add_rules(s, path.p, out, e);
    }
    if (st == ST_OK && s->opt.rules)
        st = add_rules(s, s->opt.rules, out, e);
    return st;
}

void conf_theme(const struct settings *s, struct theme *t, int colours)
{
    theme_default(t, colours);
    for (const struct look_row *r = s->looks; r; r = r->next)
        theme_set(t, r->name, r->look, NULL); /* checked by conf_style */
}

/* The next word of *rest. */
static struct str take_word(struct str *rest)
{
    struct str word = str_head(*rest, str_chr(*rest, ' '));
    *rest = str_trim(str_skip(*rest, word.n));
    return word;
}

/* "name", "name value", "name=value" */
enum status conf_set(struct settings *s, struct str rest, unsigned *fx,
                     struct err *e)
{
    size_t end = str_chr(rest, '='), blank = str_chr(rest, ' ');
    struct str value = STR_NONE, name;
    const struct option_row *row;
    enum status st;
    end = blank < end ? blank : end;
    name = str_head(rest, end);
    if (name.n == 0)
        return err_set(e, ST_USAGE, "%s", _("set wants an option"));
    row = option_find(name);
    if (end < rest.n)
        value = str_trim(str_skip(rest, end + 1));
    if (!row || !(row->flags & OPTION_SET)) {
        return err_set(e, ST_USAGE, _("there is no option \"%.*s\" to set"),
                       STR_ARG(utf8_head(name, 60)));
    }
    st = option_set(&s->opt, row, value, &s->arena, e);
    if (st == ST_OK)
        *fx |= row->effect | FX_PAINT;
    return st;
}

static enum status bind_words(struct str *rest, uint8_t *modes, uint32_t *key,
                              struct err *e)
{
    struct str mode = take_word(rest), name = take_word(rest);
    *modes = mode_of_name(mode);
    *key = key_of_name(name);
    if (!*modes) {
        return err_set(e, ST_USAGE,
                       _("\"%.*s\" is none of list, article, links, page, "
                         "prompt, all"),
                       STR_ARG(utf8_head(mode, 60)));
    }
    if (!*key) {
        return err_set(e, ST_USAGE, _("there is no key \"%.*s\""),
                       STR_ARG(utf8_head(name, 60)));
    }
    return ST_OK;
}

enum status conf_bind(struct settings *s, struct str rest, unsigned *fx,
                      struct err *e)
{
    uint8_t modes;
    uint32_t key;
    struct str args;
    if (bind_words(&rest, &modes, &key, e) != ST_OK)
        return ST_USAGE;
    if (!command_find(rest, &args)) {
        return err_set(e, ST_USAGE, _("there is no command \"%.*s\""),
                       STR_ARG(utf8_head(rest, 60)));
    }
    keymap_bind(&s->keys, modes, key, arena_strz(&s->arena, rest));
    *fx |= FX_PAINT;
    return ST_OK;
}

enum status conf_unbind(struct settings *s, struct str rest, unsigned *fx,
                        struct err *e)
{
    uint8_t modes;
    uint32_t key;
    if (bind_words(&rest, &modes, &key, e) != ST_OK)
        return ST_USAGE;
    keymap_bind(&s->keys, modes, key, NULL);
    *fx |= FX_PAINT;
    return ST_OK;
}

enum status conf_style(struct settings *s, struct str rest, unsigned *fx,
                       struct err *e)
{
    struct str name = take_word(&rest);
    struct look_row *row;
    struct theme trial;
    theme_default(&trial, 256);
    if (theme_set(&trial, name, rest, e) != ST_OK)
        return ST_USAGE;
    row = arena_new(&s->arena, struct look_row);
    row->name = arena_str(&s->arena, name);
    row->look = arena_str(&s->arena, rest);
    *s->looks_end = row;
    s->looks_end = &row->next;
    *fx |= FX_LAYOUT;
    return ST_OK;
}

/* Is it a query? Days that it names are others each day, so any will do. */
static enum status check_filter(const struct settings *s, struct str text,
                                struct err *e)
{
    struct regex *regex = NULL;
    struct filter_env env = { .saved = &s->saved,
                              .width = WIDTH_DUMP,
                              .regex = &regex };
    struct filter *f = NULL;
    enum status st = filter_make(&f, text, &env, NULL, e);
    if (st == ST_OK)
        filter_free(f);
    regex_close(regex);
    return st;
}

enum status conf_save_filter(struct settings *s, struct str rest, unsigned *fx,
                             struct err *e)
{
    struct str name = take_word(&rest);
    if (rest.n == 0) {
        return err_set(e, ST_USAGE, "%s",
                       _("save-filter wants a name and a query"));
    }
    if (check_filter(s, rest, e) != ST_OK)
        return ST_USAGE;
    *fx |= FX_LAYOUT;
    return saved_put(&s->saved, &s->arena, name, rest, e);
}
