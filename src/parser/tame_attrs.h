/* SPDX-License-Identifier: MIT */
/* tame_attrs - the attributes of the tag that is read; for tame*.c only. */
#ifndef PARSER_TAME_ATTRS_H
#define PARSER_TAME_ATTRS_H

#include "parser/tame.h"

/* Add one as the source has it; none beyond TAME_ATTRS, and none whose name is
 * no name. */
void attr_add(struct tame_attrs *list, struct str name, bool has_value,
              struct str value);
/* Name, value, name, value, …, NULL; valid until the next one is added. */
const char *const *attrs_list(struct tame_attrs *list);

#endif
