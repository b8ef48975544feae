/* SPDX-License-Identifier: MIT */
/* What a line says beside names: a publisher, an address of mail, nothing. */
#include <config.h>

#include "base/ascii.h"
#include "parser/label_names.h"
#include "parser/byline.h"

#include "parser/byline_parts.h"
#include "parser/date.h"
#include "text/utf8.h"

enum {
    SIGNED_MAX = 90, /* bytes of a line with names and an address */
    SOURCE_MAX = 60, /* of a publisher */
    PLACE_MAX = 33,  /* of a place behind a name */
};

/* publishers */

/* Is there what a label or a date has, a colon or a year? */
static bool may_tell(struct str line)
{
    for (size_t i = 0; i < line.n; i++)
        if (line.p[i] == ':' || ascii_is_digit(line.p[i]) ||
            str_starts(str_skip(line, i), STR("：")))
            return true;
    return false;
}

struct str byline_source(struct str line)
{
    struct str rest = line, at;
    struct date d;
    if (line.n > BYLINE_MAX || !may_tell(line))
        return STR_NONE;
    for (;;) {
        struct str behind;
        rest = label_trim(rest);
        const struct label *label = label_take(rest, &behind);
        size_t next = label_next(label ? behind : rest);
        struct str value = label_trim(str_head(label ? behind : rest, next));
        if (label && label->kind == LABEL_SOURCE && value.n) {
            size_t n = 0;
            while (n < value.n && value.p[n] != ' ' && value.p[n] != '|' &&
                   !str_starts(str_skip(value, n), STR("\u3000")))
                n++;
            value = str_head(value, n);
            return n <= SOURCE_MAX && !str_has(value, STR("。")) ? value
                                                                 : STR_NONE;
        }
        if (next >= (label ? behind : rest).n)
            break;
        rest = str_skip(label ? behind : rest, next);
    }
    if (!date_find(line, &d, &at))
        return STR_NONE;
    struct str before = label_trim(str_range(line.p, at.p));
    struct str after = label_trim(str_range(str_end(at), str_end(line)));
    if (before.n == 0 && label_is_publisher(after))
        return after;
    return after.n == 0 && label_is_publisher(before) ? before : STR_NONE;
}

/* whole lines */

/* "a@b.example" at the begin of s: its bytes, 0 if there is none. */
static size_t mail_bytes(struct str s)
{
    size_t n = 0, at = 0;
    while (n < s.n && s.p[n] > ' ' && s.p[n] != '<' && s.p[n] != '>' &&
           s.p[n] != ')' && s.p[n] != '"') {
        at = s.p[n] == '@' && n ? n : at;
        n++;
    }
    return at && at + 3 < n ? n : 0;
}

bool byline_signature(struct str line)
{
    static const struct str marks[] = { STR_INIT(" "), STR_INIT("("),
                                        STR_INIT("["), STR_INIT("<"),
                                        STR_INIT("="), STR_INIT(";") };
    char names[BYLINE_MAX];
    line = str_trim(line);
    if (line.n > SIGNED_MAX || str_chr(line, '@') == line.n)
        return false;
    if (!byline_names(line, names, sizeof names))
        return false;
    struct str rest = line;
    while (rest.n && mail_bytes(rest) == 0) {
        struct run r = run_take(rest);
        struct str next = SKIP_ANY(str_skip(rest, r.s.n), marks);
        if (next.p == rest.p)
            return false;
        rest = next;
    }
    rest = str_skip(rest, mail_bytes(rest));
    return rest.n <= 1;
}

/* "文／某人　攝影／別人": without the photographer. */
static struct str without_photo(struct str line)
{
    static const struct str words[] = { STR_INIT("攝影"), STR_INIT("摄影"),
                                        STR_INIT("撮影"), STR_INIT("图/"),
                                        STR_INIT("圖／") };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        line = str_head(line, str_find(line, words[i]));
    return line;
}

/* "記者某人／台南報導": without the place. */
static struct str without_place(struct str line)
{
    static const struct str ends[] = { STR_INIT("報導"), STR_INIT("报道"),
                                       STR_INIT("報道") };
    size_t at = str_find(line, STR("／"));
    at = at == line.n ? str_chr(line, '/') : at;
    bool place = false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        place = place || str_ends(line, ends[i]);
    return place && line.n - at <= PLACE_MAX ? str_head(line, at) : line;
}

bool byline_only(struct str line, struct str names)
{
    static const struct str words[] = {
        STR_INIT("本报"), STR_INIT("本報"), STR_INIT("记者"),
        STR_INIT("記者"), STR_INIT("作者"), STR_INIT("撰文"),
        STR_INIT("撰稿"), STR_INIT("文"),   STR_INIT("通讯员"),
        STR_INIT("기자"), STR_INIT("By"),   STR_INIT("by"),
        STR_INIT("本刊"), STR_INIT("本网"), STR_INIT("特约"),
    };
    static const struct str marks[] = {
        STR_INIT(" "),      STR_INIT("\u3000"), STR_INIT("："), STR_INIT(":"),
        STR_INIT("｜"),     STR_INIT("|"),      STR_INIT("/"),  STR_INIT("／"),
        STR_INIT("、"),     STR_INIT("，"),     STR_INIT(","),  STR_INIT("\n"),
        STR_INIT("\u00a0"),
    };
    struct str rest = names, name;
    size_t found = 0;
    line = without_place(without_photo(line));
    while (str_field(&rest, '\n', &name)) {
        /* halves of a name may stand apart */
        struct str s = line;
        size_t k = 0;
        while (s.n && k < name.n) {
            if (s.p[0] == name.p[k])
                k++;
            s = str_skip(s, 1);
        }
        found += k == name.n;
    }
    if (found == 0 || line.n > names.n * 2 + 48)
        return false;
    /* "By A Writer, Some Paper" */
    if (str_starts(line, STR("By ")) && str_chr(line, '.') == line.n)
        return true;
    /* what is left once words, marks and names are gone */
    struct str s = line;
    while (s.n) {
        struct str t = SKIP_ANY(SKIP_ANY(s, marks), words);
        if (t.p == s.p) {
            struct str c = utf8_head(s, 4);
            const char *p = c.p;
            utf8_next(&p, str_end(s));
            c = str_range(s.p, p);
            if (!str_has(names, c))
                return false;
            t = str_skip(s, c.n);
        }
        s = t;
    }
    return true;
}
