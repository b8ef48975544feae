/* SPDX-License-Identifier: MIT */
/*
 * JSON is written from a struct list_keys, so that a row of the list and the
 * row of the dump cannot differ; a line of tsv, which dumps do not have, from
 * the entry as it is.
 */
#include <config.h>

#include "batch/list.h"

#include "base/mem.h"
#include "parser/dialect.h"
#include "text/utf8.h"
#include "text/width.h"

enum { STRINGS_AHEAD = 8, ENTRIES_AHEAD = 16 }; /* rows */

void list_keys_meta(struct list_keys *k, struct str path, const struct meta *m)
{
    *k = (struct list_keys){ .path = path,
                             .title = m->title,
                             .source = m->source,
                             .url = m->url,
                             .author = m->author,
                             .tags = m->tags,
                             .date_ms = m->date_ms,
                             .day = m->day,
                             .item = m->item,
                             .date_from = m->date_from,
                             .lang = m->lang,
                             .dialect = m->dialect,
                             .approx = m->approx };
}

static void keys_entry(struct list_keys *k, struct str path,
                       const struct archive *a, const struct entry *e)
{
    *k = (struct list_keys){ .path = path,
                             .title = e->title,
                             .source = a->sources[e->source].name,
                             .url = e->url,
                             .author = e->author,
                             .tags = e->tags,
                             .date_ms = e->date_ms,
                             .day = e->day,
                             .item = e->item,
                             .date_from = (enum date_from)e->date_from,
                             .lang = (enum lang)e->lang,
                             .dialect = e->dialect,
                             .approx = e->approx };
}

/* ---- tsv ---- */

/* What would end a field or a line or not show. */
static void escape_bytes(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        buf_printf(out, "\\x%02X", (unsigned char)s.p[i]);
}

/* Eight bytes at once: is each of them ASCII that is printed, but \? */
static bool are_printed(uint64_t v)
{
    const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
    uint64_t slash = v ^ (ones * '\\');
    return ((v | (v - ones * ' ') | (v + ones) | (slash - ones)) & high) == 0;
}

static bool is_printed(char c)
{
    return c >= ' ' && c < 0x7F && c != '\\';
}

/* Begins a character of three bytes that is shown, U+3000 to U+CFFF: Han,
 * kana, their marks, most of Hangul? */
static bool leads_cjk(char c)
{
    return (unsigned char)c >= 0xE3 && (unsigned char)c <= 0xEC;
}

/* Behind what needs no second look, which is most of a field. */
static const char *pass_plain(const char *p, const char *end)
{
    const char *from = NULL;
    uint64_t word;
    while (p < end && p != from) {
        from = p;
        for (; end - p >= 8; p += 8) {
            memcpy(&word, p, 8);
            if (!are_printed(word))
                break;
        }
        while (p < end && is_printed(*p))
            p++;
        while (end - p >= 8 && leads_cjk(p[0]) && leads_cjk(p[3]) &&
               utf8_are_two((const unsigned char *)p))
            p += 6;
        if (p < end && leads_cjk(*p) && utf8_is_three(p, end))
            p += 3;
    }
    return p;
}

static void add_char(struct buf *out, struct str one, uint32_t cp)
{
    bool bad = cp == UTF8_BAD && utf8_valid(one) < one.n;
    if (cp == '\t')
        buf_add(out, STR("\\t"));
    else if (cp == '\n')
        buf_add(out, STR("\\n"));
    else if (cp == '\\')
        buf_add(out, STR("\\\\"));
    else if (bad || width_cp(WIDTH_DUMP, cp) < 0)
        escape_bytes(out, one);
    else
        buf_add(out, one);
}

static void add_field(struct buf *out, struct str s)
{
    const char *p = s.p, *end = str_end(s);
    while (p < end) {
        const char *from = p;
        p = pass_plain(p, end);
        buf_add(out, str_range(from, p));
        if (p == end)
            break;
        from = p;
        uint32_t cp = utf8_next(&p, end);
        add_char(out, str_range(from, p), cp);
    }
}

static void add_tsv(struct buf *out, const struct archive *a,
                    const struct entry *e)
{
    if (e->day != DAY_UNKNOWN) {
        char day[16];
        meta_day(e->day, day);
        buf_add(out, str_of(day));
    }
    buf_chr(out, '\t');
    add_field(out, a->sources[e->source].name);
    buf_chr(out, '\t');
    add_field(out, e->title);
    buf_chr(out, '\t');
    add_field(out, e->dir);
    add_field(out, e->name);
    buf_chr(out, '\n');
}

/* ---- json ---- */

/* A key whose value is null where there is none. */
static void add_key(struct json *j, const char *key, struct str s)
{
    json_key(j, key);
    json_str(j, s.n ? s : STR_NONE);
}

/* RFC 4648, section 4. */
static void add_base64(struct buf *out, struct str s)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmn"
                                 "opqrstuvwxyz0123456789+/";
    const unsigned char *p = (const unsigned char *)s.p;
    for (size_t i = 0; i < s.n; i += 3) {
        size_t have = s.n - i < 3 ? s.n - i : 3;
        uint32_t v = (uint32_t)p[i] << 16;
        v |= have > 1 ? (uint32_t)p[i + 1] << 8 : 0;
        v |= have > 2 ? p[i + 2] : 0;
        for (size_t k = 0; k < 4; k++)
            buf_chr(out, k <= have ? digits[v >> (18 - 6 * k) & 63] : '=');
    }
}

/* A path need not be UTF-8: then its bytes stand beside what can be shown. */
static void add_path(struct json *j, struct str path)
{
    json_key(j, "path");
    if (utf8_valid(path) == path.n) {
        json_str(j, path);
        return;
    }
    struct buf text = { 0 };
    const char *p = path.p, *end = str_end(path);
    while (p < end) {
        char utf8[4];
        uint32_t cp = utf8_next(&p, end);
        buf_mem(&text, utf8, utf8_put(utf8, cp));
    }
    json_str(j, buf_str(&text));
    buf_reset(&text);
    add_base64(&text, path);
    json_key(j, "path_base64");
    json_str(j, buf_str(&text));
    buf_free(&text);
}

static void add_tags(struct json *j, struct str tags)
{
    struct str tag;
    json_key(j, "tags");
    if (tags.n == 0) {
        json_null(j);
        return;
    }
    json_open(j, '[');
    while (str_field(&tags, '\n', &tag))
        if (tag.n)
            json_str(j, tag);
    json_close(j, ']');
}

static void add_date(struct json *j, const struct list_keys *k)
{
    char day[16], date[32];
    if (k->day != DAY_UNKNOWN)
        meta_day(k->day, day);
    add_key(j, "day", k->day != DAY_UNKNOWN ? str_of(day) : STR_NONE);
    if (k->date_ms != DATE_UNKNOWN)
        meta_instant(k->date_ms, date);
    add_key(j, "date", k->date_ms != DATE_UNKNOWN ? str_of(date) : STR_NONE);
    json_key(j, "approx");
    json_bool(j, k->approx);
    add_key(j, "date_from", str_of(date_from_name(k->date_from)));
}

void list_json_keys(struct json *j, const struct list_keys *k)
{
    json_open(j, '{');
    add_path(j, k->path);
    json_key(j, "item");
    json_int(j, k->item);
    add_key(j, "title", k->title);
    add_key(j, "source", k->source);
    add_date(j, k);
    add_key(j, "url", k->url);
    add_key(j, "author", k->author);
    add_tags(j, k->tags);
    add_key(j, "lang", str_of(lang_tag(k->lang)));
    add_key(j, "dialect", k->dialect ? str_of(k->dialect->name) : STR_NONE);
}

/* Sorted entries lie all over the memory: later ones are fetched while a row
 * is written. */
static void fetch_ahead(const struct index *x, uint32_t i)
{
    if (i + ENTRIES_AHEAD < x->n)
        MEM_AHEAD(x->order[i + ENTRIES_AHEAD], sizeof(struct entry));
    if (i + STRINGS_AHEAD < x->n) {
        const struct entry *e = x->order[i + STRINGS_AHEAD];
        MEM_AHEAD(e->title.p, e->title.n);
        MEM_AHEAD(e->name.p, e->name.n);
        MEM_AHEAD(e->dir.p, e->dir.n);
    }
}

void list_row(const struct archive *a, const struct index *x, uint32_t i,
              enum list_form form, struct buf *out)
{
    const struct entry *e = x->order[i];
    fetch_ahead(x, i);
    if (form == LIST_TSV) {
        add_tsv(out, a, e);
        return;
    }
    struct arena scratch = { 0 };
    struct list_keys keys;
    struct json j = { .out = out };
    keys_entry(&keys, entry_path(&scratch, e), a, e);
    list_json_keys(&j, &keys);
    json_close(&j, '}');
    buf_chr(out, '\n');
    arena_free(&scratch);
}
