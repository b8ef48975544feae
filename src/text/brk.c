/* SPDX-License-Identifier: MIT */
/*
 * One pass over code points. What stands before is one row of the pair table
 * (width_tables.h): the class of the last character that is no space, and in
 * rows of their own what the rules look further back for (numbers, flags,
 * hyphens behind Hebrew). What the rules look ahead for is one character.
 *
 * A class is first mapped by mode: Korean text has letters where Chinese has
 * ideographs, and only CJK text has quotes that are brackets, dashes that may
 * not begin a line and blanks of any width. The classes from LB_BAR on exist
 * only until they are mapped; some of them need the neighbours.
 *
 * Runs of Han, ASCII words and addresses have loops of their own.
 */
#include <config.h>

#define WIDTH_TABLES_PAIRS
#include "text/brk.h"
#include "text/cluster.h"
#include "text/utf8.h"

enum mode { PLAIN, CJK, KOREAN, MODES };

enum {
    SHY = 0xAD,
    HEAD = 1024,         /* bytes that tell the script of a text */
    BY_CONTEXT = LB_BAR, /* mapped to itself or above: ask the neighbours */
};

struct scan {
    const char *begin, *p, *end;
    unsigned char *out;
    struct width w;
    const unsigned char *classes; /* of the mode */
    enum mode mode;
    int shift; /* of the mode's bits in the pair table */

    struct cluster cluster;
    size_t unit;       /* offset of the unit at hand */
    unsigned char row; /* what stands before */
    bool spaces;       /* behind row */
    bool joined;       /* behind a ZWJ */
    uint32_t last;     /* the last code point, 0 at the begin */
    bool last_cjk, last_letter;
    unsigned run;      /* how often last stands there */
    bool quote, apostrophe; /* a straight one is open */
};

/* --- classes --- */

/* clang-format off */
#define SAME(c) [LB_##c] = LB_##c
#define SHARED \
    SAME(BK), SAME(SP), SAME(ZW), SAME(WJ), SAME(GL), SAME(CM), SAME(ZWJ), \
    SAME(AL), SAME(HL), SAME(IDX), SAME(EB), SAME(EM), SAME(NU), SAME(OP), \
    SAME(OPW), SAME(CL), SAME(CP), SAME(EX), SAME(IS), SAME(SY), SAME(NS), \
    SAME(BA), SAME(HY), SAME(BB), SAME(B2), SAME(IN), SAME(PR), SAME(PO), \
    SAME(QU), SAME(CB), SAME(RI)
#define IDEOGRAPHS \
    SAME(ID), SAME(H2), SAME(H3), SAME(JL), SAME(JV), SAME(JT), SAME(UNIT), \
    SAME(MAG)

static const unsigned char class_maps[MODES][LB_COUNT] = {
    [PLAIN] = {
        SHARED, IDEOGRAPHS, [LB_SL] = LB_ID,
        [LB_BAR] = LB_AL, [LB_WS] = LB_BA, [LB_DOT] = LB_AL,
        [LB_LINK] = LB_BA, [LB_QO] = LB_QU, [LB_QC] = LB_QU,
        [LB_QA] = LB_QU, [LB_Q2] = LB_QU, [LB_Q1] = LB_QU,
    },
    [CJK] = {
        SHARED, IDEOGRAPHS, SAME(SL),
        [LB_BAR] = LB_B2, [LB_WS] = LB_SP, SAME(DOT), SAME(LINK),
        [LB_QO] = LB_OPW, [LB_QC] = LB_CL, SAME(QA), SAME(Q2), SAME(Q1),
    },
    [KOREAN] = {
        SHARED, [LB_ID] = LB_AL, [LB_H2] = LB_AL, [LB_H3] = LB_AL,
        [LB_JL] = LB_AL, [LB_JV] = LB_AL, [LB_JT] = LB_AL,
        [LB_UNIT] = LB_AL, [LB_MAG] = LB_AL, [LB_SL] = LB_AL,
        [LB_BAR] = LB_AL, [LB_WS] = LB_SP, [LB_DOT] = LB_AL,
        [LB_LINK] = LB_BA, [LB_QO] = LB_QU, [LB_QC] = LB_QU,
        [LB_QA] = LB_QU, [LB_Q2] = LB_QU, [LB_Q1] = LB_QU,
    },
};
/* clang-format on */

/* The row behind a class that goes on or ends a number; 0: as elsewhere. */
static const unsigned char rows_number[BRK_COLUMNS] = {
    [LB_MAG] = BEFORE_NUM, [LB_IS] = BEFORE_ISN, [LB_SY] = BEFORE_SYN,
    [LB_CL] = BEFORE_CLN,  [LB_CP] = BEFORE_CPN,
};

static bool in_number(const struct scan *s)
{
    return !s->spaces && (s->row == LB_NU || s->row == BEFORE_ISN ||
                          s->row == BEFORE_SYN);
}

static unsigned char row_behind(const struct scan *s, unsigned char c)
{
    if (in_number(s) && rows_number[c])
        return rows_number[c];
    if (!s->spaces) {
        if (s->row == BEFORE_NUM && c == LB_MAG)
            return BEFORE_NUM;
        if (s->row == LB_RI && c == LB_RI)
            return BEFORE_RI2;
        if (s->row == LB_HL && (c == LB_HY || c == LB_BA))
            return BEFORE_HYH;
    }
    return c == LB_UNIT || c == LB_MAG ? LB_ID : c;
}

/* Go on behind a character of class c. */
static void advance(struct scan *s, unsigned char c)
{
    if (c == LB_SP) {
        if (s->row == LB_BK)
            s->row = BEFORE_BEGIN;
        s->spaces = true;
        return;
    }
    s->row = row_behind(s, c);
    s->spaces = false;
}

/* --- neighbours --- */

/* The code point behind the one at hand, 0 at the end. */
static uint32_t peek(const struct scan *s)
{
    const char *p = s->p;

    return p < s->end ? utf8_next(&p, s->end) : 0;
}

static bool is_letter(struct kind k)
{
    return (k.line == LB_AL || k.line == LB_HL) && !(k.flags & KIND_CJK);
}

static bool is_word(struct kind k)
{
    return is_letter(k) || k.line == LB_NU;
}

static bool is_edge(uint32_t cp)
{
    return cp == 0 || cp == ' ' || cp == '\n' || cp == 0x3000;
}

/* A straight quote: a blank at one side decides, else turn about. */
static unsigned char straight(const struct scan *s, bool *open)
{
    bool left = s->spaces || s->row == LB_BK || s->row == BEFORE_BEGIN ||
                s->row == LB_OP || s->row == LB_OPW;
    bool right = is_edge(peek(s));

    *open = left == right ? !*open : left;
    return *open ? LB_OPW : LB_CL;
}

/* The class of a character of CJK text that depends on its neighbours. */
static unsigned char by_context(struct scan *s, unsigned char c)
{
    bool behind_word = !s->spaces && (s->last_letter || s->row == LB_NU);

    switch (c) {
    case LB_DOT:
    case LB_LINK:
        if (s->last_cjk || width_is_cjk(peek(s)))
            return LB_NS;
        return c == LB_DOT ? LB_AL : LB_BA;
    case LB_QA:
        return behind_word && is_letter(kind_of(peek(s))) ? LB_QU : LB_CL;
    case LB_Q2:
        return straight(s, &s->quote);
    default:
        if (behind_word && (is_word(kind_of(peek(s))) || !s->apostrophe))
            return LB_QU;
        return straight(s, &s->apostrophe);
    }
}

static unsigned char class_of(struct scan *s, struct kind k)
{
    unsigned char c = s->classes[k.line];

    return c < BY_CONTEXT ? c : by_context(s, c);
}

/* --- breaks --- */

/* LB25: a sign before a bracket or hyphen that begins a number. */
static bool is_prefix(const struct scan *s, unsigned char c)
{
    return !s->spaces && (s->row == LB_PR || s->row == LB_PO) &&
           (c == LB_OP || c == LB_OPW || c == LB_HY) &&
           kind_of(peek(s)).line == LB_NU;
}

/* A row of dashes or dots may part between pairs. */
static bool between_pairs(const struct scan *s, uint32_t cp, unsigned char c)
{
    return s->mode == CJK && (c == LB_B2 || c == LB_IN) && cp == s->last &&
           s->run % 2 == 0 && peek(s) == cp;
}

/* The flags of a unit of class c that begins with cp. */
static unsigned break_before(const struct scan *s, uint32_t cp,
                             unsigned char c)
{
    unsigned forbidden;

    if (s->row == LB_BK && !s->spaces)
        return BRK_MUST;
    if (s->joined || s->last == 0)
        return 0;
    forbidden = brk_pairs[s->row][c] >> s->shift & (s->spaces ? 2 : 1);
    if (forbidden ? !between_pairs(s, cp, c) : is_prefix(s, c))
        return 0;
    return s->last == SHY ? BRK_MAY | BRK_HYPHEN : BRK_MAY;
}

/* LB9, LB10: a mark belongs to what stands before it, if that can have one. */
static unsigned char class_of_mark(const struct scan *s, unsigned char c)
{
    if (c != LB_CM && c != LB_ZWJ)
        return c;
    return s->spaces || s->row == LB_BK || s->row == LB_ZW ||
                   s->row == BEFORE_BEGIN
               ? LB_AL
               : LB_CM;
}

static void remember(struct scan *s, uint32_t cp, struct kind k)
{
    s->run = cp == s->last ? s->run + 1 : 1;
    s->last = cp;
    s->last_cjk = k.flags & KIND_CJK;
    s->last_letter = is_letter(k);
    s->joined = k.line == LB_ZWJ;
}

static void step(struct scan *s)
{
    size_t at = (size_t)(s->p - s->begin);
    uint32_t cp = utf8_next(&s->p, s->end);
    struct kind k = kind_of(cp);
    bool begins = cluster_add(&s->cluster, s->w, cp, k);
    unsigned char c = class_of_mark(s, class_of(s, k));
    unsigned flags = BRK_UNIT;

    if (begins) {
        s->unit = at;
        if (c != LB_CM)
            flags |= break_before(s, cp, c);
        if (c == LB_SP || k.line == LB_WS)
            flags |= BRK_SPACE;
    } else {
        /* A blank that carries a mark stays. */
        flags = s->out[s->unit] & ~(unsigned)(BRK_CELLS | BRK_SPACE);
    }
    s->out[s->unit] = (unsigned char)(flags | (unsigned)s->cluster.cells);
    if (c == LB_BK)
        s->quote = s->apostrophe = false;
    if (c != LB_CM)
        advance(s, c);
    remember(s, cp, k);
}

/* --- fast loops --- */

/* The cluster machine behind a character that was not shown to it. */
static void behind_fast(struct scan *s, uint32_t cp, size_t bytes)
{
    struct kind k = kind_of(cp);

    s->cluster = (struct cluster){ .state = CLUSTER_BEGIN };
    cluster_add(&s->cluster, s->w, cp, k);
    s->unit = (size_t)(s->p - s->begin) - bytes;
    remember(s, cp, k);
}

static bool is_han(const char *p, const char *end)
{
    unsigned char c = (unsigned char)*p;

    /* E4 B7 are hexagrams in part. */
    return c >= 0xE4 && c <= 0xE9 && end - p >= 3 &&
           !(c == 0xE4 && (unsigned char)p[1] == 0xB7);
}

/* Han behind Han. */
static void han_run(struct scan *s)
{
    const char *p = s->p;
    unsigned char *out = s->out + (p - s->begin);

    for (; p < s->end && is_han(p, s->end); p += 3, out += 3)
        *out = BRK_UNIT | BRK_MAY | 2;
    s->p = p;
    p -= 3;
    behind_fast(s, utf8_next(&p, s->end), 3);
}

static bool is_ascii_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

static bool is_ascii_digit(char c)
{
    return (unsigned char)(c - '0') < 10;
}

/* ASCII letters behind a letter. */
static void word_run(struct scan *s)
{
    const char *p = s->p;

    for (; p < s->end && is_ascii_letter(*p); p++)
        s->out[p - s->begin] = BRK_UNIT | 1;
    s->p = p;
    behind_fast(s, (unsigned char)p[-1], 1);
}

/* --- addresses --- */

static bool starts(const struct scan *s, const char *head, size_t n)
{
    return (size_t)(s->end - s->p) >= n && memcmp(s->p, head, n) == 0;
}

static bool is_url_byte(char c)
{
    return c > ' ' && c < 0x7F && !strchr("\"<>\\^`{|}", c);
}

static bool is_hex(char c)
{
    return is_ascii_digit(c) || (unsigned char)((c | 0x20) - 'a') < 6;
}

static bool is_triplet(const char *p, const char *end)
{
    return *p == '%' && end - p >= 3 && is_hex(p[1]) && is_hex(p[2]);
}

/* May an address part between p[-1] and *p? */
static bool url_break(const char *p, const char *end)
{
    if (is_triplet(p, end))
        return true;
    return strchr("/?&=.-_", p[-1]) &&
           (is_ascii_letter(*p) || is_ascii_digit(*p) || *p == '%');
}

/* The rest of an address, of which at least one byte was taken. */
static void url_run(struct scan *s)
{
    const char *p = s->p;

    while (p < s->end && is_url_byte(*p)) {
        size_t n = is_triplet(p, s->end) ? 3 : 1;
        unsigned may = url_break(p, s->end) ? BRK_MAY : 0;
        s->out[p - s->begin] = (unsigned char)(BRK_UNIT | 1 | may);
        for (size_t i = 1; i < n; i++)
            s->out[p - s->begin + (ptrdiff_t)i] = BRK_UNIT | 1;
        p += n;
    }
    if (p == s->p)
        return;
    s->p = p;
    s->row = class_maps[PLAIN][kind_of((unsigned char)p[-1]).line];
    s->spaces = false;
    behind_fast(s, (unsigned char)p[-1], 1);
}

/* --- */

/* Number of leading bytes of CJK and of Hangul in s. */
static void count_scripts(struct str s, size_t *cjk, size_t *hangul)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        *cjk += c >= 0xE3 && c <= 0xE9;
        *hangul += c >= 0xEA && c <= 0xED;
    }
}

static bool has_cjk(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0xE3 && c <= 0xE9)
            return true;
    }
    return false;
}

static enum mode mode_of(struct str text, enum lang lang)
{
    size_t cjk = 0, hangul = 0;

    if (lang == LANG_KO)
        return KOREAN;
    count_scripts(str_head(text, HEAD), &cjk, &hangul);
    if (hangul > cjk)
        return KOREAN;
    return cjk || has_cjk(str_skip(text, HEAD)) ? CJK : PLAIN;
}

void brk_map(struct str text, struct width w, enum lang lang,
             unsigned char *out)
{
    enum mode mode = mode_of(text, lang);
    struct scan s = {
        .begin = text.p,
        .p = text.p,
        .end = text.p + text.n,
        .out = out,
        .w = w,
        .classes = class_maps[mode],
        .mode = mode,
        .shift = mode == CJK ? 2 : 0,
        .cluster = { .state = CLUSTER_BEGIN },
        .row = BEFORE_BEGIN,
    };

    if (text.n == 0)
        return;
    memset(out, 0, text.n);
    while (s.p < s.end) {
        char c = *s.p;
        bool behind = !s.spaces && !s.joined &&
                      s.cluster.state != GCB_PREPEND;
        if (behind && s.row == LB_ID && is_han(s.p, s.end)) {
            han_run(&s);
        } else if (behind && s.row == LB_AL && is_ascii_letter(c)) {
            word_run(&s);
        } else if (c == 'w' && starts(&s, "www.", 4)) {
            step(&s);
            url_run(&s);
        } else if (c == ':' && s.last_letter && starts(&s, "://", 3)) {
            step(&s);
            url_run(&s);
        } else {
            step(&s);
        }
    }
}
