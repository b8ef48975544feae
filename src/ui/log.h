/* SPDX-License-Identifier: MIT */
/* log - the last messages, for :messages. */
#ifndef UI_LOG_H
#define UI_LOG_H

#include "base/str.h"

enum { LOG_LINES = 200 };

struct log {
    char *lines[LOG_LINES]; /* a ring, on the heap */
    unsigned n;             /* all so far */
};

void log_add(struct log *l, struct str line);
/* Line i, 0 the oldest that is kept; absent behind the last. */
struct str log_line(const struct log *l, unsigned i);
void log_free(struct log *l);

#endif
