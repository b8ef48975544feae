/* SPDX-License-Identifier: MIT */
/*
 * Whenever curses writes, its descriptor is a copy of `mem`, a file in memory
 * as long as the longest frame so far; at all other times one of `tty`, so
 * that curses finds a terminal when it asks for its modes.
 */
#include <config.h>

#include "term/collect.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#ifdef HAVE_MEMFD_CREATE
#include <sys/mman.h>

static int open_memory(void)
{
    return memfd_create("frame", MFD_CLOEXEC);
}
#else
static int open_memory(void)
{
    return -1;
}
#endif

void collect_open(struct collect *c, int tty, int fd)
{
    *c = (struct collect){ tty, fd, open_memory() };
}

void collect_close(struct collect *c)
{
    if (c->mem >= 0)
        close(c->mem);
    c->mem = -1;
}

static bool point(int from, int to)
{
    int fd;
    do
        fd = dup2(from, to);
    while (fd < 0 && errno == EINTR);
    return fd == to;
}

bool collect_begin(const struct collect *c)
{
    return c->mem >= 0 && lseek(c->mem, 0, SEEK_SET) == 0 &&
           point(c->mem, c->fd);
}

void collect_end(const struct collect *c, struct buf *out)
{
    off_t left = lseek(c->mem, 0, SEEK_CUR);
    point(c->tty, c->fd);
    for (off_t at = 0; at < left;) {
        char bytes[16384];
        size_t want = (size_t)(left - at);
        ssize_t n =
            pread(c->mem, bytes, want < sizeof bytes ? want : sizeof bytes, at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        buf_mem(out, bytes, (size_t)n);
        at += n;
    }
}

void collect_plain(struct buf *out, size_t from)
{
    static const struct str ascii = STR_INIT("\033(B"),
                            graphics = STR_INIT("\033(0");
    struct str s = { out->p + from, out->n - from };
    size_t to = from;

    if (s.n == 0 || str_find(s, graphics) < s.n)
        return;
    while (s.n > 0) {
        size_t n = str_find(s, ascii);
        memmove(out->p + to, s.p, n);
        to += n;
        s = str_skip(s, n + ascii.n);
    }
    out->n = to;
}
