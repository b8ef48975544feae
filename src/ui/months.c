/* SPDX-License-Identifier: MIT */
/* Two passes over the entries: the ends, then the counts. */
#include <config.h>

#include "ui/months.h"

static int32_t month_of(const struct entry *e)
{
    int year, month, day;
    meta_civil_of(e->day, &year, &month, &day);
    return 12 * year + month - 1;
}

void months_count(struct months *m, struct arena *a,
                  const struct entry *const *list, uint32_t n)
{
    int32_t first = INT32_MAX, last = INT32_MIN;
    *m = (struct months){ 0 };
    for (uint32_t i = 0; i < n; i++) {
        int32_t day = list[i]->day;
        if (day == DAY_UNKNOWN) {
            m->undated++;
            continue;
        }
        first = day < first ? day : first;
        last = day > last ? day : last;
    }
    if (first > last)
        return;
    m->first = month_of(&(struct entry){ .day = first });
    m->n = (uint32_t)(month_of(&(struct entry){ .day = last }) - m->first) + 1;
    m->count = arena_zalloc(a, m->n * sizeof *m->count);
    for (uint32_t i = 0; i < n; i++)
        if (list[i]->day != DAY_UNKNOWN)
            m->count[month_of(list[i]) - m->first]++;
}

/* The multiple of step that holds the month, rounded down. */
static int32_t begin_of(int32_t month, int32_t step)
{
    int32_t in = month % step;
    return month - (in < 0 ? in + step : in);
}

static uint32_t bars_for(const struct months *m, int32_t step)
{
    int32_t last = m->first + (int32_t)m->n - 1;
    return (uint32_t)((begin_of(last, step) - begin_of(m->first, step)) /
                      step) +
           1;
}

/* 1, 3, 12, 24, 60, 120, 240, 600, … */
static int32_t next_step(int32_t step)
{
    static const int32_t first[] = { 1, 3, 12, 24, 60, 120 };
    for (size_t i = 0; i + 1 < sizeof first / sizeof *first; i++)
        if (first[i] == step)
            return first[i + 1];
    return 2 * step;
}

void months_bars(struct bars *b, struct arena *a, const struct months *m,
                 uint32_t room)
{
    int32_t step = 1;
    *b = (struct bars){ 0 };
    if (m->n == 0 || room == 0)
        return;
    while (bars_for(m, step) > room && step < INT32_MAX / 4)
        step = next_step(step);
    b->step = (unsigned)step;
    b->first = begin_of(m->first, step);
    b->n = bars_for(m, step);
    if (b->n > room)
        b->n = room;
    b->count = arena_zalloc(a, b->n * sizeof *b->count);
    for (uint32_t i = 0; i < m->n; i++) {
        uint32_t bar = (uint32_t)((m->first + (int32_t)i - b->first) / step);
        if (bar < b->n)
            b->count[bar] += m->count[i];
    }
    for (uint32_t i = 0; i < b->n; i++)
        b->most = b->count[i] > b->most ? b->count[i] : b->most;
}

unsigned bars_level(const struct bars *b, uint32_t i)
{
    uint64_t count = b->count[i];
    if (count == 0)
        return 0;
    return (unsigned)((count * BAR_LEVELS + b->most - 1) / b->most);
}
