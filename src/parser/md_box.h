/* SPDX-License-Identifier: MIT */
/*
 * md_box - the lines that begin and end a box in the Markdown of some writers:
 *   > [!note] title           Obsidian, GitHub
 *   ::: tip title … :::       VuePress, Docusaurus, Pandoc
 *   !!! note "title"          MkDocs: indented lines follow
 * and lines that are shown nowhere: [TOC], import … from "…" of MDX.
 */
#ifndef PARSER_MD_BOX_H
#define PARSER_MD_BOX_H

#include "base/str.h"

#include <stdbool.h>

enum md_box_kind {
    MD_BOX_NONE,
    MD_BOX_QUOTE,  /* a callout in a quote */
    MD_BOX_BEGIN,  /* up to MD_BOX_END */
    MD_BOX_END,
    MD_BOX_INDENT, /* indented lines */
    MD_BOX_CALL, /* of a table of contents, or code: not shown */
};

struct md_box {
    enum md_box_kind kind;
    struct str title; /* its words, or if it has none its kind; may be empty */
};

/* Looks at a line without marks of quotes before it. */
struct md_box md_box(struct str text);

#endif
