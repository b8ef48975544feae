/* SPDX-License-Identifier: MIT */
/* Walking and scanning real folders, with everything in them that a disk can
 * hold. Every case works in a new folder below TMPDIR. */
#include <config.h>

#include "model/loader.h"

#include "base/mem.h"
#include "model/walk.h"
#include "parser/rules.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* 2024-01-01 */
#define NOW_MS ((int64_t)19723 * 24 * 3600 * 1000)

static char folder[200];

static int setup(void **state)
{
    (void)state;
    const char *tmp = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/baokan-loader-XXXXXX",
             tmp && strlen(tmp) < 150 ? tmp : "/tmp");
    return mkdtemp(folder) ? chdir(folder) : -1;
}

/* rm takes what no path can reach. */
static int teardown(void **state)
{
    (void)state;
    char command[300];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return chdir("/") || system(command);
}

static void put(const char *name, const char *text, size_t n)
{
    FILE *f = fopen(name, "w");
    if (!f)
        fail_msg("cannot make %s", name);
    fwrite(text, 1, n, f);
    assert_int_equal(fclose(f), 0);
}

#define LITERAL(s) (s), sizeof(s) - 1

static const char text[] =
    "今天的茶\n\n早上下了雨，火车晚点，大家在站台上喝茶。\n";

static void put_text(const char *name)
{
    put(name, text, sizeof text - 1);
}

static void make_folder(const char *name)
{
    assert_int_equal(mkdir(name, 0700), 0);
}

/* --- loading ----------------------------------------------------------- */

struct loaded {
    struct archive archive;
    struct arena arena;
    char **paths; /* of all entries, sorted */
    size_t bad_paths, nerrors, nbatches, largest;
};

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void adopt(struct loaded *d, struct batch *b)
{
    d->nbatches++;
    d->largest = b->n > d->largest ? b->n : d->largest;
    d->nerrors += b->nerrors;
    for (size_t i = 0; i < b->nerrors; i++)
        assert_true(b->errors[i].n > 0);
    archive_adopt(&d->archive, b);
}

static void load(struct loaded *d, unsigned threads, size_t npaths,
                 const char *const *paths)
{
    struct str *list = xmalloc(npaths * sizeof *list);
    for (size_t i = 0; i < npaths; i++)
        list[i] = str_of(paths[i]);
    struct load_opts o = { .paths = list,
                           .npaths = npaths,
                           .rules = rules_builtin(),
                           .now_ms = NOW_MS };
    struct pool *p = pool_new(threads);
    struct loader *l = loader_start(p, &o, NULL);
    *d = (struct loaded){ 0 };
    archive_init(&d->archive);
    for (struct batch *b; (b = loader_take(l));)
        adopt(d, b);
    assert_true(loader_done(l));
    assert_int_equal(loader_percent(l), 100);
    d->bad_paths = loader_bad_paths(l);
    loader_free(l);
    pool_free(p);
    free(list);
    size_t n = d->archive.nentries;
    d->paths = xmalloc(n * sizeof *d->paths);
    for (size_t i = 0; i < n; i++)
        d->paths[i] =
            (char *)entry_path(&d->arena, archive_entry(&d->archive, i)).p;
    qsort(d->paths, n, sizeof *d->paths, compare);
}

static void unload(struct loaded *d)
{
    archive_free(&d->archive);
    arena_free(&d->arena);
    free(d->paths);
}

/* want is sorted. */
static void assert_paths(const struct loaded *d, const char *const *want,
                         size_t n)
{
    for (size_t i = 0; i < n && i < d->archive.nentries; i++)
        assert_string_equal(d->paths[i], want[i]);
    assert_int_equal(d->archive.nentries, n);
}

/* Each file seen is counted as one thing. */
static void assert_tally(const struct loaded *d, size_t bad_folders)
{
    const struct tally *t = &d->archive.tally;
    assert_int_equal(t->files + bad_folders, d->archive.nentries + t->binary +
                                                 t->index + t->unreadable +
                                                 t->skipped + t->empty);
}

static void make_zoo(void)
{
    make_folder("a");
    make_folder("a/b");
    make_folder("a/.hidden");
    make_folder("a/git");
    make_folder("a/git/objects");
    make_folder("a/git/refs");
    make_folder("a/halfgit");
    make_folder("a/halfgit/objects");
    put_text("a/git/HEAD");
    put_text("a/git/notes.txt");
    put_text("a/halfgit/HEAD");
    put_text("a/one.txt");
    put_text("a/b/two.txt");
    put_text("a/b/.three.txt");
    put_text("a/.hidden/four.txt");
    put_text("a/picture.jpg");
    put_text("a/line\nfeed.txt");
    put_text("a/bad\xFF\xE8.txt");
    put("a/empty.txt", "", 0);
    put("a/binary.txt", "\0\1\2\3\0\1\2\3tea", 11);
    assert_int_equal(mkfifo("a/fifo.txt", 0600), 0);
    assert_int_equal(symlink("../one.txt", "a/b/link.txt"), 0);
    assert_int_equal(symlink("nowhere", "a/dangling.txt"), 0);
    assert_int_equal(symlink("self", "a/self"), 0);
    assert_int_equal(symlink("..", "a/b/up"), 0);
    assert_int_equal(symlink("../..", "a/b/top"), 0);
    assert_int_equal(link("a/one.txt", "a/b/hard.txt"), 0);
}

static void test_zoo(void **state)
{
    (void)state;
    static const char *const paths[] = { "a" };
    make_zoo();
    for (unsigned threads = 1; threads <= 8; threads *= 2) {
        struct loaded d;
        load(&d, threads, 1, paths);
        /* one.txt under one of its three names; top leads out of a */
        assert_int_equal(d.archive.nentries, 5);
        assert_int_equal(d.bad_paths, 0);
        assert_int_equal(d.nerrors, 0);
        assert_int_equal(d.archive.tally.binary, 1);
        assert_int_equal(d.archive.tally.empty, 1);
        assert_int_equal(d.archive.tally.skipped, 2);
        assert_tally(&d, 0);
        unload(&d);
    }
    static const char *const want[] = { "a/bad\xFF\xE8.txt", "a/halfgit/HEAD",
                                        "a/line\nfeed.txt", "a/one.txt" };
    struct loaded d;
    assert_int_equal(unlink("a/b/up") | unlink("a/b/top") |
                         unlink("a/b/link.txt") | unlink("a/b/hard.txt") |
                         unlink("a/b/two.txt"),
                     0);
    load(&d, 2, 1, paths);
    assert_paths(&d, want, COUNT(want));
    unload(&d);
}

static void test_overlap(void **state)
{
    (void)state;
    make_folder("a");
    make_folder("a/b");
    put_text("a/one.txt");
    put_text("a/b/two.txt");
    static const char *const paths[] = { "a/b/two.txt", "a",   "a/b",
                                         "a//",         "./a", "a/one.txt",
                                         "a/b/two.txt" };
    static const char *const want[] = { "a/b/two.txt", "a/one.txt" };
    struct loaded d;
    load(&d, 2, COUNT(paths), paths);
    assert_paths(&d, want, COUNT(want));
    assert_int_equal(d.bad_paths, 0);
    unload(&d);

    /* as given and joined */
    static const char *const dot[] = { "." };
    static const char *const want_dot[] = { "./a/b/two.txt", "./a/one.txt" };
    load(&d, 2, 1, dot);
    assert_paths(&d, want_dot, 2);
    unload(&d);
    static const char *const slash[] = { "a//" };
    static const char *const want_slash[] = { "a//b/two.txt", "a//one.txt" };
    load(&d, 2, 1, slash);
    assert_paths(&d, want_slash, 2);
    unload(&d);
}

/* Files that a walk passes over are read when they are named. */
static void test_given(void **state)
{
    (void)state;
    make_folder(".dot");
    put_text(".dot/.tea.txt");
    put_text("tea.jpg");
    put("binary.txt", "\0\1\2\3\0\1\2\3tea", 11);
    put("empty.txt", "", 0);
    assert_int_equal(mkfifo("fifo", 0600), 0);
    static const char *const paths[] = {
        ".dot/.tea.txt", "tea.jpg", "binary.txt", "empty.txt",
        "fifo",          "gone",    "",           ".dot"
    };
    static const char *const want[] = { ".dot/.tea.txt", "tea.jpg" };
    struct loaded d;
    load(&d, 2, COUNT(paths), paths);
    assert_paths(&d, want, COUNT(want));
    assert_int_equal(d.bad_paths, 4); /* binary, fifo, gone, "" */
    assert_int_equal(d.nerrors, 4);
    assert_int_equal(d.archive.tally.binary, 1);
    assert_int_equal(d.archive.tally.empty, 1);
    unload(&d);
    load(&d, 2, 0, NULL);
    assert_int_equal(d.archive.nentries, 0);
    assert_int_equal(d.bad_paths, 0);
    unload(&d);
}

static void test_unreadable(void **state)
{
    (void)state;
    make_folder("a");
    make_folder("a/closed");
    put_text("a/one.txt");
    put_text("a/two.txt");
    assert_int_equal(chmod("a/two.txt", 0), 0);
    assert_int_equal(chmod("a/closed", 0), 0);
    bool root = geteuid() == 0; /* root may read anything: be nobody */
    if (root && (chmod(folder, 0755) | chmod("a", 0755) |
                 chmod("a/one.txt", 0644) | seteuid(65534)))
        return;
    static const char *const paths[] = { "a", "a/closed" };
    static const char *const want[] = { "a/one.txt" };
    struct loaded d;
    load(&d, 2, 1, paths);
    assert_paths(&d, want, 1);
    assert_int_equal(d.nerrors, 2);
    assert_int_equal(d.bad_paths, 0);
    assert_tally(&d, 1);
    unload(&d);
    load(&d, 2, 2, paths);
    assert_int_equal(d.bad_paths, 1);
    unload(&d);
    if (root)
        assert_int_equal(seteuid(0), 0);
    chmod("a/closed", 0700);
}

/* Many files in one folder and one in each of many folders. */
static void test_many(void **state)
{
    (void)state;
    enum { FILES = 3000, FOLDERS = 300 };
    static const char *const paths[] = { "many", "wide" };
    char name[100];
    make_folder("many");
    make_folder("wide");
    for (int i = 0; i < FILES; i++) {
        snprintf(name, sizeof name, "many/%05d.txt", i);
        put_text(name);
    }
    for (int i = 0; i < FOLDERS; i++) {
        snprintf(name, sizeof name, "wide/%05d", i);
        make_folder(name);
        snprintf(name, sizeof name, "wide/%05d/tea.txt", i);
        put_text(name);
    }
    for (unsigned threads = 1; threads <= 8; threads += 7) {
        struct loaded d;
        load(&d, threads, 2, paths);
        assert_int_equal(d.archive.nentries, FILES + FOLDERS);
        for (int i = 0; i < FILES; i++) {
            snprintf(name, sizeof name, "many/%05d.txt", i);
            assert_string_equal(d.paths[i], name);
        }
        for (int i = 0; i < FOLDERS; i++) {
            snprintf(name, sizeof name, "wide/%05d/tea.txt", i);
            assert_string_equal(d.paths[FILES + i], name);
        }
        assert_int_equal(d.archive.tally.folders, FOLDERS + 2);
        assert_tally(&d, 0);
        assert_true(d.largest <= 512);
        /* strings lie in blocks of their size, not in half-empty ones: name
         * (9), title (12), a little for folders, of 4 KiB at least */
        assert_true(d.archive.arena.bytes <
                    d.archive.nentries * 80 + d.nbatches * 4096);
        unload(&d);
    }
}

/* A folder's path is stored once for the entries of a batch. */
static void test_shared_folder(void **state)
{
    (void)state;
    char name[100];
    make_folder("a");
    for (int i = 0; i < 16; i++) {
        snprintf(name, sizeof name, "a/%d.txt", i);
        put_text(name);
    }
    static const char *const paths[] = { "a" };
    struct loaded d;
    load(&d, 1, 1, paths);
    assert_int_equal(d.archive.nentries, 16);
    for (size_t i = 1; i < 16; i++)
        assert_ptr_equal(archive_entry(&d.archive, i)->dir.p,
                         archive_entry(&d.archive, 0)->dir.p);
    unload(&d);
}

/* Left at any moment: nothing hangs, leaks or is used behind its end. */
static void test_stop(void **state)
{
    (void)state;
    char name[100];
    make_folder("a");
    for (int i = 0; i < 1500; i++) {
        snprintf(name, sizeof name, "a/%d.txt", i);
        put_text(name);
    }
    struct str path = STR("a");
    struct load_opts o = {
        .paths = &path, .npaths = 1, .rules = rules_builtin(), .now_ms = NOW_MS
    };
    for (int round = 0; round < 40; round++) {
        struct pool *p = pool_new(1 + (unsigned)round % 4);
        struct loader *l = loader_start(p, &o, NULL);
        for (int i = 0; i < round / 4; i++)
            batch_free(loader_take(l));
        loader_free(l);
        pool_free(p);
    }
    loader_free(NULL);
}

static void count_job(void *arg)
{
    ++*(int *)arg;
}

/* Batches that nobody takes stop the scanning, but not for ever: and the loop
 * of the screen is woken. */
static void test_wake(void **state)
{
    (void)state;
    char name[100];
    make_folder("a");
    for (int i = 0; i < 200; i++) {
        snprintf(name, sizeof name, "a/%d.txt", i);
        put_text(name);
    }
    struct str path = STR("a");
    struct load_opts o = {
        .paths = &path, .npaths = 1, .rules = rules_builtin(), .now_ms = NOW_MS
    };
    struct wake w;
    wake_open(&w);
    struct pool *p = pool_new(2);
    struct loader *l = loader_start(p, &o, &w);
    size_t n = 0;
    int ran = 0;
    pool_run(p, count_job, &ran);
    while (!loader_done(l)) {
        struct pollfd f = { .fd = w.read_fd, .events = POLLIN };
        assert_int_equal(poll(&f, 1, 20000), 1);
        wake_clear(&w);
        for (struct batch *b; (b = loader_try(l)); batch_free(b))
            n += b->n;
    }
    assert_int_equal(n, 200);
    loader_free(l);
    pool_wait(p);
    assert_int_equal(ran, 1);
    pool_free(p);
    wake_close(&w);
}

/* Folders that go while the walk knows of them: one line each. */
static void test_vanish(void **state)
{
    (void)state;
    make_folder("a");
    make_folder("a/1");
    make_folder("a/2");
    put_text("a/1/tea.txt");
    put_text("a/2/tea.txt");
    struct str path = STR("a");
    struct walk *w = walk_new(&path, 1, rules_builtin());
    struct chunk *c = xcalloc(1, sizeof *c);
    size_t errors = 0;
    bool more;
    do {
        more = walk_next(w, 1, c);
        errors += c->tally.unreadable;
        assert_int_equal(c->bad_paths, 0);
        if (c->nfiles) { /* in one of the two; the other one goes now */
            struct str dir = folder_dir(c->folders[c->files[0].folder]);
            const char *other =
                str_eq(dir, STR("a/1/")) ? "a/2/tea.txt" : "a/1/tea.txt";
            assert_string_equal(c->names.p + c->files[0].name, "tea.txt");
            char parent[] = "a/?";
            parent[2] = other[2];
            assert_int_equal(unlink(other) | rmdir(parent), 0);
        }
        chunk_reset(c);
    } while (more);
    assert_int_equal(errors, 1);
    assert_int_equal(walk_percent(w), 100);
    chunk_free(c);
    free(c);
    walk_free(w);
}

/* In one flat folder the share read rises too, and is whole at the end only. */
static void test_percent(void **state)
{
    (void)state;
    enum { FILES = 600 };
    char name[32];
    make_folder("a");
    for (int i = 0; i < FILES; i++) {
        snprintf(name, sizeof name, "a/tea-%03d.txt", i);
        put_text(name);
    }
    struct str path = STR("a");
    struct walk *w = walk_new(&path, 1, rules_builtin());
    struct chunk *c = xcalloc(1, sizeof *c);
    unsigned before = 0, steps = 0;
    size_t files = 0;
    while (walk_next(w, 50, c)) {
        unsigned percent = walk_percent(w);
        assert_in_range(percent, before, 99);
        steps += percent > before;
        before = percent;
        files += c->nfiles;
        chunk_reset(c);
    }
    assert_int_equal(files, FILES);
    assert_int_equal(walk_percent(w), 100);
    struct io_stat st; /* the size of the folder is all there is to go by */
    assert_int_equal(io_stat(IO_CWD, "a", &st, NULL), ST_OK);
    assert_true(steps > 0 || st.size == 0);
    chunk_free(c);
    free(c);
    walk_free(w);
}

/* A tree whose paths are longer than the system opens: the part that can be
 * reached is read, the rest is one line. */
static void test_deep(void **state)
{
    (void)state;
    enum { LEVELS = 300 };
    static const char level[] = "a-folder-name-of-20b";
    for (int i = 0; i < LEVELS; i++) {
        put_text("tea.txt");
        assert_int_equal(mkdir(level, 0700), 0);
        assert_int_equal(chdir(level), 0);
    }
    assert_int_equal(chdir(folder), 0);
    static const char *const paths[] = { "." };
    struct loaded d;
    load(&d, 2, 1, paths);
    assert_in_range(d.archive.nentries, 150, 250);
    assert_int_equal(d.nerrors, 1);
    unload(&d);
}

static void test_entry(void **state)
{
    (void)state;
    make_folder("山茶");
    put_text("山茶/2021-03-04 雨.txt");
    static const char *const paths[] = { "山茶" };
    struct loaded d;
    load(&d, 1, 1, paths);
    assert_int_equal(d.archive.nentries, 1);
    const struct entry *e = archive_entry(&d.archive, 0);
    assert_int_equal(e->item, 1);
    assert_non_null(e->dialect);
    assert_int_equal(e->size, sizeof text - 1);
    assert_int_equal(e->day, meta_civil(2021, 3, 4));
    if (e->date_ms == DATE_UNKNOWN) /* 12:00 of the day in Shanghai */
        assert_int_equal(e->order_ms,
                         ((int64_t)e->day * 24 + 12 - 8) * 3600 * 1000);
    else
        assert_int_equal(e->order_ms, e->date_ms);
    unload(&d);
}

static void test_scan(void **state)
{
    (void)state;
    struct load_opts o = { .rules = rules_builtin(), .now_ms = NOW_MS };
    bool bad = true;
    struct batch *b =
        loader_scan(&o, STR("-"), STR("茶\n\n下雨了。\n"), 99, &bad);
    assert_false(bad);
    assert_int_equal(b->n, 1);
    assert_true(str_eq(b->entries[0].name, STR("-")));
    assert_int_equal(b->entries[0].dir.n, 0);
    assert_int_equal(b->entries[0].size, 99);
    batch_free(b);
    b = loader_scan(&o, STR("-"), STR("\0\0\0\0"), 4, &bad);
    assert_true(bad);
    assert_int_equal(b->n, 0);
    assert_int_equal(b->nerrors, 1);
    batch_free(b);
    b = loader_scan(&o, STR("-"), STR(""), 0, &bad);
    assert_false(bad);
    assert_int_equal(b->n, 0);
    assert_int_equal(b->tally.empty, 1);
    batch_free(b);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

/* Many articles in one file, which shares the queue with others. */
static void test_several(void **state)
{
    (void)state;
    enum { DOCS = 3000 };
    struct buf docs = { 0 };
    for (int i = 1; i <= DOCS; i++)
        buf_printf(&docs,
                   "<doc>\n<contenttitle>第%d壶茶</contenttitle>\n"
                   "<content>水开了。</content>\n</doc>\n",
                   i);
    make_folder("a");
    put("a/docs.txt", docs.p, docs.n);
    put("a/feed.xml", LITERAL("<rss><item><title>茶</title></item></rss>"));
    put("a/map.xml", LITERAL("<map><place>山</place></map>"));
    put("a/data.json", LITERAL("{\"a\": 1}"));
    static const char *const paths[] = { "a" };
    struct loaded d;
    load(&d, 2, 1, paths);
    assert_int_equal(d.archive.nentries, DOCS + 1);
    assert_int_equal(d.archive.tally.skipped, 2);
    size_t at = 0, items = 0;
    for (size_t i = 0; i < d.archive.nentries; i++) {
        const struct entry *e = archive_entry(&d.archive, i);
        if (!str_eq(e->name, STR("docs.txt")))
            continue;
        assert_int_equal(e->item, ++items);
        assert_true(e->part > 0 && e->at >= at);
        at = e->at + e->part;
        assert_memory_equal(docs.p + at - 6, "</doc>", 6);
        char title[64];
        snprintf(title, sizeof title, "第%zu壶茶", items);
        assert_true(str_eq(e->title, str_of(title)));
    }
    assert_int_equal(items, DOCS);
    unload(&d);
    buf_free(&docs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_zoo),        CASE(test_overlap),
        CASE(test_given),      CASE(test_many),
        CASE(test_unreadable), CASE(test_shared_folder),
        CASE(test_stop),       CASE(test_wake),
        CASE(test_vanish),     CASE(test_deep),
        CASE(test_entry),      CASE(test_percent),
        CASE(test_several),    cmocka_unit_test(test_scan),
    };
    return cmocka_run_group_tests_name("loader", tests, NULL, NULL);
}
