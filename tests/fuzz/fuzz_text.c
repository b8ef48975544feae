/* SPDX-License-Identifier: MIT */
/*
 * Any bytes decode, in any charset, to valid UTF-8 that stays as it is when
 * cleaned twice and whose width can be told. The first byte chooses the
 * charset.
 */
#include <config.h>

#include "text/charset.h"
#include "text/clean.h"
#include "text/utf8.h"
#include "text/width.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_units(struct width w, struct str s)
{
    const char *p = s.p, *end = s.p + s.n;
    size_t sum = 0;
    while (p < end) {
        int cells = -1;
        size_t n = width_unit(w, p, end, &cells);
        if (n == 0 || n > (size_t)(end - p) || cells < 0 || cells > 2)
            abort();
        sum += (size_t)cells;
        p += n;
    }
    if (sum != width_str(w, s))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = { 0 };
    struct buf drawn = { 0 };
    if (size == 0)
        return 0;
    struct str bytes = { (const char *)data + 1, size - 1 };
    enum charset declared = data[0] % CHARSETS;
    size_t bad, out;
    enum charset c = data[0] & 0x80 ? charset_detect(bytes, declared)
                     : declared     ? declared
                                    : CHARSET_UTF8;
    struct str text = charset_decode(&a, bytes, c, &bad);
    if (utf8_valid(text) != text.n)
        abort();
    struct str once = clean_text(&a, text, &out);
    struct str twice = clean_text(&a, once, &out);
    if (utf8_valid(once) != once.n || !str_eq(once, twice) || out != 0)
        abort();
    struct str line = clean_line(&a, text);
    if (str_has(line, STR("\n")) || utf8_valid(line) != line.n)
        abort();
    for (unsigned char ambiguous = 1; ambiguous <= 2; ambiguous++) {
        struct width on = { ambiguous, true }, off = { ambiguous, false };
        check_units(on, line);
        check_units(off, line);
        buf_reset(&drawn);
        width_drawn(off, line, &drawn);
        if (width_str(off, buf_str(&drawn)) > width_str(off, line))
            abort();
        size_t used;
        struct str head = width_fit(off, line, 20, &used);
        if (head.n > line.n || used > 20)
            abort();
    }
    buf_free(&drawn);
    arena_free(&a);
    return 0;
}
