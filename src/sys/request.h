/* SPDX-License-Identifier: MIT */
/*
 * request - what passes between the reader and its helper, and what of it is
 * allowed. Both sides use the same checks, each for itself.
 */
#ifndef SYS_REQUEST_H
#define SYS_REQUEST_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum { REQUEST_TEXT = 8192 };

enum request_kind { OPEN_URL, EDIT_FILE, REQUEST_KINDS };

struct request {
    uint32_t kind;
    uint32_t line; /* EDIT_FILE: from 1, 0 for none */
    uint32_t n;    /* bytes of text */
    char text[REQUEST_TEXT];
};

/* The first thing the helper says: what it will start. */
struct greeting {
    struct program_notice {
        char name[256]; /* cut there; empty: there is none */
        bool foreground;
    } program[REQUEST_KINDS];
};

enum verdict { STARTED, REFUSED, FAILED };

struct answer {
    int32_t verdict;
    int32_t error; /* errno of FAILED */
};

/* Real paths at or below which files may be edited, in the caller's arena. */
struct roots {
    char **path;
    size_t n;
};

void roots_find(struct roots *r, const struct str *paths, size_t n,
                struct arena *a);

/* An http or https address without control characters. */
bool request_url_ok(struct str url);
/* The real path of a regular file that may be edited, on the heap; NULL if
 * it may not. */
char *request_file(const struct roots *r, struct str path);

/* Whole records over a pipe; false when the other end is gone. */
bool record_write(int fd, const void *record, size_t n);
/* on_wait (may be NULL) is called when a signal came. */
bool record_read(int fd, void *record, size_t n, void (*on_wait)(void));

#endif
