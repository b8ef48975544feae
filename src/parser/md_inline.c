/* SPDX-License-Identifier: MIT */
/*
 * One pass finds runs and edits (pieces that something else stands for), both
 * in order; the runs are paired; a second pass writes. When no run touches
 * CJK text and none is of ~ or =, emphasis is left to the parser behind.
 *
 * Linear: a search for an end that found none is not made again, the bytes
 * of a piece are not looked at twice, and an address nests 32 parentheses.
 */
#include <config.h>

#include "parser/md_inline.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "parser/bare.h"
#include "parser/md_extra.h"
#include "parser/md_pair.h"

#include <stdlib.h>

enum { CODE_MAX = 32, PARENTHESES_MAX = 32, BRACKETS_MAX = 64 };

struct edit {
    size_t at, n;       /* bytes of the text */
    size_t from, count; /* bytes of `made` */
};

struct scan {
    struct str s;
    size_t at;
    struct md_run *runs;
    struct edit *edits;
    size_t nruns, rruns, nedits, redits;
    struct buf made;
    size_t brackets[BRACKETS_MAX]; /* open ones: indices of runs */
    size_t nbrackets;
    size_t code_last[CODE_MAX + 1]; /* begin of the last run of ` */
    size_t bare_at, bare_n;
    size_t close; /* the last ) that was looked for */
    bool no_bare, no_gt, no_comment_end;
    bool pair;
    unsigned none;
};

static struct str rest_of(const struct scan *x)
{
    return str_skip(x->s, x->at);
}

static size_t run_length(struct str s)
{
    size_t n = 1;
    while (n < s.n && s.p[n] == s.p[0])
        n++;
    return n;
}

/* What `made` got since `from` stands for n bytes. */
static void edit_add(struct scan *x, size_t n, size_t from)
{
    if (x->nedits == x->redits) {
        x->redits = x->redits ? x->redits * 2 : 32;
        x->edits = xrealloc(x->edits, x->redits * sizeof *x->edits);
    }
    x->edits[x->nedits++] = (struct edit){ x->at, n, from, x->made.n - from };
    x->at += n;
}

static struct md_run *run_add(struct scan *x, size_t n, char c)
{
    if (x->nruns == x->rruns) {
        x->rruns = x->rruns ? x->rruns * 2 : 32;
        x->runs = xrealloc(x->runs, x->rruns * sizeof *x->runs);
    }
    struct md_run *r = &x->runs[x->nruns++];
    *r = (struct md_run){ .at = x->at, .n = n, .c = c };
    x->at += n;
    return r;
}

/* what nothing is looked for in */

static void codes_find(struct scan *x)
{
    for (size_t i = str_chr(x->s, '`'); i < x->s.n;) {
        size_t n = run_length(str_skip(x->s, i));
        if (n <= CODE_MAX)
            x->code_last[n] = i;
        i += n;
        i += str_chr(str_skip(x->s, i), '`');
    }
}

static void pass_code(struct scan *x)
{
    size_t n = run_length(rest_of(x)), from = x->at;
    x->at += n;
    if (n > CODE_MAX || x->code_last[n] <= from)
        return;
    for (size_t i = x->at; i < x->s.n;) {
        i += str_chr(str_skip(x->s, i), '`');
        size_t m = i < x->s.n ? run_length(str_skip(x->s, i)) : 0;
        i += m;
        if (m == n) {
            x->at = i;
            return;
        }
    }
}

/* A tag, a comment or an address in < >. */
static void pass_angle(struct scan *x)
{
    struct str s = rest_of(x);
    char c = s.n > 1 ? s.p[1] : ' ';
    bool comment = str_starts(s, STR("<!--"));
    bool *none = comment ? &x->no_comment_end : &x->no_gt;
    struct str end = comment ? STR("-->") : STR(">");
    x->at++;
    if (*none || !(ascii_is_letter(c) || strchr("/!?", c)))
        return;
    size_t at = str_find(s, end);
    *none = at == s.n;
    if (at < s.n)
        x->at += at + end.n - 1;
}

/* Bytes of "(address)" or "(address "title")" that s begins with, else 0. */
static size_t address_length(struct scan *x, struct str s)
{
    size_t depth = 0;
    char quote = '\0';
    size_t from = x->at + 1; /* where s begins */
    if (x->close < from)
        x->close = from + str_chr(s, ')');
    if (x->close == x->s.n)
        return 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\\')
            i++;
        else if (c == '\n' && i + 1 < s.n && s.p[i + 1] == '\n')
            return 0;
        else if (quote)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' && str_is_white(s.p[i - 1]))
            quote = c;
        else if (c == '(' && depth++ == PARENTHESES_MAX)
            return 0;
        else if (c == ')' && --depth == 0)
            return i + 1;
        else if (c == '[' && i > 1 && s.p[i - 1] == ' ')
            return 0;
    }
    return 0;
}

/* "]": behind the address of a link. What is paired in its words is not
 * paired with what is around it. */
static void pass_bracket(struct scan *x)
{
    struct str s = str_skip(rest_of(x), 1);
    size_t n = 0;
    if (str_starts(s, STR("(")))
        n = address_length(x, s);
    else if (str_starts(s, STR("[")) && !str_starts(s, STR("[^")))
        n = str_chr(str_head(s, 512), ']') + 1;
    n = n <= s.n ? n : 0;
    if (x->nbrackets == 0 || x->nbrackets-- > BRACKETS_MAX || n == 0) {
        x->at++;
        return;
    }
    x->runs[x->brackets[x->nbrackets]].c = '[';
    run_add(x, 1, ']');
    size_t size = s.p[0] == '(' ? md_image_size(str_head(s, n)) : 0;
    x->at += n;
    if (size) {
        x->at -= size + 1;
        edit_add(x, size, x->made.n);
    }
}

/* runs and edits */

static void take_bracket(struct scan *x)
{
    if (x->nbrackets < BRACKETS_MAX)
        x->brackets[x->nbrackets] = x->nruns;
    x->nbrackets++;
    /* a bare digit would read as one of the sentence */
    size_t digits = md_note_number(rest_of(x)), from = x->made.n;
    if (x->at && x->s.p[x->at - 1] == '[') /* it has them: [[1](#a)] */
        digits = 0;
    run_add(x, 1, '\0');
    if (digits) {
        buf_printf(&x->made, "&#91;%.*s&#93;",
                   STR_ARG(str_head(rest_of(x), digits)));
        edit_add(x, digits, from);
    }
}

static bool is_digit_at(const struct scan *x, size_t i)
{
    return i < x->s.n && ascii_is_digit(x->s.p[i]);
}

static void take_run(struct scan *x, char c)
{
    size_t n = run_length(rest_of(x));
    if (c == '*' && n == 1 && x->at && is_digit_at(x, x->at - 1) &&
        is_digit_at(x, x->at + 1)) {
        size_t from = x->made.n;
        buf_add(&x->made, STR("\\*")); /* 5*3 */
        edit_add(x, 1, from);
        return;
    }
    if ((c == '~' || c == '=') && n != 2) {
        x->at += n;
        return;
    }
    struct md_run *r = run_add(x, n, c);
    md_run_look(x->s, r);
    if (r->opens || r->closes)
        x->pair |= c == '~' || c == '=' || r->cjk;
}

/* An address in the text: marks in it are none of emphasis. */
static bool take_bare(struct scan *x)
{
    if (!x->no_bare && (x->bare_n == 0 || x->bare_at < x->at)) {
        x->bare_at = x->at;
        x->no_bare = !bare_next(x->s, &x->bare_at, &x->bare_n);
    }
    if (x->no_bare || x->bare_at != x->at)
        return false;
    size_t from = x->made.n, n = x->bare_n;
    for (size_t i = 0; i < n; i++) {
        char c = x->s.p[x->at + i];
        if (strchr("*_~", c))
            buf_chr(&x->made, '\\');
        buf_chr(&x->made, c);
    }
    edit_add(x, n, from);
    return true;
}

static bool take_extra(struct scan *x, char c)
{
    struct str s = rest_of(x);
    size_t from = x->made.n, n = 0;
    char before = x->at ? x->s.p[x->at - 1] : ' ';
    if (c == '{' && !strchr("\\}^_", before))
        n = md_template(s, &x->none, false, &x->made);
    if (c == '{' && n == 0)
        n = md_attributes(s);
    else if (c == '%' && !is_digit_at(x, x->at - (x->at > 0)))
        n = md_comment(s, &x->none, &x->made);
    else if (c == '^' && before == ' ')
        n = md_block_name(s);
    else if (c == '$')
        n = md_math(s, &x->none, &x->made);
    else if (c == '[' || c == '!')
        n = md_wikilink(s, &x->made);
    if (c == '[' && n == 0)
        n = md_footnote(s, &x->made);
    if (n)
        edit_add(x, n, from);
    return n > 0;
}

static void scan_one(struct scan *x)
{
    char c = x->s.p[x->at];
    if (c == 'h' || c == 'H') {
        if (!take_bare(x))
            x->at++;
    } else if (strchr("{%$[!^", c) && take_extra(x, c)) {
        return;
    } else if (strchr("*_~=", c)) {
        take_run(x, c);
    } else if (c == '`') {
        pass_code(x);
    } else if (c == '<') {
        pass_angle(x);
    } else if (c == '[') {
        take_bracket(x);
    } else if (c == ']') {
        pass_bracket(x);
    } else {
        x->at += c == '\\' && x->at + 1 < x->s.n ? 2 : 1;
    }
}

static void scan_all(struct scan *x)
{
    bool special[256] = { false };
    for (const char *c = "\\`<[]!*_~={%$^hH"; *c; c++)
        special[(unsigned char)*c] = true;
    codes_find(x);
    const char *end = str_end(x->s);
    while (x->at < x->s.n) {
        const char *p = x->s.p + x->at;
        if ((unsigned char)*p >= 0x80)
            x->at = (size_t)(str_pass_high(p, end) - x->s.p);
        else if (special[(unsigned char)*p])
            scan_one(x);
        else
            x->at++;
    }
}

/* writing */

static void put_code(struct buf *out, uint8_t code, char c)
{
    static const struct str names[] = { [MD_CODE_EM] = STR_INIT("em>"),
                                        [MD_CODE_STRONG] = STR_INIT("strong>"),
                                        [MD_CODE_DEL] = STR_INIT("del>"),
                                        [MD_CODE_MARK] = STR_INIT("mark>") };
    if (code == MD_CODE_SKIP)
        return;
    if (code != MD_CODE_TEXT) {
        buf_add(out, code & MD_CODE_END ? STR("</") : STR("<"));
        buf_add(out, names[code & ~MD_CODE_END]);
        return;
    }
    if (c == '*' || c == '_')
        buf_chr(out, '\\');
    buf_chr(out, c);
}

static bool is_delimiter(char c)
{
    return c == '*' || c == '_' || c == '~' || c == '=';
}

static void write_all(const struct scan *x, const uint8_t *codes,
                      struct buf *out)
{
    size_t at = 0, e = 0, r = 0;
    while (at < x->s.n) {
        size_t edit = e < x->nedits ? x->edits[e].at : x->s.n;
        while (r < x->nruns && !is_delimiter(x->runs[r].c))
            r++; /* brackets */
        size_t run = codes && r < x->nruns ? x->runs[r].at : x->s.n;
        size_t to = edit < run ? edit : run;
        buf_mem(out, x->s.p + at, to - at);
        at = to;
        if (to == x->s.n)
            break;
        if (to == edit) {
            buf_add(out, str_head(str_skip(buf_str(&x->made), x->edits[e].from),
                                  x->edits[e].count));
            at += x->edits[e++].n;
            continue;
        }
        for (size_t i = 0; i < x->runs[r].n; i++, at++)
            put_code(out, codes[at], x->s.p[at]);
        r++;
    }
}

void md_inline(struct str s, struct buf *out)
{
    struct scan x = { .s = s };
    uint8_t *codes = NULL;
    scan_all(&x);
    if (x.pair) {
        codes = xcalloc(s.n, 1);
        md_pair(x.runs, x.nruns, codes);
    }
    write_all(&x, codes, out);
    free(codes);
    free(x.runs);
    free(x.edits);
    buf_free(&x.made);
}

void md_inline_html(struct str s, struct buf *out)
{
    struct scan x = { .s = s };
    if (!str_has(s, STR("{{")) && !str_has(s, STR("{%"))) {
        buf_add(out, s);
        return;
    }
    while (x.at < s.n) {
        size_t from = x.made.n, n = 0;
        if (s.p[x.at] == '<')
            pass_angle(&x);
        else if (s.p[x.at] == '{' &&
                 (n = md_template(rest_of(&x), &x.none, true, &x.made)) > 0)
            edit_add(&x, n, from);
        else
            x.at++;
    }
    write_all(&x, NULL, out);
    free(x.edits);
    buf_free(&x.made);
}
