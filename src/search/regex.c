/* SPDX-License-Identifier: MIT */
/*
 * The functions are asked for by name and are declared here as the library's
 * manual has them; those of 8 bits are the same since its first version, and
 * so are the numbers of the options.
 */
#include <config.h>

#include "search/regex.h"

#include "base/i18n.h"
#include "base/library.h"
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>

/* PCRE2_CASELESS, PCRE2_NEVER_BACKSLASH_C, PCRE2_UCP, PCRE2_UTF */
enum {
    CASELESS = 0x00000008,
    NEVER_BACKSLASH_C = 0x00100000,
    UCP = 0x00020000,
    UTF = 0x00080000,
    NO_UTF_CHECK = 0x40000000,
    JIT_COMPLETE = 1,
};

/* Steps of one match: less than a second, also where steps are slow. */
enum { STEPS = 1000000, HEAP_KIB = 20000 };

/* Longer ones take longer to compile than a key may take. */
enum { LONGEST = 1000 };

struct regex {
    struct library *library;
    void *(*compile)(const unsigned char *pattern, size_t n, uint32_t options,
                     int *error, size_t *at, void *context);
    void (*code_free)(void *code);
    int (*error_text)(int error, unsigned char *to, size_t room);
    int (*jit_compile)(void *code, uint32_t options);
    int (*match)(const void *code, const unsigned char *text, size_t n,
                 size_t from, uint32_t options, void *data, void *context);
    void *(*data_new)(uint32_t pairs, void *context);
    void (*data_free)(void *data);
    size_t *(*pairs)(void *data);
    void *(*context_new)(void *context);
    void (*context_free)(void *context);
    int (*set_steps)(void *context, uint32_t steps);
    int (*set_heap)(void *context, uint32_t kib); /* may be NULL */
};

struct regex_code {
    const struct regex *regex;
    void *code, *context;
};

static struct library *load_library(void)
{
    static const char *const names[] = { "libpcre2-8.so.0", "libpcre2-8.so",
                                         "libpcre2-8.0.dylib",
                                         "libpcre2-8.dylib" };
    return library_open(names, sizeof names / sizeof *names);
}

enum status regex_open(struct regex **out, struct err *e)
{
    struct regex *r = xcalloc(1, sizeof *r);
    r->library = load_library();
    if (r->library &&
        library_find(r->library, "pcre2_compile_8", &r->compile) &&
        library_find(r->library, "pcre2_code_free_8", &r->code_free) &&
        library_find(r->library, "pcre2_get_error_message_8", &r->error_text) &&
        library_find(r->library, "pcre2_jit_compile_8", &r->jit_compile) &&
        library_find(r->library, "pcre2_match_8", &r->match) &&
        library_find(r->library, "pcre2_match_data_create_8", &r->data_new) &&
        library_find(r->library, "pcre2_match_data_free_8", &r->data_free) &&
        library_find(r->library, "pcre2_get_ovector_pointer_8", &r->pairs) &&
        library_find(r->library, "pcre2_match_context_create_8",
                     &r->context_new) &&
        library_find(r->library, "pcre2_match_context_free_8",
                     &r->context_free) &&
        library_find(r->library, "pcre2_set_match_limit_8", &r->set_steps)) {
        library_find(r->library, "pcre2_set_heap_limit_8", &r->set_heap);
        *out = r;
        return ST_OK;
    }
    regex_close(r);
    return err_set(e, ST_USAGE,
                   _("PCRE2, which regular expressions need, is not "
                     "installed"));
}

void regex_close(struct regex *r)
{
    if (r)
        library_close(r->library);
    free(r);
}

/* The program; NULL: *at and *e tell what is wrong. */
static void *compile(const struct regex *r, struct str pattern, size_t *at,
                     struct err *e)
{
    unsigned char why[256] = "";
    int error = 0;
    void *code;

    *at = 0;
    if (pattern.n > LONGEST) {
        err_set(e, ST_USAGE, _("this regular expression is too long"));
        return NULL;
    }
    code = r->compile((const unsigned char *)(pattern.n ? pattern.p : ""),
                      pattern.n, CASELESS | NEVER_BACKSLASH_C | UCP | UTF,
                      &error, at, NULL);
    if (code)
        return code;
    *at = *at < pattern.n ? *at : pattern.n;
    r->error_text(error, why, sizeof why);
    err_set(e, ST_USAGE, _("no regular expression: %s"), (const char *)why);
    return NULL;
}

enum status regex_check(const struct regex *r, struct str pattern, size_t *at,
                        struct err *e)
{
    void *code = compile(r, pattern, at, e);

    if (!code)
        return ST_USAGE;
    r->code_free(code);
    return ST_OK;
}

enum status regex_compile(const struct regex *r, struct str pattern,
                          struct regex_code **out, struct err *e)
{
    size_t at;
    void *code = compile(r, pattern, &at, e);
    struct regex_code *c;

    if (!code)
        return ST_USAGE;
    r->jit_compile(code, JIT_COMPLETE); /* if not, it is interpreted */
    c = xcalloc(1, sizeof *c);
    *c = (struct regex_code){ r, code, r->context_new(NULL) };
    if (c->context) {
        r->set_steps(c->context, STEPS);
        if (r->set_heap)
            r->set_heap(c->context, HEAP_KIB);
    }
    *out = c;
    return ST_OK;
}

void regex_code_free(struct regex_code *c)
{
    if (!c)
        return;
    if (c->context)
        c->regex->context_free(c->context);
    c->regex->code_free(c->code);
    free(c);
}

bool regex_find(const struct regex_code *c, struct str text, size_t from,
                size_t *start, size_t *end)
{
    const struct regex *r = c->regex;
    void *data = c->context ? r->data_new(1, NULL) : NULL;
    /* The one pair holds the whole match; 0 says that there were more. */
    bool found =
        data && r->match(c->code, (const unsigned char *)text.p, text.n, from,
                         NO_UTF_CHECK, data, c->context) >= 0;

    if (found) {
        const size_t *pair = r->pairs(data);
        *start = pair[0];
        *end = pair[1] > pair[0] ? pair[1] : pair[0];
    }
    if (data)
        r->data_free(data);
    return found;
}
