/* SPDX-License-Identifier: MIT */
/*
 * The way of a file's bytes to text: told from one another, decoded, mended,
 * cleaned. The first byte chooses what the file declares. The text must be
 * valid at every step, and mending must neither grow it nor leave what it
 * would mend.
 */
#include <config.h>

#include "text/charset.h"
#include "text/clean.h"
#include "text/mojibake.h"
#include "text/utf8.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void need(bool holds)
{
    if (!holds)
        abort();
}

static struct str check_mend(struct arena *a, struct str s)
{
    size_t mended;
    struct str out = mojibake_mend(a, s, &mended);
    need(out.n <= s.n);
    need((mended > 0) == (out.n < s.n));
    need(!mended || mojibake_suspect(s));
    return out;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = { 0 };
    size_t bad, out;
    if (size == 0)
        return 0;
    struct str bytes = { (const char *)data + 1, size - 1 };
    enum charset declared = data[0] % CHARSETS;
    check_mend(&a, bytes); /* meta gives it raw bytes */
    enum charset c = charset_detect(bytes, declared);
    need(c != CHARSET_UNKNOWN);
    struct str text = charset_decode(&a, bytes, c, &bad);
    need(utf8_valid(text) == text.n);
    struct str mended = check_mend(&a, text);
    need(utf8_valid(mended) == mended.n);
    struct str clean = clean_text(&a, mended, &out);
    need(utf8_valid(clean) == clean.n && clean.n <= mended.n);
    need(charset_decode(&a, clean, CHARSET_UTF8, &bad).n == clean.n && !bad);
    arena_free(&a);
    return 0;
}
