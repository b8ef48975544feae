/* SPDX-License-Identifier: MIT */
/*
 * Standard input is one entry with the path "-"; its bytes stay here, so that
 * it can be parsed again.
 */
#include <config.h>

#include "ui/intake.h"

#include "base/i18n.h"
#include "base/io.h"
#include "ui/words.h"

#include <time.h>
#include <unistd.h>

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

enum status intake_open(struct intake *in, struct arena *a,
                        const struct str *paths, size_t npaths, struct err *e)
{
    in->now_ms = now_ms();
    in->paths = arena_array(a, struct str, npaths + 1);
    for (size_t i = 0; i < npaths; i++)
        if (str_eq(paths[i], STR("-")))
            in->has_stdin = true;
        else
            in->paths[in->npaths++] = paths[i];
    if (npaths == 0 && isatty(STDIN_FILENO))
        in->paths[in->npaths++] = STR(".");
    else if (npaths == 0)
        in->has_stdin = true;
    if (!in->has_stdin)
        return ST_OK;
    return io_read_fd(STDIN_FILENO, _("standard input"), ARTICLE_LIMIT,
                      &in->bytes, e);
}

void intake_close(struct intake *in)
{
    buf_free(&in->bytes);
}

bool intake_one_file(const struct intake *in)
{
    struct arena scratch = { 0 };
    struct io_stat st;
    bool one;
    if (in->has_stdin || in->npaths != 1)
        return in->has_stdin && in->npaths == 0;
    one = io_stat(IO_CWD, arena_strz(&scratch, in->paths[0]), &st, NULL) ==
              ST_OK &&
          st.type == IO_FILE;
    arena_free(&scratch);
    return one;
}

struct load_opts intake_opts(const struct intake *in)
{
    return (struct load_opts){ .paths = in->paths,
                               .npaths = in->npaths,
                               .rules = in->rules,
                               .now_ms = in->now_ms,
                               .all = in->all };
}

struct batch *intake_batch(const struct intake *in, bool *bad)
{
    struct load_opts opts = intake_opts(in);
    *bad = false;
    if (!in->has_stdin)
        return NULL;
    opts.keys = true; /* one file: it costs nothing */
    return loader_scan(&opts, STR("-"), buf_str(&in->bytes), in->bytes.n, bad);
}

struct article *intake_article(const struct intake *in, const struct ref *ref,
                               enum charset charset)
{
    return article_parse(ref, buf_str(&in->bytes), in->bytes.n,
                         &(struct article_opts){ .rules = in->rules,
                                                 .charset = charset,
                                                 .now_ms = in->now_ms });
}

void intake_nothing(const struct tally *t, struct buf *out)
{
    const struct {
        const char *name;
        size_t count;
    } kinds[] = {
        { N_("index pages"), t->index }, { N_("binary"), t->binary },
        { N_("empty"), t->empty },       { N_("unreadable"), t->unreadable },
        { N_("skipped"), t->skipped },
    };
    const char *before = ": ";
    buf_printf(out, "%s", _("no article to read here"));
    if (t->files == 0)
        return;
    buf_add(out, STR("; "));
    buf_printf(out, _("files seen %s"), words_number(t->files).text);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].count > 0) {
            buf_printf(out, "%s%s %s", before, _(kinds[i].name),
                       words_number(kinds[i].count).text);
            before = ", ";
        }
    }
}
