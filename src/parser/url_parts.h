/* SPDX-License-Identifier: MIT */
/* url_parts - the parts of an address, shared by the files of parser/url. */
#ifndef PARSER_URL_PARTS_H
#define PARSER_URL_PARTS_H

#include "base/str.h"

/* Views into the address. */
struct url_parts {
    struct str scheme;    /* without ':'; absent if there is none */
    struct str authority; /* absent if there is no "//" */
    struct str path;
    struct str query;    /* with '?', or empty */
    struct str fragment; /* with '#', or empty */
};

struct url_parts url_split(struct str url);
/* The host of an authority, without user and port. */
struct str url_authority_host(struct str authority);
/* Bytes of "scheme:" at the begin of s, 0 if there is none. */
size_t url_scheme(struct str s);
/* Index of the first byte of s that is in set; s.n if there is none. */
size_t url_any_of(struct str s, const char *set);
/* The byte of "%XX" at s, -1 if it is none. */
int url_escaped(struct str s);
/* Does a field of a query only say how one came to the page? */
bool url_is_tracking(struct str field);

#endif
