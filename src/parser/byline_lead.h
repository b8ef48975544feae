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
 * Absent where the first KiB of body, text or HTML, has no line that begins so.
 */

/* Points into body or is static. */
struct str byline_paper(struct str body);

/* Joined by "、". Where no lead tells them, a last line "아무개 기자
 * a@b.example" does. */
struct str byline_reporters(struct arena *a, struct str body);

#endif
