/* SPDX-License-Identifier: MIT */
/*
 * md_label_rows - the names before a colon in the first lines of an article
 * in Markdown, and what stands behind it.
 */
#ifndef PARSER_MD_LABEL_ROWS_H
#define PARSER_MD_LABEL_ROWS_H

#include "parser/md_label.h"

struct md_label_row {
    struct str name; /* compared without case; empty: the last row */
    enum label label;
};

extern const struct md_label_row md_label_rows[];

#endif
