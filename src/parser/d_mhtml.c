/* SPDX-License-Identifier: MIT */
/*
 * The mhtml dialect: a page with its pictures in one file as a mail message
 * (RFC 2557). The first part that is text/html is decoded and read as the
 * page it is; the other parts are pictures and styles.
 */
#include <config.h>

#include "parser/d.h"
#include "text/charset.h"
#include "text/clean.h"

enum {
    HEAD_LOOK = 8192,      /* bytes of the message's header */
    PART_HEAD = 4096,      /* of a part's */
    META_LOOK = 256 << 10, /* of the part, that meta decodes */
    PARTS_MAX = 64,
};

enum encoding { ENCODING_NONE, ENCODING_QUOTED, ENCODING_BASE64 };

struct part {
    struct str head; /* of the message */
    struct str body;
    enum encoding encoding;
    enum charset charset;
    struct str location;
    struct str saved; /* date of the message */
};

/* The value of a header field with its folded lines; absent if there is
 * none. */
static struct str field(struct str head, struct str name)
{
    struct str rest = head, line;
    while (str_line(&rest, &line)) {
        if (!str_starts_nocase(line, name) || line.n == name.n ||
            line.p[name.n] != ':')
            continue;
        const char *from = line.p + name.n + 1, *to = str_end(line);
        while (rest.n && (rest.p[0] == ' ' || rest.p[0] == '\t') &&
               str_line(&rest, &line))
            to = str_end(line);
        return str_trim(str_range(from, to));
    }
    return STR_NONE;
}

/* name="value" or name=value in a field. */
static struct str parameter(struct str value, struct str name)
{
    size_t at = 0;
    while (at < value.n && !str_starts_nocase(str_skip(value, at), name))
        at++;
    struct str s = str_skip(value, at + name.n);
    bool quoted = str_starts(s, STR("\""));
    s = str_skip(s, quoted);
    size_t n = 0;
    while (n < s.n &&
           (quoted ? s.p[n] != '"' : s.p[n] != ';' && !str_is_white(s.p[n])))
        n++;
    return str_head(s, n);
}

/* What stands before the first blank line; *body gets the rest. */
static struct str header(struct str s, size_t look, struct str *body)
{
    struct str rest = str_head(s, look), line;
    const char *from = s.p;
    while (str_line(&rest, &line))
        if (line.n == 0) {
            *body = str_range(rest.n ? rest.p : str_end(line), str_end(s));
            return str_range(from, line.p);
        }
    *body = STR_NONE;
    return STR_NONE;
}

static bool is_message(struct str text, struct str *head, struct str *body)
{
    if (text.n == 0 || text.p[0] == '<')
        return false;
    *head = header(text, HEAD_LOOK, body);
    return field(*head, STR("MIME-Version")).p &&
           str_starts_nocase(field(*head, STR("Content-Type")),
                             STR("multipart/"));
}

static void part_read(struct str head, struct part *out)
{
    struct str how = field(head, STR("Content-Transfer-Encoding"));
    if (str_eq_nocase(how, STR("quoted-printable")))
        out->encoding = ENCODING_QUOTED;
    else if (str_eq_nocase(how, STR("base64")))
        out->encoding = ENCODING_BASE64;
    out->charset = charset_label(
        parameter(field(head, STR("Content-Type")), STR("charset=")));
    out->location = field(head, STR("Content-Location"));
}

/* The first part that is HTML. */
static bool find_part(struct arena *a, struct str text, struct part *out)
{
    struct str head, rest, body;
    *out = (struct part){ 0 };
    if (!is_message(text, &head, &rest))
        return false;
    out->head = head;
    out->saved = field(head, STR("Date"));
    struct str mark =
        parameter(field(head, STR("Content-Type")), STR("boundary="));
    if (mark.n == 0)
        return false;
    mark = arena_printf(a, "--%.*s", STR_ARG(mark));
    for (int left = PARTS_MAX; left > 0 && rest.n; left--) {
        rest = str_skip(rest, str_find(rest, mark) + mark.n);
        rest = str_skip(rest, str_chr(str_head(rest, 4), '\n') + 1);
        struct str of = header(rest, PART_HEAD, &body);
        if (str_starts_nocase(field(of, STR("Content-Type")),
                              STR("text/html"))) {
            part_read(of, out);
            out->body = str_head(body, str_find(body, mark));
            return true;
        }
    }
    return false;
}

/* decoding */

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "=E8=8C=B6", "=" before a line's end */
static size_t unquote(struct str s, char *to)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        struct str rest = str_skip(s, i + 1);
        if (s.p[i] != '=') {
            to[n++] = s.p[i];
        } else if (rest.n >= 2 && hex(rest.p[0]) >= 0 && hex(rest.p[1]) >= 0) {
            to[n++] = (char)(hex(rest.p[0]) * 16 + hex(rest.p[1]));
            i += 2;
        } else if (str_starts(rest, STR("\r\n"))) {
            i += 2;
        } else if (str_starts(rest, STR("\n")) || str_starts(rest, STR("\r"))) {
            i++;
        } else {
            to[n++] = '=';
        }
    }
    return n;
}

static size_t unbase64(struct str s, char *to)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned bits = 0, have = 0;
    size_t n = 0;
    for (size_t i = 0; i < s.n && s.p[i] != '='; i++) {
        const char *at = s.p[i] ? strchr(digits, s.p[i]) : NULL;
        if (!at)
            continue;
        bits = (bits << 6 | (unsigned)(at - digits)) & 0xFFFFFF;
        have += 6;
        if (have >= 8) {
            have -= 8;
            to[n++] = (char)(bits >> have & 0xFF);
        }
    }
    return n;
}

/* The page as UTF-8. What is not encoded was decoded with the file. */
static struct str page_of(struct arena *a, const struct part *p, size_t look)
{
    struct str s = str_head(p->body, look);
    if (p->encoding == ENCODING_NONE || s.n == 0)
        return s;
    char *to = arena_bytes(a, s.n);
    size_t n =
        p->encoding == ENCODING_QUOTED ? unquote(s, to) : unbase64(s, to);
    arena_shrink(a, to, n);
    s = (struct str){ to, n };
    return charset_decode(a, s, charset_detect(s, p->charset), NULL);
}

/* the dialect */

static bool recognise(struct str text, struct str path)
{
    struct str head, body;
    (void)path;
    return is_message(text, &head, &body) && str_has(body, STR("text/html"));
}

static const struct dialect *kind_of(struct str page)
{
    return dialect_wechat.recognise(page, STR_NONE) ? &dialect_wechat
                                                    : &dialect_page;
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct part p;
    f->body = text;
    if (!find_part(a, text, &p))
        return;
    struct str page = page_of(a, &p, META_LOOK);
    kind_of(page)->meta(a, page, path, f);
    if (!f->url.p)
        f->url = p.location.p ? p.location
                              : field(p.head, STR("Snapshot-Content-Location"));
    if (!f->front_date.p && p.saved.p) {
        f->front_date = p.saved;
        f->front_is_fetch = true;
    }
}

static void cut(struct arena *a, struct str text, struct segments *out)
{
    struct part p;
    if (!find_part(a, text, &p)) {
        segment_add(a, out, text, FORM_PLAIN, HIDE_NOT);
        return;
    }
    struct str page = clean_text(a, page_of(a, &p, p.body.n), NULL);
    segment_add(a, out, p.head, FORM_PRE, HIDE_ENVELOPE);
    kind_of(page)->cut(a, page, out);
}

const struct dialect dialect_mhtml = {
    "mhtml", recognise, meta, cut, NULL, NULL
};
