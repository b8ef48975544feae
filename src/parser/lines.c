/* SPDX-License-Identifier: MIT */
/* Each answer is one pass over the line. */
#include <config.h>

#include "parser/lines.h"

struct str line_take(struct str *rest)
{
    struct str line = STR_NONE;
    str_line(rest, &line);
    return line;
}

struct str line_take_lf(struct str *rest)
{
    size_t lf = str_chr(*rest, '\n');
    if (lf == rest->n)
        return line_take(rest);
    struct str line = str_head(*rest, lf);
    *rest = str_skip(*rest, lf + 1);
    if (line.n && line.p[line.n - 1] == '\r')
        line.n--;
    return line;
}

struct str line_text(struct str *rest)
{
    struct str line;
    while (str_line(rest, &line)) {
        line = str_trim(line);
        if (line.n)
            return line;
    }
    return STR_NONE;
}

bool line_is_all(struct str line, char c, size_t least)
{
    line = str_trim(line);
    for (size_t i = 0; i < line.n; i++)
        if (line.p[i] != c)
            return false;
    return line.n >= least;
}

bool line_heading(struct str line, struct str *words)
{
    size_t level = 0;
    line = str_trim(line);
    while (level < line.n && line.p[level] == '#')
        level++;
    if (level == 0 || level > 6 || (level < line.n && line.p[level] != ' '))
        return false;
    struct str s = str_trim(str_skip(line, level)), url;
    size_t brace = str_rfind(s, STR(" {"));
    if (brace < s.n && s.p[s.n - 1] == '}')
        s = str_trim(str_head(s, brace));
    while (s.n && s.p[s.n - 1] == '#')
        s.n--;
    s = str_trim(s);
    if (!line_link(s, words, &url))
        *words = s;
    return true;
}

bool line_link(struct str line, struct str *words, struct str *url)
{
    line = str_trim(line);
    size_t middle = str_find(line, STR("]("));
    if (!str_starts(line, STR("[")) || middle == line.n ||
        middle != str_rfind(line, STR("](")) || !str_ends(line, STR(")")))
        return false;
    *words = (struct str){ line.p + 1, middle - 1 };
    *url = str_range(line.p + middle + 2, str_end(line) - 1);
    return true;
}

bool line_find_link(struct str s, struct str *words, struct str *url,
                    struct str *behind)
{
    size_t middle = str_find(s, STR("]("));
    if (middle == s.n)
        return false;
    size_t open = str_rchr(str_head(s, middle), '[');
    struct str address = str_skip(s, middle + 2);
    size_t depth = 0, n = 0;
    for (; n < address.n && (address.p[n] != ')' || depth > 0); n++) {
        if (address.p[n] == '(')
            depth++;
        else if (address.p[n] == ')')
            depth--;
    }
    if (open >= middle || n == address.n)
        return false;
    *words = str_range(s.p + open + 1, s.p + middle);
    *url = str_head(address, n);
    *behind = str_skip(address, n + 1);
    return true;
}
