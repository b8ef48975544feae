/* SPDX-License-Identifier: MIT */
/*
 * A row stands at the place that AT makes of its name, so a look-up is one
 * comparison: each tag makes one. Two names at one place are a warning of the
 * compiler; other factors part them again.
 */
#include <config.h>

#include "parser/element.h"

#include "parser/tree.h"

enum { PLACES = 512 };

/* Of a name: its first two bytes, the last one, how many. */
#define PLACE(a, b, z, n) (((a) + (b)*22u + (z)*13u + (n)*6u) % PLACES)
#define AT(a, b, z, n) [PLACE(a, b, z, n)]

/* clang-format off */
static const struct element elements[PLACES] = {
    AT('a', 0, 'a', 1) = { "a", KIND_A, ROLE_LINK, 0 },
    AT('a', 'd', 's', 7) = { "address", KIND_BLOCK, ROLE_BLOCK, 0 },
    AT('a', 'r', 'a', 4) = { "area", KIND_VOID, ROLE_INLINE, 0 },
    AT('a', 'r', 'e', 7) = { "article", KIND_BLOCK, ROLE_BLOCK, 0 },
    AT('a', 's', 'e', 5) = { "aside", KIND_BLOCK, ROLE_BLOCK, 0 },
    AT('a', 'u', 'o', 5) = { "audio", KIND_INLINE, ROLE_PLAYER, 0 },
    AT('b', 0, 'b', 1) = { "b", KIND_INLINE, ROLE_SPAN, SPAN_STRONG },
    AT('b', 'a', 'e', 4) = { "base", KIND_VOID, ROLE_INLINE, 0 },
    AT('b', 'l', 'e', 10) = { "blockquote", KIND_BLOCK, ROLE_QUOTE, 0 },
    AT('b', 'o', 'y', 4) = { "body", KIND_NONE, ROLE_INLINE, 0 },
    AT('b', 'r', 'r', 2) = { "br", KIND_VOID, ROLE_BREAK, 0 },
    AT('c', 'a', 'n', 7) = { "caption", KIND_BLOCK, ROLE_BLOCK, 0 },
    AT('c', 'e', 'r', 6) = { "center", KIND_BLOCK, ROLE_BLOCK, 0 },
    AT('c', 'i', 'e', 4) = { "cite", KIND_INLINE, ROLE_SPAN, SPAN_EM },
    AT('c', 'o', 'e', 4) = { "code", KIND_INLINE, ROLE_SPAN, SPAN_CODE },
    AT('c', 'o', 'l', 3) = { "col", KIND_VOID, ROLE_INLINE, 0 },
    AT('d', 'd', 'd', 2) = { "dd", KIND_DT, ROLE_BLOCK, 0 },
    AT('d', 'e', 'l', 3) = { "del", KIND_INLINE, ROLE_SPAN, SPAN_DEL },
    AT('d', 'e', 's', 7) = { "details", KIND_BLOCK, ROLE_BLOCK, 0 },
    AT('d', 'i', 'r', 3) = { "dir", KIND_LIST, ROLE_LIST, 0 },
    AT('d', 'i', 'v', 3) = { "div", KIND_BLOCK, ROLE_BLOCK, 0 },
    AT('d', 'l', 'l', 2) = { "dl", KIND_DL, ROLE_BLOCK, 0 },
    AT('d', 't', 't', 2) = { "dt", KIND_DT, ROLE_BLOCK, 0 },
    AT('e', 'm', 'm', 2) = { "em", KIND_INLINE, ROLE_SPAN, SPAN_EM },
    AT('e', 'm', 'd', 5) = { "embed", KIND_VOID, ROLE_FRAME, 0 },
    AT('f', 'i', 't', 8) = { "fieldset", KIND_BLOCK, ROLE_BLOCK, 0 },
    AT('f', 'i', 'n', 10) = { "figcaption", KIND_BLOCK, ROLE_CAPTION, 0 },
    AT('f', 'i', 'e', 6) = { "figure", KIND_BLOCK, ROLE_FIGURE, 0 },
    AT('f', 'o', 'r', 6) = { "footer", KIND_BLOCK, ROLE_BLOCK, 0 },
    AT('f', 'o', 'm', 4) = { "form", KIND_BLOCK, ROLE_BLOCK, 0 },
    AT('h', '1', '1', 2) = { "h1", KIND_BLOCK, ROLE_HEADING, 1 },
    AT('h', '2', '2', 2) = { "h2", KIND_BLOCK, ROLE_HEADING, 2 },
    AT('h', '3', '3', 2) = { "h3", KIND_BLOCK, ROLE_HEADING, 3 },
    AT('h', '4', '4', 2) = { "h4", KIND_BLOCK, ROLE_HEADING, 4 },
    AT('h', '5', '5', 2) = { "h5", KIND_BLOCK, ROLE_HEADING, 5 },
    AT('h', '6', '6', 2) = { "h6", KIND_BLOCK, ROLE_HEADING, 6 },
    AT('h', 'e', 'd', 4) = { "head", KIND_INLINE, ROLE_GONE, 0 },
    AT('h', 'e', 'r', 6) = { "header", KIND_BLOCK, ROLE_BLOCK, 0 },
    AT('h', 'r', 'r', 2) = { "hr", KIND_VOID, ROLE_RULE, 0 },
    AT('h', 't', 'l', 4) = { "html", KIND_NONE, ROLE_INLINE, 0 },
    AT('i', 0, 'i', 1) = { "i", KIND_INLINE, ROLE_SPAN, SPAN_EM },
    AT('i', 'f', 'e', 6) = { "iframe", KIND_RAW, ROLE_FRAME, 0 },
    AT('i', 'm', 'g', 3) = { "img", KIND_VOID, ROLE_IMAGE, 0 },
    AT('i', 'n', 't', 5) = { "input", KIND_VOID, ROLE_INLINE, 0 },
    AT('k', 'b', 'd', 3) = { "kbd", KIND_INLINE, ROLE_SPAN, SPAN_CODE },
    AT('l', 'i', 'i', 2) = { "li", KIND_LI, ROLE_ITEM, 0 },
    AT('l', 'i', 'k', 4) = { "link", KIND_VOID, ROLE_INLINE, 0 },
    AT('l', 'i', 'g', 7) = { "listing", KIND_INLINE, ROLE_PRE, 0 },
    AT('m', 'a', 'n', 4) = { "main", KIND_BLOCK, ROLE_BLOCK, 0 },
    AT('m', 'e', 'u', 4) = { "menu", KIND_LIST, ROLE_LIST, 0 },
    AT('m', 'e', 'a', 4) = { "meta", KIND_VOID, ROLE_INLINE, 0 },
    AT('n', 'a', 'v', 3) = { "nav", KIND_BLOCK, ROLE_BLOCK, 0 },
    AT('n', 'o', 'd', 7) = { "noembed", KIND_RAW, ROLE_INLINE, 0 },
    AT('n', 'o', 's', 8) = { "noframes", KIND_RAW, ROLE_INLINE, 0 },
    AT('n', 'o', 't', 8) = { "noscript", KIND_INLINE, ROLE_NOSCRIPT, 0 },
    AT('o', 'b', 't', 6) = { "object", KIND_INLINE, ROLE_FRAME, 0 },
    AT('o', 'k', 'k', 2) = { "ok", KIND_INLINE, ROLE_LINK, 0 },
    AT('o', 'l', 'l', 2) = { "ol", KIND_LIST, ROLE_LIST, 1 },
    AT('o', 'p', 'p', 8) = { "optgroup", KIND_OPTION, ROLE_INLINE, 0 },
    AT('o', 'p', 'n', 6) = { "option", KIND_OPTION, ROLE_BLOCK, 0 },
    AT('p', 0, 'p', 1) = { "p", KIND_P, ROLE_BLOCK, 0 },
    AT('p', 'a', 'm', 5) = { "param", KIND_VOID, ROLE_INLINE, 0 },
    AT('p', 'i', 'e', 7) = { "picture", KIND_INLINE, ROLE_PICTURE, 0 },
    AT('p', 'r', 'e', 3) = { "pre", KIND_BLOCK, ROLE_PRE, 0 },
    AT('r', 'p', 'p', 2) = { "rp", KIND_RT, ROLE_GONE, 0 },
    AT('r', 't', 't', 2) = { "rt", KIND_RT, ROLE_READING, 0 },
    AT('r', 'u', 'y', 4) = { "ruby", KIND_RUBY, ROLE_RUBY, 0 },
    AT('s', 0, 's', 1) = { "s", KIND_INLINE, ROLE_SPAN, SPAN_DEL },
    AT('s', 'a', 'p', 4) = { "samp", KIND_INLINE, ROLE_SPAN, SPAN_CODE },
    AT('s', 'c', 't', 6) = { "script", KIND_RAW, ROLE_INLINE, 0 },
    AT('s', 'e', 'n', 7) = { "section", KIND_BLOCK, ROLE_BLOCK, 0 },
    AT('s', 'o', 'e', 6) = { "source", KIND_VOID, ROLE_SOURCE, 0 },
    AT('s', 'p', 'n', 4) = { "span", KIND_INLINE, ROLE_LINK, 0 },
    AT('s', 't', 'e', 6) = { "strike", KIND_INLINE, ROLE_SPAN, SPAN_DEL },
    AT('s', 't', 'g', 6) = { "strong", KIND_INLINE, ROLE_SPAN, SPAN_STRONG },
    AT('s', 't', 'e', 5) = { "style", KIND_RAW, ROLE_INLINE, 0 },
    AT('s', 'u', 'b', 3) = { "sub", KIND_INLINE, ROLE_SPAN, SPAN_SUB },
    AT('s', 'u', 'y', 7) = { "summary", KIND_BLOCK, ROLE_BLOCK, 0 },
    AT('s', 'u', 'p', 3) = { "sup", KIND_INLINE, ROLE_SPAN, SPAN_SUP },
    AT('s', 'v', 'g', 3) = { "svg", KIND_INLINE, ROLE_GONE, 0 },
    AT('t', 'a', 'e', 5) = { "table", KIND_TABLE, ROLE_TABLE, 0 },
    AT('t', 'b', 'y', 5) = { "tbody", KIND_BODY, ROLE_INLINE, 0 },
    AT('t', 'd', 'd', 2) = { "td", KIND_CELL, ROLE_CELL, 0 },
    AT('t', 'e', 'e', 8) = { "template", KIND_INLINE, ROLE_GONE, 0 },
    AT('t', 'f', 't', 5) = { "tfoot", KIND_BODY, ROLE_INLINE, 0 },
    AT('t', 'h', 'h', 2) = { "th", KIND_CELL, ROLE_CELL, 1 },
    AT('t', 'h', 'd', 5) = { "thead", KIND_BODY, ROLE_INLINE, 0 },
    AT('t', 'i', 'e', 5) = { "title", KIND_RAW, ROLE_INLINE, 0 },
    AT('t', 'r', 'r', 2) = { "tr", KIND_ROW, ROLE_ROW, 0 },
    AT('t', 'r', 'k', 5) = { "track", KIND_VOID, ROLE_INLINE, 0 },
    AT('t', 't', 't', 2) = { "tt", KIND_INLINE, ROLE_SPAN, SPAN_CODE },
    AT('u', 'l', 'l', 2) = { "ul", KIND_LIST, ROLE_LIST, 0 },
    AT('v', 'a', 'r', 3) = { "var", KIND_INLINE, ROLE_SPAN, SPAN_EM },
    AT('v', 'i', 'o', 5) = { "video", KIND_INLINE, ROLE_PLAYER, 0 },
    AT('w', 'b', 'r', 3) = { "wbr", KIND_VOID, ROLE_INLINE, 0 },
};
/* clang-format on */

const struct element *element_of(struct str name)
{
    static const struct element unknown = { "", KIND_INLINE, ROLE_INLINE, 0 };
    const unsigned char *p = (const unsigned char *)name.p;

    if (name.n == 0)
        return &unknown;
    const struct element *e =
        &elements[PLACE(p[0], p[1], p[name.n - 1], (unsigned)name.n)];
    return strcmp(e->name, name.p) == 0 ? e : &unknown;
}
