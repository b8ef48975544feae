/* SPDX-License-Identifier: MIT */
/*
 * Front matter in JSON, as Hugo has it: an object, then the text. What JSON
 * alone follows is a file of articles, no front matter. Objects within are
 * passed over but for their names.
 */
#include <config.h>

#include "parser/front.h"
#include "parser/jtext.h"

enum { BLOCK_MAX = 65536 }; /* bytes of the object */

bool front_is_json(struct str block)
{
    return str_starts(str_trim(block), STR("{"));
}

/* Has the object a key that is known? */
static bool has_known_key(struct str object)
{
    struct jscan j = { .rest = object };
    struct jtoken t;
    while (jscan_next(&j, &t))
        if (t.kind == JSCAN_KEY && j.depth == 1 && front_knows(t.raw))
            return true;
    return false;
}

bool front_json_block(struct str text, struct str *block, struct str *body)
{
    struct str s = str_trim(str_head(text, BLOCK_MAX));
    struct jscan j = { .rest = s };
    struct jtoken t;
    if (!str_starts(s, STR("{")) ||
        !str_starts(str_trim(str_skip(s, 1)), STR("\"")) || !jscan_next(&j, &t))
        return false;
    jscan_skip(&j, &t);
    struct str object = str_range(s.p, str_end(j.rest));
    object.n -= j.rest.n;
    struct str rest = str_trim(j.rest);
    if (!str_ends(object, STR("}")) || rest.n == 0 ||
        strchr("{}[],", rest.p[0]) || !has_known_key(object))
        return false;
    *block = object;
    *body = str_range(str_end(object), str_end(text));
    return true;
}

bool front_json_next(struct arena *a, struct str *rest, struct str *key,
                     struct str *value)
{
    static const struct str names[] = { STR_INIT("name"), STR_NONE };
    static const struct str dates[] = { STR_INIT("published"),
                                        STR_INIT("created"), STR_NONE };
    struct jscan j = { .rest = *rest, .depth = 1 };
    struct jtoken t;
    if (str_starts(j.rest, STR("{")))
        j.rest = str_skip(j.rest, 1);
    while (j.depth == 1 && jscan_next(&j, &t)) {
        if (t.kind != JSCAN_KEY)
            continue;
        *key = t.raw;
        if (!jscan_next(&j, &t) || j.depth == 0)
            return false;
        struct str all = jtext_value(&j, &t);
        bool date = str_eq(*key, STR("date"));
        *value = t.kind == JSCAN_WORD
                     ? t.raw
                     : jtext_join(a, all, date ? dates : names, STR("\n"));
        *rest = j.rest;
        return true;
    }
    return false;
}
