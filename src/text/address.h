/* SPDX-License-Identifier: MIT */
/*
 * address - where an address of the web in running text begins and parts.
 *
 * An address parts behind / ? & = . - _ and before %XX, never inside a name
 * or a triplet (clreq 3.2.4, UAX 14 on URLs). Paths and names of files and
 * programs are cut by the same signs and some more, but only where a line has
 * no other end.
 */
#ifndef TEXT_ADDRESS_H
#define TEXT_ADDRESS_H

#include "base/str.h"

#include <stdbool.h>

/* Does "://" or "www." stand at p < end? The caller knows if a letter stands
 * before it. */
static inline bool address_begins(const char *p, const char *end)
{
    return (*p == ':' && end - p >= 3 && p[1] == '/' && p[2] == '/') ||
           (*p == 'w' && end - p >= 4 && memcmp(p, "www.", 4) == 0);
}

/* The rest of an address from p on, behind at least one byte of it: fills its
 * part of a break map (text/brk) and returns its bytes, 0 if it is over. */
size_t address_run(const char *p, const char *end, unsigned char *out);

/* May a run that must be cut be cut before byte i, 0 < i < s.n: behind a sign
 * that joins two names, or before %XX? */
bool address_joint(struct str s, size_t i);

/* Is byte i a sign before a name, which may begin a line if it must? */
bool address_sign(struct str s, size_t i);

#endif
