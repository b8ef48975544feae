/* SPDX-License-Identifier: MIT */
/*
 * What stands up to the first LF is a query, the rest an article. The answer
 * about an entry does not depend on when its text is asked for; hits lie in
 * title and text, in order, and are what the words ask for; a phrase is found
 * exactly where it has hits.
 */
#include <config.h>

#include "check_hits.h"

#include "model/article.h"
#include "model/loader.h"
#include "search/filter.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LONGEST_QUERY = 300, LONGEST = 16384, ITEMS = 4 };

static void must(bool holds)
{
    if (!holds)
        abort();
}

static struct filter *make(struct str query, const struct rules *rules,
                           struct regex **regex)
{
    struct filter_env env = {
        .rules = rules, .today = 19676, .width = WIDTH_DUMP, .regex = regex
    };
    struct query_fault fault;
    struct filter *f = NULL;
    struct err e;
    if (filter_make(&f, query, &env, &fault, &e) == ST_OK)
        return f;
    must(fault.at <= query.n && fault.n <= query.n - fault.at);
    must(e.text[0] != 0);
    return NULL;
}

static const struct match *words_of(const struct filter *f)
{
    return &filter_find(f, MATCH_TEXT)->words;
}

/* --- one entry --- */

struct subject {
    const struct archive *archive;
    const struct entry *entry;
    struct title_key title;
    struct buf title_buf;
    const struct doc *doc;
    struct body *body;
};

static bool matches(struct filter *f, const struct subject *s)
{
    uint8_t *answers = malloc(filter_terms(f) + 1);
    enum answer is;
    bool yes;
    must(answers != NULL);
    is = filter_entry(f, s->archive, s->entry, &s->title, answers);
    must(is == ANSWER_YES || is == ANSWER_NO || is == ANSWER_TEXT);
    yes =
        is == ANSWER_TEXT ? filter_body(f, answers, s->body) : is == ANSWER_YES;
    filter_entry(f, s->archive, s->entry, &s->title, answers);
    must(filter_body(f, answers, s->body) == yes);
    filter_entry(f, s->archive, s->entry, &s->title, answers);
    if (is != ANSWER_TEXT)
        must(filter_body(f, answers, NULL) == yes);
    free(answers);
    return yes;
}

static size_t hits_in(const struct match *m, struct str text)
{
    size_t n;
    must(check_hits(m, text, &n) == NULL);
    return n;
}

static bool has_hidden(const struct doc *d)
{
    for (uint32_t i = 0; i < d->nblocks; i++)
        if (d->blocks[i].hidden != HIDE_NOT)
            return true;
    return false;
}

/* The query as one phrase: what has a hit matches, and the other way round
 * where nothing is hidden. */
static void check_phrase(struct str query, const struct subject *s,
                         struct regex **regex)
{
    struct buf phrase = { 0 };
    struct filter *f;
    buf_chr(&phrase, '"');
    for (size_t i = 0; i < query.n; i++) {
        if (query.p[i] == '"' || query.p[i] == '\\')
            buf_chr(&phrase, '\\');
        buf_chr(&phrase, query.p[i]);
    }
    buf_chr(&phrase, '"');
    f = make(buf_str(&phrase), NULL, regex);
    if (f && words_of(f)->n == 1) {
        size_t n = hits_in(words_of(f), s->entry->title) +
                   hits_in(words_of(f), s->doc->text);
        bool yes = matches(f, s);
        must(!yes || n > 0 || has_hidden(s->doc));
        must(yes || n == 0 || has_hidden(s->doc));
    }
    filter_free(f);
    buf_free(&phrase);
}

static void check_entry(struct filter *f, struct str query,
                        const struct archive *a, const struct article *art,
                        const struct entry *e, struct regex **regex)
{
    struct subject s = { .archive = a, .entry = e, .doc = &art->doc };
    struct buf hits = { 0 };
    s.body = body_make(&art->doc);
    title_key_make(&s.title, e->title, &s.title_buf);
    if (f) {
        matches(f, &s);
        hits_in(words_of(f), art->doc.text);
        match_hits(words_of(f), MATCH_TITLE, e->title, 100, &hits);
    }
    check_phrase(query, &s, regex);
    buf_free(&hits);
    buf_free(&s.title_buf);
    free(s.body);
}

/* --- the article --- */

static void check_file(struct filter *f, struct str query, struct str bytes,
                       struct regex **regex)
{
    struct load_opts opts = { .rules = rules_builtin(),
                              .now_ms = INT64_C(1700000000000),
                              .all = true };
    struct archive archive;
    bool bad;
    archive_init(&archive);
    archive_adopt(&archive,
                  loader_scan(&opts, STR("a.md"), bytes, bytes.n, &bad));
    for (size_t i = 0; i < archive.nentries && i < ITEMS; i++) {
        struct arena scratch = { 0 };
        const struct entry *e = archive_entry(&archive, i);
        struct ref ref = entry_ref(&scratch, e);
        struct article *art =
            article_parse(&ref, bytes, bytes.n,
                          &(struct article_opts){ .rules = opts.rules,
                                                  .now_ms = opts.now_ms });
        if (art->status == ST_OK)
            check_entry(f, query, &archive, art, e, regex);
        article_free(art);
        arena_free(&scratch);
    }
    archive_free(&archive);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str all = { (const char *)data, size < LONGEST ? size : LONGEST };
    size_t lf = str_chr(all, '\n');
    struct str query = str_head(all, lf < LONGEST_QUERY ? lf : LONGEST_QUERY);
    struct regex *regex = NULL;
    struct filter *f = make(query, rules_builtin(), &regex);
    check_file(f, query, str_skip(all, lf < all.n ? lf + 1 : all.n), &regex);
    filter_free(f);
    regex_close(regex);
    return 0;
}
