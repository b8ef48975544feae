/* SPDX-License-Identifier: MIT */
/* reporter - the author that the text of an article itself names. */
#ifndef PARSER_REPORTER_H
#define PARSER_REPORTER_H

#include "base/arena.h"

/*
 * "（某报记者张山综合报导）" in the begin or at the end, or a first line
 * "作者：张山" or "文/张山"; several names are joined by "、". Absent where it
 * is not beyond doubt. body is text or HTML, of which little is looked
 * at: the first KiB; but with the lead of an agency, "【某报9月17日讯】", what
 * follows that, and the last ones. from_lead: the body from its lead on, or
 * absent.
 */
struct str reporter_find(struct arena *a, struct str body,
                       struct str from_lead);

#endif
