/* SPDX-License-Identifier: MIT */
/* From the last line upwards, as long as a line has labels. */
#include <config.h>

#include "parser/foot.h"

#include "parser/lines.h"
#include "parser/md_label.h"

enum { LOOK = 1024, LINES = 6 };

/* The last line of s with text, trimmed; *s ends before it. */
static struct str last_line(struct str *s)
{
    *s = str_trim(*s);
    size_t lf = str_rchr(*s, '\n');
    size_t from = lf < s->n ? lf + 1 : 0;
    struct str line = str_trim(str_skip(*s, from));
    *s = str_head(*s, from);
    return line;
}

bool foot_read(struct str body, struct str *foot, struct found *f)
{
    size_t cut = body.n > LOOK ? body.n - LOOK : 0;
    struct str rest = str_skip(body, cut), before;
    struct str lines[LINES];
    struct found at = { 0 };
    int n = 0;
    if (cut) /* the first line may be cut */
        rest = str_skip(rest, str_chr(rest, '\n'));
    before = rest;
    while (n < LINES) {
        struct str line = last_line(&rest);
        enum label_kind label = line.n ? md_label(line, &at) : LABEL_NONE;
        if (label != LABEL_URL && label != LABEL_SOURCE &&
            label != LABEL_AUTHOR && label != LABEL_DATE)
            break;
        lines[n++] = line;
        before = rest;
    }
    /* All of a text is no foot. */
    if (str_trim(before).n == 0 || n == 0 || (n == 1 && !at.url.p))
        return false;
    const char *from = lines[n - 1].p;
    rest = before;
    struct str rule = last_line(&rest);
    if (line_is_all(rule, '-', 2) || line_is_all(rule, '*', 3))
        from = rule.p;
    *foot = str_range(from, str_end(body));
    if (f) {
        str_fill(&f->url, at.url);
        str_fill(&f->provenance, at.provenance);
        str_fill(&f->author, at.author);
        str_fill(&f->label_date, at.label_date);
    }
    return true;
}
