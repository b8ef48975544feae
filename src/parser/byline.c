/* SPDX-License-Identifier: MIT */
/*
 * Words that names follow, then those that follow names. In the middle of a
 * sentence runs that could be names stand too, so behind a word that can stand
 * there (记者) a name must be followed by what ends a byline.
 */
#include <config.h>

#include "parser/byline.h"

#include "base/ascii.h"
#include "parser/byline_parts.h"
#include "text/utf8.h"

enum {
    BARE_MAX = 90,  /* bytes of an element with names */
    NAME_MAX_ = 45, /* of a name of any kind */
};

/* words before names */

/* Only these marks, blanks beside them; *marked tells if there was one. */
static struct str skip_marks(struct str s, bool *marked)
{
    static const struct str marks[] = {
        STR_INIT("："), STR_INIT(":"),  STR_INIT("｜"), STR_INIT("|"),
        STR_INIT("／"), STR_INIT("/"),  STR_INIT("＝"), STR_INIT("="),
        STR_INIT("丨"), STR_INIT(", "), STR_INIT("●"),
    };
    struct str t = label_skip_blanks(s);
    struct str u = SKIP_ANY(t, marks);
    *marked = u.p > t.p;
    return label_skip_blanks(u);
}

/* What stands behind a label where it is no name of one script. */
static void any_take(struct str s, struct names *out)
{
    size_t n = 0;
    while (n < s.n && s.p[n] != ' ' && s.p[n] != '|' &&
           !str_starts(str_skip(s, n), STR("\u3000")) &&
           !str_starts(str_skip(s, n), STR("｜")) &&
           !str_starts(str_skip(s, n), STR("\u00a0")))
        n++;
    s = str_head(s, n);
    if (n > 3 && n <= NAME_MAX_ && !str_has(s, STR("。")) && !name_is_word(s))
        names_add(out, s);
}

static const struct str labels[] = {
    STR_INIT("作者"),     STR_INIT("撰文"),   STR_INIT("撰稿"),
    STR_INIT("采写"),     STR_INIT("採訪"),   STR_INIT("文字"),
    STR_INIT("图文"),     STR_INIT("執筆"),   STR_INIT("著者"),
    STR_INIT("筆者"),     STR_INIT("文"),     STR_INIT("글"),
    STR_INIT("取材・文"), STR_INIT("Author"),
};

/* The label at the begin of s, absent if there is none. */
static struct str label_at(struct str s)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (str_starts(s, labels[i]))
            return labels[i];
    return STR_NONE;
}

bool byline_label(struct str line)
{
    return line.n && label_at(line).n == line.n;
}

/* What follows the label at s, where the line has one. */
static bool label_names(struct str s, struct str label, bool first,
                        struct names *out)
{
    bool marked, any = label.n > 3;
    s = str_skip(s, label.n);
    struct str names = skip_marks(s, &marked);
    bool blank = first && names.p > s.p && !str_eq(label, STR("文"));
    if (!marked && !blank)
        return false;
    struct str behind = names_take(names, false, out);
    if (out->n &&
        (marked || behind.n == 0 || label_skip_blanks(behind).n < behind.n))
        return true;
    out->n = 0;
    if (marked && any)
        any_take(names, out);
    return out->n > 0;
}

/* "作者：某人"; without a mark only where the line begins so. */
static bool of_label(struct str line, struct names *out)
{
    enum script before = SCRIPT_NONE;
    for (const char *p = line.p, *end = str_end(line); p < end;) {
        struct str s = str_range(p, end);
        enum script is = script_of(utf8_next(&p, end));
        /* a word begins */
        if (before == SCRIPT_NONE && is != SCRIPT_NONE) {
            struct str label = label_at(s);
            if (label.n && label_names(s, label, s.p == line.p, out))
                return true;
        }
        before = is;
    }
    if (!str_starts(line, STR("By ")) && !str_starts(line, STR("by ")))
        return false;
    names_take(str_skip(line, 3), false, out);
    return out->n > 0;
}

/* 记者 */

/* What may stand behind the names of a byline in running text. */
static bool ends_byline(struct str s)
{
    static const struct str ends[] = {
        STR_INIT("／"),   STR_INIT("/"),    STR_INIT(")"),    STR_INIT("）"),
        STR_INIT("〕"),   STR_INIT("】"),   STR_INIT("]"),    STR_INIT("|"),
        STR_INIT("｜"),   STR_INIT("╱"),    STR_INIT("∕"),    STR_INIT("-"),
        STR_INIT("發自"), STR_INIT("发自"), STR_INIT("报道"), STR_INIT("報導"),
        STR_INIT("報道"), STR_INIT("综合"), STR_INIT("綜合"),
    };
    struct str t = label_skip_blanks(s);
    return t.n == 0 || STR_ANY(t, str_starts, ends) ||
           (t.p > s.p && ascii_is_digit(t.p[0])) ||
           (t.p > s.p && run_take(t).chars > 0);
}

/* "／攝影", "摄" */
static bool is_photo(struct str s)
{
    static const struct str marks[] = { STR_INIT("／"), STR_INIT("/"),
                                        STR_INIT("╱") };
    static const struct str photo[] = { STR_INIT("摄"), STR_INIT("攝"),
                                        STR_INIT("撮影"), STR_INIT("翻攝") };
    s = label_skip_blanks(SKIP_ANY(label_skip_blanks(s), marks));
    return STR_ANY(s, str_starts, photo) && !str_starts(s, STR("摄影报道")) &&
           !str_starts(s, STR("攝影報導"));
}

/* "林遠攝" */
static bool takes_photo(struct str name)
{
    return str_ends(name, STR("攝")) || str_ends(name, STR("摄"));
}

/* "記者林遠台北10日電": what is left of the run without the place. */
static bool before_place(struct str s, struct names *out)
{
    struct run r = run_take(s);
    struct str behind = str_skip(s, r.s.n);
    size_t digits = ascii_digits(behind), chars = r.chars > 4 ? 3 : 2;
    behind = str_skip(behind, digits);
    if (digits == 0 || r.script != SCRIPT_HAN || r.chars < 4 || r.chars > 7 ||
        (!str_starts(behind, STR("日電")) && !str_starts(behind, STR("日专")) &&
         !str_starts(behind, STR("日專")) && !str_starts(behind, STR("日电"))))
        return false;
    names_add(out, str_head(r.s, chars * 3));
    return true;
}

/* "記者林遠綜合報導", "記者林遠台北報導": what is left of the run. */
static bool before_report(struct str s, struct names *out)
{
    static const struct str ends[] = {
        STR_INIT("綜合報導"), STR_INIT("综合报道"), STR_INIT("综合报导"),
        STR_INIT("採訪報導"), STR_INIT("采访报道"), STR_INIT("采访报导"),
        STR_INIT("編譯報導"), STR_INIT("编译报导"), STR_INIT("專題報導"),
        STR_INIT("報導"),     STR_INIT("报道"),     STR_INIT("报导"),
    };
    struct run r = run_take(s);
    size_t i = 0;
    while (i < sizeof ends / sizeof *ends && !str_ends(r.s, ends[i]))
        i++;
    if (i == sizeof ends / sizeof *ends || r.script != SCRIPT_HAN)
        return false;
    size_t chars = r.chars - ends[i].n / 3;
    if (chars >= 4 && chars <= 6) /* a place of two */
        chars -= 2;
    if (chars < 2 || chars > 4)
        return false;
    names_add(out, str_head(r.s, chars * 3));
    return true;
}

static bool of_reporter(struct str line, struct names *out)
{
    static const struct str words[] = { STR_INIT("记者"), STR_INIT("記者") };
    /* 记者会, 记者们, … */
    static const struct str others[] = {
        STR_INIT("会"), STR_INIT("會"), STR_INIT("协"), STR_INIT("協"),
        STR_INIT("站"), STR_INIT("网"), STR_INIT("網"), STR_INIT("节"),
        STR_INIT("们"), STR_INIT("們"), STR_INIT("团"), STR_INIT("團"),
        STR_INIT("证"), STR_INIT("證"), STR_INIT("问"), STR_INIT("問"),
        STR_INIT("手"), STR_INIT("观"), STR_INIT("調"), STR_INIT("调"),
        STR_INIT("室"), STR_INIT("獲"), STR_INIT("获"),
    };
    struct str s = line;
    while (s.n) {
        size_t at = str_find(s, words[0]), other = str_find(s, words[1]);
        at = other < at ? other : at;
        if (at == s.n)
            break;
        bool marked;
        s = str_skip(s, at + words[0].n);
        struct str names = skip_marks(s, &marked);
        if (names.p == s.p && STR_ANY(s, str_starts, others))
            continue;
        if (!marked && (before_place(names, out) || before_report(names, out)))
            return true;
        struct str behind = names_take(names, true, out);
        if (out->n && (marked || ends_byline(behind)) && !is_photo(behind) &&
            !takes_photo((struct str){ out->p, out->n }))
            return true;
        out->n = 0;
    }
    return false;
}

/* words behind names */

static struct str trim_end(struct str s)
{
    while (s.n && (s.p[s.n - 1] == ' ' || str_ends(s, STR("\u3000"))))
        s.n -= s.p[s.n - 1] == ' ' ? 1 : 3;
    return s;
}

/* "아무개 기자 =", "아무개·누구 특파원" */
static bool of_gija(struct str line, struct names *out)
{
    static const struct str words[] = { STR_INIT("기자"), STR_INIT("특파원"),
                                        STR_INIT("논설위원") };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = str_find(line, words[i]);
        struct str behind = str_skip(line, at + words[i].n);
        const char *p = behind.p;
        if (at == line.n ||
            (behind.n &&
             script_of(utf8_next(&p, str_end(behind))) != SCRIPT_NONE &&
             !str_starts(behind, STR("입력"))))
            continue;
        struct str before = trim_end(str_head(line, at));
        struct run r = run_before(before);
        if (r.script != SCRIPT_HANGUL || !run_is_name(&r) || before.n == at)
            continue;
        struct str more = str_head(before, before.n - r.s.n);
        if (str_ends(more, STR("·"))) {
            struct run first = run_before(str_head(more, more.n - 2));
            if (first.script == SCRIPT_HANGUL && run_is_name(&first))
                names_add(out, first.s);
        }
        names_add(out, r.s);
        return true;
    }
    return false;
}

/* "某某記者" at the end of a line or before a blank. */
static bool of_kisha(struct str line, struct names *out)
{
    static const struct str papers[] = {
        STR_INIT("報"), STR_INIT("报"), STR_INIT("社"), STR_INIT("聞"),
        STR_INIT("闻"), STR_INIT("網"), STR_INIT("网"), STR_INIT("刊"),
        STR_INIT("台"), STR_INIT("者"), STR_INIT("部"), STR_INIT("派"),
        STR_INIT("新"), STR_INIT("習"), STR_INIT("外"),
    };
    size_t at = str_find(line, STR("記者"));
    struct str behind = str_skip(line, at + 6);
    struct run r = run_before(str_head(line, at < line.n ? at : 0));
    if (at == line.n || !run_is_name(&r) || r.script == SCRIPT_HANGUL ||
        (behind.n && label_skip_blanks(behind).n == behind.n &&
         !str_starts(behind, STR("）"))))
        return false;
    struct str last = str_skip(r.s, r.s.n - 3);
    if (STR_ANY(last, str_eq, papers))
        return false;
    names_add(out, r.s);
    return true;
}

/* "[林遠，河港新聞]", "[林遠，茶山，Tea Times]" as a whole line: all but the
 * paper. */
static bool of_desk(struct str line, struct names *out)
{
    static const struct str comma = STR_INIT("，");
    if (!str_starts(line, STR("[")) || !str_ends(line, STR("]")))
        return false;
    struct str in = (struct str){ line.p + 1, line.n - 2 };
    size_t last = str_rfind(in, comma), at;
    struct str paper = str_trim(str_skip(in, last + comma.n));
    if (!paper.n || !(ascii_is_letter(paper.p[0]) || label_is_publisher(paper)))
        return false;
    for (struct str rest = str_head(in, last); last < in.n && rest.n;) {
        at = str_find(rest, comma);
        struct str name = str_trim(str_head(rest, at));
        struct run r = run_take(name);
        if (r.s.n != name.n || !run_is_name(&r))
            return false;
        names_add(out, name);
        rest = str_skip(rest, at + comma.n);
    }
    return out->n > 0;
}

bool has_hangul(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0xEA && (unsigned char)s.p[i] <= 0xED)
            return true;
    return false;
}

size_t byline_names(struct str line, char *out, size_t room)
{
    struct names names = { .p = out, .room = room };
    line = str_trim(line);
    if (line.n == 0 || line.n > BYLINE_MAX)
        return 0;
    bool found = of_label(line, &names) || of_reporter(line, &names);
    found = found || of_kisha(line, &names) || of_desk(line, &names);
    if (!found && !(has_hangul(line) && of_gija(line, &names)))
        return 0;
    return names.full ? 0 : names.n;
}

/* "林　遠平": one name of two parts, as Japanese papers part them. */
static bool parted_name(struct str s, struct names *out)
{
    struct run family = run_take(s);
    struct str rest = str_skip(s, family.s.n);
    struct run given = run_take(str_skip(rest, 3));
    if (family.chars == 0 || family.chars > 3 || given.chars == 0 ||
        given.chars > 3 || !str_starts(rest, STR("\u3000")) ||
        family.script > SCRIPT_KANA || given.script > SCRIPT_KANA ||
        family.s.n + 3 + given.s.n != s.n)
        return false;
    names_add(out, s);
    return true;
}

size_t byline_bare(struct str text, char *out, size_t room)
{
    static const struct str before[] = { STR_INIT("作者"), STR_INIT("文") };
    struct names names = { .p = out, .room = room };
    text = label_skip_blanks(str_trim(text));
    size_t n = byline_names(text, out, room);
    if (n || text.n > BARE_MAX)
        return n;
    if (parted_name(text, &names))
        return names.full ? 0 : names.n;
    struct str rest = names_take(text, true, &names);
    if (names.full || label_skip_blanks(rest).n ||
        STR_ANY(text, str_eq, before))
        return 0;
    return names.n;
}
