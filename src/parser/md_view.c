/* SPDX-License-Identifier: MIT */
/* Every function looks at one line, from its begin on. */
#include <config.h>

#include "parser/md_view.h"

#include "base/ascii.h"
#include "parser/md_pair.h"
#include "text/utf8.h"

static size_t run_length(struct str s, char c)
{
    size_t n = 0;
    while (n < s.n && s.p[n] == c)
        n++;
    return n;
}

/* marks of quotes and lists */

/* Pass over blanks; TABs go to the next multiple of four. */
static size_t blanks(struct str s, unsigned *column)
{
    size_t n = 0;
    for (; n < s.n && (s.p[n] == ' ' || s.p[n] == '\t'); n++)
        *column += s.p[n] == '\t' ? 4 - *column % 4 : 1;
    return n;
}

/* Bytes of the mark of an item; in a paragraph it needs text and, with a
 * number, 1 (section 5.2). */
static size_t item_mark(struct str s, bool in_text)
{
    size_t n = 0;
    if (s.n && strchr("-+*", s.p[0])) {
        n = 1;
    } else {
        while (n < s.n && n < 9 && ascii_is_digit(s.p[n]))
            n++;
        if (n == 0 || n == s.n || (s.p[n] != '.' && s.p[n] != ')') ||
            (in_text && !(n == 1 && s.p[0] == '1')))
            return 0;
        n++;
    }
    if (n < s.n && s.p[n] != ' ' && s.p[n] != '\t')
        return 0;
    return in_text && str_trim(str_skip(s, n)).n == 0 ? 0 : n;
}

static uint32_t item_number(struct str mark)
{
    uint32_t n = 0;
    if (!ascii_is_digit(mark.p[0]))
        return MD_BULLET;
    for (size_t i = 0; i + 1 < mark.n; i++)
        n = n * 10 + (uint32_t)(mark.p[i] - '0');
    return n;
}

struct walk {
    struct str line, s; /* all of it; what is left */
    unsigned column;
};

static void pass_quote(struct walk *w, struct md_view *v)
{
    w->s = str_skip(w->s, 1);
    w->column++;
    v->quote++;
    if (str_starts(w->s, STR(" ")))
        w->s = str_skip(w->s, 1);
    if (!v->item) {
        v->quotes = str_range(w->line.p, w->s.p);
        w->column = 0;
    }
}

static void pass_item(struct walk *w, size_t n, struct md_view *v)
{
    if (!v->item) {
        unsigned column = w->column + (unsigned)n;
        v->outer = str_range(w->line.p, w->s.p);
        v->mark = w->column;
        v->number = item_number(str_head(w->s, n));
        v->inner = column;
        size_t gap = blanks(str_skip(w->s, n), &v->inner);
        if (gap == 0 || v->inner - column > 4)
            v->inner = column + 1;
    }
    w->column += (unsigned)n;
    w->s = str_skip(w->s, n);
    v->item = true;
}

void md_view(struct str line, unsigned list, bool in_text, struct md_view *v)
{
    struct walk w = { line, line, 0 };
    unsigned marks = 0;
    *v = (struct md_view){ .quotes = str_head(line, 0), .number = MD_BULLET };
    for (;;) {
        struct str at = w.s;
        unsigned from = w.column;
        w.s = str_skip(w.s, blanks(w.s, &w.column));
        v->indent = w.column - from;
        unsigned in = v->item || w.column < list ? v->indent : w.column - list;
        bool quote = str_starts(w.s, STR(">"));
        size_t n = quote ? 1 : 0;
        if (in < 4 && !quote && !md_is_rule(w.s))
            n = item_mark(w.s, in_text && !v->item);
        if (in >= 4 || n == 0)
            break;
        if (marks++ == MD_MARKS_MAX) {
            v->too_deep = true;
            w.s = at;
            break;
        }
        if (quote)
            pass_quote(&w, v);
        else
            pass_item(&w, n, v);
    }
    v->column = w.column;
    v->prefix = str_range(line.p, w.s.p);
    v->text = w.s;
}

/* blocks */

unsigned md_heading(struct str text, struct str *words)
{
    size_t n = run_length(text, '#');
    if (n == 0 || n > 6)
        return 0;
    struct str s = str_skip(text, n);
    const char *p = s.p;
    if (s.n && s.p[0] != ' ' && s.p[0] != '\t') {
        uint32_t c = utf8_next(&p, str_end(s));
        if (n < 2 || !(md_is_cjk(c) || c == 0x3000))
            return 0;
    }
    *words = str_trim(s);
    return (unsigned)n;
}

bool md_is_rule(struct str text)
{
    size_t n = 0;
    if (text.n == 0 || !strchr("-*_", text.p[0]))
        return false;
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] == text.p[0])
            n++;
        else if (text.p[i] != ' ' && text.p[i] != '\t')
            return false;
    return n >= 3;
}

bool md_is_underline(struct str text)
{
    text = str_trim(text);
    return text.n && (text.p[0] == '=' || text.p[0] == '-') &&
           run_length(text, text.p[0]) == text.n;
}

bool md_is_measured(struct str line, struct str below)
{
    line = str_trim(line);
    below = str_trim(below);
    return below.n > 3 && md_is_underline(below) &&
           (below.n == line.n || below.n == utf8_count(line));
}

size_t md_fence(struct str text)
{
    if (text.n == 0 || (text.p[0] != '`' && text.p[0] != '~'))
        return 0;
    size_t n = run_length(text, text.p[0]);
    if (n < 3 ||
        (text.p[0] == '`' && str_chr(str_skip(text, n), '`') < text.n - n))
        return 0;
    return n;
}

bool md_is_delimiters(struct str text)
{
    bool dash = false, other = false;
    for (size_t i = 0; i < text.n; i++) {
        if (!strchr("|:- \t", text.p[i]))
            return false;
        dash |= text.p[i] == '-';
        other |= text.p[i] == '|' || text.p[i] == ':';
    }
    return dash && other;
}

/* HTML */

/* Names of section 4.6, kind 6, each between blanks. */
static const char names[] =
    " address article aside base basefont blockquote body caption center col "
    "colgroup dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe "
    "legend li link main menu menuitem nav noframes ol optgroup option p "
    "param section source summary table tbody td tfoot th thead title tr "
    "track ul ";

static bool is_block_name(struct str s)
{
    char word[16] = " ";
    size_t n = 0;
    while (n < s.n && n < 12 && ascii_is_alnum(s.p[n]))
        n++;
    if (n == 0 || n == 12 || (n < s.n && !strchr(" \t/>", s.p[n])))
        return false;
    for (size_t i = 0; i < n; i++)
        word[i + 1] = ascii_lower(s.p[i]);
    word[n + 1] = ' ';
    return strstr(names, word) != NULL;
}

bool md_html(struct str text, bool in_text, struct str *end)
{
    static const struct {
        struct str begin, end;
    } raw[] = {
        { STR_INIT("<script"), STR_INIT("</script>") },
        { STR_INIT("<pre"), STR_INIT("</pre>") },
        { STR_INIT("<style"), STR_INIT("</style>") },
        { STR_INIT("<textarea"), STR_INIT("</textarea>") },
        { STR_INIT("<!--"), STR_INIT("-->") },
        { STR_INIT("<?"), STR_INIT("?>") },
        { STR_INIT("<![CDATA["), STR_INIT("]]>") },
        { STR_INIT("<!"), STR_INIT(">") },
    };
    *end = STR_NONE;
    if (!str_starts(text, STR("<")))
        return false;
    for (size_t i = 0; i < sizeof raw / sizeof *raw; i++) {
        if (str_starts_nocase(text, raw[i].begin)) {
            *end = raw[i].end;
            return true;
        }
    }
    bool closing = str_starts(text, STR("</"));
    if (is_block_name(str_skip(text, closing ? 2 : 1)))
        return true;
    /* any other tag alone in its line */
    text = str_trim(text);
    return !in_text && text.n > 2 && ascii_is_letter(text.p[closing ? 2 : 1]) &&
           str_chr(text, '>') == text.n - 1 &&
           !str_has(text, STR("://")) == !str_has(text, STR("<http"));
}

bool md_html_ends(struct str text, struct str end)
{
    for (size_t at = 0; at < text.n; at++) {
        at += str_chr(str_skip(text, at), end.p[0]);
        if (at < text.n && str_starts_nocase(str_skip(text, at), end))
            return true;
    }
    return false;
}
