/* SPDX-License-Identifier: MIT */
/*
 * The title ends with ST; the clipboard with BEL, which more terminals and
 * multiplexers know there.
 */
#include <config.h>

#include "term/osc.h"

#include "base/arena.h"
#include "text/clean.h"
#include "text/utf8.h"

void osc_title(struct buf *out, struct str text)
{
    struct arena a = { 0 };
    struct str clean = clean_line(&a, text);

    buf_add(out, STR("\033]2;"));
    buf_add(out, utf8_head(clean, OSC_TITLE_MAX));
    buf_add(out, STR("\033\\"));
    arena_free(&a);
}

static void add_base64(struct buf *b, struct str s)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < s.n; i += 3) {
        size_t left = s.n - i;
        unsigned v = (unsigned)(unsigned char)s.p[i] << 16;
        if (left > 1)
            v |= (unsigned)(unsigned char)s.p[i + 1] << 8;
        if (left > 2)
            v |= (unsigned char)s.p[i + 2];
        buf_chr(b, digits[v >> 18]);
        buf_chr(b, digits[v >> 12 & 63]);
        buf_chr(b, left > 1 ? digits[v >> 6 & 63] : '=');
        buf_chr(b, left > 2 ? digits[v & 63] : '=');
    }
}

void osc_copy(struct buf *out, struct str text)
{
    struct arena a = { 0 };
    struct str clean = clean_text(&a, text, NULL);

    buf_add(out, STR("\033]52;c;"));
    add_base64(out, utf8_head(clean, OSC_COPY_MAX));
    buf_chr(out, '\a');
    arena_free(&a);
}
