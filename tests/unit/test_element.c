/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "parser/element.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* A row that does not stand where its name leads to is never found. */
static void known(void **state)
{
    static const char *const names[] = {
        "a",        "address",  "area",       "article", "aside",    "audio",
        "b",        "base",     "blockquote", "body",    "br",       "caption",
        "center",   "cite",     "code",       "col",     "dd",       "del",
        "details",  "dir",      "div",        "dl",      "dt",       "em",
        "embed",    "fieldset", "figcaption", "figure",  "footer",   "form",
        "h1",       "h2",       "h3",         "h4",      "h5",       "h6",
        "head",     "header",   "hr",         "html",    "i",        "iframe",
        "img",      "input",    "kbd",        "li",      "link",     "listing",
        "main",     "menu",     "meta",       "nav",     "noembed",  "noframes",
        "noscript", "object",   "ok",         "ol",      "optgroup", "option",
        "p",        "param",    "picture",    "pre",     "rp",       "rt",
        "ruby",     "s",        "samp",       "script",  "section",  "source",
        "span",     "strike",   "strong",     "style",   "sub",      "summary",
        "sup",      "svg",      "table",      "tbody",   "td",       "template",
        "tfoot",    "th",       "thead",      "title",   "tr",       "track",
        "tt",       "ul",       "var",        "video",   "wbr",
    };
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(element_of(str_of(names[i]))->name, names[i]);
}

static void unknown(void **state)
{
    static const char *const names[] = { "",  "dvi",  "teas",  "tea-leaf",
                                         "x", "dxiv", "title0" };
    const struct element *first = element_of(STR("tea"));
    (void)state;
    assert_string_equal(first->name, "");
    assert_int_equal(first->kind, KIND_INLINE);
    assert_int_equal(first->role, ROLE_INLINE);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_ptr_equal(element_of(str_of(names[i])), first);
}

static void meaning(void **state)
{
    (void)state;
    assert_int_equal(element_of(STR("td"))->kind, KIND_CELL);
    assert_int_equal(element_of(STR("td"))->role, ROLE_CELL);
    assert_int_equal(element_of(STR("h3"))->arg, 3);
    assert_int_equal(element_of(STR("b"))->kind, KIND_INLINE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known),
        cmocka_unit_test(unknown),
        cmocka_unit_test(meaning),
    };
    return cmocka_run_group_tests_name("element", tests, NULL, NULL);
}
