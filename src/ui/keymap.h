/* SPDX-License-Identifier: MIT */
/*
 * keymap - which key runs which command line, in which mode.
 *
 * A key is one number: a code point (1 to 26 are ^A to ^Z, 27 Esc, 13 Enter),
 * or KEY_SPECIAL + enum key of term/input; modifiers of special keys, and Alt
 * of any, are bits above. Bindings of the user lie over the default table;
 * the last one made wins.
 */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "base/arena.h"
#include "base/err.h"
#include "term/input.h"

#include <stdint.h>

enum {
    KEY_SPECIAL = 0x200000,
    KEY_SHIFT = 0x400000,
    KEY_ALT = 0x800000,
    KEY_CTRL = 0x1000000,
};

/* Where keys go; bits, because a binding may hold in several. */
enum key_mode {
    MODE_LIST = 1,
    MODE_ARTICLE = 2,
    MODE_LINKS = 4,
    MODE_PAGE = 8, /* help, info, messages */
    MODE_PROMPT = 16,
    MODE_PANES = MODE_LIST | MODE_ARTICLE,
    MODE_SHEETS = MODE_LINKS | MODE_PAGE,
    MODE_MOST = MODE_PANES | MODE_SHEETS,
};

struct key_row {
    uint8_t modes;       /* enum key_mode, or-ed */
    char key[10];        /* "j", "^F", "Space", "PgDn", "M-x" */
    char command[19];    /* a command line */
};

extern const struct key_row default_keys[];
extern const size_t ndefault_keys;

struct binding {
    uint8_t modes;
    uint32_t key;
    const char *command; /* NULL: unbound */
};

struct keymap {
    struct binding *list; /* on the heap; defaults first */
    size_t n, room;
};

void keymap_init(struct keymap *m);
void keymap_free(struct keymap *m);

/* The command line bound to key in one mode; NULL if there is none. */
const char *keymap_find(const struct keymap *m, enum key_mode mode,
                        uint32_t key);

/* Bind in the modes; command NULL takes a binding away. command must live as
 * long as m. */
void keymap_bind(struct keymap *m, uint8_t modes, uint32_t key,
                 const char *command);

/* The key of an event; 0 if it is none. */
uint32_t key_of_event(const struct event *e);
/* By name; 0 if there is none of that name. */
uint32_t key_of_name(struct str name);
/* Its name, as key_of_name reads it; in the arena. */
struct str key_name(struct arena *a, uint32_t key);

/* The mode of that name ("list", "article", "links", "page", "prompt", or
 * "all" for all but the prompt); 0 if there is none. */
uint8_t mode_of_name(struct str name);
/* "list,article" */
struct str mode_names(struct arena *a, uint8_t modes);

struct buf;
/* The lines of --list-keys: mode, key, command. */
void keymap_list(const struct keymap *m, struct buf *out);

#endif
