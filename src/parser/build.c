/* SPDX-License-Identifier: MIT */
/*
 * The text grows in one buffer and blocks are ranges of it; nothing is moved
 * but the cells of a table when it ends.
 *
 * One block is open at a time: none, text, or a medium (image, embed) that
 * still takes a caption. A block begins at its first visible character, so an
 * empty element leaves nothing behind. White space and <br> wait in `white`
 * and `breaks` until the next character shows what they mean; a span begins
 * at the first character inside it and ends at the last one, so it never
 * covers white space at its ends.
 *
 * Of each kind at most one span is open; open spans stand in the order of
 * their begin, and to end one of them those above end too and begin anew.
 * Therefore spans nest and their records are sorted as they are made.
 */
#include <config.h>

#include "parser/build.h"

#include "base/mem.h"
#include "parser/bare.h"
#include "parser/url.h"
#include "text/utf8.h"
#include "text/width.h"

#include <assert.h>
#include <stdlib.h>

enum { LIST_MAX = 255, TABLE_MAX = 64, SPAN_KINDS = SPAN_RUBY + 1 };
enum { COLUMNS_MAX = 64, NONE = POS_NONE };

enum state { STATE_NONE, STATE_TEXT, STATE_MEDIUM };
enum white { WHITE_NONE, WHITE_BLANK, WHITE_LF };

struct open_span {
    uint8_t kind;
    uint32_t aux;
    uint32_t index; /* of its record, NONE until its first character */
};

struct list {
    bool ordered, fresh; /* fresh: the item has no block yet */
    uint32_t next, number;
};

/* What is open around the text. */
struct context {
    struct open_span spans[SPAN_KINDS];
    unsigned nspans;
    unsigned span_depth[SPAN_KINDS];
    unsigned quote, list, caption, pre, hidden;
    unsigned heading;
    uint8_t pre_kind;
    uint8_t reason; /* of the outermost hidden element */
    uint32_t rule;
    bool aside; /* the hidden element is a piece of a paragraph */
};

struct cell {
    uint32_t block; /* its first one */
    uint32_t row;
    unsigned columns;
    bool head;
};

struct table {
    uint32_t block; /* its first one */
    size_t cell;    /* its first one */
    uint32_t row;
    bool layout; /* holds what no table of text holds */
};

/* A hidden piece that waits for the end of the block it stands in. */
struct aside {
    size_t start, end; /* in the buffer of asides */
    uint8_t reason;
    uint32_t rule;
};

struct build {
    struct arena strings; /* addresses, readings, alternative texts */
    struct str base, title;
    struct buf text;
    struct block *blocks;
    struct span *spans;
    struct link *links;
    struct str *notes;
    struct cell *cells;
    struct aside *asides;
    size_t nblocks, rblocks, nspans, rspans, nlinks, rlinks, nnotes, rnotes;
    size_t ncells, rcells, nasides, rasides;
    struct buf aside_text;

    struct context now, outer; /* outer: while an island is read */
    struct list lists[LIST_MAX + 1], outer_lists[LIST_MAX + 1];
    struct table tables[TABLE_MAX];
    unsigned ntables;

    enum state state;
    struct block open;
    size_t open_span; /* records made before the open block */
    enum white white;
    unsigned breaks;
    bool continues;  /* the next paragraph goes on after a picture */
    bool pre_begins; /* a line feed right after <pre> is none */
    struct str alt;
    bool photo_by; /* text goes to by */
    struct buf by;
    uint32_t ruby; /* begin of the base text, NONE outside */
    bool reading;
    bool more_ruby; /* spans are not sorted yet */
    struct buf note;
};

/* Room for one more element of a growing array. */
#define GROW(array, n, room)                                       \
    do {                                                           \
        if ((n) == (room)) {                                       \
            (room) = (room) ? (room)*2 : 32;                       \
            (array) = xrealloc((array), (room) * sizeof *(array)); \
        }                                                          \
    } while (0)

struct build *build_new(struct str base, struct str title)
{
    struct build *b = xcalloc(1, sizeof *b);
    b->base = base;
    b->title = title;
    b->ruby = NONE;
    b->now.rule = NONE;
    return b;
}

static uint32_t here(const struct build *b)
{
    return (uint32_t)b->text.n;
}

/* Positions are 32 bits; files are far smaller, so this is never true. */
static bool full(const struct build *b, size_t more)
{
    return b->text.n + more >= POS_NONE - 16;
}

/* Blanks that mean nothing at the ends of a block. */
static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x3000 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F ||
           c == 0x2060 || c == 0x115F || c == 0x3164;
}

static struct str strip(struct str s)
{
    const char *p = s.p, *end = s.p + s.n;
    while (p < end) {
        const char *next = p;
        if (!is_blank(utf8_next(&next, end)))
            break;
        p = next;
    }
    while (end > p) {
        const char *prev = end;
        if (!is_blank(utf8_prev(&prev, p)))
            break;
        end = prev;
    }
    return str_range(p, end);
}

/* spans */

static void span_ends(struct build *b, struct open_span *s)
{
    if (s->index == NONE)
        return;
    struct span *r = &b->spans[s->index];
    r->end = here(b);
    if (s->kind == SPAN_LINK) {
        struct link *l = &b->links[s->aux];
        if (l->end == NONE)
            l->end = r->end;
    }
    s->index = NONE;
}

/* The next character is the first of all spans that wait for one. */
static void spans_begin(struct build *b)
{
    for (unsigned i = 0; i < b->now.nspans; i++) {
        struct open_span *s = &b->now.spans[i];
        if (s->index != NONE)
            continue;
        GROW(b->spans, b->nspans, b->rspans);
        s->index = (uint32_t)b->nspans;
        b->spans[b->nspans++] = (struct span){ here(b), NONE, s->aux, s->kind };
        if (s->kind == SPAN_LINK) {
            struct link *l = &b->links[s->aux];
            if (l->start == NONE) {
                l->start = here(b);
                l->block = (uint32_t)b->nblocks;
            }
        }
    }
}

static void span_open(struct build *b, enum span_kind kind, uint32_t aux)
{
    b->now.spans[b->now.nspans++] =
        (struct open_span){ (uint8_t)kind, aux, NONE };
}

static void span_close(struct build *b, enum span_kind kind)
{
    unsigned at = 0;
    while (at < b->now.nspans && b->now.spans[at].kind != kind)
        at++;
    if (at == b->now.nspans)
        return;
    for (unsigned i = at; i < b->now.nspans; i++)
        span_ends(b, &b->now.spans[i]);
    b->now.nspans--;
    for (unsigned i = at; i < b->now.nspans; i++)
        b->now.spans[i] = b->now.spans[i + 1];
}

void build_span(struct build *b, enum span_kind kind, bool begin)
{
    assert(kind < SPAN_LINK);
    if (begin) {
        if (b->now.span_depth[kind]++ == 0)
            span_open(b, kind, 0);
    } else if (b->now.span_depth[kind] > 0 && --b->now.span_depth[kind] == 0) {
        span_close(b, kind);
    }
}

/* /tag/x, /tags/x, /term/3, /gb/word.htm: a list of articles on a word */
static bool is_tag_link(struct str href)
{
    if (str_has(href, STR("/tag/")) || str_has(href, STR("/tags/")) ||
        str_has(href, STR("/term/")))
        return true;
    size_t gb = str_find(href, STR("/gb/"));
    if (gb == href.n || !str_ends(href, STR(".htm")))
        return false;
    struct str word = str_skip(href, gb + 4);
    if (str_has(word, STR("/")))
        return false;
    word.n -= 4;
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] < '0' || word.p[i] > '9')
            return word.n > 0;
    return false;
}

static uint32_t link_add(struct build *b, struct str href, enum link_kind kind)
{
    GROW(b->links, b->nlinks, b->rlinks);
    b->links[b->nlinks] = (struct link){ .href = href,
                                         .start = NONE,
                                         .end = NONE,
                                         .block = NONE,
                                         .kind = (uint8_t)kind };
    return (uint32_t)b->nlinks++;
}

static struct str address(struct build *b, struct str href)
{
    struct str s = url_resolve(&b->strings, b->base, href);
    return arena_str(&b->strings, url_unwrap(&b->strings, s));
}

void build_link(struct build *b, struct str href)
{
    b->now.span_depth[SPAN_LINK]++;
    span_close(b, SPAN_LINK);
    href = str_trim(href);
    if (b->now.aside || href.n == 0 || href.p[0] == '#' ||
        str_starts_nocase(href, STR("javascript:")) ||
        str_starts_nocase(href, STR("data:")))
        return;
    struct str to = address(b, href);
    span_open(b, SPAN_LINK,
              link_add(b, to, is_tag_link(to) ? LINK_TAG : LINK_TEXT));
}

void build_link_end(struct build *b)
{
    if (b->now.span_depth[SPAN_LINK] == 0)
        return;
    b->now.span_depth[SPAN_LINK]--;
    span_close(b, SPAN_LINK);
}

/* blocks */

static void block_push(struct build *b, struct block block)
{
    GROW(b->blocks, b->nblocks, b->rblocks);
    b->blocks[b->nblocks++] = block;
}

/* Begin a block at the end of the text. */
static void block_begin(struct build *b, enum block_kind kind)
{
    if (b->nblocks)
        buf_chr(&b->text, '\n');
    b->open = (struct block){
        .start = here(b),
        .kind = (uint8_t)kind,
        .hidden = b->now.reason,
        .quote = (uint8_t)(b->now.quote < 255 ? b->now.quote : 255),
        .list = (uint8_t)(b->now.list < LIST_MAX ? b->now.list : LIST_MAX),
        .link = NONE,
        .rule = b->now.rule,
    };
    b->open_span = b->nspans;
    b->white = WHITE_NONE;
    b->breaks = 0;
}

/* Hidden pieces of the block that has just ended become blocks. */
static void asides_flush(struct build *b)
{
    for (size_t i = 0; i < b->nasides; i++) {
        const struct aside *s = &b->asides[i];
        struct str words = strip(
            str_range(b->aside_text.p + s->start, b->aside_text.p + s->end));
        if (words.n == 0 || full(b, words.n))
            continue;
        block_begin(b, BLOCK_PARAGRAPH);
        b->open.hidden = s->reason;
        b->open.rule = s->rule;
        buf_add(&b->text, words);
        b->open.end = here(b);
        block_push(b, b->open);
    }
    b->nasides = 0;
    buf_reset(&b->aside_text);
}

/* Take blanks off the end of the open block. */
static void trim_end(struct build *b)
{
    const char *start = b->text.p + b->open.start;
    const char *end = b->text.p + b->text.n;
    while (end > start) {
        const char *prev = end;
        if (!is_blank(utf8_prev(&prev, start)))
            break;
        end = prev;
    }
    b->text.n = (size_t)(end - b->text.p);
}

/* Records that reach behind the end of the trimmed block end with it. */
static void clip(struct build *b)
{
    uint32_t end = here(b);
    size_t to = b->open_span;
    for (size_t i = b->open_span; i < b->nspans; i++) {
        struct span s = b->spans[i];
        if (s.end > end)
            s.end = end;
        if (s.kind == SPAN_LINK && b->links[s.aux].end != NONE &&
            b->links[s.aux].block == b->nblocks && b->links[s.aux].end > end)
            b->links[s.aux].end = end;
        if (s.start < s.end)
            b->spans[to++] = s;
    }
    b->nspans = to;
}

/* The same but for blanks? */
static bool same_words(struct str x, struct str y)
{
    const char *p = x.p, *pe = x.p + x.n, *q = y.p, *qe = y.p + y.n;
    for (;;) {
        uint32_t c = ' ', d = ' ';
        while (p < pe && is_blank(c))
            c = utf8_next(&p, pe);
        while (q < qe && is_blank(d))
            d = utf8_next(&q, qe);
        if (is_blank(c) || is_blank(d))
            return is_blank(c) && is_blank(d);
        if (c != d)
            return false;
    }
}

/* Does an alternative text say anything? A name of a file does not. */
static bool alt_speaks(const struct build *b, struct str alt)
{
    static const struct str ends[] = {
        STR_INIT(".jpg"), STR_INIT(".jpeg"), STR_INIT(".png"),
        STR_INIT(".gif"), STR_INIT(".webp"), STR_INIT(".JPG"),
        STR_INIT(".PNG"), STR_INIT(".JPEG"),
    };
    static const struct str words[] = {
        STR_INIT("image"), STR_INIT("img"),     STR_INIT("photo"),
        STR_INIT("图片"),  STR_INIT("圖片"),    STR_INIT("画像"),
        STR_INIT("logo"),  STR_INIT("picture"),
    };
    if (alt.n == 0 || same_words(alt, b->title))
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(alt, ends[i]))
            return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(alt, words[i]))
            return false;
    if (str_has(alt, STR("://")))
        return false;
    for (size_t i = 0; i < alt.n; i++) {
        unsigned char c = (unsigned char)alt.p[i];
        if (c >= 0x80 || c == ' ')
            return true;
    }
    return false; /* one word of ASCII: a code of the camera or the CMS */
}

/* The name of the photographer goes behind the caption. */
static void put_by(struct build *b)
{
    struct str by = strip(buf_str(&b->by));
    struct str caption =
        str_range(b->text.p + b->open.start, b->text.p + b->text.n);
    if (by.n && !str_has(caption, by)) {
        if (caption.n)
            buf_add(&b->text, STR("（"));
        buf_add(&b->text, by);
        if (caption.n)
            buf_add(&b->text, STR("）"));
    }
    buf_reset(&b->by);
}

static void medium_ends(struct build *b)
{
    struct str caption =
        str_range(b->text.p + b->open.start, b->text.p + b->text.n);
    if (caption.n && b->title.n && same_words(caption, b->title))
        b->text.n = b->open.start; /* the title holds these characters */
    else if (caption.n == 0 && alt_speaks(b, b->alt))
        buf_add(&b->text, b->alt);
    put_by(b);
    b->photo_by = false;
    if (b->open.link != NONE) {
        struct link *l = &b->links[b->open.link];
        l->start = b->open.start;
        l->end = here(b);
        l->block = (uint32_t)b->nblocks;
    }
}

/* End the open block; one without text was never there. */
static void block_end(struct build *b)
{
    if (b->state == STATE_NONE)
        return;
    trim_end(b);
    for (unsigned i = 0; i < b->now.nspans; i++)
        span_ends(b, &b->now.spans[i]);
    if (b->state == STATE_MEDIUM)
        medium_ends(b);
    clip(b);
    b->open.end = here(b);
    if (b->state == STATE_TEXT && b->open.end == b->open.start)
        b->text.n = b->open.start - (b->nblocks ? 1 : 0);
    else
        block_push(b, b->open);
    b->state = STATE_NONE;
    b->white = WHITE_NONE;
    b->breaks = 0;
    b->ruby = NONE;
    asides_flush(b);
}

/* Where does the next text go? An image takes captions only, and text that
 * is hidden with it. */
static bool wants_medium(const struct build *b)
{
    return b->state == STATE_MEDIUM && b->now.caption > 0 &&
           b->open.hidden == b->now.reason;
}

static bool is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static void put_aside(struct buf *to, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (!is_white(s.p[i]))
            buf_chr(to, s.p[i]);
        else if (to->n && to->p[to->n - 1] != ' ')
            buf_chr(to, ' ');
    }
}

void build_end(struct build *b)
{
    b->continues = false;
    if (b->now.aside) {
        put_aside(&b->aside_text, STR(" "));
        return;
    }
    if (b->state == STATE_MEDIUM) {
        b->white = WHITE_LF; /* between two paragraphs of a caption */
        return;
    }
    block_end(b);
}

static enum block_kind text_kind(const struct build *b)
{
    if (b->now.pre)
        return (enum block_kind)b->now.pre_kind;
    if (b->now.heading)
        return BLOCK_HEADING;
    if (b->now.list)
        return BLOCK_ITEM;
    return b->now.quote ? BLOCK_QUOTE : BLOCK_PARAGRAPH;
}

static struct list *list_top(struct build *b)
{
    if (b->now.list == 0)
        return NULL;
    return &b->lists[b->now.list < LIST_MAX ? b->now.list : LIST_MAX];
}

static struct table *table_top(struct build *b)
{
    return b->ntables && b->ntables <= TABLE_MAX ? &b->tables[b->ntables - 1]
                                                 : NULL;
}

/* The open table holds what no table of text holds. */
static void table_places(struct build *b)
{
    struct table *t = table_top(b);
    if (t)
        t->layout = true;
}

static void text_begin(struct build *b)
{
    block_end(b);
    enum block_kind kind = text_kind(b);
    block_begin(b, kind);
    if (kind == BLOCK_HEADING)
        b->open.level = (uint8_t)b->now.heading;
    if (kind == BLOCK_ITEM) {
        struct list *l = list_top(b);
        if (l->ordered)
            b->open.flags |= BLOCK_ORDERED;
        if (!l->fresh)
            b->open.flags |= BLOCK_CONTINUES;
        b->open.number = l->ordered ? l->number : 0;
        l->fresh = false;
    }
    if (b->continues)
        b->open.flags |= BLOCK_NO_INDENT;
    b->continues = false;
    b->state = STATE_TEXT;
}

/* text */

static bool joins_before(const struct build *b, uint32_t next)
{
    const char *start = b->text.p + b->open.start;
    const char *p = b->text.p + b->text.n;
    return p > start && width_joins(next) && width_joins(utf8_prev(&p, start));
}

/* Turn what waits into text before character c; true if c is a blank at the
 * begin of a block or line, where blanks go. */
static bool resolve(struct build *b, uint32_t c)
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
               (b->white == WHITE_LF && !joins_before(b, c))) {
        buf_chr(&b->text, ' ');
    }
    b->white = WHITE_NONE;
    b->breaks = 0;
    return false;
}

/* A run without ASCII white space. */
static void put_run(struct build *b, const char *p, const char *end)
{
    while (p < end) {
        const char *next = p;
        uint32_t c = utf8_next(&next, end);
        if (!resolve(b, c))
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

void build_text(struct build *b, struct str s)
{
    if (b->reading) {
        put_aside(&b->note, s);
        return;
    }
    if (b->now.aside) {
        put_aside(&b->aside_text, s);
        return;
    }
    if (b->photo_by) {
        put_aside(&b->by, s);
        return;
    }
    if (b->now.pre && !wants_medium(b)) {
        put_pre(b, s);
        return;
    }
    const char *p = s.p, *end = s.p + s.n;
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
        while (p < end && !is_white(*p))
            p++;
        put_run(b, run, p);
    }
}

void build_break(struct build *b)
{
    if (b->now.aside)
        build_end(b);
    else if (b->now.pre)
        put_pre(b, STR("\n"));
    else if (b->state != STATE_NONE && b->breaks < 2)
        b->breaks++;
}

/* containers */

void build_heading(struct build *b, unsigned level)
{
    build_end(b);
    b->now.heading = level < 6 ? level : 6;
}

void build_quote(struct build *b, bool begin)
{
    build_end(b);
    if (begin)
        b->now.quote++;
    else if (b->now.quote)
        b->now.quote--;
}

void build_pre(struct build *b, enum block_kind kind, bool begin)
{
    build_end(b);
    if (begin) {
        if (b->now.pre++ == 0)
            b->now.pre_kind = (uint8_t)kind;
        b->pre_begins = true;
    } else if (b->now.pre) {
        b->now.pre--;
        b->pre_begins = false;
    }
}

void build_list(struct build *b, bool ordered, uint32_t start)
{
    build_end(b);
    b->now.list++;
    *list_top(b) = (struct list){ .ordered = ordered, .next = start };
}

void build_list_end(struct build *b)
{
    build_end(b);
    if (b->now.list)
        b->now.list--;
}

void build_item(struct build *b, uint32_t number)
{
    build_end(b);
    struct list *l = list_top(b);
    if (!l)
        return;
    l->number = number != POS_NONE ? number : l->next;
    l->next = l->number < POS_NONE - 1 ? l->number + 1 : l->number;
    l->fresh = true;
}

/* ruby */

void build_ruby(struct build *b)
{
    if (!b->now.aside)
        b->ruby = here(b);
}

void build_reading(struct build *b, bool begin)
{
    if (begin) {
        b->reading = true;
        buf_reset(&b->note);
        return;
    }
    if (!b->reading)
        return;
    b->reading = false;
    struct str note = strip(buf_str(&b->note));
    uint32_t start = b->ruby;
    if (b->state == STATE_NONE || start == NONE || note.n == 0)
        return;
    if (start < b->open.start)
        start = b->open.start;
    const char *p = b->text.p + start, *end = b->text.p + here(b);
    while (p < end && is_blank((unsigned char)*p))
        p++; /* white space that came before the base text */
    start = (uint32_t)(p - b->text.p);
    if (start == here(b))
        return;
    GROW(b->notes, b->nnotes, b->rnotes);
    b->notes[b->nnotes] = arena_str(&b->strings, note);
    GROW(b->spans, b->nspans, b->rspans);
    b->spans[b->nspans++] =
        (struct span){ start, here(b), (uint32_t)b->nnotes++, SPAN_RUBY };
    b->more_ruby = true;
    b->ruby = here(b);
}

/* media */

static void medium_begin(struct build *b, enum block_kind kind, struct str href,
                         enum link_kind link)
{
    bool inside = b->state == STATE_TEXT || b->continues;
    block_end(b);
    block_begin(b, kind);
    b->open.link = link_add(b, href, link);
    b->state = STATE_MEDIUM;
    b->alt = STR("");
    b->continues = inside;
    table_places(b);
}

static const struct link *newest_image(const struct build *b)
{
    for (size_t i = b->nlinks; i > 0 && i + 4 > b->nlinks; i--)
        if (b->links[i - 1].kind == LINK_IMAGE)
            return &b->links[i - 1];
    return NULL;
}

static bool is_newest_image(const struct build *b, struct str href)
{
    const struct link *l = newest_image(b);
    return l && str_eq(l->href, href);
}

void build_image(struct build *b, struct str href, struct str alt)
{
    if (b->now.aside || b->reading)
        return;
    struct str to = address(b, href);
    if (b->state == STATE_MEDIUM && is_newest_image(b, to))
        return;
    medium_begin(b, BLOCK_IMAGE, to, LINK_IMAGE);
    b->alt = arena_str(&b->strings, strip(alt));
}

void build_embed(struct build *b, struct str href)
{
    if (b->now.aside || b->reading)
        return;
    medium_begin(b, BLOCK_EMBED, address(b, href), LINK_EMBED);
}

void build_rule(struct build *b)
{
    if (b->now.aside) {
        build_end(b);
        return;
    }
    block_end(b);
    b->continues = false;
    if (b->nblocks) {
        const struct block *last = &b->blocks[b->nblocks - 1];
        if (last->kind == BLOCK_RULE && last->hidden == b->now.reason)
            return;
    }
    block_begin(b, BLOCK_RULE);
    b->open.end = b->open.start;
    block_push(b, b->open);
    table_places(b);
}

/* Caption text that comes after other text is text: this ends no block. */
void build_caption(struct build *b, bool begin)
{
    if (b->state == STATE_MEDIUM && b->white == WHITE_NONE)
        b->white = WHITE_LF;
    if (begin)
        b->now.caption++;
    else if (b->now.caption)
        b->now.caption--;
}

void build_photo_by(struct build *b, bool begin)
{
    b->photo_by = begin && b->state == STATE_MEDIUM && !b->now.aside;
    if (b->photo_by && b->by.n)
        buf_chr(&b->by, ' ');
}

/* hidden */

static void aside_begin(struct build *b)
{
    GROW(b->asides, b->nasides, b->rasides);
    b->asides[b->nasides++] = (struct aside){ b->aside_text.n, b->aside_text.n,
                                              b->now.reason, b->now.rule };
    b->now.aside = true;
    b->now.reason = HIDE_NOT; /* the paragraph goes on */
    b->now.rule = NONE;
}

void build_hide(struct build *b, enum reason reason, uint32_t rule,
                bool in_line)
{
    if (b->now.hidden++ > 0)
        return;
    bool begun = b->state == STATE_MEDIUM ||
                 (b->state == STATE_TEXT && here(b) > b->open.start);
    if (!in_line || !begun)
        block_end(b);
    b->now.reason = (uint8_t)reason;
    b->now.rule = rule;
    if (in_line && begun)
        aside_begin(b);
}

void build_show(struct build *b)
{
    if (b->now.hidden == 0 || --b->now.hidden > 0)
        return;
    if (b->now.aside) {
        b->asides[b->nasides - 1].end = b->aside_text.n;
        b->now.aside = false;
        return;
    }
    block_end(b);
    b->now.reason = HIDE_NOT;
    b->now.rule = NONE;
}

void build_island(struct build *b, enum reason reason)
{
    while (b->now.aside)
        build_show(b);
    block_end(b);
    b->outer = b->now;
    if (b->now.list)
        memcpy(b->outer_lists, b->lists, sizeof b->lists);
    b->now = (struct context){ .reason = (uint8_t)reason, .rule = NONE };
    b->now.hidden = reason != HIDE_NOT;
    table_places(b);
}

void build_island_end(struct build *b)
{
    block_end(b);
    b->now = b->outer;
    if (b->now.list)
        memcpy(b->lists, b->outer_lists, sizeof b->lists);
    b->continues = false;
}

/* tables */

void build_table(struct build *b)
{
    build_end(b);
    if (b->now.aside)
        return;
    block_end(b);
    table_places(b);
    if (b->ntables < TABLE_MAX)
        b->tables[b->ntables] =
            (struct table){ (uint32_t)b->nblocks, b->ncells, 0, false };
    b->ntables++;
}

void build_row(struct build *b)
{
    build_end(b);
    struct table *t = table_top(b);
    if (t && !b->now.aside)
        t->row++;
}

void build_cell(struct build *b, bool head, unsigned columns)
{
    build_end(b);
    struct table *t = table_top(b);
    if (!t || b->now.aside)
        return;
    block_end(b);
    if (b->nblocks > t->block && b->ncells == t->cell)
        t->block = (uint32_t)b->nblocks; /* the caption stays before it */
    GROW(b->cells, b->ncells, b->rcells);
    if (columns < 1)
        columns = 1;
    b->cells[b->ncells++] =
        (struct cell){ (uint32_t)b->nblocks, t->row,
                       columns < COLUMNS_MAX ? columns : COLUMNS_MAX, head };
}

/* The blocks behind cell i of the open table end here. */
static uint32_t cell_end(const struct build *b, size_t i)
{
    return i + 1 < b->ncells ? b->cells[i + 1].block : (uint32_t)b->nblocks;
}

/* Is it a table of text? Counts its columns. */
static bool is_data(const struct build *b, const struct table *t,
                    uint32_t *columns)
{
    uint32_t rows = 0, width = 0, filled = 0;
    *columns = 0;
    if (t->layout)
        return false;
    for (size_t i = t->cell; i < b->ncells; i++) {
        const struct cell *c = &b->cells[i];
        if (i == t->cell || c->row != c[-1].row) {
            rows++;
            width = 0;
        }
        width += c->columns;
        if (width > *columns)
            *columns = width;
        uint32_t end = cell_end(b, i);
        if (end > c->block)
            filled++;
        if (end - c->block > 2)
            return false;
        for (uint32_t k = c->block; k < end; k++) {
            const struct block *x = &b->blocks[k];
            if (x->hidden != b->now.reason ||
                (x->kind != BLOCK_PARAGRAPH && x->kind != BLOCK_HEADING &&
                 x->kind != BLOCK_QUOTE))
                return false;
        }
    }
    return rows >= 2 && *columns >= 2 && *columns <= 1000 && filled > 2;
}

/* Move spans and links of a block by its new begin. */
struct mover {
    size_t span, link;
};

static void move_marks(struct build *b, struct mover *m, uint32_t from,
                       uint32_t to, uint32_t block, uint32_t table)
{
    uint32_t end = b->blocks[block].end;
    for (; m->span < b->nspans && b->spans[m->span].start <= end; m->span++) {
        struct span *s = &b->spans[m->span];
        if (s->start < from)
            continue;
        s->start = s->start - from + to;
        s->end = s->end - from + to;
        if (s->kind != SPAN_LINK)
            continue;
        struct link *l = &b->links[s->aux];
        if (l->block == block && l->start != NONE) {
            l->start = l->start - from + to;
            l->end = l->end - from + to;
            l->block = table;
        }
    }
}

/* First record that may lie behind a position. */
static size_t first_span(const struct build *b, uint32_t pos)
{
    size_t i = b->nspans;
    while (i > 0 && b->spans[i - 1].start >= pos)
        i--;
    return i;
}

/* Put the text of one cell into the row. */
static void put_cell(struct build *b, struct buf *out, size_t i, uint32_t base,
                     struct mover *m, uint32_t table)
{
    const struct cell *c = &b->cells[i];
    uint32_t end = cell_end(b, i);
    for (uint32_t k = c->block; k < end; k++) {
        struct str s = { b->text.p + b->blocks[k].start,
                         b->blocks[k].end - b->blocks[k].start };
        if (k > c->block)
            buf_chr(out, ' ');
        move_marks(b, m, b->blocks[k].start, base + (uint32_t)out->n, k, table);
        for (size_t n = 0; n < s.n; n++)
            buf_chr(out, s.p[n] == '\n' || s.p[n] == '\t' ? ' ' : s.p[n]);
    }
}

static bool row_is_empty(const struct build *b, size_t i, uint32_t row)
{
    for (; i < b->ncells && b->cells[i].row == row; i++)
        if (cell_end(b, i) > b->cells[i].block)
            return false;
    return true;
}

/* Digits and the signs that go with them. */
static bool is_figure(struct str cell)
{
    bool digit = false;
    for (size_t i = 0; i < cell.n; i++) {
        if (cell.p[i] >= '0' && cell.p[i] <= '9')
            digit = true;
        else if (!strchr("+-.,:%$/ ~()", cell.p[i]))
            return false;
    }
    return digit;
}

/* Is the first row made of words and a column below it of figures? */
static bool looks_headed(struct str rows)
{
    bool word[COLUMNS_MAX] = { false }, figures[COLUMNS_MAX] = { false };
    size_t nrows = 0;
    struct str row, cell;
    while (str_field(&rows, '\n', &row)) {
        for (size_t i = 0; i < COLUMNS_MAX && str_field(&row, '\t', &cell);
             i++) {
            if (nrows == 0)
                word[i] = figures[i] = cell.n && !is_figure(cell);
            else
                figures[i] = figures[i] && is_figure(cell);
        }
        nrows++;
    }
    for (size_t i = 1; i < COLUMNS_MAX && nrows > 2; i++)
        if (word[i] && figures[i])
            return true;
    return false;
}

/* The blocks of all cells become one block. */
static void table_merge(struct build *b, const struct table *t,
                        uint32_t columns)
{
    struct block made = b->blocks[t->block];
    struct mover m = { .span = first_span(b, made.start) };
    struct buf out = { 0 };
    bool head = true;
    uint32_t first_row = NONE;
    for (size_t i = t->cell; i < b->ncells; i++) {
        const struct cell *c = &b->cells[i];
        bool new_row = i == t->cell || c->row != c[-1].row;
        if (new_row) {
            while (i < b->ncells && row_is_empty(b, i, b->cells[i].row)) {
                uint32_t row = b->cells[i].row;
                while (i < b->ncells && b->cells[i].row == row)
                    i++;
            }
            if (i == b->ncells)
                break;
            c = &b->cells[i];
            if (first_row == NONE)
                first_row = c->row;
            else
                buf_chr(&out, '\n');
        }
        if (c->row == first_row && !c->head && cell_end(b, i) > c->block)
            head = false;
        put_cell(b, &out, i, made.start, &m, t->block);
        bool last = i + 1 == b->ncells || b->cells[i + 1].row != c->row;
        buf_fill(&out, '\t', last ? c->columns - 1 : c->columns);
    }
    head = head || looks_headed(buf_str(&out));
    b->text.n = made.start;
    buf_add(&b->text, buf_str(&out));
    buf_free(&out);
    made.end = here(b);
    made.kind = BLOCK_TABLE;
    made.level = 0;
    made.flags = head ? BLOCK_HEAD_ROW : 0;
    made.number = columns;
    b->blocks[t->block] = made;
    b->nblocks = t->block + 1;
}

void build_table_end(struct build *b)
{
    build_end(b);
    if (b->ntables == 0 || b->now.aside)
        return;
    block_end(b);
    struct table *t = table_top(b);
    b->ntables--;
    if (!t)
        return;
    uint32_t columns;
    if (is_data(b, t, &columns))
        table_merge(b, t, columns);
    b->ncells = t->cell;
}

/* the end */

static int span_order(const void *x, const void *y)
{
    const struct span *a = x, *b = y;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->end != b->end)
        return a->end > b->end ? -1 : 1;
    return (a->kind < b->kind) - (a->kind > b->kind);
}

struct link_place {
    const struct link *l;
    uint32_t old;
};

static int link_order(const void *x, const void *y)
{
    const struct link_place *a = x, *b = y;
    if (a->l->start != b->l->start)
        return a->l->start < b->l->start ? -1 : 1;
    return (a->old > b->old) - (a->old < b->old);
}

/* Links with words or a block of their own, sorted by place; map tells the
 * new index of each. */
static uint32_t links_out(struct build *b, struct arena *a, struct link **out,
                          uint32_t *map)
{
    struct link_place *places = xmalloc(b->nlinks * sizeof *places);
    size_t n = 0;
    for (size_t i = 0; i < b->nlinks; i++) {
        const struct link *l = &b->links[i];
        bool words = l->start != NONE && l->end != NONE;
        map[i] = NONE;
        if (words && (l->start < l->end || l->kind >= LINK_IMAGE))
            places[n++] = (struct link_place){ l, (uint32_t)i };
    }
    if (n)
        qsort(places, n, sizeof *places, link_order);
    *out = arena_array(a, struct link, n);
    for (size_t i = 0; i < n; i++) {
        (*out)[i] = *places[i].l;
        (*out)[i].href = arena_str(a, places[i].l->href);
        map[places[i].old] = (uint32_t)i;
    }
    free(places);
    return (uint32_t)n;
}

static uint32_t spans_out(struct build *b, struct arena *a, struct span **out,
                          const uint32_t *map)
{
    *out = arena_array(a, struct span, b->nspans);
    uint32_t n = 0;
    for (size_t i = 0; i < b->nspans; i++) {
        struct span s = b->spans[i];
        if (s.kind == SPAN_LINK) {
            s.aux = map[s.aux];
            if (s.aux == NONE)
                continue;
        }
        (*out)[n++] = s;
    }
    return n;
}

/* Is an address inside a link or cut by the end of a span? *first: the first
 * span that may reach so far. */
static bool crosses(const struct build *b, size_t *first, size_t n,
                    uint32_t start, uint32_t end)
{
    while (*first < n && b->spans[*first].end <= start)
        ++*first;
    for (size_t i = *first; i < n && b->spans[i].start < end; i++) {
        const struct span *s = &b->spans[i];
        bool around = s->start <= start && s->end >= end;
        bool inside = s->start >= start && s->end <= end;
        if (s->end > start && (s->kind == SPAN_LINK || !(around || inside)))
            return true;
    }
    return false;
}

/* Addresses that stand bare in the text become links. */
static void link_bare(struct build *b)
{
    size_t first = 0, nspans = b->nspans, at = 0, n;
    uint32_t block = 0;
    if (b->more_ruby && nspans)
        qsort(b->spans, nspans, sizeof *b->spans, span_order);
    b->more_ruby = false;
    while (bare_next(buf_str(&b->text), &at, &n)) {
        uint32_t start = (uint32_t)at, end = (uint32_t)(at + n);
        at += n;
        while (block < b->nblocks && b->blocks[block].end < end)
            block++;
        if (block == b->nblocks || crosses(b, &first, nspans, start, end))
            continue;
        struct str href = { b->text.p + start, n };
        uint32_t i = link_add(b, arena_str(&b->strings, href), LINK_TEXT);
        b->links[i].start = start;
        b->links[i].end = end;
        b->links[i].block = block;
        GROW(b->spans, b->nspans, b->rspans);
        b->spans[b->nspans++] = (struct span){ start, end, i, SPAN_LINK };
    }
    if (b->nspans > nspans)
        qsort(b->spans, b->nspans, sizeof *b->spans, span_order);
}

static void doc_out(struct build *b, struct arena *a, struct doc *out)
{
    link_bare(b);
    uint32_t *map = xmalloc(b->nlinks * sizeof *map);
    out->text = arena_str(a, buf_str(&b->text));
    out->nlinks = links_out(b, a, &out->links, map);
    out->nspans = spans_out(b, a, &out->spans, map);
    out->nblocks = (uint32_t)b->nblocks;
    out->blocks = arena_array(a, struct block, b->nblocks);
    for (size_t i = 0; i < b->nblocks; i++) {
        out->blocks[i] = b->blocks[i];
        if (b->blocks[i].link != NONE)
            out->blocks[i].link = map[b->blocks[i].link];
    }
    out->nnotes = (uint32_t)b->nnotes;
    out->notes = arena_array(a, struct str, b->nnotes);
    for (size_t i = 0; i < b->nnotes; i++)
        out->notes[i] = arena_str(a, b->notes[i]);
    free(map);
}

void build_finish(struct build *b, struct arena *a, struct doc *out)
{
    while (b->now.aside)
        build_show(b);
    block_end(b);
    while (b->ntables)
        build_table_end(b);
    *out = (struct doc){ 0 };
    doc_out(b, a, out);
    buf_free(&b->text);
    buf_free(&b->aside_text);
    buf_free(&b->note);
    buf_free(&b->by);
    free(b->blocks);
    free(b->spans);
    free(b->links);
    free(b->notes);
    free(b->cells);
    free(b->asides);
    arena_free(&b->strings);
    free(b);
}
