/* SPDX-License-Identifier: MIT */
/* The document as lines, for people and golden tests. Spans and links are
 * sorted by start, so one walk serves all blocks. */
#include <config.h>

#include "parser/tree.h"

#include <inttypes.h>

static const char *const span_names[] = {
    [SPAN_STRONG] = "strong", [SPAN_EM] = "em",     [SPAN_CODE] = "code",
    [SPAN_DEL] = "del",       [SPAN_SUP] = "sup",   [SPAN_SUB] = "sub",
    [SPAN_LINK] = "link",     [SPAN_RUBY] = "ruby",
};

static const char *const link_names[] = {
    [LINK_TEXT] = "text",
    [LINK_TAG] = "tag",
    [LINK_IMAGE] = "image",
    [LINK_EMBED] = "embed",
};

static const struct {
    unsigned flag;
    const char *name;
} flag_names[] = {
    { BLOCK_ORDERED, "ordered" },     { BLOCK_CONTINUES, "continues" },
    { BLOCK_HEAD_ROW, "head-row" },   { BLOCK_STRONG, "strong" },
    { BLOCK_NO_INDENT, "no-indent" },
};

/* One line: LF, TAB and the backslash as escapes. */
static void put_text(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '\n')
            buf_add(out, STR("\\n"));
        else if (s.p[i] == '\t')
            buf_add(out, STR("\\t"));
        else if (s.p[i] == '\\')
            buf_add(out, STR("\\\\"));
        else
            buf_chr(out, s.p[i]);
}

static void put_head(struct buf *out, const struct block *b)
{
    buf_printf(out, "%s", block_kind_name((enum block_kind)b->kind));
    if (b->kind == BLOCK_HEADING)
        buf_printf(out, "%u", b->level);
    if (b->hidden)
        buf_printf(out, " hidden=%s", reason_name((enum reason)b->hidden));
    if (b->quote)
        buf_printf(out, " quote=%u", b->quote);
    if (b->list)
        buf_printf(out, " list=%u", b->list);
    for (size_t i = 0; i < sizeof flag_names / sizeof *flag_names; i++)
        if (b->flags & flag_names[i].flag)
            buf_printf(out, " %s", flag_names[i].name);
    if (b->kind == BLOCK_TABLE)
        buf_printf(out, " columns=%" PRIu32, b->number);
    else if (b->number)
        buf_printf(out, " number=%" PRIu32, b->number);
    if (lang_tag((enum lang)b->lang))
        buf_printf(out, " lang=%s", lang_tag((enum lang)b->lang));
}

static void put_words(struct buf *out, const struct doc *d, uint32_t start,
                      uint32_t end)
{
    buf_add(out, STR(" | "));
    put_text(out, (struct str){ d->text.p + start, end - start });
}

static void put_span(struct buf *out, const struct doc *d, const struct span *s)
{
    if (s->kind == SPAN_LINK)
        return; /* as a link */
    buf_printf(out, "    %s", span_names[s->kind]);
    put_words(out, d, s->start, s->end);
    if (s->kind == SPAN_RUBY && s->aux < d->nnotes) {
        buf_add(out, STR(" | "));
        put_text(out, d->notes[s->aux]);
    }
    buf_chr(out, '\n');
}

void doc_print(const struct doc *d, struct buf *out)
{
    uint32_t span = 0, link = 0;
    for (uint32_t i = 0; i < d->nblocks; i++) {
        const struct block *b = &d->blocks[i];
        put_head(out, b);
        put_words(out, d, b->start, b->end);
        buf_chr(out, '\n');
        for (; span < d->nspans && d->spans[span].start <= b->end; span++)
            put_span(out, d, &d->spans[span]);
        for (; link < d->nlinks && d->links[link].block <= i; link++) {
            const struct link *l = &d->links[link];
            buf_printf(out, "    link %s", link_names[l->kind]);
            put_words(out, d, l->start, l->end);
            buf_add(out, STR(" | "));
            put_text(out, l->href);
            buf_chr(out, '\n');
        }
    }
}
