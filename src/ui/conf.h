/* SPDX-License-Identifier: MIT */
/*
 * conf - what the user chose: options, keys, looks, and the config file.
 *
 * The config file is command lines, one a line; empty lines and those that
 * begin with # are passed over. It holds only commands that need no screen.
 */
#ifndef UI_CONF_H
#define UI_CONF_H

#include "parser/rules.h"
#include "search/query_saved.h"
#include "term/style.h"
#include "ui/keymap.h"
#include "ui/option.h"

struct look_row {
    struct look_row *next;
    struct str name, look;
};

struct settings {
    struct arena arena; /* texts of all below */
    struct options opt;
    struct keymap keys;
    struct saved saved; /* filters by name */
    struct look_row *looks, **looks_end; /* as given; where the next goes */
};

void settings_init(struct settings *s);
void settings_free(struct settings *s);

/* Read the file of --config, else baokan/config in the XDG config folder if
 * it is there. Stops at the first wrong line: "FILE:LINE: …". */
enum status conf_load(struct settings *s, struct err *e);

/* Run one line. ST_USAGE also when it is a command of the screen. */
enum status conf_line(struct settings *s, struct str line, unsigned *fx,
                      struct err *e);

/* The built-in rules with the user's files of the config folder, and then
 * --rules, added. */
enum status conf_rules(struct settings *s, const struct rules **out,
                       struct err *e);

/* The default theme with the user's looks. */
void conf_theme(const struct settings *s, struct theme *t, int colours);

/* Commands, see the command table. */
enum status conf_set(struct settings *s, struct str rest, unsigned *fx,
                     struct err *e);
enum status conf_bind(struct settings *s, struct str rest, unsigned *fx,
                      struct err *e);
enum status conf_unbind(struct settings *s, struct str rest, unsigned *fx,
                        struct err *e);
enum status conf_save_filter(struct settings *s, struct str rest, unsigned *fx,
                             struct err *e);
enum status conf_style(struct settings *s, struct str rest, unsigned *fx,
                       struct err *e);

#endif
