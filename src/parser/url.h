/* SPDX-License-Identifier: MIT */
/* url - addresses as text (RFC 3986), never opened here. */
#ifndef PARSER_URL_H
#define PARSER_URL_H

#include "base/arena.h"

/* The host of scheme://user@host:port/…, empty if there is none. */
struct str url_host(struct str url);
/* Is it http: or https: with a host? */
bool url_is_web(struct str url);
/* ref made absolute against base (section 5.2); ref itself where base is no
 * absolute address, but "//host" with https. Blanks at the ends go;
 * "https:https://" is mended. */
struct str url_resolve(struct arena *a, struct str base, struct str ref);
/* For people: percent-encoded UTF-8 decoded, cleaned, without scheme, "www."
 * and tracking parameters; %20 and controls stay encoded. Also of a relative
 * one. */
struct str url_shown(struct arena *a, struct str url);
/* The address a proxy or redirector of section 6 wraps, else url. */
struct str url_unwrap(struct arena *a, struct str url);
/* The address whose page an archive of the web keeps, else url:
 * web.archive.org/web/20230917000000/https://…, archive.today/2023…/https://… */
struct str url_archived(struct str url);
/* Equal for addresses of the same story, for comparison only: unwrapped,
 * without scheme, "www.", "m.", "amp.", usual port, index page, fragment,
 * tracking parameters, slashes at the end. Absent if url is no web address. */
struct str url_key(struct arena *a, struct str url);

#endif
