/* SPDX-License-Identifier: MIT */
/*
 * opener_child - the helper: the process that sys/opener forks.
 */
#ifndef SYS_OPENER_CHILD_H
#define SYS_OPENER_CHILD_H

#include "sys/program.h"
#include "sys/request.h"

#include <sys/types.h>

struct service {
    struct program program[REQUEST_KINDS];
    struct roots roots;
    const char *log; /* NULL: /dev/null */
};

/* Greet, then answer requests from one pipe on the other until the parent is
 * gone. */
_Noreturn void opener_child(const struct service *s, int requests, int answers,
                            pid_t parent);

#endif
