/* SPDX-License-Identifier: MIT */
/*
 * issue_line - the line of an old paper or a data base of papers that tells
 * the issue: "人民日报 1966.08.08 第1版", "【文汇报】2023年9月17日 A3版",
 * "文匯報 | 2023-09-17", "A05 | 要聞 | By somebody".
 */
#ifndef PARSER_ISSUE_LINE_H
#define PARSER_ISSUE_LINE_H

#include "base/str.h"

#include <stdbool.h>

struct issue_line {
    struct str source, author, date; /* absent where not told */
    bool bare; /* a date and a paper, nothing else */
    bool sure; /* a date beside a page or a paper, or a page in columns, a
                  date beside who wrote it; else it needs another such line
                  beside it */
};

bool issue_line(struct str line, struct issue_line *out);

/* "本报记者 某人", "某人": the name; absent if it is none. */
struct str issue_person(struct str s);

#endif
