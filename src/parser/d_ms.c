/* SPDX-License-Identifier: MIT */
/*
 * The ms dialect: a stamp in a comment, a link, a rule, HTML on one line. The
 * title is not escaped, so it ends at the last "](" and the address at the
 * last ")" of the line.
 */
#include <config.h>

#include "base/ascii.h"
#include "parser/d.h"
#include "parser/title.h"

enum {
    LEADING_LINES = 3, /* blank ones before the stamp */
    LINK_LINES = 8,    /* of the link, should its title hold line feeds */
    HEADER_MAX = 8192, /* bytes of stamp and link */
};

static struct str skip_line_end(struct str s)
{
    if (str_starts(s, STR("\r")))
        s = str_skip(s, 1);
    if (str_starts(s, STR("\n")))
        s = str_skip(s, 1);
    return s;
}

static struct str skip_blank_lines(struct str s)
{
    if (s.n && s.p[0] > ' ')
        return s;
    for (int i = 0; i < LEADING_LINES; i++) {
        while (s.n && (s.p[0] == ' ' || s.p[0] == '\t'))
            s = str_skip(s, 1);
        s = skip_line_end(s);
    }
    return s;
}

/* "<!--" digits or NaN "-->" and the line's end. */
static bool stamp(struct str *s, struct str *ms)
{
    if (!str_starts(*s, STR("<!--")))
        return false;
    struct str rest = str_skip(*s, 4);
    size_t n = 0;
    if (str_starts(rest, STR("NaN"))) {
        n = 3;
    } else {
        n = rest.n && rest.p[0] == '-';
        while (n < rest.n && n < 24 && ascii_is_digit(rest.p[n]))
            n++;
    }
    *ms = str_head(rest, n);
    rest = str_skip(rest, n);
    if (n == 0 || !str_starts(rest, STR("-->")))
        return false;
    rest = str_skip(rest, 3);
    *s = skip_line_end(rest);
    return s->p != rest.p;
}

/* The line of dashes: its begin in s; *after gets what follows it. A title
 * with line feeds in it makes it come later than in the second line. */
static size_t dashes(struct str s, struct str *after)
{
    size_t i = 0;
    for (int line = 0; line < LINK_LINES && i < s.n; line++) {
        size_t lf = i + str_chr(str_skip(s, i), '\n');
        if (lf >= s.n)
            break;
        i = lf + 1;
        size_t n = i;
        while (n < s.n && s.p[n] == '-')
            n++;
        if (n - i >= 3 && (n == s.n || s.p[n] == '\n' || s.p[n] == '\r')) {
            *after = skip_line_end(str_skip(s, n));
            return i;
        }
    }
    return s.n;
}

/* The same where lines end with CR alone. */
static size_t dashes_cr(struct str s, struct str *after)
{
    size_t at = str_find(s, STR("\r---"));
    if (at == s.n || str_chr(str_head(s, at + 2), '\n') <= at + 1)
        return s.n;
    size_t n = at + 1;
    while (n < s.n && s.p[n] == '-')
        n++;
    if (n < s.n && s.p[n] != '\r')
        return s.n;
    *after = skip_line_end(str_skip(s, n));
    return at;
}

/* Index of the last "](", s.n if there is none. An address has hardly any
 * bracket of its own, so this is quicker forwards. */
static size_t last_join(struct str s)
{
    size_t found = s.n;
    for (size_t i = str_chr(s, '('); i < s.n;
         i += 1 + str_chr(str_skip(s, i + 1), '('))
        if (i > 0 && s.p[i - 1] == ']')
            found = i - 1;
    return found;
}

bool link_header(struct str s, struct ms_header *h)
{
    struct str look = str_head(s, HEADER_MAX), after = STR_NONE;
    if (!str_starts(s, STR("[")))
        return false;
    size_t end = dashes(look, &after);
    if (end == look.n && (end = dashes_cr(look, &after)) == look.n)
        return false;
    struct str link = str_trim(str_head(look, end));
    size_t middle = last_join(link);
    if (middle == link.n || link.p[link.n - 1] != ')')
        return false;
    h->title = (struct str){ link.p + 1, middle - 1 };
    h->url = str_range(link.p + middle + 2, str_end(link) - 1);
    h->body = str_range(after.p, str_end(s));
    return true;
}

bool ms_header(struct str text, struct ms_header *h)
{
    struct str s = skip_blank_lines(text);
    return stamp(&s, &h->ms) && link_header(s, h);
}

void ms_found(const struct ms_header *h, struct found *f)
{
    f->ms = h->ms;
    f->title = h->title;
    f->title_entities = true;
    f->url = h->url;
    f->body = h->body;
}

void ms_cut(struct arena *a, const struct ms_header *h, struct segments *out)
{
    if (title_loses(a, h->title, true))
        segment_add(a, out, h->title, FORM_PLAIN, HIDE_ENVELOPE);
    segment_add(a, out, h->body, FORM_HTML, HIDE_NOT);
}

static bool recognise(struct str text, struct str path)
{
    struct ms_header h;
    (void)path;
    return ms_header(text, &h);
}

static bool both(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct ms_header h;
    (void)path;
    if (!ms_header(text, &h))
        return false;
    ms_found(&h, f);
    if (!f->brief) {
        f->tags = feed_tags(a, h.body);
        f->byline = feed_author(h.title, h.body);
    }
    return true;
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    both(a, text, path, f);
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct ms_header h;
    if (!ms_header(text, &h))
        return false;
    ms_cut(a, &h, out);
    return true;
}

const struct dialect dialect_ms = {
    "ms", recognise, meta, cut, NULL, NULL, both
};
