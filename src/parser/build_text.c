/* SPDX-License-Identifier: MIT */
/*
 * Characters, white space and line breaks.
 *
 * White space and <br> wait in `white` and `breaks` until the next character
 * shows what they mean: nothing at the begin of a block, a blank, a line feed
 * or the end of the paragraph.
 */
#include <config.h>

#include "parser/build_parts.h"

#include "parser/blank.h"
#include "text/utf8.h"
#include "text/width.h"

#include <stdint.h>

void put_joined(struct buf *to, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_white(s.p[i]))
            buf_chr(to, s.p[i]);
        else if (to->n && to->p[to->n - 1] != ' ')
            buf_chr(to, ' ');
}

/* Does text go to the open medium? It takes captions only, and text that is
 * hidden with it. */
static bool wants_medium(const struct build *b)
{
    return b->state == STATE_MEDIUM && (b->now.caption > 0 || b->sourced) &&
           b->open.hidden == b->now.reason;
}

/* A mark with room of its own: "，", "）", "」". */
static bool is_full_mark(uint32_t c)
{
    return (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) ||
           (c >= 0x3014 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF0F) ||
           (c >= 0xFF1A && c <= 0xFF1F) || c == 0xFF3B || c == 0xFF3D ||
           c == 0xFF5B || c == 0xFF5D || (c >= 0xFF5F && c <= 0xFF64);
}

static bool is_hangul(uint32_t c)
{
    return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F) ||
           (c >= 0xAC00 && c <= 0xD7AF);
}

/* Does white space with a line feed vanish before `next`? behind: what comes
 * after that, 0 if it is not known. */
static bool joins_before(const struct build *b, uint32_t next, uint32_t behind)
{
    const char *start = b->text.p + b->open.start;
    const char *p = b->text.p + b->text.n;
    if (p == start)
        return false;
    uint32_t last = utf8_prev(&p, start);
    if (is_full_mark(last) || is_full_mark(next))
        return !is_hangul(last) && !is_hangul(next);
    if (last == 0xB7) /* within a name */
        return p > start && width_joins(next) &&
               width_joins(utf8_prev(&p, start));
    if (next == 0xB7)
        return width_joins(last) && width_joins(behind);
    return width_joins(next) && width_joins(last);
}

/* Turn what waits into text before character c; true if c is a blank at the
 * begin of a block or line, where blanks go. p: what stands behind c. */
static bool resolve(struct build *b, uint32_t c, const char *p, const char *end)
{
    if (b->state != STATE_TEXT && !wants_medium(b)) {
        if (is_blank(c))
            return true;
        text_begin(b);
    }
    if (here(b) == b->open.start) {
        b->white = WHITE_NONE;
        b->breaks = 0;
        return is_blank(c);
    }
    if (b->state == STATE_MEDIUM && b->breaks) {
        b->white = WHITE_LF; /* a caption has no lines */
        b->breaks = 0;
    }
    if (b->breaks > 0) {
        if (is_blank(c))
            return true;
        if (b->breaks == 1)
            buf_chr(&b->text, '\n');
        else
            text_begin(b);
    } else if (b->white == WHITE_BLANK ||
               (b->white == WHITE_LF &&
                !joins_before(b, c, p < end ? utf8_next(&p, end) : 0))) {
        buf_chr(&b->text, ' ');
    }
    b->white = WHITE_NONE;
    b->breaks = 0;
    return false;
}

/* A run without ASCII white space. */
static void put_run(struct build *b, const char *p, const char *end)
{
    if (b->state == STATE_MEDIUM && !b->now.caption && !b->sourced)
        medium_behind(b, str_range(p, end));
    while (p < end) {
        const char *next = p;
        uint32_t c = utf8_next(&next, end);
        if (!resolve(b, c, next, end))
            break;
        if (b->breaks == 1 && (c == 0x3000 || c == 0xA0))
            b->breaks = 2; /* an indent begins a paragraph */
        p = next;
    }
    if (p == end || full(b, (size_t)(end - p)))
        return;
    spans_begin(b);
    buf_mem(&b->text, p, (size_t)(end - p));
}

/* From p on, the first byte that may be white; eight at a time: taking 0x21
 * from a byte borrows its top bit if it is less, and only then where that bit
 * was not set. A borrow from the byte before only adds bytes to look at. */
static const char *run_end(const char *p, const char *end)
{
    const uint64_t ones = 0x0101010101010101;
    for (;;) {
        for (uint64_t word; end - p >= 8; p += 8) {
            memcpy(&word, p, 8);
            if ((word - ones * 0x21) & ~word & (ones << 7))
                break;
        }
        const char *stop = end - p >= 8 ? p + 8 : end;
        while (p < stop && !is_white(*p))
            p++;
        if (p < stop || p == end)
            return p;
    }
}

static void put_runs(struct build *b, struct str s)
{
    const char *p = s.p, *end = str_end(s);
    while (p < end) {
        if (is_white(*p)) {
            if (*p == '\n')
                b->white = WHITE_LF;
            else if (b->white == WHITE_NONE)
                b->white = WHITE_BLANK;
            p++;
            continue;
        }
        const char *run = p;
        if (b->run_in)
            b->white = WHITE_BLANK; /* whatever stands between both */
        b->run_in = false;
        p = run_end(p, end);
        put_run(b, run, p);
    }
}

static void put_pre(struct build *b, struct str s)
{
    if (b->pre_begins && s.n) {
        b->pre_begins = false;
        if (s.p[0] == '\n')
            s = str_skip(s, 1);
    }
    if (s.n == 0 || full(b, s.n))
        return;
    if (b->state != STATE_TEXT)
        text_begin(b);
    spans_begin(b);
    buf_add(&b->text, s);
}

/* Where text goes that is none of the article's; NULL when it is. */
static struct buf *beside(struct build *b)
{
    if (b->reading)
        return &b->note;
    if (b->now.aside)
        return &b->aside_text;
    return b->photo_by ? &b->by : NULL;
}

void build_text(struct build *b, struct str s)
{
    struct buf *other = beside(b);
    if (other)
        put_joined(other, s);
    else if (b->now.pre && !wants_medium(b))
        put_pre(b, s);
    else
        put_runs(b, s);
}

void build_break(struct build *b)
{
    b->sourced = false;
    if (b->now.aside)
        build_end(b);
    else if (b->now.pre)
        put_pre(b, STR("\n"));
    else if (b->state != STATE_NONE && b->breaks < 2)
        b->breaks++;
}
