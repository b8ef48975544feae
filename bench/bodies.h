/* SPDX-License-Identifier: MIT */
/*
 * bodies - what a reader of HTML cannot do without: a bare loop that reads all
 * articles, and libxml2's SAX parser over their bodies with handlers that do
 * nothing.
 *
 * The bodies are cut from their envelopes beforehand; that is not measured.
 */
#ifndef BENCH_BODIES_H
#define BENCH_BODIES_H

#include "files.h"

struct bodies {
    struct arena arena;
    struct str *paths;  /* of all articles; each ends with NUL */
    struct str *bodies; /* what libxml2 reads of them */
    size_t n, bytes, body_bytes;
    char *buffer;
    int64_t now_ms;
};

void bodies_begin(struct bodies *c, const struct bench *b);
void bodies_end(struct bodies *c);
/* Read all files. */
void bodies_read(struct bodies *c);
/* Read all bodies by SAX. */
void bodies_sax(const struct bodies *c);

#endif
