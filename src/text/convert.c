/* SPDX-License-Identifier: MIT */
/*
 * The library's C interface is four functions that have not changed since its
 * first version, so it is asked for by name and needs no header. A table is
 * opened when the first text wants it: traditional text takes another one
 * than simplified.
 */
#include <config.h>

#include "text/convert.h"

#include "base/ascii.h"
#include "base/i18n.h"
#include "base/library.h"
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>

typedef void *opencc; /* (opencc)-1: could not be opened */

enum { FROM_SIMPLIFIED, FROM_TRADITIONAL, FROMS };

struct table {
    opencc of;
    bool tried;
};

struct convert {
    struct convert_to to;
    struct library *library;
    opencc (*open)(const char *config);
    int (*close)(opencc);
    char *(*convert)(opencc, const char *text, size_t n);
    void (*free)(char *);
    struct table tables[FROMS];
};

/* By script, region and what the text is in; NULL: as it is. A text in
 * simplified characters may hold some traditional ones too. */
static const char *const configs[][REGION_TW_WORDS + 1][FROMS] = {
    [SCRIPT_ORIGINAL] = { { NULL } },
    [SCRIPT_SIMPLIFIED] = {
        [REGION_NONE] = { "t2s.json", "t2s.json" },
        [REGION_HK] = { "hk2s.json", "hk2s.json" },
        [REGION_TW] = { "tw2s.json", "tw2s.json" },
        [REGION_TW_WORDS] = { "tw2sp.json", "tw2sp.json" },
    },
    [SCRIPT_TRADITIONAL] = {
        [REGION_NONE] = { "s2t.json", NULL },
        [REGION_HK] = { "s2hk.json", "t2hk.json" },
        [REGION_TW] = { "s2tw.json", "t2tw.json" },
        [REGION_TW_WORDS] = { "s2twp.json", "t2tw.json" },
    },
};

static unsigned from_of(enum lang lang)
{
    return lang == LANG_ZH_HANT ? FROM_TRADITIONAL : FROM_SIMPLIFIED;
}

static const char *config_of(const struct convert *c, enum lang lang)
{
    if (lang == LANG_JA || lang == LANG_KO)
        return NULL;
    return configs[c->to.script][c->to.region][from_of(lang)];
}

static struct library *load_library(void)
{
    static const char *const names[] = {
        "libopencc.so.1.1", "libopencc.so.1.2", "libopencc.so.2",
        "libopencc.so.1",   "libopencc.so",     "libopencc.dylib",
    };
    return library_open(names, sizeof names / sizeof *names);
}

static bool load(struct convert *c)
{
    c->library = load_library();
    return c->library && library_find(c->library, "opencc_open", &c->open) &&
           library_find(c->library, "opencc_close", &c->close) &&
           library_find(c->library, "opencc_convert_utf8", &c->convert) &&
           library_find(c->library, "opencc_convert_utf8_free", &c->free);
}

/* The table for text of this language, NULL if there is none. */
static opencc table_of(struct convert *c, enum lang lang)
{
    struct table *t = &c->tables[from_of(lang)];
    const char *config = config_of(c, lang);
    if (!config)
        return NULL;
    if (!t->tried) {
        t->tried = true;
        t->of = c->open(config);
        if (t->of == (opencc)(intptr_t)-1)
            t->of = NULL;
    }
    return t->of;
}

enum status convert_open(struct convert_to to, struct convert **out,
                         struct err *err)
{
    struct convert *c = xcalloc(1, sizeof *c);
    enum status status = ST_OK;
    c->to = to;
    if (to.script != SCRIPT_ORIGINAL && !load(c))
        status = err_set(err, ST_USAGE,
                         _("OpenCC, which converts between simplified and "
                           "traditional, is not installed"));
    else if (to.script != SCRIPT_ORIGINAL && !table_of(c, LANG_ZH_HANS))
        status = err_set(err, ST_USAGE, _("OpenCC cannot read its table %s"),
                         config_of(c, LANG_ZH_HANS));
    if (status == ST_OK)
        *out = c;
    else
        convert_close(c);
    return status;
}

void convert_close(struct convert *c)
{
    if (!c)
        return;
    for (unsigned i = 0; i < FROMS; i++)
        if (c->tables[i].of)
            c->close(c->tables[i].of);
    library_close(c->library);
    free(c);
}

/* quotation marks */

/* Each three bytes: “ ” ‘ ’ and 「 」 『 』. */
static const char curly[4][4] = { "\u201C", "\u201D", "\u2018", "\u2019" };
static const char corner[4][4] = { "\u300C", "\u300D", "\u300E", "\u300F" };

/* The number of the mark at p, 4 if there is none. */
static unsigned mark_at(const char marks[4][4], const char *p)
{
    unsigned i = 0;
    while (i < 4 && memcmp(p, marks[i], 3) != 0)
        i++;
    return i;
}

/* to is a copy of s. A ’ with nothing open is an apostrophe; so is one between
 * two letters. */
static void put_quotes(struct str s, const char from[4][4],
                       const char into[4][4], char *to)
{
    unsigned open = 0;
    for (size_t i = 0; i + 3 <= s.n; i++) {
        unsigned char first = (unsigned char)s.p[i];
        unsigned k =
            first == 0xE2 || first == 0xE3 ? mark_at(from, s.p + i) : 4;
        if (k == 4)
            continue;
        bool within = i > 0 && ascii_is_letter(s.p[i - 1]) && i + 3 < s.n &&
                      ascii_is_letter(s.p[i + 3]);
        if (k == 3 && (open == 0 || within))
            continue;
        open += k == 2;
        open -= k == 3;
        memcpy(to + i, into[k], 3);
    }
}

static struct str quote(const struct convert *c, struct arena *a, struct str s,
                        enum lang lang)
{
    bool wanted = c->to.quotes != QUOTES_WRITTEN &&
                  (lang >= LANG_ZH && lang <= LANG_ZH_HANT);
    const char(*from)[4] = c->to.quotes == QUOTES_CORNER ? curly : corner;
    const char(*into)[4] = c->to.quotes == QUOTES_CORNER ? corner : curly;
    bool any = false;
    for (unsigned i = 0; wanted && !any && i < 4; i++)
        any = str_has(s, (struct str){ from[i], 3 });
    if (!any)
        return s;
    struct str out = arena_str(a, s);
    put_quotes(s, from, into, (char *)(uintptr_t)out.p);
    return out;
}

bool convert_wants(const struct convert *c, enum lang lang)
{
    bool chinese = lang >= LANG_ZH && lang <= LANG_ZH_HANT;
    return config_of(c, lang) || (c->to.quotes != QUOTES_WRITTEN && chinese);
}

enum lang convert_lang(const struct convert *c, enum lang lang)
{
    bool chinese = lang >= LANG_ZH && lang <= LANG_ZH_HANT;
    if (!chinese || c->to.script == SCRIPT_ORIGINAL)
        return lang;
    return c->to.script == SCRIPT_SIMPLIFIED ? LANG_ZH_HANS : LANG_ZH_HANT;
}

struct str convert_text(struct convert *c, struct arena *a, struct str s,
                        enum lang lang)
{
    opencc table = table_of(c, lang);
    if (table && s.n) {
        char *made = c->convert(table, s.p, s.n);
        if (made) {
            struct str all = str_of(made);
            if (!str_eq(all, s))
                s = arena_str(a, all);
            c->free(made);
        }
    }
    return quote(c, a, s, lang);
}
