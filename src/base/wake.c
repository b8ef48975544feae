/* SPDX-License-Identifier: MIT */
/*
 * One descriptor (eventfd) or the two ends of a pipe, none of which ever
 * blocks: a full pipe or counter already means "awake".
 */
#include <config.h>

#include "base/wake.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <unistd.h>

#ifdef HAVE_EVENTFD
#include <sys/eventfd.h>

void wake_open(struct wake *w)
{
    w->read_fd = w->write_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (w->read_fd < 0)
        die("no descriptor for eventfd");
}

#else

static void make_quiet(int fd)
{
    if (fcntl(fd, F_SETFL, O_NONBLOCK) || fcntl(fd, F_SETFD, FD_CLOEXEC))
        die("fcntl of a pipe failed");
}

void wake_open(struct wake *w)
{
    int ends[2];
    if (pipe(ends))
        die("no descriptors for a pipe");
    make_quiet(ends[0]);
    make_quiet(ends[1]);
    w->read_fd = ends[0];
    w->write_fd = ends[1];
}

#endif

void wake_close(struct wake *w)
{
    if (w->read_fd >= 0)
        close(w->read_fd);
    if (w->write_fd >= 0 && w->write_fd != w->read_fd)
        close(w->write_fd);
    w->read_fd = w->write_fd = -1;
}

void wake_up(const struct wake *w)
{
    const uint64_t one = 1; /* an eventfd takes exactly 8 bytes */
    ssize_t n;
    do
        n = write(w->write_fd, &one, sizeof one);
    while (n < 0 && errno == EINTR);
}

void wake_clear(const struct wake *w)
{
    char bytes[512];
    ssize_t n;
    do
        n = read(w->read_fd, bytes, sizeof bytes);
    while (n == (ssize_t)sizeof bytes || (n < 0 && errno == EINTR));
}
