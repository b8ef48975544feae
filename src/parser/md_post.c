/* SPDX-License-Identifier: MIT */
/* One walk over lines; what stands between two lines of the forum is one
 * segment of Markdown. */
#include <config.h>

#include "parser/md_post.h"

#include "base/ascii.h"
#include "parser/lines.h"

enum { LINE_MAX_ = 200 }; /* bytes of a line of the forum */

size_t md_post_edited(struct str line)
{
    static const struct str begin = STR_INIT("[ 本帖最后由 "),
                            end = STR_INIT(" 编辑 ]");
    if (!str_starts(line, begin))
        return 0;
    struct str look = str_head(line, LINE_MAX_);
    size_t at = str_find(look, end);
    return at < look.n ? at + end.n : 0;
}

/* "引用:" above a quote, which shows what it is. */
static bool is_quote_label(struct str line, struct str behind)
{
    return (str_eq(line, STR("引用:")) || str_eq(line, STR("引用："))) &&
           str_starts(line_text(&behind), STR(">"));
}

/* "55 12››": how many posts there are, the pages, the next one. */
static bool is_pager(struct str line)
{
    bool next = str_ends(line, STR("››")), digit = false;
    if (!next || line.n > LINE_MAX_)
        return false;
    line.n -= STR("››").n;
    for (size_t i = 0; i < line.n; i++) {
        char c = line.p[i];
        if (!ascii_is_digit(c) && c != ' ' && c != '.')
            return false;
        digit = digit || c > '.';
    }
    return digit;
}

/* The note of who saved the thread, with the rules around it: up to where
 * *after begins. */
static bool find_note(struct str text, struct str *note, struct str *after)
{
    size_t bot = str_find(text, STR("[Terminusbot]("));
    if (bot == text.n)
        return false;
    struct str before = str_head(text, bot);
    size_t rule = str_rfind(before, STR("---"));
    if (rule < before.n && str_trim(str_skip(before, rule)).n == 3)
        before = str_head(before, rule);
    *after = str_skip(text, bot + str_chr(str_skip(text, bot), '\n'));
    struct str more = str_trim(*after);
    if (str_starts(more, STR("---")))
        *after = str_skip(more, 3);
    *note = str_range(str_end(before), after->n ? after->p : str_end(text));
    return true;
}

static void put_lines(struct arena *a, struct str text, struct segments *out)
{
    struct str rest = text, line;
    const char *from = text.p; /* of what is not put yet */
    while (str_line(&rest, &line)) {
        struct str words = str_trim(line);
        size_t n = md_post_edited(words);
        if (is_pager(words) || is_quote_label(words, rest))
            n = words.n;
        if (n == 0)
            continue;
        segment_add(a, out, str_range(from, words.p), FORM_MARKDOWN, HIDE_NOT);
        segment_add(a, out, str_head(words, n), FORM_LINES, HIDE_NAV);
        from = words.p + n;
    }
    struct str last = str_range(from, str_end(text));
    if (str_trim(last).n)
        segment_add(a, out, last, FORM_MARKDOWN, HIDE_NOT);
}

void md_post_cut(struct arena *a, struct str text, struct segments *out)
{
    struct str note, after;
    if (find_note(text, &note, &after)) {
        put_lines(a, str_range(text.p, note.p), out);
        segment_add(a, out, note, FORM_LINES, HIDE_ENVELOPE);
        text = after;
    }
    put_lines(a, text, out);
}
