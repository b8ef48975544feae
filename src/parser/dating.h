/* SPDX-License-Identifier: MIT */
/* dating - which of the dates that a file bears is believed, and what day and
 * time of the day a reader is shown. */
#ifndef PARSER_DATING_H
#define PARSER_DATING_H

#include "parser/date.h"
#include "parser/dialect.h"
#include "parser/meta.h"

enum { DATING_ROOM = 256 }; /* visible bytes of the block of a date line */

/* All that is needed to judge a date, and what was found in the body. */
struct dating {
    const struct zone *zone; /* of the source */
    int64_t latest;          /* ms: nothing later is believed */
    bool has_lead, has_page, has_short;
    bool upkeep; /* page is when the file was touched: the last resort */
    struct date lead, page;
    struct str from_lead; /* the body from there on, where there is one; its
                             end may be that of a look */
    struct date_short day; /* that the page shows without its year */
    struct str byline; /* above the date line of the page, in buf */
    char buf[DATING_ROOM];
};

/* Fill *w, and of *out date_ms, day, clock, date_from and approx. Its url and
 * rule must be known. */
void dating_find(const struct meta_in *in, const struct found *f,
                 struct dating *w, struct meta *out);

#endif
