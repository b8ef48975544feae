/* SPDX-License-Identifier: MIT */
/*
 * Rules are few and elements have few attributes: a search through the rules
 * of the host. Each name that a rule asks for (tag, class, id, attribute) is
 * hashed to one of 64 bits, and so are the names that an element bears: a rule
 * that needs a bit which the element lacks is passed over at once. A rule is
 * found by one of its bits, that of its rarest name, so only rules for names
 * that an element bears are looked at.
 */
#include <config.h>

#include "parser/select.h"

#include "parser/name_bits.h"

/* Which one bit is set, by the perfect hash of De Bruijn. */
static unsigned bit_index(uint64_t bit)
{
    static const uint8_t places[64] = {
        0,  1,  48, 2,  57, 49, 28, 3,  61, 58, 50, 42, 38, 29, 17, 4,
        62, 55, 59, 36, 53, 51, 43, 22, 45, 39, 33, 30, 24, 18, 12, 5,
        63, 47, 56, 27, 60, 41, 37, 16, 54, 35, 52, 21, 44, 32, 23, 11,
        46, 26, 40, 15, 34, 20, 31, 10, 25, 14, 19, 9,  13, 8,  7,  6,
    };
    return places[bit * 0x03F79D71B4CB0A89 >> 58];
}

/* The last one first, so that each list is in the order of the table. */
static void rules_chain(struct selection *s, struct select_rule *list)
{
    for (unsigned i = 0; i < 64; i++)
        s->first[i] = POS_NONE;
    for (size_t i = s->n; i-- > 0;) {
        unsigned bit = s->rules->selectors[list[i].row].bit;
        list[i].next = s->first[bit];
        s->first[bit] = (uint32_t)i;
        s->begins |= (uint64_t)1 << bit;
    }
}

/* Is the row one of the selection? */
static bool takes(const struct rules *r, size_t row,
                  const struct rules_host *host, bool mains)
{
    const struct hide_rule *h = &r->hides[row];
    return (h->as == HIDE_AS_MAIN) == mains && rules_applies(r, h, host);
}

/* First counted: most rows are those of other hosts. */
static void collect(struct arena *a, const struct rules *r,
                    const struct rules_host *host, bool mains,
                    struct selection *out)
{
    size_t n = 0;
    for (size_t i = 0; i < r->nselectors; i++)
        n += takes(r, i, host, mains);
    struct select_rule *list = arena_array(a, struct select_rule, n);
    *out = (struct selection){ .rules = r, .list = list };
    for (size_t i = 0; i < r->nselectors; i++)
        if (takes(r, i, host, mains))
            list[out->n++] = (struct select_rule){ r->selectors[i].need,
                                                   (uint32_t)i, POS_NONE };
    rules_chain(out, list);
}

void selection_make(struct arena *a, const struct rules *r,
                    const struct rules_host *host, struct selection *out)
{
    collect(a, r, host, false, out);
}

void selection_mains(struct arena *a, const struct rules *r,
                     const struct rules_host *host, struct selection *out)
{
    collect(a, r, host, true, out);
}

struct str attr_of(const char *const *attrs, const char *name)
{
    for (; attrs && attrs[0]; attrs += 2)
        if (attrs[0][0] == name[0] && strcmp(attrs[0], name) == 0)
            return attrs[1] ? str_of(attrs[1]) : STR("");
    return STR_NONE;
}

/* Is `word` one of the words of s, which blanks divide? */
static bool has_word(struct str s, struct str word)
{
    while (s.n >= word.n) {
        size_t at = str_find(s, word);
        if (at == s.n)
            return false;
        size_t end = at + word.n;
        bool begins = at == 0 || (unsigned char)s.p[at - 1] <= ' ';
        bool ends = end == s.n || (unsigned char)s.p[end] <= ' ';
        if (begins && ends)
            return true;
        s = str_skip(s, at + 1);
    }
    return false;
}

static bool value_matches(char op, struct str value, struct str wanted)
{
    switch (op) {
    case '=':
        return str_eq(value, wanted);
    case '^':
        return str_starts(value, wanted);
    case '*':
        return str_has(value, wanted);
    case '$':
        return str_ends(value, wanted);
    default:
        return true;
    }
}

struct element {
    struct str tag, cls, id;
    const char *const *attrs;
    uint64_t names; /* the bits of all that it bears */
};

static bool matches(const struct rules *r, const struct selector *s,
                    const struct element *e)
{
    if (s->tag.n && !str_eq(rules_str(r, s->tag), e->tag))
        return false;
    if (s->cls.n && !has_word(e->cls, rules_str(r, s->cls)))
        return false;
    if (s->id.n && !str_eq(rules_str(r, s->id), e->id))
        return false;
    if (s->attr.n == 0)
        return true;
    struct str attr = rules_str(r, s->attr);
    for (const char *const *a = e->attrs; a && a[0]; a += 2)
        if (a[0][0] == attr.p[0] && str_eq(str_of(a[0]), attr))
            return value_matches(s->op, a[1] ? str_of(a[1]) : STR(""),
                                 rules_str(r, s->value));
    return false;
}

/* The bits of the words of a class. */
static uint64_t class_bits(struct str s)
{
    uint64_t bits = 0;
    for (size_t i = 0, n; i < s.n; i += n) {
        while (i < s.n && (unsigned char)s.p[i] <= ' ')
            i++;
        for (n = 0; i + n < s.n && (unsigned char)s.p[i + n] > ' ';)
            n++;
        if (n)
            bits |= name_bit(str_head(str_skip(s, i), n), NAME_CLASS);
    }
    return bits;
}

static struct element element_read(struct str tag, const char *const *attrs)
{
    struct element e = { .tag = tag, .attrs = attrs };
    /* no tag in a rule is any */
    e.names = name_bit(tag, NAME_TAG) | name_bit(STR(""), NAME_TAG);
    for (const char *const *a = attrs; a && a[0]; a += 2) {
        struct str name = str_of(a[0]), value = a[1] ? str_of(a[1]) : STR("");
        e.names |= name_bit(name, NAME_ATTR);
        if (!e.cls.p && str_eq(name, STR("class")))
            e.cls = value;
        else if (!e.id.p && str_eq(name, STR("id")))
            e.id = value;
    }
    e.names |= class_bits(e.cls);
    if (e.id.n)
        e.names |= name_bit(e.id, NAME_ID);
    return e;
}

uint32_t selection_match(const struct selection *s, struct str tag,
                         const char *const *attrs)
{
    struct element e = element_read(tag, attrs);
    uint64_t has = e.names, lacks = ~has;
    uint32_t hiding = POS_NONE, other = POS_NONE;
    for (uint64_t bits = has & s->begins; bits; bits &= bits - 1) {
        uint32_t i = s->first[bit_index(bits & -bits)];
        for (; i != POS_NONE; i = s->list[i].next) {
            const struct select_rule *r = &s->list[i];
            if (r->need & lacks || r->row > hiding)
                continue;
            bool hides = s->rules->hides[r->row].as == HIDE_AS_HIDDEN;
            uint32_t *found = hides ? &hiding : &other;
            if (r->row < *found &&
                matches(s->rules, &s->rules->selectors[r->row], &e))
                *found = r->row;
        }
    }
    return hiding != POS_NONE ? hiding : other;
}
