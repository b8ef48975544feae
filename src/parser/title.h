/* SPDX-License-Identifier: MIT */
/* title - one clean line from what a file says. */
#ifndef PARSER_TITLE_H
#define PARSER_TITLE_H

#include "base/arena.h"

/* raw as valid, clean text on one line with single blanks, entities decoded
 * if asked. Absent if nothing of it is visible. */
struct str field_clean(struct arena *a, struct str raw, bool entities);
/* The same without the name of the site at its end, and without a count of
 * messages at its begin. */
struct str title_clean(struct arena *a, struct str raw, bool entities);
/* title without the name of this site, in any case and without "www.", behind
 * a dash or bar at its end. */
struct str title_without_site(struct str title, struct str site);
/* Does title_clean take off words that a reader would see? */
bool title_loses(struct arena *a, struct str raw, bool entities);
/* From a file's name: without folders, extensions, leading number or date, the
 * mark of a second copy; escapes resolved. The whole name if nothing is left
 * but those. */
struct str title_of_path(struct arena *a, struct str path);

/* A heading of Markdown without its marks of links, bold and escapes. */
struct str title_of_heading(struct arena *a, struct str line);

/* The first sentence of a text, no longer than a title; absent. */
struct str title_of_text(struct arena *a, struct str body);

#endif
