/* SPDX-License-Identifier: MIT */
/*
 * gen_rules DATADIR > rules_data.c: the files of data/ as const tables.
 *
 * A program of the build, not of the user. It reads with the same reader as
 * the program does, so a file that compiles in can be added at run time too.
 */
#include <config.h>

#include "base/buf.h"
#include "parser/rules_read.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const tables[] = { "sources", "boilerplate", "skip",
                                      "aliases" };

static bool file_read(const char *path, struct buf *out)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return false;
    size_t n;
    while ((n = fread(buf_room(out, 4096), 1, 4096, f)) > 0)
        out->n += n;
    bool ok = !ferror(f);
    fclose(f);
    return ok;
}

enum { LINE = 64 }; /* bytes of a line of characters */

/* Three-digit octal ends before any digit that follows. */
static void put_chars(struct str s)
{
    printf("static const char chars[] = \"\"");
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (i % LINE == 0)
            printf("%s\n    \"", i ? "\"" : "");
        if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\' || c == '?')
            printf("\\%03o", c);
        else
            putchar(c);
    }
    printf("%s;\n\n", s.n ? "\"" : "");
}

static void put_strs(const struct rule_str *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        printf("{ %" PRIu32 ", %" PRIu32 " }, ", list[i].at, list[i].n);
}

static void put_sources(const struct rules *r)
{
    printf("static const struct source_row sources[] = {\n");
    for (size_t i = 0; i < r->nsources; i++) {
        const struct source_row *s = &r->sources[i];
        const struct rule_str parts[] = { s->host,       s->path, s->name,
                                          s->short_name, s->sort, s->zone };
        printf("    { ");
        put_strs(parts, sizeof parts / sizeof *parts);
        printf("%d, %d },\n", s->below, s->lang);
    }
    printf("    { .below = 0 },\n};\n\n"); /* never empty */
}

static void put_hides(const struct rules *r)
{
    printf("static const struct hide_rule hides[] = {\n");
    for (size_t i = 0; i < r->nhides; i++) {
        const struct hide_rule *h = &r->hides[i];
        const struct rule_str parts[] = { h->host, h->pattern };
        printf("    { ");
        put_strs(parts, sizeof parts / sizeof *parts);
        printf("%d, %d, %d, %d, %d, %d },\n", h->on, h->as, h->reason, h->ask,
               h->bucket, h->at_host);
    }
    printf("    { .on = 0 },\n};\n\n");
}

static void put_selectors(const struct rules *r)
{
    printf("static const struct selector selectors[] = {\n");
    for (size_t i = 0; i < r->nselectors; i++) {
        const struct selector *s = &r->selectors[i];
        const struct rule_str parts[] = { s->tag, s->cls, s->id, s->attr,
                                          s->value };
        printf("    { UINT64_C(0x%" PRIx64 "), ", s->need);
        put_strs(parts, sizeof parts / sizeof *parts);
        printf("%d, %d },\n", s->op, s->bit);
    }
    printf("    { .need = 0 },\n};\n\n");
}

static void put_list(const char *name, const struct rule_str *list, size_t n)
{
    printf("static const struct rule_str %s[] = {\n", name);
    for (size_t i = 0; i < n; i++) {
        printf("    ");
        put_strs(&list[i], 1);
        printf("\n");
    }
    printf("    { .at = 0 },\n};\n\n");
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: gen_rules DATADIR > rules_data.c\n");
        return 2;
    }
    struct arena a = { 0 };
    const struct rules *r = arena_new(&a, struct rules);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        const char *path = arena_printf(&a, "%s/%s", argv[1], tables[i]).p;
        struct buf text = { 0 };
        struct err e;
        if (!file_read(path, &text)) {
            perror(path);
            return 1;
        }
        if (rules_read(&a, r, tables[i], buf_str(&text), path, &r, &e) !=
            ST_OK) {
            fprintf(stderr, "%s\n", e.text);
            return 1;
        }
        buf_free(&text);
    }
    printf("/* SPDX-License-Identifier: MIT */\n"
           "/* Made by gen_rules from data/; do not edit. The last row of\n"
           " * each table is empty and not counted. */\n"
           "#include <config.h>\n\n"
           "#include \"parser/rules_read.h\"\n\n");
    put_chars((struct str){ r->chars, r->nchars });
    put_sources(r);
    put_hides(r);
    put_selectors(r);
    put_list("skip", r->skip, r->nskip);
    put_list("aliases", r->aliases, r->naliases);
    printf("const struct rules rules_data = {\n"
           "    chars, %zu, sources, %zu, hides, %zu, selectors, %zu,\n"
           "    skip, %zu, aliases, %zu,\n};\n",
           r->nchars, r->nsources, r->nhides, r->nselectors, r->nskip,
           r->naliases);
    arena_free(&a);
    return fflush(stdout) == 0 ? 0 : 1;
}
