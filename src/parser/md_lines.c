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
#include "parser/md_box.h"
#include "parser/md_extra.h"
#include "parser/md_group.h"
#include "parser/md_inline.h"
#include "parser/md_numbers.h"
#include "parser/md_view.h"

enum {
    DEFINITION_MAX = 1024, /* bytes of a line that defines a link */
    DEFINITION_BIG = 256,  /* the same in a text of … */
    BIG = 1 << 18,         /* … so many bytes: each use costs all of them */
    GROUP_MAX = 512,       /* lines of a paragraph */
};

enum mode { FLOW, FENCE, HTML };
enum chunk { CHUNK_NONE, CHUNK_CODE, CHUNK_PROSE };

struct lines {
    struct str rest; /* behind the line that is read */
    struct buf *out;
    struct arena own; /* lines that were changed */
    struct md_group group;
    struct md_numbers numbers;
    size_t definition_max;
    enum mode mode;
    unsigned list;      /* column of the text of the open item, 0: none */
    unsigned quote;     /* of the last line */
    char fence;         /* its character, */
    size_t fence_n;     /* its length, */
    unsigned container; /* quotes around the fence or HTML */
    unsigned boxes;     /* that a line has to end */
    struct str html_end;
    enum chunk chunk; /* of lines indented as code */
    bool blank;       /* before this line */
    bool note;        /* lines indented as code belong to a note or a box */
};

/* out */

/* Between two paragraphs of what is open. */
static void put_gap(struct lines *l, struct str quotes)
{
    if (l->blank)
        return;
    md_put_prefix(l->out, quotes);
    buf_chr(l->out, '\n');
    l->blank = true;
}

/* groups */

static void group_add(struct lines *l, struct str prefix, struct str text)
{
    md_group_add(&l->group, prefix, text);
    l->blank = false;
}

static void flush(struct lines *l)
{
    if (l->group.n == 0)
        return;
    md_group_put(&l->group, l->out);
    arena_reset(&l->own);
}

/* lines indented as code */

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

static void put_html(struct lines *l, const struct md_view *v)
{
    md_put_prefix(l->out, v->prefix);
    if (l->html_end.p)
        buf_add(l->out, v->text);
    else
        md_inline_html(v->text, l->out);
    buf_chr(l->out, '\n');
    l->blank = false;
    if (l->html_end.p && md_html_ends(v->text, l->html_end))
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
    md_put_prefix(l->out, v->prefix);
    buf_fill(l->out, '#', level);
    buf_chr(l->out, ' ');
    md_inline(words, l->out);
    buf_chr(l->out, '\n');
    l->blank = false;
}

/* The title of a box as a paragraph; its marks say nothing more. */
static bool put_box(struct lines *l, const struct md_view *v)
{
    struct md_box box = md_box(v->text);
    if (v->item && str_eq(v->text, STR("TOC"))) /* of kramdown */
        box.kind = MD_BOX_CALL;
    bool quote = v->quote > 0 && (l->quote < v->quote || l->blank);
    if (box.kind == MD_BOX_NONE || (box.kind == MD_BOX_QUOTE && !quote) ||
        (box.kind == MD_BOX_END && l->boxes == 0) ||
        (box.kind == MD_BOX_CALL && l->group.n))
        return false;
    l->boxes += box.kind == MD_BOX_BEGIN;
    l->boxes -= box.kind == MD_BOX_END;
    flush(l);
    if (box.kind != MD_BOX_QUOTE)
        put_gap(l, v->quotes);
    bool call = box.kind == MD_BOX_CALL;
    if (box.title.n || call) {
        md_put_prefix(l->out, v->prefix);
        if (call)
            md_put_hidden(l->out, v->text);
        else
            md_inline(box.title, l->out);
        buf_chr(l->out, '\n');
        l->blank = false;
        put_gap(l, v->quotes);
    }
    l->note = box.kind == MD_BOX_INDENT;
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
        l->chunk =
            l->note || (md_has_cjk(v->text) && md_is_prose(l->rest, v->text))
                ? CHUNK_PROSE
                : CHUNK_CODE;
    if (l->chunk == CHUNK_CODE && l->group.n) {
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
    bool deeper = l->group.n && v->quote > l->quote;
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
    if (l->group.n && !v->item && v->quote == l->quote &&
        md_is_underline(v->text))
        return true;
    return false;
}

/* "[name]: address": as it stands, and ended, when it is one that can be put
 * in a thousand places. Others are text. */
static bool take_definition(struct lines *l, struct str line,
                            const struct md_view *v)
{
    struct str s = v->text;
    size_t middle = str_find(str_head(s, l->definition_max), STR("]:"));
    if (l->group.n || !str_starts(s, STR("[")) || str_starts(s, STR("[^")) ||
        middle >= s.n || middle >= l->definition_max)
        return false;
    if (s.n > l->definition_max || str_trim(str_skip(s, middle + 2)).n == 0) {
        md_put_prefix(l->out, v->prefix);
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
    if (!md_fence(v->text) || !md_has_cjk(v->text))
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
    } else if (md_html(v->text, l->group.n > 0 && !v->item, &end)) {
        flush(l);
        l->mode = HTML;
        l->html_end = end;
        l->container = v->quote;
        put_html(l, v);
    } else if (!put_box(l, v) && !take_note(l, v) &&
               !take_definition(l, line, v)) {
        take_text(l, v);
    }
}

/* A list counts from its first number on, so one that jumps becomes two. */
static void put_cut(struct lines *l, const struct md_view *v)
{
    md_put_prefix(l->out, v->outer);
    put_line(l, STR("<!-- -->"));
}

/* The column of the open item after this line. */
static void follow_list(struct lines *l, const struct md_view *v)
{
    if (v->item) {
        flush(l);
        if (md_numbers_jump(&l->numbers, v))
            put_cut(l, v);
        l->list = v->column;
    } else if (v->column < l->list && (l->blank || l->group.n == 0)) {
        l->list = v->column >= 2 ? v->column : 0;
    }
}

/* md4c looks for the line of each link in its paragraph from the begin. */
static void bound_group(struct lines *l, const struct md_view *v)
{
    if (l->group.n < GROUP_MAX || md_group_is_table(&l->group))
        return;
    flush(l);
    put_gap(l, v->quotes);
}

/* "1. words" over a line drawn as long as it: a heading, no item. */
static bool take_numbered(struct lines *l, struct str line,
                          const struct md_view *v)
{
    struct md_view at = *v;
    struct str rest = l->rest, below;
    if (!v->item || v->number == MD_BULLET || v->mark > 0 || v->quote ||
        !str_line(&rest, &below) || !md_is_measured(line, below))
        return false;
    l->rest = rest;
    l->list = l->numbers.n = 0;
    at.prefix = STR("");
    put_heading(l, &at, str_trim(below).p[0] == '=' ? 1 : 2, str_trim(line));
    return true;
}

static void take_line(struct lines *l, struct str line)
{
    struct md_view v;
    md_view(line, l->list, l->group.n > 0 && l->list == 0, &v);
    if (mode_goes_on(l, line, &v))
        return;
    if (v.text.n == 0) {
        flush(l);
        md_put_prefix(l->out, line);
        buf_chr(l->out, '\n');
        l->blank = true;
        l->quote = v.quote;
        if (l->chunk == CHUNK_PROSE)
            l->chunk = CHUNK_NONE;
        return;
    }
    bound_group(l, &v);
    if (take_numbered(l, line, &v))
        return;
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
    l.definition_max = text.n < BIG ? DEFINITION_MAX : DEFINITION_BIG;
    struct str line;
    while (str_line(&l.rest, &line))
        take_line(&l, line);
    flush(&l);
    md_group_free(&l.group);
    arena_free(&l.own);
}
