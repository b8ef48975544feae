/* SPDX-License-Identifier: MIT */
/*
 * pipe - a pipe that no other program inherits.
 */
#ifndef SYS_PIPE_H
#define SYS_PIPE_H

#include <stdbool.h>

/* fds[0] to read, fds[1] to write. Both close on exec and are above 2, also
 * where a standard descriptor is closed: what is printed never gets into the
 * pipe. False with errno set: neither is open. */
bool pipe_open(int fds[2]);

#endif
