/* SPDX-License-Identifier: MIT */
/* A pipe stands for the terminal, a copy of its end for curses' descriptor. */
#include <config.h>

#include "term/collect.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

struct line {
    int ends[2], fd;
    struct collect c;
    struct buf out;
};

static void open_line(struct line *l)
{
    *l = (struct line){ .fd = -1 };
    assert_int_equal(pipe(l->ends), 0);
    l->fd = dup(l->ends[1]);
    assert_true(l->fd >= 0);
    collect_open(&l->c, l->ends[1], l->fd);
}

static void close_line(struct line *l)
{
    collect_close(&l->c);
    close(l->fd);
    close(l->ends[0]);
    close(l->ends[1]);
    buf_free(&l->out);
}

static void put(struct line *l, const char *text)
{
    assert_int_equal(write(l->fd, text, strlen(text)), strlen(text));
}

static bool came(struct line *l)
{
    struct pollfd f = { .fd = l->ends[0], .events = POLLIN };
    return poll(&f, 1, 0) > 0;
}

/* Nothing goes out between begin and end, and nothing of a longer frame comes
 * again with a shorter one. */
static void test_pieces(void **state)
{
    static const char *const frames[][2] = { { "a longer ", "frame" },
                                             { "one", "" },
                                             { "", "" } };
    struct line l;
    (void)state;
    open_line(&l);
    if (l.c.mem < 0) {
        close_line(&l);
        skip();
    }
    for (size_t i = 0; i < sizeof frames / sizeof *frames; i++) {
        char want[64] = "before ";
        buf_reset(&l.out);
        buf_add(&l.out, STR("before "));
        assert_true(collect_begin(&l.c));
        put(&l, frames[i][0]);
        put(&l, frames[i][1]);
        collect_end(&l.c, &l.out);
        assert_false(came(&l));
        strcat(strcat(want, frames[i][0]), frames[i][1]);
        assert_string_equal(buf_z(&l.out), want);
    }
    put(&l, "x"); /* at other times it is the terminal */
    assert_true(came(&l));
    close_line(&l);
}

/* More than is read at once, and more than a pipe holds. */
static void test_long(void **state)
{
    enum { PIECES = 20000 };
    struct line l;
    (void)state;
    open_line(&l);
    if (l.c.mem < 0) {
        close_line(&l);
        skip();
    }
    assert_true(collect_begin(&l.c));
    for (int i = 0; i < PIECES; i++)
        put(&l, "0123456789");
    collect_end(&l.c, &l.out);
    assert_int_equal(l.out.n, PIECES * 10);
    for (size_t i = 0; i < l.out.n; i++)
        assert_int_equal(l.out.p[i], '0' + (int)(i % 10));
    close_line(&l);
}

/* Without memory all goes out at once. */
static void test_none(void **state)
{
    struct line l;
    (void)state;
    open_line(&l);
    collect_close(&l.c);
    assert_false(collect_begin(&l.c));
    put(&l, "x");
    assert_true(came(&l));
    close_line(&l);
}

static void test_plain(void **state)
{
    static const struct {
        const char *bytes, *plain; /* the begin is left alone */
    } rows[] = {
        { "--", "--" },
        { "--\033(B\033[mtea\033(B\033[0;1mx", "--\033[mtea\033[0;1mx" },
        { "--\033(B", "--" },
        { "--\033(", "--\033(" },
        { "\033(B\033(B", "\033(B" },
        { "--\033(0q\033(B", "--\033(0q\033(B" }, /* it is needed here */
    };
    struct buf b = { 0 };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t from = rows[i].bytes[0] == '-' ? 2 : 3;
        buf_reset(&b);
        buf_add(&b, str_of(rows[i].bytes));
        collect_plain(&b, from);
        assert_string_equal(buf_z(&b), rows[i].plain);
    }
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_long),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_plain),
    };
    return cmocka_run_group_tests_name("collect", tests, NULL, NULL);
}
