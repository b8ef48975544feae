/* SPDX-License-Identifier: MIT */
/*
 * Pictures and players.
 *
 * The address of a picture is where the page has put it: `src`, or for a lazy
 * one an attribute of the script that would load it, or the largest of a set.
 * A picture or player remembers the first address of the sources in it.
 */
#include <config.h>

#include "parser/html_parts.h"

#include "base/ascii.h"

/* addresses */

static bool is_address(struct str s)
{
    return s.n > 0 && !str_starts_nocase(s, STR("data:")) &&
           !str_starts_nocase(s, STR("blob:")) &&
           !str_starts_nocase(s, STR("about:")) &&
           !str_starts_nocase(s, STR("javascript:"));
}

/* Take the next candidate off *rest: "address 2x," or "address 640w,"; the
 * size is 1 where none is told. */
static struct str srcset_next(struct str *rest, unsigned long *size)
{
    struct str s = *rest;
    while (s.n && ((unsigned char)s.p[0] <= ' ' || s.p[0] == ','))
        s = str_skip(s, 1);
    size_t n = 0;
    while (n < s.n && (unsigned char)s.p[n] > ' ')
        n++;
    struct str address = str_head(s, n);
    while (address.n && address.p[address.n - 1] == ',')
        address.n--;
    s = str_skip(s, n);
    size_t comma = str_chr(s, ',');
    struct str number = str_trim(str_head(s, comma));
    *rest = str_skip(s, comma + 1);
    if (!str_number(str_head(number, ascii_digits(number)), 1000000, size))
        *size = 1;
    return address;
}

/* The address with the largest width or density of "a 1x, b 2x". */
static struct str srcset_best(struct str s)
{
    struct str best = STR("");
    unsigned long most = 0, size;
    while (s.n) {
        struct str address = srcset_next(&s, &size);
        if (size > most && is_address(address)) {
            most = size;
            best = address;
        }
    }
    return best;
}

/* Of the first attribute of the list (ended by NULL) that holds one. */
static struct str address_in(attr_list attrs, const char *const *names)
{
    for (; *names; names++) {
        struct str s = str_trim(attr_of(attrs, *names));
        if (is_address(s))
            return s;
    }
    return STR("");
}

static struct str address_in_set(attr_list attrs)
{
    static const char *const names[] = { "srcset", "data-srcset",
                                         "data-lazy-srcset" };
    struct str s = STR("");
    for (size_t i = 0; i < sizeof names / sizeof *names && s.n == 0; i++)
        s = srcset_best(attr_of(attrs, names[i]));
    return s;
}

static const char *const src_only[] = { "src", NULL };

static struct str image_address(const struct html *h, attr_list attrs)
{
    static const char *const lazy[] = { "data-original",  "data-src",
                                        "data-lazy-src",  "data-lazy",
                                        "data-actualsrc", "file" };
    for (size_t i = 0; i < sizeof lazy / sizeof *lazy; i++) {
        struct str s = str_trim(attr_of(attrs, lazy[i]));
        if (is_address(s) && (str_has(s, STR("/")) || str_has(s, STR("."))))
            return s;
    }
    struct str s = address_in(attrs, src_only);
    if (s.n == 0)
        s = address_in_set(attrs);
    return s.n ? s : buf_str(&h->source);
}

/* pictures */

/* 0 or 1 pixel wide or high? */
static bool is_dot(attr_list attrs)
{
    static const char *const names[] = { "width", "height" };
    for (size_t i = 0; i < 2; i++) {
        struct str v = str_trim(attr_of(attrs, names[i]));
        if (str_ends(v, STR("px")))
            v.n -= 2;
        if (str_eq(v, STR("0")) || str_eq(v, STR("1")))
            return true;
    }
    return false;
}

/* The row of the rule that names the address, POS_NONE if none does. */
static uint32_t image_rule(const struct html *h, struct str address)
{
    const struct rules *r = h->in->rules;
    for (size_t i = r->nhides; i > 0; i--) {
        const struct hide_rule *rule = &r->hides[i - 1];
        if (rule->on != HIDE_IMAGE)
            break;
        if (rules_applies(r, rule, &h->host) &&
            str_glob(rules_str(r, rule->pattern), address))
            return (uint32_t)(i - 1);
    }
    return POS_NONE;
}

/* A sign drawn as a picture stays text. */
static bool put_emoji(struct html *h, attr_list attrs, struct str alt)
{
    struct str cls = attr_of(attrs, "class");
    if (alt.n == 0 || alt.n > 40 || (unsigned char)alt.p[0] < 0x80)
        return false;
    if (!str_has(cls, STR("emoji")) && !str_has(cls, STR("smiley")))
        return false;
    build_text(h->b, alt);
    return true;
}

static void image_hide(struct html *h, uint32_t rule, struct str address)
{
    enum reason reason = h->in->rules->hides[rule].reason;
    if (reason == HIDE_INVISIBLE)
        return; /* there is nothing to see and nothing to read */
    build_hide(h->b, reason, rule, false);
    build_image(h->b, address, STR(""));
    build_show(h->b);
}

static void image_put(struct html *h, struct str address, struct str alt)
{
    if (h->noscript)
        build_show(h->b); /* the picture itself is to be seen */
    build_image(h->b, address, alt);
    if (h->noscript)
        build_hide(h->b, HIDE_INVISIBLE, POS_NONE, true);
}

void image_begin(struct html *h, struct open *o, attr_list attrs)
{
    (void)o;
    struct str alt = html_line(h, attr_of(attrs, "alt"));
    if (put_emoji(h, attrs, alt))
        return;
    struct str address = html_line(h, image_address(h, attrs));
    if (address.n == 0 || is_dot(attrs))
        return;
    uint32_t rule = image_rule(h, address);
    if (rule == POS_NONE)
        image_put(h, address, alt);
    else
        image_hide(h, rule, address);
}

/* media */

static struct str media_address(struct html *h, attr_list attrs)
{
    static const char *const names[] = { "src", "data-src", "data", "poster",
                                         NULL };
    return html_line(h, address_in(attrs, names));
}

void source_begin(struct html *h, struct open *o, attr_list attrs)
{
    (void)o;
    if (h->source.n)
        return;
    struct str s = address_in(attrs, src_only);
    buf_add(&h->source, html_line(h, s.n ? s : address_in_set(attrs)));
}

void picture_begin(struct html *h, struct open *o, attr_list attrs)
{
    (void)o;
    (void)attrs;
    buf_reset(&h->source);
}

void picture_end(struct html *h, const struct open *o)
{
    (void)o;
    buf_reset(&h->source);
}

void frame_begin(struct html *h, struct open *o, attr_list attrs)
{
    (void)o;
    struct str s = media_address(h, attrs);
    if (s.n && !is_dot(attrs))
        build_embed(h->b, s);
}

/* What is inside is for browsers that cannot play it. */
void player_begin(struct html *h, struct open *o, attr_list attrs)
{
    (void)o;
    buf_reset(&h->source);
    buf_add(&h->source, media_address(h, attrs));
    build_hide(h->b, HIDE_INVISIBLE, POS_NONE, true);
}

void player_end(struct html *h, const struct open *o)
{
    (void)o;
    build_show(h->b);
    if (h->source.n)
        build_embed(h->b, buf_str(&h->source));
    buf_reset(&h->source);
}
