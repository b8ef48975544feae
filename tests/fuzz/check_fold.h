/* SPDX-License-Identifier: MIT */
/*
 * check_fold - what holds for every text and its search key; a reason why it
 * does not, or NULL.
 */
#ifndef TESTS_CHECK_FOLD_H
#define TESTS_CHECK_FOLD_H

#include "text/fold.h"
#include "text/utf8.h"

/* Positions never go back, ends never lie before begins, and a position
 * outside of places comes back. */
static const char *check_fold_map(const struct fold_map *map, uint32_t text,
                                  uint32_t key)
{
    uint32_t begin = 0, end = 0;

    for (uint32_t i = 0; i <= key; i++) {
        uint32_t b = fold_map_text(map, i, false);
        uint32_t e = fold_map_text(map, i, true);
        if (b < begin || e < end || b > text || e > text)
            return "a position of the text goes back or beyond";
        if (i && fold_map_text(map, i - 1, false) >= e)
            return "a byte of the key has no text";
        begin = b;
        end = e;
    }
    begin = end = 0;
    for (uint32_t i = 0; i <= text; i++) {
        uint32_t b = fold_map_key(map, i, false);
        uint32_t e = fold_map_key(map, i, true);
        if (b < begin || e < end || b > key || e > key)
            return "a position of the key goes back or beyond";
        if (fold_map_text(map, b, false) == i && fold_map_key(map, i, true) > b)
            return "a begin lies before an end";
        begin = b;
        end = e;
    }
    return NULL;
}

static const char *check_fold(struct str text, unsigned flags)
{
    struct arena a = { 0 };
    struct buf key = { 0 };
    struct fold_map map = { 0 };
    const char *wrong = NULL;
    struct str plain = fold_str(&a, text, flags), keys[FOLD_KEYS];

    fold_text(&key, &map, text, 0, flags);
    if (!str_eq(plain, buf_str(&key)))
        wrong = "the map changes the key";
    else if (utf8_valid(plain) < plain.n)
        wrong = "the key is not valid";
    else if (plain.n > text.n * 11)
        wrong = "the key is too long";
    else if (!str_eq(fold_str(&a, plain, flags), plain))
        wrong = "the key of the key differs";
    else if ((fold_query(&a, text, flags, keys) > 0) != (plain.n > 0))
        wrong = "a query has no key";
    else
        wrong = check_fold_map(&map, (uint32_t)text.n, (uint32_t)key.n);
    buf_free(&key);
    fold_map_free(&map);
    arena_free(&a);
    return wrong;
}

#endif
