/* SPDX-License-Identifier: MIT */
/*
 * The dialect of 青空文庫: the title, maybe what stands below it, the author,
 * maybe a translator; between two long rules what the marks of the text mean;
 * the text; at its end the book it was taken from. Readings stand in 《》, as
 * the reader shows them itself, so the text stays as it is.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/date.h"
#include "parser/lines.h"

enum {
    LOOK = 4096,
    LINES = 8,   /* above the first rule */
    RULE = 20,   /* dashes, at least */
    END = 4096,  /* bytes with the book at the end */
    FIRST = 256, /* of what tells of the first printing */
};

struct parts {
    struct str head; /* the lines above the rule, */
    struct str line[LINES];
    size_t n;
    struct str marks; /* from rule to rule */
    struct str body, book;
};

/* "某訳", "某編": who worked on it behind the author. */
static bool is_helper(struct str s)
{
    static const struct str ends[] = { STR_INIT("訳"), STR_INIT("譯"),
                                       STR_INIT("編"), STR_INIT("校訂"),
                                       STR_INIT("校註") };
    return STR_ANY(s, str_ends, ends);
}

static bool parts(struct str text, struct parts *p)
{
    struct str rest = str_head(text, LOOK), line = STR_NONE;
    *p = (struct parts){ 0 };
    while (p->n < LINES && (line = line_text(&rest)).p &&
           !line_is_all(line, '-', RULE))
        p->line[p->n++] = line;
    if (p->n < 2 || !line_is_all(line, '-', RULE) ||
        !str_starts(line_text(&rest), STR("【テキスト中に現れる記号")))
        return false;
    p->head = str_range(p->line[0].p, line.p);
    const char *from = line.p;
    do
        line = line_text(&rest);
    while (line.p && !line_is_all(line, '-', RULE));
    if (!line.p)
        return false;
    p->marks = str_range(from, str_end(line));
    p->body = line_rest(rest, text);
    struct str end = str_skip(p->body, p->body.n < END ? 0 : p->body.n - END);
    size_t at = str_rfind(end, STR("\n底本："));
    if (at < end.n) {
        p->book = str_skip(end, at + 1);
        p->body = str_range(p->body.p, p->book.p);
    }
    return true;
}

static bool recognise(struct str text, struct str path)
{
    struct parts p;
    (void)path;
    return parts(text, &p);
}

/* "初出：「雑誌」某社\n　　　1927（昭和2）年3月1日発行": up to the next line
 * that is not indented. */
static struct str first_date(struct str book)
{
    size_t at = str_find(book, STR("\n初出："));
    struct str rest = str_head(str_skip(book, at + 1), FIRST), line, date;
    struct date d;
    for (bool more = false; str_line(&rest, &line); more = true) {
        if (more && !str_starts(line, STR("\u3000")))
            break;
        if (date_find(line, &d, &date))
            return date;
    }
    return STR_NONE;
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct parts p;
    (void)path;
    if (!parts(text, &p))
        return;
    size_t author = p.n - 1;
    while (author > 1 && is_helper(p.line[author]))
        author--;
    f->title = p.line[0];
    for (size_t i = 1; i < author; i++)
        f->title =
            arena_printf(a, "%.*s %.*s", STR_ARG(f->title), STR_ARG(p.line[i]));
    f->author = p.line[author];
    f->label_date = first_date(p.book);
    f->body = p.body;
    f->body_undated = true;
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct parts p;
    if (!parts(text, &p))
        return false;
    segment_add(a, out, p.head, FORM_LINES, HIDE_ENVELOPE);
    segment_add(a, out, p.marks, FORM_LINES, HIDE_ENVELOPE);
    segment_add(a, out, p.body, FORM_PLAIN, HIDE_NOT);
    segment_add(a, out, p.book, FORM_LINES, HIDE_ENVELOPE);
    return true;
}

const struct dialect dialect_aozora = { "aozora", recognise, meta, cut,
                                        NULL,     NULL,      NULL };
