/* SPDX-License-Identifier: MIT */
/* A library that is there on most systems, and one that is on none. */
#include <config.h>

#include "base/library.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void test_missing(void **state)
{
    static const char *const names[] = { "libno-such-thing.so.0",
                                         "/no/such/folder/lib.so" };
    (void)state;
    assert_null(library_open(names, 2));
    assert_null(library_open(names, 0));
    library_close(NULL);
}

static void test_find(void **state)
{
    static const char *const names[] = { "libno-such-thing.so.0", "libc.so.6",
                                         "libc.so.7", "libSystem.B.dylib" };
    size_t (*length)(const char *) = NULL;
    void (*none)(void) = NULL;
    (void)state;
    struct library *l = library_open(names, 4);
    if (!l)
        skip();
    assert_true(library_find(l, "strlen", &length));
    assert_int_equal(length("baokan"), 6);
    assert_false(library_find(l, "no_such_function_of_ours", &none));
    library_close(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_missing),
        cmocka_unit_test(test_find),
    };
    return cmocka_run_group_tests_name("library", tests, NULL, NULL);
}
