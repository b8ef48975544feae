/* SPDX-License-Identifier: MIT */
/* What is found goes out as raw HTML with every mark a reference: so it means
 * the same in a paragraph, a cell and a block of HTML. */
#include <config.h>

#include "parser/md_extra.h"

#include "base/ascii.h"

enum { LINK_MAX = 512, MATH_MAX = 1024, ATTRIBUTES_MAX = 128, NAME_MIN = 4 };

static bool is_mark(char c)
{
    return c > ' ' && c < 0x7F && !ascii_is_alnum(c);
}

/* Append text as references, so that nothing in it is markup. */
static void put_text(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (is_mark(s.p[i]))
            buf_printf(out, "&#%d;", s.p[i]);
        else
            buf_chr(out, s.p[i]);
}

/* The first `end` in s from `from` on; s.n if there is none, which bit
 * remembers. */
static size_t find_end(struct str s, size_t from, struct str end, unsigned bit,
                       unsigned *none)
{
    if (*none & bit)
        return s.n;
    size_t at = from + str_find(str_skip(s, from), end);
    if (at >= s.n) {
        *none |= bit;
        return s.n;
    }
    return at;
}

size_t md_put_hidden(struct buf *out, struct str s)
{
    buf_add(out, STR("<span hidden>"));
    put_text(out, s);
    buf_add(out, STR("</span>"));
    return s.n;
}

static void put_image(struct buf *out, struct str src, struct str alt,
                      bool html)
{
    buf_add(out, html ? STR("<img alt=\"") : STR("!["));
    put_text(out, alt);
    buf_add(out, html ? STR("\" src=\"") : STR("](<"));
    put_text(out, src);
    buf_add(out, html ? STR("\">") : STR(">)"));
}

/* templates */

/* The value of name="…" or name=… in s; empty if there is none. */
static struct str value_of(struct str s, struct str name)
{
    for (size_t at = 0; at < s.n; at += name.n) {
        at += str_find(str_skip(s, at), name);
        struct str v = str_skip(s, at + name.n);
        if (at == 0 || at >= s.n || !str_is_white(s.p[at - 1]) || v.n < 2 ||
            v.p[0] != '=')
            continue;
        v = str_skip(v, 1);
        if (v.p[0] == '"' || v.p[0] == '\'' || v.p[0] == '`')
            return str_head(str_skip(v, 1), str_chr(str_skip(v, 1), v.p[0]));
        size_t n = 0;
        while (n < v.n && !str_is_white(v.p[n]))
            n++;
        return str_head(v, n);
    }
    return STR("");
}

/* A picture of Hugo's: what stands between "{{<" and ">}}". */
static bool put_figure(struct buf *out, struct str call, bool html)
{
    static const struct str names[] = { STR_INIT("caption"), STR_INIT("title"),
                                        STR_INIT("alt") };
    call = str_trim(call);
    if (!str_starts(call, STR("figure ")) || call.n > LINK_MAX * 8)
        return false;
    struct str src = value_of(call, STR("src")), alt = STR("");
    for (size_t i = 0; i < 3 && alt.n == 0; i++)
        alt = value_of(call, names[i]);
    if (src.n == 0 || str_has(src, STR("\n")))
        return false;
    put_image(out, src, alt, html);
    return true;
}

size_t md_template(struct str s, unsigned *none, bool html, struct buf *out)
{
    size_t at;
    if (str_starts(s, STR("{%")))
        at = find_end(s, 2, STR("%}"), NO_PERCENT_BRACE, none);
    else if (str_starts(s, STR("{{")))
        at = find_end(s, 2, STR("}}"), NO_BRACES, none);
    else
        return 0;
    if (at == s.n)
        return 0;
    struct str all = str_head(s, at + 2);
    if (str_starts(all, STR("{{<")) && all.n > 6 &&
        put_figure(out, str_range(all.p + 3, str_end(all) - 3), html)) {
        for (size_t i = 0; i < all.n; i++)
            if (all.p[i] == '\n')
                buf_chr(out, '\n');
        return all.n;
    }
    return md_put_hidden(out, all);
}

size_t md_comment(struct str s, unsigned *none, struct buf *out)
{
    if (!str_starts(s, STR("%%")))
        return 0;
    size_t at = find_end(s, 2, STR("%%"), NO_PERCENTS, none);
    return at == s.n || at == 2 ? 0 : md_put_hidden(out, str_head(s, at + 2));
}

size_t md_block_name(struct str s)
{
    size_t n = 1;
    while (n < s.n && (ascii_is_alnum(s.p[n]) || s.p[n] == '-'))
        n++;
    return n > NAME_MIN && (n == s.n || s.p[n] == '\n') ? n : 0;
}

/* attributes */

size_t md_attributes(struct str s)
{
    if (s.n < 4 || s.p[0] != '{' || !strchr(".#:", s.p[1]))
        return 0;
    size_t i = 1;
    for (; i < s.n && i < ATTRIBUTES_MAX && s.p[i] != '}'; i++)
        if (!ascii_is_alnum(s.p[i]) && !strchr(".#:-_ =\"", s.p[i]))
            return 0;
    if (i >= s.n || s.p[i] != '}' || i < 3)
        return 0;
    size_t n = ++i;
    while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'))
        i++;
    return i == s.n || s.p[i] == '\n' ? n : 0;
}

/* brackets */

static bool is_image_name(struct str s)
{
    static const char *const ends[] = { ".png", ".jpg",  ".jpeg", ".gif",
                                        ".svg", ".webp", ".bmp",  ".avif" };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct str end = str_of(ends[i]);
        if (s.n > end.n && str_eq_nocase(str_skip(s, s.n - end.n), end))
            return true;
    }
    return false;
}

/* Digits, or a size such as 300x200? */
static bool is_size(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!ascii_is_digit(s.p[i]) && s.p[i] != 'x')
            return false;
    return s.n > 0;
}

size_t md_wikilink(struct str s, struct buf *out)
{
    bool embed = s.n && s.p[0] == '!';
    if (!str_starts(str_skip(s, embed), STR("[[")))
        return 0;
    struct str in = str_head(str_skip(s, embed + 2u), LINK_MAX);
    size_t n = 0;
    while (n < in.n && !strchr("[]\n<", in.p[n]))
        n++;
    struct str rest = str_skip(in, n);
    in = str_head(in, n);
    if (!str_starts(rest, STR("]]")) || str_trim(in).n == 0 || is_size(in) ||
        in.p[0] == '^' || (rest.n > 2 && strchr("([", rest.p[2])))
        return 0;
    size_t bar = str_chr(in, '|');
    struct str page = str_head(in, bar), words = str_skip(in, bar + 1);
    if (str_ends(page, STR("\\")))
        page.n--; /* in a table */
    if (embed && is_image_name(page))
        put_image(out, page, is_size(words) ? STR("") : words, false);
    else
        buf_add(out, words.n ? words : page);
    return embed + n + 4;
}

size_t md_note_label(struct str s)
{
    if (!str_starts(s, STR("[^")))
        return 0;
    size_t i = 2;
    while (i < s.n && i < 64 && (unsigned char)s.p[i] > ' ' &&
           !strchr("[]^()", s.p[i]))
        i++;
    return i > 2 && i < s.n && s.p[i] == ']' ? i + 1 : 0;
}

size_t md_image_size(struct str target)
{
    size_t end = target.n - 1, i = end, digits = 0;
    while (i > 0 && (ascii_is_digit(target.p[i - 1]) ||
                     target.p[i - 1] == 'x' || target.p[i - 1] == '%'))
        digits += ascii_is_digit(target.p[--i]);
    if (digits == 0 || i < 2 || target.p[i - 1] != '=' ||
        target.p[i - 2] != ' ')
        return 0;
    return end - i + 2;
}

size_t md_footnote(struct str s, struct buf *out)
{
    size_t n = md_note_label(s);
    if (n == 0 || (n < s.n && s.p[n] == '('))
        return 0;
    buf_add(out, STR("<sup>&#91;"));
    put_text(out, str_range(s.p + 2, s.p + n - 1));
    buf_add(out, STR("&#93;</sup>"));
    return n;
}

size_t md_note_number(struct str s)
{
    size_t n = 1;
    while (n < s.n && n < 4 && ascii_is_digit(s.p[n]))
        n++;
    struct str to = str_skip(s, n);
    if (n == 1 || !str_starts(to, STR("](")))
        return 0;
    to = str_head(str_skip(to, 2), LINK_MAX);
    size_t end = 0;
    while (end < to.n && !strchr(" )\n", to.p[end]))
        end++;
    size_t mark = str_chr(str_head(to, end), '#');
    struct str place = str_skip(to, mark);
    bool notes = str_starts(place, STR("#fn")) ||
                 str_starts(place, STR("#footnote")) ||
                 str_starts(place, STR("#ref"));
    return end < to.n && mark < end && (mark == 0 || notes) ? n - 1 : 0;
}

/* math */

size_t md_math(struct str s, unsigned *none, struct buf *out)
{
    size_t n = str_starts(s, STR("$$")) ? 2 : 1, end;
    struct str sign = { "$$", n };
    if (n == 2) {
        end = find_end(s, n, sign, NO_DOLLARS, none);
    } else {
        struct str look = str_head(s, MATH_MAX);
        look = str_head(look, str_chr(look, '\n'));
        end = 1 + str_chr(str_skip(look, 1), '$');
        end = end < look.n ? end : s.n;
    }
    if (end >= s.n || end == n || str_is_white(s.p[end - 1]))
        return 0;
    struct str in = str_head(s, end + n);
    if (n == 1 && (str_is_white(s.p[1]) ||
                   !(str_has(in, STR("\\")) || str_has(in, STR("_")) ||
                     str_has(in, STR("^")) || str_has(in, STR("*")))))
        return 0;
    put_text(out, in);
    return in.n;
}
