/* SPDX-License-Identifier: MIT */
/* Folders are found once, breadth first; PATHs that are files are left out. */
#include <config.h>

#include "bare.h"

#include "base/buf.h"
#include "base/mem.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { PIECE = 256 * 1024 };

static void add_folder(struct bare *b, struct str parent, struct str name)
{
    struct buf path = { 0 };
    buf_add(&path, parent);
    if (parent.n)
        buf_chr(&path, '/');
    buf_add(&path, name);
    buf_z(&path);
    if (b->nfolders == b->room) {
        b->room = b->room ? b->room * 2 : 64;
        b->folders = xrealloc(b->folders, b->room * sizeof b->folders[0]);
    }
    b->folders[b->nfolders++] = path.p;
}

void bare_begin(struct bare *b, const struct str *paths, size_t npaths)
{
    *b = (struct bare){ 0 };
    b->buffer = xmalloc(PIECE);
    for (size_t i = 0; i < npaths; i++)
        add_folder(b, STR(""), paths[i]);
    for (size_t i = 0; i < b->nfolders; i++) {
        DIR *d = opendir(b->folders[i]);
        for (struct dirent *de; d && (de = readdir(d));)
            if (de->d_type == DT_DIR && de->d_name[0] != '.')
                add_folder(b, str_of(b->folders[i]), str_of(de->d_name));
        if (d)
            closedir(d);
    }
}

static void read_one(struct bare *b, int at, const char *name)
{
    ssize_t n;
    int fd = openat(at, name, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    while ((n = read(fd, b->buffer, PIECE)) > 0)
        b->bytes += (uint64_t)n;
    close(fd);
    b->files++;
}

static void cool_one(struct bare *b, int at, const char *name)
{
    int fd = openat(at, name, O_RDONLY | O_CLOEXEC);
    (void)b;
    if (fd < 0)
        return;
#ifdef POSIX_FADV_DONTNEED
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
#endif
    close(fd);
}

static void each_file(struct bare *b,
                      void (*one)(struct bare *b, int at, const char *name))
{
    for (size_t i = 0; i < b->nfolders; i++) {
        DIR *d = opendir(b->folders[i]);
        for (struct dirent *de; d && (de = readdir(d));)
            if (de->d_type == DT_REG && de->d_name[0] != '.')
                one(b, dirfd(d), de->d_name);
        if (d)
            closedir(d);
    }
}

void bare_run(struct bare *b)
{
    b->files = 0;
    b->bytes = 0;
    each_file(b, read_one);
}

void bare_cool(struct bare *b)
{
    sync(); /* what is not written yet would stay */
    each_file(b, cool_one);
}

void bare_end(struct bare *b)
{
    for (size_t i = 0; i < b->nfolders; i++)
        free(b->folders[i]);
    free(b->folders);
    free(b->buffer);
}
