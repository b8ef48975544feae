/* SPDX-License-Identifier: MIT */
/* views - what is drawn around the article: list, rows at the edges, pages. */
#ifndef UI_VIEWS_H
#define UI_VIEWS_H

#include "ui/app.h"

struct list_look {
    bool focus;
    bool ascii;
    const struct find *find;   /* hits in titles; NULL: the list is whole */
    struct titles *titles;     /* how they are shown */
    const struct snippets *snippets; /* for the second line; NULL: none */
};

/* listdraw.c. scratch: for short strings. */
void list_draw(const struct list *l, struct frame *f, struct area a,
               const struct list_look *look, struct arena *scratch);
/* "source > day" of a group. */
struct str list_crumb(const struct list *l, uint32_t group, bool ascii,
                      struct arena *scratch);
/* The short name that was chosen for a source, else its name, to be cut. */
struct str list_source_name(const struct archive *a, uint32_t source);
/* The title as rows show it, and how much of it a row of that pane shows. */
struct str list_title(const struct entry *e, struct titles *titles,
                      struct arena *scratch);
size_t list_title_shown(const struct list *l, uint32_t row, int cols,
                        struct width w, const struct list_look *look,
                        struct arena *scratch);

/* snippetdraw.c: the second line of an article, from column col on. False:
 * there is nothing to show. */
bool snippet_draw(const struct list_look *look, const struct entry *e,
                  struct frame *f, struct area a, int row, int col,
                  struct arena *scratch);

/* headdraw.c: the rows above the list. */
void head_draw(const struct app *app, struct frame *f, struct arena *scratch);

/* help.c: the keys that hold in the modes, in columns. */
void help_fill(struct sheet *s, const struct keymap *keys, uint8_t modes,
               struct width w, int cols, bool ascii);

/* links.c: row 0 is the article's own address, row n link n; then its copies,
 * whose number is returned. */
uint32_t links_fill(struct sheet *s, const struct app *app);

/* filters.c: row n is saved filter n. */
void filters_fill(struct sheet *s, const struct app *app);

/* info.c. e may be NULL: then about the archive. cols: of the sheet. */
void info_fill(struct sheet *s, const struct app *app, const struct entry *e,
               int cols);
void messages_fill(struct sheet *s, const struct log *log, struct width w,
                   int cols, bool ascii);

#endif
