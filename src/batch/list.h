/* SPDX-License-Identifier: MIT */
/* list - one line for each article: --list=tsv and --list=json. */
#ifndef BATCH_LIST_H
#define BATCH_LIST_H

#include "base/buf.h"
#include "model/index.h"

enum list_form { LIST_TSV, LIST_JSON };

/* Append the row of one entry, with its LF. */
void list_row(const struct archive *a, const struct entry *e,
              enum list_form form, struct buf *out);

/* The keys that --list=json and --dump=json share; the object stays open. */
struct json;
void list_json_keys(struct json *j, struct str path, uint32_t item,
                    struct str source, const struct meta *m);

#endif
