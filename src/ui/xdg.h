/* SPDX-License-Identifier: MIT */
/* xdg - where files of ours lie (XDG Base Directory Specification 0.8). */
#ifndef UI_XDG_H
#define UI_XDG_H

#include "base/arena.h"

struct xdg_base {
    const char *variable; /* XDG_CONFIG_HOME */
    const char *below_home; /* where that is not set: ".config" */
};
extern const struct xdg_base xdg_config, xdg_state;

/* "FOLDER/baokan/NAME", ended by NUL; absent without HOME. */
struct str xdg_path(struct arena *a, const struct xdg_base *base,
                    const char *name);

#endif
