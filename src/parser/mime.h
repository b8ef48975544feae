/* SPDX-License-Identifier: MIT */
/*
 * mime - messages of mail (RFC 5322, 2045 to 2047): the header, the part that
 * is the text, and what is encoded in them.
 */
#ifndef PARSER_MIME_H
#define PARSER_MIME_H

#include "base/arena.h"
#include "text/charset.h"

#include <stdbool.h>

enum { MIME_LOOK = 256 << 10 }; /* bytes of a part that tell what it is */

enum encoding { ENCODING_NONE, ENCODING_QUOTED, ENCODING_BASE64 };

struct mime_part {
    struct str head; /* of the message */
    struct str body;
    enum encoding encoding;
    enum charset charset;
    struct str location;
    bool html;
};

/* Does text begin with the header of a message? *body: all behind it. */
bool mime_message(struct str text, struct str *head, struct str *body);
/* The value of a header field with its folded lines; absent if there is
 * none. */
struct str mime_field(struct str head, struct str name);
/* The first part that is HTML, else the first that is plain text. */
bool mime_find(struct arena *a, struct str text, struct mime_part *out);
/* Its text as UTF-8, from its first `look` bytes. What is not encoded was
 * decoded with the file. */
struct str mime_text(struct arena *a, const struct mime_part *p, size_t look);
/* A value of the header with its encoded words decoded. */
struct str mime_words(struct arena *a, struct str s);

#endif
