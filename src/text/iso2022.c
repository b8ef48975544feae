/* SPDX-License-Identifier: MIT */
/*
 * One walk. Escapes tell which set the bytes of seven bits are of; EUC-JP has
 * the same sets side by side, told by the high bit and by a lead byte. So an
 * error costs the character it is in, where a decoder with a state could lose
 * what follows, and what vendors put into free rows is read too.
 *
 * A line begins in ASCII, as RFC 1468 demands: an escape that was lost costs
 * its line.
 */
#include <config.h>

#include "text/iso2022.h"

enum {
    ESCAPE = 0x1B,
    FIRST = 0x21, /* of the bytes of a set */
    LAST = 0x7E,
    HIGH = 0x80,
};

struct set {
    struct str escape;
    unsigned bytes;     /* of a character; 0 for those of ASCII */
    unsigned char lead; /* before them in EUC-JP; 0 for none */
};

static const struct set sets[] = {
    { STR_INIT("\x1B$B"), 2, 0 },     /* JIS X 0208 */
    { STR_INIT("\x1B(B"), 0, 0 },     /* ASCII */
    { STR_INIT("\x1B$@"), 2, 0 },     /* JIS C 6226 */
    { STR_INIT("\x1B(J"), 0, 0 },     /* JIS X 0201, Latin */
    { STR_INIT("\x1B(I"), 1, 0x8E },  /* JIS X 0201, kana */
    { STR_INIT("\x1B$(D"), 2, 0x8F }, /* JIS X 0212 */
    { STR_INIT("\x1B$(B"), 2, 0 },
    { STR_INIT("\x1B(H"), 0, 0 }, /* by mistake for J */
    { STR_INIT("\x1B&@"), 0, 0 }, /* announces a revision */
};

static const struct set *escape_at(struct str s)
{
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        if (str_starts(s, sets[i].escape))
            return &sets[i];
    return NULL;
}

static bool is_of_set(char c)
{
    return (unsigned char)c >= FIRST && (unsigned char)c <= LAST;
}

/* Do n bytes of a set stand at the begin of s? */
static bool has_character(struct str s, unsigned n)
{
    if (s.n < n)
        return false;
    for (unsigned i = 0; i < n; i++)
        if (!is_of_set(s.p[i]))
            return false;
    return n > 0;
}

bool iso2022_is(struct str s)
{
    struct str rest = s;
    for (;;) {
        rest = str_skip(rest, str_chr(rest, ESCAPE));
        if (rest.n == 0)
            return false;
        const struct set *set = escape_at(rest);
        if (set && set->bytes == 2 &&
            has_character(str_skip(rest, set->escape.n), 2))
            break;
        rest = str_skip(rest, 1);
    }
    for (const char *p = s.p; p < rest.p; p++)
        if ((unsigned char)*p >= HIGH)
            return false;
    return true;
}

void iso2022_to_euc(struct buf *out, struct str s)
{
    const struct set *set = NULL;
    while (s.n) {
        const struct set *next = s.p[0] == ESCAPE ? escape_at(s) : NULL;
        if (next) {
            set = next;
            s = str_skip(s, next->escape.n);
        } else if (set && has_character(s, set->bytes)) {
            if (set->lead)
                buf_chr(out, (char)set->lead);
            for (unsigned i = 0; i < set->bytes; i++)
                buf_chr(out, (char)((unsigned char)s.p[i] | HIGH));
            s = str_skip(s, set->bytes);
        } else {
            set = s.p[0] == '\n' ? NULL : set;
            buf_chr(out, s.p[0]);
            s = str_skip(s, 1);
        }
    }
}
