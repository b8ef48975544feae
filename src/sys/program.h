/* SPDX-License-Identifier: MIT */
/*
 * program - which outside program serves a request, and its argv.
 *
 * Lists are entries by ':', words by blanks, no quoting, no shell; a word %s
 * or %u is the target.
 */
#ifndef SYS_PROGRAM_H
#define SYS_PROGRAM_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum { PROGRAM_WORDS = 32, PROGRAM_ARGV = PROGRAM_WORDS + 3, LINE_ARG = 16 };

struct program {
    char *words[PROGRAM_WORDS]; /* the template, in the caller's arena */
    size_t n;                   /* 0: there is none */
    bool foreground;            /* has the terminal while it runs */
    bool takes_line;            /* knows +LINE before the file */
};

/* The browser of a list or, NULL, of $BROWSER, else one that is installed;
 * `in_terminal`: names of those that need the terminal, NULL: as known. */
void program_browser(struct program *p, const char *list,
                     const char *in_terminal, struct arena *a);
/* The editor of a list or, NULL, of $VISUAL, $EDITOR, else vi. */
void program_editor(struct program *p, const char *list, struct arena *a);

/* Fill argv for a target at a line (from 1, 0: none); it borrows from the
 * template, the target and `room`. */
void program_argv(const struct program *p, char *target, uint32_t line,
                  char room[LINE_ARG], char *argv[PROGRAM_ARGV]);

#endif
