/* SPDX-License-Identifier: MIT */
/*
 * Each kept entry becomes a key of 24 bytes: the group it falls into, the
 * first 8 bytes of what it is sorted by, its number. Nearly all comparisons
 * end inside two keys; the entries are only looked at to break ties.
 *
 * The keys are merge sorted from the bottom up. Not radix sort, since titles
 * and paths need comparisons anyway, and one sort for all keys is less code;
 * runs that are in order already, as after a load of dated files, are not
 * merged at all.
 *
 * Groups are then cut out of the sorted entries in one pass.
 */
#include <config.h>

#include "model/index.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>

struct key {
    uint64_t group; /* two 32-bit ranks of source and day */
    uint64_t by;
    uint32_t number; /* tie of dates only */
    uint32_t at;     /* index of the entry */
};

/* What comparing and grouping need. */
struct order {
    const struct archive *archive;
    const struct index_opts *opts;
    const uint32_t *rank; /* of each source; 0 is the first */
    size_t shared;        /* bytes all paths begin with, if sorted by path */
};

/* --- ranks of sources -------------------------------------------------- */

struct ranked {
    const struct source *source;
    uint32_t at;
};

static int compare_sources(const void *va, const void *vb)
{
    const struct ranked *a = va, *b = vb;
    bool a_named = a->source->name.n, b_named = b->source->name.n;
    int d = b_named - a_named; /* unknown last */
    if (!d)
        d = str_cmp(a->source->sort, b->source->sort);
    if (!d)
        d = str_cmp(a->source->name, b->source->name);
    return d ? d : (a->at > b->at) - (a->at < b->at);
}

static uint32_t *rank_sources(const struct archive *a, bool reverse)
{
    struct ranked *list = xmalloc(a->nsources * sizeof *list);
    uint32_t *rank = xmalloc(a->nsources * sizeof *rank);

    for (size_t i = 0; i < a->nsources; i++)
        list[i] = (struct ranked){ &a->sources[i], (uint32_t)i };
    if (a->nsources)
        qsort(list, a->nsources, sizeof *list, compare_sources);
    for (size_t i = 0; i < a->nsources; i++)
        rank[list[i].at] = (uint32_t)(reverse ? a->nsources - 1 - i : i);
    free(list);
    return rank;
}

/* --- keys -------------------------------------------------------------- */

/* Newest first, or oldest first; unknown last in both. */
static uint64_t time_key(int64_t ms, bool oldest_first)
{
    uint64_t up = (uint64_t)ms ^ (uint64_t)1 << 63;
    return ms == DATE_UNKNOWN ? UINT64_MAX : oldest_first ? up : ~up;
}

static uint32_t day_key(int32_t day, bool oldest_first)
{
    uint32_t up = (uint32_t)day ^ (uint32_t)1 << 31;
    return day == DAY_UNKNOWN ? UINT32_MAX : oldest_first ? up : ~up;
}

/* The first 8 bytes as a number that sorts as they do. */
static uint64_t text_key(struct str s, bool reverse)
{
    uint64_t k = 0;
    if (!s.p)
        return UINT64_MAX; /* absent: last */
    for (size_t i = 0; i < 8; i++)
        k = k << 8 | (i < s.n ? (unsigned char)s.p[i] : 0);
    return reverse ? ~k : k;
}

/* The same of a path, behind what all paths share. */
static uint64_t path_key(const struct entry *e, size_t shared, bool reverse)
{
    char head[8];
    struct str dir = str_head(str_skip(e->dir, shared), sizeof head);
    struct str name = str_head(e->name, sizeof head - dir.n);
    if (dir.n)
        memcpy(head, dir.p, dir.n);
    if (name.n)
        memcpy(head + dir.n, name.p, name.n);
    return text_key((struct str){ head, dir.n + name.n }, reverse);
}

/* Bytes with which all folders begin. */
static size_t shared_bytes(const struct archive *a, size_t n)
{
    struct str first = n ? archive_entry(a, 0)->dir : STR("");
    for (size_t i = 1; i < n && first.n; i++) {
        struct str dir = archive_entry(a, i)->dir;
        size_t same = 0;
        while (same < first.n && same < dir.n && first.p[same] == dir.p[same])
            same++;
        first.n = same;
    }
    return first.n;
}

static uint64_t group_key(const struct order *o, const struct entry *e)
{
    enum sort_key sort = o->opts->sort;
    uint64_t source = o->rank[e->source];
    bool by_date = sort == SORT_DATE;
    uint64_t day = day_key(e->day, by_date && o->opts->reverse);

    switch (o->opts->grouping) {
    case GROUP_SOURCE:
        return source << 32 | (by_date ? day : 0);
    case GROUP_DAY:
        return day << 32 | (by_date || sort == SORT_SOURCE ? source : 0);
    case GROUP_NONE:
        break;
    }
    return sort == SORT_SOURCE ? source << 32 : 0;
}

static struct key make_key(const struct order *o, uint32_t at)
{
    const struct entry *e = archive_entry(o->archive, at);
    bool reverse = o->opts->reverse;
    struct key k = { .group = group_key(o, e), .at = at };

    switch (o->opts->sort) {
    case SORT_DATE:
        k.by = time_key(e->order_ms, reverse);
        k.number = reverse ? ~e->number : e->number;
        break;
    case SORT_SOURCE:
        k.by = time_key(e->order_ms, false);
        k.number = e->number;
        break;
    case SORT_TITLE:
        k.by = text_key(e->title, reverse);
        break;
    case SORT_PATH:
        k.by = path_key(e, o->shared, reverse);
        break;
    case SORT_LENGTH:
        k.by = reverse ? e->size : ~e->size;
        break;
    }
    return k;
}

/* --- order ------------------------------------------------------------- */

static int compare_dates(const struct entry *a, const struct entry *b)
{
    uint64_t ta = time_key(a->order_ms, false);
    uint64_t tb = time_key(b->order_ms, false);
    if (ta != tb)
        return ta < tb ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static int compare_titles(const struct entry *a, const struct entry *b,
                          bool reverse)
{
    if (!a->title.p || !b->title.p)
        return !a->title.p - !b->title.p;
    int d = str_cmp(a->title, b->title);
    return reverse ? -d : d;
}

/* Keys are equal: the whole of what they began, then date, number, path. */
static int compare_entries(const struct order *o, uint32_t ia, uint32_t ib)
{
    const struct entry *a = archive_entry(o->archive, ia);
    const struct entry *b = archive_entry(o->archive, ib);
    enum sort_key sort = o->opts->sort;
    bool reverse = o->opts->reverse;
    int d = 0;

    if (sort == SORT_TITLE)
        d = compare_titles(a, b, reverse);
    if (!d && sort != SORT_PATH && sort != SORT_DATE)
        d = compare_dates(a, b);
    if (!d) {
        d = entry_compare_paths(a, b);
        if (reverse && (sort == SORT_PATH || sort == SORT_DATE))
            d = -d;
    }
    if (!d)
        d = (a->item > b->item) - (a->item < b->item);
    return d;
}

static inline bool not_after(const struct order *o, const struct key *a,
                             const struct key *b)
{
    if (a->group != b->group)
        return a->group < b->group;
    if (a->by != b->by)
        return a->by < b->by;
    if (a->number != b->number)
        return a->number < b->number;
    return compare_entries(o, a->at, b->at) <= 0;
}

enum { RUN = 16 }; /* keys sorted by insertion before merging */

static void sort_run(const struct order *o, struct key *k, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct key x = k[i];
        size_t j = i;
        for (; j > 0 && !not_after(o, &k[j - 1], &x); j--)
            k[j] = k[j - 1];
        k[j] = x;
    }
}

/* from[0, mid) and from[mid, n) into to. */
static void merge(const struct order *o, const struct key *from, size_t mid,
                  size_t n, struct key *to)
{
    size_t a = 0, b = mid;
    if (mid >= n || not_after(o, &from[mid - 1], &from[mid])) {
        memcpy(to, from, n * sizeof *to);
        return;
    }
    while (a < mid && b < n)
        *to++ = not_after(o, &from[a], &from[b]) ? from[a++] : from[b++];
    memcpy(to, from + a, (mid - a) * sizeof *to);
    memcpy(to + (mid - a), from + b, (n - b) * sizeof *to);
}

/* Sorts with the help of a second array; returns the one that holds it. */
static struct key *sort_keys(const struct order *o, struct key *k,
                             struct key *other, size_t n)
{
    for (size_t i = 0; i < n; i += RUN)
        sort_run(o, k + i, n - i < RUN ? n - i : RUN);
    for (size_t run = RUN; run < n; run *= 2) {
        for (size_t i = 0; i < n; i += 2 * run) {
            size_t left = n - i;
            merge(o, k + i, run < left ? run : left,
                  2 * run < left ? 2 * run : left, other + i);
        }
        struct key *sorted = other;
        other = k;
        k = sorted;
    }
    return k;
}

static bool has_row(const struct order *o, const struct index *x,
                    const struct entry *e)
{
    if (x->same && e->same)
        return x->stands[e->same - 1].times > 0;
    return !o->opts->keep || o->opts->keep(e, o->opts->user);
}

static void make_order(struct arena *arena, const struct order *o, size_t n,
                       struct index *out)
{
    struct key *keys = xmalloc(2 * n * sizeof *keys);
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        if (has_row(o, out, archive_entry(o->archive, i)))
            keys[kept++] = make_key(o, (uint32_t)i);
    const struct key *sorted = sort_keys(o, keys, keys + n, kept);
    out->order = arena_array(arena, const struct entry *, kept);
    for (size_t i = 0; i < kept; i++)
        out->order[i] = archive_entry(o->archive, sorted[i].at);
    out->n = (uint32_t)kept;
    free(keys);
}

/* --- copies ------------------------------------------------------------ */

/* The member that stands for one group of copies in one source. */
struct seen {
    uint32_t group; /* number + 1 of the last group that came by */
    uint32_t member;
};

static void stand_for_group(const struct index_opts *opts, struct seen *seen,
                            uint32_t g, struct stand *stands)
{
    const struct same *same = opts->same;
    bool by_source = opts->grouping == GROUP_SOURCE;
    for (uint32_t i = same->first[g]; i < same->first[g + 1]; i++) {
        const struct entry *e = same->members[i];
        struct seen *s = &seen[by_source ? e->source : 0];
        stands[i] = (struct stand){ UINT32_MAX, 0 };
        if (opts->keep && !opts->keep(e, opts->user))
            continue;
        if (s->group != g + 1)
            *s = (struct seen){ g + 1, i };
        stands[i].member = s->member;
        stands[s->member].times++;
    }
}

static void make_stands(struct arena *arena, const struct archive *a,
                        const struct index_opts *opts, struct index *x)
{
    struct seen *seen;
    x->same = opts->same;
    x->stands = NULL;
    if (!x->same)
        return;
    seen = xcalloc(a->nsources + 1, sizeof *seen);
    x->stands = arena_array(arena, struct stand, x->same->nmembers);
    for (uint32_t g = 0; g < x->same->ngroups; g++)
        stand_for_group(opts, seen, g, x->stands);
    free(seen);
}

uint32_t index_times(const struct index *x, const struct entry *e)
{
    return x->same && e->same ? x->stands[e->same - 1].times : 1;
}

const struct entry *index_row_of(const struct index *x, const struct entry *e)
{
    uint32_t member =
        e && e->same && x->same ? x->stands[e->same - 1].member : UINT32_MAX;
    return member == UINT32_MAX ? e : x->same->members[member];
}

/* --- groups ------------------------------------------------------------ */

/* Groups so far; those on the way to the present one are still open. */
struct cutter {
    const struct index *index;
    struct group *groups;
    size_t n, room;
};

static uint32_t open_group(struct cutter *c, enum group_kind kind,
                           uint32_t parent, uint32_t first, uint32_t source,
                           int32_t day)
{
    if (c->n == c->room) {
        c->room = c->room ? c->room * 2 : 64;
        c->groups = xrealloc(c->groups, c->room * sizeof c->groups[0]);
    }
    c->groups[c->n] = (struct group){
        .first = first,
        .parent = parent,
        .source = source,
        .day = day,
        .kind = (uint8_t)kind,
        .level =
            parent == UINT32_MAX ? 0 : (uint8_t)(c->groups[parent].level + 1),
    };
    return (uint32_t)c->n++;
}

static void close_group(struct cutter *c, uint32_t g, uint32_t end)
{
    c->groups[g].count = end - c->groups[g].first;
    c->groups[g].span = (uint32_t)c->n - g;
}

static uint32_t end_of_source(const struct index *x, uint32_t i)
{
    uint32_t source = x->order[i]->source;
    while (i < x->n && x->order[i]->source == source)
        i++;
    return i;
}

static uint32_t end_of_day(const struct index *x, uint32_t i, uint32_t end)
{
    int32_t day = x->order[i]->day;
    while (i < end && x->order[i]->day == day)
        i++;
    return i;
}

static int32_t month_of(int32_t day)
{
    int year, month, mday;
    meta_civil_of(day, &year, &month, &mday);
    return day - (mday - 1);
}

/* Which rows a source has under it (screens.md: headings, not columns). */
struct shape {
    bool months, days;
};

enum { MANY_DAYS = 40, FEW_A_DAY = 2 };

static struct shape shape_of(const struct index *x, uint32_t first,
                             uint32_t end)
{
    uint32_t days = 0, dated = 0;
    for (uint32_t i = first, next; i < end; i = next) {
        next = end_of_day(x, i, end);
        if (x->order[i]->day != DAY_UNKNOWN) {
            days++;
            dated += next - i;
        }
    }
    bool few = dated < (uint64_t)FEW_A_DAY * days;
    return (struct shape){ .months = few || days > MANY_DAYS, .days = !few };
}

static void cut_days(struct cutter *c, uint32_t parent, uint32_t source,
                     uint32_t first, uint32_t end)
{
    for (uint32_t i = first, next; i < end; i = next) {
        next = end_of_day(c->index, i, end);
        uint32_t g = open_group(c, GROUP_OF_DAY, parent, i, source,
                                c->index->order[i]->day);
        close_group(c, g, next);
    }
}

/* Months of [first, end), all dated. */
static void cut_months(struct cutter *c, uint32_t parent, uint32_t source,
                       uint32_t first, uint32_t end, bool days)
{
    for (uint32_t i = first, next; i < end; i = next) {
        int32_t month = month_of(c->index->order[i]->day);
        for (next = i;
             next < end && month_of(c->index->order[next]->day) == month;)
            next = end_of_day(c->index, next, end);
        uint32_t g = open_group(c, GROUP_OF_MONTH, parent, i, source, month);
        if (days)
            cut_days(c, g, source, i, next);
        close_group(c, g, next);
    }
}

static void cut_source(struct cutter *c, uint32_t first, uint32_t end,
                       bool by_date)
{
    const struct index *x = c->index;
    uint32_t source = x->order[first]->source, dated = end;
    uint32_t g =
        open_group(c, GROUP_OF_SOURCE, UINT32_MAX, first, source, DAY_UNKNOWN);
    if (by_date) {
        struct shape shape = shape_of(x, first, end);
        while (dated > first && x->order[dated - 1]->day == DAY_UNKNOWN)
            dated--;
        if (shape.months)
            cut_months(c, g, source, first, dated, shape.days);
        else
            cut_days(c, g, source, first, dated);
        cut_days(c, g, source, dated, end);
    }
    close_group(c, g, end);
}

static void make_groups(struct arena *arena, const struct index_opts *opts,
                        struct index *x)
{
    struct cutter c = { .index = x };

    if (opts->grouping == GROUP_DAY)
        cut_days(&c, UINT32_MAX, UINT32_MAX, 0, x->n);
    if (opts->grouping == GROUP_SOURCE)
        for (uint32_t i = 0, next; i < x->n; i = next) {
            next = end_of_source(x, i);
            cut_source(&c, i, next, opts->sort == SORT_DATE);
        }
    x->ngroups = (uint32_t)c.n;
    x->groups = arena_array(arena, struct group, c.n);
    if (c.n)
        memcpy(x->groups, c.groups, c.n * sizeof c.groups[0]);
    free(c.groups);
}

void index_build(struct arena *arena, const struct archive *a, size_t n,
                 const struct index_opts *opts, struct index *out)
{
    assert(n <= a->nentries && n < UINT32_MAX);
    bool reverse = opts->sort == SORT_SOURCE && opts->reverse;
    uint32_t *rank = rank_sources(a, reverse);
    size_t shared = opts->sort == SORT_PATH ? shared_bytes(a, n) : 0;
    struct order o = { a, opts, rank, shared };

    make_stands(arena, a, opts, out);
    make_order(arena, &o, n, out);
    make_groups(arena, opts, out);
    free(rank);
}

uint32_t index_group(const struct index *x, uint32_t i)
{
    uint32_t low = 0, high = x->ngroups; /* the last one that begins by i */
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (x->groups[mid].first <= i)
            low = mid + 1;
        else
            high = mid;
    }
    return low && i < x->n ? low - 1 : UINT32_MAX;
}
