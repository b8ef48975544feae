/* SPDX-License-Identifier: MIT */
/* errlog - where standard error goes while the screen is on. */
#ifndef UI_ERRLOG_H
#define UI_ERRLOG_H

#include "base/arena.h"

#include <stdbool.h>

/* A descriptor to write to: the file "log" of the state folder, begun anew
 * when it is over 1 MiB; /dev/null when there can be none or without state.
 * -1 when not even that is there. Names lie in the arena. */
int errlog_open(struct arena *a, bool state);

#endif
