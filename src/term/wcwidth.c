/* SPDX-License-Identifier: MIT */
/*
 * The only state is the width setting and a count of calls. The function must
 * not call anything that could call wcwidth again. BAOKAN_NO_WCWIDTH leaves
 * the definition out, for the test of what screen does without it.
 */
#include <config.h>

#include "term/wcwidth.h"

#include <wchar.h>

static struct width setting = { 1, false };
static unsigned long calls;

void wcwidth_set(struct width w)
{
    setting = w;
}

unsigned long wcwidth_calls(void)
{
    return calls;
}

#ifndef BAOKAN_NO_WCWIDTH

enum {
    ZWSP = 0x200B, /* carrier of a cluster whose first character is narrower */
    FLAG_FIRST = 0x1F1E6,
    FLAG_LAST = 0x1F1FF
};

/* Default visibility, also under -fvisibility=hidden: curses must find it. */
__attribute__((visibility("default"))) int wcwidth(wchar_t wc)
{
    uint32_t cp = (uint32_t)wc;

    calls++;
    if (cp == 0)
        return 0;
    if (cp == ZWSP && setting.clusters)
        return 2;
    /* screen writes a flag as one cell that begins with such a letter. */
    if (cp >= FLAG_FIRST && cp <= FLAG_LAST)
        return 2;
    return width_cp(setting, cp);
}

#endif
