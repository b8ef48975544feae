/* SPDX-License-Identifier: MIT */
/*
 * The bytes are put together again and decoded. It is sure where they are
 * well-formed in that charset, and the text has as many marks and little
 * words as any text of these languages; one that only looks like it (Cyrillic
 * read as Latin-1) has none.
 */
#include <config.h>

#include "text/moji_legacy.h"

#include "text/charset.h"
#include "text/utf8.h"

enum {
    RUN = 8,       /* characters in a row */
    MARKS_OF = 60, /* one of so many characters is a common one */
};

bool moji_legacy_run(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    if (s.n < 2 * RUN)
        return false;
    for (size_t i = 0; i < 2 * RUN; i += 2)
        if (!(p[i] == 0xC3 || (p[i] == 0xC2 && p[i + 1] > 0xA0)))
            return false;
    return true;
}

/* Is it a mark or a word that is in every text? */
static bool is_common(uint32_t cp)
{
    static const uint16_t common[] = {
        0xFF0C, 0x3002, 0x3001, /* ，。、 */
        0x7684, 0x4E00, 0x662F, /* 的一是 */
        0x306E, 0x306F, 0x3092, /* のはを */
        0xB2E4, 0xC774, 0xC740, /* 다이은 */
    };
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        if (cp == common[i])
            return true;
    return false;
}

static bool to_bytes(struct str s, int (*byte_of)(uint32_t cp), char *to,
                     size_t *n)
{
    const char *p = s.p, *end = str_end(s);
    *n = 0;
    while (p < end) {
        if (*p >= 0) {
            to[(*n)++] = *p++;
            continue;
        }
        uint32_t cp = utf8_next(&p, end);
        int byte = cp == UTF8_BAD || cp == 0xFEFF ? '?' : byte_of(cp);
        if (byte < 0)
            return false;
        to[(*n)++] = (char)byte;
    }
    return true;
}

bool moji_legacy_mend(struct arena *a, struct str s,
                      int (*byte_of)(uint32_t cp), struct str *out,
                      size_t *mended)
{
    struct arena_mark mark = arena_mark(a);
    char *to = arena_bytes(a, s.n + 1);
    size_t n, bad = 0, wide = 0, common = 0;
    if (!to_bytes(s, byte_of, to, &n)) {
        arena_rewind(a, mark);
        return false;
    }
    struct str bytes = { to, n };
    enum charset c = charset_detect(bytes, CHARSET_UNKNOWN);
    if (c >= CHARSET_GB18030) { /* no byte of UTF-16 was read as Latin-1 */
        *out = charset_decode(a, bytes, c, &bad);
        const char *p = out->p, *end = str_end(*out);
        while (p < end) {
            uint32_t cp = utf8_next(&p, end);
            wide += cp >= 0x2E80;
            common += is_common(cp);
        }
    }
    /* four bytes became two and those three, so the text has shrunk */
    if (wide == 0 || bad * 20 > wide || common * MARKS_OF < wide ||
        out->n >= s.n) {
        arena_rewind(a, mark);
        return false;
    }
    if (mended)
        *mended = wide;
    return true;
}
