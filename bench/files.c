/* SPDX-License-Identifier: MIT */
/* The loader walks as it does for the program, index pages included. */
#include <config.h>

#include "files.h"

#include "model/loader.h"
#include "parser/rules.h"

struct str *files_find(struct arena *a, const struct bench *b, size_t *n)
{
    struct load_opts o = {
        .paths = b->paths,
        .npaths = b->npaths,
        .rules = rules_builtin(),
        .now_ms = b->now_ms,
        .all = true,
    };
    struct archive archive;
    archive_init(&archive);
    struct pool *pool = pool_new(0);
    struct loader *l = loader_start(pool, &o, NULL);
    for (struct batch *batch; (batch = loader_take(l));)
        archive_adopt(&archive, batch);
    struct str *paths = arena_array(a, struct str, archive.nentries);
    *n = 0;
    for (size_t i = 0; i < archive.nentries; i++) {
        const struct entry *e = archive_entry(&archive, i);
        if (e->part == 0)
            paths[(*n)++] = entry_path(a, e);
    }
    loader_free(l);
    pool_free(pool);
    archive_free(&archive);
    return paths;
}
