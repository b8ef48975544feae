/* SPDX-License-Identifier: MIT */
/* The handle of the system under another name. */
#include <config.h>

#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

struct library *library_open(const char *const *names, size_t n)
{
    void *handle = NULL;
    for (size_t i = 0; !handle && i < n; i++)
        handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    return handle;
}

/* POSIX lets the pointer of an object hold that of a function; C has no cast
 * for it. */
bool library_find(struct library *l, const char *name, void *to)
{
    void *at = dlsym(l, name);
    memcpy(to, &at, sizeof at);
    return at != NULL;
}

void library_close(struct library *l)
{
    if (l)
        dlclose(l);
}
