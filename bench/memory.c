/* SPDX-License-Identifier: MIT */
/*
 * memory - what an archive takes, while it is loaded and then; and what one
 * article takes, as a multiple of the size of its file: at most at any time
 * while it is read, and for good once it is there; and by how many bytes a file
 * goes beyond 4 times its size, which is the room that is taken whatever a file
 * holds.
 *
 * Every allocation of the process is counted, so this needs the C library of
 * GNU. The bytes of the file are counted too: they are there while it is
 * parsed.
 */
#include <config.h>

#include "measure.h"

#include "model/article.h"
#include "model/loader.h"
#include "parser/rules.h"

#include <stdio.h>
#include <stdlib.h>

#ifdef __GLIBC__

#include <malloc.h>
#include <stdatomic.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void __libc_free(void *p);

/* Bytes; the loader's thread allocates too. */
static atomic_size_t used, most;

static void *count(void *p)
{
    size_t now = p ? malloc_usable_size(p) : 0;
    now += atomic_fetch_add(&used, now);
    size_t before = atomic_load(&most);
    while (now > before && !atomic_compare_exchange_weak(&most, &before, now))
        continue;
    return p;
}

static void uncount(void *p)
{
    size_t n = p ? malloc_usable_size(p) : 0, now = atomic_load(&used);
    while (!atomic_compare_exchange_weak(&used, &now, n < now ? now - n : 0))
        continue;
}

void *malloc(size_t size)
{
    return count(__libc_malloc(size));
}

void *calloc(size_t n, size_t size)
{
    return count(__libc_calloc(n, size));
}

/* Large blocks are moved by their pages, so old and new never stand together;
 * small ones are small. */
void *realloc(void *old, size_t size)
{
    uncount(old);
    return count(__libc_realloc(old, size));
}

void free(void *p)
{
    uncount(p);
    __libc_free(p);
}

enum { CLASSES = 6, CLASS_MIN = 4096, TIMES = 4, ROOM_KIB = 20 };

/* Files of one class of size: below 4 KiB, 16, 64, 256 KiB, 1 MiB, above. */
struct class
{
    double *peak, *kept; /* over the size of the file */
    size_t n;
};

static unsigned class_of(size_t bytes)
{
    unsigned i = 0;
    for (size_t limit = CLASS_MIN; i + 1 < CLASSES && bytes >= limit; i++)
        limit *= 4;
    return i;
}

/* over: what the peaks are above TIMES the size, in KiB; n of them. */
struct figures {
    struct class list[CLASSES];
    double *over;
    size_t n;
};

static void measure(const struct bench *b, const struct ref *ref,
                    struct figures *f)
{
    size_t before = used;
    most = used;
    struct article *a =
        article_load(ref, &(struct article_opts){ .rules = rules_builtin(),
                                                  .now_ms = b->now_ms });
    size_t size = (size_t)a->size;
    if (a->status == ST_OK && size) {
        struct class *c = &f->list[class_of(size)];
        double peak = (double)(most - before);
        c->peak[c->n] = peak / (double)size;
        f->over[f->n++] = (peak - (double)size * TIMES) / 1024;
        c->kept[c->n++] = (double)(used - before) / (double)size;
    }
    article_free(a);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void report(struct report *r, struct figures *f)
{
    static const char *const names[CLASSES] = { "below_4k",  "below_16k",
                                                "below_64k", "below_256k",
                                                "below_1m",  "above" };
    char name[64];
    for (unsigned i = 0; i < CLASSES; i++) {
        struct class *c = &f->list[i];
        if (c->n == 0)
            continue;
        qsort(c->peak, c->n, sizeof *c->peak, compare);
        qsort(c->kept, c->n, sizeof *c->kept, compare);
        printf("  %s: %zu files\n", names[i], c->n);
        /* small files need the room of the builder whatever they hold */
        double goal = i < 3 ? 0 : TIMES;
        snprintf(name, sizeof name, "%s_peak_median", names[i]);
        report_ratio(r, name, c->peak[c->n / 2], goal);
        snprintf(name, sizeof name, "%s_peak_worst", names[i]);
        report_ratio(r, name, c->peak[c->n - 1], goal);
        snprintf(name, sizeof name, "%s_kept_median", names[i]);
        report_ratio(r, name, c->kept[c->n / 2], 0);
        snprintf(name, sizeof name, "%s_kept_worst", names[i]);
        report_ratio(r, name, c->kept[c->n - 1], 0);
    }
    if (f->n == 0)
        return;
    qsort(f->over, f->n, sizeof *f->over, compare);
    report_ratio(r, "room_kib_99_of_100", f->over[f->n * 99 / 100], ROOM_KIB);
    report_ratio(r, "room_kib_worst", f->over[f->n - 1], 0);
}

/* What loading an archive takes. */
struct loaded {
    double peak, kept, strings; /* bytes */
};

static void load(const struct bench *b, struct archive *a, struct loaded *out)
{
    struct load_opts o = {
        .paths = b->paths,
        .npaths = b->npaths,
        .rules = rules_builtin(),
        .now_ms = b->now_ms,
        .all = true,
        .keys = true,
    };
    size_t before = used;
    most = before;
    archive_init(a);
    struct pool *pool = pool_new(1);
    struct loader *l = loader_start(pool, &o, NULL);
    for (struct batch *batch; (batch = loader_take(l));)
        archive_adopt(a, batch);
    loader_free(l);
    pool_free(pool);
    *out = (struct loaded){ (double)(most - before), (double)(used - before),
                            (double)a->arena.bytes };
}

static void report_archive(struct report *r, const struct archive *a,
                           const struct loaded *l)
{
    double n = a->nentries ? (double)a->nentries : 1;
    report_number(r, "articles", (double)a->nentries);
    report_ratio(r, "loading_peak_over_kept", l->peak / l->kept, 1.2);
    report_ratio(r, "bytes_each_but_strings", (l->kept - l->strings) / n, 200);
    report_ratio(r, "string_bytes_each", l->strings / n, 0);
}

int main(int argc, char **argv)
{
    struct bench b;
    struct report r;
    struct archive a;
    struct loaded loaded;
    struct arena arena = { 0 };
    struct figures f = { 0 };

    bench_begin(&b, "memory", argc, argv, 1);
    load(&b, &a, &loaded);
    for (unsigned i = 0; i < CLASSES; i++) {
        f.list[i].peak = arena_array(&arena, double, a.nentries);
        f.list[i].kept = arena_array(&arena, double, a.nentries);
    }
    f.over = arena_array(&arena, double, a.nentries);
    for (size_t i = 0; i < a.nentries; i++) {
        struct ref ref = entry_ref(&arena, archive_entry(&a, i));
        measure(&b, &ref, &f);
    }
    report_begin(&r, &b);
    report_archive(&r, &a, &loaded);
    report(&r, &f);
    report_end(&r);
    arena_free(&arena);
    archive_free(&a);
    bench_end(&b);
    return 0;
}

#else

int main(void)
{
    printf("memory: needs the C library of GNU\n");
    return 0;
}

#endif
