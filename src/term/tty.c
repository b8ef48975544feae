/* SPDX-License-Identifier: MIT */
/*
 * No state. A descriptor may not block because somebody else who shares its
 * open file made it so; a full one is waited for, but not for ever.
 */
#include <config.h>

#include "term/tty.h"

#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

enum { PATIENCE_MS = 1000 };

static bool wait_room(int fd)
{
    struct pollfd f = { .fd = fd, .events = POLLOUT };
    int ready = poll(&f, 1, PATIENCE_MS);

    return ready > 0 || (ready < 0 && errno == EINTR);
}

bool tty_write(int fd, const char *p, size_t n)
{
    while (n > 0) {
        ssize_t k = write(fd, p, n);
        if (k > 0) {
            p += k;
            n -= (size_t)k;
        } else if (k < 0 && errno == EAGAIN) {
            if (!wait_room(fd))
                return false;
        } else if (k == 0 || errno != EINTR) {
            return false;
        }
    }
    return true;
}

void tty_size(int fd, int *rows, int *cols)
{
    struct winsize w = { 0 };
    bool told = ioctl(fd, TIOCGWINSZ, &w) == 0 && w.ws_row > 0 && w.ws_col > 0;

    *rows = told ? w.ws_row : 24;
    *cols = told ? w.ws_col : 80;
}
