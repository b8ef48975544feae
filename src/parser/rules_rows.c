/* SPDX-License-Identifier: MIT */
/*
 * A row is fields with a TAB between, or one word (skip). Each file has a
 * reader of its rows, the key by which a later row replaces an earlier one,
 * and the order of its table.
 */
#include <config.h>

#include "parser/rules_rows.h"

#include "base/ascii.h"
#include "base/i18n.h"
#include "parser/name_bits.h"
#include "parser/rule_key.h"

static enum status bad(const struct reader *r, const char *why)
{
    return err_set(r->e, ST_USAGE, "%s:%zu: %s", r->shown, r->line, why);
}

/* The next field without blanks at its ends; empty at the end. */
static struct str field(struct str *rest)
{
    struct str f = STR("");
    return str_field(rest, '\t', &f) ? str_trim(f) : STR("");
}

static struct rule_str keep(struct reader *r, struct str s)
{
    struct rule_str kept = { (uint32_t)r->chars.n, (uint32_t)s.n };
    buf_add(&r->chars, s);
    return kept;
}

/* sources */

/* Of "www.rfi.fr", "*.bbc.com/zhongwen". */
static struct source_key source_key(struct str host)
{
    struct source_key k = { 0 };
    if (str_starts(host, STR("*."))) {
        k.below = true;
        host = str_skip(host, 2);
    }
    if (str_starts_nocase(host, STR("www.")))
        host = str_skip(host, 4);
    size_t slash = str_chr(host, '/');
    k.host = str_head(host, slash);
    k.path = str_skip(host, slash + 1);
    return k;
}

static int cmp_nocase(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    for (size_t i = 0; i < n; i++) {
        unsigned char x = (unsigned char)ascii_lower(a.p[i]);
        unsigned char y = (unsigned char)ascii_lower(b.p[i]);
        if (x != y)
            return x < y ? -1 : 1;
    }
    return (a.n > b.n) - (a.n < b.n);
}

int source_host_cmp(const struct source_key *a, const struct source_key *b)
{
    if (a->below != b->below)
        return a->below ? 1 : -1;
    return cmp_nocase(a->host, b->host);
}

int source_key_cmp(const struct source_key *a, const struct source_key *b)
{
    int d = source_host_cmp(a, b);
    return d ? d : str_cmp(a->path, b->path);
}

static enum status source_read(struct reader *r, struct str line,
                               struct row *row)
{
    struct source_row *s = &row->source;
    struct str host = field(&line);
    struct source_key key = source_key(host);
    s->below = key.below;
    s->host = keep(r, key.host);
    s->path = keep(r, key.path);
    s->name = keep(r, field(&line));
    s->short_name = keep(r, field(&line));
    s->sort = keep(r, field(&line));
    s->zone = keep(r, field(&line));
    struct str tag = field(&line);
    enum lang lang = lang_of_tag(tag);
    if (line.p)
        return bad(r, _("too many fields"));
    if (host.n == 0)
        return bad(r, _("no host"));
    if (str_has(host, STR(" ")) || str_has(host, STR("://")))
        return bad(r, _("not a host"));
    if (tag.n && lang == LANG_UNKNOWN)
        return bad(r, _("not a language tag"));
    s->lang = (uint8_t)lang;
    return ST_OK;
}

static int source_cmp(const struct rules *r, const struct row *a,
                      const struct row *b)
{
    struct source_key x = source_key_of(r, &a->source);
    struct source_key y = source_key_of(r, &b->source);
    return source_key_cmp(&x, &y);
}

/* boilerplate */

static const struct {
    struct str name;
    enum hide_on on;
} on_names[] = {
    { STR_INIT("element"), HIDE_ELEMENT }, { STR_INIT("block"), HIDE_BLOCK },
    { STR_INIT("after"), HIDE_AFTER },     { STR_INIT("to-end"), HIDE_TO_END },
    { STR_INIT("image"), HIDE_IMAGE },
};

static bool on_of_name(struct str name, enum hide_on *on)
{
    for (size_t i = 0; i < sizeof on_names / sizeof *on_names; i++) {
        if (str_eq(name, on_names[i].name)) {
            *on = on_names[i].on;
            return true;
        }
    }
    return false;
}

static bool as_of_name(struct str name, enum hide_as *as)
{
    *as = HIDE_AS_HIDDEN;
    if (str_eq(name, STR("credit")))
        *as = HIDE_AS_CREDIT;
    else if (str_eq(name, STR("caption")))
        *as = HIDE_AS_CAPTION;
    else if (str_eq(name, STR("picture")))
        *as = HIDE_AS_PICTURE;
    else if (str_eq(name, STR("run-in")))
        *as = HIDE_AS_RUN_IN;
    else if (str_eq(name, STR("main")))
        *as = HIDE_AS_MAIN;
    return *as != HIDE_AS_HIDDEN;
}

/* The characters of a name up to one that begins the next part. */
static struct str part(struct str *s)
{
    size_t n = 0;
    while (n < s->n && !strchr(".#[]", s->p[n]))
        n++;
    struct str p = str_head(*s, n);
    *s = str_skip(*s, n);
    return p;
}

/* A selector while it is read. */
struct parts {
    struct str tag, cls, id, attr, value;
    char op;
};

/* The inside of [ ]: attr, attr=value, attr^=value … */
static bool attr_read(struct str s, struct parts *out)
{
    size_t eq = str_chr(s, '=');
    out->attr = str_head(s, eq);
    if (eq == s.n)
        return s.n > 0;
    out->op = '=';
    out->value = str_skip(s, eq + 1);
    if (eq > 0 && strchr("^*$", s.p[eq - 1])) {
        out->op = s.p[eq - 1];
        out->attr.n--;
    }
    return out->attr.n > 0 && (out->value.n > 0 || out->op == '=');
}

static void set_bits(const struct parts *p, struct selector *s)
{
    /* the rarest first */
    const struct {
        struct str name;
        enum name_kind kind;
    } names[] = { { p->id, NAME_ID },
                  { p->cls, NAME_CLASS },
                  { p->attr, NAME_ATTR },
                  { p->tag, NAME_TAG } };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].name.n == 0)
            continue;
        if (!s->need)
            s->bit = (uint8_t)name_place(names[i].name, names[i].kind);
        s->need |= name_bit(names[i].name, names[i].kind);
    }
    if (!s->need) /* every element bears the empty tag */
        s->bit = (uint8_t)name_place(STR(""), NAME_TAG);
}

static bool parts_read(struct str s, struct parts *out)
{
    if (s.n == 0 || str_chr(s, ' ') < str_chr(s, '['))
        return false;
    out->tag = part(&s);
    if (str_eq(out->tag, STR("*")))
        out->tag = STR("");
    while (s.n) {
        char mark = s.p[0];
        if (mark == '[') {
            size_t end = str_rchr(s, ']');
            if (out->attr.n || end != s.n - 1)
                return false;
            return attr_read(str_range(s.p + 1, s.p + end), out);
        }
        s = str_skip(s, 1);
        struct str *to = mark == '.' ? &out->cls : &out->id;
        if (mark == ']' || to->n)
            return false;
        *to = part(&s);
        if (to->n == 0)
            return false;
    }
    return true;
}

static struct rule_str part_at(const char *chars, struct str part)
{
    if (part.n == 0)
        return (struct rule_str){ 0 };
    return (struct rule_str){ (uint32_t)(part.p - chars), (uint32_t)part.n };
}

bool selector_read(const char *chars, struct rule_str s, struct selector *out)
{
    struct parts p = { 0 };
    bool good = parts_read((struct str){ chars + s.at, s.n }, &p);
    *out = (struct selector){ .tag = part_at(chars, p.tag),
                              .cls = part_at(chars, p.cls),
                              .id = part_at(chars, p.id),
                              .attr = part_at(chars, p.attr),
                              .value = part_at(chars, p.value),
                              .op = p.op };
    set_bits(&p, out);
    return good;
}

static enum ask ask_of(enum hide_on on, enum hide_as as)
{
    return on == HIDE_AFTER       ? ASK_AFTER
           : on == HIDE_TO_END    ? ASK_TO_END
           : as == HIDE_AS_CREDIT ? ASK_CREDIT
                                  : ASK_HIDDEN;
}

static enum status hide_read(struct reader *r, struct str line, struct row *row)
{
    struct hide_rule *h = &row->hide;
    enum hide_on on;
    enum hide_as as;
    enum reason reason = HIDE_NOT;
    struct str what = field(&line), host = field(&line);
    struct str where = field(&line), pattern = field(&line);
    if (line.p)
        return bad(r, _("too many fields"));
    if (host.n == 0 || pattern.n == 0)
        return bad(r, _("too few fields"));
    if (!on_of_name(where, &on))
        return bad(r, _("the third field is none of element, block, after, "
                        "to-end, image"));
    if (as_of_name(what, &as)) {
        if (on != HIDE_ELEMENT && (on != HIDE_BLOCK || as != HIDE_AS_CREDIT))
            return bad(r,
                       _("only an element can be a caption, picture, "
                         "run-in or main, and an element or block a credit"));
    } else {
        reason = reason_of_name(what);
        if (reason == HIDE_REASONS)
            return bad(r, _("the first field is no reason"));
        row->gone = reason == HIDE_NOT;
    }
    h->host = keep(r, host);
    h->pattern = keep(r, pattern);
    h->on = (uint8_t)on;
    h->as = (uint8_t)as;
    h->reason = (uint8_t)reason;
    h->ask = (uint8_t)ask_of(on, as);
    h->bucket = (uint8_t)pattern_bucket(pattern);
    h->at_host = (uint8_t)host_place(host);
    if (on == HIDE_ELEMENT &&
        !selector_read(r->chars.p, h->pattern, &row->selector))
        return bad(r, _("not a selector"));
    return ST_OK;
}

static int hide_cmp(const struct rules *r, const struct row *a,
                    const struct row *b)
{
    const struct hide_rule *x = &a->hide, *y = &b->hide;
    if (x->on != y->on)
        return x->on < y->on ? -1 : 1;
    int d = str_cmp(rules_str(r, x->host), rules_str(r, y->host));
    return d ? d : str_cmp(rules_str(r, x->pattern), rules_str(r, y->pattern));
}

static int hide_order(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    if (x->hide.on != y->hide.on)
        return x->hide.on < y->hide.on ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

/* skip */

static enum status skip_read(struct reader *r, struct str line, struct row *row)
{
    struct str s = str_trim(line);
    if (str_starts(s, STR("!"))) {
        row->gone = true;
        s = str_skip(s, 1);
    }
    if (str_starts(s, STR(".")))
        s = str_skip(s, 1);
    if (s.n == 0 || str_eq(s, STR("?")) || str_has(s, STR(".")) ||
        str_has(s, STR("/")) || str_has(s, STR(" ")) || str_has(s, STR("\t")))
        return bad(r, _("not an extension"));
    row->ext = keep(r, s);
    for (size_t i = 0; i < s.n; i++)
        r->chars.p[row->ext.at + i] = ascii_lower(s.p[i]);
    return ST_OK;
}

static int skip_cmp(const struct rules *r, const struct row *a,
                    const struct row *b)
{
    return str_cmp(rules_str(r, a->ext), rules_str(r, b->ext));
}

/* aliases */

static enum status alias_read(struct reader *r, struct str line,
                              struct row *row)
{
    struct str s = str_trim(line), name;
    size_t at = r->chars.n, n = 0;
    row->gone = str_starts(s, STR("!"));
    if (row->gone)
        s = str_skip(s, 1);
    while (str_field(&s, ' ', &name)) {
        if (name.n == 0)
            continue;
        if (n++ > 0)
            buf_chr(&r->chars, ' ');
        buf_add(&r->chars, name);
    }
    row->alias = (struct rule_str){ (uint32_t)at, (uint32_t)(r->chars.n - at) };
    if (n == 0 || (n == 1 && !row->gone))
        return bad(r, _("two names and more are expected"));
    return ST_OK;
}

/* By the first name. */
static int alias_cmp(const struct rules *r, const struct row *a,
                     const struct row *b)
{
    struct str x = rules_str(r, a->alias), y = rules_str(r, b->alias);
    return str_cmp(str_head(x, str_chr(x, ' ')), str_head(y, str_chr(y, ' ')));
}

static const struct format formats[] = {
    { "sources", RULES_SOURCES, source_read, source_cmp, NULL },
    { "boilerplate", RULES_BOILERPLATE, hide_read, hide_cmp, hide_order },
    { "skip", RULES_SKIP, skip_read, skip_cmp, NULL },
    { "aliases", RULES_ALIASES, alias_read, alias_cmp, NULL },
};

const struct format *rules_format(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}
