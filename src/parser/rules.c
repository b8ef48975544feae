/* SPDX-License-Identifier: MIT */
/*
 * Look-up in the tables. Sources are sorted by source_key_cmp: rows of one
 * host stand together, those with "*." behind all others.
 */
#include <config.h>

#include "parser/rules.h"

#include "base/ascii.h"
#include "parser/rules_read.h"
#include "parser/rules_rows.h"
#include "parser/url.h"

const struct rules *rules_builtin(void)
{
    return &rules_data;
}

enum status rules_add(struct arena *a, const struct rules *base,
                      const char *name, struct str text, const char *shown,
                      const struct rules **out, struct err *e)
{
    return rules_read(a, base, name, text, shown, out, e);
}

/* Is `path` of a rule a head of the path of an address? */
static bool path_matches(struct str rule, struct str path)
{
    if (rule.n == 0)
        return true;
    if (!str_starts(path, rule))
        return false;
    return path.n == rule.n || rule.p[rule.n - 1] == '/' ||
           strchr("/?#", path.p[rule.n]) != NULL;
}

/* Does the row stand before the key? By the order of source_host_cmp; most
 * rows of a bisection differ in the first byte. */
static bool is_before(const struct rules *r, const struct source_row *row,
                      const struct source_key *want)
{
    if (row->below != want->below)
        return want->below;
    if (row->host.n && want->host.n) {
        int d = (unsigned char)ascii_lower(r->chars[row->host.at]) -
                (unsigned char)ascii_lower(want->host.p[0]);
        if (d != 0)
            return d < 0;
    }
    struct source_key key = source_key_of(r, row);
    return source_host_cmp(&key, want) < 0;
}

/* The row of exactly this host with the longest path; NULL if none. *by_path is
 * set where another path of it may have another row. */
static const struct source_row *
find(const struct rules *r, const struct source_key *want, bool *by_path)
{
    size_t lo = 0, hi = r->nsources;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (is_before(r, &r->sources[mid], want))
            lo = mid + 1;
        else
            hi = mid;
    }
    const struct source_row *best = NULL;
    for (; lo < r->nsources; lo++) {
        struct source_key k = source_key_of(r, &r->sources[lo]);
        if (source_host_cmp(&k, want) != 0)
            break;
        *by_path = *by_path || k.path.n > 0;
        /* sorted: of two paths that match the longer one is the later */
        if (path_matches(k.path, want->path))
            best = &r->sources[lo];
    }
    return best;
}

static const struct source_row *row_of(const struct rules *r, struct str host,
                                       struct str rest, bool *by_path)
{
    struct source_key want = { .host = host };
    want.path = str_skip(rest, str_chr(rest, '/') + 1);
    if (str_starts_nocase(want.host, STR("www.")))
        want.host = str_skip(want.host, 4);
    const struct source_row *found = find(r, &want, by_path);
    want.below = true;
    while (!found && want.host.n) {
        found = find(r, &want, by_path);
        want.host = str_skip(want.host, str_chr(want.host, '.') + 1);
    }
    return found;
}

static struct source_rule rule_of(const struct rules *r,
                                  const struct source_row *row)
{
    if (!row)
        return (struct source_rule){ 0 };
    return (struct source_rule){ true,
                                 (enum lang)row->lang,
                                 rules_str(r, row->name),
                                 rules_str(r, row->short_name),
                                 rules_str(r, row->sort),
                                 rules_str(r, row->zone) };
}

struct source_rule rules_source_memo(const struct rules *r, struct str url,
                                     struct rules_memo *memo)
{
    struct str host = url_host(url);
    bool by_path = false;
    if (host.n == 0)
        return rule_of(r, NULL);
    if (memo && memo->rules == r &&
        str_eq(host, (struct str){ memo->host, memo->n }))
        return rule_of(r, memo->row);
    struct str rest = str_range(str_end(host), str_end(url));
    const struct source_row *found = row_of(r, host, rest, &by_path);
    if (memo && !by_path && host.n <= sizeof memo->host) {
        memo->rules = r;
        memo->row = found;
        memo->n = host.n;
        memcpy(memo->host, host.p, host.n);
    }
    return rule_of(r, found);
}

struct source_rule rules_source(const struct rules *r, struct str url)
{
    return rules_source_memo(r, url, NULL);
}

struct rules_host rules_host(struct str name)
{
    return (struct rules_host){ name, host_bits(name) };
}

bool rules_is_below(struct str name, struct str host)
{
    if (name.n < host.n)
        return false;
    if (!str_eq_nocase(str_skip(name, name.n - host.n), host))
        return false;
    return name.n == host.n || name.p[name.n - host.n - 1] == '.';
}

/* Is the extension of name, behind `mark` unless that is NUL, in the table? */
static bool has_ext(const struct rules *r, struct str name, char mark)
{
    size_t slash = str_rchr(name, '/');
    if (slash < name.n)
        name = str_skip(name, slash + 1);
    size_t dot = str_rchr(name, '.');
    char lower[32];
    size_t n = 0;
    if (dot + 1 >= name.n || name.n - dot > sizeof lower)
        return false;
    if (mark)
        lower[n++] = mark;
    for (size_t i = dot + 1; i < name.n; i++) {
        lower[n++] = ascii_lower(name.p[i]);
    }
    struct str key = { lower, n };
    size_t lo = 0, hi = r->nskip;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int d = str_cmp(rules_str(r, r->skip[mid]), key);
        if (d == 0)
            return true;
        if (d < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return false;
}

bool rules_skip(const struct rules *r, struct str name)
{
    return has_ext(r, name, '\0');
}

bool rules_mixed(const struct rules *r, struct str name)
{
    return has_ext(r, name, '?');
}
