/* SPDX-License-Identifier: MIT */
/*
 * Both answers come from the table where it has one; the text is looked at
 * only where it has not, or where the title contradicts it.
 */
#include <config.h>

#include "parser/source.h"

#include "base/ascii.h"
#include "parser/blank.h"
#include "parser/tags.h"
#include "parser/title.h"
#include "parser/url.h"
#include "text/utf8.h"

enum {
    LANG_LOOK = 1024, /* bytes of body for the language */
    LANG_TEXT = 384,  /* visible ones of them */
    LANG_TITLE = 24,  /* bytes of a title that tells by itself */
};

/* Names of folders that hold articles and say nothing of their source. */
static bool is_generic(struct str name)
{
    static const struct str names[] = {
        STR_INIT("_answers"),   STR_INIT("_articles"),
        STR_INIT("_drafts"),    STR_INIT("_includes"),
        STR_INIT("_news"),      STR_INIT("_p"),
        STR_INIT("_posts"),     STR_INIT("_site"),
        STR_INIT("archive"),    STR_INIT("archived"),
        STR_INIT("archives"),   STR_INIT("article"),
        STR_INIT("articles"),   STR_INIT("blog"),
        STR_INIT("blogs"),      STR_INIT("clippings"),
        STR_INIT("content"),    STR_INIT("daily"),
        STR_INIT("data"),       STR_INIT("docs"),
        STR_INIT("files"),      STR_INIT("generated"),
        STR_INIT("html"),       STR_INIT("indexes"),
        STR_INIT("main"),       STR_INIT("markdown"),
        STR_INIT("md"),         STR_INIT("news"),
        STR_INIT("page"),       STR_INIT("pages"),
        STR_INIT("post"),       STR_INIT("posts"),
        STR_INIT("raw"),        STR_INIT("reference"),
        STR_INIT("saved"),      STR_INIT("saved_reading"),
        STR_INIT("src"),        STR_INIT("text"),
        STR_INIT("texts"),      STR_INIT("tmp"),
        STR_INIT("transcript"), STR_INIT("txt"),
        STR_INIT("public"),     STR_INIT("static"),
        STR_INIT("."),          STR_INIT(".."),
    };
    if (name.n == 0)
        return true;
    if (STR_ANY(name, str_eq_nocase, names))
        return true;
    /* Dates and numbers: 2023, 2023-09-17, 2023年9月, 401-500. */
    static const struct str units[] = { STR_INIT("年"), STR_INIT("月"),
                                        STR_INIT("日") };
    for (size_t i = 0; i < name.n; i++) {
        bool unit = false;
        for (size_t k = 0; k < sizeof units / sizeof *units && i > 0; k++)
            unit = unit || str_starts(str_skip(name, i), units[k]);
        if (unit)
            i += 2;
        else if (!ascii_is_digit(name.p[i]) && !strchr("-_. ", name.p[i]))
            return false;
    }
    return true;
}

/* What archives call the folders of their sources; names in lower case and
 * without blanks. */
static const struct {
    struct str folder, name;
} folders[] = {
    { STR_INIT("bbc"), STR_INIT("BBC 中文网") },
    { STR_INIT("bbc中文网"), STR_INIT("BBC 中文网") },
    { STR_INIT("cdt"), STR_INIT("中国数字时代") },
    { STR_INIT("chinadigitaltimes"), STR_INIT("中国数字时代") },
    { STR_INIT("dw"), STR_INIT("德国之声") },
    { STR_INIT("epochtimes"), STR_INIT("大纪元") },
    { STR_INIT("ft"), STR_INIT("FT 中文网") },
    { STR_INIT("ftchinese"), STR_INIT("FT 中文网") },
    { STR_INIT("ft中文网"), STR_INIT("FT 中文网") },
    { STR_INIT("gnews"), STR_INIT("GNews") },
    { STR_INIT("iyouport"), STR_INIT("iYouPort") },
    { STR_INIT("minghui"), STR_INIT("明慧网") },
    { STR_INIT("ntdtv"), STR_INIT("新唐人") },
    { STR_INIT("nyt"), STR_INIT("纽约时报中文网") },
    { STR_INIT("nytimes"), STR_INIT("纽约时报中文网") },
    { STR_INIT("纽约时报"), STR_INIT("纽约时报中文网") },
    { STR_INIT("reuters"), STR_INIT("路透中文网") },
    { STR_INIT("路透社"), STR_INIT("路透中文网") },
    { STR_INIT("rfa"), STR_INIT("自由亚洲电台") },
    { STR_INIT("自由亚洲"), STR_INIT("自由亚洲电台") },
    { STR_INIT("rfi"), STR_INIT("法广 RFI") },
    { STR_INIT("法广"), STR_INIT("法广 RFI") },
    { STR_INIT("法国国际广播电台"), STR_INIT("法广 RFI") },
    { STR_INIT("secretchina"), STR_INIT("看中国") },
    { STR_INIT("soundofhope"), STR_INIT("希望之声") },
    { STR_INIT("voa"), STR_INIT("美国之音") },
    { STR_INIT("voachinese"), STR_INIT("美国之音") },
    { STR_INIT("zaobao"), STR_INIT("联合早报") },
};

/* Equal but for blanks and the case of ASCII letters. */
static bool is_folder(struct str s, struct str folder)
{
    size_t k = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == ' ')
            continue;
        if (k == folder.n || folder.p[k++] != ascii_lower(c))
            return false;
    }
    return k == folder.n;
}

static struct str folder_name(struct str s)
{
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (is_folder(s, folders[i].folder))
            return folders[i].name;
    return s;
}

static struct str folder_of(struct arena *a, struct str path)
{
    for (;;) {
        size_t slash = str_rchr(path, '/');
        if (slash == path.n)
            return STR_NONE;
        path = str_head(path, slash);
        size_t before = str_rchr(path, '/');
        struct str name = before < path.n ? str_skip(path, before + 1) : path;
        if (!is_generic(name))
            return folder_name(field_clean(a, name, false));
    }
}

/* The same for the path of a file, whose folders mostly are those of the one
 * before. */
static struct str folder_of_file(struct arena *a, struct str path,
                                 struct folder_memo *memo)
{
    struct str dirs = str_head(path, str_rchr(path, '/'));
    if (!memo || dirs.n == 0 || dirs.n == path.n || dirs.n > sizeof memo->path)
        return folder_of(a, path);
    if (str_eq(dirs, (struct str){ memo->path, memo->path_n }))
        return memo->name_n ? (struct str){ memo->name, memo->name_n }
                            : STR_NONE;
    struct str name = folder_of(a, path);
    memo->path_n = 0;
    if (name.n <= sizeof memo->name) {
        memcpy(memo->path, dirs.p, dirs.n);
        memo->path_n = dirs.n;
        memcpy(memo->name, name.p ? name.p : "", name.n);
        memo->name_n = name.n;
    }
    return name;
}

/* "www.tea.example": a host says no more with it. */
static struct str without_www(struct str name)
{
    if (!str_starts_nocase(name, STR("www.")) || str_has(name, STR(" ")) ||
        !str_has(str_skip(name, 4), STR(".")))
        return name;
    return str_skip(name, 4);
}

/* "blog.tea.example": a program that knew the address only. */
static bool is_host(struct str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (!ascii_is_alnum(name.p[i]) && name.p[i] != '-' && name.p[i] != '.')
            return false;
    return str_has(name, STR("."));
}

/* "原文来自[title](address)" */
static bool is_title(struct arena *a, const struct found *f, struct str name)
{
    struct str title = f->title.p ? f->title : f->front_title;
    return same_words(name, field_clean(a, title, true));
}

static struct str found_name(struct arena *a, const struct found *f,
                             const struct source_rule *rule, struct str path,
                             struct folder_memo *memo)
{
    struct str name;
    if (rule->name.n)
        return rule->name;
    if ((name = field_clean(a, f->feed, true)).p ||
        ((name = field_clean(a, f->provenance, true)).p &&
         !is_title(a, f, name)))
        return rule->short_name.n &&
                       (str_eq_nocase(name, rule->short_name) || is_host(name))
                   ? rule->short_name
                   : name;
    /* An aggregator goes by its own name only where nothing better is known:
     * its row has a short name and no name. */
    if (rule->short_name.n)
        return rule->short_name;
    return folder_of_file(a, path, memo);
}

struct str source_name(struct arena *a, const struct found *f,
                       const struct source_rule *rule, struct str path,
                       struct folder_memo *memo)
{
    return without_www(found_name(a, f, rule, path, memo));
}

/* The script that a part of the address names. */
static enum lang lang_of_url(struct str url)
{
    static const struct {
        struct str part;
        enum lang lang;
    } parts[] = {
        { STR_INIT("/b5/"), LANG_ZH_HANT },
        { STR_INIT("/trad"), LANG_ZH_HANT },
        { STR_INIT("/zh-hant"), LANG_ZH_HANT },
        { STR_INIT("/zh-tw"), LANG_ZH_HANT },
        { STR_INIT("/zh-hk"), LANG_ZH_HANT },
        { STR_INIT("/big5/"), LANG_ZH_HANT },
        { STR_INIT("/gb/"), LANG_ZH_HANS },
        { STR_INIT("/simp"), LANG_ZH_HANS },
        { STR_INIT("/zh-hans"), LANG_ZH_HANS },
        { STR_INIT("/zh-cn"), LANG_ZH_HANS },
        { STR_INIT("/zh/"), LANG_ZH_HANS },
    };
    struct str host = url_host(url);
    if (host.n == 0)
        return LANG_UNKNOWN;
    struct str path = str_range(str_end(host), str_end(url));
    path = str_head(path, 64);
    for (size_t i = 0; i < path.n; i++) {
        if (path.p[i] != '/' || i + 1 == path.n ||
            !strchr("bBgGsStTzZ", path.p[i + 1]))
            continue;
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            if (parts[k].part.p[1] == (path.p[i + 1] | 0x20) &&
                str_starts_nocase(str_skip(path, i), parts[k].part))
                return parts[k].lang;
    }
    return LANG_UNKNOWN;
}

static bool is_kana_or_hangul(enum lang l)
{
    return l == LANG_JA || l == LANG_KO;
}

static bool is_chinese(enum lang l)
{
    return l == LANG_ZH || l == LANG_ZH_HANS || l == LANG_ZH_HANT;
}

/* Is there a kana or a Hangul syllable? Worth a closer look. */
static bool has_kana_or_hangul(struct str s)
{
    for (size_t i = 0; i + 2 < s.n;) {
        unsigned char c = (unsigned char)s.p[i], d = (unsigned char)s.p[i + 1];
        if (c < 0xE0) {
            i++;
            continue;
        }
        if ((c == 0xE3 && d >= 0x81 && d <= 0x83) ||
            (c >= 0xEA && c <= 0xED && (c != 0xEA || d >= 0xB0) &&
             (c != 0xED || d <= 0x9E)))
            return true;
        i += 3;
    }
    return false;
}

static enum lang guess(struct str title, struct str body)
{
    /* A title in one script of Chinese tells, unless the text is Japanese
     * whose title happens to have no kana. */
    enum lang l = title.n >= LANG_TITLE ? lang_guess(title) : LANG_UNKNOWN;
    if ((l == LANG_ZH_HANS || l == LANG_ZH_HANT) &&
        !has_kana_or_hangul(str_head(body, LANG_TEXT)))
        return l;
    char text[1024];
    struct str head = utf8_head(title, sizeof text - LANG_TEXT - 1);
    size_t n = head.n;
    if (n)
        memcpy(text, head.p, n);
    text[n++] = '\n';
    n += tags_text(body, text + n, LANG_TEXT);
    return lang_guess((struct str){ text, n });
}

/* Templates claim what they please; a claim only decides what the text leaves
 * open: the script of Chinese, Japanese in Han only, and what kana or Hangul
 * among many Latin letters are. */
static enum lang with_claim(enum lang seen, enum lang claim, bool letters)
{
    bool han = is_chinese(seen) || seen == LANG_UNKNOWN;
    bool latin = seen == LANG_EN || seen == LANG_OTHER;
    bool settles = seen == LANG_UNKNOWN ||
                   (seen == LANG_ZH && is_chinese(claim)) ||
                   (han && claim == LANG_JA) ||
                   (latin && letters && is_kana_or_hangul(claim));
    return claim != LANG_UNKNOWN && settles ? claim : seen;
}

/* Of a page what is seen: its body may begin with styles. */
static struct str begin_of(const struct found *f)
{
    return str_head(f->lines.n ? f->lines : f->body, LANG_LOOK);
}

enum lang source_lang(const struct meta *m, const struct found *f)
{
    struct str body = begin_of(f);
    enum lang known = m->rule.lang;
    if (known == LANG_UNKNOWN || is_chinese(known)) {
        enum lang path = lang_of_url(m->url);
        known = path != LANG_UNKNOWN ? path : known;
    }
    bool odd = is_chinese(known) && has_kana_or_hangul(m->title);
    if (known != LANG_UNKNOWN && known != LANG_ZH && !odd)
        return known;
    enum lang seen = guess(m->title, body);
    /* Markup and addresses at the begin of a body look like English. */
    bool letters = false;
    if (!is_kana_or_hangul(seen) && !is_chinese(seen)) {
        enum lang title = lang_guess(m->title);
        seen = is_kana_or_hangul(title) || is_chinese(title) ? title : seen;
        letters = has_kana_or_hangul(m->title) || has_kana_or_hangul(body);
    }
    seen = with_claim(seen, f->lang, letters);
    if (known == LANG_UNKNOWN || is_kana_or_hangul(seen))
        return seen;
    return known == LANG_ZH && is_chinese(seen) ? seen : known;
}

/* The text is not searched for kana or Hangul: a list would take longer, and
 * titles in Han alone are few. */
const struct zone *source_zone(const struct meta *m, const struct found *f)
{
    if (!has_kana_or_hangul(m->title) && !is_kana_or_hangul(f->lang))
        return zone_default();
    switch (source_lang(m, f)) {
    case LANG_JA:
        return zone_find(STR("Asia/Tokyo"));
    case LANG_KO:
        return zone_find(STR("Asia/Seoul"));
    default:
        return zone_default();
    }
}
