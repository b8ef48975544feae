/* SPDX-License-Identifier: MIT */
/* Only absolute folders count, as the specification has it. */
#include <config.h>

#include "ui/xdg.h"

#include <stdlib.h>

const struct xdg_base xdg_config = { "XDG_CONFIG_HOME", ".config" };
const struct xdg_base xdg_state = { "XDG_STATE_HOME", ".local/state" };

struct str xdg_path(struct arena *a, const struct xdg_base *base,
                    const char *name)
{
    const char *folder = getenv(base->variable), *home = getenv("HOME");
    if (folder && folder[0] == '/')
        return arena_printf(a, "%s/%s/%s", folder, PACKAGE, name);
    if (home && home[0] == '/')
        return arena_printf(a, "%s/%s/%s/%s", home, base->below_home, PACKAGE,
                            name);
    return STR_NONE;
}
