/* SPDX-License-Identifier: MIT */
/*
 * Why nothing blocks: O_NONBLOCK opens a FIFO without a writer at once, and
 * files are read with pread, which a FIFO, socket or terminal refuses
 * (ESPIPE) before it could wait.
 *
 * fstat costs a tenth of open, read and close. A name that a walk has just
 * seen as a regular file is read without it (io_read_walked): O_NOFOLLOW
 * refuses a link put in its place, pread a FIFO, read a folder; what remains
 * is a device node made by root in between, read up to the limit.
 */
#include <config.h>

#include "base/io.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

_Static_assert(IO_CWD == AT_FDCWD, "IO_CWD must be AT_FDCWD");

enum { OPEN_FLAGS = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC };

/* First piece when the size is not known: most articles fit. */
enum { PIECE = 64 * 1024, PAGE = 4096 };

static int open_at(int at, const char *path, int flags)
{
    int fd;
    do
        fd = openat(at, path, OPEN_FLAGS | flags);
    while (fd < 0 && errno == EINTR);
    return fd;
}

static enum status not_regular(const char *shown, struct err *e)
{
    return err_set(e, ST_KIND, _("%s: not a regular file"), shown);
}

/* What errnum of open or read means for a file. */
static enum status refused(int errnum, const char *shown, struct err *e)
{
    /* ENXIO: a socket; ESPIPE: a FIFO or terminal */
    if (errnum == EISDIR || errnum == ENXIO || errnum == ESPIPE)
        return not_regular(shown, e);
    return err_system(e, errnum, shown);
}

static enum io_type type_of(mode_t mode)
{
    return S_ISREG(mode) ? IO_FILE : S_ISDIR(mode) ? IO_DIR : IO_OTHER;
}

static void stat_from(const struct stat *s, struct io_stat *out)
{
    out->id.dev = (uint64_t)s->st_dev;
    out->id.ino = (uint64_t)s->st_ino;
    out->type = type_of(s->st_mode);
    out->size = s->st_size > 0 ? (uint64_t)s->st_size : 0;
    out->mtime_ns =
        (int64_t)s->st_mtim.tv_sec * 1000000000 + s->st_mtim.tv_nsec;
}

enum status io_stat(int at, const char *path, struct io_stat *st, struct err *e)
{
    struct stat s;
    if (fstatat(at, path, &s, 0))
        return err_system(e, errno, path);
    stat_from(&s, st);
    return ST_OK;
}

/* Standard input may have been left non-blocking by another program. */
static bool wait_for(int fd)
{
    struct pollfd p = { .fd = fd, .events = POLLIN };
    return (errno == EAGAIN || errno == EWOULDBLOCK) && poll(&p, 1, -1) > 0;
}

/* How an open descriptor is read. A call that reads nothing costs a tenth of
 * open, read and close, so a short one is taken for the end of a file that
 * knows its size, but for one that stops between pages: a file system may
 * hand out pages as they come. */
enum manner {
    STREAM,
    FILE_TO_END, /* of /proc and the like: until nothing comes */
    FILE_SIZED,
    FILE_FITS, /* FILE_SIZED, and the buffer has room for all and more */
};

/* Read pieces, of a file those behind `from`, until the end or until `limit`
 * bytes were appended. */
static enum status read_all(int fd, enum manner manner, const char *shown,
                            uint64_t from, size_t limit, struct buf *out,
                            struct err *e)
{
    size_t got = 0, piece = PIECE;
    size_t least = manner == FILE_FITS ? 1 : PIECE / 4;

    while (got < limit) {
        size_t room = out->size > out->n ? out->size - out->n - 1 : 0;
        if (room < least) {
            buf_room(out, piece);
            room = out->size - out->n - 1;
            piece = room > PIECE ? room : PIECE;
        }
        if (room > limit - got)
            room = limit - got;
        ssize_t n = manner == STREAM
                        ? read(fd, out->p + out->n, room)
                        : pread(fd, out->p + out->n, room, (off_t)(from + got));
        if (n == 0)
            return ST_OK;
        if (n < 0 && (errno == EINTR || (manner == STREAM && wait_for(fd))))
            continue;
        if (n < 0)
            return refused(errno, shown, e);
        out->n += (size_t)n;
        got += (size_t)n;
        if (manner >= FILE_SIZED && (size_t)n < room && n % PAGE != 0)
            return ST_OK;
    }
    return ST_OK;
}

/* All of fd from its begin; only a file that was cut needs fstat. */
static enum status read_file(int fd, enum manner manner, const char *shown,
                             size_t limit, struct buf *out, uint64_t *size,
                             struct err *e)
{
    size_t before = out->n;
    struct stat s;
    enum status st = read_all(fd, manner, shown, 0, limit, out, e);

    *size = out->n - before;
    if (st == ST_OK && *size == limit && !fstat(fd, &s) && s.st_size > 0 &&
        (uint64_t)s.st_size > limit)
        *size = (uint64_t)s.st_size;
    return st;
}

enum status io_read_walked(int at, const char *name, const char *shown,
                           size_t limit, struct buf *out, uint64_t *size,
                           struct err *e)
{
    int fd = open_at(at, name, O_NOFOLLOW);
    if (fd < 0 && errno == ELOOP)
        return io_read(at, name, shown, limit, out, size, e);
    if (fd < 0)
        return refused(errno, shown, e);
    enum status st = read_file(fd, FILE_SIZED, shown, limit, out, size, e);
    close(fd);
    return st;
}

void io_ahead(int at, const char *name)
{
#ifdef POSIX_FADV_WILLNEED
    enum { AHEAD_BYTES = 1 << 16 };
    int fd = open_at(at, name, O_NOFOLLOW);
    if (fd < 0)
        return;
    posix_fadvise(fd, 0, AHEAD_BYTES, POSIX_FADV_WILLNEED);
    close(fd);
#else
    (void)at;
    (void)name;
#endif
}

enum status io_read(int at, const char *name, const char *shown, size_t limit,
                    struct buf *out, uint64_t *size, struct err *e)
{
    struct stat s;
    enum status st;
    int fd = open_at(at, name, 0);

    if (fd < 0)
        return refused(errno, shown, e);
    if (fstat(fd, &s)) {
        st = err_system(e, errno, shown);
    } else if (!S_ISREG(s.st_mode)) {
        st = not_regular(shown, e);
    } else {
        /* one piece where the size is true; it may be 0 in /proc */
        uint64_t all = s.st_size > 0 ? (uint64_t)s.st_size : 0;
        size_t most = all < limit ? (size_t)all : limit;
        mem_claim(buf_room(out, most + PAGE / 4), most);
        st = read_file(fd, all ? FILE_FITS : FILE_TO_END, shown, limit, out,
                       size, e);
    }
    close(fd);
    return st;
}

enum status io_read_part(const char *path, uint64_t from, size_t n,
                         struct buf *out, struct err *e)
{
    struct stat s;
    enum status st;
    int fd = open_at(IO_CWD, path, 0);

    if (fd < 0)
        return refused(errno, path, e);
    if (fstat(fd, &s)) {
        st = err_system(e, errno, path);
    } else if (!S_ISREG(s.st_mode)) {
        st = not_regular(path, e);
    } else {
        mem_claim(buf_room(out, n + PIECE / 4), n);
        st = read_all(fd, FILE_TO_END, path, from, n, out, e);
    }
    close(fd);
    return st;
}

enum status io_read_fd(int fd, const char *shown, size_t limit, struct buf *out,
                       struct err *e)
{
    return read_all(fd, STREAM, shown, 0, limit, out, e);
}

struct io_dir {
    DIR *dir;
    int fd; /* the one in dir */
    uint64_t dev, size;
};

struct io_dir *io_dir_open(int at, const char *path, struct io_id *id,
                           struct err *e)
{
    struct stat s;
    DIR *dir = NULL;
    int fd = open_at(at, path, O_DIRECTORY);

    if (fd < 0 || fstat(fd, &s) || !(dir = fdopendir(fd))) {
        err_system(e, errno, path);
        if (fd >= 0)
            close(fd);
        return NULL;
    }
    struct io_dir *d = xmalloc(sizeof *d);
    *d = (struct io_dir){ dir, fd, (uint64_t)s.st_dev,
                          s.st_size > 0 ? (uint64_t)s.st_size : 0 };
    *id = (struct io_id){ (uint64_t)s.st_dev, (uint64_t)s.st_ino };
    return d;
}

/* A link, or a file system that does not tell the type. */
static void look(const struct io_dir *d, struct io_name *out)
{
    struct stat s;
    out->type = IO_OTHER;
    if (!fstatat(d->fd, out->name.p, &s, 0)) {
        out->type = type_of(s.st_mode);
        out->id = (struct io_id){ (uint64_t)s.st_dev, (uint64_t)s.st_ino };
    }
}

bool io_dir_next(struct io_dir *d, struct io_name *out)
{
    struct dirent *de;
    do
        de = readdir(d->dir);
    while (de && de->d_name[0] == '.' &&
           (!de->d_name[1] || (de->d_name[1] == '.' && !de->d_name[2])));
    if (!de)
        return false;
    out->name = str_of(de->d_name);
    out->id = (struct io_id){ d->dev, (uint64_t)de->d_ino };
    out->walked = false;
#ifdef DT_REG
    out->walked = de->d_type == DT_REG;
    if (de->d_type == DT_REG || de->d_type == DT_DIR) {
        out->type = de->d_type == DT_REG ? IO_FILE : IO_DIR;
        return true;
    }
    if (de->d_type != DT_LNK && de->d_type != DT_UNKNOWN) {
        out->type = IO_OTHER;
        return true;
    }
#endif
    look(d, out);
    return true;
}

int io_dir_fd(const struct io_dir *d)
{
    return d->fd;
}

uint64_t io_dir_size(const struct io_dir *d)
{
    return d->size;
}

void io_dir_close(struct io_dir *d)
{
    if (!d)
        return;
    closedir(d->dir);
    free(d);
}
