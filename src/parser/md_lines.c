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

#include "parser/md_block.h"

enum {
    DEFINITION_MAX = 1024, /* bytes of a line that defines a link */
    DEFINITION_BIG = 256,  /* the same in a text of … */
    BIG = 1 << 18,         /* … so many bytes: each use costs all of them */
    GROUP_MAX = 512,       /* lines of a paragraph */
};

/* The prefix as deep as the open item is, or none. */
static struct str unindented(struct md_flow *l, const struct md_view *v)
{
    size_t n = l->note || v->column < l->list ? 0 : l->list;
    char *p = arena_bytes(&l->own, v->quotes.n + n + 1);
    if (v->quotes.n)
        memcpy(p, v->quotes.p, v->quotes.n);
    memset(p + v->quotes.n, ' ', n);
    return (struct str){ p, v->quotes.n + n };
}

/* Does the line go on with the fence or HTML? */
static bool mode_goes_on(struct md_flow *l, struct str line,
                         const struct md_view *v)
{
    if (l->mode == MD_MODE_FLOW)
        return false;
    if (v->quote < l->container ||
        (l->mode == MD_MODE_FENCE && l->list && v->text.n &&
         v->column < l->list && v->indent == 0)) {
        l->mode = MD_MODE_FLOW;
        return false;
    }
    if (l->mode == MD_MODE_HTML) {
        if (v->text.n == 0 && !l->html_end.p)
            l->mode = MD_MODE_FLOW;
        else
            md_block_html(l, v);
        return l->mode == MD_MODE_HTML || l->html_end.p;
    }
    if (l->mode == MD_MODE_CALL) {
        md_block_call(l, line, v);
        return true;
    }
    md_flow_line(l, line);
    size_t n = 0;
    while (n < v->text.n && v->text.p[n] == l->fence)
        n++;
    if (n >= l->fence_n && str_trim(str_skip(v->text, n)).n == 0)
        l->mode = MD_MODE_FLOW;
    l->blank = false;
    return true;
}

static void take_indented(struct md_flow *l, struct str line,
                          const struct md_view *v)
{
    if (l->chunk == MD_CHUNK_NONE)
        l->chunk =
            l->note || (md_has_cjk(v->text) && md_is_prose(l->rest, v->text))
                ? MD_CHUNK_PROSE
                : MD_CHUNK_CODE;
    if (l->chunk == MD_CHUNK_CODE && l->group.n) {
        md_flow_add(l, v->prefix, v->text); /* section 4.4: goes on */
    } else if (l->chunk == MD_CHUNK_CODE) {
        md_flow_line(l, line);
        l->blank = false;
    } else {
        struct md_view at;
        md_flow_flush(l);
        md_flow_gap(l, v->quotes);
        struct str prefix = unindented(l, v);
        md_view(v->text, 0, false, &at);
        char *p = arena_bytes(&l->own, prefix.n + at.prefix.n + 1);
        memcpy(p, prefix.p, prefix.n);
        memcpy(p + prefix.n, at.prefix.p, at.prefix.n);
        md_flow_add(l, (struct str){ p, prefix.n + at.prefix.n }, at.text);
    }
}

static void take_text(struct md_flow *l, const struct md_view *v)
{
    bool indent = str_starts(v->text, STR("\u3000"));
    bool deeper = l->group.n && v->quote > l->quote;
    if (v->item || indent || deeper)
        md_flow_flush(l);
    if (indent && !v->item)
        md_flow_gap(l, v->quotes);
    struct str text = v->text;
    if (v->too_deep) {
        buf_add(l->out, STR("<!-- -->")); /* what follows is no mark */
        md_flow_line(l, text);
        return;
    }
    md_flow_add(l, v->prefix, text);
}

/* A list counts from its first number on, so one that jumps becomes two. */
static void put_cut(struct md_flow *l, const struct md_view *v)
{
    md_put_prefix(l->out, v->outer);
    md_flow_line(l, STR("<!-- -->"));
}

/* The column of the open item after this line. */
static void follow_list(struct md_flow *l, const struct md_view *v)
{
    if (v->item) {
        md_flow_flush(l);
        if (md_numbers_jump(&l->numbers, v))
            put_cut(l, v);
        l->list = v->column;
    } else if (v->column < l->list && (l->blank || l->group.n == 0)) {
        l->list = v->column >= 2 ? v->column : 0;
    }
}

/* md4c looks for the line of each link in its paragraph from the begin. */
static void bound_group(struct md_flow *l, const struct md_view *v)
{
    if (l->group.n < GROUP_MAX || md_group_is_table(&l->group))
        return;
    md_flow_flush(l);
    md_flow_gap(l, v->quotes);
}

/* "1. words" over a line drawn as long as it: a heading, no item. */
static bool take_numbered(struct md_flow *l, struct str line,
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
    md_block_heading(l, &at, str_trim(below).p[0] == '=' ? 1 : 2,
                     str_trim(line));
    return true;
}

static void take_line(struct md_flow *l, struct str line)
{
    struct md_view v;
    md_view(line, l->list, l->group.n > 0 && l->list == 0, &v);
    if (mode_goes_on(l, line, &v))
        return;
    if (v.text.n == 0) {
        md_flow_flush(l);
        md_put_prefix(l->out, line);
        buf_chr(l->out, '\n');
        l->blank = true;
        l->quote = v.quote;
        if (l->chunk == MD_CHUNK_PROSE)
            l->chunk = MD_CHUNK_NONE;
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
        l->chunk = MD_CHUNK_NONE;
        if (l->blank || v.item)
            l->note = false;
        if (!md_block_take(l, line, &v))
            take_text(l, &v);
    }
    l->quote = v.quote;
}

void md_lines(struct str text, struct buf *out)
{
    struct md_flow l = { .rest = text, .out = out, .blank = true };
    l.definition_max = text.n < BIG ? DEFINITION_MAX : DEFINITION_BIG;
    struct str line;
    while (str_line(&l.rest, &line))
        take_line(&l, line);
    md_flow_flush(&l);
    md_group_free(&l.group);
    arena_free(&l.own);
}
