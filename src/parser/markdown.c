/* SPDX-License-Identifier: MIT */
/*
 * What md4c tells, written as HTML. The words of an image come as calls too;
 * they go to its alt, and an image in them adds to the words of the outer one.
 *
 * "&" of the text is written as a number: tame takes "&amp;nbsp;" for a
 * reference that was escaped twice, and here it would be text.
 */
#include <config.h>

#include "parser/markdown.h"

#include "base/mem.h"
#include "parser/md_lines.h"

#include <limits.h>
#include <md4c.h>

struct writer {
    struct buf *out; /* borrowed */
    struct buf alt;
    unsigned images;  /* open ones */
    size_t addresses; /* bytes that addresses may still take */
};

static void put_escaped(struct buf *out, struct str s)
{
    const char *p = s.p, *end = str_end(s);
    while (p < end) {
        const char *from = p;
        while ((p = str_pass_high(p, end)) < end && *p != '&' && *p != '<' &&
               *p != '"')
            p++;
        buf_add(out, str_range(from, p));
        if (p == end)
            break;
        if (*p == '&')
            buf_add(out, STR("&#38;"));
        else
            buf_add(out, *p == '<' ? STR("&lt;") : STR("&quot;"));
        p++;
    }
}

static void put_attribute(struct writer *w, const char *name,
                          const MD_ATTRIBUTE *a)
{
    struct buf *out = w->out;
    if (a->size > w->addresses)
        return;
    w->addresses -= a->size;
    buf_chr(out, ' ');
    buf_add(out, str_of(name));
    buf_add(out, STR("=\""));
    for (size_t i = 0; a->size && a->substr_offsets[i] < a->size; i++) {
        MD_OFFSET from = a->substr_offsets[i], to = a->substr_offsets[i + 1];
        struct str s = { a->text + from, to - from };
        if (a->substr_types[i] == MD_TEXT_ENTITY)
            buf_add(out, s);
        else
            put_escaped(out, s);
    }
    buf_chr(out, '"');
}

/* What stands for the begin and the end of a block or span. */
struct tag {
    struct str open, close;
};

#define TAG(name, behind)                                      \
    {                                                          \
        STR_INIT("<" name ">"), STR_INIT("</" name ">" behind) \
    }

/* blocks */

static const struct tag block_tags[] = {
    [MD_BLOCK_QUOTE] = TAG("blockquote", "\n"),
    [MD_BLOCK_UL] = TAG("ul", "\n"),
    [MD_BLOCK_OL] = TAG("ol", "\n"), /* the begin has a number */
    [MD_BLOCK_LI] = TAG("li", "\n"),
    [MD_BLOCK_P] = TAG("p", "\n"),
    [MD_BLOCK_TABLE] = TAG("table", "\n"),
    [MD_BLOCK_TR] = TAG("tr", "\n"),
    [MD_BLOCK_TH] = TAG("th", "\n"),
    [MD_BLOCK_TD] = TAG("td", "\n"),
    [MD_BLOCK_HR] = { STR_INIT("<hr>"), STR_INIT("") },
    /* the first line feed in <pre> is none */
    [MD_BLOCK_CODE] = { STR_INIT("<pre>\n"), STR_INIT("</pre>\n") },
};

static const struct tag heading_tags[] = {
    TAG("h1", "\n"), TAG("h2", "\n"), TAG("h3", "\n"),
    TAG("h4", "\n"), TAG("h5", "\n"), TAG("h6", "\n"),
};

static struct tag block_tag(MD_BLOCKTYPE type, const void *detail)
{
    static const struct tag none = { STR_INIT(""), STR_INIT("") };
    size_t i = (size_t)type;
    if (type == MD_BLOCK_H)
        return heading_tags[((const MD_BLOCK_H_DETAIL *)detail)->level - 1];
    return i < sizeof block_tags / sizeof *block_tags ? block_tags[i] : none;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    struct buf *out = ((struct writer *)data)->out;
    if (type == MD_BLOCK_OL)
        buf_printf(out, "<ol start=\"%u\">",
                   ((MD_BLOCK_OL_DETAIL *)detail)->start);
    else
        buf_add(out, block_tag(type, detail).open);
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    buf_add(((struct writer *)data)->out, block_tag(type, detail).close);
    return 0;
}

/* spans */

static const struct tag span_tags[] = {
    [MD_SPAN_EM] = TAG("em", ""),     [MD_SPAN_STRONG] = TAG("strong", ""),
    [MD_SPAN_A] = TAG("a", ""), /* the begin has an address */
    [MD_SPAN_CODE] = TAG("code", ""), [MD_SPAN_DEL] = TAG("del", ""),
};

static struct tag span_tag(MD_SPANTYPE type)
{
    static const struct tag none = { STR_INIT(""), STR_INIT("") };
    size_t i = (size_t)type;
    return i < sizeof span_tags / sizeof *span_tags ? span_tags[i] : none;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    struct writer *w = data;
    if (type == MD_SPAN_IMG)
        w->images++;
    if (w->images)
        return 0;
    if (type == MD_SPAN_A) {
        buf_add(w->out, STR("<a"));
        put_attribute(w, "href", &((MD_SPAN_A_DETAIL *)detail)->href);
        buf_chr(w->out, '>');
    } else {
        buf_add(w->out, span_tag(type).open);
    }
    return 0;
}

/* Words in the place of a caption that was left empty are the title. */
static void put_image(struct writer *w, const MD_SPAN_IMG_DETAIL *image)
{
    buf_add(w->out, STR("<img"));
    put_attribute(w, "src", &image->src);
    if (w->alt.n == 0) {
        put_attribute(w, "alt", &image->title);
    } else {
        buf_add(w->out, STR(" alt=\""));
        buf_add(w->out, buf_str(&w->alt));
        buf_chr(w->out, '"');
    }
    buf_chr(w->out, '>');
    buf_reset(&w->alt);
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data)
{
    struct writer *w = data;
    if (type == MD_SPAN_IMG && --w->images == 0)
        put_image(w, detail);
    else if (w->images == 0)
        buf_add(w->out, span_tag(type).close);
    return 0;
}

static int text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *data)
{
    struct writer *w = data;
    struct buf *out = w->images ? &w->alt : w->out;
    struct str s = { p, n };
    switch (type) {
    case MD_TEXT_BR:
        buf_add(out, w->images ? STR(" ") : STR("<br>\n"));
        break;
    case MD_TEXT_SOFTBR:
        buf_chr(out, '\n');
        break;
    case MD_TEXT_ENTITY:
        buf_add(out, s);
        break;
    case MD_TEXT_HTML:
        if (!w->images)
            buf_add(out, s);
        break;
    default:
        put_escaped(out, s);
        break;
    }
    return 0;
}

void markdown_html(struct str source, struct buf *out)
{
    static const MD_PARSER parser = {
        .flags = MD_FLAG_TABLES,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = text,
    };
    /* one definition may be used again and again */
    struct writer w = { .out = out, .addresses = source.n * 4 + 65536 };
    struct buf prepared = { 0 };
    /* what both texts mostly need, so that they do not grow by half */
    buf_room(&prepared, source.n + source.n / 16);
    md_lines(source, &prepared);
    buf_room(out, prepared.n + prepared.n / 8);
    struct str s = str_head(buf_str(&prepared), INT_MAX);
    if (md_parse(s.p, (MD_SIZE)s.n, &parser, &w) != 0)
        die("out of memory");
    buf_free(&prepared);
    buf_free(&w.alt);
}
