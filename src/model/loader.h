/* SPDX-License-Identifier: MIT */
/*
 * loader - walks folders and scans files on the pool, in batches.
 *
 * One job walks, the others read and scan; all queues are bounded. Which
 * files: names that begin with "." are passed over, bare git folders (HEAD,
 * objects, refs) and extensions of data/skip too; links are followed, each
 * (device, inode) once, also where two paths overlap; a path given as a file
 * is always read.
 *
 * Batches must be taken while the loader runs: scanning stops when too many
 * wait. Jobs put into the pool meanwhile run between two chunks of files.
 */
#ifndef MODEL_LOADER_H
#define MODEL_LOADER_H

#include "base/err.h"
#include "base/pool.h"
#include "model/archive.h"

struct load_opts {
    const struct str *paths; /* as given; live until loader_free */
    size_t npaths;
    const struct rules *rules;
    int64_t now_ms;
    bool all;             /* list index pages too */
    bool brief;           /* see struct meta_in, and no addresses: a line of
                             --list=tsv and the order of articles need no
                             more */
    bool keys;            /* hash what model/same needs: a list does without */
};

struct loader;

/* Begins at once, with one job for each thread of the pool; wake (may be NULL)
 * is woken when batches wait. */
struct loader *loader_start(struct pool *pool, const struct load_opts *opts,
                            const struct wake *wake);

/* The next batch: without waiting (NULL: none now), or waiting for it (NULL:
 * all done). The caller gives it to archive_adopt. */
struct batch *loader_try(struct loader *l);
struct batch *loader_take(struct loader *l);
bool loader_done(struct loader *l); /* everything was taken */

/* Share of what is known to be there that was scanned, 0 to 100. */
unsigned loader_percent(struct loader *l);

/* One batch of one article that was read elsewhere (standard input). *bad:
 * it is binary, errors tells so; no entry then, nor if it is empty. */
struct batch *loader_scan(const struct load_opts *opts, struct str path,
                          struct str bytes, uint64_t size, bool *bad);

/* Number of path arguments that could not be read at all. */
size_t loader_bad_paths(struct loader *l);

/* Stops the walk if it still runs, waits for its jobs, frees. */
void loader_free(struct loader *l);

#endif
