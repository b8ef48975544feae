/* SPDX-License-Identifier: MIT */
/*
 * One pass over code points. What stands before is one row of the pair table
 * (width_tables.h): the class of the last character that is no space, and in
 * rows of their own what the rules look further back for (numbers, flags,
 * hyphens behind Hebrew). What the rules look ahead for is one character.
 *
 * A class is first mapped by mode: Korean text has letters where Chinese has
 * ideographs, and only CJK text has quotes that are brackets and blanks of any
 * width. The classes from LB_BAR on exist only until they are mapped; some of
 * them need the neighbours.
 *
 * step does any character; fast_run does the plain ones, which is nearly all
 * of a text, without what step must look for; text/address does the rest of an
 * address.
 */
#include <config.h>

#define WIDTH_TABLES_PAIRS
#include "base/ascii.h"
#include "text/brk.h"
#include "text/address.h"
#include "text/brk_run.h"
#include "text/cluster.h"
#include "text/utf8.h"

enum mode { PLAIN, CJK, KOREAN, MODES };

enum {
    SHY = 0xAD,
    ENOUGH = 256,        /* letters that tell the script of a text */
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
    unsigned run;           /* how often last stands there */
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
        [LB_BULLET] = LB_AL, [LB_LINK] = LB_BA, [LB_QO] = LB_QU,
        SAME(QC), SAME(QA), [LB_Q2] = LB_QU, [LB_Q1] = LB_QU,
        SAME(NB), [LB_PT] = LB_CL,
    },
    [CJK] = {
        SHARED, IDEOGRAPHS, SAME(SL),
        [LB_BAR] = LB_B2, [LB_WS] = LB_SP, SAME(DOT), SAME(BULLET), SAME(LINK),
        [LB_QO] = LB_OPW, [LB_QC] = LB_CL, SAME(QA), SAME(Q2), SAME(Q1),
        SAME(NB), SAME(PT),
    },
    [KOREAN] = {
        SHARED, [LB_ID] = LB_AL, [LB_H2] = LB_AL, [LB_H3] = LB_AL,
        [LB_JL] = LB_AL, [LB_JV] = LB_AL, [LB_JT] = LB_AL,
        [LB_UNIT] = LB_AL, [LB_MAG] = LB_AL, [LB_SL] = LB_AL,
        [LB_BAR] = LB_AL, [LB_WS] = LB_SP, [LB_DOT] = LB_AL,
        [LB_BULLET] = LB_AL, [LB_LINK] = LB_BA, [LB_QO] = LB_QU,
        [LB_QC] = LB_QU, [LB_QA] = LB_QU, [LB_Q2] = LB_QU, [LB_Q1] = LB_QU,
        [LB_NB] = LB_GL, [LB_PT] = LB_CL,
    },
};
/* clang-format on */

/* The row behind a class that goes on or ends a number; 0: as elsewhere. */
static const unsigned char rows_number[BRK_COLUMNS] = {
    [LB_MAG] = BEFORE_NUM, [LB_IS] = BEFORE_ISN, [LB_SY] = BEFORE_SYN,
    [LB_CL] = BEFORE_CLN,  [LB_CP] = BEFORE_CPN,
};

/* Rows behind which it depends on them what a class leaves. */
#define BIT(name) ((uint64_t)1 << (name))
#define ROWS_THAT_GO_ON                                                 \
    (BIT(LB_NU) | BIT(BEFORE_ISN) | BIT(BEFORE_SYN) | BIT(BEFORE_NUM) | \
     BIT(LB_RI) | BIT(LB_HL))

static inline unsigned char row_alone(unsigned char c)
{
    return c == LB_UNIT || c == LB_MAG ? LB_ID : c;
}

static unsigned char row_behind(unsigned char row, unsigned char c)
{
    if (row == BEFORE_NUM)
        return c == LB_MAG ? BEFORE_NUM : row_alone(c);
    if (row == LB_RI)
        return c == LB_RI ? BEFORE_RI2 : row_alone(c);
    if (row == LB_HL)
        return c == LB_HY || c == LB_BA ? BEFORE_HYH : row_alone(c);
    return rows_number[c] ? rows_number[c] : row_alone(c);
}

/* Go on behind a character of class c. */
static inline void advance(unsigned char *row, bool *spaces, unsigned char c)
{
    if (c == LB_SP) {
        if (*row == LB_BK)
            *row = BEFORE_BEGIN;
        *spaces = true;
        return;
    }
    *row = !*spaces && ROWS_THAT_GO_ON >> *row & 1 ? row_behind(*row, c)
                                                   : row_alone(c);
    *spaces = false;
}

/* --- neighbours --- */

/* The code point behind the one at hand, 0 at the end. */
static uint32_t peek(const struct scan *s)
{
    const char *p = s->p;

    return p < s->end ? utf8_next(&p, s->end) : 0;
}

static bool is_edge(uint32_t cp)
{
    return cp == 0 || cp == ' ' || cp == '\n' || cp == 0x3000;
}

static bool is_letter(struct kind k)
{
    return (k.line == LB_AL || k.line == LB_HL) && !(k.flags & KIND_CJK);
}

static bool is_word(struct kind k)
{
    return is_letter(k) || k.line == LB_NU;
}

/* A straight quote opens or closes turn about, whatever blanks stand at its
 * sides: writers who put blanks inside the quotes are no less common than
 * those who put them outside. A lone one that ends a word is none: 27". */
static unsigned char straight(const struct scan *s, bool behind_word,
                              bool *open)
{
    if (!*open && behind_word && is_edge(peek(s)))
        return LB_CL;
    *open = !*open;
    return *open ? LB_OPW : LB_CL;
}

/* A no-break space beside a blank is one more blank. In CJK text it is mostly
 * what an editor made of a blank: it is meant between two words and before
 * the unit of a number. */
static unsigned char no_break_space(const struct scan *s, bool behind_word,
                                    bool behind_number)
{
    struct kind next = kind_of(peek(s));
    bool unit = next.line == LB_UNIT || next.line == LB_MAG;

    if (s->mode == PLAIN)
        return s->spaces ? LB_SP : LB_GL;
    return (behind_word && is_word(next)) || (behind_number && unit) ? LB_GL
                                                                     : LB_SP;
}

/* The class of a character that depends on its neighbours. */
static unsigned char by_context(struct scan *s, unsigned char c)
{
    bool behind_number = !s->spaces && s->row == LB_NU;
    bool behind_word = behind_number || (!s->spaces && s->last_letter);

    switch (c) {
    case LB_DOT:
    case LB_LINK:
        if (s->last_cjk || width_is_cjk(peek(s)))
            return LB_NS;
        return c == LB_DOT ? LB_AL : LB_BA;
    case LB_BULLET: /* between parts of a name, not before an item */
        return s->last_cjk && width_is_cjk(peek(s)) ? LB_NS : LB_AL;
    case LB_NB:
        return no_break_space(s, behind_word, behind_number);
    case LB_PT:
        return behind_number && kind_of(peek(s)).line == LB_NU ? LB_IS : LB_CL;
    case LB_QC: /* LB15b of Unicode 15.1: "tea ” now" */
        return s->spaces && !is_word(kind_of(peek(s))) ? LB_QX : LB_QU;
    case LB_QA:
        if (s->mode == PLAIN) /* "’90s" opens, "name ’s" does not */
            return s->spaces && kind_of(peek(s)).line != LB_NU ? LB_QX : LB_QU;
        return behind_word && is_letter(kind_of(peek(s))) ? LB_QU : LB_CL;
    case LB_Q2:
        return straight(s, behind_word, &s->quote);
    default:
        if (behind_word && (is_word(kind_of(peek(s))) || !s->apostrophe))
            return LB_QU;
        return straight(s, behind_word, &s->apostrophe);
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
static unsigned break_before(const struct scan *s, uint32_t cp, unsigned char c)
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
        s->out[at] = 0; /* a run may have written there */
    }
    s->out[s->unit] = (unsigned char)(flags | (unsigned)s->cluster.cells);
    if (c == LB_BK)
        s->quote = s->apostrophe = false;
    if (c == LB_QX)
        c = LB_QU;
    /* An invisible break point does not hide the opening mark before it. */
    if (c != LB_CM && !(c == LB_ZW && s->mode == CJK &&
                        (s->row == LB_OP || s->row == LB_OPW)))
        advance(&s->row, &s->spaces, c);
    remember(s, cp, k);
}

/* --- the fast path --- */

/* Classes that need no look at the neighbours; those of the second set need
 * one behind PR, PO and HL only. */
#define SIMPLE                                                           \
    (BIT(LB_SP) | BIT(LB_AL) | BIT(LB_ID) | BIT(LB_UNIT) | BIT(LB_MAG) | \
     BIT(LB_NU) | BIT(LB_CL) | BIT(LB_CP) | BIT(LB_EX) | BIT(LB_IS) |    \
     BIT(LB_SY) | BIT(LB_NS) | BIT(LB_PR) | BIT(LB_PO) | BIT(LB_QU) |    \
     AFTER_SIGN)
#define AFTER_SIGN (BIT(LB_OP) | BIT(LB_OPW) | BIT(LB_HY) | BIT(LB_BA))

static inline bool is_simple(unsigned char row, unsigned char c)
{
    if (!(SIMPLE >> c & 1))
        return false;
    return !(AFTER_SIGN >> c & 1) ||
           (row != LB_PR && row != LB_PO && row != LB_HL);
}

/* The character at p if it has one or three bytes, else 0. */
static inline size_t short_char(const char *p, const char *end, uint32_t *cp)
{
    const unsigned char *s = (const unsigned char *)p;

    *cp = s[0];
    if (s[0] < 0x80)
        return 1;
    if (s[0] <= 0xE0 || s[0] >= 0xF0 || end - p < 3)
        return 0;
    *cp = (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
    return 3;
}

/* Go on from p, in front of which row and spaces hold, over Han behind Han,
 * letters behind a letter, blanks behind a blank. */
static inline const char *same_run(const char *p, const char *end,
                                   unsigned char row, bool spaces,
                                   unsigned char *out)
{
    const char *from = p;

    if (spaces)
        for (; p < end && *p == ' '; p++)
            out[p - from] = BRK_UNIT | BRK_SPACE | 1;
    else if (row == LB_ID)
        return brk_han_run(p, end, out);
    else if (row == LB_AL && ascii_is_letter(p[-1]))
        return brk_word_run(p, end, out);
    return p;
}

/* Does a mark of a run of Han begin with c? */
static inline bool is_mark(char c)
{
    return (unsigned char)(c - 0xE4) >= 6;
}

/* What the last character leaves for step. */
static void fast_done(struct scan *s, const char *p, const char *last)
{
    uint32_t cp;

    short_char(last, s->end, &cp);
    struct kind k = kind_of(cp);
    s->p = p;
    s->unit = (size_t)(last - s->begin);
    s->cluster = (struct cluster){ GCB_OTHER, 1,
                                   (signed char)kind_drawn(s->w, k), k.flags };
    s->run = 1;
    s->last = cp;
    s->last_cjk = k.flags & KIND_CJK;
    s->last_letter = is_letter(k);
}

/*
 * As many steps as need none of what is rare: characters that never join a
 * unit, of classes that need no look at the neighbours. step does the next
 * one. The same results as step, held in registers.
 */
static void fast_run(struct scan *s)
{
    const char *p = s->p, *end = s->end, *last = NULL;
    unsigned char row = s->row;
    bool spaces = s->spaces;
    const unsigned char cells[CELLS_COUNT] = { 0, 0, 1, 2, s->w.ambiguous };

    if (s->last == 0 || s->last == SHY || s->joined ||
        s->cluster.state == GCB_PREPEND)
        return;
    for (;;) {
        const char *q = same_run(p, end, row, spaces, s->out + (p - s->begin));
        if (q > p) {
            bool han = row == LB_ID && !spaces;
            last = q - (han ? 3 : 1);
            row = han && is_mark(*last) ? LB_CL : row;
            p = q;
        }
        if (p == end)
            break;
        uint32_t cp;
        size_t n = short_char(p, end, &cp);
        struct kind k = kind_of(cp);
        unsigned char c = s->classes[k.line];
        unsigned flags = BRK_UNIT;

        if (n == 0 || k.cluster != GCB_OTHER || !is_simple(row, c) ||
            address_begins(p, end))
            break;
        if (row == LB_BK && !spaces)
            flags |= BRK_MUST;
        else if (!(brk_pairs[row][c] >> s->shift & (spaces ? 2 : 1)))
            flags |= BRK_MAY;
        if (c == LB_SP || k.line == LB_WS)
            flags |= BRK_SPACE;
        s->out[p - s->begin] = (unsigned char)(flags | cells[k.cells]);
        advance(&row, &spaces, c);
        last = p;
        p += n;
    }
    if (last) {
        s->row = row;
        s->spaces = spaces;
        fast_done(s, p, last);
    }
}

/* --- addresses --- */

/* The rest of an address, of which at least one byte was taken. */
static void url_run(struct scan *s)
{
    size_t n = address_run(s->p, s->end, s->out + (s->p - s->begin));
    const char *p = s->p + n;

    if (n == 0)
        return;
    s->row = class_maps[PLAIN][kind_of((unsigned char)p[-1]).line];
    s->spaces = false;
    fast_done(s, p, p - 1);
}

/* --- */

/* Number of leading bytes of CJK and of Hangul in at most 64 bytes. */
static void count_block(const char *p, size_t n, unsigned *cjk,
                        unsigned *hangul)
{
    unsigned char c[64] = { 0 }, first = 0, second = 0;

    memcpy(c, p, n);
    for (int i = 0; i < 64; i++) {
        first = (unsigned char)(first + ((unsigned char)(c[i] - 0xE3) < 7));
        second = (unsigned char)(second + ((unsigned char)(c[i] - 0xEA) < 4));
    }
    *cjk += first;
    *hangul += second;
}

/* Is there a full-width form, EF BC or EF BD? */
static bool has_form(struct str s)
{
    const char *p = s.p, *end = str_end(s);

    while ((p = memchr(p, 0xEF, (size_t)(end - p))) && ++p < end)
        if ((unsigned char)*p == 0xBC || (unsigned char)*p == 0xBD)
            return true;
    return false;
}

static enum mode mode_of(struct str text, enum lang lang)
{
    unsigned cjk = 0, hangul = 0;

    if (lang == LANG_KO)
        return KOREAN;
    /* as the article, if it begins so: most need no count */
    if (lang >= LANG_ZH && lang <= LANG_JA && text.n &&
        (unsigned char)(text.p[0] - 0xE3) < 7)
        return CJK;
    for (size_t at = 0; at < text.n && cjk + hangul < ENOUGH; at += 64) {
        size_t n = text.n - at < 64 ? text.n - at : 64;
        count_block(text.p + at, n, &cjk, &hangul);
    }
    if (cjk + hangul == 0)
        return has_form(text) ? CJK : PLAIN;
    return hangul > cjk ? KOREAN : CJK;
}

void brk_map(struct str text, struct width w, enum lang lang,
             unsigned char *out)
{
    enum mode mode = mode_of(text, lang);
    struct scan s = {
        .begin = text.p,
        .p = text.p,
        .end = str_end(text),
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
        /* A scheme stands before "://", nothing of a word before "www.". */
        bool address =
            address_begins(s.p, s.end) && (*s.p == 'w') != s.last_letter;
        step(&s);
        if (address)
            url_run(&s);
        fast_run(&s);
    }
}
