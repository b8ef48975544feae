/* SPDX-License-Identifier: MIT */
/* One walk over lines; what stands between two hidden lines is one segment. */
#include <config.h>

#include "parser/md_wiki.h"

#include "parser/lines.h"

struct walk {
    struct arena *a;
    struct segments *out;
    const char *from;    /* of what is not put yet */
    unsigned tabs;       /* level of the heading whose tabs these are, or 0 */
    bool fence;          /* in a block of code */
    bool no_end;         /* no comment ends any more */
    const char *comment; /* end of the last one */
};

/* Level of "# words" or of a lone "#", else 0. */
static unsigned level_of(struct str line)
{
    unsigned n = 0;
    while (n < line.n && line.p[n] == '#')
        n++;
    return n <= 6 && (n == line.n || line.p[n] == ' ') ? n : 0;
}

/* The "{.class}" that ends a line, trimmed; absent. */
static struct str attributes(struct str line)
{
    size_t open = str_rfind(line, STR("{"));
    if (open == line.n || !str_ends(line, STR("}")))
        return STR_NONE;
    struct str s = str_skip(line, open);
    return s.n > 2 && strchr(".#", s.p[1]) ? s : STR_NONE;
}

/* All before `piece` is text, piece is hidden. */
static void hide(struct walk *w, struct str piece)
{
    segment_add(w->a, w->out, str_range(w->from, piece.p), FORM_MARKDOWN,
                HIDE_NOT);
    /* a heading without words would be none in lines */
    if (!line_is_all(piece, '#', 1))
        segment_add(w->a, w->out, piece, FORM_LINES, HIDE_NAV);
    w->from = str_end(piece);
}

/* Tabs that an editor took out are in a comment; cut in pieces it would be
 * text. */
static bool in_comment(struct walk *w, struct str line, struct str rest)
{
    static const struct str begin = STR_INIT("<!--"), end = STR_INIT("-->");
    if (line.p < w->comment)
        return true;
    size_t at = str_rfind(line, begin);
    if (w->fence || w->no_end || at == line.n ||
        str_has(str_skip(line, at), end))
        return false;
    size_t n = str_find(rest, end);
    w->no_end = n == rest.n;
    if (!w->no_end)
        w->comment = rest.p + n + end.n;
    return !w->no_end;
}

static void wiki_line(struct walk *w, struct str line)
{
    struct str words = str_trim(line), attr;
    if (str_starts(words, STR("```")) || str_starts(words, STR("~~~")))
        w->fence = !w->fence;
    if (w->fence || words.n == 0)
        return;
    attr = attributes(words);
    unsigned level = level_of(words);
    if (level && level <= w->tabs)
        w->tabs = 0;
    if (level && str_has(attr, STR(".tabset")) && attr.p) {
        w->tabs = level;
        hide(w, words);
    } else if (level && (w->tabs || level == words.n)) {
        hide(w, words);
    } else if (attr.p) {
        hide(w, attr);
    }
}

void md_wiki_cut(struct arena *a, struct str body, struct segments *out)
{
    struct walk w = { .a = a, .out = out, .from = body.p, .comment = body.p };
    struct str rest = body, line;
    while (str_line(&rest, &line))
        if (!in_comment(&w, line, rest))
            wiki_line(&w, line);
    segment_add(a, out, str_range(w.from, str_end(body)), FORM_MARKDOWN,
                HIDE_NOT);
}
