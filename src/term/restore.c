/* SPDX-License-Identifier: MIT */
/*
 * All that restore_terminal needs is set before `armed` is and left alone
 * while it is. The sequences are those of every terminal that has the modes
 * at all: terminfo cannot be asked in a signal handler.
 */
#include <config.h>

#include "term/restore.h"

#include "term/tty.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

static struct {
    volatile sig_atomic_t armed;
    int fd;
    bool clusters;
    struct termios saved;
    int stderr_fd; /* the standard error there was, + 1; 0: in its place */
} kept;

bool restore_keep(int fd, bool clusters)
{
    assert(!kept.armed);
    kept.fd = fd;
    kept.clusters = clusters;
    return tcgetattr(fd, &kept.saved) == 0;
}

void restore_arm(bool armed)
{
    kept.armed = armed;
}

bool restore_armed(void)
{
    return kept.armed;
}

void restore_stderr(int fd)
{
    if (kept.stderr_fd) {
        dup2(kept.stderr_fd - 1, STDERR_FILENO);
        close(kept.stderr_fd - 1);
        kept.stderr_fd = 0;
    }
    if (fd < 0)
        return;
    int old = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (old >= 0 && dup2(fd, STDERR_FILENO) >= 0)
        kept.stderr_fd = old + 1;
    close(fd);
}

void restore_terminal(void)
{
    static const char clusters_off[] = "\033[?2027l";
    static const char reset[] =
        "\033[?2026l\033[?2004l\033[?1006l\033[?1000l\033[m\033[?7h"
        "\033[?25h\033[?1l\033>\033[?1049l\r\n";
    int saved_errno = errno;

    if (!kept.armed)
        return;
    kept.armed = 0;
    if (kept.stderr_fd)
        dup2(kept.stderr_fd - 1, STDERR_FILENO);
    if (kept.clusters)
        tty_write(kept.fd, clusters_off, sizeof clusters_off - 1);
    tty_write(kept.fd, reset, sizeof reset - 1);
    tcsetattr(kept.fd, TCSANOW, &kept.saved);
    errno = saved_errno;
}
