/* SPDX-License-Identifier: MIT */
/*
 * json - writer of one line of JSON (RFC 8259) into a buffer.
 *
 * Commas are put by the writer: before a key or an element that is not the
 * first. Strings must be valid UTF-8; controls, bidi controls and invisible
 * characters are written as \u escapes, all else as it stands.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

struct json {
    struct buf *out;
    bool comma; /* the next key or element needs one before it */
};

void json_open(struct json *j, char bracket);  /* '{' or '[' */
void json_close(struct json *j, char bracket); /* '}' or ']' */
void json_key(struct json *j, const char *key);
/* Values: an absent string (p NULL) is null. */
void json_str(struct json *j, struct str s);
void json_int(struct json *j, int64_t v);
void json_bool(struct json *j, bool v);
void json_null(struct json *j);

#endif
