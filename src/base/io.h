/* SPDX-License-Identifier: MIT */
/*
 * io - the only file that opens files and folders to read.
 *
 * Everything is opened O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC and read
 * only if it is a regular file, so a FIFO or device never blocks. Directory
 * arguments `at` are a folder's descriptor or IO_CWD.
 */
#ifndef BASE_IO_H
#define BASE_IO_H

#include "base/buf.h"
#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

#define IO_CWD (-100) /* as AT_FDCWD; a static assertion checks it */

struct io_id {
    uint64_t dev, ino;
};

enum io_type { IO_OTHER, IO_FILE, IO_DIR };

struct io_stat {
    struct io_id id;
    enum io_type type;
    uint64_t size;    /* bytes */
    int64_t mtime_ns; /* since 1970 */
};

/* What is at path, links followed. */
enum status io_stat(int at, const char *path, struct io_stat *st,
                    struct err *e);

/*
 * Append up to `limit` bytes of a regular file to *out. *size is the file's
 * size as read: more than the bytes appended when the limit cut it. ST_KIND
 * when it is no regular file. `shown` names it in errors.
 */
enum status io_read(int at, const char *name, const char *shown, size_t limit,
                    struct buf *out, uint64_t *size, struct err *e);

/* The same without a call of stat, for a name whose io_name.walked is true. */
enum status io_read_walked(int at, const char *name, const char *shown,
                           size_t limit, struct buf *out, uint64_t *size,
                           struct err *e);

/* Ask the system to fetch the begin of a file that is to be read soon, for a
 * name whose io_name.walked is true. Returns at once; nothing if it fails. */
void io_ahead(int at, const char *name);

/* Append the `n` bytes from `from` on of the regular file at path, or fewer
 * where it ends before. */
enum status io_read_part(const char *path, uint64_t from, size_t n,
                         struct buf *out, struct err *e);

/* Append what is left of an open descriptor (standard input) up to limit. */
enum status io_read_fd(int fd, const char *shown, size_t limit,
                       struct buf *out, struct err *e);

struct io_dir; /* an open folder */

struct io_name {
    struct str name; /* valid until the next io_dir_next; ends with NUL */
    enum io_type type;
    bool walked;     /* the folder itself says that it is a regular file */
    struct io_id id; /* of what a link leads to */
};

/* The folder at path; NULL with *e set. *id is the folder's own. */
struct io_dir *io_dir_open(int at, const char *path, struct io_id *id,
                           struct err *e);
/* The next name except . and ..; false at the end. A link that leads nowhere
 * is IO_OTHER. */
bool io_dir_next(struct io_dir *d, struct io_name *out);
int io_dir_fd(const struct io_dir *d);
/* Bytes the folder itself takes, 0 if unknown: a hint how many names it has. */
uint64_t io_dir_size(const struct io_dir *d);
void io_dir_close(struct io_dir *d);

#endif
