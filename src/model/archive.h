/* SPDX-License-Identifier: MIT */
/*
 * archive - the in-memory model: entries (one an article) and sources.
 *
 * Entries live in chunks that never move, so a struct entry * is stable until
 * the archive is freed. Strings live in arenas adopted from the loader's
 * batches: the archive copies nothing. Only the main thread touches it.
 */
#ifndef MODEL_ARCHIVE_H
#define MODEL_ARCHIVE_H

#include "base/arena.h"
#include "model/ref.h"
#include "parser/meta.h"

#include <stdbool.h>
#include <stdint.h>

/* One article; at most 200 bytes besides its strings. */
struct entry {
    struct str dir;   /* shared by the files of a folder; as joined, with its
                         trailing slash, or empty */
    struct str name;  /* file name; path = dir + name */
    struct str title; /* absent: none */
    struct str url, author, tags; /* absent: none */
    int64_t date_ms;  /* DATE_UNKNOWN */
    int64_t order_ms; /* the instant to sort by; a day alone counts as 12:00
                         of it in its zone; DATE_UNKNOWN: last */
    uint64_t url_key, title_key; /* see model/same; 0: none, or
                                    not asked for */
    const struct dialect *dialect;
    uint64_t size;    /* bytes of the file, or of its part */
    uint32_t source;  /* index in archive.sources */
    uint32_t number;  /* see struct meta */
    uint32_t item;    /* see struct ref, as at and part */
    uint32_t at, part;
    uint32_t place;   /* in the archive, from 0 */
    uint32_t same;    /* place in struct same, from 1; 0: it has no copies */
    int32_t day;      /* DAY_UNKNOWN */
    int16_t clock;    /* -1 */
    uint8_t lang;
    uint8_t date_from;
    bool approx;
    bool index_page;
};

struct source {
    struct str name;       /* empty: unknown */
    struct str short_name; /* of the host table, at most 8 cells; else name */
    struct str sort;       /* key to sort by, see source_rule */
    uint32_t count;        /* entries */
};

/* Files seen that are no entries, for the line under an empty list. */
struct tally {
    size_t files, binary, index, unreadable, skipped, empty, folders;
};

void tally_add(struct tally *to, const struct tally *t);

enum { ARCHIVE_CHUNK = 1024 };

struct archive {
    struct arena arena;
    struct entry **chunks; /* of ARCHIVE_CHUNK entries each */
    size_t nentries;
    struct source *sources;
    size_t nsources;
    struct tally tally;
    size_t sources_room, chunks_room;
    uint32_t *source_hash; /* open addressing over sources by name */
    size_t source_hash_size;
};

static inline struct entry *archive_entry(const struct archive *a, size_t i)
{
    return &a->chunks[i / ARCHIVE_CHUNK][i % ARCHIVE_CHUNK];
}

void archive_init(struct archive *a);
void archive_free(struct archive *a);

/* A batch is what a worker made of some files: entries with strings in its
 * own arena; source names by str, not yet by index. The two arrays are on the
 * heap: they go once the archive has copied them. */
struct batch {
    struct batch *next;
    struct arena arena;
    struct entry *entries;        /* source is not set yet */
    struct batch_source {         /* one for each entry */
        struct str name, short_name, sort;
    } *entry_sources;
    size_t n;
    struct str *errors; /* lines about unreadable files, in the arena: after
                           archive_adopt they live as long as the archive */
    size_t nerrors;
    struct tally tally;
};

/* Take all of b over; b is freed. Returns the index of its first entry. */
size_t archive_adopt(struct archive *a, struct batch *b);

/* Free a batch that no archive takes. NULL is fine. */
void batch_free(struct batch *b);

/* path of an entry, in the arena, terminated by NUL. */
struct str entry_path(struct arena *a, const struct entry *e);
/* Where its article is to be read; the path lies in the arena. */
struct ref entry_ref(struct arena *a, const struct entry *e);

/* Byte order of the paths, without joining them. */
int entry_compare_paths(const struct entry *a, const struct entry *b);

#endif
