/* SPDX-License-Identifier: MIT */
/*
 * html_parts - what the parts of html share; for html*.c only.
 *
 *   html.c           the pieces through tame
 *   html_stack.c     open elements, and the rules they match
 *   html_elements.c  what each element does
 *   html_media.c     pictures and players
 *   html_page.c      the article of a whole page
 */
#ifndef PARSER_HTML_PARTS_H
#define PARSER_HTML_PARTS_H

#include "parser/element.h"
#include "parser/html.h"
#include "parser/main_text.h"
#include "parser/select.h"
#include "parser/tame.h"

/* Name, value, name, value, …, NULL; see parser/select.h. */
typedef const char *const *attr_list;

struct html;
struct open;

/* An open element and what its end undoes. */
struct open {
    const struct element *is;
    bool link, hides, caption, photo_by, gone;
    bool shows;   /* the article, or a part of it, in what is hidden */
    bool rehides; /* hidden, in what is hidden, for a reason of its own */
    bool picture; /* text behind an image in it is its caption */
    bool runs_in; /* it begins the paragraph behind it */
};

/* What tame nests, and one that ends at once. */
enum { DEPTH_MAX = TAME_DEPTH + 1 };

struct html {
    struct build *b;
    const struct html_in *in;
    struct rules_host host;
    struct selection rules;
    struct arena scratch; /* rewound after each element */
    struct arena_mark empty;
    unsigned depth;
    unsigned gone; /* open elements of which nothing stays */
    unsigned noscript;
    struct buf source; /* of picture or player */
    const uint8_t *fates; /* of a whole page's elements, or NULL */
    size_t nfates, next;  /* next: the number of the next element */
    bool outside; /* in what surrounds the article of a whole page */
    struct open *stack;
    unsigned room; /* of stack */
    struct tame tame;
};

/* html.c: the value of an attribute as one clean line, in scratch. */
struct str html_line(struct html *h, struct str value);

/* html_elements.c */
void element_begin(struct html *h, struct open *o, attr_list attrs);
void element_end(struct html *h, const struct open *o);
/* Does an element of a paragraph stay in it when hidden? */
bool element_in_line(const struct element *e);

/* html_stack.c */
void html_begin(struct html *h, const struct tame_element *e,
                attr_list attrs);
void html_end(struct html *h);

/* html_page.c: what becomes of the element that begins, and what its begin
 * and end do for that. */
unsigned page_fate(struct html *h);
void page_begin(struct html *h, struct open *o, unsigned fate);
void page_end(struct html *h, const struct open *o);

/* html_media.c */
void image_begin(struct html *h, struct open *o, attr_list attrs);
void source_begin(struct html *h, struct open *o, attr_list attrs);
void frame_begin(struct html *h, struct open *o, attr_list attrs);
void picture_begin(struct html *h, struct open *o, attr_list attrs);
void picture_end(struct html *h, const struct open *o);
void player_begin(struct html *h, struct open *o, attr_list attrs);
void player_end(struct html *h, const struct open *o);

#endif
