/* SPDX-License-Identifier: MIT */
/* front_rows - which keys of front matter are known; for front_keys.c only. */
#ifndef PARSER_FRONT_ROWS_H
#define PARSER_FRONT_ROWS_H

#include "base/str.h"

/* What a key means. Of several keys for one field the first row wins. */
enum key {
    KEY_TITLE,
    KEY_URL,     /* or, as many write it, the name of a source */
    KEY_ADDRESS, /* an address and nothing else */
    KEY_DATE,
    KEY_SAVED, /* when it was saved, clipped or changed */
    KEY_AUTHOR,
    KEY_TAGS,
    KEY_CATEGORIES,
    KEY_SITE,
    KEY_EDITOR, /* of a wiki: its date is that of the last edit */
    KEY_STATUS, /* of a list to read: its date is that of saving */
    KEY_MORE,   /* keys in an indented block */
    KEY_KIND,   /* what the page is for the generator of a site */
    KEY_LANG,   /* its language */
    KEYS
};

struct key_row {
    struct str_short name; /* as key_is has it */
    uint8_t key;           /* enum key */
};

extern const struct key_row front_rows[];
extern const size_t front_nrows;

/* Index of the row of a key; front_nrows if there is none. */
size_t front_row(struct str key);

#endif
