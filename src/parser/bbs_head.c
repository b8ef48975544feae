/* SPDX-License-Identifier: MIT */
/* The first few lines one by one; without a title and a date it is none. */
#include <config.h>

#include "parser/bbs_head.h"

#include "parser/date.h"
#include "parser/label_names.h"
#include "parser/lines.h"

enum {
    LINES = 5,
    LINE_MAX_ = 400,
    FOOT_LOOK = 65536, /* bytes of a post with its address */
};

/* The value behind one of two spellings of a label. */
static bool take_label(struct str line, struct str a, struct str b,
                       struct str *value)
{
    struct str label = str_starts(line, a) ? a : b;
    if (!str_starts(line, label))
        return false;
    struct str s = label_skip_blanks(str_skip(line, label.n));
    *value = label_trim(s);
    return !str_starts(s, STR("：")) && !str_starts(s, STR(":")) && value->n;
}

/* "name (nick)   看板  Board": the name. */
static struct str without_board(struct str s)
{
    static const struct str boards[] = { STR_INIT(" 看板"), STR_INIT(" 站內") };
    for (size_t i = 0; i < sizeof boards / sizeof *boards; i++)
        s = str_head(s, str_find(s, boards[i]));
    return str_trim(s);
}

/* "───────", "-------" */
static bool is_rule(struct str line)
{
    return line_is_all(line, '-', 3) || str_starts(line, STR("───")) ||
           str_starts(line, STR("———"));
}

/* The rest of the first line that begins with `mark`. */
static struct str foot_line(struct str text, struct str mark)
{
    struct str rest = str_skip(text, str_find(text, mark) + mark.n), line;
    return str_line(&rest, &line) ? line : STR_NONE;
}

/* "※ 發信站: 某站(bbs.example), 來自: …", "※ 文章網址: https://…" */
static void read_foot(struct labels *l)
{
    struct str look = str_head(l->body, FOOT_LOOK);
    struct str station = foot_line(look, STR("※ 發信站: "));
    struct str url = foot_line(look, STR("※ 文章網址: "));
    l->source = str_trim(str_head(station, str_chr(station, '(')));
    l->url = str_trim(url);
}

bool bbs_head(struct str text, struct labels *l)
{
    struct str rest = text, value;
    *l = (struct labels){ 0 };
    const char *from = NULL;
    for (int i = 0; i < LINES; i++) {
        struct str at = rest, line = line_text(&rest);
        struct date d;
        if (line.n == 0 || line.n > LINE_MAX_)
            break;
        if (i == 0 && !take_label(line, STR("作者"), STR("發信人"), &value))
            return false;
        from = from ? from : line.p;
        if (take_label(line, STR("作者"), STR("發信人"), &value))
            l->author = without_board(value);
        else if (take_label(line, STR("標題"), STR("标题"), &value))
            l->title = value;
        else if (take_label(line, STR("時間"), STR("时间"), &value) &&
                 date_find(value, &d, NULL))
            l->date = value;
        else if (!take_label(line, STR("看板"), STR("看版"), &value) &&
                 !is_rule(line)) {
            rest = at;
            break;
        }
        l->head = str_range(from, str_end(line));
    }
    l->body = line_rest(rest, text);
    if (!l->title.n || !l->date.n)
        return false;
    read_foot(l);
    return true;
}
