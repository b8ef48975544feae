/* SPDX-License-Identifier: MIT */
/*
 * zone - the clocks of the places that sources write from.
 *
 * Names as in the tz database, but neither that database nor TZ is read: an
 * offset and a rule for summer time by formula, so that two machines list
 * the same days. Right from 1990 on, which is as far back as dates are
 * believed; a place whose standard time moved since then has the present one.
 */
#ifndef PARSER_ZONE_H
#define PARSER_ZONE_H

#include "base/str.h"

#include <stdint.h>

enum zone_rule {
    ZONE_FIXED, /* no summer time */
    ZONE_EU,    /* last Sundays of March and October, 01:00 UTC */
    ZONE_US,    /* 02:00 local: from 2007 second Sunday of March to first of
                   November, before that first of April to last of October */
    ZONE_AU,    /* 02:00 standard: first Sundays of October and April */
};

struct zone {
    struct str name;
    int16_t offset; /* minutes east of UTC in winter */
    uint8_t rule;   /* enum zone_rule */
};

/* NULL if it is none of ours. */
const struct zone *zone_find(struct str name);
/* Asia/Shanghai. */
const struct zone *zone_default(void);

/* Minutes east of UTC at an instant (ms since 1970). */
int zone_offset(const struct zone *z, int64_t ms);
/* The instant at which the clock of z shows local (ms since 1970 as if it
 * were UTC): of an hour that comes twice the first one, of one that is left
 * out the time an hour later. */
int64_t zone_instant(const struct zone *z, int64_t local);

/* All of them, sorted by name; for tests. */
extern const struct zone zones[];
extern const size_t nzones;

#endif
