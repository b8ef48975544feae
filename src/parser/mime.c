/* SPDX-License-Identifier: MIT */
/*
 * A message is walked part by part; one that has parts itself is gone into.
 * Nothing is decoded but the part that is wanted.
 */
#include <config.h>

#include "parser/mime.h"

#include "base/ascii.h"
#include "base/buf.h"

enum {
    HEAD_LOOK = 32768, /* bytes of the message's header */
    PART_HEAD = 4096,  /* of a part's */
    PARTS_MAX = 64,
};

struct str mime_field(struct str head, struct str name)
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

bool mime_message(struct str text, struct str *head, struct str *body)
{
    size_t colon = str_chr(str_head(text, 64), ':');
    if (text.n == 0 || text.p[0] == '<' || colon == 0 || colon >= 64 ||
        colon == text.n || str_chr(str_head(text, colon), '\n') < colon)
        return false;
    *head = header(text, HEAD_LOOK, body);
    return mime_field(*head, STR("MIME-Version")).p ||
           mime_field(*head, STR("Content-Type")).p;
}

static bool is_type(struct str head, struct str type)
{
    struct str value = mime_field(head, STR("Content-Type"));
    return str_starts_nocase(value, type);
}

static void part_read(struct str head, struct str body, struct mime_part *out)
{
    struct str how = mime_field(head, STR("Content-Transfer-Encoding"));
    out->encoding = ENCODING_NONE;
    if (str_eq_nocase(how, STR("quoted-printable")))
        out->encoding = ENCODING_QUOTED;
    else if (str_eq_nocase(how, STR("base64")))
        out->encoding = ENCODING_BASE64;
    out->charset = charset_label(
        parameter(mime_field(head, STR("Content-Type")), STR("charset=")));
    out->location = mime_field(head, STR("Content-Location"));
    out->html = is_type(head, STR("text/html"));
    out->body = body;
}

/* The line before the next part. */
static struct str boundary(struct arena *a, struct str head)
{
    struct str mark =
        parameter(mime_field(head, STR("Content-Type")), STR("boundary="));
    return mark.n ? arena_printf(a, "--%.*s", STR_ARG(mark)) : STR_NONE;
}

bool mime_find(struct arena *a, struct str text, struct mime_part *out)
{
    struct str head, rest, body;
    *out = (struct mime_part){ 0 };
    if (!mime_message(text, &head, &rest))
        return false;
    out->head = head;
    if (!is_type(head, STR("multipart/"))) {
        part_read(head, rest, out);
        return out->html || is_type(head, STR("text/")) ||
               !mime_field(head, STR("Content-Type")).p;
    }
    struct str mark = boundary(a, head);
    for (int left = PARTS_MAX; left > 0 && rest.n && mark.n; left--) {
        rest = str_skip(rest, str_find(rest, mark) + mark.n);
        rest = str_skip(rest, str_chr(str_head(rest, 4), '\n') + 1);
        struct str of = header(rest, PART_HEAD, &body);
        if (is_type(of, STR("multipart/"))) {
            mark = boundary(a, of);
            rest = body;
        } else if (is_type(of, STR("text/html")) ||
                   (is_type(of, STR("text/plain")) && !out->body.p)) {
            part_read(of, str_head(body, str_find(body, mark)), out);
            if (out->html)
                return true;
        }
    }
    return out->body.p != NULL;
}

/* decoding */

/* "=E8=8C=B6", "=" before a line's end */
static size_t unquote(struct str s, char *to)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        struct str rest = str_skip(s, i + 1);
        if (s.p[i] != '=') {
            to[n++] = s.p[i];
        } else if (rest.n >= 2 && ascii_hex(rest.p[0]) >= 0 &&
                   ascii_hex(rest.p[1]) >= 0) {
            to[n++] = (char)(ascii_hex(rest.p[0]) * 16 + ascii_hex(rest.p[1]));
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

struct str mime_text(struct arena *a, const struct mime_part *p, size_t look)
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

/* One "=?charset?B?bytes?=" at the begin of s; its bytes, 0 if it is none. */
static size_t take_word(struct arena *a, struct str s, struct buf *out)
{
    struct str rest = str_skip(s, 2);
    size_t n = str_chr(str_head(rest, 40), '?');
    struct str name = str_head(rest, n);
    rest = str_skip(rest, n + 1);
    if (rest.n < 4 || rest.p[1] != '?')
        return 0;
    char how = (char)(rest.p[0] | 0x20);
    rest = str_skip(rest, 2);
    size_t end = str_find(str_head(rest, 512), STR("?="));
    if (end >= rest.n || end >= 512 || (how != 'b' && how != 'q'))
        return 0;
    struct arena_mark mark = arena_mark(a);
    struct str body = str_head(rest, end);
    char *to = arena_bytes(a, body.n + 1);
    n = how == 'b' ? unbase64(body, to) : unquote(body, to);
    for (size_t i = 0; how == 'q' && i < n; i++)
        to[i] = to[i] == '_' ? ' ' : to[i];
    struct str bytes = { to, n };
    enum charset c = charset_label(str_head(name, str_chr(name, '*')));
    buf_add(out, charset_decode(a, bytes, charset_detect(bytes, c), NULL));
    arena_rewind(a, mark);
    return (size_t)(rest.p + end + 2 - s.p);
}

struct str mime_words(struct arena *a, struct str s)
{
    struct buf out = { 0 };
    bool coded = false; /* blanks between two words are none */
    if (!str_has(s, STR("=?")))
        return s;
    while (s.n) {
        size_t at = str_find(s, STR("=?"));
        struct str plain = str_head(s, at);
        if (!coded || str_trim(plain).n || at == s.n)
            buf_add(&out, plain);
        s = str_skip(s, at);
        size_t n = s.n ? take_word(a, s, &out) : 0;
        coded = n > 0;
        if (!coded && s.n) {
            buf_chr(&out, s.p[0]);
            n = 1;
        }
        s = str_skip(s, n);
    }
    struct str all = arena_str(a, buf_str(&out));
    buf_free(&out);
    return all;
}
