/* SPDX-License-Identifier: MIT */
/*
 * opener - a small process forked at start that starts browser and editor.
 *
 * It knows two requests: open this http(s) address, edit this file below one
 * of the paths. It checks both itself and never uses a shell. Two pipes, no
 * socket. Its argv templates come from the options as they stood at the fork.
 */
#ifndef SYS_OPENER_H
#define SYS_OPENER_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct opener_opts {
    const char *browser; /* entries by ':', words by blanks, %s or %u a whole
                            word; NULL: $BROWSER, else xdg-open, … */
    const char *editor;  /* NULL: $VISUAL, $EDITOR, else vi */
    const char *terminal_browsers; /* names by blanks that need the terminal */
    const struct str *paths; /* files may be edited only below these */
    size_t npaths;
    const char *log;     /* file for their messages, NULL: /dev/null */
};

struct opener; /* the parent's end */

/* Fork it. Call before any thread exists. */
struct opener *opener_start(const struct opener_opts *o, struct err *e);
/* Will this request need the terminal (screen_leave first)? */
bool opener_foreground(struct opener *o, bool edit);
/* Send; a foreground request returns when the program ended. ST_USAGE when
 * it is refused, ST_IO when the program could not be started; the text says
 * which program. Never waits for a browser in the background. */
enum status opener_open(struct opener *o, struct str url, struct err *e);
enum status opener_edit(struct opener *o, struct str path, unsigned line,
                        struct err *e);
void opener_stop(struct opener *o); /* NULL is fine */

#endif
