/* SPDX-License-Identifier: MIT */
/* No state: each end is moved up to where the standard descriptors end. */
#include <config.h>

#include "sys/pipe.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { FIRST = 3 };

static int moved_up(int fd)
{
    int up = fcntl(fd, F_DUPFD_CLOEXEC, FIRST);
    int saved_errno = errno;

    close(fd);
    errno = saved_errno;
    return up;
}

bool pipe_open(int fds[2])
{
    int low[2];

    if (pipe(low) != 0)
        return false;
    fds[0] = moved_up(low[0]);
    fds[1] = moved_up(low[1]);
    if (fds[0] >= 0 && fds[1] >= 0)
        return true;
    int saved_errno = errno;
    for (int i = 0; i < 2; i++)
        if (fds[i] >= 0)
            close(fds[i]);
    fds[0] = fds[1] = -1;
    errno = saved_errno;
    return false;
}
