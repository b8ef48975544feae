/* SPDX-License-Identifier: MIT */
/*
 * What holds for every text at every measure: no row is too wide, every
 * visible character is there once and in its order, no line begins or ends
 * with a mark that may not, a run's cells are its width, a second layout is
 * the same. On generated text of every kind of block and on the samples.
 */
#include <config.h>

#include "layout/shown.h"
#include "parser/parse.h"
#include "text/utf8.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { MEASURE_MIN = 2, MEASURE_MAX = 300, BLOCKS = 24, SEEDS = 6 };

/* Kinsoku is a promise only where a line has room for it. */
enum { KINSOKU_ROOM = 24 };

/* ---- generated text ---- */

struct random {
    uint32_t state;
};

static uint32_t pick(struct random *r, uint32_t n)
{
    r->state ^= r->state << 13;
    r->state ^= r->state >> 17;
    r->state ^= r->state << 5;
    return r->state % n;
}

static const char *const words[] = {
    "春雨",
    "茶山",
    "慢火车",
    "三十四年",
    "的",
    "了",
    "在",
    "守桥人",
    "，",
    "。",
    "、",
    "；",
    "：",
    "！",
    "？",
    "……",
    "——",
    "·",
    "（",
    "）",
    "“",
    "”",
    "《",
    "》",
    "「",
    "」",
    "【",
    "】",
    "\"",
    "2024年",
    "37.5%",
    "$12",
    "220℃",
    "3:47",
    "8月15日",
    "1,000,000",
    "green",
    "tea",
    "railway-station",
    "café",
    "rail\xC2\xADway",
    " ",
    " ",
    "https://tea.example.org/2024/04/02/a_b?c=d&e=f%20g",
    "xxxxxxxxxxxxxxxx",
    "カーテン",
    "っ",
    "駅まで",
    "々",
    "우산",
    "수리점",
    "비가 오는",
    "e\xCC\x81",
    "👍🏽",
    "👩‍🌾",
    "🇫🇷",
    "❤️",
    "\xE2\x80\x8B",
    "　",
    "½",
    "①",
    "\xEF\xBC\x8F",
    "～",
    "\xEE\x80\x80",
};

struct sample {
    struct buf text;
    struct block blocks[BLOCKS];
    struct span spans[BLOCKS];
    struct link links[BLOCKS];
    struct str note; /* the reading of all ruby */
    struct doc doc;
    struct meta meta;
};

static void add_words(struct sample *s, struct random *r, enum block_kind kind)
{
    uint32_t n = kind == BLOCK_RULE ? 0 : pick(r, 60);
    for (uint32_t i = 0; i < n; i++) {
        if (kind == BLOCK_TABLE && pick(r, 4) == 0)
            buf_chr(&s->text, pick(r, 3) ? '\t' : '\n');
        else if ((kind == BLOCK_VERSE || kind == BLOCK_PRE) && !pick(r, 6))
            buf_chr(&s->text, kind == BLOCK_PRE && !pick(r, 3) ? '\t' : '\n');
        else if (kind == BLOCK_PARAGRAPH && pick(r, 40) == 0)
            buf_chr(&s->text, '\n');
        buf_add(&s->text, str_of(words[pick(r, COUNT(words))]));
    }
}

static void generate(struct sample *s, uint32_t seed)
{
    struct random r = { seed * 2654435761u + 1 };
    static const unsigned char langs[] = { LANG_ZH_HANS, LANG_JA, LANG_KO,
                                           LANG_EN, LANG_UNKNOWN };
    *s = (struct sample){ .note = STR("しゅんじつ"),
                          .meta = { .title = STR("慢火车：一条线的 三十四年"),
                                    .source = STR("铁路晚报"),
                                    .day = 19900,
                                    .clock = -1,
                                    .lang = (enum lang)langs[seed % 5] } };
    for (uint32_t i = 0; i < BLOCKS; i++) {
        struct block *b = &s->blocks[i];
        if (i)
            buf_chr(&s->text, '\n');
        *b = (struct block){ .start = (uint32_t)s->text.n,
                             .kind = (uint8_t)pick(&r, BLOCK_KINDS),
                             .list = (uint8_t)(pick(&r, 8) ? 0 : pick(&r, 12)),
                             .quote = (uint8_t)(pick(&r, 8) ? 0 : pick(&r, 9)),
                             .hidden = (uint8_t)(pick(&r, 6) ? 0 : HIDE_NAV),
                             .flags = (uint16_t)pick(&r, 32),
                             .number = pick(&r, 200),
                             .link = POS_NONE };
        if (b->kind == BLOCK_ITEM && b->list == 0)
            b->list = 1;
        add_words(s, &r, (enum block_kind)b->kind);
        b->end = (uint32_t)s->text.n;
        if (b->end - b->start > 6) {
            uint32_t at = b->start + pick(&r, b->end - b->start);
            while (at > b->start && (s->text.p[at] & 0xC0) == 0x80)
                at--;
            uint32_t end = pick(&r, 2) ? b->end : at + pick(&r, 16);
            while (end < b->end && (s->text.p[end] & 0xC0) == 0x80)
                end++;
            s->spans[s->doc.nspans++] =
                (struct span){ at, end < b->end ? end : b->end, 0,
                               (uint8_t)pick(&r, SPAN_RUBY + 1) };
        }
    }
    s->doc.text = buf_str(&s->text);
    s->doc.blocks = s->blocks;
    s->doc.nblocks = BLOCKS;
    s->doc.spans = s->spans;
    s->doc.links = s->links;
    s->doc.notes = &s->note;
    s->doc.nnotes = 1;
}

/* ---- checks ---- */

static void check_rows(const struct layout *l, const struct doc *d,
                       const struct layout_opts *o)
{
    unsigned most = (unsigned)l->measure + (o->hang ? 2 : 0);
    for (uint32_t i = 0; i < l->nrows; i++) {
        const struct row *row = &l->rows[i];
        unsigned at = 0;
        assert_true(i == 0 || row->pos >= l->rows[i - 1].pos);
        for (uint32_t k = row->run; k < row->run + row->nruns; k++) {
            const struct run *r = &l->runs[k];
            assert_true(r->x >= at);
            at = r->x + r->cells;
            assert_int_equal(width_str(o->width, r->text), r->cells);
            assert_true(memchr(r->text.p, '\n', r->text.n) == NULL);
            assert_true(memchr(r->text.p, '\t', r->text.n) == NULL);
            if (r->pos == POS_NONE)
                continue;
            assert_true(r->pos + r->text.n <= d->text.n);
            assert_memory_equal(d->text.p + r->pos, r->text.p, r->text.n);
        }
        assert_true(at <= most);
    }
}

/* May it be missing from the rows? Blanks at line ends, soft hyphens. */
static bool may_vanish(uint32_t cp)
{
    return cp == ' ' || cp == '\t' || cp == '\n' || cp == 0xA0 || cp == 0xAD ||
           cp == 0x3000 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200B) ||
           cp == 0x205F;
}

static void check_gap(const struct doc *d, size_t from, size_t to)
{
    const char *p = d->text.p + from, *end = d->text.p + to;
    while (p < end)
        assert_true(may_vanish(utf8_next(&p, end)));
}

static int by_pos(const void *a, const void *b)
{
    uint32_t x = ((const struct run *)a)->pos, y = ((const struct run *)b)->pos;
    return x < y ? -1 : x > y;
}

/* Every character of the blocks that are shown is in one run. Outside tables
 * the runs are in order as they stand. */
static void check_text(const struct layout *l, const struct doc *d, bool hidden)
{
    struct run *runs = calloc(l->nruns + 1, sizeof(*runs));
    size_t n = 0, at = 0;
    assert_non_null(runs);
    for (uint32_t i = 0; i < l->nrows; i++) {
        const struct row *row = &l->rows[i];
        uint32_t last = 0;
        for (uint32_t k = row->run; k < row->run + row->nruns; k++) {
            if (l->runs[k].pos == POS_NONE)
                continue;
            if (d->blocks[row->block].kind != BLOCK_TABLE)
                assert_true(n == 0 || runs[n - 1].pos < l->runs[k].pos);
            assert_true(last <= l->runs[k].pos);
            last = l->runs[k].pos;
            runs[n++] = l->runs[k];
        }
    }
    qsort(runs, n, sizeof(*runs), by_pos);
    size_t next = 0;
    for (uint32_t i = 0; i < d->nblocks; i++) {
        const struct block *b = &d->blocks[i];
        at = b->start;
        for (; next < n && runs[next].pos < b->end; next++) {
            assert_true(runs[next].pos >= at);
            check_gap(d, at, runs[next].pos);
            at = runs[next].pos + runs[next].text.n;
        }
        assert_true(at <= b->end);
        if (!b->hidden || hidden)
            check_gap(d, at, b->end);
    }
    assert_int_equal(next, n);
    free(runs);
}

static bool holds(const char *const *marks, size_t n, struct str s, bool begin)
{
    for (size_t i = 0; i < n; i++)
        if (begin ? str_starts(s, str_of(marks[i]))
                  : str_ends(s, str_of(marks[i])))
            return true;
    return false;
}

/* Soft line ends of prose. */
static void check_kinsoku(const struct layout *l, const struct doc *d)
{
    static const char *const no_begin[] = { "，", "。", "、", "；", "：", "！",
                                            "？", "）", "》", "」", "】" };
    static const char *const no_end[] = { "（", "《", "「", "【" };
    for (uint32_t i = l->body + 1; i < l->nrows; i++) {
        const struct row *above = &l->rows[i - 1], *row = &l->rows[i];
        if (row->block != above->block || row->nruns == 0 ||
            above->nruns == 0 || d->blocks[row->block].kind == BLOCK_TABLE ||
            d->blocks[row->block].kind == BLOCK_PRE)
            continue;
        const struct run *end = &l->runs[above->run + above->nruns - 1];
        const struct run *begin = &l->runs[row->run];
        if (end->pos == POS_NONE || begin->pos == POS_NONE)
            continue;
        size_t from = end->pos + end->text.n;
        if (memchr(d->text.p + from, '\n', begin->pos - from))
            continue; /* a hard end */
        assert_false(holds(no_begin, COUNT(no_begin), begin->text, true));
        assert_false(holds(no_end, COUNT(no_end), end->text, false));
    }
}

static void check_equal(const struct layout *a, const struct layout *b)
{
    assert_int_equal(a->nrows, b->nrows);
    assert_int_equal(a->nruns, b->nruns);
    for (uint32_t i = 0; i < a->nrows; i++) {
        assert_int_equal(a->rows[i].pos, b->rows[i].pos);
        assert_int_equal(a->rows[i].run, b->rows[i].run);
        assert_int_equal(a->rows[i].kind, b->rows[i].kind);
    }
    for (uint32_t i = 0; i < a->nruns; i++) {
        assert_true(str_eq(a->runs[i].text, b->runs[i].text));
        assert_int_equal(a->runs[i].pos, b->runs[i].pos);
        assert_int_equal(a->runs[i].x, b->runs[i].x);
        assert_int_equal(a->runs[i].look, b->runs[i].look);
    }
}

static void check(const struct doc *d, const struct meta *m,
                  const struct layout_opts *o, bool kinsoku)
{
    struct arena arena = { 0 };
    struct layout one, two;
    layout_make(&arena, d, m, o, &one);
    check_rows(&one, d, o);
    check_text(&one, d, o->show_hidden);
    if (kinsoku)
        check_kinsoku(&one, d);
    layout_make(&arena, d, m, o, &two);
    check_equal(&one, &two);
    arena_free(&arena);
}

/* Every measure in turn, with another width setting each time. */
static void check_measures(const struct doc *d, const struct meta *m,
                           bool kinsoku)
{
    for (int measure = MEASURE_MIN; measure <= MEASURE_MAX; measure++)
        for (unsigned k = 0; k < 4; k++) {
            struct layout_opts o = {
                .measure = measure,
                .width = { (unsigned char)(k & 1 ? 2 : 1), k & 2 },
                .head = true,
                .hang = measure % 3 == 0,
                .show_hidden = measure % 5 == 0,
                .folds = measure % 7 == 0,
                .ascii = measure % 11 == 0,
                .justify = measure % 2 == 0,
                .blocks = measure % 13 == 0,
            };
            check(d, m, &o, kinsoku && measure >= KINSOKU_ROOM);
        }
}

static void test_generated(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        struct sample s;
        generate(&s, seed);
        check_measures(&s.doc, &s.meta, false);
        struct shown shown; /* with readings and blanks put in */
        shown_make(&shown, &s.doc, &s.meta,
                   &(struct shown_opts){ .gaps = GAPS_ADD });
        check_measures(&shown.doc, &shown.meta, false);
        shown_free(&shown);
        buf_free(&s.text);
    }
}

/* ---- samples ---- */

static size_t samples_seen; /* nftw has no argument for its callback */

static int check_sample(const char *path, const struct stat *st, int kind,
                        struct FTW *ftw)
{
    (void)ftw;
    if (kind != FTW_F)
        return 0;
    struct arena arena = { 0 };
    size_t n = (size_t)st->st_size;
    char *bytes = arena_bytes(&arena, n + 1);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    assert_int_equal(fread(bytes, 1, n, f), n);
    fclose(f);
    struct meta_in in = { .bytes = { bytes, n },
                          .path = str_of(path),
                          .now_ms = 1900000000000,
                          .rules = rules_builtin() };
    struct meta_in item;
    struct meta_items items;
    size_t chars = 0;
    meta_items(&in, &items);
    while (meta_items_next(&items, &item)) {
        struct meta m;
        struct doc d;
        meta_scan(&arena, &item, &m);
        parse_article(&arena, &item, &m, &d);
        chars += doc_chars(&d);
        check_measures(&d, &m, true);
    }
    assert_true(chars > 200);
    arena_free(&arena);
    samples_seen++;
    return 0;
}

static void test_samples(void **state)
{
    (void)state;
    const char *dir = getenv("srcdir");
    char path[4096];
    snprintf(path, sizeof path, "%s/data/samples", dir ? dir : ".");
    assert_int_equal(nftw(path, check_sample, 16, FTW_PHYS), 0);
    assert_true(samples_seen >= 12);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_generated),
        cmocka_unit_test(test_samples),
    };
    return cmocka_run_group_tests_name("layout_props", tests, NULL, NULL);
}
