/* SPDX-License-Identifier: MIT */
/*
 * The title in a file's name: what programs put before it, behind it and in
 * place of signs is taken off again. Names of sites stay: they are all that
 * tells whose page it was.
 */
#include <config.h>

#include "parser/title.h"

#include "base/ascii.h"
#include "text/utf8.h"

enum {
    LONG_ID = 5,  /* digits of a number that is no word */
    COPY_MAX = 2, /* digits of " (1)" */
};

static bool is_separator(char c)
{
    return c == '-' || c == '_' || c == '.' || c == ' ';
}

/* Separators at the begin of s. */
static size_t separators(struct str s)
{
    size_t n = 0;
    while (n < s.n && is_separator(s.p[n]))
        n++;
    return n;
}

/* "2023-09-17", "2023_9_17", "20230917" at the begin of s; 0 if there is
 * none. */
static size_t day_head(struct str s)
{
    size_t n = ascii_digits(s);
    if (n == 8)
        return n;
    if (n != 4)
        return 0;
    for (int part = 0; part < 2; part++) {
        size_t more = n < s.n && is_separator(s.p[n])
                          ? ascii_digits(str_skip(s, n + 1))
                          : 0;
        if (more == 0 || more > 2)
            return 0;
        n += 1 + more;
    }
    return n;
}

/* The bytes of a leading number or day with what separates it: "1048012_",
 * "2023-09-17-", "(2) ". 0 if s begins with a word, also one like "10 years"
 * or "12-year-old". */
static size_t number_head(struct str s)
{
    size_t n = day_head(s), more;
    if (n && (n == s.n || is_separator(s.p[n]))) {
        n += separators(str_skip(s, n));
        /* "20230917-1234567", "2023-09-17_0304_" */
        more = ascii_digits(str_skip(s, n));
        if (n + more == s.n)
            return s.n;
        if (more >= 4 && (s.p[n + more] == '_' || s.p[n + more] == '-'))
            n += more + separators(str_skip(s, n + more));
        return n;
    }
    if (s.n && s.p[0] == '(') {
        n = ascii_digits(str_skip(s, 1)) + 2;
        return n > 2 && n <= s.n && s.p[n - 1] == ')'
                   ? n + separators(str_skip(s, n))
                   : 0;
    }
    n = ascii_digits(s);
    if (n == 0 || n == s.n)
        return n;
    if (s.p[n] == '_' || (s.p[n] == '-' && n >= LONG_ID))
        return n + separators(str_skip(s, n));
    return 0;
}

/* The name without extensions of files, several of them: "tea.html.md". */
static struct str stem_of(struct str name)
{
    static const struct str known[] = {
        STR_INIT(".md"),    STR_INIT(".markdown"), STR_INIT(".html"),
        STR_INIT(".htm"),   STR_INIT(".xhtml"),    STR_INIT(".shtml"),
        STR_INIT(".txt"),   STR_INIT(".text"),     STR_INIT(".mht"),
        STR_INIT(".mhtml"), STR_INIT(".json"),     STR_INIT(".xml"),
        STR_INIT(".rst"),   STR_INIT(".org"),      STR_INIT(".gz"),
    };
    for (int i = 0; i < 3; i++) {
        struct str end = str_skip(name, str_rchr(name, '.'));
        bool cut = false;
        for (size_t k = 0; end.n < name.n && k < sizeof known / sizeof *known;
             k++)
            cut = cut || str_eq_nocase(end, known[k]);
        if (!cut)
            break;
        name = str_head(name, name.n - end.n);
    }
    return name;
}

/* " (1)" of a second copy */
static struct str without_copy(struct str s)
{
    size_t open = str_rchr(s, '(');
    struct str number = str_skip(s, open + 1);
    size_t n = ascii_digits(number);
    if (open > 1 && open < s.n && s.p[open - 1] == ' ' && n > 0 &&
        n <= COPY_MAX && n + 1 == number.n && number.p[n] == ')')
        return str_trim(str_head(s, open));
    return s;
}

/* What programs wrote for signs that a name may not hold: %E8%8C%B6, \",
 * and two dashes between Latin letters or digits for a slash. */
static struct str unescape(struct arena *a, struct str s)
{
    char *to = arena_bytes(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        struct str rest = str_skip(s, i);
        if (rest.n >= 3 && rest.p[0] == '%' && ascii_hex(rest.p[1]) >= 0 &&
            ascii_hex(rest.p[2]) >= 0) {
            to[n++] = (char)(ascii_hex(rest.p[1]) * 16 + ascii_hex(rest.p[2]));
            i += 3;
        } else if (str_starts(rest, STR("\\\""))) {
            to[n++] = '"';
            i += 2;
        } else if (str_starts(rest, STR("--")) && i > 0 &&
                   ascii_is_alnum(s.p[i - 1]) && rest.n > 2 &&
                   ascii_is_alnum(rest.p[2])) {
            to[n++] = '/';
            i += 2;
        } else {
            to[n++] = s.p[i++];
        }
    }
    struct str out = { to, n };
    return utf8_valid(out) == n ? out : s;
}

struct str title_of_path(struct arena *a, struct str path)
{
    size_t slash = str_rchr(path, '/');
    struct str name = slash < path.n ? str_skip(path, slash + 1) : path;
    struct str stem = stem_of(name);
    if (stem.n == 0)
        stem = name;
    struct str whole = without_copy(unescape(a, stem));
    struct str rest = str_skip(whole, number_head(whole));
    struct str title = field_clean(a, rest, true);
    return title.p ? title : field_clean(a, whole, true);
}
