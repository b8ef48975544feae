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
};

/* Longer ones take longer to compile than a key may take. */
enum { LONGEST = 1000 };

struct regex {
    struct library *library;
    void *(*compile)(const unsigned char *pattern, size_t n, uint32_t options,
                     int *error, size_t *at, void *context);
    void (*code_free)(void *code);
    int (*error_text)(int error, unsigned char *to, size_t room);
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
        library_find(r->library, "pcre2_get_error_message_8", &r->error_text)) {
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

enum status regex_check(const struct regex *r, struct str pattern, size_t *at,
                        struct err *e)
{
    unsigned char why[256] = "";
    int error = 0;
    void *code;

    *at = 0;
    if (pattern.n > LONGEST)
        return err_set(e, ST_USAGE, _("this regular expression is too long"));
    code = r->compile((const unsigned char *)(pattern.n ? pattern.p : ""),
                      pattern.n, CASELESS | NEVER_BACKSLASH_C | UCP | UTF,
                      &error, at, NULL);
    if (code) {
        r->code_free(code);
        return ST_OK;
    }
    *at = *at < pattern.n ? *at : pattern.n;
    r->error_text(error, why, sizeof why);
    return err_set(e, ST_USAGE, _("no regular expression: %s"),
                   (const char *)why);
}
