/* SPDX-License-Identifier: MIT */
/* Folders are made with mode 0700, the file with 0600: it may name files that
 * somebody reads. */
#include <config.h>

#include "ui/errlog.h"

#include "ui/xdg.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LOG_MAX = 1 << 20 };

/* Make the folders above a path that are not there. */
static bool make_folders(char *path)
{
    struct stat st;

    for (char *p = path + 1; *p; p++) {
        if (*p != '/')
            continue;
        *p = '\0';
        bool there =
            stat(path, &st) == 0 || mkdir(path, 0700) == 0 || errno == EEXIST;
        *p = '/';
        if (!there)
            return false;
    }
    return true;
}

int errlog_open(struct arena *a, bool state)
{
    struct str path = state ? xdg_path(a, &xdg_state, "log") : STR_NONE;
    char *name = path.p ? arena_strz(a, path) : NULL;
    struct stat st;
    int fd = -1;

    if (name && make_folders(name))
        fd = open(name, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC,
                  0600);
    if (fd >= 0 && !fstat(fd, &st) && st.st_size > LOG_MAX)
        (void)!ftruncate(fd, 0);
    return fd >= 0 ? fd : open("/dev/null", O_WRONLY | O_CLOEXEC);
}
