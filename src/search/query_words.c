/* SPDX-License-Identifier: MIT */
/* The keywords of the filter language, in the order they are offered in. */
#include <config.h>

#include "search/query_parts.h"

const struct query_key query_keys[] = {
    { STR_INIT("title:"), KEY_TEXT, FIELD_TITLE, true },
    { STR_INIT("body:"), KEY_TEXT, FIELD_BODY, true },
    { STR_INIT("src:"), KEY_TEXT, FIELD_SRC, true },
    { STR_INIT("author:"), KEY_TEXT, FIELD_AUTHOR, true },
    { STR_INIT("tag:"), KEY_TEXT, FIELD_TAG, true },
    { STR_INIT("url:"), KEY_TEXT, FIELD_URL, true },
    { STR_INIT("lang:"), KEY_TEXT, FIELD_LANG, false },
    { STR_INIT("path:"), KEY_TEXT, FIELD_PATH, true },
    { STR_INIT("py:"), KEY_TEXT, FIELD_PY, false },
    { STR_INIT("is:"), KEY_IS, FIELD_ANY, false },
    { STR_INIT("has:"), KEY_HAS, FIELD_ANY, false },
    { STR_INIT("date:"), KEY_DATE, FIELD_ANY, false },
    { STR_INIT("after:"), KEY_AFTER, FIELD_ANY, false },
    { STR_INIT("before:"), KEY_BEFORE, FIELD_ANY, false },
    { STR_INIT("len:"), KEY_LEN, FIELD_ANY, false },
};
const size_t query_nkeys = sizeof query_keys / sizeof *query_keys;

const struct str query_marks[] = {
    [MARK_UNREAD] = STR_INIT("unread"), [MARK_READ] = STR_INIT("read"),
    [MARK_STAR] = STR_INIT("star"),     [MARK_DUP] = STR_INIT("dup"),
    [MARK_APPROX] = STR_INIT("approx"), { NULL, 0 },
};

const struct str query_things[] = {
    [HAS_LINK] = STR_INIT("link"),
    [HAS_IMAGE] = STR_INIT("image"),
    [HAS_VIDEO] = STR_INIT("video"),
    { NULL, 0 },
};

int query_find(const struct str *rows, struct str word)
{
    for (int i = 0; rows[i].p; i++)
        if (str_eq(rows[i], word))
            return i;
    return -1;
}

struct str query_field_name(enum query_field f)
{
    for (size_t i = 0; i < query_nkeys; i++)
        if (query_keys[i].kind == KEY_TEXT && query_keys[i].field == f)
            return query_key_name(&query_keys[i]);
    return STR("");
}
