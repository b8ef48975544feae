/* SPDX-License-Identifier: MIT */
/*
 * Every row of data/boilerplate has a case in tests/boilerplate/cases that
 * comes out otherwise without it.
 *
 * A case is a line of three fields divided by TAB: the host of the page, a
 * word for each block that comes out, the HTML. The word is the reason of a
 * hidden block, "caption" for a picture or player with words, else the kind.
 * A row is tried on the cases of its own host; lines with # are comments.
 */
#include <config.h>

#include "base/buf.h"
#include "base/io.h"
#include "parser/boilerplate.h"
#include "parser/html.h"
#include "parser/plain.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

enum { CASES_MAX = 2000 };

struct example {
    struct str host, want, html;
    unsigned line;
};

static struct arena arena;
static struct example cases[CASES_MAX];
static size_t ncases;

static void take(struct str line, unsigned number)
{
    struct example *e = &cases[ncases];
    if (line.n == 0 || line.p[0] == '#')
        return;
    if (ncases == CASES_MAX || !str_field(&line, '\t', &e->host) ||
        !str_field(&line, '\t', &e->want) || line.n == 0)
        fail_msg("cases:%u: not three fields", number);
    e->html = line;
    e->line = number;
    ncases++;
}

static int setup(void **state)
{
    const char *dir = getenv("srcdir");
    char path[4096];
    struct buf text = { 0 };
    uint64_t size;
    struct err e;
    unsigned number = 0;
    (void)state;
    snprintf(path, sizeof path, "%s/tests/boilerplate/cases", dir ? dir : ".");
    if (io_read(AT_FDCWD, path, path, 1 << 20, &text, &size, &e) != ST_OK)
        return 1;
    struct str rest = arena_str(&arena, buf_str(&text)), line;
    buf_free(&text);
    while (str_line(&rest, &line))
        take(line, ++number);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static const char *word_of(const struct block *b)
{
    bool medium = b->kind == BLOCK_IMAGE || b->kind == BLOCK_EMBED;
    if (b->hidden)
        return reason_name((enum reason)b->hidden);
    return medium && b->end > b->start
               ? "caption"
               : block_kind_name((enum block_kind)b->kind);
}

/* The words of a case under these rules. */
static void words(const struct example *e, const struct rules *rules,
                  struct buf *out)
{
    struct arena a = { 0 };
    struct str host = str_eq(e->host, STR("*")) ? STR("any.example") : e->host;
    struct segment piece = { e->html, FORM_HTML, HIDE_NOT };
    struct html_in in = { .list = &piece,
                          .n = 1,
                          .rules = rules,
                          .host = host,
                          .title = STR("The title"),
                          .page = str_starts(e->html, STR("<html>")),
                          .other = plain_read };
    struct build *b = build_new(
        arena_printf(&a, "http://%.*s/a/b", STR_ARG(host)), STR("The title"));
    struct doc d;
    html_read(b, &in);
    build_finish(b, &a, &d);
    boilerplate_mark(&a, &d, rules, host, STR("The title"), STR_NONE);
    for (uint32_t i = 0; i < d.nblocks; i++)
        buf_printf(out, "%s%s", i ? " " : "", word_of(&d.blocks[i]));
    arena_free(&a);
}

static bool comes_out(const struct example *e, const struct rules *rules,
                      struct buf *out)
{
    buf_reset(out);
    words(e, rules, out);
    return str_eq(buf_str(out), e->want);
}

static void test_cases(void **state)
{
    struct buf out = { 0 };
    size_t bad = 0;
    (void)state;
    assert_true(ncases > 0);
    for (size_t i = 0; i < ncases; i++) {
        if (comes_out(&cases[i], rules_builtin(), &out))
            continue;
        print_message("cases:%u: \"%.*s\" is not \"%.*s\"\n", cases[i].line,
                      STR_ARG(buf_str(&out)), STR_ARG(cases[i].want));
        bad++;
    }
    buf_free(&out);
    assert_int_equal(bad, 0);
}

/* Does a case of the row's own host need it? r: the rules without the row. */
static bool is_needed(const struct hide_rule *row, const struct rules *r,
                      struct buf *out)
{
    for (size_t i = 0; i < ncases; i++)
        if (str_eq(cases[i].host, rules_str(r, row->host)) &&
            !comes_out(&cases[i], r, out))
            return true;
    return false;
}

static void test_rows(void **state)
{
    const struct rules *all = rules_builtin();
    struct hide_rule *rows = arena_array(&arena, struct hide_rule, all->nhides);
    struct selector *selectors =
        arena_array(&arena, struct selector, all->nselectors);
    struct rules less = *all;
    struct buf out = { 0 };
    size_t bad = 0;
    (void)state;
    less.hides = rows;
    less.nhides = all->nhides - 1;
    memcpy(rows, all->hides + 1, less.nhides * sizeof *rows);
    less.selectors = selectors;
    less.nselectors = all->nselectors - 1;
    memcpy(selectors, all->selectors + 1, less.nselectors * sizeof *selectors);
    for (size_t i = 0; i < all->nhides; i++) {
        const struct hide_rule *row = &all->hides[i];
        if (!is_needed(row, &less, &out)) {
            print_message("no case needs: %.*s  %.*s\n",
                          STR_ARG(rules_str(all, row->host)),
                          STR_ARG(rules_str(all, row->pattern)));
            bad++;
        }
        if (i < less.nhides)
            rows[i] = *row; /* it comes back, the next one goes */
        if (i < less.nselectors)
            selectors[i] = all->selectors[i];
        else
            less.nselectors = all->nselectors;
    }
    buf_free(&out);
    assert_int_equal(bad, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_rows),
    };
    return cmocka_run_group_tests_name("boilerplate_rows", tests, setup,
                                       teardown);
}
