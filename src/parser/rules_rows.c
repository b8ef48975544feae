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

/* The next field without blanks at its ends, copied; empty at the end. */
static struct str field(const struct reader *r, struct str *rest)
{
    struct str f = STR("");
    if (!str_field(rest, '\t', &f))
        return STR("");
    return arena_str(r->a, str_trim(f));
}

/* sources */

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

static enum status source_read(const struct reader *r, struct str line,
                               struct row *row)
{
    struct source_rule *s = &row->source;
    struct str host = field(r, &line);
    s->name = field(r, &line);
    s->short_name = field(r, &line);
    s->sort = field(r, &line);
    s->zone = field(r, &line);
    struct str tag = field(r, &line);
    if (line.p)
        return bad(r, _("too many fields"));
    if (host.n == 0)
        return bad(r, _("no host"));
    if (str_has(host, STR(" ")) || str_has(host, STR("://")))
        return bad(r, _("not a host"));
    s->key = source_key(host);
    s->lang = lang_of_tag(tag);
    if (tag.n && s->lang == LANG_UNKNOWN)
        return bad(r, _("not a language tag"));
    return ST_OK;
}

static int source_cmp(const struct row *a, const struct row *b)
{
    return source_key_cmp(&a->source.key, &b->source.key);
}

static int source_order(const void *a, const void *b)
{
    return source_cmp(a, b);
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

/* The inside of [ ]: attr, attr=value, attr^=value … */
static bool attr_read(struct str s, struct selector *out)
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

static void set_bits(struct selector *s)
{
    /* the rarest first */
    const struct {
        struct str name;
        enum name_kind kind;
    } names[] = { { s->id, NAME_ID },
                  { s->cls, NAME_CLASS },
                  { s->attr, NAME_ATTR },
                  { s->tag, NAME_TAG } };
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

static bool parts_read(struct str s, struct selector *out)
{
    *out = (struct selector){ 0 };
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

bool selector_read(struct str s, struct selector *out)
{
    bool good = parts_read(s, out);
    set_bits(out);
    return good;
}

static void set_place(struct hide_rule *h)
{
    enum ask ask = h->on == HIDE_AFTER       ? ASK_AFTER
                   : h->on == HIDE_TO_END    ? ASK_TO_END
                   : h->as == HIDE_AS_CREDIT ? ASK_CREDIT
                                             : ASK_HIDDEN;
    h->ask = (uint8_t)ask;
    h->bucket = (uint8_t)pattern_bucket(h->pattern);
    h->at_host = (uint8_t)host_place(h->host);
}

static enum status hide_read(const struct reader *r, struct str line,
                             struct row *row)
{
    struct hide_rule *h = &row->hide;
    struct str what = field(r, &line);
    h->host = field(r, &line);
    struct str on = field(r, &line);
    h->pattern = field(r, &line);
    if (line.p)
        return bad(r, _("too many fields"));
    if (h->host.n == 0 || h->pattern.n == 0)
        return bad(r, _("too few fields"));
    if (!on_of_name(on, &h->on))
        return bad(r, _("the third field is none of element, block, after, "
                        "to-end, image"));
    if (as_of_name(what, &h->as)) {
        if (h->on != HIDE_ELEMENT &&
            (h->on != HIDE_BLOCK || h->as != HIDE_AS_CREDIT))
            return bad(r,
                       _("only an element can be a caption, picture, "
                         "run-in or main, and an element or block a credit"));
    } else {
        h->reason = reason_of_name(what);
        if (h->reason == HIDE_REASONS)
            return bad(r, _("the first field is no reason"));
        row->gone = h->reason == HIDE_NOT;
    }
    set_place(h);
    if (h->on == HIDE_ELEMENT && !selector_read(h->pattern, &h->selector))
        return bad(r, _("not a selector"));
    return ST_OK;
}

static int hide_cmp(const struct row *a, const struct row *b)
{
    if (a->hide.on != b->hide.on)
        return a->hide.on < b->hide.on ? -1 : 1;
    int d = str_cmp(a->hide.host, b->hide.host);
    return d ? d : str_cmp(a->hide.pattern, b->hide.pattern);
}

static int hide_order(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    if (x->hide.on != y->hide.on)
        return x->hide.on < y->hide.on ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

/* skip */

static enum status skip_read(const struct reader *r, struct str line,
                             struct row *row)
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
    char *p = arena_bytes(r->a, s.n);
    for (size_t i = 0; i < s.n; i++)
        p[i] = ascii_lower(s.p[i]);
    row->ext = (struct str){ p, s.n };
    return ST_OK;
}

static int skip_cmp(const struct row *a, const struct row *b)
{
    return str_cmp(a->ext, b->ext);
}

static int skip_order(const void *a, const void *b)
{
    return skip_cmp(a, b);
}

/* aliases */

static enum status alias_read(const struct reader *r, struct str line,
                              struct row *row)
{
    struct str s = str_trim(line), name;
    char *p = arena_bytes(r->a, s.n), *to = p;
    size_t n = 0;
    row->gone = str_starts(s, STR("!"));
    if (row->gone)
        s = str_skip(s, 1);
    while (str_field(&s, ' ', &name)) {
        if (name.n == 0)
            continue;
        if (n++ > 0)
            *to++ = ' ';
        memcpy(to, name.p, name.n);
        to += name.n;
    }
    row->alias = (struct str){ p, (size_t)(to - p) };
    if (n == 0 || (n == 1 && !row->gone))
        return bad(r, _("two names and more are expected"));
    return ST_OK;
}

/* By the first name. */
static int alias_cmp(const struct row *a, const struct row *b)
{
    return str_cmp(str_head(a->alias, str_chr(a->alias, ' ')),
                   str_head(b->alias, str_chr(b->alias, ' ')));
}

static int alias_order(const void *a, const void *b)
{
    return alias_cmp(a, b);
}

static const struct format formats[] = {
    { "sources", RULES_SOURCES, source_read, source_cmp, source_order },
    { "boilerplate", RULES_BOILERPLATE, hide_read, hide_cmp, hide_order },
    { "skip", RULES_SKIP, skip_read, skip_cmp, skip_order },
    { "aliases", RULES_ALIASES, alias_read, alias_cmp, alias_order },
};

const struct format *rules_format(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}
