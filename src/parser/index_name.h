/* SPDX-License-Identifier: MIT */
/* index_name - files that hold no article, by their names. */
#ifndef PARSER_INDEX_NAME_H
#define PARSER_INDEX_NAME_H

#include "base/str.h"

/* README.md, SUMMARY.md, 404.html, _layouts/post.html and the like. */
bool index_name(struct str path);

#endif
