/* SPDX-License-Identifier: MIT */
/*
 * screen - the only file that includes curses; output only.
 *
 * Frames in, bytes out; keys never pass through curses. screen_restore is
 * safe in a signal handler and leaves the terminal as it was found.
 */
#ifndef TERM_SCREEN_H
#define TERM_SCREEN_H

#include "base/err.h"
#include "term/frame.h"
#include "term/input.h"
#include "term/style.h"

struct screen; /* one at a time */

/* What the description of a kind of terminal says. */
struct screen_kind {
    int colours; /* 0, 8, 16 or 256; honours NO_COLOR */
    bool sized;  /* it tells a size */
};

struct screen_opts {
    int in, out;        /* descriptors of the terminal */
    bool sized;         /* of screen_check */
    struct width width; /* wcwidth_set is called with it */
    bool sync, clusters; /* modes 2026 and 2027 are there */
    bool clusters_on;    /* 2027 is on already and stays so afterwards */
    bool mouse;
    const struct theme *theme; /* stays as it is while the screen is open */
};

/* The kind of terminal that TERM names. ST_TERMINAL with a clear line for an
 * unknown one, one that cannot address the cursor (dumb), or no terminal. */
enum status screen_check(const char *term, int out, struct screen_kind *kind,
                         struct err *e);

struct screen *screen_open(const struct screen_opts *o, struct err *e);
/* Give the terminal back. NULL is fine. */
void screen_close(struct screen *s);
/* True when curses does not use our wcwidth, so that cells whose width is in
 * doubt are drawn over the frame with absolute positions. */
bool screen_overlay(const struct screen *s);
/* Present size in cells, asked of the terminal; at least 1, at most 1000. */
void screen_size(const struct screen *s, int *rows, int *cols);
/* The terminal has a new size: the next paint is whole. */
void screen_resized(struct screen *s);
/* Show the frame. Sends only what changed since the last paint. */
void screen_paint(struct screen *s, const struct frame *f);
/* Draw everything anew at the next paint. */
void screen_refresh(struct screen *s);
/* Leave and re-enter curses mode around a suspend or an outside program. */
void screen_leave(struct screen *s);
void screen_enter(struct screen *s);
void screen_mouse(struct screen *s, bool on);
/* Window title (OSC 2), clipboard (OSC 52); text is cleaned. */
void screen_title(struct screen *s, struct str text);
void screen_copy(struct screen *s, struct str text);
/* Teach the decoder this terminal's own key strings. */
void screen_learn_keys(const struct screen *s, struct input *in);

/* Async-signal-safe: modes off, cursor on, main screen, old termios. Does
 * nothing while no screen is open. */
void screen_restore(void);

#endif
