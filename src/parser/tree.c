/* SPDX-License-Identifier: MIT */
/* Names and counts of a finished document; tables indexed by their enum. */
#include <config.h>

#include "parser/tree.h"

#include "base/ascii.h"
#include "base/i18n.h"
#include "text/cjk.h"
#include "text/utf8.h"

#include <stdlib.h>

static const char *const kind_names[BLOCK_KINDS] = {
    [BLOCK_HEADING] = "heading", [BLOCK_PARAGRAPH] = "paragraph",
    [BLOCK_QUOTE] = "quote",     [BLOCK_ITEM] = "item",
    [BLOCK_VERSE] = "verse",     [BLOCK_PRE] = "pre",
    [BLOCK_TABLE] = "table",     [BLOCK_IMAGE] = "image",
    [BLOCK_EMBED] = "embed",     [BLOCK_RULE] = "rule",
    [BLOCK_CREDIT] = "credit",
};

struct reason_row {
    const char *name, *label;
    bool folds;
};

static const struct reason_row reasons[HIDE_REASONS] = {
    [HIDE_NOT] = { "none", N_("shown"), false },
    [HIDE_ENVELOPE] = { "envelope", N_("file header"), false },
    [HIDE_NAV] = { "nav", N_("navigation"), false },
    [HIDE_PROMO] = { "promo", N_("promotion"), false },
    [HIDE_SHARE] = { "share", N_("sharing"), false },
    [HIDE_FEED] = { "feed", N_("feed advert"), false },
    [HIDE_RIGHTS] = { "rights", N_("copyright notice"), false },
    [HIDE_DATELINE] = { "dateline", N_("date line"), false },
    [HIDE_SIGNATURE] = { "signature", N_("signature"), false },
    [HIDE_REPEAT] = { "repeat", N_("repetition"), false },
    [HIDE_INVISIBLE] = { "invisible", N_("invisible"), false },
    [HIDE_RELATED] = { "related", N_("related stories"), true },
    [HIDE_GALLERY] = { "gallery", N_("gallery"), true },
};

const char *block_kind_name(enum block_kind k)
{
    return kind_names[k];
}

const char *reason_name(enum reason r)
{
    return reasons[r].name;
}

const char *reason_label(enum reason r)
{
    return reasons[r].label;
}

enum reason reason_of_name(struct str name)
{
    int r = 0;
    while (r < HIDE_REASONS && !str_eq(name, str_of(reasons[r].name)))
        r++;
    return (enum reason)r;
}

bool reason_folds(enum reason r)
{
    return reasons[r].folds;
}

size_t doc_chars(const struct doc *d)
{
    size_t n = 0;
    for (uint32_t i = 0; i < d->nblocks; i++)
        if (!d->blocks[i].hidden)
            n += utf8_count(doc_block(d, &d->blocks[i]));
    return n;
}

bool doc_is_empty(const struct doc *d)
{
    for (uint32_t i = 0; i < d->nblocks; i++)
        if (!d->blocks[i].hidden && d->blocks[i].start < d->blocks[i].end)
            return false;
    return true;
}

size_t doc_hidden(const struct doc *d, size_t count[HIDE_REASONS])
{
    size_t own[HIDE_REASONS], sum = 0;
    if (!count)
        count = own;
    for (int r = 0; r < HIDE_REASONS; r++)
        count[r] = 0;
    int before = HIDE_NOT;
    for (uint32_t i = 0; i < d->nblocks; i++) {
        int r = d->blocks[i].hidden;
        if (r != HIDE_NOT && r != before) {
            count[r]++;
            sum++;
        }
        before = r;
    }
    return sum;
}

/* What is read one by one: Han and kana, not their marks. */
static bool is_ideograph(uint32_t c)
{
    return (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) ||
           (c >= 0x3105 && c <= 0x312F) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF66 && c <= 0xFF9F) ||
           (c >= 0x20000 && c <= 0x3FFFD);
}

/* Letters and digits of other scripts; marks and signs end a word. */
static bool is_word(uint32_t c)
{
    if (c < 0x80)
        return ascii_is_alnum((char)c) || c == '\'';
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 &&
           !(c >= 0x2000 && c <= 0x303F) && !(c >= 0xFE30 && c <= 0xFF65) &&
           !(c >= 0xD800 && c < 0xF900) && c != UTF8_BAD;
}

unsigned doc_minutes(const struct doc *d)
{
    /* in 2000ths of a minute */
    uint64_t time = 0;
    for (uint32_t i = 0; i < d->nblocks; i++) {
        if (d->blocks[i].hidden)
            continue;
        struct str s = doc_block(d, &d->blocks[i]);
        const char *p = s.p, *end = str_end(s);
        bool in_word = false;
        while (p < end) {
            if (end - p >= 3 && (unsigned char)(*p - 0xE4) < 6) {
                p += 3; /* U+4000 to U+9FFF, all of them Han */
                time += 5;
                in_word = false;
                continue;
            }
            uint32_t c = utf8_next(&p, end);
            bool word = false;
            if (is_ideograph(c))
                time += 5;
            else if (cjk_is_hangul(c))
                time += 4;
            else if ((word = is_word(c)) && !in_word)
                time += 10;
            in_word = word;
        }
    }
    if (time == 0)
        return 0;
    return time < 2000 ? 1 : (unsigned)((time + 1000) / 2000);
}

static int span_order(const void *x, const void *y)
{
    const struct span *a = x, *b = y;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->end != b->end)
        return a->end > b->end ? -1 : 1;
    return (a->kind < b->kind) - (a->kind > b->kind);
}

void spans_sort(struct span *list, size_t n)
{
    if (n > 1)
        qsort(list, n, sizeof *list, span_order);
}
