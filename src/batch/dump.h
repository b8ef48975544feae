/* SPDX-License-Identifier: MIT */
/* dump - typeset articles without a screen: text, ansi, json, tree. */
#ifndef BATCH_DUMP_H
#define BATCH_DUMP_H

#include "base/buf.h"
#include "layout/shown.h"
#include "model/article.h"

enum dump_form { DUMP_TEXT, DUMP_ANSI, DUMP_JSON, DUMP_TREE };

struct dump_opts {
    enum dump_form form;
    int measure;
    struct width width;
    bool show_hidden;
    bool ascii, justify, blocks; /* as in struct layout_opts */
    struct shown_opts shown; /* of text and ansi */
    /* Called after each row, of json after each block, so that a long article
     * need not stand whole in out, which it may write and empty; or NULL. */
    void (*each)(void *user);
    void *user;
};

/* Append one article; `first` is false where text and ansi need the form feed
 * line before it. The article must have status ST_OK. */
void dump_article(const struct article *a, const struct dump_opts *o,
                  bool first, struct buf *out);

#endif
