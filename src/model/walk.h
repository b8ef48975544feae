/* SPDX-License-Identifier: MIT */
/*
 * walk - which files of the PATHs are to be read, some at a time.
 *
 * A walk is used by one thread at a time; chunks made by it may be read by
 * others. The folders of a chunk stay open until chunk_reset.
 */
#ifndef MODEL_WALK_H
#define MODEL_WALK_H

#include "base/io.h"
#include "model/archive.h"

enum { CHUNK_FILES = 256, CHUNK_FOLDERS = 16 };

struct folder; /* open, shared by the chunks that hold files of it */

/* As joined, with its trailing slash; empty for files given as PATH. */
struct str folder_dir(const struct folder *f);
int folder_fd(const struct folder *f);

struct walk_file {
    uint32_t name;   /* where it begins in chunk.names; ends with NUL */
    uint16_t folder; /* index in chunk.folders */
    bool walked;     /* as in io_name */
    bool mixed;      /* see rules_mixed; not asked for where it is given */
    bool given;      /* it is a PATH itself; name is all of it */
};

/* All zero is an empty chunk. */
struct chunk {
    struct walk_file files[CHUNK_FILES];
    struct folder *folders[CHUNK_FOLDERS];
    size_t nfiles, nfolders;
    struct buf names;
    struct buf errors;  /* lines, each ends with LF */
    struct tally tally; /* files, skipped, unreadable, folders */
    size_t bad_paths;   /* PATHs that cannot be read at all */
};

void chunk_reset(struct chunk *c);
void chunk_free(struct chunk *c);

struct walk;

/* paths and rules live as long as the walk. */
struct walk *walk_new(const struct str *paths, size_t npaths,
                      const struct rules *rules);
/* Fill an empty chunk with up to max (at most CHUNK_FILES) files. False: this
 * was the last one. */
bool walk_next(struct walk *w, size_t max, struct chunk *c);
/* Share of the folders known that was read, 0 to 100; of the open one it is
 * an estimate. */
unsigned walk_percent(const struct walk *w);
void walk_free(struct walk *w);

#endif
