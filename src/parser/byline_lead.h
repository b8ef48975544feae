/* SPDX-License-Identifier: MIT */
/* byline_lead - the paper and the reporters that a Korean or Japanese text
 * begins with. */
#ifndef PARSER_BYLINE_LEAD_H
#define PARSER_BYLINE_LEAD_H

#include "base/arena.h"

/*
 *   "(서울=통신) 아무개 누구 기자 = …", "[서울=통신] …", "[신문 아무개 기자] …"
 *
 *   "【倫敦＝某某】…", which names no paper; "【倫敦共同】…", which names an agency
 *
 * Both are absent where the first KiB of body, text or HTML, has no line that
 * begins so; then a last line "아무개 기자 a@b.example" tells the names. They
 * are joined by "、". paper points into body or is static.
 */
struct byline_lead {
    struct str names, paper;
};

struct byline_lead byline_lead(struct arena *a, struct str body);

#endif
