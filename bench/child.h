/* SPDX-License-Identifier: MIT */
/* child - a program run once, with its output thrown away. */
#ifndef BENCH_CHILD_H
#define BENCH_CHILD_H

#include "measure.h"

#include <stdbool.h>

struct child {
    struct sample time;
    double kib; /* of memory at most */
};

/* argv ends with NULL. False if it could not be run or failed. */
bool child_run(const char *const *argv, struct child *c);

#endif
