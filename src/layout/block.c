/* SPDX-License-Identifier: MIT */
/*
 * Every kind of block becomes one or more fills of a `struct shape`; only
 * preformatted text, rules and tables are set by themselves. `kinds` has a
 * row for each.
 */
#include <config.h>

#include "layout/block.h"

#include "layout/balance.h"
#include "layout/table.h"
#include "layout/words.h"
#include "parser/url.h"
#include "text/clean.h"

enum { TAB_CELLS = 8, RULE_CELLS = 12 };

static int even(int cells)
{
    return (cells + 1) & ~1;
}

/* "12. " and "• " with blanks up to an even cell. */
static int marker_width(const struct rows *r, const struct block *b)
{
    if (!(b->flags & BLOCK_ORDERED)) {
        struct str s = rows_sign(r, SIGN_BULLET);
        return even((int)width_str(r->opts->width, s) + 1);
    }
    int digits = 1;
    for (uint32_t n = b->number; n > 9; n /= 10)
        digits++;
    return even(digits + 2);
}

/* Cells before the text of a block in lists. */
static int list_column(const struct rows *r, struct lists *lists, uint32_t at)
{
    const struct doc *d = r->doc;
    unsigned depth = d->blocks[at].list;
    if (depth > LIST_LEVELS)
        depth = LIST_LEVELS;
    int column = INDENT;
    for (unsigned k = 0; k < depth; k++) {
        if (at >= lists->until[k]) {
            uint32_t i = at;
            lists->width[k] = 2;
            for (; i < d->nblocks && d->blocks[i].list > k; i++) {
                const struct block *b = &d->blocks[i];
                if (b->list != k + 1 || b->kind != BLOCK_ITEM)
                    continue;
                int width = marker_width(r, b);
                if (width > lists->width[k])
                    lists->width[k] = width;
            }
            lists->until[k] = i;
        }
        column += lists->width[k];
    }
    return column;
}

static unsigned quote_depth(const struct block *b)
{
    return b->quote == 0 && b->kind == BLOCK_QUOTE ? 1 : b->quote;
}

static struct frame block_frame(const struct rows *r, struct lists *lists,
                                uint32_t at)
{
    const struct block *b = &r->doc->blocks[at];
    int quote = INDENT * (int)quote_depth(b);
    int left = quote + (b->list ? list_column(r, lists, at) : 0);
    return fill_frame(r->measure, left, quote);
}

/* ---- kinds ---- */

struct work {
    struct rows *r;
    const struct block *b;
    struct str text;
    enum lang lang;
    struct frame frame;
    enum role role;
};

static const unsigned char *work_map(const struct work *w)
{
    return rows_map(w->r, w->text, w->b->start, w->lang);
}

/* Cells of the widest line, as far as it matters. */
static int widest_line(const struct work *w, const unsigned char *map)
{
    int widest = 0, cells = 0;
    for (size_t i = 0; i < w->text.n && widest <= w->frame.room; i++) {
        if (w->text.p[i] == '\n')
            cells = 0;
        else if (map[i] & BRK_UNIT)
            cells += map[i] & BRK_CELLS;
        widest = cells > widest ? cells : widest;
    }
    return widest;
}

/* Does it begin with an indent? */
static bool is_prose(const struct work *w)
{
    return !(w->b->flags & BLOCK_NO_INDENT) && w->b->list == 0 &&
           !w->r->opts->blocks;
}

/* Short lines with hard ends, as of a poem. */
static bool is_stanza(const struct work *w)
{
    size_t first = str_chr(w->text, '\n');
    return first < w->text.n &&
           str_chr(str_skip(w->text, first + 1), '\n') <
               w->text.n - first - 1 &&
           widest_line(w, work_map(w)) <= w->frame.room - INDENT;
}

static void put_paragraph(const struct work *w)
{
    bool lead = w->role == ROLE_LEAD;
    struct shape s = { .frame = w->frame,
                       .look = quote_depth(w->b) ? LOOK_QUOTE
                               : lead            ? LOOK_LEAD
                                                 : LOOK_TEXT,
                       .plain = lead };
    if (is_prose(w))
        s.first = fill_indent(w->r, w->text, w->lang, w->frame.room);
    if (s.first > 0 && is_stanza(w))
        s.first = s.hang = INDENT;
    fill(w->r, w->text, w->b->start, w->lang, s);
}

static void put_heading(const struct work *w)
{
    struct para_line lines[BALANCE_LINES];
    struct shape s = { .frame = w->frame, .look = LOOK_HEADING, .plain = true };
    const unsigned char *map = work_map(w);
    size_t n = balance(w->text, map, w->frame.room, lines);
    for (size_t i = 0; i < n; i++) {
        rows_begin(w->r, ROW_TEXT, w->b->start + (uint32_t)lines[i].start);
        fill_line(w->r, w->text, map, &lines[i], w->b->start, w->frame.left,
                  &s);
    }
    if (n == 0)
        fill(w->r, w->text, w->b->start, w->lang, s);
}

static void put_item(const struct work *w)
{
    struct shape s = { .frame = w->frame, .look = LOOK_TEXT };
    int width = marker_width(w->r, w->b);
    if (w->b->flags & BLOCK_CONTINUES) {
        put_paragraph(w);
        return;
    }
    s.marker = rows_sign(w->r, SIGN_BULLET);
    s.marker_look = LOOK_MARKER;
    if (w->b->flags & BLOCK_ORDERED)
        s.marker = arena_printf(w->r->arena, "%u.", (unsigned)w->b->number);
    int cells = (int)width_str(w->r->opts->width, s.marker);
    /* The frame begins at the text column; the marker hangs before it. */
    int back = w->frame.left < width ? w->frame.left : width;
    s.frame.left -= back;
    s.frame.room += back;
    s.first = s.hang = width;
    if (back < width)
        s.first = s.hang = cells + 1;
    if (w->b->flags & BLOCK_ORDERED && back == width)
        s.marker_x = width - cells - 1;
    fill(w->r, w->text, w->b->start, w->lang, s);
}

/* Lines as they stand if all fit, else each is a paragraph. */
static void put_verse(const struct work *w)
{
    const unsigned char *map = work_map(w);
    bool quote = quote_depth(w->b) > 0;
    struct shape s = { .frame = w->frame,
                       .look = quote ? LOOK_QUOTE : LOOK_TEXT };
    if (widest_line(w, map) <= w->frame.room) {
        s.keep = true;
        fill(w->r, w->text, w->b->start, w->lang, s);
        return;
    }
    struct str rest = w->text, line;
    while (str_field(&rest, '\n', &line)) {
        uint32_t pos = w->b->start + (uint32_t)(line.p - w->text.p);
        if (str_trim(line).n == 0) {
            rows_begin(w->r, ROW_BLANK, pos);
            continue;
        }
        if (!w->r->opts->blocks)
            s.first = fill_indent(w->r, line, w->lang, w->frame.room);
        fill(w->r, line, pos, w->lang, s);
    }
}

/* Where a preformatted line that is full at byte `at` ends: at its last
 * opportunity if there is one behind `from`. Blanks that are too much vanish
 * with the end. *end gets the end of what shows; returns the next line. */
static size_t pre_break(const struct work *w, const unsigned char *map,
                        size_t from, size_t may, size_t at, size_t *end)
{
    *end = at;
    if (map[at] & BRK_SPACE) {
        while (at < w->text.n && (map[at] & BRK_SPACE) &&
               !strchr("\n\t", w->text.p[at]))
            at += map_unit(map, w->text.n, at);
        return at + (at < w->text.n && w->text.p[at] == '\n');
    }
    if (!(map[at] & BRK_MAY))
        *end = may > from ? may : para_cut(w->text, map, from, at);
    return *end;
}

/* Lines kept, TAB to the next stop, too long lines wrapped at the frame. */
static void put_pre(const struct work *w)
{
    const unsigned char *map = work_map(w);
    struct rows *r = w->r;
    size_t from = 0, at = 0, may = 0; /* may: the last opportunity, or from */
    int x = 0, cells = 0; /* of what is put, of what stands behind it */
    bool ink = false;     /* is there more than an indent behind `from`? */
    rows_begin(r, ROW_TEXT, w->b->start);
    while (at < w->text.n) {
        size_t n = map_unit(map, w->text.n, at);
        char c = w->text.p[at];
        int width = map[at] & BRK_CELLS;
        bool stop = c == '\n' || c == '\t';
        if (!stop && x + cells + width <= w->frame.room) {
            if (map[at] & BRK_MAY && ink)
                may = at;
            ink = ink || !(map[at] & BRK_SPACE);
            cells += width;
            at += n;
            continue;
        }
        size_t end = at;
        if (stop)
            at += n;
        else
            at = pre_break(w, map, from, may, at, &end);
        rows_text(r, w->text, map, from, end, w->b->start, w->frame.left + x,
                  LOOK_PRE, ~0U);
        x += cells;
        cells = 0;
        from = may = at;
        ink = false;
        if (c == '\t' && (x / TAB_CELLS + 1) * TAB_CELLS < w->frame.room) {
            x = (x / TAB_CELLS + 1) * TAB_CELLS;
        } else {
            x = 0;
            if (at < w->text.n)
                rows_begin(r, ROW_TEXT, w->b->start + (uint32_t)at);
        }
    }
    rows_text(r, w->text, map, from, at, w->b->start, w->frame.left + x,
              LOOK_PRE, ~0U);
}

/* A caption hangs behind its marker, with a margin on both sides. */
static void put_caption(const struct work *w, struct str marker)
{
    int right = w->r->measure - w->frame.left - w->frame.room;
    struct shape s = { .frame =
                           fill_frame(w->r->measure, w->frame.left + INDENT,
                                      right + INDENT),
                       .marker = marker,
                       .look = LOOK_CAPTION,
                       .marker_look = LOOK_MARKER };
    s.first = (int)width_str(w->r->opts->width, marker);
    s.hang = s.first <= INDENT + 2 ? s.first : INDENT;
    fill(w->r, w->text, w->b->start, w->lang, s);
}

/* Does a caption say itself what it is? */
static bool says_figure(struct str s)
{
    static const struct str heads[] = {
        STR_INIT("图："),   STR_INIT("圖："), STR_INIT("図："),
        STR_INIT("图:"),    STR_INIT("圖:"),  STR_INIT("图为"),
        STR_INIT("圖為"),   STR_INIT("图/"),  STR_INIT("圖/"),
        STR_INIT("图／"),   STR_INIT("圖／"), STR_INIT("图片"),
        STR_INIT("圖片"),   STR_INIT("写真"), STR_INIT("【写真"),
        STR_INIT("사진"),   STR_INIT("그림"), STR_INIT("Photo"),
        STR_INIT("Figure"), STR_INIT("Fig."),
    };
    return STR_ANY(s, str_starts, heads);
}

static void put_image(const struct work *w)
{
    put_caption(w,
                says_figure(w->text) ? STR("") : word_of(WORD_FIGURE, w->lang));
}

/* What names a film in its address: a parameter, else the last part. */
static struct str embed_name(struct str url)
{
    static const char *const keys[] = { "bvid=", "v=", "vid=", "aid=", "id=" };
    struct str rest = str_skip(url, str_chr(url, '?') + 1), field;
    if (rest.n == 0)
        rest = STR_NONE;
    while (str_field(&rest, '&', &field))
        for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
            if (str_starts(field, str_of(keys[i])))
                return str_skip(field, strlen(keys[i]));
    url = str_head(url, str_chr(url, '?'));
    url = str_head(url, str_chr(url, '#'));
    while (str_ends(url, STR("/")))
        url.n--;
    size_t slash = str_rchr(url, '/');
    return slash < url.n ? str_skip(url, slash + 1) : STR_NONE;
}

static bool is_audio(struct str url)
{
    static const char *const ends[] = { ".mp3", ".m4a", ".ogg", ".wav" };
    url = str_head(url, str_chr(url, '?'));
    for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
        if (str_ends(url, str_of(ends[i])))
            return true;
    return false;
}

/* "视频 host  name", or its caption like that of a picture. */
static void put_embed(const struct work *w)
{
    struct rows *r = w->r;
    struct str url =
        w->b->link < r->doc->nlinks ? r->doc->links[w->b->link].href : STR_NONE;
    struct str word = word_of(is_audio(url) ? WORD_AUDIO : WORD_VIDEO, w->lang);
    if (w->text.n) {
        struct str colon = word_of(WORD_COLON, w->lang);
        put_caption(w, arena_printf(r->arena, "%.*s%.*s", STR_ARG(word),
                                    STR_ARG(colon)));
        return;
    }
    struct str host = url_host(url), name = embed_name(url);
    struct str line =
        arena_printf(r->arena, "%.*s %.*s  %.*s", STR_ARG(word), STR_ARG(host),
                     STR_ARG(str_eq(host, name) ? STR("") : name));
    int cells, indent = w->frame.room < NARROW ? 0 : INDENT;
    line =
        rows_fit(r, clean_line(r->arena, line), w->frame.room - indent, &cells);
    rows_begin(r, ROW_TEXT, w->b->start);
    rows_run(r, line, POS_NONE, w->frame.left + indent, cells, LOOK_EMBED);
}

/* Flush right if it is one line. */
static void put_credit(const struct work *w)
{
    struct shape s = { .frame = w->frame, .look = LOOK_CREDIT };
    const unsigned char *map = work_map(w);
    if (str_chr(w->text, '\n') == w->text.n &&
        w->text.n <= (size_t)w->frame.room * 8) {
        int cells = map_cells(map, 0, w->text.n);
        if (cells <= w->frame.room)
            s.first = w->frame.room - cells;
    }
    if (s.first == 0)
        s.first = fill_indent(w->r, w->text, w->lang, w->frame.room);
    fill(w->r, w->text, w->b->start, w->lang, s);
}

static void put_table(const struct work *w)
{
    table_rows(w->r, w->b, w->frame);
}

void block_rule(struct rows *r, uint32_t pos)
{
    struct str sign = rows_sign(r, SIGN_RULE);
    int cells = (int)width_str(r->opts->width, sign);
    int n = (r->measure < 2 * RULE_CELLS ? r->measure / 2 : RULE_CELLS) / cells;
    struct str line = STR("");
    for (int i = 0; i < n; i++)
        line = arena_printf(r->arena, "%.*s%.*s", STR_ARG(line), STR_ARG(sign));
    rows_begin(r, ROW_TEXT, pos);
    rows_run(r, line, POS_NONE, ((r->measure - n * cells) / 2) & ~1, n * cells,
             LOOK_RULE);
}

static const struct {
    void (*put)(const struct work *w);
    enum spacing spacing;
    bool empty; /* shows something without text */
} kinds[BLOCK_KINDS] = {
    /* clang-format off */
    [BLOCK_HEADING]   = { put_heading,   SPACING_HEADING, false },
    [BLOCK_PARAGRAPH] = { put_paragraph, SPACING_TEXT,    false },
    [BLOCK_QUOTE]     = { put_paragraph, SPACING_TEXT,    false },
    [BLOCK_ITEM]      = { put_item,      SPACING_ITEM,    false },
    [BLOCK_VERSE]     = { put_verse,     SPACING_SET,     false },
    [BLOCK_PRE]       = { put_pre,       SPACING_SET,     false },
    [BLOCK_TABLE]     = { put_table,     SPACING_APART,   false },
    [BLOCK_IMAGE]     = { put_image,     SPACING_TEXT,    false },
    [BLOCK_EMBED]     = { put_embed,     SPACING_APART,   true },
    [BLOCK_RULE]      = { NULL,          SPACING_RULE,    true },
    [BLOCK_CREDIT]    = { put_credit,    SPACING_TEXT,    false },
    /* clang-format on */
};

enum spacing block_spacing(const struct doc *doc, const struct block *b)
{
    if (!kinds[b->kind].empty && str_trim(doc_block(doc, b)).n == 0)
        return SPACING_NONE;
    return kinds[b->kind].spacing;
}

void block_rows(struct rows *r, struct lists *lists, uint32_t block,
                enum role role)
{
    const struct block *b = &r->doc->blocks[block];
    struct work w = { .r = r,
                      .b = b,
                      .text = doc_block(r->doc, b),
                      .lang = rows_lang(r, b),
                      .frame = block_frame(r, lists, block),
                      .role = role };
    if (kinds[b->kind].put)
        kinds[b->kind].put(&w);
}
