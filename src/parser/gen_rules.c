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

static const char *const on_words[] = {
    [HIDE_ELEMENT] = "HIDE_ELEMENT", [HIDE_BLOCK] = "HIDE_BLOCK",
    [HIDE_AFTER] = "HIDE_AFTER",     [HIDE_TO_END] = "HIDE_TO_END",
    [HIDE_IMAGE] = "HIDE_IMAGE",
};

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

/* A str initialiser; three-digit octal ends before any digit that follows. */
static void put_str(struct str s)
{
    if (s.n == 0) {
        printf("{ \"\", 0 }");
        return;
    }
    printf("{ \"");
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\' || c == '?')
            printf("\\%03o", c);
        else
            putchar(c);
    }
    printf("\", %zu }", s.n);
}

static void put_sources(const struct rules *r)
{
    printf("static const struct source_rule sources[] = {\n");
    for (size_t i = 0; i < r->nsources; i++) {
        const struct source_rule *s = &r->sources[i];
        const struct str parts[] = { s->name, s->short_name, s->sort, s->zone };
        printf("    { { %s, ", s->key.below ? "true" : "false");
        put_str(s->key.host);
        printf(", ");
        put_str(s->key.path);
        printf(" }, ");
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
            put_str(parts[k]);
            printf(", ");
        }
        printf("(enum lang)%d },\n", (int)s->lang);
    }
    printf("    { .lang = LANG_UNKNOWN },\n};\n\n"); /* never empty */
}

static void put_hides(const struct rules *r)
{
    printf("static const struct hide_rule hides[] = {\n");
    for (size_t i = 0; i < r->nhides; i++) {
        const struct hide_rule *h = &r->hides[i];
        const struct selector *s = &h->selector;
        printf("    { %s, (enum hide_as)%d, (enum reason)%d, ", on_words[h->on],
               (int)h->as, (int)h->reason);
        put_str(h->host);
        printf(", ");
        put_str(h->pattern);
        printf(",\n      { ");
        const struct str parts[] = { s->tag, s->cls, s->id, s->attr };
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
            put_str(parts[k]);
            printf(", ");
        }
        printf("%d, ", s->op);
        put_str(s->value);
        printf(",\n        UINT64_C(0x%" PRIx64 "), %d }, %d, %d, %d },\n",
               s->need, s->bit, h->ask, h->bucket, h->at_host);
    }
    printf("    { .on = HIDE_IMAGE },\n};\n\n");
}

static void put_list(const char *name, const struct str *list, size_t n)
{
    printf("static const struct str %s[] = {\n", name);
    for (size_t i = 0; i < n; i++) {
        printf("    ");
        put_str(list[i]);
        printf(",\n");
    }
    printf("    { \"\", 0 },\n};\n\n");
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
    put_sources(r);
    put_hides(r);
    put_list("skip", r->skip, r->nskip);
    put_list("aliases", r->aliases, r->naliases);
    printf("const struct rules rules_data = {\n"
           "    sources, %zu, hides, %zu, skip, %zu, aliases, %zu,\n};\n",
           r->nsources, r->nhides, r->nskip, r->naliases);
    arena_free(&a);
    return fflush(stdout) == 0 ? 0 : 1;
}
