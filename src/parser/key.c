/* SPDX-License-Identifier: MIT */
/* One walk over the key for each answer. */
#include <config.h>

#include "parser/key.h"

#include "base/ascii.h"

static bool is_passed(char c)
{
    return c == '_' || c == '-' || c == ' ';
}

size_t key_length(struct str key)
{
    size_t n = 0;
    for (size_t i = 0; i < key.n; i++)
        n += !is_passed(key.p[i]);
    return n;
}

bool key_is_slow(struct str key, struct str name)
{
    size_t n = 0;
    for (size_t i = 0; i < key.n; i++) {
        char c = key.p[i];
        if (is_passed(c))
            continue;
        if (n == name.n || name.p[n++] != ascii_lower(c))
            return false;
    }
    return n > 0 && n == name.n;
}
