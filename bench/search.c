/* SPDX-License-Identifier: MIT */
/*
 * search - filters over a whole archive, as the program runs them: texts read
 * ahead, against a bare read and libxml2's SAX parser; words in texts that are
 * held, against a loop that only reads as much memory; titles, against fzf
 * over the same list; how long the first answer takes, and the memory.
 */
#include <config.h>

#include "bandwidth.h"
#include "bodies.h"
#include "needles.h"

#include "base/mem.h"
#include "model/article.h"
#include "model/loader.h"
#include "parser/parse.h"
#include "parser/rules.h"
#include "search/sift.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { READS = 3, TURN_MS = 4 };

struct bed {
    struct bench b;
    struct bodies bodies;
    struct pool *pool, *one; /* of all threads, of one */
    bool alone;              /* filters run on the latter */
    struct archive archive;
    struct keys keys;
    struct texts texts;
    struct regex *regex;
    struct arena arena;
    struct str all;              /* a copy of all texts, in one piece */
    struct str needles[NEEDLES]; /* as queries */
    char titles[300];            /* a file */
    size_t grown;                /* KiB of the process, by the texts */
    size_t sink;                 /* keeps loops that only read */
};

/* the archive */

static void load(struct bed *t)
{
    struct load_opts o = {
        .paths = t->b.paths,
        .npaths = t->b.npaths,
        .rules = rules_builtin(),
        .now_ms = t->b.now_ms,
    };
    struct loader *l;
    archive_init(&t->archive);
    l = loader_start(t->one, &o, NULL); /* in one order, for one word */
    for (struct batch *batch; (batch = loader_take(l));)
        archive_adopt(&t->archive, batch);
    loader_free(l);
}

static struct article *load_article(const struct ref *ref, const void *user)
{
    const struct bed *t = user;
    return article_load(ref, &(struct article_opts){ .rules = rules_builtin(),
                                                     .now_ms = t->b.now_ms,
                                                     .want = META_TEXT });
}

static struct sift *ask(struct bed *t, struct str query, bool fill)
{
    struct filter_env env = { .rules = rules_builtin(),
                              .today = 20000,
                              .width = WIDTH_DUMP,
                              .regex = &t->regex };
    struct sift_env how = {
        .pool = t->alone ? t->one : t->pool,
        .load = load_article,
        .user = t,
        .fill = fill,
    };
    struct filter *f;
    struct err e;
    if (filter_make(&f, query, &env, NULL, &e) != ST_OK) {
        fprintf(stderr, "search: %s\n", e.text);
        exit(1);
    }
    return sift_new(&how, f, &t->archive, &t->keys, &t->texts);
}

static size_t resident(void)
{
    unsigned long all = 0, here = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f && fscanf(f, "%lu %lu", &all, &here) != 2)
        here = 0;
    if (f)
        fclose(f);
    return here * (size_t)sysconf(_SC_PAGESIZE) / 1024;
}

static void fill(struct bed *t, struct variant *v)
{
    size_t before = resident();
    struct sample begin = measure_now();
    struct sift *s = ask(t, STR("len:0.."), true);
    sift_finish(s);
    measure_add(v, begin);
    if (t->grown == 0) /* later ones take what the first one left */
        t->grown = resident() - before;
    sift_free(s);
}

/* what is searched for */

static void copy_texts(struct bed *t)
{
    size_t n = 0;
    char *p = bandwidth_memory(t->texts.bytes + 1);
    for (size_t i = 0; i < t->texts.n; i++) {
        const struct body *b = texts_get(&t->texts, i);
        if (!b)
            continue;
        memcpy(p + n, b->key, b->n);
        n += b->n;
    }
    t->all = (struct str){ p, n };
    needles_pick(&t->arena, t->all, t->needles);
    for (size_t i = 0; i < NEEDLES; i++)
        t->needles[i] =
            arena_printf(&t->arena, "body:\"%.*s\"", STR_ARG(t->needles[i]));
}

static void write_titles(struct bed *t)
{
    const char *tmp = getenv("TMPDIR");
    FILE *f;
    snprintf(t->titles, sizeof t->titles, "%s/baokan-bench-titles-%ld",
             tmp && strlen(tmp) < 150 ? tmp : "/tmp", (long)getpid());
    f = fopen(t->titles, "w");
    for (size_t i = 0; f && i < t->archive.nentries; i++) {
        struct str title = archive_entry(&t->archive, i)->title;
        fprintf(f, "%.*s\n", STR_ARG(title));
    }
    if (f)
        fclose(f);
}

/* ways to look */

/* Returns how many match; *first gets the time of the first answer. */
static size_t search(struct bed *t, struct str query, struct variant *v,
                     struct variant *first)
{
    struct sample begin = measure_now();
    struct sift *s = ask(t, query, false);
    size_t n = 0;
    if (first) {
        while (!sift_done(s) && !sift_turn(s, TURN_MS))
            ;
        measure_add(first, begin);
    }
    sift_finish(s);
    if (v)
        measure_add(v, begin);
    for (size_t i = 0; i < t->archive.nentries; i++)
        n += sift_keeps(s, archive_entry(&t->archive, i));
    sift_free(s);
    return n;
}

static void read_all(struct bed *t, struct variant *v)
{
    struct sample begin = measure_now();
    t->sink += bandwidth_read(t->all.p, t->all.n) != 0;
    measure_add(v, begin);
}

static double children_ms(void)
{
    struct rusage u;
    getrusage(RUSAGE_CHILDREN, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e3 +
           (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e3;
}

/* False: it cannot be run. */
static bool fzf(const struct bed *t, const char *word, struct variant *v)
{
    double before = children_ms();
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        int in = open(t->titles, O_RDONLY), out = open("/dev/null", O_WRONLY);
        dup2(in, 0);
        dup2(out, 1);
        unsetenv("FZF_DEFAULT_OPTS");
        execlp("fzf", "fzf", "-e", "-f", word, (char *)NULL);
        _exit(127);
    }
    if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status) ||
        WEXITSTATUS(status) > 1)
        return false;
    measure_sample(v, (struct sample){ children_ms() - before, 0 });
    return true;
}

/* the report */

static const struct {
    const char *word, *name;
} titles[] = {
    { "火车", "title" },
    { "huoche", "pinyin" },
    { "hc", "initials" },
};

enum { TITLES = sizeof titles / sizeof *titles };

struct measured {
    struct variant file, sax, fill, read, first, first_read;
    struct variant words[NEEDLES], bare, threads, ours[TITLES], fzf[TITLES];
    size_t hits[NEEDLES], found[TITLES];
};

static void read_texts(struct bed *t, struct measured *m)
{
    fill(t, &m->fill);
    for (size_t i = 0; i < READS; i++) {
        texts_free(&t->texts);
        search(t, STR("的"), NULL, &m->first_read);
    }
    m->fill.n = 0;
    for (size_t i = 0; i < READS; i++) {
        struct sample begin = measure_now();
        bodies_read(&t->bodies);
        measure_add(&m->file, begin);
        begin = measure_now();
        bodies_sax(&t->bodies);
        measure_add(&m->sax, begin);
        texts_free(&t->texts);
        fill(t, &m->fill);
    }
}

static void round_run(struct bed *t, struct measured *m)
{
    read_all(t, &m->read);
    search(t, t->needles[NEEDLE_ABSENT], &m->threads, NULL);
    t->alone = true; /* as the loop that reads */
    for (size_t i = 0; i < NEEDLES; i++)
        m->hits[i] = search(t, t->needles[i], &m->words[i], NULL);
    search(t, str_skip(t->needles[NEEDLE_WORD], 5), &m->bare, NULL);
    /* by itself: who waits for the first answer asks again and again */
    search(t, t->needles[NEEDLE_WORD], NULL, &m->first);
    t->alone = false;
    for (size_t i = 0; i < TITLES; i++) {
        struct arena *a = &t->arena;
        m->found[i] = search(t, arena_printf(a, "title:%s", titles[i].word),
                             &m->ours[i], NULL);
        fzf(t, titles[i].word, &m->fzf[i]);
    }
}

static double cpu(const struct variant *v)
{
    return measure_median(v).cpu;
}

static void tell_words(struct report *r, struct measured *m)
{
    for (size_t i = 0; i < NEEDLES; i++) {
        char name[48];
        snprintf(name, sizeof name, "in %s", needle_names[i]);
        report_number(r, name, (double)m->hits[i]);
    }
    for (size_t i = 0; i < NEEDLES; i++)
        report_ratio(r, needle_names[i], cpu(&m->words[i]) / cpu(&m->read),
                     1 / (i == NEEDLE_FREQUENT ? 0.40 : 0.75));
    report_ratio(r, "word, also in titles", cpu(&m->bare) / cpu(&m->read), 0);
    report_ratio(r, "absent 5, all threads, wall over one",
                 measure_median(&m->threads).wall /
                     measure_median(&m->words[NEEDLE_ABSENT]).wall,
                 0);
}

static void tell_titles(struct report *r, struct measured *m, size_t n)
{
    for (size_t i = 0; i < TITLES; i++) {
        char name[48];
        m->ours[i].name = titles[i].name;
        report_variant(r, &m->ours[i], n);
        snprintf(name, sizeof name, "%s over fzf", titles[i].name);
        if (m->fzf[i].n)
            report_ratio(r, name, cpu(&m->ours[i]) / cpu(&m->fzf[i]), 0.1);
    }
}

static void tell(struct bed *t, struct measured *m)
{
    struct report r;
    size_t n = t->archive.nentries;
    report_begin(&r, &t->b);
    report_number(&r, "articles", (double)n);
    report_number(&r, "text bytes", (double)t->all.n);
    report_variant(&r, &m->file, n);
    report_variant(&r, &m->sax, n);
    report_variant(&r, &m->fill, n);
    report_ratio(&r, "all texts over limit",
                 cpu(&m->fill) / (cpu(&m->file) + cpu(&m->sax)), 1.25);
    report_ratio(&r, "memory over text",
                 (double)t->grown * 1024 / (double)t->all.n, 1.3);
    report_number(&r, "read MB/s", (double)t->all.n / cpu(&m->read) / 1000);
    tell_words(&r, m);
    report_ratio(&r, "first, held, ms", measure_median(&m->first).wall, 30);
    report_ratio(&r, "first, unread, ms", measure_median(&m->first_read).wall,
                 30);
    tell_titles(&r, m, n);
    report_end(&r);
}

int main(int argc, char **argv)
{
    static struct measured m = {
        .file = { .name = "bare read" },
        .sax = { .name = "bare SAX" },
        .fill = { .name = "all texts" },
    };
    struct bed t = { .texts = { .most = UINT64_MAX } };

    bench_begin(&t.b, "search", argc, argv, 9);
    t.pool = pool_new(0);
    t.one = pool_new(1);
    bodies_begin(&t.bodies, &t.b);
    load(&t);
    while (!keys_add(&t.keys, &t.archive, SIZE_MAX))
        ;
    write_titles(&t);
    read_texts(&t, &m);
    copy_texts(&t);
    for (size_t i = 0; i < t.b.rounds; i++)
        round_run(&t, &m);
    tell(&t, &m);
    unlink(t.titles);
    texts_free(&t.texts);
    keys_free(&t.keys);
    archive_free(&t.archive);
    bodies_end(&t.bodies);
    pool_free(t.pool);
    pool_free(t.one);
    regex_close(t.regex);
    arena_free(&t.arena);
    bench_end(&t.b);
    return 0;
}
