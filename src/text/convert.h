/* SPDX-License-Identifier: MIT */
/*
 * convert - Chinese text in the characters that a reader prefers.
 *
 * OpenCC converts word by word (头发 頭髮, 发现 發現); it is loaded at the first
 * conversion, so that a program that never converts needs neither its time nor
 * its library. Quotation marks are ours: one character for one.
 */
#ifndef TEXT_CONVERT_H
#define TEXT_CONVERT_H

#include "base/arena.h"
#include "base/err.h"
#include "text/lang.h"

#include <stdbool.h>

enum script { SCRIPT_ORIGINAL, SCRIPT_SIMPLIFIED, SCRIPT_TRADITIONAL };

/* Whose characters, and with REGION_TW_WORDS whose words: of traditional text
 * that is made, or of the one that is read. */
enum region { REGION_NONE, REGION_HK, REGION_TW, REGION_TW_WORDS };

enum quotes { QUOTES_WRITTEN, QUOTES_CORNER, QUOTES_CURLY };

struct convert_to {
    enum script script;
    enum region region;
    enum quotes quotes;
};

struct convert;

/* Loads what is needed for all but SCRIPT_ORIGINAL; *out is set if ST_OK. */
enum status convert_open(struct convert_to to, struct convert **out,
                         struct err *err);
void convert_close(struct convert *c); /* may be NULL */

/* Would text of this language change? Not that of Japan and Korea, and no
 * traditional text into traditional one of no region. */
bool convert_wants(const struct convert *c, enum lang lang);

/* The language that text of this one is in afterwards. */
enum lang convert_lang(const struct convert *c, enum lang lang);

/* The text as it is to be shown: s itself if nothing changes, else a copy in
 * the arena. s is clean, valid UTF-8. */
struct str convert_text(struct convert *c, struct arena *a, struct str s,
                        enum lang lang);

#endif
