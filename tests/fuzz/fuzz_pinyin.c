/* SPDX-License-Identifier: MIT */
/*
 * A word, a line feed, and a text of any bytes. A match lies in the text, is
 * foreseen by its mask, is found again alone, and a search behind its begin
 * never finds an earlier one. The units of a text tell whether there is one.
 */
#include <config.h>

#include "text/pinyin.h"
#include "text/utf8.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void need(bool holds)
{
    if (!holds)
        abort();
}

static bool in_units(const struct pinyin *p, struct str text)
{
    struct buf units = { 0 };
    bool may = pinyin_may(p, pinyin_units(&units, text));
    bool is = pinyin_in(p, units.p);
    buf_free(&units);
    need(may || !is);
    return is;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = { (const char *)data, size }, word;
    struct pinyin p;
    size_t start, end, n = 0;

    if (!str_line(&text, &word))
        return 0;
    text = str_head(text, utf8_valid(text));
    if (!pinyin_init(&p, word))
        need(p.n == 0);
    for (size_t from = 0; pinyin_find(&p, text, from, &start, &end); n++) {
        size_t again, again_end;
        struct str match = str_range(text.p + start, text.p + end);
        need(start >= from && end > start && end <= text.n);
        need(utf8_valid(match) == match.n);
        need(in_units(&p, match));
        need(pinyin_find(&p, match, 0, &again, &again_end));
        need(again == 0 && again_end == match.n);
        from = end;
    }
    need(in_units(&p, text) == (n > 0));
    return 0;
}
