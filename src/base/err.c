/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum status err_set(struct err *e, enum status status, const char *format, ...)
{
    if (e) {
        va_list ap;
        va_start(ap, format);
        e->status = status;
        vsnprintf(e->text, sizeof e->text, format, ap);
        va_end(ap);
    }
    return status;
}

enum status err_system(struct err *e, int errnum, const char *path)
{
    return err_set(e, ST_IO, "%s: %s", path, strerror(errnum));
}
