/* SPDX-License-Identifier: MIT */
/* The text is made a line here, so that no caller need think of it. */
#include <config.h>

#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* File names may hold anything: no control characters, and no character cut
 * in two where the text was too long. */
static void make_line(char *text, size_t room)
{
    size_t n = strlen(text);
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)
            text[i] = '?';
    if (n + 1 < room)
        return;
    size_t lead = n;
    while (lead > 0 && ((unsigned char)text[--lead] & 0xC0) == 0x80)
        ;
    unsigned char c = (unsigned char)text[lead];
    if (n - lead < (c < 0xC0 ? 1u : c < 0xE0 ? 2u : c < 0xF0 ? 3u : 4u))
        text[lead] = '\0';
}

enum status err_set(struct err *e, enum status status, const char *format, ...)
{
    if (e) {
        va_list ap;
        va_start(ap, format);
        e->status = status;
        vsnprintf(e->text, sizeof e->text, format, ap);
        va_end(ap);
        make_line(e->text, sizeof e->text);
    }
    return status;
}

enum status err_system(struct err *e, int errnum, const char *path)
{
    return err_set(e, ST_IO, "%s: %s", path, strerror(errnum));
}
