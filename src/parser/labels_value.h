/* SPDX-License-Identifier: MIT */
/* labels_value - what stands behind a label; for labels.c only. */
#ifndef PARSER_LABELS_VALUE_H
#define PARSER_LABELS_VALUE_H

#include "parser/label_names.h"
#include "parser/labels.h"

/* A value into *l; fields that are there already stay. False if it cannot be
 * one of that kind. */
bool labels_value(struct labels *l, enum label_kind kind, struct str s);

/* The address at the begin of s, which may be in <> or in a link; absent. */
struct str labels_address(struct str s);

#endif
