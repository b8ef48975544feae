/* SPDX-License-Identifier: MIT */
/*
 * front - front matter, read line by line.
 *
 * Much of what is found between two lines of --- is not valid YAML, so this
 * is no YAML parser: a key, a colon, and all up to the next key. It never
 * fails; what it does not understand is the value as it stands.
 *
 *   front.c       the block and its values
 *   front_toml.c  the block in TOML
 *   front_wiki.c  the days of a page of Wiki.js
 *   front_json.c  the block in JSON
 *   front_keys.c  what the keys mean
 */
#ifndef PARSER_FRONT_H
#define PARSER_FRONT_H

#include "base/arena.h"
#include "parser/dialect.h"

/* Does text begin with front matter (---, +++ or an object of JSON)? *block
 * gets the lines between the marks or the object, *body what follows. */
bool front_block(struct str text, struct str *block, struct str *body);

/* The next key of a block and its raw value, which may be several lines. */
bool front_next(struct str *rest, struct str *key, struct str *value);

/* A raw value as one string: quotes and their escapes resolved, lines of a
 * block scalar joined by blanks. Absent if empty, null or ~. */
struct str front_text(struct arena *a, struct str value);
/* A raw value as a list, its items separated by LF: [a, b], lines "- a", or
 * words with commas between. [[links]] lose their brackets. */
struct str front_list(struct arena *a, struct str value);

/* Does any field come from this key? */
bool front_knows(struct str key);

/* The same in TOML, between two lines of +++: is the block TOML, does the
 * line begin a key or a table, and the next key with its raw value, which
 * front_text and front_list read. */
bool front_is_toml(struct str block);
bool front_toml_line(struct str line);
bool front_toml_next(struct str *rest, struct str *key, struct str *value);

/* A better day of a page of Wiki.js than the one in *f, into it. */
void front_wiki(struct str block, struct found *f);

/* The same in JSON: the object at the begin of a text that more than JSON
 * follows. A value that is a list is given as words with LF between; of
 * objects their names count. */
bool front_json_block(struct str text, struct str *block, struct str *body);
bool front_is_json(struct str block);
bool front_json_next(struct arena *a, struct str *rest, struct str *key,
                     struct str *value);

/* What the keys of a block say, into *f; fields that are there already stay.
 * Strings lie in the block or the arena. */
void front_found(struct arena *a, struct str block, struct found *f);

#endif
