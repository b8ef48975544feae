/* SPDX-License-Identifier: MIT */
/*
 * jtext - the strings of a value of JSON that are one text or one list: the
 * value itself, those of an array, and of objects those whose keys are named.
 */
#ifndef PARSER_JTEXT_H
#define PARSER_JTEXT_H

#include "parser/jscan.h"

/* The end of a list of names has no text. */
struct jtext {
    struct jscan j;
    const struct str *names;
    struct str key; /* of the object that is open */
};

/* value: a string with its quotes, an array or an object. */
void jtext_begin(struct jtext *t, struct str value, const struct str *names);
/* The next string, raw; *named: it belongs to the text. */
bool jtext_next(struct jtext *t, struct str *raw, bool *named);

/* All that belong to it, with `by` between them; absent if there are none. */
struct str jtext_join(struct arena *a, struct str value,
                      const struct str *names, struct str by);

/* The runs of a message of Telegram as one text, whose links are written
 * [words](address): strings, and objects with text and href. */
struct str jtext_runs(struct arena *a, struct str value);

/* The value whose first token t was taken off j; j moves behind it. */
struct str jtext_value(struct jscan *j, const struct jtoken *t);

#endif
