/* SPDX-License-Identifier: MIT */
/*
 * labels - the lines at the head of a text that say what it is: "标题：…",
 * "作者：… 来源：…", "Subject: …", a line of date and source.
 */
#ifndef PARSER_LABELS_H
#define PARSER_LABELS_H

#include "base/str.h"

#include <stdbool.h>

struct labels {
    struct str title; /* a line without label above, or behind its label */
    struct str author, source, date, url, tags; /* raw; absent */
    struct str head; /* the lines with labels; they follow the title */
    bool wrapped; /* the line of the title has marks and a name around it */
    struct str below; /* the line behind them, if it is the title */
    struct str body;  /* what follows them and it */
};

/* Looks at the first lines of text. False if there is no such line. */
bool labels_read(struct str text, struct labels *l);

/* May a first line, followed by `rest`, be a title? Short, no sentence, set
 * off from the text by a blank line, a rule or an indent of it. */
bool labels_title(struct str line, struct str rest);

#endif
