/* SPDX-License-Identifier: MIT */
/*
 * What the bytes of a file are: no text at all, or text in which charset. What
 * the file says of itself is believed less than its bytes.
 */
#include <config.h>

#include "parser/meta_parts.h"

#include "text/mojibake.h"
#include "text/utf8.h"

enum {
    CHARSET_LOOK = 4096, /* bytes sampled for UTF-8 */
    CHARSET_ENOUGH = 8,  /* well-formed sequences that prove it */
    CHARSET_SOME = 4,    /* those that do at the end of the sample */
    DECLARED_LOOK = 4096,
    MOJIBAKE_LOOK = 16384,
    BINARY_LOOK = 8192,
    BINARY_BLOCK = 256,
    BINARY_BLOCKS = 1024, /* some of them at once */
};

static bool is_control(char c)
{
    return (unsigned char)c < 0x20 && c != '\t' && c != '\n' && c != '\r' &&
           c != '\f' && c != 0x1B;
}

/* Two steps that make LF the highest value and leave all other controls below
 * 0x1F. */
static inline unsigned char order_of(char c)
{
    return (unsigned char)(((unsigned char)c ^ '\n') - 1);
}

static inline unsigned char least(unsigned char a, unsigned char b)
{
    return a < b ? a : b;
}

/* Is there a control but LF in four parts? Without a branch and of a size that
 * compilers know, so that they turn it into vector code, all parts at once. */
static inline bool is_odd(const char *p, size_t part)
{
    unsigned char low = 0xFF;
    for (size_t i = 0; i < part; i++) {
        unsigned char a = least(order_of(p[i]), order_of(p[i + part]));
        unsigned char b =
            least(order_of(p[i + 2 * part]), order_of(p[i + 3 * part]));
        low = least(low, least(a, b));
    }
    return low < 0x1F;
}

static bool is_odd_block(const char *p)
{
    return is_odd(p, BINARY_BLOCK / 4);
}

static bool are_odd_blocks(const char *p)
{
    return is_odd(p, BINARY_BLOCKS / 4);
}

static size_t count_controls(struct str s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.n; i++)
        count += is_control(s.p[i]);
    return count;
}

/* Binary files have a NUL; where there is none a part tells as much. */
bool meta_binary(struct str bytes)
{
    struct str s = str_head(bytes, BINARY_LOOK);
    if (str_chr(s, '\0') == s.n)
        s = str_head(s, BINARY_BLOCKS);
    size_t bad = 0, i = 0;
    while (i + BINARY_BLOCKS <= s.n && !are_odd_blocks(s.p + i))
        i += BINARY_BLOCKS;
    for (; i + BINARY_BLOCK <= s.n; i += BINARY_BLOCK)
        if (is_odd_block(s.p + i))
            bad += count_controls((struct str){ s.p + i, BINARY_BLOCK });
    /* the rest is a part of the last whole block */
    if (s.n < BINARY_BLOCK || is_odd_block(str_end(s) - BINARY_BLOCK))
        bad += count_controls(str_skip(s, i));
    return bad * 10 > s.n && charset_utf16(s) == CHARSET_UNKNOWN;
}

/* A character of three bytes of which any two tail bytes make one, as nearly
 * all that is no ASCII. */
static bool is_plain_three(const char *p, const char *end)
{
    unsigned char lead = (unsigned char)p[0];
    return lead > 0xE0 && lead < 0xED && utf8_is_three(p, end);
}

/* Are the first bytes beyond doubt UTF-8? Saves the look at all the rest. */
static bool is_surely_utf8(struct str s)
{
    const char *p = s.p, *end = str_end(s);
    const char *stop = p + (s.n < CHARSET_LOOK ? s.n : CHARSET_LOOK);
    int sequences = 0;
    struct str first = str_head(s, 64);
    if (str_chr(first, '\0') < first.n) /* UTF-16 without a mark */
        return false;
    while (p < stop && sequences < CHARSET_ENOUGH) {
        if ((unsigned char)*p < 0x80) {
            p++;
            continue;
        }
        const char *from = p;
        if (is_plain_three(p, end))
            p += 3;
        else if (utf8_next(&p, end) == UTF8_BAD &&
                 (p - from != 3 || memcmp(from, "\xEF\xBF\xBD", 3) != 0))
            return false;
        sequences++;
    }
    return sequences >= CHARSET_SOME;
}

/* charset=… or encoding=… in the begin of a page. */
static enum charset declared(struct str s)
{
    static const struct str words[] = { STR_INIT("charset="),
                                        STR_INIT("encoding=") };
    struct str look = str_head(s, DECLARED_LOOK);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = str_find(look, words[i]);
        if (at == look.n)
            continue;
        struct str v = str_skip(look, at + words[i].n);
        if (v.n && (v.p[0] == '"' || v.p[0] == '\''))
            v = str_skip(v, 1);
        size_t n = 0;
        while (n < v.n && !strchr("\"'; />?\r\n\t", v.p[n]))
            n++;
        return charset_label(str_head(v, n));
    }
    return CHARSET_UNKNOWN;
}

enum charset meta_charset(const struct meta_in *in)
{
    if (in->charset != CHARSET_UNKNOWN)
        return in->charset;
    if (is_surely_utf8(in->bytes))
        return CHARSET_UTF8;
    return charset_detect(in->bytes, declared(in->bytes));
}

struct str meta_text(struct arena *a, struct str bytes, enum charset c)
{
    struct str text =
        c != CHARSET_UTF8 ? charset_decode(a, bytes, c, NULL) : bytes;
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        text = str_skip(text, 3);
    /* Farther on nothing of it is looked at. */
    return mojibake_suspect(str_head(text, MOJIBAKE_LOOK))
               ? mojibake_mend(a, text, NULL)
               : text;
}
