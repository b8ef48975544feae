/* SPDX-License-Identifier: MIT */
/* What the kernel counted when it ended. */
#include <config.h>

#include "child.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

extern char **environ;

static double ms_of(struct timeval t)
{
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

bool child_run(const char *const *argv, struct child *c)
{
    posix_spawn_file_actions_t to_null;
    struct sample begin = measure_now();
    struct rusage use;
    int status = -1;
    pid_t pid;

    posix_spawn_file_actions_init(&to_null);
    posix_spawn_file_actions_addopen(&to_null, 1, "/dev/null", O_WRONLY, 0);
    int bad = posix_spawnp(&pid, argv[0], &to_null, NULL, (char *const *)argv,
                           environ);
    posix_spawn_file_actions_destroy(&to_null);
    if (bad || wait4(pid, &status, 0, &use) != pid || status != 0)
        return false;
    c->time.cpu = ms_of(use.ru_utime) + ms_of(use.ru_stime);
    c->time.wall = measure_now().wall - begin.wall;
    c->kib = (double)use.ru_maxrss;
    return true;
}
