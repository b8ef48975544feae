/* SPDX-License-Identifier: MIT */
/*
 * One table of ASCII tells what each sign is to an address; all else is a
 * look at the byte before and at the byte behind.
 */
#include <config.h>

#include "text/address.h"

#include "text/brk.h"

enum {
    WORD = 1, /* letters and digits */
    HEX = 2,
    PART = 4,  /* an address may part behind it */
    HEAD = 8,  /* … and before it, if it must be cut */
    JOIN = 16, /* stands between names: a run may be cut behind it */
    LEAD = 32, /* begins a part of an address as a letter does */
    OUT = 64,  /* ends an address, as all that is not printed does */
};

/* clang-format off */
static const unsigned char signs[128] = {
    ['/'] = PART | HEAD | JOIN, ['?'] = PART | HEAD | JOIN,
    ['&'] = PART | HEAD | JOIN, ['='] = PART | HEAD | JOIN,
    ['.'] = PART | HEAD | JOIN, ['-'] = PART | HEAD | JOIN,
    ['_'] = PART | HEAD | JOIN,
    ['#'] = LEAD | HEAD | JOIN, ['@'] = LEAD | HEAD | JOIN,
    ['~'] = LEAD, ['%'] = LEAD,
    ['+'] = HEAD | JOIN, [','] = JOIN, [';'] = JOIN, [':'] = JOIN,
    ['\\'] = HEAD | JOIN | OUT,
    ['"'] = OUT, ['<'] = OUT, ['>'] = OUT, ['^'] = OUT, ['`'] = OUT,
    ['{'] = OUT, ['|'] = OUT, ['}'] = OUT,
};
/* clang-format on */

static unsigned sign(char c)
{
    unsigned char u = (unsigned char)c;

    if ((unsigned)(u | 0x20) - 'a' < 26)
        return (unsigned)(u | 0x20) - 'a' < 6 ? WORD | HEX : WORD;
    if ((unsigned)u - '0' < 10)
        return WORD | HEX;
    return u > ' ' && u < 0x7F ? signs[u] : OUT;
}

static bool is_triplet(const char *p, const char *end)
{
    return *p == '%' && end - p >= 3 && sign(p[1]) & HEX && sign(p[2]) & HEX;
}

size_t address_run(const char *p, const char *end, unsigned char *out)
{
    const char *from = p;

    while (p < end && !(sign(*p) & OUT)) {
        bool triplet = is_triplet(p, end);
        bool may = triplet || (sign(p[-1]) & PART && sign(*p) & (WORD | LEAD));
        *out++ = (unsigned char)(BRK_UNIT | 1 | (may ? BRK_MAY : 0));
        for (int i = 0; triplet && i < 2; i++)
            *out++ = BRK_UNIT | 1;
        p += triplet ? 3 : 1;
    }
    return (size_t)(p - from);
}

bool address_joint(struct str s, size_t i)
{
    return is_triplet(s.p + i, str_end(s)) ||
           (sign(s.p[i - 1]) & JOIN && sign(s.p[i]) & WORD);
}

bool address_sign(struct str s, size_t i)
{
    return i + 1 < s.n && sign(s.p[i]) & HEAD && sign(s.p[i + 1]) & WORD;
}
