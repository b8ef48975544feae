/* SPDX-License-Identifier: MIT */
/*
 * page_saved - what the program that saved a page put around it: comments of
 * browsers and SingleFile, the frame of archive.today, the head of a reader
 * view.
 */
#ifndef PARSER_PAGE_SAVED_H
#define PARSER_PAGE_SAVED_H

#include "parser/tags.h"

/* The address in a comment at the begin of a page; absent. */
struct str saved_comment(struct str text);

/* The address that a tag gives as that of the page before it was archived or
 * put into a reader view; absent. Raw, with references; that in an archive
 * stands behind the address of the archive. */
struct str saved_original(const struct tag *t);

/* Is this the address of a page in archive.today, which tells nothing of what
 * it is a copy of? */
bool saved_elsewhere(struct str url);

#endif
