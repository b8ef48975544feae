/* SPDX-License-Identifier: MIT */
/*
 * shown - a document as its reader prefers it: with readings behind their
 * base, blanks between scripts, other characters.
 *
 * A copy of the document whose text is edited and converted block by block;
 * whoever lays it out gets the positions of the document, so hits, links,
 * marks and the reading position know nothing of it.
 */
#ifndef LAYOUT_SHOWN_H
#define LAYOUT_SHOWN_H

#include "layout/edits.h"
#include "layout/layout.h"
#include "text/convert.h"
#include "text/convert_map.h"

/* All zero holds nothing. */
struct shown {
    struct arena arena;
    struct doc doc;         /* its hrefs and notes are borrowed */
    struct meta meta;       /* the rest of it is borrowed */
    struct convert_map map; /* from the document to doc */
};

struct shown_opts {
    struct convert *convert; /* NULL: characters as they are; borrowed */
    enum gaps gaps;
};

/* Is the document shown in another way than it stands? */
bool shown_differs(const struct doc *doc, const struct shown_opts *o);
/* Takes time in proportion to the text, with a converter about 5 MB/s, where it
 * differs; else none. doc and meta must live as long as *out. */
void shown_make(struct shown *out, const struct doc *doc,
                const struct meta *meta, const struct shown_opts *o);
void shown_free(struct shown *s);

/* As layout_make of the document itself; a run whose text is of another size
 * than the document's has source != text.n. */
void shown_layout(struct arena *arena, const struct shown *s,
                  const struct layout_opts *opts, struct layout *out);

#endif
