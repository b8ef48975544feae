/* SPDX-License-Identifier: MIT */
/*
 * check_hits - what holds for the ranges that words hit in any text; a reason
 * why it does not, or NULL. Words by pinyin are not looked at.
 */
#ifndef TESTS_CHECK_HITS_H
#define TESTS_CHECK_HITS_H

#include "search/match.h"

/* Does the text of a hit with this key have it by itself too? Digits may have
 * been numerals of a year, and what becomes of blanks and dots depends on what
 * is beside them. */
static inline bool hit_stands_alone(struct str key)
{
    for (size_t i = 0; i < key.n; i++)
        if (strchr("0123456789 \n", key.p[i]))
            return false;
    return !str_has(key, STR("·"));
}

static inline bool hit_is_word(const struct match *m, struct str key)
{
    for (size_t i = 0; i < m->n; i++)
        for (size_t k = 0; k < m->words[i].nforms; k++)
            if (str_eq(m->words[i].forms[k].scan.needle, key))
                return true;
    return false;
}

/* The hit in the key, without what the word does not need of characters that
 * are several in it (k of ㎞). */
struct hit_part {
    struct str key;
    uint32_t at; /* of key */
    const struct fold_map *map;
    const struct hit *hit;
};

static inline bool hit_has(const struct hit_part *p, struct str word)
{
    for (size_t k = 0; k + word.n <= p->key.n; k++) {
        uint32_t from = p->at + (uint32_t)k, to = from + (uint32_t)word.n;
        if (memcmp(p->key.p + k, word.p, word.n) == 0 &&
            fold_map_text(p->map, from, false) == p->hit->start &&
            fold_map_text(p->map, to, true) == p->hit->end)
            return true;
    }
    return false;
}

static inline bool hit_has_word(const struct hit_part *p, const struct match *m)
{
    for (size_t i = 0; i < m->n; i++)
        for (size_t k = 0; k < m->words[i].nforms; k++)
            if (hit_has(p, m->words[i].forms[k].scan.needle))
                return true;
    return false;
}

static inline const char *check_hit(const struct match *m, struct str text,
                                    struct str key, const struct fold_map *map,
                                    const struct hit *hit)
{
    struct arena a = { 0 };
    uint32_t from = fold_map_key(map, hit->start, false);
    uint32_t to = fold_map_key(map, hit->end, true);
    struct hit_part p = { { key.p + from, to - from }, from, map, hit };
    struct str range = { text.p + hit->start, hit->end - hit->start };
    const char *wrong = NULL;

    if (!hit_has_word(&p, m))
        wrong = "a hit has no word";
    else if (hit_is_word(m, p.key) && hit_stands_alone(p.key) &&
             !str_eq(fold_str(&a, range, 0), p.key))
        wrong = "a hit, folded, is not the word";
    arena_free(&a);
    return wrong;
}

/* *n gets the number of hits. text as match_hits wants it. */
static inline const char *check_hits(const struct match *m, struct str text,
                                     size_t *n)
{
    struct buf key = { 0 }, out = { 0 };
    struct fold_map map = { 0 };
    const char *wrong = NULL;
    uint32_t before = 0;

    fold_text(&key, &map, text, 0, 0);
    *n = match_hits(m, MATCH_TEXT, text, 1000, &out);
    for (size_t i = 0; i < *n && !wrong; i++) {
        const struct hit *h = (const struct hit *)(void *)out.p + i;
        if (h->start < before || h->end <= h->start || h->end > text.n)
            wrong = "hits are not in order";
        else
            wrong = check_hit(m, text, buf_str(&key), &map, h);
        before = h->end;
    }
    if (!wrong && m->n > 0 && *n == 0 && match_text(m, text))
        wrong = "a text that matches has no hit";
    fold_map_free(&map);
    buf_free(&key);
    buf_free(&out);
    return wrong;
}

#endif
