/* SPDX-License-Identifier: MIT */
/*
 * probe - what the terminal draws, asked before curses starts.
 *
 * One write: test strings, each followed by a cursor report, then mode
 * queries, then DA1 as a fence. Answers that come after the limit are given
 * to probe_event by the loop: the state machine is the same.
 */
#ifndef TERM_PROBE_H
#define TERM_PROBE_H

#include "term/input.h"

#include <stdbool.h>

struct probe {
    int ambiguous;    /* 1 or 2; 0: not answered (yet) */
    bool sync;        /* mode 2026 usable */
    bool clusters;    /* mode 2027 usable */
    bool clusters_on; /* and on already: nobody needs to turn it on or off */
    bool answered;    /* the fence came */
    int asked, got;   /* cursor reports: strings asked, answers so far */
    int cols[4];      /* cells of each test string */
    int base;         /* column, from 0, where they were drawn */
    char typed[256];  /* bytes that were no answer: type-ahead */
    size_t ntyped;
};

/* Ask on the terminal in/out (may be one descriptor), wait at most limit_ms.
 * Does nothing for no terminal, TERM dumb or empty, in the background. */
void probe_terminal(struct probe *p, int in, int out, const char *term,
                    int limit_ms);
/* A reply that came later; true if it changed what is known. */
bool probe_event(struct probe *p, const struct event *e);

#endif
