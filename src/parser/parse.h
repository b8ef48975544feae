/* SPDX-License-Identifier: MIT */
/*
 * parse - bytes and meta to a document; the straight line
 *   charset -> clean -> dialect cut -> html or plain -> boilerplate.
 *
 * Total: any bytes give some document. From any thread.
 */
#ifndef PARSER_PARSE_H
#define PARSER_PARSE_H

#include "base/buf.h"
#include "parser/meta.h"
#include "parser/tree.h"

/* The document and all it points to lie in the arena, nothing in in->bytes.
 * m is what meta_scan made of the same input. */
void parse_article(struct arena *a, const struct meta_in *in,
                   const struct meta *m, struct doc *out);

/* The same of bytes that are needed no longer: *bytes, which holds in->bytes
 * but nothing of m, is freed as soon as there is a decoded or cleaned copy. */
void parse_and_free(struct arena *a, const struct meta_in *in,
                    const struct meta *m, struct buf *bytes, struct doc *out);

#endif
