/* SPDX-License-Identifier: MIT */
/*
 * Lines are counted, and the bytes of words inside and outside of links: most
 * lines are links, or most words are.
 */
#include <config.h>

#include "parser/index_page.h"

#include "parser/lines.h"

#include <stdint.h>

enum {
    LOOK = 8192,
    OUTSIDE = 48,  /* bytes of words beside each link of a line of links */
    LINKS = 5,     /* at least, where words are weighed */
    ADDRESSES = 3, /* at least, where lines are bare addresses */
};

struct count {
    size_t lines, link_lines;
    size_t links, addresses;
    size_t inside, outside; /* bytes of words */
};

/* Blanks, marks of Markdown, what stands between links, and NUL. */
static const bool no_word[256] = {
    [0] = true,    [' '] = true,  ['\t'] = true, ['\n'] = true, ['\v'] = true,
    ['\f'] = true, ['\r'] = true, ['#'] = true,  ['|'] = true,  ['*'] = true,
    ['-'] = true,  ['<'] = true,  ['>'] = true,  ['/'] = true,  ['\\'] = true,
};

/* Bytes of words, counted until there are `enough`. */
static size_t word_bytes(struct str s, size_t enough)
{
    size_t n = 0, i = 0;
    while (i < s.n && n < enough) {
        if ((unsigned char)s.p[i] >= 0x80) {
            size_t from = i;
            i = (size_t)(str_pass_high(s.p + i, str_end(s)) - s.p);
            n += i - from;
            continue;
        }
        if (s.p[i] == '&' && str_starts(str_skip(s, i), STR("&nbsp;"))) {
            i += 6;
            continue;
        }
        n += !no_word[(unsigned char)s.p[i++]];
    }
    return n;
}

static size_t count_of(struct str s, struct str mark)
{
    size_t n = 0, at;
    for (; (at = str_find(s, mark)) < s.n; n++)
        s = str_skip(s, at + mark.n);
    return n;
}

static bool is_address(struct str line)
{
    size_t n = 0;
    if (!str_starts_nocase(line, STR("http://")) &&
        !str_starts_nocase(line, STR("https://")))
        return false;
    while (n < line.n && !str_is_white(line.p[n]))
        n++;
    return n == line.n;
}

static void count_line(struct count *c, struct str line)
{
    size_t outside = 0, links = 0;
    struct str rest = line, words, url, behind;
    if (is_address(line)) {
        c->addresses++;
        c->link_lines++;
        return;
    }
    while (line_find_link(rest, &words, &url, &behind)) {
        struct str before = str_range(rest.p, words.p - 1);
        bool image = str_ends(before, STR("!"));
        outside += word_bytes(before, SIZE_MAX);
        links += !image;
        if (!image)
            c->inside += word_bytes(words, SIZE_MAX);
        rest = behind;
    }
    outside += word_bytes(rest, SIZE_MAX);
    c->links += links;
    c->outside += outside;
    c->link_lines += links > 0 && outside <= OUTSIDE * links;
}

bool index_page(struct str text)
{
    struct str look = str_head(text, LOOK), rest = look, line;
    struct count c = { 0 };
    /* Each link has the first mark, each line of links one of both, and words
     * outside of links are none inside: most texts are known to be no index
     * after a few lines. */
    size_t links = count_of(look, STR("]("));
    size_t marks = links + count_of(look, STR("://"));
    while (c.lines * 4 < marks * 5 ||
           (links >= LINKS && c.outside * 3 < look.n)) {
        line = line_text(&rest);
        /* The last line may be cut. */
        if (!line.p || (rest.n == 0 && text.n > LOOK && c.lines))
            break;
        if (word_bytes(line, 1) == 0)
            continue;
        c.lines++;
        count_line(&c, line);
    }
    if (c.links == 0 && c.addresses < ADDRESSES)
        return false;
    return c.link_lines * 5 > c.lines * 4 ||
           (c.links >= LINKS && c.inside > c.outside * 2);
}
