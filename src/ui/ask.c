/* SPDX-License-Identifier: MIT */
/* Days are those of the user's clock, unlike all that is listed. */
#include <config.h>

#include "ui/ask.h"

#include "text/clean.h"

#include <stdio.h>
#include <time.h>

static int32_t today(int64_t now_ms)
{
    time_t now = (time_t)(now_ms / 1000);
    struct tm t;
    if (!localtime_r(&now, &t))
        return (int32_t)(now_ms / 86400000);
    return meta_civil(t.tm_year + 1900, t.tm_mon + 1, t.tm_mday);
}

struct filter_env ask_env(const struct intake *in, struct width w,
                          struct regex **regex)
{
    return (struct filter_env){
        .rules = in->rules,
        .saved = in->saved,
        .today = today(in->now_ms),
        .width = w,
        .regex = regex,
    };
}

struct article *ask_load(const struct ref *ref, const void *user)
{
    const struct intake *in = user;
    if (str_eq(ref->path, STR("-")))
        return intake_article(in, ref, CHARSET_UNKNOWN);
    return article_load(ref, &(struct article_opts){ .rules = in->rules,
                                                     .now_ms = in->now_ms,
                                                     .want = META_TEXT });
}

/* "COLUMN: what is wrong", the query and a line with a caret below it, as
 * far as they can be shown on one line. */
static void put_fault(struct str text, const struct query_fault *fault,
                      const struct err *e, struct buf *out)
{
    struct arena scratch = { 0 };
    buf_printf(out, "%zu: %s\n", fault->cell + 1, e->text);
    if (text.n && str_eq(clean_line(&scratch, text), str_trim(text))) {
        size_t marks = fault->cells ? fault->cells : 1;
        buf_printf(out, "  %.*s\n", STR_ARG(text));
        buf_fill(out, ' ', fault->cell + 2);
        buf_fill(out, '^', marks < 80 ? marks : 80);
        buf_chr(out, '\n');
    }
    arena_free(&scratch);
}

bool ask_search(const char *search, const struct filter_env *env,
                struct filter **out)
{
    struct query_fault fault;
    struct buf lines = { 0 };
    struct err e;
    *out = NULL;
    if (!search || filter_make(out, str_of(search), env, &fault, &e) == ST_OK)
        return true;
    put_fault(str_of(search), &fault, &e, &lines);
    fprintf(stderr, "%s: --search: %.*s", PACKAGE, STR_ARG(buf_str(&lines)));
    buf_free(&lines);
    return false;
}
