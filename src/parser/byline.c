/* SPDX-License-Identifier: MIT */
/*
 * A name is a run of letters of one script: two to four characters of Han or
 * Hangul, more with kana or a middle dot, capitalised words of Latin letters.
 * In the middle of a sentence such runs stand too, so behind a word that can
 * stand there (记者) a name must be followed by what ends a byline.
 */
#include <config.h>

#include "parser/byline.h"

#include "parser/date.h"
#include "parser/label_names.h"
#include "text/utf8.h"

enum {
    LINE_MAX_ = 400, /* bytes of a line with names */
    HAN_MAX = 4,     /* characters of a name */
    LONG_MAX = 14,   /* of one with kana or a middle dot */
    SOURCE_MAX = 60, /* bytes of a publisher */
    BARE_MAX = 90,   /* of an element with names */
    NAME_MAX_ = 45,  /* of a name of any kind */
    PLACE_MAX = 33,  /* of a place behind a name */
};

enum script { SCRIPT_NONE, SCRIPT_HAN, SCRIPT_KANA, SCRIPT_HANGUL,
              SCRIPT_LATIN, SCRIPT_DOT };

struct names {
    char *p;
    size_t n, room;
    bool full;
};

static void names_add(struct names *out, struct str s)
{
    size_t lf = out->n > 0;
    if (out->full || out->n + lf + s.n > out->room) {
        out->full = true;
        return;
    }
    if (lf)
        out->p[out->n++] = '\n';
    memcpy(out->p + out->n, s.p, s.n);
    out->n += s.n;
}

/* To the last name, without LF: the second half of "林　远". */
static void names_join(struct names *out, struct str s)
{
    if (out->full || out->n + s.n > out->room) {
        out->full = true;
        return;
    }
    memcpy(out->p + out->n, s.p, s.n);
    out->n += s.n;
}

static enum script script_of(uint32_t c)
{
    if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
        c == 0x3005 || c >= 0x20000)
        return SCRIPT_HAN;
    if (c >= 0x3041 && c <= 0x30FF && c != 0x30FB)
        return SCRIPT_KANA;
    if (c >= 0xAC00 && c <= 0xD7A3)
        return SCRIPT_HANGUL;
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
        (c >= 0xC0 && c <= 0x24F))
        return SCRIPT_LATIN;
    return c == 0xB7 || c == 0x2022 || c == 0x30FB ? SCRIPT_DOT : SCRIPT_NONE;
}

static struct str skip_any(struct str s, const struct str *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts(s, list[i])) {
            s = str_skip(s, list[i].n);
            i = (size_t)-1;
        }
    return s;
}

#define SKIP_ANY(s, list) skip_any(s, list, sizeof(list) / sizeof *(list))

static bool is_one_of(struct str s, const struct str *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(s, list[i]))
            return true;
    return false;
}

#define IS_ONE_OF(s, list) is_one_of(s, list, sizeof(list) / sizeof *(list))

static bool starts_any(struct str s, const struct str *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts(s, list[i]))
            return true;
    return false;
}

#define STARTS_ANY(s, list) starts_any(s, list, sizeof(list) / sizeof *(list))

/* runs */

struct run {
    struct str s;
    size_t chars;
    enum script script; /* SCRIPT_KANA, if there is one; SCRIPT_DOT likewise */
};

/* The letters at the begin of s; of Latin ones all capitalised words. */
static struct run run_take(struct str s)
{
    struct run r = { .s = { s.p, 0 } };
    const char *p = s.p, *end = str_end(s);
    enum script first = SCRIPT_NONE;
    while (p < end) {
        const char *at = p;
        uint32_t c = utf8_next(&p, end);
        enum script is = script_of(c);
        bool latin = first == SCRIPT_LATIN;
        bool inner = latin && r.chars && p < end &&
                     (c == '.' || c == '-' || c == '\'' ||
                      (c == ' ' && *p >= 'A' && *p <= 'Z'));
        if (first == SCRIPT_NONE && is != SCRIPT_DOT)
            first = is;
        bool mixed = (is == SCRIPT_LATIN) != (first == SCRIPT_LATIN) ||
                     (is == SCRIPT_HANGUL) != (first == SCRIPT_HANGUL);
        if (!inner && is != SCRIPT_DOT && (is == SCRIPT_NONE || mixed)) {
            p = at;
            break;
        }
        if (is == SCRIPT_KANA || is == SCRIPT_DOT || r.script < is)
            r.script = r.script == SCRIPT_DOT ? r.script : is;
        r.chars++;
    }
    r.s = str_range(s.p, p);
    return r;
}

static struct str skip_blanks(struct str s)
{
    return label_skip_blanks(s);
}

/* What stands behind a name and is none. */
static bool is_word(struct str s)
{
    static const struct str words[] = {
        STR_INIT("摄影报道"), STR_INIT("攝影報導"), STR_INIT("报道"),
        STR_INIT("報導"),     STR_INIT("報道"),     STR_INIT("综合报道"),
        STR_INIT("綜合報導"), STR_INIT("发自"),     STR_INIT("發自"),
        STR_INIT("整理"),     STR_INIT("编译"),     STR_INIT("編譯"),
        STR_INIT("编辑"),     STR_INIT("編輯"),     STR_INIT("责编"),
        STR_INIT("来源"),     STR_INIT("來源"),     STR_INIT("字号"),
        STR_INIT("字體"),     STR_INIT("字体"),     STR_INIT("专稿"),
        STR_INIT("台北報導"), STR_INIT("北京报道"), STR_INIT("時間"),
        STR_INIT("时间"),     STR_INIT("日期"),     STR_INIT("发布"),
        STR_INIT("分享"),     STR_INIT("收藏"),     STR_INIT("匿名"),
        STR_INIT("基者"),     STR_INIT("기자"),     STR_INIT("입력"),
        STR_INIT("수정"),     STR_INIT("等"),       STR_INIT("阅读"),
        STR_INIT("Article Information"), STR_INIT("Author"),
        STR_INIT("About"),    STR_INIT("Published"),
    };
    return IS_ONE_OF(s, words);
}

static bool is_name(const struct run *r)
{
    if (is_word(r->s))
        return false;
    switch (r->script) {
    case SCRIPT_HAN:
    case SCRIPT_HANGUL:
        return r->chars >= 2 && r->chars <= HAN_MAX;
    case SCRIPT_KANA:
    case SCRIPT_DOT:
        return r->chars >= 2 && r->chars <= LONG_MAX;
    case SCRIPT_LATIN:
        return r->chars >= 2 && r->s.p[0] >= 'A' &&
               !(r->s.p[0] >= 'a' && r->s.p[0] <= 'z');
    case SCRIPT_NONE:
        break;
    }
    return false;
}

static bool is_label_mark(struct str s)
{
    static const struct str marks[] = {
        STR_INIT("："), STR_INIT(":"), STR_INIT("｜"), STR_INIT("|"),
        STR_INIT("/"),  STR_INIT("／"), STR_INIT("＝"), STR_INIT("="),
    };
    return STARTS_ANY(s, marks);
}

/* Names one after another; what follows the last one is returned. `more`:
 * blanks alone part them too. */
static struct str names_take(struct str s, bool more, struct names *out)
{
    static const struct str parts[] = { STR_INIT("、"), STR_INIT(","),
                                        STR_INIT("&"), STR_INIT("，") };
    static const struct str helpers[] = { STR_INIT("通讯员"),
                                          STR_INIT("通訊員"),
                                          STR_INIT("实习生") };
    static const struct str stops[] = { STR_INIT("发自"), STR_INIT("發自"),
                                        STR_INIT("报道"), STR_INIT("報導") };
    struct str behind = s;
    bool half = false; /* a name of which one character was read */
    for (;;) {
        struct str at = skip_blanks(s);
        at = skip_blanks(SKIP_ANY(at, helpers));
        struct run r = run_take(at);
        bool one = r.script == SCRIPT_HAN && r.chars == 1;
        struct str after = str_skip(at, r.s.n);
        struct str next = skip_blanks(after);
        if (half && one) {
            names_join(out, r.s);
            half = false;
        } else if (half || STARTS_ANY(at, stops) || (!one && !is_name(&r)) ||
                   (out->n && more && is_label_mark(next))) {
            break;
        } else if (one) {
            /* the other half must follow */
            struct run other = run_take(next);
            if (next.p == after.p || other.script != SCRIPT_HAN ||
                other.chars != 1)
                break;
            names_add(out, r.s);
            half = true;
            s = after;
            continue;
        } else {
            names_add(out, r.s);
        }
        behind = after;
        s = SKIP_ANY(next, parts);
        if (s.p == next.p && (!more || next.p == after.p))
            break;
    }
    return behind;
}

/* words before names */

/* Only these marks, blanks beside them; *marked tells if there was one. */
static struct str skip_marks(struct str s, bool *marked)
{
    static const struct str marks[] = {
        STR_INIT("："), STR_INIT(":"),  STR_INIT("｜"), STR_INIT("|"),
        STR_INIT("／"), STR_INIT("/"),  STR_INIT("＝"), STR_INIT("="),
        STR_INIT("，"), STR_INIT(", "), STR_INIT("丨"),
    };
    struct str t = skip_blanks(s);
    struct str u = SKIP_ANY(t, marks);
    *marked = u.p > t.p;
    return skip_blanks(u);
}

/* Does what is before s let a word begin here? */
static bool begins_word(struct str line, struct str s)
{
    struct str before = str_range(line.p, s.p);
    if (before.n == 0)
        return true;
    const char *p = str_end(before);
    return script_of(utf8_prev(&p, before.p)) == SCRIPT_NONE;
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
    if (n > 3 && n <= NAME_MAX_ && !str_has(s, STR("。")) && !is_word(s))
        names_add(out, s);
}

/* "作者：某人"; without a mark only where the line begins so. */
static bool of_label(struct str line, struct names *out)
{
    static const struct str labels[] = {
        STR_INIT("作者"),     STR_INIT("撰文"),   STR_INIT("撰稿"),
        STR_INIT("采写"),     STR_INIT("採訪"),   STR_INIT("文"),
        STR_INIT("图文"),     STR_INIT("執筆"),   STR_INIT("著者"),
        STR_INIT("筆者"),     STR_INIT("文字"),   STR_INIT("글"),
        STR_INIT("取材・文"), STR_INIT("Author"), STR_INIT("编译"),
    };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        size_t at = str_find(line, labels[i]);
        if (at == line.n || !begins_word(line, str_skip(line, at)))
            continue;
        bool marked;
        struct str s = str_skip(line, at + labels[i].n);
        struct str names = skip_marks(s, &marked);
        bool blank = at == 0 && names.p > s.p && labels[i].n > 3;
        if (!marked && !blank)
            continue;
        struct str behind = names_take(names, false, out);
        if (out->n && (marked || behind.n == 0 ||
                       skip_blanks(behind).n < behind.n))
            return true;
        out->n = 0;
        if (marked && labels[i].n > 3)
            any_take(names, out);
        if (out->n)
            return true;
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
        STR_INIT("／"), STR_INIT("/"),  STR_INIT(")"),  STR_INIT("）"),
        STR_INIT("〕"), STR_INIT("】"), STR_INIT("]"),  STR_INIT("|"),
        STR_INIT("｜"), STR_INIT("╱"),  STR_INIT("∕"), STR_INIT("-"),
        STR_INIT("發自"), STR_INIT("发自"), STR_INIT("报道"),
        STR_INIT("報導"), STR_INIT("報道"), STR_INIT("综合"),
        STR_INIT("綜合"),
    };
    struct str t = skip_blanks(s);
    return t.n == 0 || STARTS_ANY(t, ends) ||
           (t.p > s.p && t.p[0] >= '0' && t.p[0] <= '9') ||
           (t.p > s.p && run_take(t).chars > 0);
}

/* "／攝影", "摄" */
static bool is_photo(struct str s)
{
    static const struct str marks[] = { STR_INIT("／"), STR_INIT("/"),
                                        STR_INIT("╱") };
    static const struct str photo[] = { STR_INIT("摄"), STR_INIT("攝"),
                                        STR_INIT("撮影"), STR_INIT("翻攝") };
    s = skip_blanks(SKIP_ANY(skip_blanks(s), marks));
    return STARTS_ANY(s, photo) && !str_starts(s, STR("摄影报道")) &&
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
    size_t digits = 0, chars = r.chars > 4 ? 3 : 2;
    while (digits < behind.n && behind.p[digits] >= '0' &&
           behind.p[digits] <= '9')
        digits++;
    behind = str_skip(behind, digits);
    if (digits == 0 || r.script != SCRIPT_HAN || r.chars < 4 || r.chars > 7 ||
        (!str_starts(behind, STR("日電")) && !str_starts(behind, STR("日专")) &&
         !str_starts(behind, STR("日專")) && !str_starts(behind, STR("日电"))))
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
        if (names.p == s.p && STARTS_ANY(s, others))
            continue;
        if (!marked && before_place(names, out))
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

/* The run that ends at the end of s. */
static struct run run_before(struct str s)
{
    const char *p = str_end(s), *from = p;
    while (p > s.p) {
        uint32_t c = utf8_prev(&p, s.p);
        enum script is = script_of(c);
        if (is == SCRIPT_NONE || is == SCRIPT_LATIN || is == SCRIPT_DOT)
            break;
        from = p;
    }
    return run_take(str_range(from, str_end(s)));
}

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
            (behind.n && script_of(utf8_next(&p, str_end(behind))) !=
                             SCRIPT_NONE &&
             !str_starts(behind, STR("입력"))))
            continue;
        struct str before = trim_end(str_head(line, at));
        struct run r = run_before(before);
        if (r.script != SCRIPT_HANGUL || !is_name(&r) || before.n == at)
            continue;
        struct str more = str_head(before, before.n - r.s.n);
        if (str_ends(more, STR("·"))) {
            struct run first = run_before(str_head(more, more.n - 2));
            if (first.script == SCRIPT_HANGUL && is_name(&first))
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
    if (at == line.n || !is_name(&r) || r.script == SCRIPT_HANGUL ||
        (behind.n && skip_blanks(behind).n == behind.n &&
         !str_starts(behind, STR("）"))))
        return false;
    struct str last = str_skip(r.s, r.s.n - 3);
    if (IS_ONE_OF(last, papers))
        return false;
    names_add(out, r.s);
    return true;
}

size_t byline_names(struct str line, char *out, size_t room)
{
    struct names names = { .p = out, .room = room };
    line = str_trim(line);
    if (line.n == 0 || line.n > LINE_MAX_)
        return 0;
    if (!of_label(line, &names) && !of_reporter(line, &names) &&
        !of_gija(line, &names) && !of_kisha(line, &names))
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
    text = skip_blanks(str_trim(text));
    size_t n = byline_names(text, out, room);
    if (n || text.n > BARE_MAX)
        return n;
    if (parted_name(text, &names))
        return names.full ? 0 : names.n;
    struct str rest = names_take(text, true, &names);
    if (names.full || skip_blanks(rest).n || IS_ONE_OF(text, before))
        return 0;
    return names.n;
}

/* publishers */

struct str byline_source(struct str line)
{
    struct str rest = line, at;
    struct date d;
    if (line.n > LINE_MAX_)
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
    char names[LINE_MAX_];
    line = str_trim(line);
    if (line.n > BARE_MAX || str_chr(line, '@') == line.n)
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
        STR_INIT("本报"),   STR_INIT("本報"),   STR_INIT("记者"),
        STR_INIT("記者"),   STR_INIT("作者"),   STR_INIT("撰文"),
        STR_INIT("撰稿"),   STR_INIT("文"),     STR_INIT("通讯员"),
        STR_INIT("기자"),   STR_INIT("By"),     STR_INIT("by"),
        STR_INIT("本刊"),   STR_INIT("本网"),   STR_INIT("特约"),
    };
    static const struct str marks[] = {
        STR_INIT(" "),  STR_INIT("\u3000"), STR_INIT("："), STR_INIT(":"),
        STR_INIT("｜"), STR_INIT("|"),      STR_INIT("/"),  STR_INIT("／"),
        STR_INIT("、"), STR_INIT("，"),     STR_INIT(","),  STR_INIT("\n"),
        STR_INIT("\u00a0"),
    };
    struct str rest = names, name;
    size_t found = 0;
    line = without_place(line);
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
