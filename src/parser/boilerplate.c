/* SPDX-License-Identifier: MIT */
#include <config.h>
#include "parser/boilerplate.h"
void boilerplate_mark(struct doc *d, const struct rules *r, struct str host,
                      struct str title)
{
    (void)d;(void)r;(void)host;(void)title;
}
