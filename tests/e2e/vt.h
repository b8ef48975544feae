/* SPDX-License-Identifier: MIT */
/*
 * vt - a program under test in a pseudo terminal, with libvterm as its
 * terminal: what it writes is drawn, what it asks is answered.
 *
 * Nothing here sleeps for a fixed time: vt_pump waits for output, and callers
 * poll for what they expect until a deadline.
 */
#ifndef E2E_VT_H
#define E2E_VT_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct vt;

struct vt_opts {
    int rows, cols;
    int ambiguous;      /* 1 or 2: cells of an ambiguous character; 0 is 1 */
    bool clusters;      /* a cluster is one glyph, as in mode 2027 */
    bool knows_sync;    /* says that it knows mode 2026 */
    bool mute;          /* answers nothing */
    const char *term;   /* TERM; NULL: xterm-256color */
    const char *folder; /* to start in, NULL: the present one */
    const char *input;  /* file for standard input, NULL: the terminal */
    char *const *argv;
    char *const *env; /* NAME=VALUE, or NAME to remove it; NULL at end */
};

struct vt_cell {
    char text[64]; /* UTF-8 of what is drawn; "" for a blank */
    int width;     /* 1 or 2; 0 in the second half */
    bool bold, italic, underline, reverse;
    int fg, bg; /* palette index, -1: the terminal's own */
};

struct vt *vt_start(const struct vt_opts *o);
/* Kills the program if it still runs. */
void vt_free(struct vt *t);

/* Read and draw what comes within ms; returns the bytes, -1 when the program
 * has closed the terminal. */
int vt_pump(struct vt *t, int ms);
void vt_send(struct vt *t, struct str bytes);
void vt_resize(struct vt *t, int rows, int cols);
void vt_signal(struct vt *t, int sig);
/* Close the terminal, as when its window is closed. */
void vt_hang_up(struct vt *t);

void vt_size(const struct vt *t, int *rows, int *cols);
void vt_cell(struct vt *t, int row, int col, struct vt_cell *c);
/* A row without trailing blanks, appended. */
void vt_row(struct vt *t, int row, struct buf *out);
/* Row that holds the text at a column; -1 if none does. */
int vt_find(struct vt *t, struct str text);
const char *vt_title(const struct vt *t);
void vt_cursor(const struct vt *t, int *row, int *col, bool *shown);
/* Modes that a program must leave off; all is well after vt_hang_up. */
bool vt_is_restored(struct vt *t, struct buf *why);
/* All bytes written so far. */
struct str vt_log(const struct vt *t);

/* Has the program ended? Then *status is that of waitpid. */
bool vt_ended(struct vt *t, int *status);

/* Milliseconds of the monotonic clock. */
int64_t vt_now(void);

#endif
