/* SPDX-License-Identifier: MIT */
/*
 * Each kind of block is tried once, in the order of md_block_take. One that
 * goes out ends the group of text before it; those that CommonMark does not
 * know are rewritten, others stand as they are.
 */
#include <config.h>

#include "parser/md_block.h"

#include "parser/md_box.h"
#include "parser/md_extra.h"
#include "parser/md_inline.h"

static void fence_begin(struct md_flow *l, const struct md_view *v)
{
    md_flow_flush(l);
    l->mode = MD_MODE_FENCE;
    l->fence = v->text.p[0];
    l->fence_n = md_fence(v->text);
    l->container = v->quote;
}

void md_block_html(struct md_flow *l, const struct md_view *v)
{
    md_put_prefix(l->out, v->prefix);
    if (l->html_end.p)
        buf_add(l->out, v->text);
    else
        md_inline_html(v->text, l->out);
    buf_chr(l->out, '\n');
    l->blank = false;
    if (l->html_end.p && md_html_ends(v->text, l->html_end))
        l->mode = MD_MODE_FLOW;
}

void md_block_heading(struct md_flow *l, const struct md_view *v,
                      unsigned level, struct str words)
{
    md_flow_flush(l);
    md_put_prefix(l->out, v->prefix);
    buf_fill(l->out, '#', level);
    buf_chr(l->out, ' ');
    md_inline(words, l->out);
    buf_chr(l->out, '\n');
    l->blank = false;
}

/* The title of a box as a paragraph; its marks say nothing more. */
static bool put_box(struct md_flow *l, const struct md_view *v)
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
    md_flow_flush(l);
    if (box.kind != MD_BOX_QUOTE)
        md_flow_gap(l, v->quotes);
    bool call = box.kind == MD_BOX_CALL;
    if (box.title.n || call) {
        md_put_prefix(l->out, v->prefix);
        if (call)
            md_put_hidden(l->out, v->text);
        else
            md_inline(box.title, l->out);
        buf_chr(l->out, '\n');
        l->blank = false;
        md_flow_gap(l, v->quotes);
    }
    l->note = box.kind == MD_BOX_INDENT;
    return true;
}

/* "[^1]: words" */
static bool take_note(struct md_flow *l, const struct md_view *v)
{
    size_t n = md_note_label(v->text);
    if (n == 0 || n >= v->text.n || v->text.p[n] != ':')
        return false;
    md_flow_flush(l);
    if (!v->item)
        md_flow_gap(l, v->quotes);
    char *p = arena_bytes(&l->own, v->text.n);
    memcpy(p, v->text.p, n);
    p[n] = ' ';
    memcpy(p + n + 1, v->text.p + n + 1, v->text.n - n - 1);
    md_flow_add(l, v->prefix, (struct str){ p, v->text.n });
    l->note = true;
    return true;
}

/* code between calls of a template */

/* Longer than any that code has. */
#define CALL_FENCE "~~~~~~~~~~~~~~~~~~~~"

/* The call as a hidden paragraph. */
static void put_call(struct md_flow *l, const struct md_view *v)
{
    md_flow_gap(l, v->quotes);
    md_put_prefix(l->out, v->prefix);
    md_put_hidden(l->out, v->text);
    buf_chr(l->out, '\n');
    l->blank = false;
    md_flow_gap(l, v->quotes);
}

static void put_fence(struct md_flow *l, const struct md_view *v)
{
    md_put_prefix(l->out, v->quotes);
    md_flow_line(l, STR(CALL_FENCE));
    l->blank = false;
}

void md_block_call(struct md_flow *l, struct str line, const struct md_view *v)
{
    if (!str_starts(v->text, l->call_end)) {
        md_flow_line(l, line);
        return;
    }
    put_fence(l, v);
    put_call(l, v);
    l->mode = MD_MODE_FLOW;
}

/* "{% highlight ruby %}" of Jekyll, "{% codeblock %}" of Hexo, as a line, with
 * its end ahead. */
static bool take_call(struct md_flow *l, const struct md_view *v)
{
    static const struct str calls[][2] = {
        { STR_INIT("{% highlight"), STR_INIT("\n{% endhighlight") },
        { STR_INIT("{% codeblock"), STR_INIT("\n{% endcodeblock") },
    };
    if (!str_starts(v->text, STR("{% ")) || l->no_call_end || v->item ||
        l->list || v->quote || !str_ends(str_trim(v->text), STR("%}")))
        return false;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        if (!str_starts(v->text, calls[i][0]))
            continue;
        l->no_call_end = !str_has(l->rest, calls[i][1]);
        if (l->no_call_end)
            return false;
        md_flow_flush(l);
        put_call(l, v);
        put_fence(l, v);
        l->mode = MD_MODE_CALL;
        l->call_end = str_skip(calls[i][1], 1);
        l->container = 0;
        return true;
    }
    return false;
}

/* A line that ends the group and is not rewritten? */
static bool is_verbatim(const struct md_flow *l, const struct md_view *v)
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
static bool take_definition(struct md_flow *l, struct str line,
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
        md_flow_line(l, s);
    } else {
        md_flow_line(l, line);
    }
    l->blank = false;
    md_flow_gap(l, v->quotes);
    return true;
}

/* Backticks before CJK text are no fence: the text would be lost as the name
 * of a language. */
static bool take_backticks(struct md_flow *l, const struct md_view *v)
{
    if (!md_fence(v->text) || !md_has_cjk(v->text))
        return false;
    char *p = arena_bytes(&l->own, v->text.n + 1);
    *p = '\\';
    memcpy(p + 1, v->text.p, v->text.n);
    md_flow_add(l, v->prefix, (struct str){ p, v->text.n + 1 });
    return true;
}

bool md_block_take(struct md_flow *l, struct str line, const struct md_view *v)
{
    struct str words, end;
    unsigned level;
    if (take_backticks(l, v))
        return true;
    if (md_fence(v->text)) {
        fence_begin(l, v);
        md_flow_line(l, line);
    } else if (is_verbatim(l, v)) {
        md_flow_flush(l);
        md_flow_line(l, line);
        l->blank = false;
    } else if ((level = md_heading(v->text, &words)) > 0) {
        md_block_heading(l, v, level, words);
    } else if (md_html(v->text, l->group.n > 0 && !v->item, &end)) {
        md_flow_flush(l);
        l->mode = MD_MODE_HTML;
        l->html_end = end;
        l->container = v->quote;
        md_block_html(l, v);
    } else {
        return take_call(l, v) || put_box(l, v) || take_note(l, v) ||
               take_definition(l, line, v);
    }
    return true;
}
