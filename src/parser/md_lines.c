/* SPDX-License-Identifier: MIT */
/*
 * Lines of text wait in a group until the block ends; then it is known
 * whether it is a table and how its lines were broken. Each line goes out
 * with the marks of quotes and lists that stood before it.
 *
 * Nesting is bounded by the marks of a line (md_view) and by its blanks.
 */
#include <config.h>

#include "parser/md_lines.h"

#include "base/arena.h"
#include "base/mem.h"
#include "parser/md_extra.h"
#include "parser/md_inline.h"
#include "parser/md_pair.h"
#include "parser/md_view.h"
#include "text/utf8.h"
#include "text/width.h"

#include <stdlib.h>

enum {
    PREFIX_MAX = 120,      /* bytes of marks and blanks */
    DEFINITION_MAX = 1024, /* bytes of a line that defines a link */
    LOOK_MAX = 32,         /* lines that decide what is code */
    MEASURE_MIN = 44,      /* cells: lines broken by hand are as long … */
    MEASURE_MAX = 120,     /* … and no longer */
};

struct line {
    struct str prefix, text;
};

enum mode { FLOW, FENCE, HTML };
enum chunk { CHUNK_NONE, CHUNK_CODE, CHUNK_PROSE };

struct lines {
    struct str rest; /* behind the line that is read */
    struct buf *out;
    struct arena own; /* lines that were changed */
    struct line *group;
    size_t n, room;
    struct buf text, made; /* scratch */
    enum mode mode;
    unsigned list;      /* column of the text of the open item, 0: none */
    unsigned quote;     /* of the last line */
    char fence;         /* its character, */
    size_t fence_n;     /* its length, */
    unsigned container; /* quotes around the fence or HTML */
    struct str html_end;
    enum chunk chunk; /* of lines indented as code */
    bool blank;       /* before this line */
    bool note;        /* lines indented as code belong to a note */
};

/* out */

static void put_prefix(struct lines *l, struct str prefix)
{
    buf_add(l->out, str_head(prefix, PREFIX_MAX));
}

/* Between two paragraphs of what is open. */
static void put_gap(struct lines *l, struct str quotes)
{
    if (l->blank)
        return;
    put_prefix(l, quotes);
    buf_chr(l->out, '\n');
    l->blank = true;
}

/* groups */

static void group_add(struct lines *l, struct str prefix, struct str text)
{
    if (l->n == l->room) {
        l->room = l->room ? l->room * 2 : 32;
        l->group = xrealloc(l->group, l->room * sizeof *l->group);
    }
    l->group[l->n++] = (struct line){ prefix, text };
    l->blank = false;
}

static void put_row(struct lines *l, struct str row)
{
    const char *p = row.p, *end = str_end(row), *from = p;
    for (; p < end; p++) {
        if (*p == '\\' && p + 1 < end) {
            p++;
        } else if (*p == '|') {
            md_inline(str_range(from, p), l->out);
            buf_chr(l->out, '|');
            from = p + 1;
        }
    }
    md_inline(str_range(from, end), l->out);
}

/* md4c wants three dashes in each cell. */
static void put_delimiters(struct lines *l, struct str row)
{
    for (size_t i = 0; i < row.n; i++)
        buf_fill(l->out, row.p[i], row.p[i] == '-' ? 3 : 1);
}

static void put_table(struct lines *l)
{
    for (size_t i = 0; i < l->n; i++) {
        put_prefix(l, l->group[i].prefix);
        if (i == 1)
            put_delimiters(l, l->group[i].text);
        else
            put_row(l, l->group[i].text);
        buf_chr(l->out, '\n');
    }
}

static bool ends_sentence(struct str s)
{
    static const struct str marks = STR_INIT("。！？…；：”』」》〉）.!?;:\")");
    const char *end = str_end(s), *p = end;
    if (s.n == 0)
        return false;
    utf8_prev(&p, s.p);
    return str_has(marks, str_range(p, end));
}

static bool has_cjk(struct str s)
{
    const char *p = s.p, *end = str_end(s);
    while (p < end)
        if ((unsigned char)*p < 0x80)
            p++;
        else if (md_is_cjk(utf8_next(&p, end)))
            return true;
    return false;
}

/* Do the ends of lines mean something? Not when all but the last are about
 * as long as the longest and few end a sentence. */
static bool keeps_lines(const struct lines *l)
{
    size_t widest = 0, narrowest = SIZE_MAX, ended = 0;
    bool cjk = false;
    for (size_t i = 0; i < l->n; i++) {
        struct str s = str_trim(l->group[i].text);
        size_t w = width_str(WIDTH_DUMP, s);
        widest = w > widest ? w : widest;
        cjk = cjk || has_cjk(s);
        if (i + 1 < l->n) {
            narrowest = w < narrowest ? w : narrowest;
            ended += ends_sentence(s);
        }
    }
    if (!cjk)
        return l->n > 2 && ended == l->n - 1;
    return widest < MEASURE_MIN || widest > MEASURE_MAX ||
           narrowest + 8 + widest / 8 < widest || ended * 2 >= l->n;
}

static void put_paragraph(struct lines *l)
{
    bool keep = l->n > 1 && keeps_lines(l);
    buf_reset(&l->text);
    buf_reset(&l->made);
    for (size_t i = 0; i < l->n; i++) {
        if (i)
            buf_chr(&l->text, '\n');
        buf_add(&l->text, l->group[i].text);
        if (keep && i + 1 < l->n && !str_ends(l->group[i].text, STR("\\")))
            buf_add(&l->text, STR("  "));
    }
    md_inline(buf_str(&l->text), &l->made);
    struct str rest = buf_str(&l->made), line;
    for (size_t i = 0; i < l->n && str_field(&rest, '\n', &line); i++) {
        put_prefix(l, l->group[i].prefix);
        buf_add(l->out, line);
        buf_chr(l->out, '\n');
    }
}

static void flush(struct lines *l)
{
    if (l->n == 0)
        return;
    if (l->n > 1 && str_has(l->group[0].text, STR("|")) &&
        md_is_delimiters(l->group[1].text))
        put_table(l);
    else
        put_paragraph(l);
    l->n = 0;
    arena_reset(&l->own);
}

/* lines indented as code */

/* The line and those that follow it with the indent: prose, when CJK characters
 * outweigh the others and none ends like code. */
static bool is_prose(const struct lines *l, struct str text)
{
    struct str rest = l->rest, line = text;
    size_t cjk = 0, other = 0;
    bool link = false;
    unsigned n = 0;
    do {
        struct str s = str_trim(line);
        const char *p = s.p, *end = str_end(s);
        if (s.n && strchr("{};", end[-1]))
            return false;
        link |= str_has(s, STR("](")) || str_has(s, STR("http"));
        while (p < end)
            if (md_is_cjk(utf8_next(&p, end)))
                cjk++;
            else
                other++;
    } while (n++ < LOOK_MAX && str_line(&rest, &line) && str_trim(line).n > 0 &&
             (str_starts(line, STR("    ")) || str_starts(line, STR("\t"))));
    return cjk * 2 > other || (link && cjk > 0);
}

/* The prefix as deep as the open item is, or none. */
static struct str unindented(struct lines *l, const struct md_view *v)
{
    size_t n = l->note || v->column < l->list ? 0 : l->list;
    char *p = arena_bytes(&l->own, v->quotes.n + n + 1);
    if (v->quotes.n)
        memcpy(p, v->quotes.p, v->quotes.n);
    memset(p + v->quotes.n, ' ', n);
    return (struct str){ p, v->quotes.n + n };
}

static void put_line(struct lines *l, struct str line)
{
    buf_add(l->out, line);
    buf_chr(l->out, '\n');
}

/* modes */

static void fence_begin(struct lines *l, const struct md_view *v)
{
    flush(l);
    l->mode = FENCE;
    l->fence = v->text.p[0];
    l->fence_n = md_fence(v->text);
    l->container = v->quote;
}

static bool has_end(struct str text, struct str end)
{
    for (size_t at = 0; at < text.n; at++) {
        at += str_chr(str_skip(text, at), end.p[0]);
        if (at < text.n && str_starts_nocase(str_skip(text, at), end))
            return true;
    }
    return false;
}

static void put_html(struct lines *l, const struct md_view *v)
{
    put_prefix(l, v->prefix);
    if (l->html_end.p)
        buf_add(l->out, v->text);
    else
        md_inline_html(v->text, l->out);
    buf_chr(l->out, '\n');
    l->blank = false;
    if (l->html_end.p && has_end(v->text, l->html_end))
        l->mode = FLOW;
}

/* Does the line go on with the fence or HTML? */
static bool mode_goes_on(struct lines *l, struct str line,
                         const struct md_view *v)
{
    if (l->mode == FLOW)
        return false;
    if (v->quote < l->container || (l->mode == FENCE && l->list && v->text.n &&
                                    v->column < l->list && v->indent == 0)) {
        l->mode = FLOW;
        return false;
    }
    if (l->mode == HTML) {
        if (v->text.n == 0 && !l->html_end.p)
            l->mode = FLOW;
        else
            put_html(l, v);
        return l->mode == HTML || l->html_end.p;
    }
    put_line(l, line);
    size_t n = 0;
    while (n < v->text.n && v->text.p[n] == l->fence)
        n++;
    if (n >= l->fence_n && str_trim(str_skip(v->text, n)).n == 0)
        l->mode = FLOW;
    l->blank = false;
    return true;
}

/* blocks of one line */

static void put_heading(struct lines *l, const struct md_view *v,
                        unsigned level, struct str words)
{
    flush(l);
    put_prefix(l, v->prefix);
    buf_fill(l->out, '#', level);
    buf_chr(l->out, ' ');
    md_inline(words, l->out);
    buf_chr(l->out, '\n');
    l->blank = false;
}

/* "[!note] title": the title, or if it has none the word. */
static bool put_callout(struct lines *l, const struct md_view *v)
{
    struct str s = v->text;
    if (v->quote == 0 || (l->quote >= v->quote && !l->blank) ||
        !str_starts(s, STR("[!")))
        return false;
    size_t n = 2;
    while (n < s.n && ((s.p[n] | 32) >= 'a' && (s.p[n] | 32) <= 'z'))
        n++;
    if (n == 2 || n == s.n || s.p[n] != ']' || str_has(s, STR("](")))
        return false;
    struct str kind = str_range(s.p + 2, s.p + n);
    struct str title = str_skip(s, n + 1);
    if (title.n && strchr("+-", title.p[0]))
        title = str_skip(title, 1);
    title = str_trim(title);
    flush(l);
    put_prefix(l, v->prefix);
    md_inline(title.n ? title : kind, l->out);
    buf_chr(l->out, '\n');
    l->blank = false;
    put_gap(l, v->quotes);
    return true;
}

/* "[^1]: words" */
static bool take_note(struct lines *l, const struct md_view *v)
{
    size_t n = md_note_label(v->text);
    if (n == 0 || n >= v->text.n || v->text.p[n] != ':')
        return false;
    flush(l);
    if (!v->item)
        put_gap(l, v->quotes);
    char *p = arena_bytes(&l->own, v->text.n);
    memcpy(p, v->text.p, n);
    p[n] = ' ';
    memcpy(p + n + 1, v->text.p + n + 1, v->text.n - n - 1);
    group_add(l, v->prefix, (struct str){ p, v->text.n });
    l->note = true;
    return true;
}

/* lines of text */

static void take_indented(struct lines *l, struct str line,
                          const struct md_view *v)
{
    if (l->chunk == CHUNK_NONE)
        l->chunk = l->note || (has_cjk(v->text) && is_prose(l, v->text))
                       ? CHUNK_PROSE
                       : CHUNK_CODE;
    if (l->chunk == CHUNK_CODE && l->n) {
        group_add(l, v->prefix, v->text); /* section 4.4: goes on */
    } else if (l->chunk == CHUNK_CODE) {
        put_line(l, line);
        l->blank = false;
    } else {
        struct md_view at;
        flush(l);
        put_gap(l, v->quotes);
        struct str prefix = unindented(l, v);
        md_view(v->text, 0, false, &at);
        char *p = arena_bytes(&l->own, prefix.n + at.prefix.n + 1);
        memcpy(p, prefix.p, prefix.n);
        memcpy(p + prefix.n, at.prefix.p, at.prefix.n);
        group_add(l, (struct str){ p, prefix.n + at.prefix.n }, at.text);
    }
}

static void take_text(struct lines *l, const struct md_view *v)
{
    bool indent = str_starts(v->text, STR("\u3000"));
    bool deeper = l->n && v->quote > l->quote;
    if (v->item || indent || deeper)
        flush(l);
    if (indent && !v->item)
        put_gap(l, v->quotes);
    struct str text = v->text;
    if (v->too_deep) {
        buf_add(l->out, STR("<!-- -->")); /* what follows is no mark */
        put_line(l, text);
        return;
    }
    group_add(l, v->prefix, text);
}

/* A line that ends the group and is not rewritten? */
static bool is_verbatim(const struct lines *l, const struct md_view *v)
{
    if (md_is_rule(v->text) && !v->item)
        return true;
    if (l->n && !v->item && v->quote == l->quote && md_is_underline(v->text))
        return true;
    return false;
}

/* "[name]: address": as it stands, and ended, when it is one that can be put
 * in a thousand places. Others are text. */
static bool take_definition(struct lines *l, struct str line,
                            const struct md_view *v)
{
    struct str s = v->text;
    size_t middle = str_find(str_head(s, DEFINITION_MAX), STR("]:"));
    if (l->n || !str_starts(s, STR("[")) || str_starts(s, STR("[^")) ||
        middle >= s.n || middle >= DEFINITION_MAX)
        return false;
    if (s.n > DEFINITION_MAX || str_trim(str_skip(s, middle + 2)).n == 0) {
        put_prefix(l, v->prefix);
        buf_chr(l->out, '\\');
        put_line(l, s);
    } else {
        put_line(l, line);
    }
    l->blank = false;
    put_gap(l, v->quotes);
    return true;
}

/* Backticks before CJK text are no fence: the text would be lost as the name
 * of a language. */
static bool take_backticks(struct lines *l, const struct md_view *v)
{
    if (!md_fence(v->text) || !has_cjk(v->text))
        return false;
    char *p = arena_bytes(&l->own, v->text.n + 1);
    *p = '\\';
    memcpy(p + 1, v->text.p, v->text.n);
    group_add(l, v->prefix, (struct str){ p, v->text.n + 1 });
    return true;
}

static void take_block(struct lines *l, struct str line,
                       const struct md_view *v)
{
    struct str words, end;
    unsigned level;
    if (take_backticks(l, v))
        return;
    if (md_fence(v->text)) {
        fence_begin(l, v);
        put_line(l, line);
    } else if (is_verbatim(l, v)) {
        flush(l);
        put_line(l, line);
        l->blank = false;
    } else if ((level = md_heading(v->text, &words)) > 0) {
        put_heading(l, v, level, words);
    } else if (md_html(v->text, l->n > 0 && !v->item, &end)) {
        flush(l);
        l->mode = HTML;
        l->html_end = end;
        l->container = v->quote;
        put_html(l, v);
    } else if (!put_callout(l, v) && !take_note(l, v) &&
               !take_definition(l, line, v)) {
        take_text(l, v);
    }
}

/* The column of the open item after this line. */
static void follow_list(struct lines *l, const struct md_view *v)
{
    if (v->item)
        l->list = v->column;
    else if (v->column < l->list && (l->blank || l->n == 0))
        l->list = v->column >= 2 ? v->column : 0;
}

static void take_line(struct lines *l, struct str line)
{
    struct md_view v;
    md_view(line, l->list, l->n > 0 && l->list == 0, &v);
    if (mode_goes_on(l, line, &v))
        return;
    if (v.text.n == 0) {
        flush(l);
        put_prefix(l, line);
        buf_chr(l->out, '\n');
        l->blank = true;
        l->quote = v.quote;
        if (l->chunk == CHUNK_PROSE)
            l->chunk = CHUNK_NONE;
        return;
    }
    follow_list(l, &v);
    unsigned in = v.column < l->list ? v.column : v.column - l->list;
    if (!v.item && in >= 4) {
        take_indented(l, line, &v);
    } else {
        l->chunk = CHUNK_NONE;
        if (l->blank || v.item)
            l->note = false;
        take_block(l, line, &v);
    }
    l->quote = v.quote;
}

void md_lines(struct str text, struct buf *out)
{
    struct lines l = { .rest = text, .out = out, .blank = true };
    struct str line;
    while (str_line(&l.rest, &line))
        take_line(&l, line);
    flush(&l);
    free(l.group);
    buf_free(&l.text);
    buf_free(&l.made);
    arena_free(&l.own);
}
