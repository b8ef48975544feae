/* SPDX-License-Identifier: MIT */
/*
 * Each mode goes off in the reverse order of going on. What is off here is
 * off in term/restore too, which cannot call this.
 */
#include <config.h>

#include "term/extras.h"

#include "term/osc.h"
#include "term/tty.h"

static void tell(const struct extras *x, struct str text)
{
    tty_write(x->fd, text.p, text.n);
}

void extras_mouse(const struct extras *x)
{
    tell(x, x->mouse ? STR("\033[?1000h\033[?1006h")
                     : STR("\033[?1006l\033[?1000l"));
}

void extras_on(const struct extras *x)
{
    tell(x, STR("\033[?2004h"));
    if (x->mouse)
        extras_mouse(x);
    if (x->clusters)
        tell(x, STR("\033[?2027h"));
}

void extras_off(const struct extras *x)
{
    if (x->clusters)
        tell(x, STR("\033[?2027l"));
    tell(x, STR("\033[?1006l\033[?1000l\033[?2004l"));
}

void extras_begin(const struct extras *x, struct buf *out)
{
    if (x->sync)
        buf_add(out, STR("\033[?2026h"));
}

void extras_end(const struct extras *x, struct buf *out)
{
    if (x->sync)
        buf_add(out, STR("\033[?2026l"));
}

static void send_made(const struct extras *x, struct str text,
                      void (*make)(struct buf *, struct str))
{
    struct buf b = { 0 };

    make(&b, text);
    tell(x, buf_str(&b));
    buf_free(&b);
}

void extras_title(struct extras *x, struct str text)
{
    if (x->plain)
        return;
    if (!x->titled)
        tell(x, STR("\033[22;2t")); /* keep the old one */
    x->titled = true;
    send_made(x, text, osc_title);
}

void extras_untitle(struct extras *x)
{
    if (x->titled)
        tell(x, STR("\033[23;2t"));
    x->titled = false;
}

void extras_copy(const struct extras *x, struct str text)
{
    if (!x->plain)
        send_made(x, text, osc_copy);
}
