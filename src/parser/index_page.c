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

/* Quick for most texts. */
static bool may_be_index(struct str look)
{
    return str_has(look, STR("](")) || str_has(look, STR("://"));
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
    struct str rest = str_head(text, LOOK), line;
    struct count c = { 0 };
    if (!may_be_index(rest))
        return false;
    while ((line = line_text(&rest)).p) {
        /* The last line may be cut. */
        if (rest.n == 0 && text.n > LOOK && c.lines)
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
