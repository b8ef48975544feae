/* SPDX-License-Identifier: MIT */
/*
 * Records have a fixed size, so neither side ever parses a length before it
 * has the whole of what it is about.
 */
#include <config.h>

#include "sys/request.h"

#include "base/mem.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool has_control(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        unsigned char next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
        if (c < 0x20 || c == 0x7F || (c == 0xC2 && next >= 0x80 && next < 0xA0))
            return true;
    }
    return false;
}

bool request_url_ok(struct str url)
{
    static const struct str schemes[] = { STR_INIT("http://"),
                                          STR_INIT("https://") };

    if (url.n > REQUEST_TEXT || has_control(url))
        return false;
    for (size_t i = 0; i < 2; i++)
        if (str_starts_nocase(url, schemes[i]))
            return url.n > schemes[i].n;
    return false;
}

void roots_find(struct roots *r, const struct str *paths, size_t n,
                struct arena *a)
{
    r->path = arena_array(a, char *, n);
    r->n = 0;
    for (size_t i = 0; i < n; i++) {
        char *real = realpath(arena_strz(a, paths[i]), NULL);
        if (real)
            r->path[r->n++] = arena_strz(a, str_of(real));
        free(real);
    }
}

/* Is the real path one of the roots, or below one? */
static bool is_below(const struct roots *r, struct str path)
{
    for (size_t i = 0; i < r->n; i++) {
        struct str root = str_of(r->path[i]);
        if (str_eq(root, STR("/")) || str_eq(path, root) ||
            (str_starts(path, root) && path.p[root.n] == '/'))
            return true;
    }
    return false;
}

char *request_file(const struct roots *r, struct str path)
{
    struct stat st;

    if (path.n == 0 || path.n >= REQUEST_TEXT || memchr(path.p, 0, path.n))
        return NULL;
    char *z = xmalloc(path.n + 1);
    memcpy(z, path.p, path.n);
    z[path.n] = 0;
    char *real = realpath(z, NULL);
    free(z);
    if (real && is_below(r, str_of(real)) && stat(real, &st) == 0 &&
        S_ISREG(st.st_mode))
        return real;
    free(real);
    return NULL;
}

bool record_write(int fd, const void *record, size_t n)
{
    const char *p = record;

    while (n > 0) {
        ssize_t k = write(fd, p, n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k <= 0)
            return false;
        p += k;
        n -= (size_t)k;
    }
    return true;
}

bool record_read(int fd, void *record, size_t n, void (*on_wait)(void))
{
    char *p = record;

    while (n > 0) {
        ssize_t k = read(fd, p, n);
        if (k < 0 && errno == EINTR) {
            if (on_wait)
                on_wait();
            continue;
        }
        if (k <= 0)
            return false;
        p += k;
        n -= (size_t)k;
    }
    return true;
}
