/* SPDX-License-Identifier: MIT */
/* One walk over both. */
#include <config.h>

#include "parser/key.h"

#include "base/ascii.h"

bool key_is_slow(struct str key, struct str name)
{
    size_t n = 0;
    for (size_t i = 0; i < key.n; i++) {
        char c = key.p[i];
        if (c == '_' || c == '-' || c == ' ')
            continue;
        if (n == name.n || name.p[n++] != ascii_lower(c))
            return false;
    }
    return n > 0 && n == name.n;
}
