/* SPDX-License-Identifier: MIT */
/* script - from the options to a converter of text/convert. */
#ifndef UI_SCRIPT_H
#define UI_SCRIPT_H

#include "text/convert.h"
#include "ui/option.h"

struct convert_to script_wanted(const struct options *o);
bool script_same(struct convert_to a, struct convert_to b);

/* *out is NULL where text is shown as it is written. */
enum status script_open(struct convert_to to, struct convert **out,
                        struct err *e);

#endif
