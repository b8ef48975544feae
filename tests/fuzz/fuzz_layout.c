/* SPDX-License-Identifier: MIT */
/*
 * Any file is set in any measure without a row that is too wide. The first
 * two bytes choose the measure and the options.
 */
#include <config.h>

#include "layout/layout.h"
#include "parser/parse.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_rows(const struct layout *l, const struct layout_opts *o)
{
    unsigned most = (unsigned)l->measure + (o->hang ? 2 : 0);
    for (uint32_t i = 0; i < l->nrows; i++) {
        const struct row *row = &l->rows[i];
        unsigned x = 0;
        if (row->run + row->nruns > l->nruns)
            abort();
        for (uint32_t r = row->run; r < row->run + row->nruns; r++) {
            const struct run *run = &l->runs[r];
            if (run->x < x || run->x + run->cells > most ||
                run->cells != width_str(o->width, run->text) ||
                str_has(run->text, STR("\n")))
                abort();
            x = run->x + run->cells;
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = { 0 };
    struct meta m;
    struct doc d;
    struct layout l;
    if (size < 2)
        return 0;
    struct meta_in in = {
        .bytes = { (const char *)data + 2, size - 2 },
        .path = STR("a.html"),
        .now_ms = INT64_C(1700000000000),
        .rules = rules_builtin(),
    };
    struct layout_opts o = {
        .measure = 2 + data[0] % 99,
        .width = { data[1] & 1 ? 2 : 1, data[1] >> 1 & 1 },
        .ascii = data[1] >> 2 & 1,
        .head = data[1] >> 3 & 1,
        .show_hidden = data[1] >> 4 & 1,
        .folds = data[1] >> 5 & 1,
        .hang = data[1] >> 6 & 1,
        .justify = data[1] >> 7,
        .blocks = data[0] >> 7,
    };
    meta_scan(&a, &in, &m);
    parse_article(&a, &in, &m, &d);
    layout_make(&a, &d, &m, &o, &l);
    check_rows(&l, &o);
    arena_free(&a);
    return 0;
}
